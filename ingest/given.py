"""A file to take in: where its bytes lie, and how the person who gave it knows it."""

from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Given:
    """One file. ``shown`` says where it came from: a path, a member of an archive (reports.zip/a.html), an address."""

    path: Path
    shown: str
    name: str  # as its sender called it
    url: str = ""  # where it was fetched from
    refused: str = ""  # why it cannot be read, in Chinese

    def refuse(self, reason: str) -> "Given":
        """The same, with the reason why it is not read."""
        return replace(self, refused=reason)
