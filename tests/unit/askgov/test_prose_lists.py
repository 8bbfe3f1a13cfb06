"""Whether the parts that prose lists of a total come to it."""

from decimal import Decimal

from askgov.domain import Operation, Provenance, Statement, StatementQuery
from askgov.prose_lists import listed

SENTENCE = "主动公开信息总数为251条，其中招生考试44条、教师招聘15条、工作动态192条；开展培训3期，其中线上1期、线下2期。"
LISTED = [
    ("主动公开信息总数", 251, "条", None), ("招生考试", 44, "条", 0), ("教师招聘", 15, "条", 0), ("工作动态", 192, "条", 0),
    ("开展培训", 3, "期", None), ("线上", 1, "期", 4), ("线下", 2, "期", 4),
]  # fmt: skip


def statement(number: int, label: str, value: int, unit: str, parent: int | None, *, approximate: bool = False) -> Statement:
    return Statement(
        id=f"r:s:{number}", report_id="r", label=label, value=Decimal(value), unit=unit, approximate=approximate,
        parent=None if parent is None else f"r:s:{parent}", parent_labels=() if parent is None else (LISTED[parent][0],),
        sentence=SENTENCE, source=Provenance(report_id="r", file="f", block=0, as_printed=f"{value}{unit}"),
    )  # fmt: skip


POOL = [statement(n, *told) for n, told in enumerate(LISTED)]


def query(question: str) -> StatementQuery:
    labels = ("主动公开信息",) if "主动公开" in question else ()
    return StatementQuery(terms=(), question=question, about=question, operation=Operation.CHECK, labels=labels)


def test_a_list_that_comes_to_its_total() -> None:
    held = listed(query("主动公开信息各项加起来等于总数吗"), POOL)
    assert held is not None
    assert (held.operands[0].value, held.value, held.formula) == (251, 251, "44 + 15 + 192 = 251")


def test_a_changed_part_changes_the_sum() -> None:
    changed = [*POOL[:3], statement(3, "工作动态", 191, "条", 0), *POOL[4:]]
    held = listed(query("主动公开信息各项加起来等于总数吗"), changed)
    assert held is not None
    assert held.value == 250


def test_the_total_may_be_named_by_its_number() -> None:
    held = listed(query("3期培训，分项加起来对得上吗"), POOL)
    assert held is not None
    assert held.operands[0].label == "开展培训"


def test_without_a_list_or_with_about_figures_nothing_is_held() -> None:
    assert listed(query("政策解读分项加起来对得上吗"), POOL) is None
    about = [statement(0, "主动公开信息总数", 251, "条", None, approximate=True), *POOL[1:4]]
    assert listed(query("主动公开信息各项加起来等于总数吗"), about) is None
