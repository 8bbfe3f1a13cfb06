"""The six chapters, by their words."""

import re
from pathlib import Path

import pytest

from ingest.headings import chapter
from ingest.parsed import Block, Cell, Grid, ParsedReport
from ingest.readers import read
from ingest.readers.text import read_text
from ingest.sections import Section, outline, section_at
from ingest.simplified import simplified

REPORTS = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "reports"
SAMPLES = Path(__file__).resolve().parents[3] / "ingest" / "samples" / "reports"
NATIONAL = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def sections(*blocks: str | Block) -> tuple[Section, ...]:
    made = (block if isinstance(block, Block) else Block(kind="paragraph", text=block) for block in blocks)
    return outline(ParsedReport(media_type="text/plain", blocks=tuple(made)))


def heading(text: str, level: int = 0) -> Block:
    return Block(kind="heading", text=text, level=level)


def table(*texts: str) -> Block:
    cells = tuple(Cell(row=0, column=i, text=text) for i, text in enumerate(texts))
    return Block(kind="table", grid=Grid(rows=1, columns=len(texts), cells=cells))


def stacks(found: tuple[Section, ...]) -> list[tuple[str, ...]]:
    return [passage.headings for section in found for passage in section.passages]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("总体情况", 1),
        ("政务公开工作总体情况", 1),
        ("政府信息公开工作的基本情况", 1),
        ("工作概述", 1),
        ("概述", 1),
        ("工作开展情况", 1),
        ("基本工作情况", 1),
        ("政府信息公开概况", 1),
        ("对政府信息公开条例的认识和把握", 1),
        ("引言", 1),
        ("主动公开政府信息的情况", 2),
        ("主动公开政府信息情况", 2),
        ("收到和处理政府信息公开的申请情况", 3),
        ("依申请公开政府信息办理情况", 3),
        ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
        ("政府信息公开行政复议、行政诉讼情况", 4),
        ("存在问题及改进措施", 5),
        ("政府信息公开工作存在的主要问题及改进情况", 5),
        ("其他需要报告的事项", 6),
        ("需要报告的其他事项", 6),
        ("其他事项", 6),
        ("收费及减免情况", 0),
        ("本年新收政府信息公开申请数量", 0),
    ],
)
def test_chapter_words(words: str, number: int) -> None:
    assert chapter(words) == number


@pytest.mark.parametrize(
    "printed",
    [
        "一、总体情况",
        "一、 总体情况",
        "一、总体情况。",
        "一、总体情况、",
        "一、总体情况：",
        "第一部分 总体情况",
        "**一、总体情况**",
        "总体情况",
    ],
)
def test_ways_to_print_a_chapter_heading(printed: str) -> None:
    found = sections(printed, "全年工作平稳。", "二、主动公开政府信息情况", "见下表。")

    assert [section.number for section in found] == [1, 2]


def test_wrong_and_repeated_numbers_do_not_matter() -> None:
    found = sections(
        "一、总体情况",
        "甲。",
        "二、主动公开政府信息情况",
        "乙。",
        "二、收到和处理政府信息公开申请情况",
        "丙。",
        "四、存在的主要问题及改进情况",
        "丁。",
    )

    assert [section.number for section in found] == [1, 2, 3, 5]


def test_a_heading_run_into_its_paragraph_is_taken_off_the_chapter_and_kept_in_the_passage() -> None:
    (found,) = sections(
        "一、总体情况 2023年，我局工作平稳。", "（一）主动公开方面。坚持公开为常态，全年公开5条。", "1.平台建设。改版网站。"
    )

    assert found.heading == "一、总体情况"
    assert stacks((found,)) == [
        ("一、总体情况",),
        ("一、总体情况", "（一）主动公开方面"),
        ("一、总体情况", "（一）主动公开方面", "1.平台建设"),
    ]
    assert [passage.parts[0].start for passage in found.passages] == [7, 0, 0]


def test_levels_come_from_the_numbering_not_from_the_marks_of_markdown() -> None:
    found = sections(
        heading("一、总体情况", 3),
        heading("（四）平台建设方面", 4),
        heading("**2. 健全机制**", 2),
        "一是成立专班。",
        heading("**（五）监督保障方面**", 3),
        "严格审查。",
    )

    assert stacks(found) == [
        ("一、总体情况", "（四）平台建设方面", "2. 健全机制"),
        ("一、总体情况", "（五）监督保障方面"),
    ]


def test_sub_headings_that_name_another_chapter_stay_below_theirs() -> None:
    found = sections(
        "一、总体情况",
        "（一）主动公开情况",
        "甲事已公开。",
        "（二）依申请公开情况",
        "乙事已办。",
        "五、存在的主要问题及改进情况",
        "一、存在的问题",
        "丙事不足。",
    )

    assert [section.number for section in found] == [1, 5]
    assert stacks(found)[-1] == ("五、存在的主要问题及改进情况", "一、存在的问题")


def test_chapters_numbered_in_brackets() -> None:
    found = sections(*(f"（{mark}）{words.split('、', 1)[1]}" for mark, words in zip("一二三四五六", NATIONAL, strict=True)), "无。")

    assert [section.number for section in found][-1] == 6


def test_labels_run_in_before_a_colon_are_headings() -> None:
    found = sections("五、存在的主要问题及改进情况", "存在问题：一是公开不够及时。", "改进措施：一是加强学习。")

    assert stacks(found) == [("五、存在的主要问题及改进情况", "存在问题"), ("五、存在的主要问题及改进情况", "改进措施")]


def test_lost_headings_are_replaced_by_the_tables_and_the_sub_headings() -> None:
    found = sections(
        "某局2023年政府信息公开工作年度报告",
        "（一）主动公开。全年公开信息5条。",
        table("第二十条第（一）项", "规章"),
        table("申请人情况", "自然人"),
        table("行政复议", "结果维持"),
        "（一）存在的主要问题。公开不够及时。",
    )

    assert [(section.number, section.heading) for section in found] == [(1, ""), (2, ""), (3, ""), (4, ""), (5, "")]


def test_rows_of_tables_that_were_not_recognised_open_no_chapter() -> None:
    found = sections(
        "三、收到和处理政府信息公开申请情况", "一、本年新收政府信息公开申请数量 3", "三、本年度办理结果", "四、结转下年度继续办理 0"
    )

    assert [section.number for section in found] == [3]


def test_a_table_of_contents_is_no_report() -> None:
    found = sections(*NATIONAL, NATIONAL[0], "甲事已公开。", NATIONAL[1], "乙事已公开。")

    assert [section.number for section in found if section.passages] == [1, 2]
    assert [section.number for section in found].count(1) == 1


def test_unknown_chapters_are_kept_without_a_number() -> None:
    found = sections("一、总体情况", "甲事已公开。", "二、特色亮点", "乙事已办。")

    assert [(section.number, section.heading) for section in found] == [(1, "一、总体情况"), (0, "二、特色亮点")]


def test_toolbars_and_remarks_are_no_body() -> None:
    found = sections(
        "首页 字体[大 中 小] 浏览次数：345次",
        "三、收到和处理政府信息公开申请情况",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    )

    assert stacks(found) == []


def test_the_footer_of_a_page_is_no_body() -> None:
    found = sections("六、其他需要报告的事项", "无", "分享到：微信 责任编辑：某某 主办：某县人民政府办公室")

    assert [passage.parts[0].block for passage in found[0].passages] == [1]


def test_lines_broken_inside_a_sentence_are_put_together() -> None:
    (found,) = sections("一、总体情况", "全年主动公开政府信息四百余条，其中征地信息最多，地质灾", "害信息其次。", "全年无投诉。")

    assert [[part.block for part in passage.parts] for passage in found.passages] == [[1, 2], [3]]


def test_the_chapter_of_a_block() -> None:
    found = sections("封面页，略。", "一、总体情况", "甲事已公开。", "二、主动公开政府信息情况", table("规章"))

    assert [section.number if (section := section_at(found, block)) else None for block in range(6)] == [0, 1, 1, 2, 2, None]


@pytest.mark.parametrize(("name", "bodies"), [("yangcheng-2023.md", [7, 0, 0, 0, 2, 3]), ("suqian-2023.txt", [7, 0, 0, 0, 5, 1])])
def test_the_real_reports_have_their_six_chapters(name: str, bodies: list[int]) -> None:
    if not (REPORTS / name).exists():
        pytest.skip("the real reports are not at hand")

    found = [section for section in outline(read(REPORTS / name)) if section.number]

    assert [(section.number, section.heading) for section in found] == list(enumerate(NATIONAL, start=1))
    assert [len(section.passages) for section in found] == bodies


def test_an_empty_report_has_no_chapters() -> None:
    assert outline(read_text("")) == ()


@pytest.mark.parametrize(
    "second", ["2.乡镇差别大，边远的更新慢。", "2.学生资助政策的宣传停留在校门口，外出务工的家长知晓率低，回乡以后才听说。"]
)
def test_short_numbered_lines_are_no_headings_of_one_another(second: str) -> None:
    lines = ["某县教育局2023年政府信息公开工作年度报告", "一、总体情况", "全年公开信息五条。", "五、存在的主要问题及改进情况",
             "（一）存在的主要问题", "1.解读重形式轻内容", second, "（二）改进情况", "1.写明出台背景。"]  # fmt: skip
    document = ParsedReport(media_type="text/plain", blocks=tuple(Block(kind="paragraph", text=line) for line in lines))
    chapter = next(section for section in outline(document) if section.number == 5)
    texts = [(passage.headings[-1], passage.text(document.blocks)) for passage in chapter.passages]
    assert texts == [("（一）存在的主要问题", lines[5]), ("（一）存在的主要问题", second), ("（二）改进情况", lines[8])]


@pytest.mark.parametrize(
    "text",
    [
        "（一）存在的主要问题。1.基层力量薄弱，人员流动大。2.历史文件数字化程度低。3.同一信息多头发布。",
        "1.基层力量薄弱，人员流动大。2.历史文件数字化程度低。",
        "（二）改进措施。1.每季度辅导一次。2.推行一次采集、多端发布，年内完成。",
    ],
)
def test_numbered_sentences_that_fill_their_paragraph_are_its_text(text: str) -> None:
    found = sections("五、存在的主要问题及改进情况", text, "六、其他需要报告的事项", "无其他需要报告的事项。")
    chapter = next(section for section in found if section.number == 5)
    assert [(part.start, part.end) for passage in chapter.passages for part in passage.parts] == [(0, len(text))]
    assert all("基层" not in words and "季度" not in words for passage in chapter.passages for words in passage.headings)


def test_a_short_denial_is_no_heading_of_the_chapter_it_names() -> None:
    said = "没有因政府信息公开引发的行政复议被纠正情况。"
    first, *_ = sections("一、总体情况", said, "二、主动公开政府信息情况", "全年公开信息五条。")
    assert (first.number, len(first.passages)) == (1, 1)
    heading = sections("总体情况", "全年公开信息五条。", "因政府信息公开工作被申请行政复议情况", "没有复议案件发生。")
    assert [section.number for section in heading] == [1, 4]


@pytest.mark.parametrize("lead", ["下一步：", "改进措施：", "主要问题：", "存在的主要问题：", ""])
@pytest.mark.parametrize("marks", ["一，|二，|三，", "一、|二、|三、", "1.|2.|3.", "（1）|（2）|（3）", "一是|二是|三是", "①|②|③"])
@pytest.mark.parametrize("ends", ["；|；|。", "。|。|。"])
def test_a_list_in_one_paragraph_keeps_every_item(lead: str, marks: str, ends: str) -> None:
    items = ["监管处牵头，把罚款信息全部上网", "开发超期预警短信，到期前5日自动提醒", "升级脱敏算法，保留人工复核"]
    text = lead + "".join(f"{mark}{item}{end}" for mark, item, end in zip(marks.split("|"), items, ends.split("|"), strict=True))
    document = ParsedReport(
        media_type="text/plain",
        blocks=(Block(kind="paragraph", text="五、存在的主要问题及改进情况"), Block(kind="paragraph", text=text)),
    )
    kept = [passage.text(document.blocks) + "".join(passage.headings) for section in outline(document) for passage in section.passages]
    assert all(any(item in one for one in kept) for item in items)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".html", ".md", ".txt")))
def test_no_sentence_of_a_report_is_lost(name: str) -> None:
    document = read(SAMPLES / name)
    parts = outline(document)
    passages = [passage for section in parts for passage in section.passages]
    kept = "".join(squeezed(passage.text(document.blocks)) for passage in passages)
    kept += "".join(squeezed("".join((section.heading, *passage.headings))) for section in parts for passage in section.passages)
    sentences = [
        sentence
        for block in document.blocks
        if block.kind != "table"
        for sentence in re.findall(r"[^。；：\n]{15,}(?=[。；])", squeezed(block.text))
    ]
    assert sentences
    assert [sentence for sentence in sentences if sentence.lstrip("一二三四五六七八九十0123456789（）()、.．，*#") not in kept] == []


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", simplified(text))
