"""What the plan of the turn before was about."""

from askgov.domain import ComputeQuery, FigureQuery, PassageQuery, Plan, StatementQuery


def entities_of(previous: Plan | None) -> tuple[str, ...]:
    """The organs that a plan is about; none for a whole group."""
    match previous:
        case FigureQuery() | StatementQuery() | PassageQuery():
            return previous.entities
        case ComputeQuery():
            return tuple(dict.fromkeys(term.entity for term in previous.terms)) if not previous.group else ()
        case _:
            return ()


def years_of(previous: Plan | None) -> tuple[int, ...]:
    """The years that a plan is about."""
    match previous:
        case FigureQuery() | StatementQuery() | PassageQuery():
            return previous.years
        case ComputeQuery():
            return tuple(sorted({term.year for term in previous.terms}))
        case _:
            return ()
