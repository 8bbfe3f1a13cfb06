"""The same question in other words, order, script, punctuation or with a slip of the pen: the same plan."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import opencc
import pytest
from pypinyin import lazy_pinyin

from askgov.domain import ComputeQuery, Entity, FigureQuery, Format, Plan, Report, Scope
from askgov.plan import plan
from askgov.question.organs import Catalogue, catalogue
from askgov.question.reader import read
from askgov.taxonomy.organs import parse_organ

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "samples_figures.jsonl"
TODAY = date(2026, 3, 1)
# Over every operator; the gold questions ask for single figures and lists.
COMPUTED = (
    "云溪县2024年哪个部门行政处罚最多", "云溪县2024年各部门行政许可从多到少排名", "云溪县2024年行政许可前三名的部门",
    "云溪县2024年行政处罚第二多的部门是哪个", "云溪县2024年行政处罚超过50件的部门有几个", "云溪县2024年哪些部门行政处罚不到10件",
    "云溪县2024年行政处罚10到50件的部门有几个", "云溪县2024年各部门行政处罚合计多少件", "云溪县2024年各部门平均新收申请多少件",
    "云溪县2024年各部门新收申请的中位数是多少", "云溪县公安局2024年行政处罚在全县部门里排第几", "云溪县公安局2024年行政处罚比上年增加了多少件",
    "云溪县公安局2024年行政处罚同比增长百分之几", "云溪县公安局2024年新收申请比2022年增长多少", "云溪县公安局2024年行政处罚是行政许可的几倍",
    "云溪县公安局2024年予以公开占办理结果总计的百分之多少", "云溪县公安局2024年予以公开率是多少", "云溪县公安局2021年到2024年行政处罚的变化趋势",
    "云溪县公安局哪一年行政处罚最多", "云溪县公安局2022年到2024年行政处罚一共多少件", "云溪县公安局2022年到2024年平均每年行政处罚多少件",
    "云溪县公安局和云溪县财政局2024年谁的行政处罚多", "云溪县公安局2024年行政处罚比云溪县财政局多多少件",
    "云溪县公安局2024年行政处罚和行政许可哪个多", "云溪县2024年除云溪县公安局外各部门行政处罚合计多少件", "云溪县公安局行政处罚首次超过100件是哪一年",
    "云溪县公安局2024年行政处罚超过100件了吗", "云溪县2024年哪类申请人提的申请最多", "云溪县2024年不予公开的理由里哪种最多",
    "云溪县2024年没有行政处罚的部门有几个", "云溪县2024年哪个部门行政处罚增长最快", "云溪县2024年各部门予以公开率最高的是哪个",
    "云溪县公安局2024年公开率是多少", "云溪县教育局2024年企业提交的申请占比多少",
)  # fmt: skip
OPENINGS = (
    "请问", "您好，", "你好，请问", "麻烦问下", "我想知道", "我想咨询一下", "帮我查查", "老师好，", "工作人员你好，", "不好意思，请问", "谁知道", "有人知道",
    "根据年报，", "查询：", "【咨询】", "1、", "急急急，", "Hi，", "那个，", "请帮我统计一下",
)  # fmt: skip
CLOSINGS = (
    "？", "。", "！", "？？？", "……", "~", "，谢谢", "？谢谢！", "，非常感谢", "，拜托了", "，急", "，在线等", "，请尽快回复", "，盼复", "，写论文用", "，thx", "来着",
    "？辛苦了", "，请告诉我", "\n",
)  # fmt: skip
CLAUSES = (
    "{year}{organ}{line}{asks}", "{organ}{line}{year}{asks}", "{line}{organ}{year}{asks}", "{year}{line}{organ}{asks}", "{line}{year}{organ}{asks}",
    "{organ}{year}的{line}{asks}", "{year}，{organ}的{line}{asks}", "{line}{asks}，{organ}{year}", "{line}{asks}？{organ}，{year}",
    "{organ} {year} {line} {asks}", "{organ}，{year}，{line}，{asks}", "{organ}在{year}的{line}{asks}", "关于{organ}{year}的{line}，{asks}",
)  # fmt: skip
LINES = (
    ("行政处罚", "多少件"), ("行政许可决定", "有多少"), ("新收申请", "几件"), ("规范性文件制发", "多少件"), ("行政复议结果纠正", "几件"), ("不予公开", "一共多少件"),
    ("上年结转的申请", "有几件"), ("企业的申请", "有多少件"), ("予以公开率", "是多少"), ("行政处罚", "同比增长百分之几"), ("行政强制", "比上年多几件"),
    ("行政事业性收费", "多少万元"), ("结转下年度继续办理", "多少件"), ("行政诉讼", "总计多少件"), ("国家秘密", "几件"), ("没有现成信息", "几件"),
)  # fmt: skip
OFFICIAL = (
    "行政处罚", "行政许可", "行政强制", "规范性文件", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "行政复议", "行政诉讼", "行政事业性收费", "国家秘密",
    "商业企业", "科研机构", "法律服务机构", "社会公益组织", "现行有效", "上年结转", "重复申请",
)  # fmt: skip
HOMOPHONES = (
    "行型形刑政正证整处出初楚罚发法乏许虚需续可克课科强墙抢制治志智规归龟贵范泛饭反性姓兴文闻问温件建见剑予于鱼雨以已一益公功工供开凯部布不步分份芬"
    "无吴五物法发提题体供公复福负副议义易诉素速讼送颂松事市式业叶夜收手首费飞非国果过家加佳秘密蜜米商伤上企起气科可研言严机及基构够购律率绿服福务"
    "社射设会汇回益意组族织之知现县限有又优效笑校上尚年念结节接转专传砖重虫崇请情清申深伸"
)


@cache
def known() -> Catalogue:
    """The organs of the gold questions, each with a report for every year."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    names = sorted({row["expect"]["entity"] for row in rows if row["expect"].get("entity")})
    organs = {name: parse_organ(name) for name in names}
    entities = [Entity(id=name, name=name, aliases=o.aliases, place=o.place, level=o.level, kind=o.kind) for name, o in organs.items()]
    reports = [
        Report(
            id=f"{name}{year}", entity_id=name, year=year, scope=Scope.AGGREGATE if name.endswith("人民政府") else Scope.OWN,
            format=Format.G3 if year >= 2021 else Format.G2 if year >= 2019 else Format.G1, title=name, file="r.md", media_type="text/markdown",
        )
        for name in names for year in range(2018, 2026)
    ]  # fmt: skip
    return catalogue(entities, reports)


def planned(question: str) -> Plan:
    """The plan without its notes on how words were taken."""
    found = plan(question, known(), TODAY)[1]
    return found.model_copy(update={"notes": ()}) if isinstance(found, FigureQuery | ComputeQuery) else found


@cache
def bases() -> tuple[tuple[str, Plan], ...]:
    """Questions that are planned as figures or computations."""
    asked = [json.loads(line)["question"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    plans = [(question, planned(question)) for question in dict.fromkeys((*asked, *COMPUTED))]
    found = tuple((question, made) for question, made in plans if isinstance(made, FigureQuery | ComputeQuery))
    assert {question for question, _ in found} >= set(COMPUTED)
    return found


def same(changed: Callable[[str], str], name: str) -> None:
    """A third of the base questions, another for every ``name``, have the same plans when changed; most of them do change."""
    pairs = [(question, changed(question), made) for question, made in Random(name).sample(bases(), len(bases()) // 3)]
    assert sum(question != other for question, other, _ in pairs) > len(pairs) // 2
    assert [other for _, other, made in pairs if planned(other) != made] == []


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_opens_a_question_asks_nothing(opening: str) -> None:
    same(lambda question: opening + question, opening)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_what_closes_a_question_asks_nothing(closing: str) -> None:
    same(lambda question: question.rstrip("？") + closing, closing)


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
def test_traditional_characters(script: str) -> None:
    same(opencc.OpenCC(script).convert, script)


def test_full_width_digits() -> None:
    same(lambda question: question.translate(str.maketrans("0123456789", "０１２３４５６７８９")), "full width")


@pytest.mark.parametrize("zero", "〇零○")
def test_years_in_chinese_numerals(zero: str) -> None:
    numerals = str.maketrans("0123456789", f"{zero}一二三四五六七八九")
    same(lambda question: re.sub(r"20[12]\d(?=年)", lambda year: year.group().translate(numerals), question), zero)


def test_years_in_short() -> None:
    same(lambda question: re.sub(r"20([12]\d)年", r"\1年", question), "short")


@pytest.mark.parametrize("break_", [" ", "\u3000", "，", "\u200b"])
def test_breaks_between_organ_year_and_the_rest(break_: str) -> None:
    def broken(question: str) -> str:
        reading = read(question, known(), TODAY)
        ends = {mention.end for mention in (*reading.organs, *reading.years)} if reading.text == question else set()
        ends -= {end for end in ends if question[end : end + 1] in tuple("，、到至和与的-") or question[end : end + 2] in ("1月", "里，")}
        published = {mention.end for mention in reading.years if mention.published}  # …发布的|年报: no break within
        return "".join(char + (break_ if at + 1 in ends - published else "") for at, char in enumerate(question))

    same(broken, break_)


@pytest.mark.parametrize("clauses", CLAUSES)
def test_clauses_in_any_order(clauses: str) -> None:
    random = Random(clauses)
    for line, asks in LINES:
        for year in ("2024年", "去年", "二〇二三年"):
            organ = random.choice(("云溪县公安局", "云溪县", "云溪县审批局", "云岭县教育局"))
            first = planned(f"{organ}{year}{line}{asks}")
            assert isinstance(first, FigureQuery | ComputeQuery)
            other = clauses.format(organ=organ, year=year, line=line, asks=asks)
            assert planned(other) == first, other


def test_what_is_compared_may_be_said_after_what_it_is_compared_with() -> None:
    first = planned("云溪县公安局2024年行政处罚比云溪县财政局多多少件")
    assert planned("2024年行政处罚比云溪县财政局多多少件，云溪县公安局") == first
    assert planned("比云溪县财政局，云溪县公安局2024年行政处罚多多少件") == first


def slips(question: str, random: Random) -> Iterator[str]:
    """The question with one character of one official word replaced by another of the same sound that turns nothing round."""
    for word in OFFICIAL:
        at = question.find(word)
        if at >= 0:
            place = random.randrange(len(word))
            alike = [char for char in HOMOPHONES if char not in (word[place], "不") and lazy_pinyin(char) == lazy_pinyin(word[place])]
            if alike:
                yield question[: at + place] + random.choice(alike) + question[at + place + 1 :]


def test_single_slips_of_official_words() -> None:
    random = Random(5)
    changed = [(other, made) for question, made in bases() for _ in range(3) for other in slips(question, random)]
    assert len(changed) > 150
    assert [other for other, made in changed if planned(other) != made] == []


def test_several_changes_at_once() -> None:
    random, traditional = Random(11), opencc.OpenCC("s2t")
    for question, made in bases():
        other = random.choice(OPENINGS) + question.rstrip("？") + random.choice(CLOSINGS)
        other = next(iter(slips(other, random)), other)
        assert planned(traditional.convert(other)) == made, other


@pytest.mark.parametrize(
    ("courteous", "asked"),
    [
        ("谢谢", "谢谢"),
        ("你好，谢谢", "你好，谢谢"),
        ("工作人员有几个", "工作人员有几个"),
        ("云溪县2024年收到多少感谢", "云溪县2024年收到多少感谢"),
    ],
)
def test_courtesy_is_not_taken_out_of_what_is_asked(courteous: str, asked: str) -> None:
    assert read(courteous, known(), TODAY).text.replace(",", "，") == asked
