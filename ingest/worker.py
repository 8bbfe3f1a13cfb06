"""The child process that reads reports: a file from outside may be made to hang, crash or eat the memory of whoever parses it.

It answers each line on its input, ``{"path": …, "name": …, "report_id": …, "url": …}``, with eight bytes of length and the JSON of an
``Answer``, under limits on memory, CPU time and file size. The parent (``workers.py``) adds one on the clock. A length of zero is no answer
yet: a page that must be looked at begins, and both clocks start anew, for ``MAX_PAGES`` pages of a file.
"""

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter

from askgov.store.record import Extract
from ingest.patience import grant
from ingest.rejected import Rejected
from ingest.walk import reason

MEMORY_BYTES = 2 << 30
CPU_S = 30
FILE_BYTES = 64 << 20
ANSWER_BYTES = 64 << 20
MAX_PAGES = 50


@dataclass(frozen=True)
class Answer:
    """What came of a file: an extract, or a reason in Chinese."""

    extract: Extract | None = None
    rejected: str = ""


@cache
def answers() -> TypeAdapter[Answer]:
    """Answers to JSON and back; what comes from a child is checked like anything from outside."""
    return TypeAdapter(Answer)


def serve() -> None:
    """Answer until the parent closes the pipe."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not spoil the answers
    _limit_memory()
    for line in sys.stdin:
        _limit_cpu()
        _grant_pages(out)
        payload = answers().dump_json(_read(**json.loads(line)))
        if len(payload) > ANSWER_BYTES:
            payload = answers().dump_json(Answer(rejected="内容过多，超过可收录的上限"))
        out.write(len(payload).to_bytes(8, "big") + payload)
        out.flush()


def _read(path: str, name: str, report_id: str, url: str) -> Answer:
    from ingest.extract import extract

    try:
        with tempfile.TemporaryDirectory() as folder:
            named = Path(folder) / Path(name).name  # readers see the sender's name, whatever the file is called here
            named.symlink_to(Path(path).resolve())
            return Answer(extract=extract(named, report_id, url))
    except Rejected as rejected:
        return Answer(rejected=rejected.reason)
    except OSError as error:
        return Answer(rejected=f"打不开文件：{reason(error)}")
    except MemoryError:
        return Answer(rejected=f"解析所需内存超过 {MEMORY_BYTES >> 30} GB，已中止")
    except RecursionError:
        return Answer(rejected="内容嵌套过深，已中止")


def _grant_pages(out: IO[bytes]) -> None:
    """Let the readers of this file have the time of a whole file for each page that they look at."""
    pages = iter(range(MAX_PAGES))

    def one_more() -> None:
        if next(pages, None) is not None:
            _limit_cpu()
            out.write(bytes(8))
            out.flush()

    grant(one_more)


def _limit_memory() -> None:
    import resource

    if sys.platform == "linux":  # elsewhere the system does not hold a process to it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu() -> None:
    """The clock counts the whole process, so each file moves the limit on."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_S, resource.RLIM_INFINITY))


if __name__ == "__main__":
    serve()
