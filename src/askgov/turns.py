"""What a conversation goes on from after an answer: the plan, the figures spoken of, the one that came first, the question still open."""

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
    Status,
)
from askgov.question.organs import Catalogue
from askgov.recall import MOST
from askgov.sessions import Turn


def next_turn(before: Turn, planned: Plan, question: str, answer: Answer, known: Catalogue) -> Turn:
    """What the next turn may go on from. After a turn that was asked back or refused, only a whole question or a choice goes on."""
    match planned:
        case _ if answer.status is Status.OUT_OF_SCOPE and not (isinstance(planned, Decline) and planned.reason == "unsupported"):
            return before
        case Decline():
            pending = question if planned.reason in ("ambiguous", "no_report") else ""
            return before.model_copy(update={"options": answer.options, "unsettled": True, "pending": pending})
        case DefinitionQuery() | CheckQuery() | CollectionQuery() | EquationQuery():
            return before.model_copy(update={"options": answer.options})
        case FigureQuery():
            went_on = isinstance(before.plan, FigureQuery) and not before.unsettled and _goes_on_from(planned, before.plan)
            recent = (*(before.recent if went_on else ()), planned)[-MOST:]
            return Turn(plan=planned, question=question, options=answer.options, recent=recent)
        case _:
            return Turn(plan=planned, question=question, options=answer.options, winner=_winner(planned, answer, known))


def _goes_on_from(planned: FigureQuery, before: FigureQuery) -> bool:
    """Whether two figures differ in one slot only: they may be spoken of together."""
    slots = ("entities", "years", "concepts", "applicants")
    return [getattr(planned, name) == getattr(before, name) for name in slots].count(False) == 1


def _winner(planned: Plan, answer: Answer, known: Catalogue) -> FigureQuery | None:
    """The figure of the one organ or year that came first; None where several did, or no order was asked for."""
    ordered = isinstance(planned, ComputeQuery) and planned.operation in (Operation.EXTREME, Operation.RANK) and planned.focus is None
    if not isinstance(planned, ComputeQuery) or not ordered or answer.result is None or planned.measure is not Operation.VALUE:
        return None
    items = [item for item in answer.result.items if planned.nth or item.rank == 1]
    terms = [term for term in planned.terms for item in items if (known.entities[term.entity].name, term.year) == (item.entity, item.year)]
    if len(items) != 1 or len(terms) != 1 or terms[0].also:
        return None
    (term,) = terms
    column = term.applicant or Applicant.TOTAL
    return FigureQuery(entities=(term.entity,), years=(term.year,), concepts=(term.concept,), applicants=(column,), scope=planned.scope)
