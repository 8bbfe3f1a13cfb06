"""What the mutations start from: a few whole reports of every kind of file, made here or taken from the sample corpus."""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

from ingest.gather import gather
from ingest.given import Given
from tests.corpus import as_docx, as_html, as_md, as_text, text_styles
from tests.corpus.national import write
from tests.property.docx_writer import write_docx

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"
PAGE = Path(__file__).parent / "pages" / "report.png"  # a small report with table 2, 200 dpi, black and white
KINDS = ("html", "text", "docx", "pdf", "picture", "single_file", "zip")
SUFFIXES = {"html": ".html", "text": ".txt", "docx": ".docx", "pdf": ".pdf", "picture": ".png", "single_file": ".mht", "zip": ".zip"}


def seeds(kind: str) -> list[bytes]:
    """The seeds of a kind of file."""
    return list(_MADE[kind]())


def given_in(folder: Path, content: bytes, kind: str) -> tuple[Given, ...]:
    """What ingest takes from a file of a kind: itself, or what an archive holds, unpacked. Whatever was in the folder goes."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "unpacked").mkdir(parents=True)
    path = folder / f"report{SUFFIXES[kind]}"
    path.write_bytes(content)
    return gather([path], folder / "unpacked").files


def _samples(*suffixes: str) -> Iterator[bytes]:
    yield from (file.read_bytes() for file in sorted(SAMPLES.iterdir()) if file.suffix in suffixes)


def _html() -> Iterator[bytes]:
    yield from list(_samples(".html"))[:8]
    yield from (as_html.generate(seed, style)[1] for seed, style in enumerate(as_html.STYLES))
    yield "<table><tr><td>规章<td>0<table><tr><td>1</table></table>".encode("gb18030")


def _text() -> Iterator[bytes]:
    yield from list(_samples(".txt", ".md"))[:8]
    yield from (as_text.generate(seed, style)[1] for seed, style in enumerate(text_styles.STYLES))
    yield from (as_md.generate(seed, style)[1] for seed, style in enumerate(as_md.STYLES))


def _docx() -> Iterator[bytes]:
    for seed, format_ in enumerate(("2021+", "2019-2020", "2014-2018")):
        yield write_docx(write(seed, format_), Random(seed))
    yield from (as_docx.generate(seed, style)[1] for seed, style in enumerate(as_docx.STYLES))


def _pdf() -> Iterator[bytes]:
    from tests.unit.ingest.pdf_paper import Paper

    rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "1"], ["行政规范性文件", "5", "2", "25"]]
    xs, ys = [60.0, 180.0, 280.0, 380.0, 480.0], [120.0, 145.0, 170.0, 195.0]
    for spans in ((), [(0, 0, 1, 2)]):
        paper = Paper()
        paper.text(60, 60, "云溪县教育局2023年政府信息公开工作年度报告")
        paper.text(60, 90, "二、主动公开政府信息情况")
        paper.table(xs, ys, rows, spans)
        paper.page()
        paper.table(xs, ys, [*rows[1:], ["合计", "5", "2", "26"]])
        yield paper.bytes()


def _picture() -> Iterator[bytes]:
    from PIL import Image

    with Image.open(PAGE) as page:
        for format_ in ("PNG", "JPEG", "GIF", "BMP", "TIFF"):
            content = io.BytesIO()
            page.convert("L").save(content, format_, dpi=(200, 200))
            yield content.getvalue()


def _single_file() -> Iterator[bytes]:
    page = next(_samples(".html"))
    head = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
    )
    yield head + page + b"\r\n--b--\r\n"


def _zip() -> Iterator[bytes]:
    page, text = next(_samples(".html")), next(_samples(".md"))
    flat = _zipped({"年报/2023.html": page, "年报/2022.md": text})
    yield flat
    yield _zipped({"各部门.zip": flat, "说明.txt": "政府信息公开年报".encode("gb18030")})


def _zipped(members: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


_MADE: dict[str, Callable[[], Iterator[bytes]]] = {
    "html": _html, "text": _text, "docx": _docx, "pdf": _pdf, "picture": _picture, "single_file": _single_file, "zip": _zip,
}  # fmt: skip
