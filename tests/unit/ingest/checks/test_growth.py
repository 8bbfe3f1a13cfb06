"""Growth in prose against the figures of both years in its sentence."""

import pytest

from askgov.domain import Severity
from ingest.checks.growth import growth_off
from tests.unit.ingest.checks.reported import reported

DOUBT, NOTE = Severity.DOUBT, Severity.NOTE


def found(text: str) -> list[tuple[Severity, str, str]]:
    """Severity, and the two numbers that should agree."""
    return [(f.severity, f"{f.left:f}", f"{f.right:f}") for f in growth_off(reported(text))]


@pytest.mark.parametrize(
    ("text", "severity", "left", "right"),
    [
        ("热线诉求共计22050件，较上年增加3722件，增长16.9%。", DOUBT, "16.9", "20.31"),
        ("收到申请21件，上年为17件，同比增长33.5%。", DOUBT, "33.5", "23.53"),
        ("收到申请21件，比上年的17件增加5件。", DOUBT, "5", "4"),
        ("发布信息452条，比上年的381条增长9.2%，其中政策120条、动态332条。", DOUBT, "9.2", "18.64"),
        ("收到申请由2022年的30件增加到21件。", DOUBT, "21", "30"),
        ("收到申请21件，上年为30件，同比增长30%。", DOUBT, "21", "30"),
        ("收到申请29件，上年为17件，同比增长70%。", NOTE, "70", "70.6"),
        pytest.param("发布信息2401条，是2013年（1128条）的1.5倍。", DOUBT, "1.5", "2.13", id="32 with the base told"),
        ("作出许可决定273件，同比增加7.1%（2022年为294件）。", DOUBT, "273", "294"),
        ("全年访问量56942次，较2022年的82036次减少了25094次，减少幅度为31.51%。", DOUBT, "31.51", "30.589"),
        ("2022年收到申请17件，2023年收到申请21件，增长33.5%。", DOUBT, "33.5", "23.53"),
        ("发布解读30篇，上年发布10篇，增长4倍。", DOUBT, "4", "2.0"),
    ],
)
def test_growth_that_its_figures_do_not_bear_out(text: str, severity: Severity, left: str, right: str) -> None:
    assert found(text) == [(severity, left, right)]


@pytest.mark.parametrize(
    "text",
    [
        "热线诉求共计22050件，较上年增加3722件，增长20.31%。",
        "收到申请21件，上年为17件，增加4件，增长23.5%。",
        "收到申请由2022年的30件减少到21件，下降30%。",
        "办理时限由20个工作日压缩至10个工作日，压缩50%。",
        "收到申请21件，同比增长16.7%，其中自然人20件，占95.2%。",  # last year's figure is not told
        "受理诉求90件，办结88件，较上年增加5件，增长6%。",  # of which of the two is not told
        "收到申请21件，较2022年减少4件，下降16%；办结20件，较2022年减少6件，下降23.1%。",
        "2023年收到申请50件，2022年收到40件，2021年收到20件，分别增长25%和100%。",
        "发布解读30篇，去年发布15篇，增长1倍。",
        "2022年收到申请17件，2023年收到申请21件，增长23.5%。",
        "收到申请21件，2023年为21件，增长23.5%。",
        "发布信息2401条，是2013年的1.5倍。",  # 32 as printed: only last year's report can tell
        "12345热线办理2.2万件，较上年增加3722件，增长18%。",
        "收到申请21件，上年为17件，同比增长约20%。",
        "收到申请21件，上年为0件，增加21件。",
    ],
)
def test_growth_that_fits_or_cannot_be_computed(text: str) -> None:
    assert found(text) == []


def test_the_message_gives_both_figures() -> None:
    (finding,) = growth_off(reported("收到申请21件，上年为17件，同比增长33.5%。"))
    assert finding.rule == "prose_growth"
    assert all(shown in finding.message for shown in ("21件", "17件", "23.53%", "33.5%"))
    assert finding.operands[0].as_printed == "21件"


def test_last_year_in_brackets_behind_its_year() -> None:
    assert found("新收申请250件，同比减少22.6%（2022年为323件）。") == []
    ((_, stated, _),) = found("新收申请250件，同比减少29.2%（2022年为323件）。")
    assert stated == "29.2"
