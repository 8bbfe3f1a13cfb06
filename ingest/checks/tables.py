"""The identities of the national tables, held against one report. Only complete sums are compared: absence proves nothing."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from askgov.domain import Applicant, Figure, Finding
from askgov.taxonomy.identities import ANY_REQUEST, Identity, identities, term
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_PARTS = tuple(applicant for applicant in Applicant if applicant not in (Applicant.TOTAL, Applicant.ORGANISATIONS))

Cells = Mapping[tuple[str, Applicant | None], Figure]  # those that hold a number
Term = tuple[int, str, Applicant | None]  # sign, concept, column
Side = list[tuple[int, Figure]]


def identities_broken(draft: Draft) -> Iterator[Finding]:
    """The broken identities among the figures of one report, in the order of the tables.

    Identities with another year's report are not looked at here.
    """
    within = [identity for identity in identities(draft.report.format) if identity.years == 0]
    found = (_compare(identity, left, right, draft.cells) for identity in within for left, right in _instances(identity, draft.cells))
    return (finding for finding in found if finding is not None)


def _instances(identity: Identity, cells: Cells) -> Iterator[tuple[list[Term], list[Term]]]:
    """Both sides of an identity, written out for each row or column that it holds for."""
    if identity.columns == "across":
        for concept, applicant in cells:
            if applicant is Applicant.TOTAL and _names(identity.left, concept):
                yield [(1, concept, Applicant.TOTAL)], [(1, concept, part) for part in _PARTS]
        return
    left, right = ([term(signed) for signed in side] for side in (identity.left, identity.right))
    for column in (*_PARTS, Applicant.TOTAL) if identity.columns == "each" else (None,):
        yield [(sign, concept, column) for sign, concept in left], [(sign, concept, column) for sign, concept in right]


def _names(side: Sequence[str], concept: str) -> bool:
    return any(name in (concept, ANY_REQUEST) for _, name in map(term, side))


def _compare(identity: Identity, left: list[Term], right: list[Term], cells: Cells) -> Finding | None:
    """A finding when both sides are complete and differ."""
    sides = _numbers(left, cells), _numbers(right, cells)
    if sides[0] is None or sides[1] is None:
        return None
    one, other = _sum(sides[0]), _sum(sides[1])
    if one == other:
        return None
    figures = [figure for side in sides if side is not None for _, figure in side]
    return finding(
        identity.id,
        figures[0].source.report_id,
        f"{identity.text}；{_where(identity, figures[0])}前者是 {one:f}，后者是 {other:f}，相差 {abs(one - other):f}",
        [figure.source for figure in figures],
        (one, other),
        identity.severity,
    )


def _where(identity: Identity, first: Figure) -> str:
    """The row or column that an identity is broken in; "" for one that holds for a single line, which its text names."""
    name = {"across": first.source.row, "each": first.source.column}.get(identity.columns, "")
    return f"“{name}”这一{'行' if identity.columns == 'across' else '列'}，" if name else ""


def _numbers(side: list[Term], cells: Cells) -> Side | None:
    found = [(sign, cell) for sign, concept, column in side if (cell := _cell(concept, column, cells)) is not None]
    return found if len(found) == len(side) else None


def _cell(concept: str, column: Applicant | None, cells: Cells) -> Figure | None:
    """Of a line without applicants its only cell: until 2018 lines of table 3's concepts stand in one column, which is their total."""
    return cells.get((concept, column)) or (cells.get((concept, Applicant.TOTAL)) if column is None else None)


def _sum(side: Side) -> Decimal:
    return sum((sign * figure.value for sign, figure in side if figure.value is not None), Decimal(0))
