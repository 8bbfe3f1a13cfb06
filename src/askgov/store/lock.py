"""One writer at a time. The kernel frees the lock when its holder ends, however it ends."""

import fcntl
import os
import re
import time
from datetime import datetime
from pathlib import Path
from types import TracebackType

from askgov.store.errors import IndexBusy

_LEFT_S = 5.0  # a killed writer's child that had not started its own program yet ends within this
_AGAIN_S = 0.05
_HOLDER = re.compile(r"进程 (\d+)")


class WriterLock:
    """Held from construction to ``release``. A second one is refused at once with ``IndexBusy``, which names the holder.

    A holder that was killed may leave a child between fork and exec, which has the lock for as long as that takes: it is waited for.
    """

    def __init__(self, path: Path) -> None:
        # the file stays for good: removing it would let two writers lock two files of one name
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        last = time.monotonic() + _LEFT_S
        while not self._taken():
            holder = os.pread(self._file, 200, 0).decode(errors="replace").strip()
            if _running(holder) or time.monotonic() > last:
                os.close(self._file)
                raise IndexBusy("索引正在写入", f"{holder or '另一个进程'}还没有结束", "等它结束后再运行 askgov ingest")
            time.sleep(_AGAIN_S)
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"进程 {os.getpid()}（{datetime.now():%Y-%m-%d %H:%M:%S} 开始）".encode(), 0)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Let the next writer in."""
        os.close(self._file)

    def __enter__(self) -> "WriterLock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def _running(holder: str) -> bool:
    """Whether the process that the lock names still runs; so one that names none, just taken and not yet written."""
    named = _HOLDER.match(holder)
    if named is None:
        return True
    try:
        os.kill(int(named[1]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
