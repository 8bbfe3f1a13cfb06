"""Turns that go on: a reply to what was asked back, the one that came first, the parts of a figure, who has more, why."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import Answer, ComputeQuery, Decline, FigureQuery, Item, Operation, Option, PassageQuery, Result, Status, Term
from askgov.domain.vocabulary import Applicant
from askgov.question.organs import Catalogue
from askgov.sessions import Turn, chosen
from askgov.turns import next_turn

from ..question.test_organs import world

TODAY = date(2026, 3, 1)
COUNTY, EDUCATION, POLICE = "云溪县人民政府", "云溪县教育局", "云溪县公安局"


def figure(entity: str = EDUCATION, year: int = 2023, concept: str = "requests.received", *columns: Applicant) -> FigureQuery:
    return FigureQuery(entities=(entity,), years=(year,), concepts=(concept,), applicants=columns or (Applicant.TOTAL,))


def after(question: str, known: Catalogue, turn: Turn) -> object:
    return planning.plan(question, known, TODAY, turn)[1]


@pytest.mark.parametrize(
    ("pending", "reply", "entity", "year"),
    [
        ("行政许可多少件", "云溪县教育局2023年", EDUCATION, 2023),
        ("2023年行政许可多少件", "云溪县教育局", EDUCATION, 2023),
        ("云溪县教育局行政许可多少件", "2023年", EDUCATION, 2023),
        ("青木县2023年行政许可多少件", "云溪县", COUNTY, 2023),
    ],
)
def test_a_bare_organ_or_year_completes_what_was_asked_back(known: Catalogue, pending: str, reply: str, entity: str, year: int) -> None:
    planned = after(reply, known, Turn(unsettled=True, pending=pending))
    assert isinstance(planned, FigureQuery)
    assert (planned.entities, planned.years, planned.concepts) == ((entity,), (year,), ("licensing.decisions",))


def test_what_is_more_than_an_organ_and_a_year_is_a_question_of_its_own(known: Catalogue) -> None:
    assert isinstance(after("行政处罚呢", known, Turn(unsettled=True, pending="行政许可多少件")), Decline)


def test_a_question_asked_back_is_pending(known: Catalogue) -> None:
    asked = Decline(reason="ambiguous", message="哪个机关？")
    turn = next_turn(Turn(), asked, "行政许可多少件", Answer(question="", status=Status.AMBIGUOUS, text=""), known, TODAY)
    assert (turn.pending, turn.unsettled) == ("行政许可多少件", True)


def test_it_is_the_one_that_came_first(known: Catalogue) -> None:
    question = "云溪县各部门2023年行政处罚最多的是谁"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    result = Result(items=(Item(entity=POLICE, year=2023, label="", value="9", unit="件", rank=1),))
    turn = next_turn(Turn(), planned, question, Answer(question="", status=Status.ANSWERED, text="", result=result), known, TODAY)
    gone_on = after("它的新收申请呢", known, turn)
    assert isinstance(gone_on, FigureQuery)
    assert (gone_on.entities, gone_on.years, gone_on.concepts) == ((POLICE,), (2023,), ("requests.received",))


def test_of_two_that_came_first_none_is_it(known: Catalogue) -> None:
    question = "云溪县各部门2023年行政处罚最多的是谁"
    planned = planning.plan(question, known, TODAY)[1]
    items = tuple(Item(entity=name, year=2023, label="", value="9", unit="件", rank=1) for name in (POLICE, EDUCATION))
    answer = Answer(question="", status=Status.ANSWERED, text="", result=Result(items=items))
    assert isinstance(after("它的新收申请呢", known, next_turn(Turn(), planned, question, answer, known, TODAY)), Decline)


@pytest.mark.parametrize("question", ["拆开说", "分项呢", "具体各是多少", "那分别是多少"])
def test_a_sum_is_told_in_its_parts(known: Catalogue, question: str) -> None:
    planned = after(question, known, Turn(plan=figure(concept="requests.unavailable"), question="…"))
    assert isinstance(planned, FigureQuery)
    assert len(planned.concepts) == 3
    assert not planned.total


@pytest.mark.parametrize("question", ["谁多", "哪个更多呢", "那谁高"])
def test_who_has_more_is_of_the_last_two(known: Catalogue, question: str) -> None:
    recent = (figure(EDUCATION), figure(POLICE))
    planned = after(question, known, Turn(plan=recent[-1], question="…", recent=recent))
    assert isinstance(planned, ComputeQuery)
    assert planned.operation is Operation.COMPARE
    assert {term.entity for term in planned.terms} == {EDUCATION, POLICE}


def test_more_than_another_organ_is_no_comparison_with_a_year(known: Catalogue) -> None:
    planned = after("比公安局多吗", known, Turn(plan=figure(EDUCATION), question="…", recent=(figure(EDUCATION),)))
    assert isinstance(planned, ComputeQuery)
    assert [(term.entity, term.year) for term in planned.terms] == [(EDUCATION, 2023), (POLICE, 2023)]


def test_a_columns_share_is_of_the_figure_of_all(known: Catalogue) -> None:
    planned = after("其中自然人的占比", known, Turn(plan=figure(), question="…", recent=(figure(),)))
    assert isinstance(planned, ComputeQuery)
    assert [term.applicant for term in (*planned.terms, *planned.bases)] == [Applicant.NATURAL_PERSON, Applicant.TOTAL]


def test_of_what_new_requests_are_a_share_is_asked_back(known: Catalogue) -> None:
    assert isinstance(after("占比呢", known, Turn(plan=figure(), question="…", recent=(figure(),))), Decline)


@pytest.mark.parametrize("columns", [(Applicant.TOTAL, Applicant.COMPANY), (Applicant.COMPANY,)])
def test_a_column_is_never_added_to_what_holds_it(known: Catalogue, columns: tuple[Applicant, ...]) -> None:
    planned = after("不予公开一共几件", known, Turn(plan=figure(EDUCATION, 2023, "requests.received", *columns), question="…"))
    assert isinstance(planned, FigureQuery)
    assert not planned.total
    assert len(set(planned.applicants)) == len(planned.applicants)


def test_two_figures_of_which_one_holds_the_other_are_not_added(known: Catalogue) -> None:
    recent = (figure(), figure(EDUCATION, 2023, "requests.received", Applicant.COMPANY))
    planned = after("两个加起来", known, Turn(plan=recent[-1], question="…", recent=recent))
    assert not (isinstance(planned, FigureQuery) and planned.total)


def test_why_alone_asks_for_the_reason_of_the_figure_before(known: Catalogue) -> None:
    _, planned = planning.plan("为什么呢", known, TODAY, Turn(plan=figure(), question="…", recent=(figure(),)))
    assert isinstance(planned, PassageQuery)
    assert (planned.entities, planned.years) == ((EDUCATION,), (2023,))


def test_the_same_agency_of_another_place_is_never_its_government(known: Catalogue) -> None:
    turn = Turn(plan=figure(POLICE), question="云溪县公安局2023年新收多少件")
    planned = after("云岭县的呢", known, turn)  # whose 公安局 has no report, and whose government has none either
    assert not isinstance(planned, FigureQuery)
    assert after("教育局的呢", known, turn) == after("云溪县教育局呢", known, turn)


def test_what_is_offered_is_taken_by_a_yes(known: Catalogue) -> None:
    options = (Option(label="云溪县人民政府", question="云溪县人民政府的呢"),)
    assert {chosen(reply, options) for reply in ("对", "是的", "嗯")} == {"云溪县人民政府的呢"}
    assert chosen("对", (*options, *options)) == "对"  # of two, which?


@pytest.mark.parametrize("reply", ["第二呢", "第二个是谁", "那第二是哪家", "排第二的呢", "第2名呢"])
def test_the_next_place_of_a_ranking(known: Catalogue, reply: str) -> None:
    question = "云溪县各部门2023年行政处罚最多的是谁"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    then = after(reply, known, Turn(plan=planned, question=question))
    assert isinstance(then, ComputeQuery)
    assert (then.nth, then.terms) == (2, planned.terms)


def test_a_share_is_no_growth(known: Catalogue) -> None:
    question = "云溪县教育局2023年新收比公安局多几件"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    assert isinstance(after("占比呢", known, Turn(plan=planned, question=question)), Decline)


@pytest.mark.parametrize(
    ("said", "year"), [("前一年企业有几件", 2022), ("那上一年的自然人几件", 2022), ("后一年企业有几件", 2024), ("企业有几件", 2023)]
)
def test_the_year_next_to_that_of_the_turn_before(known: Catalogue, said: str, year: int) -> None:
    everyone = (2022, 2023, 2024)
    planned = after(said, world({EDUCATION: everyone, COUNTY: everyone}), Turn(plan=figure(), question="教育局2023年新收多少"))
    assert isinstance(planned, FigureQuery)
    assert planned.years == (year,)


def test_what_the_year_before_left_over_is_of_its_own_line(known: Catalogue) -> None:
    planned = after("上一年结转的有几件", known, Turn(plan=figure(), question="教育局2023年新收多少"))
    assert isinstance(planned, FigureQuery)
    assert (planned.years, planned.concepts) == ((2023,), ("requests.carried_in",))


def test_another_place_of_a_ranking_of_lines(known: Catalogue) -> None:
    question = "云溪县2023年不予公开里最多的是哪一类"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    for reply, nth in (("第二多的呢", 2), ("第三名呢", 3), ("最少的呢", 0)):
        then = after(reply, known, Turn(plan=planned, question=question))
        assert isinstance(then, ComputeQuery)
        assert (then.terms, then.nth, then.most) == (planned.terms, nth, reply != "最少的呢")


def test_the_place_of_one_in_the_ranking_before(known: Catalogue) -> None:
    question = "云溪县各部门2023年行政处罚最多的是谁"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    then = after("公安局排第几", known, Turn(plan=planned, question=question))
    assert isinstance(then, ComputeQuery)
    assert then.focus is not None
    assert (then.group, then.terms[then.focus].entity) == (planned.group, POLICE)


def test_a_computation_of_another_places_agency_is_never_its_governments(known: Catalogue) -> None:
    question = "云溪县公安局2023年处罚占云溪县的比例"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    assert not isinstance(after("云岭县的呢", known, Turn(plan=planned, question=question)), ComputeQuery)


@pytest.mark.parametrize(("reply", "most"), [("谁最多", True), ("哪家最少", False), ("其中谁最高呢", True)])
def test_the_most_of_the_figures_before(known: Catalogue, reply: str, most: bool) -> None:
    listed = figure().model_copy(update={"entities": (EDUCATION, POLICE, COUNTY), "operation": Operation.LIST})
    planned = after(reply, known, Turn(plan=listed, question="…", recent=(listed,)))
    assert isinstance(planned, ComputeQuery)
    assert (planned.operation, planned.most, [term.entity for term in planned.terms]) == (Operation.EXTREME, most, [*listed.entities])


def test_an_option_is_picked_by_its_place() -> None:
    assert chosen("第二个呢", (Option(label="甲", question="甲？"), Option(label="乙", question="乙？"))) == "乙？"


def test_the_first_ones_share_in_its_place(known: Catalogue) -> None:
    question = "云溪县各部门2023年行政处罚最多的是谁"
    planned = planning.plan(question, known, TODAY)[1]
    assert isinstance(planned, ComputeQuery)
    first = figure(POLICE, 2023, "penalties.decisions")
    turn = Turn(plan=planned, question=question, winner=first, ranked=((1, first),))
    for reply in ("它占云溪县的多少", "第一名占云溪县几成", "占云溪县的百分之几"):
        share = after(reply, known, turn)
        assert isinstance(share, ComputeQuery)
        assert (share.measure, share.terms[0].entity, share.bases[0].entity) == (Operation.SHARE, POLICE, COUNTY)
    assert isinstance(after("各占云溪县多少", known, turn), Decline)


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ("这两年处罚加起来多少", (2022, 2023)),
        ("那两年处罚分别多少", (2022, 2023)),
    ],
)
def test_these_years_are_those_of_the_turns_before(known: Catalogue, asked: str, years: tuple[int, ...]) -> None:
    recent = (figure(year=2023), figure(year=2022))
    planned = after(asked, known, Turn(plan=recent[-1], question="云溪县教育局2022年新收多少", recent=recent))
    assert isinstance(planned, FigureQuery)
    assert (planned.years, planned.concepts) == (years, ("penalties.decisions",))


def test_these_years_of_two_organs_are_none_of_theirs(known: Catalogue) -> None:
    recent = (figure(EDUCATION, 2023), figure(POLICE, 2022))
    planned = after("这两年处罚加起来多少", known, Turn(plan=recent[-1], question="云溪县公安局2022年新收多少", recent=recent))
    assert not isinstance(planned, FigureQuery) or planned.years != (2022, 2023)


TOLD = PassageQuery(entities=(EDUCATION,), years=(2023,), question="云溪县教育局2023年学位地图是干什么用的", about="学位地图是干什么用的")


@pytest.mark.parametrize("question", ["用的人多不多", "家长怎么说"])
def test_a_turn_asks_more_of_what_the_text_told(known: Catalogue, question: str) -> None:
    planned = after(question, known, Turn(plan=TOLD, question=TOLD.question))
    assert isinstance(planned, PassageQuery)
    assert (planned.entities, planned.years, planned.topic) == ((EDUCATION,), (2023,), TOLD.about)


@pytest.mark.parametrize("question", ["谢谢", "给我写首诗"])
def test_what_asks_nothing_of_the_report_takes_no_topic(known: Catalogue, question: str) -> None:
    planned = after(question, known, Turn(plan=TOLD, question=TOLD.question))
    assert isinstance(planned, Decline)


def test_two_organs_are_spoken_of_by_a_word(known: Catalogue) -> None:
    recent = (figure(EDUCATION), figure(POLICE))
    planned = after("它们两家办结各多少", known, Turn(plan=recent[1], question="", recent=recent))
    assert isinstance(planned, FigureQuery)
    assert (set(planned.entities), planned.years, planned.concepts) == ({EDUCATION, POLICE}, (2023,), ("requests.closed",))


def test_another_year_too_and_how_far_both_are_apart(known: Catalogue) -> None:
    before = figure(EDUCATION, 2023)
    planned = after("2022的也说下，两年差多少", known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, ComputeQuery)
    assert {term.year for term in (*planned.terms, *planned.bases)} == {2022, 2023}


def test_the_outcome_of_the_kind_of_lawsuit_spoken_of(known: Catalogue) -> None:
    before = figure(EDUCATION, 2023, "litigation.after_review.total")
    planned = after("纠正的几件", known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, FigureQuery)
    assert planned.concepts == ("litigation.after_review.corrected",)


def test_a_number_and_a_text_are_asked_apart_in_a_session_too(known: Catalogue) -> None:
    shared = ComputeQuery(
        operation=Operation.SHARE, measure=Operation.SHARE,
        terms=(Term(entity=POLICE, year=2023, concept="requests.granted", applicant=Applicant.TOTAL),),
        bases=(Term(entity=POLICE, year=2023, concept="requests.received", applicant=Applicant.TOTAL),),
    )  # fmt: skip
    planned = after("云溪县教育局2023年新收申请多少件，存在什么问题", known, Turn(plan=shared, question=""))
    assert isinstance(planned, Decline)


def test_which_organ_after_a_figure_of_the_county(known: Catalogue) -> None:
    before = figure(COUNTY, 2023, "licensing.decisions")
    planned = after("处罚最多的是哪个局", known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, ComputeQuery)
    assert {(term.year, term.concept) for term in planned.terms} == {(2023, "penalties.decisions")}
    fees = figure(COUNTY, 2023, "fees.amount")
    assert not isinstance(
        after("哪个局收得最多", known, Turn(plan=fees, question="", recent=(fees,))), ComputeQuery
    )  # 收得 is not of 新收 here


@pytest.mark.parametrize(
    "said",
    [
        "不好意思讲错了，要的是2024年",
        "更正一下，我问的是2024年的",
        "哦不对，要2024年的",
        "打错字了，应该是2024年",
        "抱歉，我想问的是2024年",
    ],
)
def test_a_turn_takes_back_the_year_of_the_one_before(known: Catalogue, said: str) -> None:
    before = figure()
    planned = after(said, known, Turn(plan=before, question="云溪县教育局2023年新收多少件", recent=(before,)))
    assert isinstance(planned, FigureQuery)
    assert (planned.entities, planned.years, planned.concepts) == ((EDUCATION,), (2024,), ("requests.received",))


def test_what_was_corrected_is_not_taken_for_the_correction(known: Catalogue) -> None:
    before = figure(EDUCATION, 2023, "review.total")
    planned = after("纠正了几件", known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, FigureQuery)
    assert planned.concepts == ("review.corrected",)


def test_after_a_turn_that_was_not_understood_nothing_of_the_one_before_is_taken(known: Catalogue) -> None:
    before = figure()
    turn = Turn(plan=before, question="云溪县教育局2023年新收多少件", recent=(before,))
    refused = Decline(reason="out_of_scope", message="")
    answer = Answer(question="", status=Status.OUT_OF_SCOPE, text="")
    named = next_turn(turn, refused, "嗯嗯我看的倒是2024年那本", answer, known, TODAY)
    assert isinstance(after("企业的呢", known, named), Decline)
    idle = next_turn(turn, refused, "今天天气不错", answer, known, TODAY)
    assert isinstance(after("企业的呢", known, idle), FigureQuery)


@pytest.mark.parametrize("said", ["往前推一年", "再往前一年呢", "再看前一年", "上一年度呢"])
def test_the_year_before_that_of_the_turn_before(known: Catalogue, said: str) -> None:
    before = figure(EDUCATION, 2024)
    planned = after(said, known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, FigureQuery)
    assert planned.years == (2023,)


def test_what_was_carried_over_is_no_year_before(known: Catalogue) -> None:
    before = figure(EDUCATION, 2024)
    planned = after("上年结转的呢", known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, FigureQuery)
    assert (planned.years, planned.concepts) == ((2024,), ("requests.carried_in",))


def test_how_far_the_ends_of_a_list_are_apart(known: Catalogue) -> None:
    before = figure().model_copy(update={"years": (2023, 2024), "operation": Operation.LIST})
    planned = after("最高那年比最低那年多几件", known, Turn(plan=before, question="", recent=(before,)))
    assert isinstance(planned, ComputeQuery)
    assert (planned.operation, planned.spread, planned.axis) == (Operation.RANK, True, "year")


def test_a_share_is_never_answered_by_a_plain_figure(known: Catalogue) -> None:
    planned = planning.plan("云溪县2023年新收申请是全部办结的百分之几", known, TODAY)[1]
    assert not isinstance(planned, FigureQuery)


@pytest.mark.parametrize(
    ("first", "turn", "then", "most", "nth"),
    [
        ("云溪县各部门2023年行政处罚最多的是谁", "最少的呢", "2024年呢", False, 0),
        ("云溪县各部门2023年行政处罚最少的是谁", "最多的呢", "2024年呢", True, 0),
        ("云溪县各部门2023年行政处罚最多的是谁", "第二多的呢", "2024年呢", True, 2),
        ("云溪县各部门2023年行政处罚最多的是谁", "倒数第二呢", "2024年呢", False, 2),
        ("云溪县2023年申请最多的是哪类申请人", "最少的呢", "2024年呢", False, 0),
    ],
)
def test_an_order_named_in_a_turn_is_that_of_the_next(known: Catalogue, first: str, turn: str, then: str, most: bool, nth: int) -> None:
    told = Turn()
    for question in (first, turn):
        asked, planned = planning.plan(question, known, TODAY, told)
        assert isinstance(planned, ComputeQuery)
        told = Turn(plan=planned, question=asked)
    last = after(then, known, told)
    assert isinstance(last, ComputeQuery)
    assert (last.most, last.nth, last.axis, {term.year for term in last.terms}) == (most, nth, planned.axis, {2024})
