"""The rules that look at one report alone, held once more against every stored report: for an index that older rules were held against."""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from askgov.domain import Finding
from askgov.store.figures import FigureStore
from askgov.store.wholes import wholes
from askgov.store.writer import Writer
from ingest.checks.alone import check
from ingest.checks.draft import Draft

_AT_ONCE = 25  # reports of one task; of more, the garbage collector walks their cells many times
_CELLS = 200_000  # objects made before the garbage collector looks for cycles among them: there are none in cells
_FEW = 200  # reports that starting other processes does not pay for

Found = dict[str, tuple[Finding, ...]]


def check_again(store: FigureStore, writer: Writer, workers: int = 1) -> None:
    """Store what today's rules find in each report by itself, superseded ones included, instead of what was found when it was read."""
    writer.checked_again(check_all(store, list(writer.known()), workers))


def check_all(store: FigureStore, ids: Sequence[str], workers: int = 1) -> Found:
    """What today's rules find in many reports, each by itself, in so many processes."""
    found: Found = {}
    for of_batch in _checked(store, ids, workers):
        found |= of_batch
    return found


def _checked(store: FigureStore, ids: Sequence[str], workers: int) -> Iterator[Found]:
    batches = [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
    if workers <= 1 or len(ids) <= _FEW:
        yield from (checked(store, batch) for batch in batches)
        return
    root = store.folder.root
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=gc.set_threshold, initargs=(_CELLS,)) as pool:
        yield from pool.map(_checked_elsewhere, [root] * len(batches), batches)


def checked(store: FigureStore, ids: Sequence[str]) -> Found:
    """What today's rules find in some reports, each by itself."""
    drafts = (Draft(w.entity, w.report, w.figures, w.statements, w.chunks) for w in wholes(store, ids))
    return {draft.report.id: check(draft) for draft in drafts}


def _checked_elsewhere(root: Path, ids: Sequence[str]) -> Found:
    with closing(FigureStore(root)) as store:
        return checked(store, ids)
