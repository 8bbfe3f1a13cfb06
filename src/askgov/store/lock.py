"""One writer at a time. The kernel frees the lock when its holder ends, however it ends."""

import fcntl
import os
from datetime import datetime
from pathlib import Path
from types import TracebackType

from askgov.store.errors import IndexBusy


class WriterLock:
    """Held from construction to ``release``. A second one is refused at once with ``IndexBusy``, which names the holder."""

    def __init__(self, path: Path) -> None:
        # the file stays for good: removing it would let two writers lock two files of one name
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._file, 200).decode(errors="replace").strip() or "另一个进程"
            os.close(self._file)
            raise IndexBusy("索引正在写入", f"{holder}还没有结束", "等它结束后再运行 askgov ingest") from None
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"进程 {os.getpid()}（{datetime.now():%Y-%m-%d %H:%M:%S} 开始）".encode(), 0)

    def release(self) -> None:
        """Let the next writer in."""
        os.close(self._file)

    def __enter__(self) -> "WriterLock":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()
