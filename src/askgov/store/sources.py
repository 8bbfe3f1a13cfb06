"""Originals, kept by the hash of their bytes: what a figure was read from can always be shown again."""

import hashlib
import os
from pathlib import Path

_PIECE = 1 << 20


class Changed(Exception):
    """A file no longer has the bytes that were read."""


def sha256(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(original: Path, report_id: str, folder: Path) -> Path:
    """Copy ``original`` into ``folder`` under its hash; there is never half a file of that name.

    Raises Changed when the bytes are no longer those that were hashed as ``report_id``.
    """
    target = folder / report_id
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f".{report_id}.part"
    digest = hashlib.sha256()
    with original.open("rb") as source, partial.open("wb") as copy:
        while piece := source.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    if digest.hexdigest() != report_id:
        partial.unlink()
        raise Changed("文件在收录过程中被改动，请再收录一次")
    partial.rename(target)
    sync_folder(folder)
    return target


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
