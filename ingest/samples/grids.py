"""The national tables as grids of merged cells, the way word processors and portals lay them out."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.samples.document import Statistics, Table, Table2, Table3, Table4
from ingest.samples.national import IDENTITY_NOTE, Block, Row
from ingest.samples.old_format import Statistic


@dataclass(frozen=True)
class Cell:
    """Text of a cell and how far it reaches."""

    text: str
    columns: int = 1
    rows: int = 1


Grid = list[list[Cell]]  # each row holds the cells that begin in it
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def grid_of(table: Table) -> Grid:
    """The table as merged cells."""
    match table:
        case Statistics():
            return grid_1(table.rows)
        case Table2():
            return grid_2(table.blocks)
        case Table3():
            return grid_3(table.rows)
        case Table4():
            return grid_4(table.values)


def grid_1(rows: Sequence[Statistic]) -> Grid:
    """The one-column statistics of 2014-2018: label, unit, number; its headings have nothing in the last two columns."""
    lines = ((row.label, row.unit, "" if row.value is None else str(row.value)) for row in rows)
    return [[Cell("统计指标"), Cell("单位"), Cell("统计数")], *([Cell(text) for text in line] for line in lines)]


def grid_2(blocks: Sequence[Block]) -> Grid:
    """Table 2, four columns wide; labels of narrower blocks reach to the right edge."""
    grid: Grid = []
    for block in blocks:
        last = 5 - len(block.columns)
        grid.append([Cell(block.header, columns=4)])
        grid.append([*map(Cell, block.columns[:-1]), Cell(block.columns[-1], columns=last)])
        for label, values in block.rows:
            grid.append([Cell(label), *map(Cell, values[:-1]), Cell(values[-1], columns=last)])
    return grid


def grid_3(rows: Sequence[Row]) -> Grid:
    """Table 3: three label columns and seven value columns under a header of three lines."""
    grid: Grid = [
        [Cell(IDENTITY_NOTE, columns=3, rows=3), Cell("申请人情况", columns=7)],
        [Cell("自然人", rows=2), Cell("法人或其他组织", columns=5), Cell("总计", rows=2)],
        list(map(Cell, ORGANISATIONS)),
    ]
    outcomes = sum(row.outcome for row in rows)
    for number, row in enumerate(rows):
        lead: list[Cell] = []
        if not row.outcome:
            lead.append(Cell(row.group, columns=3))
        else:
            if not rows[number - 1].outcome:
                lead.append(Cell("三、本年度办理结果", rows=outcomes))
            if not row.label:
                lead.append(Cell(row.group, columns=2))
            elif rows[number - 1].group == row.group:
                lead.append(Cell(row.label))
            else:
                lead += [Cell(row.group, rows=sum(other.group == row.group for other in rows)), Cell(row.label)]
        grid.append([*lead, *map(Cell, row.values)])
    return grid


def grid_4(values: Sequence[str]) -> Grid:
    """Table 4: fifteen columns under a header of three lines."""
    return [
        [Cell("行政复议", columns=5), Cell("行政诉讼", columns=10)],
        [*(Cell(result, rows=2) for result in RESULTS), Cell("未经复议直接起诉", columns=5), Cell("复议后起诉", columns=5)],
        [*map(Cell, RESULTS), *map(Cell, RESULTS)],
        list(map(Cell, values)),
    ]


def unmerged(grid: Grid) -> list[list[str]]:
    """Every row at full width: a merged cell's text stands at its first place, the places it covers are empty."""
    width = sum(cell.columns for cell in grid[0])
    lines = [[""] * width for _ in grid]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(grid):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            lines[number][column] = cell.text
            taken |= {(number + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            column += cell.columns
    return lines
