"""How fast questions are answered, and whether that grows with the index: `python -m benchmarks.questions [--reports 100 1000 10000]`.

Each size is an index of its own under ``--folder``, filled once (a quarter of an hour for 10,000 reports) and kept. Every kind of question
is asked in several runs, each with other questions, after a run that warms everything up; a row shows the median over the runs of each
run's p50, p95 and greatest time, from the question to the whole answer, and of the CPU time of the process. ``--show`` prints a sample.
"""

import argparse
import platform
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from askgov.assistant import Assistant
from askgov.language import open_embeddings
from askgov.store.folder import IndexFolder
from benchmarks.asked import Turns, asked
from benchmarks.made_up import YEARS, districts, fill
from benchmarks.memory import resident_megabytes

CLOCK = date(2025, 6, 1)
_CONVERSATIONS = count()


class Asked(NamedTuple):
    """One question."""

    wall: float  # milliseconds
    cpu: float
    status: str


def main() -> None:
    """Measure every size and print a row for each kind of question."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, nargs="*", default=(100, 1000, 10000), help="multiples of 100")
    parser.add_argument("--folder", type=Path, default=Path("index/questions"), help="where the indexes are kept")
    parser.add_argument("--each", type=int, default=12, help="questions of each kind in a run")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--show", action="store_true", help="print an answer to each wording")
    options = parser.parse_args()
    print(
        f"{date.today()}, Python {platform.python_version()}; {options.runs} runs of {options.each} questions of each kind; milliseconds\n"
    )
    for reports in options.reports:
        index = options.folder / str(reports)
        organs = reports // len(YEARS)
        if not IndexFolder(index).pointer.exists():
            fill(index, organs, open_embeddings(index))
        measure(index, organs, options.each, options.runs, show=options.show)


def measure(index: Path, organs: int, each: int, runs: int, *, show: bool) -> None:
    """Ask all kinds of one index."""
    begun = time.perf_counter()
    assistant = Assistant.open(index, CLOCK)
    assistant.warm()
    opened = time.perf_counter() - begun
    known = districts(organs)
    found: dict[str, list[list[Asked]]] = {}
    for run in range(runs + 1):
        for kind, conversations in asked(known, each, seed=run).items():
            times = [_ask(assistant, turns, show=show and run == 0) for turns in conversations]
            if run:
                found.setdefault(kind, []).append(times)
    print(f"{organs * len(YEARS):,} reports of {organs:,} organs; opened in {opened:.1f} s, {resident_megabytes():.0f} MB at the end\n")
    print("| kind | p50 | p95 | max | CPU p50 | p95 | max | answered so |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    for kind, times_of_runs in found.items():
        print(_row(kind, times_of_runs))
    print(_row("all", [[one for times in found.values() for one in times[run]] for run in range(runs)]), end="\n\n", flush=True)


def _ask(assistant: Assistant, turns: Turns, *, show: bool) -> Asked:
    session = str(next(_CONVERSATIONS))
    for turn in turns[:-1]:
        assistant.ask(turn, session)
    wall, cpu = time.perf_counter(), time.process_time()
    answer = assistant.ask(turns[-1], session)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if show:
        print(f"{' / '.join(turns)}\n    {answer.status.value} {wall * 1000:.1f} ms: {answer.text[:160]!r}")
    return Asked(wall * 1000, cpu * 1000, answer.status.value)


def _row(kind: str, runs: Sequence[Sequence[Asked]]) -> str:
    walls, cpus = [[one.wall for one in run] for run in runs], [[one.cpu for one in run] for run in runs]
    measures: tuple[Callable[[list[float]], float], ...] = (median, _p95, max)
    figures = [median(map(of_run, times)) for times in (walls, cpus) for of_run in measures]
    statuses = ", ".join(f"{n} {name}" for name, n in Counter(one.status for run in runs for one in run).most_common())
    return f"| {kind} | {' | '.join(f'{figure:.1f}' for figure in figures)} | {statuses} |"


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]


if __name__ == "__main__":
    main()
