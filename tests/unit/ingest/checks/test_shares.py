"""Shares in prose against the figures that they are shares of."""

import pytest

from askgov.domain import Severity
from ingest.checks.shares import shares_off
from tests.unit.ingest.checks.reported import reported

DOUBT, NOTE = Severity.DOUBT, Severity.NOTE


def found(text: str) -> list[tuple[Severity, str, str]]:
    """Severity, the share as printed and as computed."""
    return [(f.severity, f"{f.left:f}", f"{f.right:f}") for f in shares_off(reported(text))]


@pytest.mark.parametrize(
    ("text", "severity", "stated", "computed"),
    [
        pytest.param("公开信息80条，其中动态60条，占比75%；公告19条，占比23.8%；政策文件1条，占比1.1%。", NOTE, "1.1", "1.25", id="29"),
        pytest.param("主动公开政府信息38482条，其中部门公开11268条，占总数的三分之一。", NOTE, "33.3", "29.28", id="30"),
        pytest.param("受理群众留言498件，办结492件，办结率98%。", NOTE, "98", "98.8", id="31"),
        ("答复申请805件，其中予以公开及部分公开258件，占33.9%。", DOUBT, "33.9", "32.05"),
        ("办结20件，不予公开3件，占办结总数的25%。", DOUBT, "25", "15.0"),
        ("自然人申请15件，占新收申请总数18件的73.3%。", DOUBT, "73.3", "83.33"),
        ("12345热线转办诉求50件，按期办结45件，按期办结率94.5%。", DOUBT, "94.5", "90.00"),
        ("网站留言332条，其中五日内答复29条，占比8.04%。", DOUBT, "8.04", "8.735"),
        ("发放问卷350份，收回有效问卷69份，回收率22.7%。", DOUBT, "22.7", "19.71"),
        ("公开信息100条，其中政策文件21条，占总数的一半。", NOTE, "50.0", "21.00"),
        ("受理来信90件，办结88件，办结率100%。", NOTE, "100", "97.8"),
    ],
)
def test_a_share_that_no_figure_bears_out(text: str, severity: Severity, stated: str, computed: str) -> None:
    assert found(text) == [(severity, stated, computed)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("主动公开信息530条，其中业务动态类信息528条，占总体的比例为99.61%。", id="33"),
        pytest.param("主动公开信息2030条，其中机构职能类9条，占总数的0.4%；财政类40条，占2%。", id="46"),
        pytest.param("主动公开信息95条，其中行政许可类92条，占97%；财政类1条，占1%；其他类2条，占2%。", id="46 forced to 100"),
        "答复申请805件，其中无法提供265件，占32.9%。",
        "受理12345热线工单1200件，办结1190件，按时办结率99.8%，满意率98.5%。",  # in time, of those that were due
        "以互联网申请为主，共203件，占比81.2%；信函申请41件，占比16.4%；当面申请6件，占比2.4%。",  # the total is the sum
        "在全部答复件中，予以公开112件，占44.8%；无法提供87件，占34.8%。",  # the total is not told
        "办理申请7件，占全县申请总量的15%。",
        "公开信息503条，占年度任务的125.8%。",
        "收到申请21件，其中自然人20件，约占96%。",
        "收到申请20件。登记全程留痕。办结18件，予以公开9件，占全部申请的45%。",  # not of those closed
        "受理申请3件，自然人2件，占66.7%，法人1件，占33.3%。",
        "公开信息300条，其中县区200条，占三分之二；市直95条，约占三分之一。",
        "收到申请40件，上年结转10件，办结45件，占90%。",  # of both together
        "公开信息12万余条，其中政策文件1万条，占20%。",
        "公开信息0条，其中政策文件0条，占0%。",
        "抽查120家单位，合格118家，合格率98.3%。",
    ],
)
def test_a_share_that_fits_or_whose_base_is_not_told(text: str) -> None:
    assert found(text) == []


def test_the_message_gives_both_figures_and_the_share() -> None:
    (finding,) = shares_off(reported("办结20件，不予公开3件，占办结总数的25%。"))
    assert finding.rule == "prose_share"
    assert all(shown in finding.message for shown in ("20 件", "3 件", "15.0%", "25%"))
    assert [operand.as_printed for operand in finding.operands] == ["25%", "3件", "20件"]


def test_about_a_share() -> None:
    for fits in (
        "在办结的60件申请中，不予公开20件，约占33%。",
        "在办结的60件申请中，不予公开20件，约占30%。",
        "办结60件申请，不予公开20件，约占31%以上。",
    ):
        assert found(fits) == []
    ((severity, stated, _),) = found("在办结的60件申请中，不予公开20件，约占31.2%。")
    assert (severity, stated) == (Severity.DOUBT, "31.2")


@pytest.mark.parametrize(
    "text",
    [
        "收到申请50件，其中依法公开23件（含部分公开5件），占46%。",
        "予以公开20件，部分公开5件，两项合计占51.0%。",
        "予以公开20件，部分公开5件，共占51.0%。",
        "收到申请50件，其中公开25件（含部分公开5件），占总数的一半。",
    ],
)
def test_a_share_is_not_always_that_of_the_figure_right_before_it(text: str) -> None:
    assert found(text) == []


def test_a_share_behind_brackets_that_fits_no_figure() -> None:
    assert found("收到申请50件，其中依法公开23件（含部分公开5件），占48%。") == [(DOUBT, "48", "46.0")]
    assert found("收到申请50件，其中依法公开23件（占48%）。") == [(DOUBT, "48", "46.0")]
