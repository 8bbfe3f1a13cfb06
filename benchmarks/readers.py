"""Whose tables are right, and how fast: `python -m benchmarks.readers [--reports 60] [--peers PYTHON]`.

The same written reports (tests/corpus) in styles that draw their tables as tables, read by askgov and by what is commonly used: pandas,
MarkItDown, python-docx, Mammoth, pdfplumber, Camelot, with their defaults. ``--peers`` is the Python of an environment that has them; what
it lacks is named. Each reading is looked up twice: by askgov's table recognition, the same for all, and by exact labels. Cells are those
of the national tables; seconds are those from file to grids, and files that a reader fails on are not among what it reads in them.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.exact_labels import cells_of
from benchmarks.peers import PEERS, timed
from ingest.parsed import Block, Cell, Grid, ParsedReport
from ingest.readers import read
from ingest.readers.markup import read_markup
from ingest.readers.text import read_text
from ingest.tables import recognise_tables
from tests.corpus.document import Report
from tests.corpus.hands import Truth
from tests.corpus.national import Key
from tests.corpus.score import MISSING, RIGHT, SPURIOUS, STATE, UNREADABLE, WRONG, compare

STYLES = {
    "html": ("clean", "word", "editor", "unmerged", "repeated", "careless"),
    "docx": ("merged", "unmerged", "dressed", "tracked", "nested"),
    "pdf": ("ruled", "ruled_heads", "tall", "landscape", "tiny", "large", "thin", "typeset"),
}
Written = tuple[Report, Path]


def main() -> None:
    """Measure every reader on every kind of file it takes, and print a row for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=60, help="of each kind of file")
    parser.add_argument("--peers", default=sys.executable, help="Python of an environment with the other readers")
    options = parser.parse_args()
    print(f"{date.today()}, {_processor()}, Python {platform.python_version()}; {options.reports} reports of each kind\n")
    print("| file | reader | version | right % | wrong | not read | by exact labels: right % | wrong | documents/s |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for kind in STYLES:
            reports = write(kind, options.reports, Path(folder))
            print(_row(kind, "askgov", "", *ours(reports)), flush=True)
            for name, (_, _, kinds) in PEERS.items():
                if kind in kinds:
                    print(peer(name, kind, reports, options.peers), flush=True)


def write(kind: str, count: int, folder: Path) -> list[Written]:
    """Reports of a kind in files, all styles by turns."""
    writer: Any = import_module(f"tests.corpus.as_{kind}")
    styles = [style for style in writer.STYLES if style.name in STYLES[kind]]
    reports: list[Written] = []
    for seed in range(count):
        report, content = writer.generate(seed, styles[seed % len(styles)])
        file = folder / f"{report.stem}.{kind}"
        file.write_bytes(content)
        reports.append((report, file))
    return reports


def ours(reports: Sequence[Written]) -> tuple[Counter[str], Counter[str], float]:
    """askgov's cells by outcome, by its own recognition and by exact labels, and its seconds."""
    read(reports[0][1])
    told: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    seconds = 0.0
    for report, file in reports:
        document, own = timed(read, file)
        seconds += own
        told += _outcomes(report, _recognised(document))
        exact += _outcomes(report, cells_of([_filled(block.grid) for block in document.blocks if block.grid], report.format))
    return told, exact, len(reports) / seconds


def peer(name: str, kind: str, reports: Sequence[Written], python: str) -> str:
    """The row of another reader."""
    script = str(Path(__file__).with_name("peers.py"))
    done = subprocess.run([python, script, name, *(str(file) for _, file in reports)], capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines or lines[0]["version"] is None:
        return f"| {kind} | {name} | not installed | | | | | | |"
    told: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    results = lines[1:]
    for (report, _), result in zip(reports, results, strict=True):
        document, grids = _document(result)
        told += _outcomes(report, _recognised(document))
        exact += _outcomes(report, cells_of(grids, report.format))
    complete = sum("error" not in result for result in results)
    return _row(kind, name, lines[0]["version"], told, exact, complete / sum(result["seconds"] for result in results))


def _document(result: Mapping[str, Any]) -> tuple[ParsedReport, list[list[list[str]]]]:
    """A peer's reading as a parsed report, and as grids of texts."""
    if "markdown" in result or "html" in result:
        document = read_text(result["markdown"], markdown=True) if "markdown" in result else read_markup(f"<body>{result['html']}</body>")
        return document, [_filled(block.grid) for block in document.blocks if block.grid]
    grids: list[list[list[str]]] = result.get("grids", [])
    blocks = tuple(Block(kind="table", grid=_grid(grid)) for grid in grids if grid)
    return ParsedReport(media_type="", blocks=blocks), grids


def _grid(rows: Sequence[Sequence[str]]) -> Grid:
    cells = tuple(Cell(row=r, column=c, text=text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(rows=len(rows), columns=max(map(len, rows)), cells=cells)


def _filled(grid: Grid) -> list[list[str]]:
    """A grid with the text of merged cells in every place they cover."""
    texts = [[""] * max(grid.columns, 1) for _ in range(grid.rows)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.rowspan, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.colspan, len(texts[row]))):
                texts[row][column] = cell.text
    return texts


def _recognised(document: ParsedReport) -> Mapping[Key, Truth]:
    cells = recognise_tables(document).cells
    return {(cell.concept, cell.applicant.value if cell.applicant else None): (cell.state.value, cell.value) for cell in cells}


def _outcomes(report: Report, found: Mapping[Key, Truth]) -> Counter[str]:
    return Counter({outcome: len(keys) for outcome, keys in compare(report.truth, found).items()})


def _row(kind: str, name: str, version: str, told: Counter[str], exact: Counter[str], speed: float) -> str:
    lost = told[UNREADABLE] + told[MISSING]
    printed = (kind, name, version, _share(told), _wrong(told), lost, _share(exact), _wrong(exact), f"{speed:.1f}")
    return "| " + " | ".join(map(str, printed)) + " |"


def _share(cells: Counter[str]) -> str:
    return f"{100 * cells[RIGHT] / max(cells.total() - cells[SPURIOUS], 1):.2f}"


def _wrong(cells: Counter[str]) -> int:
    return cells[WRONG] + cells[STATE] + cells[SPURIOUS]


def _processor() -> str:
    names = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return f"{names[0]} ({len(names)} cores)" if names else platform.processor()


if __name__ == "__main__":
    main()
