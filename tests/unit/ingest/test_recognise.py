"""Whose report, of which year, for whom: in every way that real pages print it, and refused when it is not certain."""

from pathlib import Path

import pytest

from askgov.domain import Format, Scope
from ingest.readers import read
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.recognise import Recognised, recognise
from ingest.rejected import Rejected

REPORTS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "reports"
METADATA = "索引号：XM02123-0101-2023-00001\n发布机构：开远市人民政府办公室\n成文日期：2026-01-20\n"
TOOLBAR = "当前位置：首页 > 年度报告\n字体[大 中 小] 打印\n"
BODY = """
一、总体情况
{opening}深入贯彻条例，全面推进政府信息公开工作。
（一）主动公开。全年主动公开政府信息120条。
（二）依申请公开。全年收到政府信息公开申请3件。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
公开还不够及时。
六、其他需要报告的事项
无。
"""


def known(
    head: str,
    *,
    opening: str = "我局",
    tail: str = "",
    body: str = BODY,
    file: str = "a.txt",
    meta: str = "",
    published: str = "",
    tables: bool = True,
) -> Recognised:
    document = read_text(head + "\n" + body.format(opening=opening) + tail)
    document = document.model_copy(update={"title": meta, "published": published})
    return recognise(document, file, Format.G3 if tables else None)


def refused(head: str, **more: object) -> str:
    with pytest.raises(Rejected) as error:
        known(head, **more)  # type: ignore[arg-type]
    return error.value.reason


@pytest.mark.parametrize(
    ("head", "organ", "year", "scope"),
    [
        ("瑞安市自然资源和规划局2023年政府信息公开工作年度报告", "瑞安市自然资源和规划局", 2023, Scope.OWN),
        ("# 阳城县行政审批服务管理局\n## 2023 年政府信息公开工作年度报告", "阳城县行政审批服务管理局", 2023, Scope.OWN),
        ("硚口区司法局2024年政府\n信息公开工作年度报告", "硚口区司法局", 2024, Scope.OWN),
        ("融安县大坡乡2024年政府信息公开工作年度报告\n大坡乡2024年政府信息公开工作\n年度报告", "融安县大坡乡人民政府", 2024, Scope.OWN),
        ("2016年西城区展览路街道政府信息公开工作年度报告", "西城区展览路街道办事处", 2016, Scope.OWN),
        ("2021年度黄石市公安局政府信息公开工作年度报告", "黄石市公安局", 2021, Scope.OWN),
        ("滁州市气象局2023年度政府信息公开工作年度报告", "滁州市气象局", 2023, Scope.OWN),
        ("自然资源部2024年政府信息公开工作报告", "自然资源部", 2024, Scope.OWN),
        ("建邺区民政局2019年度政府信息公开工作年报", "建邺区民政局", 2019, Scope.OWN),
        ("舒兰市市场监督管理局2016年政务信息公开年度报告", "舒兰市市场监督管理局", 2016, Scope.OWN),
        ("沈阳市人力资源和社会保障局2021年政府信息公开工作年度报告（文字版）", "沈阳市人力资源和社会保障局", 2021, Scope.OWN),
        ("2024年政府信息公开工作年度报告（上海市浦东新区民政局）", "上海市浦东新区民政局", 2024, Scope.OWN),
        ("关于阳城县2023年政府信息公开工作情况的报告", "阳城县人民政府", 2023, Scope.AGGREGATE),
        ("阳城县教育局政府信息公开工作年度报告（2023年）", "阳城县教育局", 2023, Scope.OWN),
        ("宿迁市二〇二三年政府信息公开工作年度报告", "宿迁市人民政府", 2023, Scope.AGGREGATE),
        ("宿遷市2023年政府信息公開工作年度報告", "宿迁市人民政府", 2023, Scope.AGGREGATE),
        ("宿迁市人民政府办公室2023年政府信息公开工作年度报告", "宿迁市人民政府办公室", 2023, Scope.OWN),
        ("广州海关关区2023年政府信息公开工作年度报告", "广州海关", 2023, Scope.SYSTEM),
        ("海关总署（本级机关）2020年政府信息公开工作年度报告", "海关总署", 2020, Scope.OWN),
        ("大同市气象部门2023年政府信息公开工作年度报告", "大同市气象局", 2023, Scope.SYSTEM),
        ("漳审综〔2026〕2号\n漳平市审计局2025年政府信息公开工作年度报告", "漳平市审计局", 2025, Scope.OWN),
        (f"{METADATA}2025年开远市人民政府政府信息公开工作年度报告", "开远市人民政府", 2025, Scope.AGGREGATE),
        (f"{TOOLBAR}长乐区交通运输局2023年政府信息公开工作年度报告\n点击数：", "长乐区交通运输局", 2023, Scope.OWN),
    ],
)  # fmt: skip
def test_titles(head: str, organ: str, year: int, scope: Scope) -> None:
    found = known(head)

    assert (found.organ.name, found.year, found.scope, found.doubts) == (organ, year, scope, ())


def test_the_title_is_kept_as_printed() -> None:
    assert (
        known("# 阳城县行政审批服务管理局\n## 2023 年政府信息公开工作年度报告").title
        == "阳城县行政审批服务管理局 2023 年政府信息公开工作年度报告"
    )


@pytest.mark.parametrize(
    ("head", "more", "organ"),
    [
        ("县应急管理局2020年政府信息公开年度报告", {"opening": "2020年，德安县应急管理局"}, "德安县应急管理局"),
        (
            "审计局2024年政府信息公开工作年度报告",
            {"meta": "审计局2024年政府信息公开工作年度报告_宝鸡市金台区人民政府"},
            "宝鸡市金台区审计局",
        ),
        ("市房管局2021年政府信息公开工作年度报告", {"tail": "\n武汉市住房保障和房屋管理局\n2022年1月20日"}, "武汉市住房保障和房屋管理局"),
    ],
)
def test_a_title_without_a_place_is_completed_and_doubted(head: str, more: dict[str, str], organ: str) -> None:
    found = known(head, **more)  # type: ignore[arg-type]

    assert found.organ.name == organ
    assert "认定为" in found.doubts[0]


def test_without_any_title_the_signature_and_the_opening_tell() -> None:
    found = known("", opening="2024年，市市场监管局", tail="\n平湖市市场监督管理局\n2025年1月10日")

    assert (found.organ.name, found.year, found.published) == ("平湖市市场监督管理局", 2024, "2025-01-10")
    assert found.title == "平湖市市场监督管理局2024年政府信息公开工作年度报告"
    assert len(found.doubts) == 3


def test_without_any_title_the_contact_line_and_the_period_tell() -> None:
    found = known("本报告统计期限自2020年1月1日起至2020年12月31日止。如有疑问，请与铜仁市教育局联系（电话：0856-5223333）。")

    assert (found.organ.name, found.year) == ("铜仁市教育局", 2020)


def test_the_file_name_is_the_last_clue_and_doubted() -> None:
    found = known("2023年政府信息公开工作年度报告", file="阳城县水务局2023年政府信息公开工作年度报告.html")

    assert found.organ.name == "阳城县水务局"
    assert found.doubts == ("标题没有写单位，按文件名认定为“阳城县水务局”",)


def test_a_year_of_the_file_name_counts_only_with_the_text() -> None:
    head = "阳城县水务局政府信息公开工作年度报告"

    assert refused(head, file="阳城县水务局2023.html") == "认不出年度"
    assert known(head, file="阳城县水务局2023.html", tail="以上为本局情况，以2023年数据为准。").year == 2023


def test_a_title_with_the_year_of_publication_gives_way_to_the_period() -> None:
    found = known("宿迁市2024年政府信息公开工作年度报告\n统计期限自2023年1月1日至2023年12月31日。", published="2024-03-20")

    assert (found.year, len(found.doubts)) == (2023, 1)


def test_a_period_left_over_from_last_year_is_only_doubted() -> None:
    found = known("宿迁市2023年政府信息公开工作年度报告\n统计期限自2022年1月1日至2022年12月31日。", published="2024-03-20")

    assert (found.year, found.doubts) == (2023, ("标题写2023年，统计期限写2022年，以标题为准",))


def test_a_copied_text_is_doubted_and_the_title_trusted() -> None:
    signed = known("绥阳县医疗保障局2021年政府信息公开工作年度报告", tail="\n遵义市医疗保障局\n2022年1月9日")
    opened = known("安宁市民政局2019年政府信息公开工作年度报告", opening="2019年，民政部")

    assert (signed.organ.name, signed.doubts) == ("绥阳县医疗保障局", ("落款出现另一个单位“遵义市医疗保障局”，以标题为准",))
    assert (opened.organ.name, opened.doubts) == ("安宁市民政局", ("正文出现另一个单位“民政部”，以标题为准",))


def test_the_text_may_say_whose_numbers_it_holds() -> None:
    head = "国家税务总局云溪县税务局2023年政府信息公开工作年度报告"

    assert known(head).scope is Scope.OWN
    assert known(head + "\n本报告为全县税务系统数据，包含机关和所属分局。").scope is Scope.SYSTEM
    assert known("宿迁市2023年政府信息公开工作年度报告\n本报告数据为市本级数据。").scope is Scope.OWN


def test_published_from_the_metadata_block() -> None:
    assert known("宿迁市2023年政府信息公开工作年度报告\n发布时间：2024-01-15 09:30 来源：市政府办").published == "2024-01-15"


LONG = "主动公开和申请的有关情况如下。" * 20


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ("莘县王庄集镇2023年政府信息公开工作年度报告解读", LONG, "不是年度报告"),
        ("一图读懂宿迁市2023年政府信息公开工作年度报告", LONG, "不是年度报告"),
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", LONG, "不是年度报告"),
        ("信息公开年度工作报告说明", LONG, "不是年度报告"),
        ("政府信息公开工作年度报告制度", LONG, "不是年度报告"),
        ("我市发布2023年政府信息公开工作年度报告", LONG, "不是年度报告"),
        ("宿州市2019年政府信息公开工作年度报告", "![](a.png)", "正文是图片"),
        ("某市召开会议", "会议强调安全生产。" * 40, "认不出这是政府信息公开工作年度报告"),
        ("甲县2023年政府信息公开工作年度报告\n甲县2022年政府信息公开工作年度报告\n甲县2021年政府信息公开工作年度报告", "", "目录页"),
        ("", "", "没有可读的正文"),
    ],
)
def test_what_is_no_report(head: str, body: str, reason: str) -> None:
    assert reason in refused(head, body=body, tables=False)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("2023年政府信息公开工作年度报告", "认不出是哪个单位的报告"),
        ("审计局2024年政府信息公开工作年度报告", "认不出是哪个地方的"),
        ("阳城县水务局政府信息公开工作年度报告", "认不出年度"),
        ("XX县2023年政府信息公开工作年度报告", "模板"),
        ("发布机构：阳城县人民政府\n2023年政府信息公开工作年度报告", "认不出是哪个单位的报告"),  # the site's owner, perhaps not the author
    ],
)
def test_what_is_not_certain_is_refused(head: str, reason: str) -> None:
    assert reason in refused(head)


def test_several_reports_in_one_file_are_refused() -> None:
    first = "宿迁市2023年政府信息公开工作年度报告\n宿迁市2024年政府信息公开工作年度报告"
    body = BODY.replace("二、主动公开政府信息情况", "二、主动公开政府信息情况\n见表。").replace(
        "三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情况\n见表。"
    )

    assert "几份年度报告" in refused(first, body=body + body)


def test_a_year_after_the_publication_is_refused() -> None:
    assert "年度不合理" in refused("宿迁市2025年政府信息公开工作年度报告", published="2024-03-20")


@pytest.mark.parametrize(
    ("name", "organ", "scope", "published"),
    [
        ("yangcheng-2023.md", "阳城县行政审批服务管理局", Scope.OWN, "2024-01-11"),
        ("suqian-2023.txt", "宿迁市人民政府", Scope.AGGREGATE, ""),
    ],
)
def test_the_real_reports(name: str, organ: str, scope: Scope, published: str) -> None:
    if not (REPORTS / name).exists():
        pytest.skip("the real reports are not at hand")

    found = recognise(read(REPORTS / name), "report.txt", Format.G3)

    assert (found.organ.name, found.year, found.scope, found.published, found.doubts) == (organ, 2023, scope, published, ())


FRAME = (
    "<tr><td colspan=3>{title}</td></tr><tr><td colspan=3>一、总体情况</td></tr><tr><td colspan=3>深入贯彻条例。</td></tr>"
    "<tr><td colspan=3>二、主动公开政府信息情况</td></tr><tr><td>规章</td><td>0</td><td>1</td></tr>"
)


def test_a_title_in_the_first_row_of_a_frame_around_everything() -> None:
    rows = FRAME.format(title="阳城县民政局2023年政府信息公开工作年度报告")
    found = recognise(read_markup(f"<table>{rows}</table>"), "a.html", Format.G3)

    assert (found.organ.name, found.year) == ("阳城县民政局", 2023)


def test_who_published_stands_in_a_cell_beside_its_label() -> None:
    box = "<table><tr><td>索引号</td><td>011-2024-001</td><td>发布机构</td><td>阳城县林业局</td></tr></table>"
    page = f"{box}<h1>2023年政府信息公开工作年度报告</h1><h3>一、总体情况</h3><p>我局认真落实条例。</p><h3>二、主动公开政府信息情况</h3>"

    assert recognise(read_markup(page), "a.html", Format.G3).organ.name == "阳城县林业局"


def test_the_main_heading_tells_a_report_from_the_links_before_it() -> None:
    links = "<li>沁水县教育局2023年政府信息公开工作年度报告</li><li>沁水县民政局2021年政府信息公开工作年度报告</li>"
    page = f"<ul>{links}</ul><h1>阳城县凤城镇2022年政府信息公开工作年度报告</h1><h3>一、总体情况</h3><p>{{}}</p><h3>二、主动公开政府信息情况</h3>"
    found = recognise(read_markup(page.format("现予公布。")), "a.html", Format.G3)

    assert (found.organ.name, found.year) == ("阳城县凤城镇人民政府", 2022)
    assert any("标题不止一个" in doubt for doubt in found.doubts)
    with pytest.raises(Rejected, match="几份年度报告的标题"):
        recognise(read_markup(page.format("统计期限自2020年1月1日至2020年12月31日。")), "a.html", Format.G3)
