"""Which files a command line means."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

MOST_FILES = 200_000
DEEPEST = 32  # folders within folders


class TooManyFiles(Exception):
    """More than one run takes."""


def files(paths: Iterable[Path]) -> list[Path]:
    """Every file named, and every file below the folders named; each once, in one order whatever the order they came in.

    Raises TooManyFiles. In a folder, hidden files and folders are skipped, and so are links: what lies elsewhere was not named.
    """
    found: dict[Path, Path] = {}  # resolved → as named
    for path in paths:
        for file in _below(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
            if len(found) > MOST_FILES:
                raise TooManyFiles(f"超过 {MOST_FILES} 个文件，请分批收录")
    return [found[resolved] for resolved in sorted(found)]


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        too_deep = len(here.relative_to(folder).parts) >= DEEPEST
        folders[:] = [] if too_deep else sorted(name for name in folders if not name.startswith("."))
        yield from (here / name for name in sorted(names) if not name.startswith(".") and not (here / name).is_symlink())
