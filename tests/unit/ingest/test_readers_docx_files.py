"""Word files as files: packages of every dialect are read, hostile, damaged and foreign ones are rejected with a reason, in time."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.parsed import Block, ParsedReport
from ingest.readers import read
from ingest.readers.docx import MEDIA_TYPE, read_docx
from ingest.rejected import Rejected
from tests.property.docx_writer import RELATIONS, STRICT, TRANSITIONAL, TYPES, document, packed
from tests.unit.ingest.word_pieces import blocks, cell, para, run, table


def rejected(content: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        read_docx(content)
    assert "\n" not in caught.value.reason
    return caught.value.reason


def test_strict_files_and_any_main_part_are_read() -> None:
    content = document(table(cell("甲", '<w:gridSpan w:val="2"/>') + cell("1")), part="docs/main7.xml", namespace=STRICT)
    report = read_docx(content)
    assert report.media_type == MEDIA_TYPE
    assert report.blocks[0].grid
    assert report.blocks[0].grid.cells[0].colspan == 2


def test_read_sends_files_by_content(tmp_path: Path) -> None:
    file = tmp_path / "report.doc"  # named as it likes
    file.write_bytes(document(para("全年受理5件。")))
    assert read(file) == ParsedReport(media_type=MEDIA_TYPE, blocks=(Block(kind="paragraph", text="全年受理5件。", path="body/p[1]"),))


def test_the_main_part_is_known_by_its_relation_or_its_type() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
    main = plain(para("全年受理5件。"))
    relations = RELATIONS.format(base="http://schemas.openxmlformats.org/officeDocument/2006/relationships", part="d.xml")
    by_default = {
        "[Content_Types].xml": types.format(f'<Default Extension="xml" ContentType="{kind}"/>'),
        "_rels/.rels": relations,
        "d.xml": main,
    }
    by_type = {"[Content_Types].xml": types.format(f'<Override PartName="/D.xml" ContentType="{kind}"/>'), "D.xml": main}
    untyped = {"[Content_Types].xml": types.format(""), "_rels/.rels": relations, "d.xml": main}
    for members in (by_default, by_type, untyped):
        assert [block.text for block in read_docx(packed({**members})).blocks] == ["全年受理5件。"]
    assert "不是 Word" in rejected(packed({**untyped, "d.xml": "<x/>"}))


def test_an_inserted_page_is_read() -> None:
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{}"/>'
    page = "<html><body><p>全年受理5件。</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></body></html>"
    found = blocks(para("甲") + chunk.format("rId3") + para("乙"), **{"word/chunk.html": page})
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "甲"),
        ("paragraph", "全年受理5件。"),
        ("table", ""),
        ("paragraph", "乙"),
    ]
    assert "未读取" in blocks(chunk.format("rId9"))[0].text


def test_a_file_of_python_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("某局2023年政府信息公开工作年度报告", 0)
    made.add_heading("二、主动公开政府信息情况", 1)
    written = made.add_table(3, 3)
    written.cell(0, 0).merge(written.cell(0, 2)).text = "第二十条第（一）项"
    written.cell(1, 0).merge(written.cell(2, 0)).text = "规章"
    written.cell(1, 1).text, written.cell(2, 2).text = "0", "5"
    made.save(tmp_path / "made.docx")
    title, heading, block = read(tmp_path / "made.docx").blocks
    assert (title.level, heading.level, heading.text) == (1, 1, "二、主动公开政府信息情况")
    assert block.grid
    assert [(item.row, item.column, item.rowspan, item.colspan, item.text) for item in block.grid.cells] == [
        (0, 0, 1, 3, "第二十条第（一）项"), (1, 0, 2, 1, "规章"), (1, 1, 1, 1, "0"), (1, 2, 1, 1, ""), (2, 1, 1, 1, ""), (2, 2, 1, 1, "5"),
    ]  # fmt: skip


# --- hostile and foreign files


def with_document(xml: str | bytes, **parts: str | bytes) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = {
        "[Content_Types].xml": TYPES.format(part="word/document.xml"),
        "_rels/.rels": RELATIONS.format(base=base, part="word/document.xml"),
    }
    return packed({**main, "word/document.xml": xml, **parts})


def declared(subset: str, text: str) -> str:
    return (
        f'<!DOCTYPE d {subset}><w:document xmlns:w="{TRANSITIONAL}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    )


def plain(body: str) -> str:
    return f'<w:document xmlns:w="{TRANSITIONAL}"><w:body>{body}</w:body></w:document>'


LAUGHS = "<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (declared('[<!ENTITY e SYSTEM "file:///etc/passwd">]', "5&e;"), "DTD"),
        (('<?xml version="1.0" encoding="UTF-16"?>' + declared('[<!ENTITY e "5">]', "&e;")).encode("utf-16"), "DTD"),
        (declared('SYSTEM "http://127.0.0.1:9/d.dtd"', "5"), "DTD"),
        (declared("", "5"), "DTD"),
        (declared(f"[{LAUGHS}]", "&a11;"), "DTD"),
        (plain("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "嵌套过深"),
        (plain("<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40), "嵌套过深"),
        (plain(para("5"))[:-20], "已损坏"),
        (plain(para("&unknown;")), "已损坏"),
        (f'<w:document xmlns:w="{TRANSITIONAL}"/>', "没有正文"),
        (b"\xff\xfe\x00", "已损坏"),
        ("", "已损坏"),
    ],
)
def test_hostile_xml_is_rejected(xml: str | bytes, reason: str) -> None:
    assert reason in rejected(with_document(xml))


def test_an_archive_that_unpacks_to_much_more_is_rejected() -> None:
    assert "16 MB" in rejected(with_document(plain(para("5") * 900_000)))
    assert "压缩比" in rejected(with_document(plain(para("9" * 3_000_000))))
    lying = bytearray(with_document(plain(para("9" * 3_000_000))))
    entry = lying.rfind(b"word/document.xml") - 46
    struct.pack_into("<I", lying, entry + 24, 1000)  # says that it unpacks to 1000 bytes
    assert "已损坏" in rejected(bytes(lying))


def test_too_much_of_anything_is_rejected() -> None:
    words = "".join(para(f"{n * 7919}") for n in range(31_000))
    assert "3 万段" in rejected(with_document(plain(words)))
    tags = "".join(f"<w:x a='{n * 7919}'/>" for n in range(610_000))
    assert "标记过多" in rejected(with_document(plain(tags)))
    wide = "".join(table(*[cell(f"{n * row}", '<w:gridSpan w:val="63"/>') * 12 for row in range(300)]) for n in [7919])
    assert "20 万格" in rejected(with_document(plain(wide)))
    assert "文件过多" in rejected(packed({f"{n}.xml": "" for n in range(5000)}))


def test_broken_archives_are_rejected() -> None:
    sound = document(para("全年受理5件。" * 50))
    assert "不完整" in rejected(sound[:-30])
    assert "不完整" in rejected(sound[: len(sound) // 2])
    wrong = bytearray(sound)
    struct.pack_into("<I", wrong, sound.rfind(b"word/document.xml") - 46 + 16, 0xDEADBEEF)  # the CRC
    assert "不完整" in rejected(bytes(wrong))
    locked = bytearray(sound)
    locked[sound.rfind(b"word/document.xml") - 46 + 8] |= 1
    assert "密码" in rejected(bytes(locked))
    assert "路径" in rejected(with_document(plain(para("5")), **{"../../outside.xml": "x"}))
    assert "重名" in rejected(with_document(plain(para("5")), **{"Word/Document.XML": plain(para("6"))}))


LIMITED = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from ingest.readers import read
from ingest.rejected import Rejected
try:
    print(len(read(Path(sys.argv[1])).blocks))
except Rejected as rejected:
    print(rejected.reason)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
assert int(peak.split()[1]) < 500_000, peak
"""
RAISED = '<w:vertAlign w:val="superscript"/>'
WORD = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
HEAVY = {
    "paragraphs": lambda: with_document(plain("".join(WORD.format(n * 7919) for n in range(29_000)))),
    "cells": lambda: with_document(plain(table(*["".join(cell(f"{n * row}") for n in range(58)) for row in range(490)]))),
    "runs": lambda: with_document(plain("<w:p>" + "".join(run(str(n * 7919), RAISED) for n in range(59_000)) + "</w:p>")),
    "spans": lambda: with_document(
        plain(table(*[cell(f"{row * 7919}", f'<w:gridSpan w:val="{row * 100_000_000}"/>') for row in range(3000)]))
    ),
    "members": lambda: packed({f"{n}.xml": "" for n in range(60_000)}),
    "one long text": lambda: with_document(plain(para("".join(str(n * 7919) for n in range(1_100_000))))),
    "a bomb": lambda: with_document(plain(para("a" * 300_000_000))),
    "a bomb that nothing names": lambda: with_document(plain(para("5")), **{"word/media/1.bin": bytes(500_000_000)}),
}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("name", HEAVY)
def test_no_file_takes_more_than_ten_seconds_or_half_a_gigabyte(name: str, tmp_path: Path) -> None:
    file = tmp_path / "heavy.docx"
    file.write_bytes(HEAVY[name]())
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(file)], capture_output=True, text=True, env={"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def foreign(content_type: str, target: str) -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{target}" ContentType="{content_type}"/></Types>'
    return packed({"[Content_Types].xml": types, "_rels/.rels": RELATIONS.format(base=base, part=target), target: "<x/>"})


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (foreign("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml"), "Excel"),
        (
            foreign("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "ppt/presentation.xml"),
            "PowerPoint",
        ),
        (packed({"OFD.xml": "<x/>"}), "OFD"),
        (packed({"a.txt": "x"}), "不是 Word"),
        (packed({}), "不是 Word"),
        (b"PK\x03\x04", "不完整"),
    ],
)
def test_other_archives_are_named(content: bytes, named: str) -> None:
    assert named in rejected(content)
