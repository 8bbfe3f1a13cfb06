"""Papers with all of a report's tables that are none of the year; and reports whose pages only look like such papers."""

import pytest

from ingest.extract import extract
from ingest.rejected import Rejected

CHAPTERS = """<p>一、总体情况</p><p>我局认真贯彻条例，全年主动公开政府信息120条。</p><p>二、主动公开政府信息情况</p>
<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr><tr><td>规章<td>{n}<td>{n}<td>{n}</tr>
<tr><td>行政规范性文件<td>{n}<td>{n}<td>{n}</tr></table><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>
<p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p><p>安和县财政局</p><p>2024年1月15日</p>"""
YEAR = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"


def reason(tmp_path, heading, before="", period=YEAR, n="3", tag="h1"):  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><{tag}>{heading}</{tag}>{before}<p>{period}</p>{CHAPTERS.format(n=n)}</body></html>", encoding="utf-8")
    try:
        extract(page, "0" * 64)
    except Rejected as refused:
        return refused.reason
    return ""


@pytest.mark.parametrize("tag", ["h1", "p"])
@pytest.mark.parametrize(
    ("heading", "because"),
    [
        ("安和县财政局2023年上半年政府信息公开工作情况报告", "一段时间"),
        ("安和县财政局2023年1—6月政府信息公开工作报告", "一段时间"),
        ("安和县财政局2023年第四季度政府信息公开工作报告", "一段时间"),
        ("安和县财政局2023年11月政府信息公开工作月报", "一段时间"),
        ("关于做好2023年政府信息公开工作年度报告编制发布工作的通知", "通知"),
        ("关于印发安和县2023年政府信息公开工作年度报告格式的通知", "格式"),
        ("图解：安和县财政局2023年政府信息公开工作年度报告", "解读"),
        ("安和县财政局2023年政府信息公开工作年度报告政策解读", "解读"),
        ("安和县自来水公司2023年公共企事业单位信息公开年度报告", "企事业单位"),
        ("关于征求《安和县财政局2023年政府信息公开工作年度报告（征求意见稿）》意见的函", "征求意见"),
        ("关于2023年政府信息公开工作年度报告的情况说明", "格式"),
        ("2023年政府信息公开年报编制指引", "格式"),
    ],
)
def test_a_headline_tells_what_is_no_annual_report(tmp_path, heading, because, tag) -> None:  # type: ignore[no-untyped-def]
    assert because in reason(tmp_path, heading, tag=tag)


@pytest.mark.parametrize(
    "heading",
    [
        "安和县财政局2023年政府信息公开工作年度报告",
        "安和县财政局2023年1月至12月政府信息公开工作报告",
        "2024年1月安和县财政局2023年度政府信息公开工作报告",
        "安和县财政局2023年政府信息公开工作报告（2024年1月）",
        "关于印发安和县财政局2023年政府信息公开工作年度报告的通知",
        "安和县财政局2023年政府信息公开工作年度报告（含图解）",
        "安和县财政局2023年政府信息公开工作年度报告及解读",
        "安和县财政局2023年政府信息公开工作年度报告（含说明）",
        "安和县机构编制委员会办公室2023年政府信息公开工作年度报告",
    ],
)
def test_a_report_stays_one(tmp_path, heading) -> None:  # type: ignore[no-untyped-def]
    assert reason(tmp_path, heading) == ""


def test_a_link_to_the_picture_below_the_title_is_no_headline(tmp_path) -> None:  # type: ignore[no-untyped-def]
    title = "安和县财政局2023年政府信息公开工作年度报告"
    assert reason(tmp_path, title, "<p>图解</p>", tag="p") == ""
    assert reason(tmp_path, title, f"<p>图解：{title}</p>") == ""


def test_a_period_tells_where_the_title_leaves_it_open(tmp_path) -> None:  # type: ignore[no-untyped-def]
    half = "统计期限自2023年1月1日起至2023年6月30日止。"
    assert "1月1日起至2023年6月30日" in reason(tmp_path, "安和县财政局2023年政府信息公开工作报告", period=half)
    since_may = "统计期限自2008年5月1日起至2008年12月31日止。"
    assert reason(tmp_path, "安和县财政局2008年5—12月政府信息公开工作报告", period=since_may) == ""


def test_a_form_sent_to_be_filled_in(tmp_path) -> None:  # type: ignore[no-untyped-def]
    letter = "<p>各乡镇人民政府、县直各单位：</p><p>请按照附件格式编制本单位年度报告。</p><p>附件：年度报告模板</p>"
    assert "填报要求" in reason(tmp_path, "安和县人民政府办公室文件", letter, n="0", tag="p")
    assert "模板" in reason(tmp_path, "附件：××局2023年政府信息公开工作年度报告", n="0", tag="p")


def test_the_list_that_a_page_is_kept_in_is_not_its_title(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "page.html"
    crumbs = "<div>当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>"
    text = "<p>一、总体情况</p>" + "<p>安和县2023年办理行政复议31件，主动公开情况良好，申请均已答复。</p>" * 12
    page.write_text(f"<html><body>{crumbs}<h1>安和县法治政府建设2023年度报告</h1>{text}</body></html>", encoding="utf-8")

    with pytest.raises(Rejected, match="法治政府建设"):
        extract(page, "0" * 64)


@pytest.mark.parametrize(
    ("heading", "refused"),
    [
        ("中共安和县委党务公开2023年度工作报告", True),
        ("安和县政务公开第三方评估报告", True),
        ("安和县财政局2023年政府信息公开工作自查报告", True),
        ("安和县财政局2023年政府信息公开工作总结", False),
        ("安和县财政局2023年政府信息公开工作年度报告", False),
    ],
)
def test_a_main_heading_of_another_paper_goes_before_its_chapters(tmp_path, heading, refused) -> None:  # type: ignore[no-untyped-def]
    chapters = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
    text = "".join(f"<p>{chapter}</p><p>2023年，安和县财政局主动公开120条，收到申请12件，均已办结。</p>" for chapter in chapters)
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><h1>{heading}</h1><p>{YEAR}</p>{text}<p>安和县财政局</p></body></html>", encoding="utf-8")

    if refused:
        with pytest.raises(Rejected, match="标题是"):
            extract(page, "0" * 64)
    else:
        assert extract(page, "0" * 64).entity.name == "安和县财政局"
