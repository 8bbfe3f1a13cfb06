"""A small SQLite file beside the truth that is only ever added to. It is made with its first entry and outlives every new reading.

An entry is whole or not there: whoever writes may be killed at any point. Two that write at once wait for each other.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, RowMapping, Select
from sqlalchemy.exc import DatabaseError, OperationalError

from askgov.store.database import reading_engine, recover, writing_engine
from askgov.store.errors import IndexDamaged, NotWritten

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Ledger:
    """The file at ``path`` with the tables of ``metadata``."""

    def __init__(self, path: Path, metadata: MetaData) -> None:
        self._path, self._metadata = path, metadata

    def read(self, query: Select[Any]) -> Sequence[RowMapping]:
        """What a statement finds; nothing before the first entry. Raises IndexDamaged for a file that cannot be read."""
        if not self._path.exists():
            return ()
        try:
            return self._fetch(query)
        except DatabaseError as error:
            if isinstance(error, OperationalError) and "no such table" in str(error.orig):
                return ()  # whoever made the file was killed before the first entry was in
            self._refuse_damaged(error)
            try:
                recover(error, self._path)  # whoever wrote last was killed on the way
                return self._fetch(query)
            except DatabaseError as refused:  # no right to read it, or no database at all
                raise _damaged(self._path, refused, "改好权限，或从备份恢复它") from refused

    @contextmanager
    def entry(self) -> Iterator[Connection]:
        """One entry: everything written within is kept together, or nothing. Raises NotWritten, and IndexDamaged as ``read`` does."""
        engine = writing_engine(self._path)
        try:
            with engine.begin() as connection:
                self._metadata.create_all(connection)
                yield connection
        except DatabaseError as error:
            self._refuse_damaged(error)
            raise NotWritten("没有记下来", f"{self._path} 写不进去（{error.orig}）", "腾出空间或改好权限后再试") from error
        finally:
            engine.dispose()

    def _fetch(self, query: Select[Any]) -> Sequence[RowMapping]:
        engine = reading_engine(self._path)
        try:
            with engine.connect() as connection:
                return connection.execute(query).mappings().all()
        finally:
            engine.dispose()

    def _refuse_damaged(self, error: DatabaseError) -> None:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            raise _damaged(self._path, error, "从备份恢复它；没有备份就把它移走，报告本身不受影响") from error


def _damaged(path: Path, error: DatabaseError, again: str) -> IndexDamaged:
    return IndexDamaged("核对记录损坏", f"{path} 读不出来（{error.orig}）", again)
