"""Prose of several organs, of which one is meant."""

from decimal import Decimal

from askgov.domain import Chunk, Decline, FigureQuery, PassageQuery, Provenance, StatementQuery
from askgov.domain.evidence import PassageEvidence, StatementEvidence
from askgov.either import Told, of_either
from askgov.plan import plan
from askgov.question.organs import Catalogue
from tests.unit.conftest import TODAY

ASK = Decline(reason="ambiguous", message="请问是哪一个？")
QUERY = PassageQuery(entities=("a", "b"), terms=("校车",), question="教育局怎么管校车", undecided=ASK)
CHUNK = Chunk(id="c", report_id="r", headings=(), section=1, text="校车公开。", source=Provenance(report_id="r", file="f", block=0))
NAMES = {"a": "云岭县教育局", "b": "云溪县教育局"}


def found(telling: set[str], query: StatementQuery | PassageQuery) -> Told:
    """What these organs tell."""
    assert isinstance(query, PassageQuery)
    told = bool(telling & set(query.entities)) and len(query.entities) == 1
    return PassageEvidence(query=query, chunks=(CHUNK,), sufficient=told)


def test_the_only_organ_that_tells_it_is_meant_and_named() -> None:
    told = of_either(QUERY, NAMES, lambda query: found({"b"}, query))
    assert isinstance(told, PassageEvidence)
    assert told.query.entities == ("b",)
    assert "云溪县教育局" in told.query.notes[0]


def test_where_both_tell_it_the_question_is_asked_back() -> None:
    assert of_either(QUERY, NAMES, lambda query: found({"a", "b"}, query)) is ASK


def test_where_none_tells_it_the_nearest_passages_of_both_are_shown() -> None:
    told = of_either(QUERY, NAMES, lambda query: found(set(), query))
    assert isinstance(told, PassageEvidence)
    assert not told.sufficient
    assert told.query.entities == ("a", "b")


def test_a_sentence_that_shares_few_words_is_no_answer_for_one_of_several() -> None:
    query = StatementQuery(entities=("a", "b"), terms=("网站搬家", "打不开的链接"), question="…", undecided=ASK)
    assert isinstance(of_either(query, NAMES, lambda one: StatementEvidence(query=one, statements=())), StatementEvidence)


def test_prose_of_one_of_several_organs_is_planned_for_both(known: Catalogue) -> None:
    planned = plan("教育局2023年晒出来的校车有多少台", known, TODAY)[1]
    assert isinstance(planned, StatementQuery)
    assert planned.entities == ("云岭县教育局", "云溪县教育局")
    assert planned.undecided is not None
    cells = plan("教育局2023年新收几件", known, TODAY)[1]
    assert isinstance(cells, Decline)


def test_a_plan_for_a_year_without_a_report_stands_in_the_report_before(known: Catalogue) -> None:
    planned = plan("云溪县公安局2025年打算怎么改进公示", known, TODAY)[1]
    assert isinstance(planned, PassageQuery)
    assert planned.years == (2024,)
    assert "2024年的年报" in planned.notes[0]
    assert isinstance(plan("云溪县公安局2025年存在哪些问题", known, TODAY)[1], Decline)


def test_a_claim_is_held_against_the_figure_before_its_reason_is_looked_for(known: Catalogue) -> None:
    planned = plan("云溪县2024年新收申请不是1300件吗，为什么这么多", known, TODAY)[1]
    assert isinstance(planned, FigureQuery)
    assert planned.claim == Decimal(1300)
    assert planned.why is not None


def test_a_claim_of_none_is_held_against_the_figure(known: Catalogue) -> None:
    planned = plan("云溪县公安局2024年没收到过诉讼对吧", known, TODAY)[1]
    assert isinstance(planned, FigureQuery)
    assert planned.claim == Decimal(0)


def test_the_other_organs_of_a_place_tell_as_well_where_it_is_called_the_county(known: Catalogue) -> None:
    planned = plan("2023年全县领离婚证的有多少对", known, TODAY)[1]
    assert isinstance(planned, StatementQuery)
    assert planned.entities == ("云溪县人民政府",)
    assert "云溪县公安局" in planned.wider
