"""Who asked, in prose and in the columns of the table."""

import pytest

from askgov.domain import Applicant, Scope
from ingest.checks.applied import applicants_told_otherwise

from .drafted import Cells, drafted

PERSON, COMPANY = Applicant.NATURAL_PERSON, Applicant.COMPANY
NONE: Cells = {("requests.received", each): 0 for each in (Applicant.RESEARCH, Applicant.NONPROFIT, Applicant.LEGAL_SERVICE)}
ROW: Cells = {
    "requests.received": 15, ("requests.received", PERSON): 13, ("requests.received", COMPANY): 1,
    ("requests.received", Applicant.OTHER_ORG): 1, "requests.closed": 14, ("requests.closed", PERSON): 12, **NONE,
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("新收申请15件，其中自然人12件、商业企业2件。", "“自然人”的 13 件"),
        ("新收政府信息公开申请15件，其中自然人申请13件、法人或其他组织3件。", "“法人或其他组织”的 2 件"),
        ("全年收到申请15件，其中公民12件、法人3件。", "“自然人”的 13 件"),
        ("全年办结申请14件，其中自然人13件、商业企业1件。", "办理结果总计”一行“自然人”的 12 件"),
    ],
)
def test_another_number_than_the_column(said: str, held: str) -> None:
    (found,) = applicants_told_otherwise(drafted(said, ROW))
    assert (found.rule, found.difference is not None, len(found.operands) >= 2) == ("prose", True, True)
    assert held in found.message


@pytest.mark.parametrize(
    "said",
    [
        "新收申请15件，其中自然人13件、商业企业1件、其他1件。",
        "新收申请15件，其中自然人13件、法人2件。",
        "新收申请15件，其中自然人13件、法人1件、其他组织1件。",  # which of the five a person of law is counted as is not said
        "全年受理申请16件，其中自然人12件。",  # a total that the table does not have is told as such
        "新收申请15件，其中网络申请中自然人6件。",
        "2022年收到申请15件，其中自然人9件。",
        "新收申请15件，其中自然人约12件。",
        "处理信访件15件，其中自然人9件。",
    ],
)
def test_what_agrees_or_counts_otherwise(said: str) -> None:
    assert list(applicants_told_otherwise(drafted(said, ROW))) == []


def test_a_column_that_is_not_held() -> None:
    said = "新收申请15件，其中自然人12件、法人3件。"
    assert list(applicants_told_otherwise(drafted(said, {"requests.received": 15}))) == []
    assert list(applicants_told_otherwise(drafted(said, ROW, organ="甲县人民政府", scope=Scope.AGGREGATE))) == []
