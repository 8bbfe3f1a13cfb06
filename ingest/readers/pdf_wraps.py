"""Numbers that narrow cells broke over lines: whether their lines are one number each, told by all tables of a document.

Digits that fill a line of their cell and go on below it are a number that was broken, or two that were parted at a blank, the first of
which happens to be as long as its line. One such cell tells nothing. Several, of different digits, do: as many accidents are none. So does
a number that was surely broken: then this printer breaks numbers. But where any cell holds two figures, or leaves room beside its first,
nothing does.
"""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from ingest.parsed import Cell
from ingest.readers.pdf_cells import CellText
from ingest.readers.pdf_characters import is_digit
from ingest.readers.pdf_unlined import are_several
from ingest.values import is_value

FEWEST_WRAPS = 2  # different ones, that are no accident
FEWEST_DIGITS = 3  # of a full line that is put together: figures of one or two digits fill theirs by chance
FEWEST_SURE = 3  # numbers surely broken in a document: then so are those whose lines are shorter
FEWEST_BESIDE_SEVERAL = 3  # different ones in a table, in a document of which other tables have two figures in a cell
Place = tuple[int, int]  # row and column


class Wraps(NamedTuple):
    """How figures stand on the lines of a table's cells."""

    full: frozenset[tuple[Place, str]] = frozenset()  # cells whose figures fill all lines but the last, with their text
    sure: int = 0  # numbers that their cells surely broke
    has_several: bool = False  # some cell holds two figures, or may


def wraps_of(texts: Iterable[tuple[Place, CellText]]) -> Wraps:
    """What a table's cells show."""
    found = [(place, text) for place, text in texts if text.text]
    full = {(place, text.text) for place, text in found if text.wrapped and text.full}
    several = any(not (text.wrapped and text.full) and _are_several(text.text) for _, text in found)
    return Wraps(frozenset(full), sum(text.full and not text.wrapped for _, text in found), several)


def broken_places(tables: Sequence[Wraps]) -> list[frozenset[Place]]:
    """The cells of each table of a document in which figures on full lines are one number."""
    if any(table.has_several for table in tables):
        return [_borne_out(table) for table in tables]
    different = {text for table in tables for _, text in table.full if len(text.split()[0]) > 1}
    sure = sum(table.sure for table in tables)
    if not sure and len(different) < FEWEST_WRAPS:
        return [frozenset() for _ in tables]
    return [frozenset(place for place, text in table.full if sure >= FEWEST_SURE or _is_long(text)) for table in tables]


def _borne_out(table: Wraps) -> frozenset[Place]:
    """The broken numbers of a table in a document some of whose cells hold two figures: those of a table without such cells, where these
    are too many for accidents."""
    different = {text for _, text in table.full if _is_long(text)}
    if table.has_several or len(different) < FEWEST_BESIDE_SEVERAL:
        return frozenset()
    return frozenset(place for place, text in table.full if text in different)


def made_whole(cells: Iterable[Cell], broken: Container[Place]) -> tuple[Cell, ...]:
    """The cells, the broken numbers among them on one line."""
    return tuple(
        cell.model_copy(update={"text": cell.text.replace(" ", "")}) if (cell.row, cell.column) in broken else cell for cell in cells
    )


def _are_several(text: str) -> bool:
    """Whether a cell holds figures each of which is a number: what ends in a comma, before a break, is none."""
    return are_several(text) and all(is_value(word) for word in text.split())


def _is_long(text: str) -> bool:
    lines = [line for line in text.split() if is_digit(line[0])]  # a unit may stand below them
    return all(len(line) >= FEWEST_DIGITS for line in lines[:-1])
