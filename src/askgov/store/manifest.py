"""What a generation of the search indexes was made of, and whether its files are still those."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from askgov.domain import Frozen
from askgov.store import sources

FILE = "manifest.json"
_REWRITTEN = "chroma.sqlite3"  # and its journal: Chroma writes a line whenever it is opened; its ids are checked instead


class Manifest(Frozen):
    """Written last into a generation's folder: a folder without one is unfinished."""

    number: int
    version: str  # of the truth it was built from
    fingerprint: str  # of the embedding model
    chunks: int
    ids: str  # SHA-256 of the sorted chunk ids
    files: dict[str, str]  # path below the folder → SHA-256


def read(directory: Path) -> Manifest | None:
    """The manifest of a generation; None when there is none that can be read."""
    try:
        return Manifest.model_validate_json((directory / FILE).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None


def digest(ids: Iterable[str]) -> str:
    """SHA-256 of ids, whatever their order."""
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()


def hashes(directory: Path) -> dict[str, str]:
    """SHA-256 of every file that must not change."""
    files = (path for path in sorted(directory.rglob("*")) if not path.name.startswith((FILE, _REWRITTEN)))
    return {path.relative_to(directory).as_posix(): sources.sha256(path) for path in files if path.is_file()}


def changed_files(directory: Path, manifest: Manifest) -> list[str]:
    """Files that were changed, added or lost since the manifest was written."""
    now = hashes(directory)
    return sorted(name for name in now.keys() | manifest.files.keys() if now.get(name) != manifest.files.get(name))
