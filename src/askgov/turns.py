"""What a conversation goes on from after an answer: the plan, the figures spoken of, the one that came first, the question still open."""

from datetime import date

from askgov.domain import (
    Answer,
    Applicant,
    CheckQuery,
    CollectionQuery,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    EquationQuery,
    FigureQuery,
    Operation,
    Plan,
    Scope,
    Status,
    Term,
)
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.recall import MOST
from askgov.recalled_union import ALONE
from askgov.sessions import Turn


def next_turn(before: Turn, planned: Plan, question: str, answer: Answer, known: Catalogue, today: date) -> Turn:
    """What the next turn may go on from. After a turn that was asked back or refused, only a whole question or a choice goes on."""
    match planned:
        case _ if answer.status is Status.OUT_OF_SCOPE and not (isinstance(planned, Decline) and planned.reason == "unsupported"):
            named = read(question, known, today)  # 抱歉我想问的其实是前年: what it names is no longer what was spoken of
            return before.model_copy(update={"unsettled": True}) if named.years or named.organs else before
        case Decline() if planned == ALONE:
            return before.model_copy(update={"options": answer.options})  # the figures before stay those spoken of
        case Decline():
            pending = question if planned.reason in ("ambiguous", "no_report") else ""
            return before.model_copy(update={"options": answer.options, "unsettled": True, "pending": pending})
        case CheckQuery():
            return before.model_copy(update={"options": answer.options, "checked": planned, "unsettled": False})
        case DefinitionQuery() | CollectionQuery() | EquationQuery():
            return before.model_copy(update={"options": answer.options})
        case FigureQuery():
            went_on = isinstance(before.plan, FigureQuery) and not before.unsettled and _goes_on_from(planned, before.plan)
            recent = (*(before.recent if went_on else ()), planned)[-MOST:]
            among = {figure.entities for _, figure in before.ranked}
            ranked = before.ranked if planned.entities in among else ()  # 第二名的新收 … 第三名呢
            return Turn(plan=planned, question=question, options=answer.options, recent=recent, ranked=ranked)
        case _:
            ranked = _ranked(planned, answer, known)
            nth = isinstance(planned, ComputeQuery) and planned.nth
            if nth and isinstance(before.plan, ComputeQuery) and before.plan.terms == getattr(planned, "terms", ()):
                ranked = tuple(sorted({**dict(before.ranked), **dict(ranked)}.items()))  # the first was told before
            winner = next((figure for place, figure in ranked if place == (nth or 1)), None)
            return Turn(plan=planned, question=question, options=answer.options, winner=winner, ranked=ranked)


def _goes_on_from(planned: FigureQuery, before: FigureQuery) -> bool:
    """Whether two figures differ in one slot only: they may be spoken of together."""
    slots = ("entities", "years", "concepts", "applicants")
    return [getattr(planned, name) == getattr(before, name) for name in slots].count(False) == 1


def _ranked(planned: Plan, answer: Answer, known: Catalogue) -> tuple[tuple[int, FigureQuery], ...]:
    """The figures of the organs or years in their places, without those that share a place; () where no order was asked for."""
    ordered = isinstance(planned, ComputeQuery) and planned.operation in (Operation.EXTREME, Operation.RANK) and planned.focus is None
    if not isinstance(planned, ComputeQuery) or not ordered or answer.result is None or planned.measure is not Operation.VALUE:
        return ()
    terms = {(known.entities[term.entity].name, term.year): term for term in planned.terms if not term.also}
    if len(terms) != len(planned.terms):  # lines or columns are set side by side
        return ()
    items = [item for item in answer.result.items if item.rank is not None and (item.entity, item.year) in terms]
    places = [item.rank for item in items]
    return tuple(
        (item.rank, _alone(terms[item.entity, item.year], planned.scope)) for item in items if item.rank and places.count(item.rank) == 1
    )


def _alone(term: Term, scope: Scope | None) -> FigureQuery:
    column = term.applicant or Applicant.TOTAL
    return FigureQuery(entities=(term.entity,), years=(term.year,), concepts=(term.concept,), applicants=(column,), scope=scope)
