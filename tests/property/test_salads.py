"""Word salads: field words in any order with a word that nothing explains, or with a slot missing. No figure comes out, ever.

A few hundred are asked by default; ``ASKGOV_SALADS=10000`` asks that many.
"""

import os
import re
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from askgov.assistant import Assistant
from askgov.domain import Answer
from tests.property.worlds import COUNTY, DEPARTMENTS, ELSEWHERE, GOVERNMENT, full_world, write

CLOCK = date(2026, 3, 1)
SALADS = int(os.environ.get("ASKGOV_SALADS", "400"))

ORGANS = (*DEPARTMENTS, GOVERNMENT, ELSEWHERE, COUNTY, "云溪公安", "教育局")
YEARS = ("2024年", "2023年", "去年", "2022年度", "近三年", "24年", "二〇二三年", "2021年到2024年")
LINES = (
    "行政处罚", "行政许可", "行政强制", "新收申请", "予以公开", "不予公开", "行政复议", "办理结果总计", "收到", "办结", "罚款", "规范性文件", "行政诉讼", "收费",
    "结转下年度", "部分公开", "申请", "办理", "许可", "处罚了", "公开率",
)  # fmt: skip
ASKED = ("多少件", "几件", "有多少", "总数", "一共多少", "数量是多少")  # a figure as it is
COMPUTED = (
    "占比",
    "同比增长",
    "比上年多",
    "合计",
    "平均",
    "是几倍",
    "的变化趋势",
    "比上年少几件",
    "百分之几",
    "超过5件了吗",
)  # of whom must be said
ORDERED = ("最多", "前三名", "超过50件", "哪个部门", "各部门", "第几", "从多到少排名", "最少的")  # of all, where nobody is named
FILLERS = ("请问", "一共", "的", "了", "，", "具体", "全年", "分别", "其中", "和", "在", "、", "有", "你好，", "，谢谢", "里", "到底")
# Content that no lexicon knows: things, people, places in a town, times within a year, ways and degrees. Each may narrow what is counted.
STRANGE = (
    "摩托车", "无人机", "桥梁", "口罩", "奶茶店", "幼儿园", "停车位", "野猪", "充电桩", "电动车", "养老院", "广场舞", "河道",
    "垃圾桶", "烟花", "酒驾", "拆迁", "征地", "低保", "社保卡", "驾照", "学区房", "电梯", "物业", "噪音", "油烟", "网约车",
    "宅基地", "猫", "狗", "冰箱", "暴雨", "快递", "直播", "抖音", "疫苗", "校车", "医保", "公积金", "香蕉", "铁路", "地铁", "彩礼",
    "护照", "户口", "身份证", "土地", "矿山", "食品", "药品", "环保", "消防", "工伤", "未成年人", "外国人", "女性", "残疾人",
    "老年人", "学生", "农民", "出租车", "货车", "酒店", "网吧", "夜间", "周末", "春节", "五一", "二手房", "较大", "情节严重",
    "电子", "线上", "当场", "简易程序", "听证", "万元以上", "吊销", "没收", "警告", "拘留", 
    "婚姻", "离婚", "教师", "校长", "食堂", "篮球", "图书馆", "税款", "车祸", "楼盘", "牌照", "营业执照", "身高", "玻璃",
    "咖啡", "机器人", "区块链", "火锅", "雨伞", "熊猫", "火箭", "瓷砖", "家庭",
)  # fmt: skip
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    index = tmp_path_factory.mktemp("salads")
    write(full_world(2), 2, index, searchable=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKGOV_EMBEDDING_MODEL", "hashing")
        yield Assistant.open(index, CLOCK)


def tossed(random: Random, *parts: str) -> str:
    """Parts and some fillers in any order, now and then with the organ and the year kept in front."""
    words = [*(part for part in parts if part), *random.sample(FILLERS, random.choice((0, 1, 2)))]
    kept = random.choice((0, 0, 2))
    rest = words[kept:]
    random.shuffle(rest)
    return "".join((*words[:kept], *rest))


def with_a_strange_word(random: Random) -> str:
    organ, year, line = random.choice(ORGANS), random.choice(YEARS), random.choice(LINES)
    asked = random.sample((*ASKED, *COMPUTED, *ORDERED), random.choice((1, 1, 2)))
    return tossed(random, organ, year, line, random.choice(STRANGE), *asked)


def without_an_organ(random: Random) -> str:
    return tossed(random, "", random.choice(YEARS), random.choice(LINES), random.choice((*ASKED, *COMPUTED)))


def without_a_line(random: Random) -> str:
    asked = random.sample((*ASKED, *COMPUTED, *ORDERED), random.choice((1, 2)))
    return tossed(random, random.choice(ORGANS), random.choice(YEARS), *asked)


def of_a_stranger(random: Random) -> str:
    places, agencies = ("云山县", "霁川市", "云东县", "阳江区"), ("", "水利局", "公安局", "教育局", "人民政府")
    name = random.choice(places) + random.choice(agencies)
    return tossed(random, name, random.choice(YEARS), random.choice(LINES), random.choice((*ASKED, *COMPUTED)))


def of_two_minds(random: Random) -> str:
    """Two computations of which one would be lost."""
    group = random.choice((f"{COUNTY}2024年各部门", f"{COUNTY}2023年哪个部门", f"{COUNTY}2022年"))
    line = random.choice(("行政处罚", "行政许可", "新收申请"))
    first, then = random.choice((
        ("最多的部门", "同比增长多少"), ("最多的部门", "比上年多几件"), ("前三名的部门", "平均多少件"), ("超过5件的部门", "合计多少件"), ("超过5件的部门", "平均多少件"),
        ("最少的部门", "占比多少"), ("不到100件的部门里", "最多的是哪个"), ("前三名的部门", "增长了百分之几"), ("在50件以上的部门", "中位数是多少"),
    ))  # fmt: skip
    return group + line + first + random.choice(("", "，", "的")) + then


def of_other_units(random: Random) -> str:
    bound = random.choice(("5万元以上的", "万元以上", "超过20万元的", "50元以下的", "不到3亿元的", "1000元以上的"))
    line = random.choice(("行政处罚", "罚款", "行政许可", "新收申请", "行政强制"))
    return f"{random.choice(DEPARTMENTS)}{random.choice(YEARS)}{bound}{line}{random.choice(ASKED)}"


KINDS = (
    with_a_strange_word,
    with_a_strange_word,
    with_a_strange_word,
    without_an_organ,
    without_a_line,
    of_a_stranger,
    of_two_minds,
    of_other_units,
)


def figures_in(answer: Answer) -> list[str]:
    """Everything in an answer that is a figure: values, results, and numerals of the text that are no year and no echo of the question."""
    shown = [value.concept for value in answer.values if value.value is not None]
    shown += [item.label for item in answer.result.items if item.value is not None]
    shown += [answer.result.value] if answer.result.value is not None else []
    said = re.sub(r"\[\d+\]", "", answer.text)  # markers of citations
    echoed = set(_NUMERAL.findall(answer.question))
    return shown + [n for n in _NUMERAL.findall(said) if n not in echoed and not re.fullmatch(r"20[0-3]\d", n)]


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_no_figure_comes_out_of_a_salad(assistant: Assistant) -> None:
    random = Random(20)
    answered = []
    for number in range(SALADS):
        question = KINDS[number % len(KINDS)](random)
        if found := figures_in(assistant.ask(question)):
            answered.append((question, found))
    assert answered == []


@pytest.mark.parametrize("kind", sorted({*KINDS}, key=lambda kind: kind.__name__))
def test_no_figure_comes_out_of_a_few(assistant: Assistant, kind: object) -> None:
    random = Random(4)
    assert callable(kind)
    assert [(question, found) for _ in range(12) if (found := figures_in(assistant.ask(question := kind(random))))] == []


@pytest.mark.parametrize(
    "question",
    [
        "云溪县公安局2023年行政处罚摩托车多少件", "云溪县公安局2024年收到咨询多少件", "云溪县公安局2024年办理案件多少件", "云溪县2024年收到多少感谢",
        "云溪县公安局2024年行政处罚信息多少条", "云溪县公安局2024年行政处罚多少家庭", "云溪县公安局2024年猫行政许可多少件", "云溪县税五局2023年罚了多少起",
        "云溪县公安局2024年较大行政处罚同比增长多少", "云溪县公安局2024年5万元以上行政处罚多少件",
    ],
)  # fmt: skip
def test_what_once_came_out(assistant: Assistant, question: str) -> None:
    assert figures_in(assistant.ask(question)) == []


def test_without_the_strange_word_a_figure_does_come_out(assistant: Assistant) -> None:
    """So the salads fail for their strange word, not for the world they are asked in."""
    for question in ("云溪县公安局2023年行政处罚多少件", "云溪县2024年哪个部门行政许可最多", "云溪县2024年各部门行政处罚合计多少件"):
        assert figures_in(assistant.ask(question))
