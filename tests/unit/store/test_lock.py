"""One writer at a time."""

import subprocess
import sys
import threading
import time

import pytest

from askgov.store import lock
from askgov.store.errors import IndexBusy
from askgov.store.lock import WriterLock


def test_a_second_writer_is_refused_at_once(tmp_path):
    with WriterLock(tmp_path / "lock"):
        begun = time.monotonic()
        with pytest.raises(IndexBusy, match="进程"):
            WriterLock(tmp_path / "lock")
        assert time.monotonic() - begun < lock._LEFT_S / 2
    WriterLock(tmp_path / "lock").release()


def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_writer_left_is_waited_for(tmp_path):
    held = WriterLock(tmp_path / "lock")
    (tmp_path / "lock").write_text(f"进程 {dead()}（2026-01-01 00:00:00 开始）", encoding="utf-8")
    threading.Timer(0.3, held.release).start()
    begun = time.monotonic()
    WriterLock(tmp_path / "lock").release()
    assert time.monotonic() - begun > 0.2


def test_it_is_not_waited_for_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "_LEFT_S", 0.2)
    with WriterLock(tmp_path / "lock"):
        (tmp_path / "lock").write_text(f"进程 {dead()}（2026-01-01 00:00:00 开始）", encoding="utf-8")
        with pytest.raises(IndexBusy):
            WriterLock(tmp_path / "lock")
