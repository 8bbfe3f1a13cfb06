"""Tables printed as a list: each value behind the full name of its place, 规章－本年制发件数：1, on lines, in two columns, or in turns.

A name counts only when labels of the form explain all of it, and a list only when it has enough of a table to be the table.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.crossings import Found
from ingest.disputes import OUTCOMES, place_of
from ingest.labels import Segment, segments
from ingest.parsed import Block, Cell, Grid
from ingest.runs import Token
from ingest.values import LONGEST, read_value

Listed = Mapping[int, Sequence[Found]]  # by block

_NAMED = re.compile(rf"(?P<name>[^：:]{{4,120}})[：:]\s*(?P<value>[^：:]{{1,{LONGEST}}})")
_TOLD = re.compile(r"(?P<row>[^：:，；。]{2,100})[：:](?P<clauses>[^。]{8,300})。?")
_CLAUSE = re.compile(rf"(?P<column>[^\d：:，、；]{{2,20}}?)[：:]?(?P<value>\d[^：:，、；]{{0,{LONGEST}}})")
_FEE = re.compile(r"[(（]单位[：:]\s*万元[)）]")
_DASH = re.compile(r"\s*[－—–\-]+\s*")
_FEWEST = {"2": 5, "3": 21, "4": 5}  # places that make a list the table
_APPLICANTS = 7


def spelled_out(blocks: Sequence[Block], grids: Mapping[int, Grid]) -> Listed:
    """The values of a document that stand behind the full names of their places, by block."""
    found: dict[int, list[Found]] = defaultdict(list)
    for index, block in enumerate(blocks):
        pairs = _cell_pairs(grids[index]) if index in grids else _lines(block) if block.grid is None else ()
        for name, value in pairs:
            if place := _place(name.text):
                label = Token(name, read_value(name.text))
                found[index].append(Found(*place, value, label, label))
    return _sure(found)


def _lines(block: Block) -> Iterator[tuple[Cell, Token]]:
    """Name and value of each line that is a name, a colon and a value, or a row and several columns with their values."""
    for line in block.text.split("\n"):
        yield from _told(block, line.strip())
        printed = _NAMED.fullmatch(_FEE.sub("（万元）", line.strip()))
        if printed and (value := _token(block, printed["value"])).is_value:
            yield Cell(row=0, column=0, text=printed["name"], path=block.path), value


def _told(block: Block, line: str) -> Iterator[tuple[Cell, Token]]:
    """Names and values of 一、本年新收政府信息公开申请数量：自然人5件，商业企业1件，…，总计6件。"""
    told = _TOLD.fullmatch(line)
    clauses = [_CLAUSE.fullmatch(clause.strip()) for clause in re.split("[，、；]", told["clauses"])] if told else []
    named = [clause for clause in clauses if clause]
    if told and len(named) == len(clauses) > 1:
        for clause in named:
            if (value := _token(block, clause["value"])).is_value:
                yield Cell(row=0, column=0, text=f"{told['row']}－{clause['column']}", path=block.path), value


def _token(block: Block, text: str) -> Token:
    return Token(Cell(row=0, column=0, text=text.strip(), path=block.path, page=block.page, box=block.box), read_value(text))


def _cell_pairs(grid: Grid) -> Iterator[tuple[Cell, Token]]:
    """Name and value where they stand side by side in a row of two, or one below the other in a single column."""
    tokens = [Token(cell, read_value(cell.text)) for cell in grid.cells if cell.text.strip()]
    in_row = Counter(token.cell.row for token in tokens)
    for name, value in pairwise(tokens):
        beside = name.cell.row == value.cell.row and in_row[name.cell.row] == 2
        below = grid.columns == 1 and value.cell.row == name.cell.row + 1
        if not name.is_value and value.is_value and (beside or below):
            yield name.cell, value


def _place(name: str) -> tuple[str, str, str] | None:
    """Table, row and column that a name spells in full."""
    named = segments([part for part in _DASH.split(name) if part])
    if not named or not all(segment.labels and segment.clean for segment in named):
        return None
    return _disclosure(named) or _dispute(named) or _request(named)


def _disclosure(named: Sequence[Segment]) -> tuple[str, str, str] | None:
    labels = [[label for label in segment.labels if label.table in ("2", "")] for segment in named]
    rows = {label.id for options in labels for label in options if label.kind == "row"}
    columns = {label.id for options in labels for label in options if label.kind == "column"}
    return ("2", rows.pop(), columns.pop()) if all(labels) and len(rows) == len(columns) == 1 else None


def _dispute(named: Sequence[Segment]) -> tuple[str, str, str] | None:
    labels = [[label for label in segment.labels if label.table == "4"] for segment in named]
    block, outcome = place_of([label for options in labels for label in options])
    return ("4", block, outcome) if all(labels) and block and outcome else None


def _request(named: Sequence[Segment]) -> tuple[str, str, str] | None:
    """The applicant comes last, after 法人或其他组织 or not; before it the row, after its groups."""
    *before, last = named
    column = last.names("column", "3")
    above = [segment for segment in before if not segment.names("head", "3")]
    row = above[-1].names("row", "3") if above else None
    if column is None or row is None or not all(any(label.table == "3" for label in segment.labels) for segment in named):
        return None
    groups = {label.id for segment in above[:-1] for label in segment.labels if label.kind == "group"}
    if any(segment.names("row", "3") and not segment.names("group", "3") for segment in above[:-1]):
        return None
    told = {"other.other": "other" in groups, "closed": above[-1].number in ("七", "7")}.get(row.id, True)
    return ("3", row.id, column.id) if told else None


def _sure(found: Mapping[int, Sequence[Found]]) -> Listed:
    """The values without places that come twice, rows and kinds of dispute without all of their columns, and lists that are too short."""
    entries = [entry for listed in found.values() for entry in listed]
    times = Counter((entry.table, entry.row, entry.column) for entry in entries)
    once = {place for place, count in times.items() if count == 1}
    full = {"3": _APPLICANTS, "4": len(OUTCOMES)}
    widths = Counter((table, row) for table, row, _ in once)
    kept = {place for place in once if widths[place[0], place[1]] >= full.get(place[0], 1)}
    sizes = Counter(table for table, _, _ in kept)
    kept = {place for place in kept if sizes[place[0]] >= _FEWEST[place[0]]}
    return {index: rest for index, listed in found.items() if (rest := list(_of(listed, kept)))}


def _of(listed: Iterable[Found], places: set[tuple[str, str, str]]) -> Iterator[Found]:
    return (entry for entry in listed if (entry.table, entry.row, entry.column) in places)
