"""Whether two sums of the tables are equal: which question asks it, and what is said."""

from datetime import date
from decimal import Decimal

import pytest

from askgov import plan as planning
from askgov.domain import EquationQuery, Figure, Plan, Provenance, Report, Scope, State, Status
from askgov.domain.evidence import Absent, Aspect, EquationEvidence, Evidence, Found
from askgov.domain.vocabulary import Format
from askgov.equation_words import equation
from askgov.question.organs import Catalogue
from askgov.sessions import Turn


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, date(2026, 3, 1), Turn())[1]


def sides(planned: Plan) -> tuple[list[str], list[str]]:
    assert isinstance(planned, EquationQuery)
    left, right = (
        [f"{'-' if part.minus else '+'}{part.term.concept}@{part.term.year}" for part in side] for side in (planned.left, planned.right)
    )
    return left, right


@pytest.mark.parametrize(
    "question",
    [
        "云溪县2024年规范性文件：上年有效＋制发－废止，算出来是年末数吗",
        "云溪县2023年末162件规范性文件加2024年制发减废止，等于2024年末数吗？",
        "2024年云溪县规范性文件存量跟上年衔接得上吗",
        "核一下：云溪县2024年规范性文件现行有效158件，是不是由2023年的162件加制发减废止得来的？",
    ],
)
def test_the_stock_of_documents_is_last_years_and_what_came_less_what_went(known: Catalogue, question: str) -> None:
    left, right = sides(plan(question, known))
    stock = "normative_documents"
    assert left == [f"+{stock}.effective@2023", f"+{stock}.issued@2024", f"-{stock}.repealed@2024"]
    assert right == [f"+{stock}.effective@2024"]


def test_what_is_carried_out_of_a_year_is_carried_into_the_next(known: Catalogue) -> None:
    question = "公安局2023年报告写的结转下年度是2件，2024年报告的上年结转写的是几件？对不对得上？"
    assert sides(plan(question, known)) == (["+requests.carried_out@2023"], ["+requests.carried_in@2024"])


def test_what_came_in_is_what_was_done_and_left(known: Catalogue) -> None:
    left, right = sides(plan("云溪县2024年新收392件加结转32件，等于办结加结转下年度吗？", known))
    assert left == ["+requests.received@2024", "+requests.carried_in@2024"]
    assert right == ["+requests.closed@2024", "+requests.carried_out@2024"]


def test_the_columns_of_a_row_make_its_total(known: Catalogue) -> None:
    planned = plan("公安局2024年“本机关不掌握相关政府信息”这一行，把各类申请人加起来跟总计对得上吗？", known)
    assert isinstance(planned, EquationQuery)
    assert len({part.term.applicant for part in planned.left}) == 6
    assert {part.term.concept for part in (*planned.left, *planned.right)} == {"requests.unavailable.not_held"}


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("行政复议11件，各项结果加起来对不对", "review.total"),
        ("行政复议明细和总数对得上吗", "review.total"),
        ("未经复议直接起诉的各种结果加起来等于总计吗", "litigation.direct.total"),
    ],
)
def test_the_outcomes_of_disputes_make_their_total(known: Catalogue, said: str, total: str) -> None:
    planned = plan(f"公安局2024年{said}", known)
    assert isinstance(planned, EquationQuery)
    assert [part.term.concept for part in planned.right] == [total]
    assert {part.term.concept.rsplit(".", 1)[1] for part in planned.left} == {"upheld", "corrected", "other", "pending"}


def test_the_details_of_a_row_are_its_columns(known: Catalogue) -> None:
    planned = plan("公安局2024年新收和明细一致不", known)
    assert isinstance(planned, EquationQuery)
    assert len({part.term.applicant for part in planned.left}) == 6


@pytest.mark.parametrize(
    "question",
    [
        "云溪县2024年交通类规范性文件上年有效加制发减废止等于年末数吗",  # no table tells documents on traffic apart
        "云溪县2024年新收申请和办结一样吗",
        "各部门2024年规范性文件上年有效加制发减废止等于年末数吗",
    ],
)
def test_other_questions_are_no_equation(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), EquationQuery)


def _cell(query: EquationQuery, number: int | None, at: int) -> Found | Absent:
    term = (*query.left, *query.right)[at].term
    aspect = Aspect(concept=term.concept, entity_id=term.entity, year=term.year, applicant=term.applicant)
    if number is None:
        return Absent(aspect=aspect, reason="blank")
    source = Provenance(
        report_id=f"r{term.year}", table="表", row="行", column="列", as_printed=str(number), block=0, cell=(at, 0), file="r"
    )
    figure = Figure(
        concept=term.concept, entity_id=term.entity, year=term.year, scope=Scope.AGGREGATE, format=Format.G3, applicant=term.applicant,
        value=Decimal(number), unit="件", state=State.NUMBER, source=source,
    )  # fmt: skip
    return Found(aspect=aspect, figure=figure)


def _answer(known: Catalogue, *numbers: int | None) -> tuple[Status, str]:
    query = plan("云溪县2024年规范性文件上年有效加制发减废止等于年末数吗", known)
    assert isinstance(query, EquationQuery)
    cells = [_cell(query, number, at) for at, number in enumerate(numbers)]
    found = EquationEvidence(query=query, left=tuple(cells[:3]), right=tuple(cells[3:]))
    reports = tuple(
        Report(id=f"r{year}", entity_id="云溪县人民政府", year=year, scope=Scope.AGGREGATE, format=Format.G3, title="年报", file="r", media_type="t")
        for year in (2023, 2024)
    )  # fmt: skip
    answer = equation("?", Evidence(found=found, reports=reports), found)
    return answer.status, answer.text.splitlines()[0]


def test_the_sum_is_worked_out_in_the_answer(known: Catalogue) -> None:
    assert _answer(known, 162, 14, 18, 158) == (Status.ANSWERED, "对得上，两边一致：162 + 14 - 18 = 158，报告里也是 158 件")
    assert _answer(known, 162, 14, 18, 157) == (Status.ANSWERED, "对不上，两边不一致：162 + 14 - 18 = 158，报告里是 157 件，相差 1 件")


def test_nothing_is_concluded_from_a_blank(known: Catalogue) -> None:
    status, first = _answer(known, 162, None, 18, 158)
    assert (status, first) == (Status.NOT_FOUND, "有的数字缺失，没法核对是否相等。")


def test_what_a_year_left_over_is_carried_into_the_next(known: Catalogue) -> None:
    left, right = sides(plan("云溪县公安局2023年结转和2024年上年结转对得上吗", known))
    assert (left, right) == (["+requests.carried_out@2023"], ["+requests.carried_in@2024"])
