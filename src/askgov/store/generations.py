"""Search indexes are disposable: each generation is built beside the served one, checked, then switched to.

The switch is the renaming of one small file, so a reader has the old generation or the new one, never half of one.
Everything here runs under the writer's lock.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from askgov.domain import Chunk
from askgov.store import dense, lexical, manifest
from askgov.store.errors import IndexDamaged
from askgov.store.figures import FigureStore
from askgov.store.folder import IndexFolder
from askgov.store.manifest import Manifest
from askgov.store.sources import sync_folder

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

KEPT = 3  # the one in use and two before it
_FEWEST = 2  # Chroma cannot write out a single chunk; a search without a generation goes through the truth
_BATCH = 2000
_UNFINISHED = ".building"
_VERIFIED_WITHIN_S = 900


def current(folder: IndexFolder) -> int | None:
    """Number of the generation in use; None before the first."""
    try:
        return int(folder.pointer.read_text())
    except FileNotFoundError:
        return None


def directory(folder: IndexFolder, number: int) -> Path:
    """Where a generation lies: ``chroma``, ``lexical`` and the manifest."""
    return folder.generations / str(number)


def outdated(figures: FigureStore) -> bool:
    """Does the generation in use differ from the truth?"""
    number = current(figures.folder)
    found = None if number is None else manifest.read(directory(figures.folder, number))
    if found is not None and (found.version, found.fingerprint) == (figures.version, figures.embedding):
        return False
    return len(figures.chunk_ids()) >= _FEWEST


def publish(figures: FigureStore) -> int:
    """Build the next generation from the truth, check it in a child process, switch to it; returns its number.

    Raises IndexDamaged, and leaves the old one in use, when the check fails.
    """
    folder = figures.folder
    clean(folder)
    number = max([current(folder) or 0, *_numbers(folder)]) + 1
    building = folder.generations / f"{number}{_UNFINISHED}"
    _build(figures, number, building)
    _verify(folder, building)
    building.rename(directory(folder, number))
    sync_folder(folder.generations)
    _switch(folder, number)
    clean(folder)
    return number


def clean(folder: IndexFolder) -> None:
    """Remove what a killed run left behind, and all but the last generations."""
    folder.generations.mkdir(exist_ok=True)
    in_use = current(folder) or 0
    kept = sorted(number for number in _numbers(folder) if number <= in_use)[-KEPT:]
    for path in folder.generations.iterdir():
        if not (path.name.isdecimal() and int(path.name) in kept):
            shutil.rmtree(path)


def _numbers(folder: IndexFolder) -> list[int]:
    return [int(path.name) for path in folder.generations.iterdir() if path.name.isdecimal()]


def _build(figures: FigureStore, number: int, building: Path) -> None:
    ids = sorted(figures.chunk_ids())
    dense.build(building / "chroma", len(ids), _vector_batches(figures, ids))
    lexical.build(building / "lexical", (chunk for batch in _batches(ids) for chunk in figures.chunks(batch)))
    made = Manifest(
        number=number,
        version=figures.version,
        fingerprint=figures.embedding or "",
        chunks=len(ids),
        ids=manifest.digest(ids),
        files=manifest.hashes(building),
    )
    _write(building / manifest.FILE, made.model_dump_json(indent=1))


def _verify(folder: IndexFolder, building: Path) -> None:
    # in a child: a damaged Chroma can end the process that opens it
    command = [sys.executable, "-m", "askgov.store.verify", str(folder.root), str(building)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        child = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=_VERIFIED_WITHIN_S)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise _unsound(f"检查超过 {_VERIFIED_WITHIN_S} 秒") from None
    if child.returncode != 0:
        why = (child.stdout or child.stderr).strip().splitlines() or [f"检查进程退出码 {child.returncode}"]
        raise _unsound(why[-1])


def _unsound(why: str) -> IndexDamaged:
    return IndexDamaged("新的检索索引没有通过检查", why, "再运行一次 askgov ingest --rebuild")


def _switch(folder: IndexFolder, number: int) -> None:
    fresh = folder.pointer.with_name(folder.pointer.name + ".new")
    _write(fresh, f"{number}\n")
    fresh.rename(folder.pointer)
    sync_folder(folder.root)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _vector_batches(figures: FigureStore, ids: Sequence[str]) -> Iterator[tuple[Sequence[Chunk], "NDArray[float32]"]]:
    for batch in _batches(ids):
        found, vectors = figures.vectors(batch)
        yield figures.chunks(found), vectors
