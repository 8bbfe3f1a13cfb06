"""Figures in prose that a question asks for.

A statement fits when the question's words stand in its label, its parents' labels and its sentence, and the label's own words stand
in the question. The unit asked for (几期, 多少册) decides between figures of one sentence. What fits equally well is shown together.
"""

from collections.abc import Iterable, Sequence

from askgov.domain import Statement, StatementQuery
from askgov.question.overlap import coverage, pairs

_ASKED = 0.7  # share of the question's words that must stand in the statement and its sentence
_NAMED = 0.5  # share of the label's words that must stand in the question, unless the unit singles the figure out
_CLOSE = 0.08
_MOST = 4
# Units that people use for one another; 次 and 个 are what remains when they do not know better.
_SAME_UNIT = {
    "次": {"次", "个", "人次"},
    "个": {"个", "次", "家"},
    "件": {"件", "宗", "条", "起", "份"},
    "条": {"条", "件", "篇", "项"},
    "篇": {"篇", "条"},
    "元": {"元", "万元", "亿元"},
    "万元": {"万元", "元", "亿元"},
}


def best_statements(query: StatementQuery, pool: Sequence[Statement], subjects: Sequence[Sequence[str]] = ()) -> tuple[Statement, ...]:
    """The statements that fit best, at most four of equal fit; none when nothing fits well.

    ``subjects`` holds, for each organ or place that must stand in the statement, the names it may go by.
    """
    asked = pairs(" ".join(query.terms))
    if not asked and not query.concepts:
        return ()
    scored = [(score, s) for s in pool if _concerns(s, subjects) and (score := _fit(query, asked, s, pool)) > 0]
    best = max((score for score, _ in scored), default=0.0)
    close = sorted(((score, s) for score, s in scored if score >= best - _CLOSE), key=lambda pair: (-pair[0], pair[1].id))
    return tuple(statement for _, statement in close[:_MOST])


def _fit(query: StatementQuery, asked: frozenset[str], statement: Statement, pool: Iterable[Statement]) -> float:
    """0 for no fit, else the better the higher."""
    label = pairs(statement.label)
    context = label | pairs(" ".join(statement.parent_labels))
    in_context = coverage(asked, context)
    in_sentence = coverage(asked, context | pairs(statement.sentence))
    unit_fits = not query.counter or statement.unit in _SAME_UNIT.get(query.counter, {query.counter})
    if statement.concept in query.concepts:
        return 1.0 + in_context + (0.1 if unit_fits else 0.0) if not asked or in_sentence >= _ASKED else 0.0
    named = coverage(label, asked)
    if not asked or in_sentence < _ASKED:
        return 0.0
    if named < _NAMED and not (query.counter and unit_fits and _only_of_its_unit(statement, pool)):
        return 0.0
    return 0.45 * in_context + 0.3 * named + 0.15 * in_sentence + (0.1 if unit_fits else 0.0)


def _concerns(statement: Statement, subjects: Sequence[Sequence[str]]) -> bool:
    """Whether every organ or place asked about is named where the figure is named, not merely somewhere in the sentence."""
    where = _where(statement)
    return all(any(name in where for name in names) for names in subjects)


def _where(statement: Statement) -> str:
    """The words in which an organ that the statement is about must stand."""
    return " ".join((statement.label, *statement.parent_labels))


def _only_of_its_unit(statement: Statement, pool: Iterable[Statement]) -> bool:
    return not any(other.id != statement.id and other.sentence == statement.sentence and other.unit == statement.unit for other in pool)
