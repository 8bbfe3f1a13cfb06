"""``python -m tests.fuzz [KIND…] [--minutes N] [--seed S]``: mutated files through the real child processes, until the time is over.

A file is a finding when its reader crashed, hung or ran out of memory; a rejection with a reason is what is wanted. Findings are kept in
``tests/fuzz/found`` under their hash. Exit code 1 when there are any.
"""

import argparse
import hashlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from ingest.workers import Job, Workers
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import KINDS, SUFFIXES, given_in, seeds

FOUND = Path(__file__).parent / "found"
_KEPT = 64  # files that lie there at a time: some are read ahead
_FAILED = ("解析时出错", "已中止")


def files(kind: str, seed: int, until: float, folder: Path) -> Iterator[Job]:
    """Mutated files of a kind, one after another, each from its own number; of archives, the files in them."""
    made, number = seeds(kind), seed
    while time.monotonic() < until:
        random = Random(number)
        content = mutated(random.choice(made), random, random.choice(made))
        place = folder / str(number % _KEPT)
        for given in given_in(place, content, kind):
            if not given.refused:
                yield Job(given.path, given.name, hashlib.sha256(content).hexdigest(), shown=str(number))
        number += 1


def fuzz(kind: str, seed: int, seconds: float, workers: int) -> Counter[str]:
    """Fuzz one reader for some time; the outcomes, counted."""
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, Workers(workers) as pool:
        for job, answer in pool.answers(files(kind, seed, time.monotonic() + seconds, Path(folder))):
            failed = any(word in answer.rejected for word in _FAILED)
            outcomes["failed" if failed else "rejected" if answer.rejected else "read"] += 1
            if failed:
                FOUND.mkdir(exist_ok=True)
                random = Random(int(job.shown))
                made = seeds(kind)
                content = mutated(random.choice(made), random, random.choice(made))
                (FOUND / f"{kind}-{job.report_id[:12]}{SUFFIXES[kind]}").write_bytes(content)
                print(f"{kind} {job.shown}: {answer.rejected[:300]}", flush=True)
    return outcomes


def main() -> int:
    """Run the targets named, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="KIND")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    failed = 0
    for kind in options.kinds or KINDS:
        outcomes = fuzz(kind, options.seed, 60 * options.minutes, options.workers)
        failed += outcomes["failed"]
        print(
            f"{kind}: {sum(outcomes.values())} files, " + ", ".join(f"{count} {name}" for name, count in sorted(outcomes.items())),
            flush=True,
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
