"""What stands beside a question and is no part of it, and what looks so and is."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Decline, FigureQuery, Operation, Plan
from askgov.question.aggregate_asides import without_aggregates
from askgov.question.organs import Catalogue
from askgov.question.places_asked import without_places
from askgov.sessions import Turn


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, date(2026, 3, 1), Turn())[1]


@pytest.mark.parametrize(
    ("text", "rest", "places"),
    [
        ("增长了多少?百分比保留两位小数", "增长了多少", 2),
        ("平均每年多少万元(四位小数)", "平均每年多少万元", 4),
        ("占百分之几,精确到小数点后一位", "占百分之几", 1),
        ("平均多少件,取整数", "平均多少件", 0),
        ("前两位是谁", "前两位是谁", None),
        ("两位数的部门", "两位数的部门", None),
    ],
)
def test_the_places_asked_for(text: str, rest: str, places: int | None) -> None:
    assert without_places(text) == (rest, places)


def test_places_are_those_of_the_computation(known: Catalogue) -> None:
    planned = plan("云溪县教育局2023年到2024年平均每年新收多少件，保留一位小数", known)
    assert isinstance(planned, ComputeQuery)
    assert planned.places == 1


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("各部门许可前三的都是谁?(全县合计那份别算)", "各部门许可前三的都是谁"),
        ("各单位新收申请从高到低,县政府汇总报告剔除", "各单位新收申请从高到低"),
        ("处罚过百件的有哪几个(别把县政府汇总和税务算进来)", "处罚过百件的有哪几个，除税务局外"),
        ("部门乡镇(不含县汇总报告)里,20件以上的有几家", "部门乡镇里,20件以上的有几家"),
        ("云溪县汇总的新收多少件", "云溪县汇总的新收多少件"),  # asks for it
    ],
)
def test_the_report_of_the_whole_place_is_no_member(text: str, rest: str) -> None:
    assert without_aggregates(text) == rest


@pytest.mark.parametrize(
    "question",
    [
        "都说罚单主要是公安开的。公安局2024年行政处罚多少件",
        "公安局的数我想写进稿子：公安局2024年行政处罚多少件",
        "我就想问一句，公安局2024年行政处罚多少件",
    ],
)
def test_a_sentence_that_leads_up_to_the_question_is_no_condition(known: Catalogue, question: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, FigureQuery)
    assert planned.entities == ("云溪县公安局",)
    assert planned.concepts == ("penalties.decisions",)


@pytest.mark.parametrize(
    "question", ["农村建房批地基，公安局2024年批了几宗？", "只看酒驾。公安局2024年行政处罚多少件", "涉企案件：公安局2024年处罚几件"]
)
def test_a_thing_named_first_is_what_is_asked_about(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery)


def test_each_line_is_added_up_over_the_years(known: Catalogue) -> None:
    planned = plan("2023到2024年云溪县制发的规范性文件一共多少件，废止的又是多少", known)
    assert isinstance(planned, FigureQuery)
    assert planned.subtotals


def test_the_years_of_a_trend_are_added_up_where_that_is_asked_too(known: Catalogue) -> None:
    planned = plan("公安局2023到2024年新收申请逐年是多少，合计呢", known)
    assert isinstance(planned, ComputeQuery)
    assert (planned.operation, planned.total) == (Operation.TREND, True)


@pytest.mark.parametrize(
    "question", ["听人说2023年最多。云溪县2024年收到申请多少件？", "我听说平均每年300件，云溪县2024年收到申请多少件？"]
)
def test_what_people_say_asks_for_nothing(known: Catalogue, question: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, FigureQuery)
    assert (planned.years, planned.operation) == ((2024,), Operation.VALUE)


@pytest.mark.parametrize("question", ["云溪县2024年处罚和公安局差多少", "云溪县各部门2023年新收申请合计和县里汇总数差多少"])
def test_what_was_not_read_is_not_replaced_by_the_year_before(known: Catalogue, question: str) -> None:
    assert isinstance(plan(question, known), Decline)


@pytest.mark.parametrize("question", ["公安局2024年被处罚过几次", "云溪县公安局2022年被罚了几次款"])
def test_who_was_fined_is_not_what_was_decided(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


@pytest.mark.parametrize(
    "question",
    [
        "老街拆迁那年也就是2023，云溪县教育局新收多少件",
        "疫情头一年，2023，云溪县教育局新收多少件",
        "我有个亲戚23年买的房，交了一堆费。云溪县教育局那年新收多少件？",
        "我家对面楼顶违建投诉两年没人管，想看看别人也这样不。云溪县教育局2023年新收多少件",
        "听人讲云溪县教育局2023年新收23件，真的假的哦",
        "云溪县教育局2023年新收23件，这个数引用没问题吧",
        "云溪县教育局2023年新收多少件，给我念一遍",
    ],
)
def test_what_people_say_round_a_question_narrows_nothing_down(known: Catalogue, question: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, FigureQuery)
    assert (planned.entities, planned.years, planned.concepts) == (("云溪县教育局",), (2023,), ("requests.received",))


@pytest.mark.parametrize(
    "question",
    [
        "我申请的是征地批文。这类2023年云溪县教育局新收多少件",  # which of them is meant stands before
        "农村建房批地基。云溪县教育局2023年新收多少件",
    ],
)
def test_what_a_question_is_about_is_not_left_out(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery)


def test_people_trained_are_no_trainings(known: Catalogue) -> None:
    planned = plan("云溪县教育局2018年信息公开培训，训了多少人次", known)
    assert not isinstance(planned, FigureQuery) or planned.concepts == ("meetings.trained",)
