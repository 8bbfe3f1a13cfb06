"""``python -m tests.planted --reports 1000 --seed 1``: how many planted errors are found, and what is found where nothing is wrong."""

import argparse
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .kinds import KINDS
from .several import SEVERAL
from .tally import Tally, several, single

_GROUP = 50  # single reports for each clean group of reports beside each other


def _share(seeds: range, each: int, only: str) -> Tally:
    """One process's part: clean reports by seed and ``each`` errors of every kind whose name holds ``only``."""
    alone = {kind: plant for kind, plant in KINDS.items() if only in kind}
    between = {kind: plant for kind, plant in SEVERAL.items() if only in kind}
    with tempfile.TemporaryDirectory() as folder:
        tally = single(alone, seeds, each, Path(folder))
        tally.merge(several(between, seeds[: -(-len(seeds) // _GROUP)], max(1, each // 2), Path(folder)))
    return tally


def run(clean: int, each: int, seed: int, only: str = "", processes: int = 2) -> Tally:
    """So many clean reports, and so many errors of each kind (half as many between reports), shared out among processes."""
    seeds = [range(first, first + clean // processes) for first in (seed * 1_000_000 + n * 500_000 for n in range(processes))]
    tally = Tally()
    with ProcessPoolExecutor(processes) as pool:
        for part in pool.map(_share, seeds, [-(-each // processes)] * processes, [only] * processes):
            tally.merge(part)
    return tally


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.planted", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="reports in all, half of them clean")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", default="", help="only kinds of error whose name holds this; “-” for none")
    parser.add_argument("--show", type=int, default=0, help="how many missed errors of each kind, and false alarms by each rule, to print")
    given = parser.parse_args()
    half = given.reports // 2
    kinds = sum(given.only in kind for kind in (*KINDS, *SEVERAL))
    tally = run(half, max(1, half // max(1, kinds)), given.seed, given.only, given.processes)
    print(tally.table())
    print("\n".join([*_some(tally.missed, given.show), "", *_some(tally.false, given.show)]))


def _some(lines: list[str], most: int) -> list[str]:
    """A few lines of each kind or rule."""
    seen: Counter[str] = Counter()
    shown = []
    for line in sorted(lines, key=lambda line: line.split(":")[0]):
        seen[line.split(":")[0]] += 1
        shown += [line] * (seen[line.split(":")[0]] <= most)
    return shown


if __name__ == "__main__":
    main()
