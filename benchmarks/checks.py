"""How fast a whole index is held against the rules: `python -m benchmarks.checks --index INDEX`, of made-up reports or real ones.

Nothing is written. The made-up reports of `python -m benchmarks.questions` add up, as nearly all real ones do.
"""

import argparse
import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

from askgov.domain import Finding
from askgov.store.figures import FigureStore
from benchmarks.memory import resident_megabytes
from ingest.checks.again import check_all
from ingest.checks.beside.compare import compared, compared_around

Found = Mapping[str, Sequence[Finding]]


def main() -> None:
    """Time each pass once and print a row for it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--index", type=Path, nargs="+", required=True)
    parser.add_argument("--alone", type=int, help="how many reports are checked again, each alone; all unless given")
    parser.add_argument("--workers", type=int, default=2, help="processes for the rules that look at one report alone")
    options = parser.parse_args()
    print(f"{date.today()}, Python {platform.python_version()}, {options.workers} processes\n")
    print("| reports | pass | seconds | reports/s | seconds of CPU | findings | MB |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for index in options.index:
        with closing(FigureStore(index)) as store:
            measure(store, options.alone, options.workers)


def measure(store: FigureStore, alone: int | None, workers: int) -> None:
    """Every pass over one index."""
    ids = [report.id for report in store.reports(include_superseded=True)]
    organ = Random(0).choice(store.entities()).id
    _row(len(ids), "with the reports beside", lambda: compared(store))
    _row(len(ids), "the same, one organ changed", lambda: compared_around(store, {organ}))
    _row(len(ids[:alone]), "each report alone, again", lambda: check_all(store, ids[:alone], workers))


def _row(reports: int, name: str, of: Callable[[], Found]) -> None:
    wall, cpu = time.perf_counter(), sum(os.times()[:4])  # of other processes as well
    found = Counter(finding.rule for findings in of().values() for finding in findings)
    wall, cpu = time.perf_counter() - wall, sum(os.times()[:4]) - cpu
    print(
        f"| {reports:,} | {name} | {wall:.1f} | {reports / wall:,.0f} | {cpu:.1f} | {found.total():,} | {resident_megabytes():.0f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
