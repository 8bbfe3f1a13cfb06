"""What can be wrong with an index. Each error says what, why, and the command that mends it, in one line."""


class StoreError(Exception):
    """An index that cannot be used as asked; ``str()`` is the line to show."""

    def __init__(self, what: str, why: str, command: str) -> None:
        super().__init__(f"{what}：{why}。{command}")
        self.what = what
        self.why = why
        self.command = command


class IndexMissing(StoreError):
    """No report was ever ingested here."""


class IndexBusy(StoreError):
    """Another process is writing."""


class IndexDamaged(StoreError):
    """A file of the index is gone or does not hold what it should."""


class SchemaTooNew(StoreError):
    """A newer askgov wrote this index."""


class EmbeddingMismatch(StoreError):
    """The index holds vectors of another embedding model than the one in use."""


class NotWritten(StoreError):
    """What was decided or noted beside the index could not be kept: no space, or no right to write."""
