"""Counts over many written reports: what a reader made of them, by kind of file and style."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from .document import Report
from .score import MISSING, RIGHT, SPURIOUS, STATE, UNREADABLE, WRONG, compare, excused, read_back

KINDS = ("html", "docx", "md", "text", "pdf", "office", "scan")
_COLUMNS = (RIGHT, UNREADABLE, MISSING, WRONG, STATE, SPURIOUS)


@dataclass
class Tally:
    """Cells by outcome for each style, what was wrong, and the time the reading took."""

    cells: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    seconds: Counter[tuple[str, str]] = field(default_factory=Counter)
    documents: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)  # figures other than printed
    lost: list[str] = field(default_factory=list)  # figures not read, where the layout shows them
    faults: list[str] = field(default_factory=list)  # organ, year, scope, format
    prose: list[str] = field(default_factory=list)  # figures of sentences

    def add(self, kind: str, style: str, report: Report, file: Path) -> None:
        """Reads one report back."""
        place, name = (kind, style), f"{kind} {style} {report.seed}"
        begun = time.perf_counter()
        found, faults = read_back(report, file)
        self.seconds[place] += time.perf_counter() - begun  # type: ignore[assignment]  # a Counter of floats
        self.documents[place] += 1
        outcomes = compare(report.truth, found)
        self.cells.setdefault(place, Counter()).update({outcome: len(keys) for outcome, keys in outcomes.items()})
        for outcome, keys in outcomes.items():
            for key in keys:
                line = f"{name}: {outcome} {key}, printed {report.truth.get(key)}, read {found.get(key)}"
                if outcome in (WRONG, STATE, SPURIOUS):
                    self.wrong.append(line)
                elif outcome != RIGHT and not excused(report, key):
                    self.lost.append(line)
        for fault in faults:
            (self.prose if fault.startswith("prose") else self.faults).append(f"{name}: {fault}")

    def total(self, *styles: str) -> Counter[str]:
        """Cells by outcome over the styles named (over all, when none is)."""
        return sum((cells for (_, style), cells in self.cells.items() if not styles or style in styles), Counter())

    def table(self) -> str:
        """The counts as a table in Markdown."""
        head = ["file", "style", "documents", *_COLUMNS, "documents/s"]
        rows = [[kind, style, str(self.documents[kind, style]), *(str(cells[name]) for name in _COLUMNS),
                 f"{self.documents[kind, style] / max(self.seconds[kind, style], 1e-9):.1f}"]
                for (kind, style), cells in self.cells.items()]  # fmt: skip
        return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


def reports(kind: str, seeds: Iterable[int], folder: Path) -> Iterator[tuple[str, Report, Path]]:
    """Reports of a kind with the files they are written to, one a seed, in all styles by turns."""
    writer: Any = import_module(f"tests.corpus.as_{kind}")
    suffix = getattr(writer, "SUFFIX", f".{kind}")
    for seed in seeds:
        style = writer.STYLES[seed % len(writer.STYLES)]
        report, content = writer.generate(seed, style)
        file = folder / f"{report.stem}_{kind}{suffix}"
        file.write_bytes(content)
        yield style.name, report, file
