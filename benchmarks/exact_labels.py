"""Cells of a plain grid by exact labels: what a reader's own table gives to someone who looks up row and column as printed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ingest.values import read_value
from tests.corpus import national
from tests.corpus.hands import Truth
from tests.corpus.national import Key

_COLUMNS = {"自然人": "natural_person", "总计": "total"} | {label: name for name, label in national.ORGANISATIONS.items()}


def cells_of(grids: Sequence[Sequence[Sequence[str]]], format_: str) -> Mapping[Key, Truth]:
    """Every value whose row and column are printed exactly as in the form; the first where several are."""
    found: dict[Key, Truth] = {}
    rows = _rows(format_)
    for grid in grids:
        for row, column, key in (*_tables_1_to_3(grid, rows), *_table_4(grid)):
            reading = read_value(grid[row][column])
            found.setdefault(key, (reading.state.value, reading.value))
    return found


def _tables_1_to_3(grid: Sequence[Sequence[str]], rows: Mapping[str, dict[str, Key]]) -> Iterator[tuple[int, int, Key]]:
    for number, row in enumerate(grid):
        for column in range(len(row)):
            label = next((rows[text] for place in range(column - 1, -1, -1) if (text := _plain(row[place])) in rows), None)
            above = (_plain(grid[place][column]) for place in range(number - 1, -1, -1) if column < len(grid[place]))
            head = next((text for text in above if label and text in label), None)
            if label and head:
                yield number, column, label[head]


def _table_4(grid: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, Key]]:
    outcomes = {label: name for name, label in national.OUTCOMES.items()}
    blocks = {label: name for name, label in national.BLOCKS.items()}
    for column in range(len(grid[0]) if grid else 0):
        heads = [_plain(row[column]) for row in grid if column < len(row)]
        block = next((blocks[text] for text in reversed(heads) if text in blocks), None)
        place = max((n for n, text in enumerate(heads) if text in outcomes), default=-1)
        if block and 0 <= place < len(heads) - 1 and column < len(grid[place + 1]):
            yield place + 1, column, (f"{block}.{outcomes[heads[place]]}", None)


@cache
def _rows(format_: str) -> Mapping[str, dict[str, Key]]:
    """Row label → column label → key, in the forms of a generation."""
    if format_ in ("2008-2013", "2014-2018"):
        head, form = ("本年累计", national.G0_ROWS) if format_ == "2008-2013" else ("统计数", national.G1_ROWS)
        return {_plain(label): {head: (name, "total" if name in national.BY_APPLICANT_LATER else None)} for name, label, _ in form if name}
    found: dict[str, dict[str, Key]] = {}
    for _, columns, lines in national.G3_BLOCKS if format_ == "2021+" else national.G2_BLOCKS:
        for name, label in lines:
            found[_plain(label)] = {_plain(printed): (f"{name}.{column}", None) for column, printed in columns}
    written = national.write(0, format_)
    for row in written.tables["3"]:
        labels, keys = [box for box in row if not box.key], [box.key for box in row if box.key]
        if keys and keys[0]:
            found[_plain(labels[-1].text)] = {label: (keys[0][0], name) for label, name in _COLUMNS.items()}
    return found


def _plain(text: str) -> str:
    return "".join(text.split())
