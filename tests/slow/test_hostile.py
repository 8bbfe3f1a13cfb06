"""Hostile files, whole: each is turned away with one line in time and within memory, and the rest of the batch goes in.

Run with ``-s`` to see what each took.
"""

import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

SECONDS, MEGABYTES = 10, 500
_DEEP = 100_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org"
_TITLE = "云溪县教育局2024年政府信息公开工作年度报告"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: bytes, before: bytes = b"") -> bytes:
    """A Word file around a body."""
    types = f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/xml"/></Types>'
    relation = f'Id="r1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"'
    relations = f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship {relation}/></Relationships>'
    document = before + f'<w:document xmlns:w="{_WORD}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return zipped({"[Content_Types].xml": types.encode(), "_rels/.rels": relations.encode(), "word/document.xml": document})


def pdf(**options: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, **options)
    for _ in range(20):
        canvas.drawString(100, 700, "report 2024")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked(content: bytes) -> bytes:
    """A ZIP with the bit set that says its member is encrypted."""
    raw = bytearray(content)
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def page(body: str) -> bytes:
    return f"<html><title>{_TITLE}</title><body>{body}</body></html>".encode()


JUNK = random.Random(3).randbytes(30 << 20)
LAUGHS = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
MADE: dict[str, Callable[[], bytes]] = {
    "empty.html": lambda: b"",
    "blank.txt": lambda: b" \n" * 1000,
    "truncated.pdf": lambda: pdf()[:700],
    "truncated.docx": lambda: word(b"<w:p/>")[:300],
    "encrypted.pdf": lambda: pdf(encrypt="secret"),
    "encrypted.zip": lambda: locked(zipped({"a.txt": b"abcdefgh" * 100})),
    "junk.pdf": lambda: b"%PDF-1.7\n" + JUNK,
    "junk.docx": lambda: b"PK\x03\x04" + JUNK,
    "junk.html": lambda: b"<html>" + JUNK,
    "junk.bin": lambda: JUNK,
    "bomb.zip": lambda: zipped({"report.html": bytes(1 << 30)}),
    "bomb.docx": lambda: word(b" " * (600 << 20)),
    "entity.docx": lambda: word(b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "laughs.docx": lambda: word(b"<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", f"<!DOCTYPE d [{LAUGHS}]>".encode()),
    "entity.html": lambda: b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + page("&e;"),
    "deep.html": lambda: page("<div>" * _DEEP),
    "deep_tables.html": lambda: page("<table><tr><td>" * _DEEP),
    "deep.docx": lambda: word(b"<w:sdt>" * _DEEP + b"</w:sdt>" * _DEEP),
    "deep.md": lambda: f"# 通知\n\n{'<table><tr><td>' * _DEEP}".encode(),
    "deep.txt": lambda: ("> " * _DEEP + "[" * _DEEP + "*" * _DEEP).encode(),
    "spans.html": lambda: page("<table>" + "<tr><td colspan=1000000 rowspan=1000000>1" * 3000 + "</table>"),
    "picture.docx": lambda: b"\x89PNG\r\n\x1a\n" + JUNK[:1000],
    "text.pdf": lambda: "这不是 PDF 文件。".encode(),
    "script.html": lambda: (
        "<html><title>通知<script>alert('1')</script></title><body><h1><script>alert(1)</script>通知</h1></body>".encode()
    ),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in MADE.items():
        (folder / name).write_bytes(make())
    return folder


_MEASURED = """import resource, subprocess, sys
run = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)
sys.exit(run.returncode)"""  # by a process of its own: what it starts would count this one's memory as theirs


def ingest(*arguments: str | Path) -> tuple[int, str, float, int]:
    """Exit code, what was printed, seconds, and the megabytes of the largest process."""
    begun = time.monotonic()
    command = [sys.executable, "-c", _MEASURED, sys.executable, "-m", "ingest", *map(str, arguments), "--workers", "1", "--json"]
    run = subprocess.run(command, env={**os.environ, "ASKGOV_EMBEDDING_MODEL": "hashing"}, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout, time.monotonic() - begun, int(run.stderr.split()[-1])


@pytest.mark.parametrize("name", MADE)
def test_each_is_turned_away_in_time_and_within_memory(name: str, hostile: Path, tmp_path: Path) -> None:
    code, printed, seconds, megabytes = ingest(hostile / name, "--dry-run", "--index", tmp_path / "index")
    (told,) = json.loads(printed)["files"]
    print(f"{name}: {seconds:.1f} s, {megabytes:.0f} MB: {told['reason']}")

    assert (code, told["verdict"]) == (1, "rejected")
    assert told["reason"]
    assert len(told["reason"].splitlines()) == 1
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_the_rest_of_the_batch_goes_in(hostile: Path, reports: Path, tmp_path: Path) -> None:
    _, printed, _, _ = ingest(hostile, reports, "--index", tmp_path / "index")
    told = json.loads(printed)["files"]

    turned_away = sorted(Path(one["path"]).name for one in told if one["verdict"] == "rejected")
    within = {"encrypted.zip": "a.txt", "bomb.zip": "report.html"}  # archives are told by what they hold
    assert turned_away == sorted(within.get(name, name) for name in MADE)
    assert len(told) - len(turned_away) == len(list(reports.iterdir()))
