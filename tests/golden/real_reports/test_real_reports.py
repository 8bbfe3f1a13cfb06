"""Every cell of tables 2, 3 and 4 of two real reports, against grids typed by hand from reading them: 200 cells each."""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from askgov.domain import Applicant, State
from ingest.parsed import ParsedReport
from ingest.readers import read
from ingest.readers.text import read_text
from ingest.tables import TablesFound, recognise_tables

HERE = Path(__file__).parent
REPORTS = HERE.parents[2].parent / "shared" / "data" / "reports"
COLUMNS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other_org", "total")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
FILES = ("yangcheng-2023.md", "suqian-2023.txt")

Key = tuple[str, Applicant | None]

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not on this machine")


def typed(file: str) -> dict[Key, Decimal]:
    """The grid as typed, in the order of the report."""
    golden = json.loads((HERE / file).with_suffix(".json").read_text(encoding="utf-8"))
    cells: dict[Key, Decimal] = {(concept, None): Decimal(value) for concept, value in golden["table 2"].items()}
    for concept, values in golden["table 3"].items():
        cells |= {(concept, Applicant(column)): Decimal(value) for column, value in zip(COLUMNS, values, strict=True)}
    for block, values in golden["table 4"].items():
        cells |= {(f"{block}.{outcome}", None): Decimal(value) for outcome, value in zip(OUTCOMES, values, strict=True)}
    return cells


def found(tables: TablesFound) -> dict[Key, Decimal | None]:
    return {(cell.concept, cell.applicant): cell.value for cell in tables.cells}


@pytest.mark.parametrize("file", FILES)
def test_every_cell_is_found_and_nothing_else(file: str) -> None:
    tables = recognise_tables(read(REPORTS / file))
    expected = typed(file)
    assert len(expected) == 200
    assert len(tables.cells) == 200
    assert found(tables) == expected
    assert {cell.state for cell in tables.cells} == {State.NUMBER}
    assert tables.format == "2021+"
    assert tables.absent == ()
    assert tables.doubts == ()


@pytest.mark.parametrize("file", FILES)
def test_each_figure_stands_where_its_provenance_says(file: str) -> None:
    document = read(REPORTS / file)
    lines = (REPORTS / file).read_text(encoding="utf-8").splitlines()
    for cell in recognise_tables(document).cells:
        assert printed_at(document, cell.block, cell.cell) == cell.as_printed
        assert Decimal(cell.as_printed) == cell.value
        assert cell.as_printed in lines[int(cell.path.removeprefix("L")) - 1].split()


def test_the_fee_keeps_its_printed_decimals() -> None:
    fee = next(cell for cell in recognise_tables(read(REPORTS / "suqian-2023.txt")).cells if cell.concept == "fees.amount")
    assert (str(fee.value), fee.unit, fee.as_printed) == ("59237.2449", "万元", "59237.2449")


@pytest.mark.parametrize("file", FILES)
def test_every_cell_has_a_column_of_its_own(file: str) -> None:
    """With another number in every cell, each must come back in its own place: a report of zeros would hide a shift."""
    text, numbered = renumbered((REPORTS / file).read_text(encoding="utf-8"), typed(file))
    assert found(recognise_tables(read_text(text))) == numbered


@pytest.mark.parametrize("file", FILES)
def test_windows_line_ends_change_nothing(file: str, tmp_path: Path) -> None:
    copy = tmp_path / file
    copy.write_bytes((REPORTS / file).read_bytes().replace(b"\n", b"\r\n"))
    assert found(recognise_tables(read(copy))) == typed(file)


@pytest.mark.parametrize("file", FILES)
def test_a_lost_or_doubled_line_never_makes_a_wrong_number(file: str) -> None:
    text, numbered = renumbered((REPORTS / file).read_text(encoding="utf-8"), typed(file))
    lines = text.split("\n")
    start, end = table_lines(lines)
    for position in range(start, end, 3):  # every third line: the whole walk takes half a minute
        for damaged in (
            [*lines[:position], *lines[position + 1 :]],
            [*lines[:position], lines[position] + lines[position + 1], *lines[position + 2 :]],
            [*lines[: position + 1], "7", *lines[position + 1 :]],
        ):
            read_back = found(recognise_tables(read_text("\n".join(damaged))))
            wrong = {key: value for key, value in read_back.items() if value is not None and value != numbered.get(key)}
            assert not wrong, f"line {position + 1}: {lines[position]}"


def printed_at(document: ParsedReport, block: int, place: tuple[int, int]) -> str:
    grid = document.blocks[block].grid
    assert grid is not None
    return next(cell.text for cell in grid.cells if (cell.row, cell.column) == place)


def table_lines(lines: list[str]) -> tuple[int, int]:
    """From the first caption of table 2 to the heading after table 4."""
    start = next(i for i, line in enumerate(lines) if line.startswith("第二十条第（一）项"))
    end = next(i for i, line in enumerate(lines) if i > start and "存在的主要问题" in line)
    return start, end


def renumbered(text: str, cells: dict[Key, Decimal]) -> tuple[str, dict[Key, Decimal]]:
    """The report with 1001, 1002 … in place of its table values, which follow one another as the cells do."""
    lines = text.split("\n")
    start, end = table_lines(lines)
    numbers = count(1001)

    def renumber(line: str) -> Iterator[str]:
        for word in line.replace("\t", " \t ").split(" "):
            yield str(next(numbers)) if word.replace(".", "").isdigit() else word

    changed = [" ".join(renumber(line)).replace(" \t ", "\t") if start <= i < end else line for i, line in enumerate(lines)]
    return "\n".join(changed), {key: Decimal(1001 + i) for i, key in enumerate(cells)}
