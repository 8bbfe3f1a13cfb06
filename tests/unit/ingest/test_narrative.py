"""Names of figures, and which figure is a part of which."""

import pytest

from ingest.narrative import FoundStatement, mentions, statements
from ingest.parsed import Block, ParsedReport
from ingest.sections import outline


def read(*paragraphs: str) -> tuple[FoundStatement, ...]:
    blocks = (Block(kind="heading", text="一、总体情况"), *(Block(kind="paragraph", text=text) for text in paragraphs))
    document = ParsedReport(media_type="text/plain", blocks=blocks)
    return statements(document, outline(document))


def tree(text: str) -> list[tuple[str, str, str | None]]:
    """(label, value with unit, label of the total)."""
    found = mentions(text, 0, len(text))
    return [(m.label, f"{m.quantity.value}{m.quantity.unit}", None if m.parent is None else found[m.parent].label) for m in found]


def test_two_figures_of_a_clause_have_names_of_their_own() -> None:
    assert [name for name, _, _ in tree("9个社区建立“居务公开微信群”63个")] == ["社区", "建立“居务公开微信群”"]
    assert [name for name, _, _ in tree("通报表扬12家、约谈2家")] == ["通报表扬", "约谈"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("全年在政府网站主动公开信息5条", "政府网站主动公开信息"),
        ("我局通过微信公众号共发布信息5条", "微信公众号发布信息"),
        ("全年共制作5期政策简明问答", "制作政策简明问答"),
        ("发布5项依申请六类事项办事指南", "发布依申请六类事项办事指南"),
        ("收到公众意见5条，充分采纳", "收到公众意见"),
        ("共收到5条网民留言，均已办结", "收到网民留言"),
        ("通过政府网站、政务新媒体、政府公报等渠道，全市共向社会主动公开政府信息5条", "主动公开政府信息"),
        ("政府网站总访问次数达5人次", "政府网站总访问次数"),
        ("网办率达到100%", "网办率"),
        ("当面申请的5件", "当面申请"),
        ("含2022年结转的5件", "2022年结转"),
        ("主动公开政府信息，共计5条", "主动公开政府信息"),
        ("主动公开政府信息：5条", "主动公开政府信息"),
        ("5件已办结", "办结"),
        ("宿城区、市公安局等5个单位予以通报表扬", "单位予以通报表扬"),
        ("微信公众号公开工作动态（含转发）5条", "微信公众号公开工作动态（含转发）"),
        ("对5所信息公开不到位的学校通报批评", "信息公开不到位的学校通报批评"),
        ("政策、规范性文件类信息5条", "政策、规范性文件类信息"),
        ("全县在用电梯5台", "在用电梯"),
        ("开展在线访谈5期", "开展在线访谈"),
    ],
)
def test_a_figure_is_named_with_the_words_around_it(text: str, label: str) -> None:
    assert [name for name, _, _ in tree(text)] == [label]


def test_a_list_behind_a_total_is_its_parts() -> None:
    assert tree("主动公开信息60条，其中双公示40条，公告公示15条、工作动态5条。举办培训2期。") == [
        ("主动公开信息", "60条", None),
        ("双公示", "40条", "主动公开信息"),
        ("公告公示", "15条", "主动公开信息"),
        ("工作动态", "5条", "主动公开信息"),
        ("举办培训", "2期", None),
    ]


def test_figures_in_brackets_are_parts_of_the_one_before() -> None:
    assert tree("收办申请36件（市政府30件、沭阳县6件），同比增长5%，其中，自然人33件，法人3件；予以公开30件、不予公开6件。") == [
        ("收办申请", "36件", None),
        ("市政府", "30件", "收办申请"),
        ("沭阳县", "6件", "收办申请"),
        ("收办申请同比增长", "5%", None),
        ("自然人", "33件", "收办申请"),
        ("法人", "3件", "收办申请"),
        ("予以公开", "30件", "收办申请"),
        ("不予公开", "6件", "收办申请"),
    ]


def test_each_part_goes_to_the_total_in_its_own_unit() -> None:
    text = "对25件申请收取了信息处理费2950元。其中，甲县水务局1件，收取420元；乙县公安局15件，收取1500元。"

    assert tree(text) == [
        ("申请", "25件", None),
        ("收取信息处理费", "2950元", None),
        ("甲县水务局", "1件", "申请"),
        ("甲县水务局收取", "420元", "收取信息处理费"),
        ("乙县公安局", "15件", "申请"),
        ("乙县公安局收取", "1500元", "收取信息处理费"),
    ]


def test_what_a_count_became_bears_its_name() -> None:
    assert tree("政务新媒体由146个整合为92个。") == [("原政务新媒体", "146个", None), ("政务新媒体整合", "92个", None)]


def test_parts_that_add_up_need_no_word_to_announce_them() -> None:
    assert tree("收到申请3件，办结2件，结转下年1件。")[1:] == [("申请办结", "2件", "收到申请"), ("结转下年", "1件", "收到申请")]
    assert tree("收到申请3件，办结2件，撤回2件。")[1:] == [("申请办结", "2件", None), ("撤回", "2件", None)]


def test_parts_may_fill_the_next_sentence() -> None:
    parents = [parent for _, _, parent in tree("全年收到申请12件。予以公开2件，部分公开8件，无法提供2件。")]

    assert parents == [None, "收到申请", "收到申请", "收到申请"]


def test_a_list_that_opens_a_sentence_divides_the_figure_it_adds_up_to() -> None:
    text = "收到申请36件；按时办结34件，结转2件。其中予以公开12件，部分公开7件，无法提供15件。"

    assert {parent for _, _, parent in tree(text)[3:]} == {"申请按时办结"}


def test_a_nested_list_belongs_to_the_figure_right_before_it() -> None:
    assert tree("公开信息300条，其中网站200条，微信100条，其中原创50条。")[-1] == ("原创", "50条", "微信")


def test_an_unrelated_figure_behind_a_list_has_no_total() -> None:
    assert tree("公开信息100条，其中政策10条、动态20条；收到申请3件；公众号发布信息500条。")[-2:] == [
        ("收到申请", "3件", None),
        ("公众号发布信息", "500条", None),
    ]


def test_a_list_whose_sum_is_slightly_off_stays_together() -> None:
    assert {parent for _, _, parent in tree("公开57条，其中网站20条，微信35条，公告3条，其他1条。")[1:]} == {"公开"}


def test_distributed_figures_go_to_their_things() -> None:
    assert tree("行政许可、行政处罚、行政强制决定数量分别为120件、35件和8件。") == [
        ("行政许可", "120件", None),
        ("行政处罚", "35件", None),
        ("行政强制决定数量", "8件", None),
    ]
    assert tree("食品抽检结果、“双随机、一公开”检查结果分别发布1830条、2417条。") == [
        ("食品抽检结果发布", "1830条", None),
        ("“双随机、一公开”检查结果发布", "2417条", None),
    ]
    assert tree("微信和微博分别发布信息1408条、6502条。") == [("微信发布信息", "1408条", None), ("微博发布信息", "6502条", None)]


def test_distributed_figures_may_stand_behind_a_comma() -> None:
    told = read("申请内容集中在征地拆迁、工程招投标和教育入学三类，分别占46.2%、13.8%和9.5%。")
    assert [(s.label, str(s.value), s.unit) for s in told] == [
        ("征地拆迁占", "46.2", "%"), ("工程招投标占", "13.8", "%"), ("教育入学占", "9.5", "%"),
    ]  # fmt: skip


def test_distributed_figures_that_do_not_match_their_things_are_left_out() -> None:
    assert tree("甲、乙、丙分别发布信息14条、65条。") == []


def test_a_bare_verb_borrows_its_object() -> None:
    assert tree("收到网民留言248条，办结247条，公开答复240条。")[1:] == [
        ("网民留言办结", "247条", None),
        ("网民留言公开答复", "240条", None),
    ]
    assert tree("规范性文件制发3件，废止1件。")[1] == ("规范性文件废止", "1件", None)
    assert tree("编印《政府公报》12期，免费赠阅300册。")[1] == ("《政府公报》免费赠阅", "300册", None)


def test_behind_a_finished_list_a_verb_borrows_from_the_total() -> None:
    assert tree("收到申请36件，其中自然人30件、法人6件；按时办结34件。")[-1][0] == "申请按时办结"


def test_the_same_in_another_unit_keeps_its_name_and_is_no_part() -> None:
    assert tree("公示处罚信息473条（1282件）。") == [("公示处罚信息", "473条", None), ("公示处罚信息", "1282件", None)]


def test_a_former_value_is_marked_as_such() -> None:
    assert tree("平均跑动次数由3.2次降为0.4次。") == [("原平均跑动次数", "3.2次", None), ("平均跑动次数降", "0.4次", None)]


def test_two_nouns_in_one_clause() -> None:
    assert tree("承办13件人大建议和17件政协提案") == [("承办人大建议", "13件", None), ("政协提案", "17件", None)]
    assert tree("46家机构中注销29家、转为非营利5家")[:2] == [("机构", "46家", None), ("机构注销", "29家", None)]


@pytest.mark.parametrize(
    "text", ["2023年我局无依申请公开相关内容。", "未收到政府信息公开申请。", "没有收取信息处理费。", "提出了6大类任务。", "零报告。"]
)
def test_absence_is_no_statement(text: str) -> None:
    assert tree(text) == []


def test_a_printed_zero_is_a_statement() -> None:
    assert tree("依申请公开数为0条。") == [("依申请公开数", "0条", None)]


def test_positions_are_those_of_the_block() -> None:
    (statement,) = read("（一）主动公开。全年主动公开政府信息 5 条。")

    assert (statement.block, statement.span, statement.as_printed) == (1, (19, 22), "5 条")
    assert statement.sentence == "全年主动公开政府信息 5 条。"
    assert (statement.section, statement.chapter, statement.concept) == ("一、总体情况", 1, "disclosure.total")


def test_traditional_characters_are_read_and_printed_as_they_stand() -> None:
    (statement,) = read("全年累計主動公開政府信息222條。")

    assert (statement.label, statement.unit, statement.as_printed) == ("累计主动公开政府信息", "条", "222條")
    assert statement.concept is None  # 累计: perhaps of several years


def test_a_sentence_broken_over_blocks_is_read_as_one() -> None:
    first, second = read("全年主动公开政府信息496条，其中征地信息217条、地质灾", "害76条、工作动态93条。")[1:3]

    assert (first.label, second.label, second.block, second.as_printed) == ("征地信息", "地质灾害", 2, "76条")
    assert second.parent_labels == ("主动公开政府信息",)


def test_a_figure_broken_over_blocks_is_left_out() -> None:
    found = read("技能补贴从申请、审核到拨付全程公示，全年公示12", "34批，拨付补贴328.4万元。")

    assert [s.as_printed for s in found] == ["328.4万元"]


def test_a_unit_on_the_next_line_leaves_the_figure_whole() -> None:
    (found,) = read("高龄老人用餐补贴名单按季公示，惠及老人1320", "名。")

    assert (found.label, found.value, found.unit, found.as_printed) == ("惠及老人", 1320, "名", "1320")


def test_days_that_are_counted_are_a_figure() -> None:
    assert [(s.label, s.value, s.unit) for s in read("县城空气优良天数337天，答复不超过20天。")] == [("县城空气优良天数", 337, "天")]


def test_tables_hold_no_statements() -> None:
    document = ParsedReport(media_type="text/plain", blocks=(Block(kind="table", text="公开5条。"),))

    assert statements(document, outline(document)) == ()


@pytest.mark.parametrize("text", ["公开信息1条（含2条），" * 4000 + "。", "其中3条、4条；" * 2000, "共" * 50000 + "3条。", "（" * 50000])
def test_texts_that_are_no_sentences_cost_little_and_say_nothing(text: str) -> None:
    assert len(read(text)) <= 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("申请内容主要集中在征地拆迁（61件）、农村宅基地（34件）、工程建设（19件）等方面。", [("征地拆迁", "61件"), ("农村宅基地", "34件"), ("工程建设", "19件")]),
        ("申请渠道为网络（120件）、信函（30件）和当面（5件）。", [("网络", "120件"), ("信函", "30件"), ("当面", "5件")]),
        ("内容以学区划分（14件）、校园餐招标（11件）为主。", [("学区划分", "14件"), ("校园餐招标", "11件")]),
    ],
)  # fmt: skip
def test_a_figure_alone_in_brackets_is_of_what_stands_before_them(text: str, named: list[tuple[str, str]]) -> None:
    assert [(label, value) for label, value, _ in tree(text)] == named


def test_brackets_that_say_more_name_their_figure_themselves() -> None:
    assert tree("行政处罚（含简易程序120件）共办理。") == [("简易程序", "120件", None)]
