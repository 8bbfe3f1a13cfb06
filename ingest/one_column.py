"""The one column of figures of a 统计表 (until 2018) among others: codes before it, parts or former years beside it.

What is no figure of the year is taken out of the grid before it is read: the column of codes, the parts of a 合计 that is their sum,
and what has piled up over the years beside 本年度. A form that prints 本年累计 has its own meaning for each, and is left alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from askgov.taxonomy.layouts import fold
from ingest.parsed import Cell, Grid
from ingest.values import read_value

_INDICATOR = re.compile("统计指标|指标名称|指标|统计项目")
_CODE = re.compile("(?:指标)?代码|行次|行号|栏次")
_COUNT = re.compile("统计数[量据值]?|数量|数值")
_ALL = re.compile("全?[区县市镇乡]?[合总]计")
_THIS_YEAR = re.compile("本年度?(?:数|数量)?|当年数?")
_OTHER_YEARS = re.compile("(?:历年|历史)累计(?:数|数量)?|累计(?:数|数量)?|上一?年度?(?:数|数量)?|去年数?")
_OWN = "统计数"  # the form's name for the column of figures
_MOST_HEADER_ROWS = 2
_NEARLY_ALL = 0.9
_FEWEST_ROWS = 3


def one_column(grid: Grid) -> Grid:
    """The grid with the year's figures alone beside its labels; the same one where it is no such table, or what to take is open."""
    head, header_rows = _header(grid)
    indicator = next((column for column, words in head.items() if _INDICATOR.fullmatch(words)), None)
    if indicator is None or any("本年累计" in words for words in head.values()):
        return grid
    codes = {column for column, words in head.items() if _CODE.fullmatch(words)}
    counts = {column: words for column, words in head.items() if column not in codes and _is_count(words)}
    kept = _year(counts, grid, header_rows)
    if kept is None or max(codes, default=-1) > kept or not (codes or len(counts) > 1) or not _are_codes(grid, codes, header_rows):
        return grid
    return _without(grid, codes | counts.keys() - {kept}, kept, header_rows)


def _header(grid: Grid) -> tuple[Mapping[int, str], int]:
    """What stands lowest over each column, and the number of rows that the header has: up to the depth of its first cell."""
    first = next((cell for cell in grid.cells if cell.row == 0 and _INDICATOR.fullmatch(fold(cell.text))), None)
    if first is None or first.rowspan > _MOST_HEADER_ROWS:
        return {}, 0
    head: dict[int, str] = {}
    for cell in grid.cells:
        if cell.row < first.rowspan and (cell.colspan == 1 or cell.row + cell.rowspan < first.rowspan):
            head |= dict.fromkeys(range(cell.column, cell.column + cell.colspan), fold(cell.text))
    return head, first.rowspan


def _is_count(words: str) -> bool:
    return not re.search("指标|单位|备注|序号|项目", words)


def _year(counts: Mapping[int, str], grid: Grid, first: int) -> int | None:
    """The column of the year's figures; ``None`` when the header does not tell it."""
    if len(counts) == 1:
        return next((column for column, words in counts.items() if _COUNT.fullmatch(words) or _THIS_YEAR.fullmatch(words)), None)
    own = [column for column, words in counts.items() if _THIS_YEAR.fullmatch(words)]
    if len(own) == 1 and all(_OTHER_YEARS.fullmatch(words) for column, words in counts.items() if column != own[0]):
        return own[0]
    whole = [column for column, words in counts.items() if _ALL.fullmatch(words)]
    return whole[0] if len(whole) == 1 and _is_sum(whole[0], counts.keys() - set(whole), grid, first) else None


def _is_sum(whole: int, parts: Iterable[int], grid: Grid, first: int) -> bool:
    """Whether nearly all rows have in one column what the others add up to."""
    parts = list(parts)
    rows = [[_number(row.get(column)) for column in (whole, *parts)] for row in _rows(grid, first)]
    full = [[value for value in row if value is not None] for row in rows]
    told = [row for row in full if len(row) == 1 + len(parts) and any(row)]
    return len(told) >= _FEWEST_ROWS and sum(2 * row[0] == sum(row) for row in told) >= _NEARLY_ALL * len(told)


def _are_codes(grid: Grid, columns: Iterable[int], first: int) -> bool:
    """Whether what stands under 代码 only ever rises."""
    for column in columns:
        printed = [value for row in _rows(grid, first) if (value := _number(row.get(column))) is not None]
        if any(one >= other for one, other in pairwise(printed)):
            return False
    return True


def _rows(grid: Grid, first: int) -> Sequence[Mapping[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for cell in grid.cells:
        if cell.row >= first and cell.colspan == cell.rowspan == 1:
            rows.setdefault(cell.row, {})[cell.column] = cell
    return list(rows.values())


def _number(cell: Cell | None) -> int | None:
    value = read_value(cell.text).value if cell else None
    return int(value) if value is not None and value == value.to_integral_value() else None


def _without(grid: Grid, gone: set[int], kept: int, header_rows: int) -> Grid:
    """The grid without some columns, and with the form's name over the one that is kept."""
    cells: list[Cell] = []
    for cell in grid.cells:
        width = sum(column not in gone for column in range(cell.column, cell.column + cell.colspan))
        if width == 0:
            continue
        names = cell.row < header_rows and cell.column <= kept < cell.column + cell.colspan
        cells.append(cell.model_copy(update={"colspan": width} | ({"text": _OWN} if names else {})))
    return grid.model_copy(update={"cells": tuple(cells)})
