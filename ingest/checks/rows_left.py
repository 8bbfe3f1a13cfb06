"""Tables that are not whole: rows that were left out, and cells with something in them that is no number.

An empty cell says nothing, nor do the usual marks (/, -, 无) or words that explain (由财政局统一公布). A row counts as left out only
where nearly all others of its table were read.
"""

import re
from collections.abc import Iterator
from typing import Final

from askgov.domain import Figure, Finding, State
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.layouts import sheets
from askgov.wording import APPLICANTS
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_TABLES = ("2", "3")
_MOST_LEFT: Final = 3  # rows; more than that: the table was changed, or not read
_FEWEST_READ: Final = 4  # rows
_SLIP = re.compile(r"(?=.*[0-9A-Za-z０-９])[^\u4e00-\u9fff\s]{1,12}")  # no words, no two numbers in one cell
_WITH_FRACTION = re.compile(r"\d{1,9}[.．]0{1,3}")
_COUNTED = frozenset({"件", "项", "条", "个"})
_SHOWN: Final = 3


def rows_missing(draft: Draft) -> Iterator[Finding]:
    """Rows of the form that the report's table has not, if they are few."""
    read = {figure.concept for figure in draft.figures}
    for sheet in sheets():
        if sheet.table not in _TABLES or draft.report.format not in sheet.formats:
            continue
        left, there = [], 0
        for block in sheet.block:
            for row in block.rows:
                if row.formats and draft.report.format not in row.formats:
                    continue
                concepts = {block.concept_id(row.id, column.id) for column in block.columns if not column.skip}
                there += bool(concepts & read)
                left += [] if concepts & read else [row.label]
        at = [figure.source for figure in draft.figures if concept(figure.concept).table == sheet.table][:1]
        if 0 < len(left) <= min(_MOST_LEFT, there // 4) and there >= _FEWEST_READ and at:
            names = "、".join(f"“{label}”" for label in left)
            rows = f"{names}这{'一' if len(left) == 1 else f' {len(left)} '}行"
            message = f"表格里没有读到{rows}，请看是不是漏了；没有发生的也应保留并填 0"
            yield finding("row_missing", draft.report.id, message, at)


def cells_unread(draft: Draft) -> Iterator[Finding]:
    """Cells that hold what is no number and no words either (O for 0, 1，50), or a count with a fraction of nothing (6.0)."""
    slips = [figure for figure in draft.figures if _is_slip(figure)]
    if slips:
        named = "、".join(f"“{_name(figure)}”填的是“{figure.source.as_printed.strip()}”" for figure in slips[:_SHOWN])
        more = f"等 {len(slips)} 格" if len(slips) > _SHOWN else ""
        message = f"{named}{more}，件数应是一个整数，请看是不是误打了字母、逗号或小数点"
        yield finding("cell_unread", draft.report.id, message, [figure.source for figure in slips])


def _is_slip(figure: Figure) -> bool:
    printed = figure.source.as_printed.strip()
    if figure.state in (State.TEXT, State.UNREADABLE):
        return _SLIP.fullmatch(printed) is not None and not printed.isdecimal()
    return figure.state is State.NUMBER and figure.unit in _COUNTED and _WITH_FRACTION.fullmatch(printed) is not None


def _name(figure: Figure) -> str:
    column = f"（{APPLICANTS[figure.applicant]}）" if figure.applicant is not None else ""
    return f"{concept(figure.concept).label}{column}"
