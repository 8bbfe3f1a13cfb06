"""A pool of child processes that read reports. A child that dies costs its own file and is replaced."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pydantic import ValidationError

from ingest.worker import ANSWER_BYTES, CPU_S, MAX_PAGES, Answer, answers

WALL_S = 60
_AHEAD = 4  # files in flight for each child, so that none waits for the writer
_LAST_WORDS_S = 5  # a child that closed its pipe has this long to end by itself and show its exit code
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ")  # of the environment: no keys, no home


@dataclass(frozen=True)
class Job:
    """A file to read."""

    path: Path
    name: str  # as its sender called it; a kept original has only a hash
    report_id: str
    shown: str = ""  # where it came from, as the person who gave it knows it; the name of a kept original
    url: str = ""  # where it was fetched from


class Workers:
    """``count`` children, started as they are needed and ended with the ``with`` block."""

    def __init__(self, count: int, command: Sequence[str] = (sys.executable, "-m", "ingest.worker"), wall_s: float = WALL_S) -> None:
        self._count, self._command, self._wall_s = count, command, wall_s
        self._threads = ThreadPoolExecutor(count)
        self._children: list[_Child] = []
        self._mine = threading.local()
        self._leaving = False

    def answers(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer]]:
        """Each job with its answer, in the order of the jobs; a few are read ahead."""
        waiting: deque[tuple[Job, Future[Answer]]] = deque()
        for job in jobs:
            waiting.append((job, self._threads.submit(self._read, job)))
            if len(waiting) >= self._count * _AHEAD:
                done, future = waiting.popleft()
                yield done, future.result()
        for done, future in waiting:
            yield done, future.result()

    def _read(self, job: Job) -> Answer:
        child: _Child | None = getattr(self._mine, "child", None)
        if child is None or not child.alive:
            child = self._mine.child = _Child(self._command, self._wall_s)
            self._children.append(child)
            if self._leaving:  # it was started while the others were being ended
                child.kill()
        return child.ask(job)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._leaving = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.kill()
        self._threads.shutdown()
        for child in self._children:
            child.close()


class _Child:
    """One process, asked one file at a time."""

    def __init__(self, command: Sequence[str], wall_s: float) -> None:
        self._wall_s = wall_s
        self._clock = threading.Timer(wall_s, self._overrun)
        self._overran = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the child
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**kept, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
            start_new_session=True,  # Ctrl-C is the parent's business
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: Job) -> Answer:
        """The answer to one job; whatever goes wrong rejects the file."""
        self._start_clock()
        try:
            return answers().validate_json(self._exchange(job))
        except (EOFError, BrokenPipeError, ValidationError) as error:
            self._clock.cancel()
            return Answer(rejected=self._cause(error))
        finally:
            self._clock.cancel()

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Give its pipes back."""
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            if pipe is not None:
                with suppress(BrokenPipeError):  # a killed child leaves a request unsent; closing tries to send it once more, then closes
                    pipe.close()

    def _start_clock(self) -> None:
        self._clock.cancel()
        self._clock = threading.Timer(self._wall_s, self._overrun)
        self._clock.start()

    def _overrun(self) -> None:
        self._overran = True
        self._process.kill()

    def _exchange(self, job: Job) -> bytes:
        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            raise EOFError
        line = json.dumps({"path": str(job.path), "name": job.name, "report_id": job.report_id, "url": job.url})
        requests.write(line.encode() + b"\n")
        requests.flush()
        length = 0
        for _ in range(MAX_PAGES + 1):
            header = replies.read(8)
            length = int.from_bytes(header, "big")
            if length or not header:
                break
            self._start_clock()
        payload = replies.read(length) if length <= ANSWER_BYTES else b""
        if not payload or len(payload) < length:
            raise EOFError
        return payload

    def _cause(self, error: Exception) -> str:
        """Why there was no answer, once the child has ended."""
        if isinstance(error, ValidationError):
            self.kill()
            return "解析时出错：解析进程的答复不可用"
        try:
            code = self._process.wait(_LAST_WORDS_S)
        except subprocess.TimeoutExpired:
            self.kill()
            code = -signal.SIGKILL
        if self._overran:
            return f"解析超过 {self._wall_s:g} 秒，已中止"
        if code == -signal.SIGXCPU:
            return f"解析超过 {CPU_S} 秒处理器时间，已中止"
        self._errors.seek(0)
        lines = self._errors.read(1 << 20).decode(errors="replace").strip().splitlines()
        return f"解析时出错：{lines[-1] if lines else f'解析进程意外结束（{code}）'}"
