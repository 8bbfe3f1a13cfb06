"""Statements on the truth, run on the driver itself: a question makes half a dozen lookups of some 30 µs, to each of which SQLAlchemy
would add 60. It still writes the statements, and keeps the connections.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from askgov.store.database import reading_engine, recover

Row = Mapping[str, Any]

_BATCH = 1000  # ids in one statement


class Reading:
    """The rows of one index file, each call those of the last commit; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = reading_engine(path)

    def rows(self, query: Select[Any], /, **values: Any) -> Sequence[Row]:
        """What a statement finds. ``values``: by the names that it binds; a list is bound as JSON, as ``queries.listed`` takes it apart.

        Raises IndexDamaged for a file that cannot be read, sqlite3.DatabaseError for anything else.
        """
        try:
            return self._fetch(query, values)
        except sqlite3.DatabaseError as error:
            recover(error, self._path)
            return self._fetch(query, values)

    def batched(self, query: Select[Any], ids: Sequence[str], values: Mapping[str, Any] | None = None, by: str = "ids") -> Iterator[Row]:
        """The rows for some ids, some at a time."""
        for start in range(0, len(ids), _BATCH):
            yield from self.rows(query, **{by: ids[start : start + _BATCH]}, **(values or {}))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _fetch(self, query: Select[Any], values: Mapping[str, Any]) -> Sequence[Row]:
        statement, names = _compiled(query)
        bound = [json.dumps(value) if isinstance(value, list | tuple) else value for value in (values[name] for name in names)]
        connection = self._engine.raw_connection()
        try:
            cursor = cast(sqlite3.Cursor, connection.cursor())
            cursor.row_factory = sqlite3.Row
            return cast(Sequence[Row], cursor.execute(statement, bound).fetchall())
        finally:
            connection.close()


@cache
def _compiled(query: Select[Any]) -> tuple[str, Sequence[str]]:
    """A statement as SQLite takes it, and the names of its values in order."""
    compiled = query.compile(dialect=SQLiteDialect_pysqlite())
    return str(compiled), tuple(compiled.positiontup or ())
