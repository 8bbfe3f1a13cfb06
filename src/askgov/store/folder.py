"""Where everything lies inside an index folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class IndexFolder:
    """Names only: nothing here reads or creates a file."""

    root: Path

    @property
    def truth(self) -> Path:
        """The SQLite file that holds everything that cannot be rebuilt from less."""
        return self.root / "askgov.sqlite"

    @property
    def sources(self) -> Path:
        """Originals, named by the SHA-256 of their bytes."""
        return self.root / "sources"

    @property
    def generations(self) -> Path:
        """Search indexes, one numbered folder each; all disposable."""
        return self.root / "generations"

    @property
    def pointer(self) -> Path:
        """One line: the number of the generation in use."""
        return self.root / "current"

    @property
    def lock(self) -> Path:
        """Held by the one writer."""
        return self.root / "writer.lock"
