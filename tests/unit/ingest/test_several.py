"""A file with two reports is refused; a report that a page prints twice is one."""

import pytest

from ingest.readers.text import read_text
from ingest.sections import outline
from ingest.several import several_reports

TITLE = "{organ}{year}年政府信息公开工作年度报告\n"
BODY = """
一、总体情况
我局全年主动公开政府信息{count}条，贯彻条例。
二、主动公开政府信息情况
见附表，数据无变化。
三、收到和处理政府信息公开申请情况
收到{count}件，均已办结。
四、政府信息公开行政复议、行政诉讼情况
没有复议和诉讼。
五、存在的主要问题及改进情况
公开还不够及时。
六、其他需要报告的事项
无其他事项，特此报告。
"""


def why(*reports: tuple[str, int, int]) -> str:
    text = "\n".join((TITLE.format(organ=organ, year=year) if organ else "") + BODY.format(count=count) for organ, year, count in reports)
    document = read_text(text)
    return several_reports(document, outline(document))


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (("阳城县民政局", 2022, 130), "一个文件里有几份年度报告（2022、2023），请拆开后再收录"),
        (("阳城县教育局", 2023, 130), "一个文件里有几个单位的年度报告（阳城县民政局、阳城县教育局），请拆开后再收录"),
        (("阳城县东冶镇", 2023, 120), "一个文件里有几个单位的年度报告（阳城县民政局、阳城县东冶镇人民政府），请拆开后再收录"),
        (("", 0, 130), "一个文件里有两套章节，内容不同，像是两份年度报告，请拆开后再收录"),
    ],
)
def test_two_reports(second: tuple[str, int, int], reason: str) -> None:
    assert why(("阳城县民政局", 2023, 120), second) == reason


def test_one_report() -> None:
    one = ("阳城县民政局", 2023, 120)
    assert why(one) == ""
    assert why(one, one) == ""


def test_two_towns_of_a_county_are_two_although_both_are_governments() -> None:
    assert "几个单位" in why(("阳城县东冶镇", 2023, 120), ("阳城县凤城镇", 2023, 120))


def test_a_copy_for_printing_beside_a_list_of_other_years_is_one_report() -> None:
    one = TITLE.format(organ="阳城县民政局", year=2023) + BODY.format(count=120)
    other_years = "历年年报\n阳城县民政局2022年政府信息公开工作年度报告\n阳城县民政局2021年政府信息公开工作年度报告\n"
    document = read_text("\n".join((one, one, other_years)))
    assert several_reports(document, outline(document)) == ""
    older = TITLE.format(organ="阳城县民政局", year=2022) + BODY.format(count=120)
    document = read_text("\n".join((one, older)))
    assert "2022、2023" in several_reports(document, outline(document))
