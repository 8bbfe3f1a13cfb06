"""Whether the parts that prose lists of a total come to it: 主动公开251条，其中招生考试44条…, held against each other."""

from collections.abc import Sequence
from decimal import Decimal

from askgov.domain import Operation, Statement, StatementQuery
from askgov.domain.evidence import Calculation
from askgov.question.overlap import coverage, pairs
from askgov.statements import growth_stated
from askgov.wording import plain

_LEAST = 2  # parts
_LONG = 4  # characters of a name that tells what is counted
_NAMED = 0.6  # share of the words of the total's label that must stand in the question where no concept tells it


def listed(query: StatementQuery, pool: Sequence[Statement]) -> Calculation | None:
    """The one list that a question is about, its total first; None where it is about none or more than one."""
    lists = [(whole, parts) for whole in pool if len(parts := _parts(whole, pool)) >= _LEAST and not whole.approximate]
    asked = pairs(query.question)
    fits = [each for each in lists if plain(each[0].value) in query.question and each[0].unit in query.question] or [
        (whole, parts) for whole, parts in lists if _is_asked(query, whole) or coverage(pairs(whole.label), asked) >= _NAMED
    ]
    if len({whole.report_id for whole, _ in fits}) != 1:
        return None
    whole, parts = max(fits, key=lambda each: (len(each[1]), coverage(pairs(each[0].label), asked)))
    total = sum((part.value for part in parts), Decimal(0))
    formula = f"{' + '.join(plain(part.value) for part in parts)} = {plain(total)}"
    return Calculation(operation=Operation.CHECK, value=total, unit=whole.unit, formula=formula, operands=(whole, *parts))


def _is_asked(query: StatementQuery, whole: Statement) -> bool:
    """Whether a total is of the line asked for, or its label says so: 各乡镇、各部门主动公开信息."""
    named = any(len(label) >= _LONG and label in whole.label for label in query.labels)
    return (whole.concept is not None and whole.concept in query.concepts) or named


def _parts(whole: Statement, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The exact figures in the unit of a total that its sentence gives as its parts."""
    return tuple(s for s in pool if s.parent == whole.id and s.unit == whole.unit and not (s.approximate or growth_stated(s)))
