"""What people say beside a question changes nothing; what narrows it down, turns it round or names another is never dropped."""

from datetime import date
from decimal import Decimal

import pytest

from askgov import plan as planning
from askgov.domain import Applicant, ComputeQuery, FigureQuery, Operation, Plan
from askgov.question.chatter import without_asides
from askgov.question.courtesy import without_courtesy
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.taxonomy.parts import siblings

TODAY = date(2026, 3, 1)
PLAIN = "云溪县公安局2024年新收申请多少件"


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, TODAY)[1]


@pytest.mark.parametrize(
    "question",
    [
        "我是律师，云溪县公安局2024年新收申请多少件", "作为一名企业法务，我想问云溪县公安局2024年新收申请多少件", "我们公司想了解，云溪县公安局2024年新收申请多少件",
        "我个人想问云溪县公安局2024年新收申请多少件", "有个律师朋友想知道云溪县公安局2024年新收申请多少件", "替企业问问云溪县公安局2024年新收申请多少件",
        "云溪县公安局2024年新收申请多少件？我是村民", "我是云溪县教育局的，云溪县公安局2024年新收申请多少件", "同事们都说忙得够呛，云溪县公安局2024年新收申请到底多少件，别算错了",
        "说实话，云溪县公安局2024年居然新收申请多少件", "请列示：云溪县公安局2024年表三那一栏新收申请多少件，点个名", "云溪县公安局2024年新收申请多少件——太离谱了吧",
    ],
)  # fmt: skip
def test_who_asks_and_how_is_not_what_is_asked(known: Catalogue, question: str) -> None:
    asked = plan(question, known)

    assert isinstance(asked, FigureQuery), asked
    assert (asked.entities, asked.years, asked.concepts) == (("云溪县公安局",), (2024,), ("requests.received",))
    assert asked.applicants == (Applicant.TOTAL,)


def test_who_asks_is_what_is_asked_where_nobody_else_is_named(known: Catalogue) -> None:
    assert without_courtesy("我是云溪县公安局的,我们2024年收到多少件申请") == "我是云溪县公安局的,我们2024年收到多少件申请"
    applied = plan("云溪县公安局2024年律师申请了多少件", known)
    assert isinstance(applied, FigureQuery)
    assert applied.applicants == (Applicant.LEGAL_SERVICE,)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县公安局2024年涉及征地的新收申请多少件", "云溪县公安局2024年新收申请里外地人的多少件", "云溪县公安局2024年新收申请多少件，只算交警大队的",
        "云溪县公安局2024年罚款一千元以上的处罚多少件", "云溪县公安局2024年通报表扬的处罚多少件", "云溪县公安局2024年新收申请多少件，女性的",
        "云溪县公安局2024年新收申请多少件，其中没交材料的", "云溪县公安局2024年首次新收申请多少件",
    ],
)  # fmt: skip
def test_what_narrows_a_question_is_not_overlooked(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


def test_a_function_word_inside_another_word_explains_nothing(known: Catalogue) -> None:
    assert any("通报表扬" in word for word in read("云溪县公安局2024年通报表扬的处罚多少件", known, TODAY).residue)


@pytest.mark.parametrize(
    ("question", "concept", "columns"),
    [
        ("云溪县公安局2024年新收多少件，不算结转的", "requests.received", (Applicant.TOTAL,)),
        ("云溪县公安局2024年予以公开几件（部分公开的不要算进来）", "requests.granted", (Applicant.TOTAL,)),
        ("云溪县公安局2024年企业申请多少件，不算自然人", "requests.received", (Applicant.COMPANY,)),
    ],
)
def test_what_is_left_out_to_no_effect_is_no_obstacle(
    known: Catalogue, question: str, concept: str, columns: tuple[Applicant, ...]
) -> None:
    asked = plan(question, known)
    assert isinstance(asked, FigureQuery), asked
    assert (asked.concepts, asked.applicants) == ((concept,), columns)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县公安局2024年新收申请多少件，不算企业", "云溪县公安局2024年办结多少件，不算予以公开的", "云溪县公安局2024年不予公开多少件，不含国家秘密",
        "云溪县公安局2024年行政诉讼多少起，复议后起诉的不算", "云溪县公安局2024年新收申请多少件，不含不予公开的",
    ],
)  # fmt: skip
def test_what_is_left_out_to_some_effect_is_not_dropped(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery)


def test_siblings_hold_none_of_each_other() -> None:
    assert siblings("requests.granted", "requests.partly_granted")
    assert siblings("requests.received", "requests.carried_in")
    assert not siblings("requests.refused", "requests.refused.state_secret")
    assert not siblings("litigation.total", "litigation.direct.total")
    assert not siblings("requests.received", "requests.refused")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云溪县各部门2024年行政事业性收费超过五百万的有哪些", "500"), ("云溪县各部门2024年行政事业性收费超过500万的有哪些", "500"),
        ("云溪县各部门2024年行政事业性收费超过500万元的有哪些", "500"), ("云溪县各部门2024年行政事业性收费破千万的有哪些", "1000"),
        ("云溪县各部门2024年行政事业性收费超过5000000元的有哪些", "500"), ("云溪县各部门2024年行政处罚超过1万的有哪些", "10000"),
    ],
)  # fmt: skip
def test_a_bound_of_money_is_in_yuan(known: Catalogue, question: str, value: str) -> None:
    asked = plan(question, known)
    assert isinstance(asked, ComputeQuery), asked
    assert asked.threshold is not None
    assert asked.threshold.value == Decimal(value)


@pytest.mark.parametrize(
    ("question", "operation", "most"),
    [
        ("云溪县公安局哪一年行政处罚最狠", Operation.EXTREME, True), ("云溪县公安局哪一年行政处罚最冷清", Operation.EXTREME, False),
        ("云溪县公安局2023到2024年行政处罚是增加还是减少", Operation.DIFFERENCE, True),
    ],
)  # fmt: skip
def test_the_most_and_the_least_in_other_words(known: Catalogue, question: str, operation: Operation, *, most: bool) -> None:
    asked = plan(question, known)
    assert isinstance(asked, ComputeQuery), asked
    assert (asked.operation, asked.most) == (operation, most)


def test_a_county_before_an_average_is_no_group_of_counties(known: Catalogue) -> None:
    asked = plan("2023到2024年云溪县平均每年新收多少件申请", known)
    assert isinstance(asked, ComputeQuery), asked
    assert {term.entity for term in asked.terms} == {"云溪县人民政府"}


def test_an_aside_that_narrows_stays() -> None:
    assert without_asides("收到多少件,我只看企业的", ()) == "收到多少件,我只看企业的"
    assert without_asides("收到多少件,别搞混了", ((0, 6),)) == "收到多少件,"
