"""What other readers make of a file's tables. Runs alone, in whatever environment has them: `python benchmarks/peers.py NAME FILE…`.

Prints one JSON object a line for each file: its grids (rows of texts) or its text, and the seconds a reading takes; for a file that the
reader fails on, its error.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, TypeVar

_READINGS, _LONGEST = 5, 0.5  # of a file at most; seconds after which none begins
Read = TypeVar("Read")
Result = dict[str, Any]  # "grids", "markdown" or "html"


def pandas(path: Path) -> Result:
    """pandas.read_html."""
    frames = import_module("pandas").read_html(path)
    return {"grids": [_frame(frame) for frame in frames]}


def _frame(frame: Any) -> list[list[str]]:
    head = []
    if frame.columns.dtype == object or frame.columns.nlevels > 1:
        levels = [frame.columns.get_level_values(level) for level in range(frame.columns.nlevels)]
        head = [[str(name) for name in level] for level in levels]
    return head + [["" if value != value or value is None else str(value) for value in row] for row in frame.itertuples(index=False)]


def markitdown(path: Path) -> Result:
    """MarkItDown: any file to Markdown."""
    return {"markdown": import_module("markitdown").MarkItDown().convert(path).text_content}


def pdfplumber(path: Path) -> Result:
    """pdfplumber's extract_tables, page by page."""
    with import_module("pdfplumber").open(path) as document:
        return {"grids": [[[cell or "" for cell in row] for row in table] for page in document.pages for table in page.extract_tables()]}


def camelot(path: Path) -> Result:
    """Camelot's lattices."""
    return {"grids": [table.df.values.tolist() for table in import_module("camelot").read_pdf(str(path), pages="all")]}


def docx(path: Path) -> Result:
    """python-docx: each table's cells, merged ones repeated."""
    tables = import_module("docx").Document(str(path)).tables
    return {"grids": [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]}


def mammoth(path: Path) -> Result:
    """Mammoth: Word to HTML."""
    with path.open("rb") as file:
        return {"html": import_module("mammoth").convert_to_html(file).value}


PEERS: dict[str, tuple[Callable[[Path], Result], str, tuple[str, ...]]] = {  # how, distribution, kinds of file
    "pandas.read_html": (pandas, "pandas", ("html",)),
    "markitdown": (markitdown, "markitdown", ("html", "docx", "pdf")),
    "python-docx": (docx, "python-docx", ("docx",)),
    "mammoth": (mammoth, "mammoth", ("docx",)),
    "pdfplumber": (pdfplumber, "pdfplumber", ("pdf",)),
    "camelot": (camelot, "camelot-py", ("pdf",)),
}


def main() -> None:
    """Read the files with the reader named."""
    name, *files = sys.argv[1:]
    reader, distribution, _ = PEERS[name]
    try:
        print(json.dumps({"version": metadata.version(distribution)}))
    except metadata.PackageNotFoundError:
        print(json.dumps({"version": None}))
        return
    _timed(reader, files[0])  # imports and caches are not the reading
    for file in files:
        print(json.dumps(_timed(reader, file)))


def _timed(reader: Callable[[Path], Result], file: str) -> Result:
    begun = time.process_time()
    try:
        result, seconds = timed(reader, Path(file))
    except Exception as error:  # noqa: BLE001  # whatever a library raises on a file is its result
        result, seconds = {"error": f"{type(error).__name__}: {error}"[:200]}, time.process_time() - begun
    return {"file": file, "seconds": seconds, **result}


def timed(reader: Callable[[Path], Read], path: Path) -> tuple[Read, float]:
    """What a reader makes of a file, and the least seconds of several readings, of the process's own: the machine may do other things."""
    last = time.perf_counter() + _LONGEST
    seconds: list[float] = []
    while True:
        begun = time.process_time()
        result = reader(path)
        seconds.append(time.process_time() - begun)
        if len(seconds) == _READINGS or time.perf_counter() > last:
            return result, min(seconds)


if __name__ == "__main__":
    main()
