"""Connections to the truth: the only place that knows it is SQLite.

Readers open the file read-only, so nothing a question does can change it. A writer that was killed between two disk
writes leaves a rollback journal behind that a read-only connection may not play back; ``recover`` does it for them.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from askgov.store.errors import IndexDamaged

WAL_SAFE_SINCE = (3, 51, 3)  # before it, a WAL reset could corrupt the database
CACHE_KIB = 32768  # pages kept by each reading connection: the inner ones of a large index, which every seek passes
PATIENCE_S = 30  # how long a connection waits for another's lock


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL where it is safe, else the rollback journal."""
    return "wal" if version >= WAL_SAFE_SINCE else "delete"


def reading_engine(path: Path) -> Engine:
    """Read-only connections in autocommit: every statement sees the last commit. The file must exist."""

    def connect() -> sqlite3.Connection:
        connection = _connect(path, "ro")
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=-1)


def writing_engine(path: Path) -> Engine:
    """Connections whose ``begin()`` takes the write lock at once. Creates the file."""

    def connect() -> sqlite3.Connection:
        connection = _connect(path, "rwc")
        connection.execute(f"PRAGMA journal_mode = {journal_mode()}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=1)

    @event.listens_for(engine, "begin")
    def _take_the_lock(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def recover(error: DatabaseError | sqlite3.DatabaseError, path: Path) -> None:
    """Make good what stopped a read, if it can be: play a killed writer's journal back.

    Raises IndexDamaged for a damaged file, and ``error`` itself for anything else. Harmless beside a living writer, whose
    journal is locked.
    """
    cause = error.orig if isinstance(error, DatabaseError) else error
    code = getattr(cause, "sqlite_errorcode", 0)
    if code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        again = f"从备份恢复它，或另建一个：askgov ingest {path.parent / 'sources'} --index 新文件夹"
        raise IndexDamaged("索引损坏", f"{path} 读不出来（{cause}）", again) from error
    if code != sqlite3.SQLITE_READONLY_ROLLBACK:
        raise error
    try:
        with closing(_connect(path, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as refused:
        why = f"上次写入被中断，还原它需要写权限（{refused}）"
        raise IndexDamaged("索引暂时读不了", why, "用能写索引的用户再运行一次 askgov ingest") from refused


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # isolation_level=None: the driver opens no transaction of its own. The pool hands a connection to one thread at a time.
    return sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=PATIENCE_S,
        isolation_level=None,
        check_same_thread=False,
    )
