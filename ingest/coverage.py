"""Which cells of its national form a report gives as numbers, and how each other one is absent."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from askgov.domain import Applicant, Figure, Format, Frozen, State
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.layouts import Block, Sheet, sheets
from askgov.wording import figure_label

MISSING = "missing"  # the form has the cell, the report does not
_BY_APPLICANT = "3"
_HOW = {
    State.BLANK.value: "空白",
    State.NOT_APPLICABLE.value: "填“/”“无”等",
    State.TEXT.value: "填文字",
    State.UNREADABLE.value: "读不准",
    MISSING: "没有这一格",
}

Place = tuple[str, Applicant | None]  # concept and column


class Coverage(Frozen):
    """One table of a report: how many cells its form has, how many hold numbers, and which are absent how (state → labels)."""

    table: str  # 1 统计表 · 2 主动公开 · 3 申请 · 4 复议诉讼
    cells: int
    numbers: int
    absent: Mapping[str, tuple[str, ...]]

    @property
    def lines(self) -> tuple[str, ...]:
        """空白 2 格：规章 / 本年制发件数、…"""
        return tuple(f"{_HOW[how]} {len(labels)} 格：{'、'.join(labels)}" for how, labels in self.absent.items())


def coverage(format_: Format, figures: Sequence[Figure]) -> tuple[Coverage, ...]:
    """Each table of the format, held against the figures of one report."""
    found = {(figure.concept, figure.applicant): figure for figure in figures}
    return tuple(_of_table(table, places, found) for table, places in _form(format_).items())


def _of_table(table: str, places: Sequence[Place], found: Mapping[Place, Figure]) -> Coverage:
    absent: dict[str, list[str]] = {}
    for place in places:
        state = found[place].state.value if place in found else MISSING
        if state != State.NUMBER.value:
            absent.setdefault(state, []).append(figure_label(*place))
    numbers = len(places) - sum(map(len, absent.values()))
    return Coverage(table=table, cells=len(places), numbers=numbers, absent={how: tuple(labels) for how, labels in absent.items()})


@cache
def _form(format_: Format) -> dict[str, tuple[Place, ...]]:
    """The cells that reports of a format should hold, by table."""
    form: dict[str, list[Place]] = {}
    for sheet in sheets():
        if format_ in sheet.formats:
            form.setdefault(sheet.table, []).extend(place for block in sheet.block for place in _places(sheet, block, format_))
    return {table: tuple(dict.fromkeys(places)) for table, places in sorted(form.items())}


def _places(sheet: Sheet, block: Block, format_: Format) -> Iterator[Place]:
    for row in block.rows:
        if row.formats and format_ not in row.formats:
            continue
        for column in block.columns:
            if column.skip:
                continue
            id_ = block.concept_id(row.id, column.id)
            divided = concept(id_).applicant_dimension
            yield id_, (Applicant(column.id) if sheet.table == _BY_APPLICANT else Applicant.TOTAL) if divided else None
