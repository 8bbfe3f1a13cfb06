"""Older word processor files: told by content, converted where LibreOffice is, else said clearly; pages and documents saved as one file."""

import shutil
import struct
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from ingest.readers import office, ole, read
from ingest.readers.office import read_office
from ingest.rejected import Rejected
from ingest.tables import recognise_tables
from ingest.workers import Job, Workers
from tests.corpus.national import write
from tests.property.docx_writer import TRANSITIONAL, document, packed, write_docx

needs_libreoffice = pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi\ansicpg936 Received 5 applications.\par}"


def compound(*names: str, fib: bytes = b"") -> bytes:
    """An OLE file as far as it is looked at: a header, the first sector's stream, a directory."""
    header = ole.SIGNATURE + bytes(16) + struct.pack("<HHHH", 0x3E, 3, 0xFFFE, 9) + bytes(480)
    directory = b""
    for name in ("Root Entry", *names):
        printed = name.encode("utf-16-le") + b"\x00\x00"
        directory += printed.ljust(64, b"\x00") + struct.pack("<H", len(printed)) + bytes(50) + struct.pack("<I", 0) + bytes(8)
    return header + fib.ljust(512, b"\x00") + directory


def rejected(content: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        read_office(content)
    assert "\n" not in caught.value.reason
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (compound("EncryptedPackage", "EncryptionInfo"), "密码"),
        (compound("Workbook"), "Excel"),
        (compound("PowerPoint Document"), "PowerPoint"),
        (compound("__properties_version1.0"), "邮件"),
        (compound("Anything"), "不是 Word"),
        (ole.SIGNATURE, "不是 Word"),
        (compound("WordDocument", fib=struct.pack("<H8xH", 0xA5EC, 0x0100)), "密码"),
    ],
)
def test_compound_files_are_told_apart(content: bytes, named: str) -> None:
    assert named in rejected(content)


@pytest.mark.parametrize(
    ("ending", "sound"), [(b"5\x00\x07\x00\x07\x00", False), (b"05\x07\x07", False), (b"5\x00\x07\x00\x07\x00\r\x00", True)]
)
def test_a_document_that_ends_inside_a_table_is_not_converted(ending: bytes, sound: bool) -> None:
    """LibreOffice writes such files from .docx files without a last paragraph, and reads them as 规章05: cells run together."""
    fib = struct.pack("<H8xH16xI", 0xA5EC, 0, 64 + len(ending)).ljust(64, b"\x00") + ending
    if sound:
        ole.check_word(compound("WordDocument", fib=fib))
    else:
        assert "以表格结尾" in rejected(compound("WordDocument", fib=fib))


def test_a_document_with_a_sheet_in_it_is_a_document() -> None:
    ole.check_word(compound("ObjectPool", "Workbook", "WordDocument", fib=struct.pack("<H8xH", 0xA5EC, 0)))


@pytest.mark.parametrize("content", [RTF, compound("WordDocument"), packed({"mimetype": "application/vnd.oasis.opendocument.text"})])
def test_without_libreoffice_the_reason_says_what_to_do(content: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "report.doc"
    file.write_bytes(content)
    with pytest.raises(Rejected, match=r"另存为 \.docx.*LibreOffice"):
        read(file)


def stand_in(folder: Path, script: str) -> None:
    """A program in LibreOffice's place."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}")
    program.chmod(0o755)


def test_a_conversion_that_hangs_is_ended_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(2); pathlib.Path({str(alive)!r}).touch()"
    stand_in(tmp_path, f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "WALL_S", 0.5)
    assert "已中止" in rejected(RTF)
    time.sleep(2.5)
    assert not alive.exists()


def test_a_conversion_that_gives_nothing_or_nonsense_is_rejected(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    stand_in(tmp_path, "")
    assert "转换失败" in rejected(RTF)
    stand_in(
        tmp_path, "import sys, pathlib\nfolder = pathlib.Path(sys.argv[-2]); folder.mkdir(); (folder / 'report.docx').write_bytes(b'x')\n"
    )
    assert "损坏" in rejected(RTF)


def test_the_converter_gets_no_home_and_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    stand_in(tmp_path, f"import os, pathlib\npathlib.Path({str(seen)!r}).write_text(' '.join(sorted(os.environ)) + os.environ['HOME'])\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ASKGOV_SECRET", "x")
    rejected(RTF)
    assert "ASKGOV_SECRET" not in seen.read_text()
    assert str(Path.home()) not in seen.read_text()


def converted(content: bytes, suffix: str, folder: Path) -> Path:
    """A .docx saved as an older kind, by LibreOffice itself."""
    (folder / "made.docx").write_bytes(content)
    program = shutil.which("soffice") or "libreoffice"
    profile = (folder / "maker").as_uri()
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(folder),
        str(folder / "made.docx"),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=100)
    return folder / f"made.{suffix}"


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_every_cell_comes_back_from_older_files(suffix: str, tmp_path: Path) -> None:
    written = write(103, "2021+", 0.3)
    file = converted(write_docx(written, Random(3)), suffix, tmp_path)
    report = read(file)
    found = recognise_tables(report)
    assert report.media_type == office.MEDIA_TYPES[suffix]
    assert {
        (cell.concept, cell.applicant and cell.applicant.value): (cell.state.value, cell.value) for cell in found.cells
    } == written.truth


@needs_libreoffice
@pytest.mark.slow
def test_the_conversion_works_under_the_limits_of_the_reading_process(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    lines = (
        "阳城县教育局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "2023年，我局主动公开政府信息5条，收到申请3件。",
        "二、主动公开政府信息情况",
    )
    file = converted(document("".join(map(body.format, lines))), "doc", tmp_path)
    with Workers(1) as workers:
        ((_, answer),) = workers.answers([Job(file, "报告.doc", "r1")])
    assert not answer.rejected
    assert answer.extract


@needs_libreoffice
@pytest.mark.slow
def test_cells_never_run_together(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("规章", "0", "5"))
    file = converted(document(f"<w:p/><w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "doc", tmp_path)
    with pytest.raises(Rejected, match="以表格结尾"):
        read(file)


@needs_libreoffice
@pytest.mark.slow
def test_damaged_older_files_are_rejected() -> None:
    assert "转换失败" in rejected(compound("WordDocument"))


# --- one file with all its parts: read with the readers of pages and of Word files


def test_a_page_saved_by_word_as_one_file(tmp_path: Path) -> None:
    page = "<html><body><p>全年受理=5件。</p><table><tr><td>规章</td><td>0</td></tr><tr><td>文件</td><td>5</td></tr></table></body></html>"
    quoted = "".join(f"={byte:02X}" for byte in page.encode("gb18030"))
    folded = "=\r\n".join(quoted[start : start + 72] for start in range(0, len(quoted), 72))
    message = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Next"\r\n\r\nThis document is a web archive.\r\n\r\n'
        '------=_Next\r\nContent-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="gb2312"'
        f"\r\n\r\n{folded}\r\n\r\n------=_Next\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_Next--\r\n"
    )
    file = tmp_path / "report.doc"
    file.write_bytes(message.encode("ascii"))
    report = read(file)
    assert [(block.kind, block.text) for block in report.blocks] == [("paragraph", "全年受理=5件。"), ("table", "")]


def test_a_page_saved_by_a_browser_keeps_its_address(tmp_path: Path) -> None:
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.gov.cn/a.html\r\nMIME-Version: 1.0\r\n"
    body = 'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><p>受理5件。</p></html>\r\n--b--\r\n'
    file = tmp_path / "a.mht"
    file.write_text(head + body, encoding="utf-8", newline="")
    report = read(file)
    assert (report.url, [block.text for block in report.blocks]) == ("http://www.example.gov.cn/a.html", ["受理5件。"])


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello", "没有网页"),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nhello", "没有网页"),
        ("MIME-Version: 1.0\r\n" + "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(1500)), "网页"),
        ("MIME-Version: 1.0\r\n" + "Content-Type: multipart/mixed\r\n" * 3000, "过多"),
    ],
)
def test_saved_pages_without_a_page_are_rejected(message: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "a.mht"
    file.write_text(message, encoding="ascii", newline="")
    with pytest.raises(Rejected, match=reason):
        read(file)


def test_a_document_of_2003_in_xml(tmp_path: Path) -> None:
    """As programs write them from templates, named .doc."""
    namespaces = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    )
    aml = 'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    styles = '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
    label = '<w:pPr><w:pStyle w:val="1"/><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr>'
    table = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>'
        '<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>9</w:delText></w:r>'
        '</aml:content></aml:annotation><aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>2</w:t></w:r></aml:content></aml:annotation></w:p></w:tc></w:tr></w:tbl>'
    )
    body = f"<w:body><wx:sect><w:p>{label}<w:r><w:t>总体情况</w:t></w:r></w:p>{table}</wx:sect></w:body>"
    file = tmp_path / "report.doc"
    file.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument {namespaces} {aml}>{styles}{body}</w:wordDocument>',
        encoding="utf-8",
    )
    heading, block = read(file).blocks
    assert (heading.text, heading.level) == ("一、总体情况", 1)
    assert block.grid
    assert [(cell.row, cell.rowspan, cell.text) for cell in block.grid.cells] == [(0, 2, "甲"), (0, 1, "1"), (1, 1, "2")]


def test_a_package_in_one_xml_file(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    part = f'<pkg:part pkg:name="/word/document.xml" pkg:contentType="{kind}.document.main+xml"><pkg:xmlData>{{}}</pkg:xmlData></pkg:part>'
    xml = f'<w:document xmlns:w="{TRANSITIONAL}"><w:body><w:p><w:r><w:t>受理5件。</w:t></w:r></w:p></w:body></w:document>'
    package = '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{}</pkg:package>'
    file = tmp_path / "report.xml"
    file.write_text(package.format(part.format(xml)), encoding="utf-8")
    assert [block.text for block in read(file).blocks] == ["受理5件。"]
    file.write_text(package.format(""), encoding="utf-8")
    with pytest.raises(Rejected, match="不是 Word"):
        read(file)
