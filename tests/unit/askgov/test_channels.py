"""A count of what one channel published is not that of all, nor of several channels together."""

from decimal import Decimal

import pytest

from askgov.channels import of_its_channel
from askgov.domain import Provenance, Statement


def count(sentence: str, printed: str, label: str = "公开信息", parents: tuple[str, ...] = ()) -> Statement:
    source = Provenance(report_id="r", file="f", block=0, as_printed=printed)
    value = Decimal(printed.rstrip("条篇人"))
    return Statement(
        id="r:s:1", report_id="r", label=label, value=value, unit=printed[-1], sentence=sentence, parent_labels=parents, source=source
    )


LISTED = "主动公开信息1987条，其中门户网站1322条，公众号588条，其他77条。"


@pytest.mark.parametrize(
    ("asked", "statement", "its"),
    [
        ("微信公众号公开多少条", count(LISTED, "588条", "公众号"), True),
        ("微信公众号公开多少条", count(LISTED, "1322条", "门户网站"), False),
        ("微信公众号公开多少条", count(LISTED, "1987条", "主动公开信息"), False),
        ("主动公开多少条", count(LISTED, "1987条", "主动公开信息"), True),  # no channel is named
        ("微博发布信息多少条", count("通过微博、微信发布信息5127条。", "5127条"), False),
        ("微博和微信发布信息多少条", count("通过微博、微信发布信息5127条。", "5127条"), True),
        ("网站公开信息多少条", count("主动公开信息28351条，门户网站访问量325万次。", "28351条"), False),
        ("网站公开的双公示多少条", count("网站公开6072条，其中双公示4541条。", "4541条", "双公示", ("政府网站主动公开信息",)), True),
        ("公众号发了多少篇", count("网站适老化改造后，公众号推出播报，全年发文1024篇。", "1024篇", "发文"), True),
        ("微信粉丝多少人", count("公众号发文3条，粉丝7人。", "7人", "粉丝"), True),  # no count of what was published
    ],
)
def test_a_count_is_of_the_channel_named(asked: str, statement: Statement, its: bool) -> None:
    assert of_its_channel(asked, statement) is its
