"""Compound files (OLE 2), told apart by the names in their directory: what Word, Excel and PowerPoint wrote before 2007.

Layout: [MS-CFB] §2.2 (header) and §2.6 (directory entries of 128 bytes: 64 of UTF-16 name, 2 of its length, …, first sector, size);
[MS-DOC] §2.5.2 (FibBase: bit 8 of its flags says encrypted).
"""

import struct

from ingest.rejected import Rejected

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_SHORT_SECTOR = 64
_KINDS = (  # streams or storages → why the file is not read; a Word document may hold the others in itself
    ("EncryptedPackage", "文件有密码，请去掉密码后再收录。"),
    ("WordDocument", ""),
    ("Workbook", "这是 Excel 表格，不是 Word 文档。"),
    ("Book", "这是 Excel 表格，不是 Word 文档。"),
    ("PowerPoint Document", "这是 PowerPoint 演示文稿，不是 Word 文档。"),
    ("__properties_version1.0", "这是 Outlook 邮件，不是 Word 文档。"),
)
_WORD = 0xA5EC  # wIdent of Word 97 and later
_ENCRYPTED = 0x0100
_FIB = struct.Struct("<H8xH16xI")  # wIdent, flags, end of the text (fcMac)
_ROW_ENDS = (b"\x07\x07", b"\x07\x00\x07\x00")  # marks of a cell's and a row's end; Word writes a paragraph after the last table
_LOCKED = "文件有密码，请去掉密码后再收录。"


def check_word(content: bytes) -> None:
    """Raises ``Rejected``, naming what it is, for a compound file that is no readable Word document."""
    for name, reason in _KINDS:
        entry = _entry(content, name)
        if entry is None:
            continue
        if reason:
            raise Rejected(reason)
        _check_document(content, entry)
        return
    raise Rejected("这个 Office 文件不是 Word 文档，或已损坏。")


def _entry(content: bytes, name: str) -> bytes | None:
    """The directory entry of a name: looked for where the directory begins, else anywhere (its sectors may be apart)."""
    printed = name.encode("utf-16-le") + b"\x00\x00"
    directory = _sector(content, int.from_bytes(content[48:52], "little"))
    for begin in (directory, 0):
        start = content.find(printed, begin)
        while start >= 0:
            entry = content[start : start + _ENTRY]
            if start % _ENTRY == 0 and len(entry) == _ENTRY and int.from_bytes(entry[64:66], "little") == len(printed):
                return entry
            start = content.find(printed, start + 2)
    return None


def _sector(content: bytes, number: int) -> int:
    """Where a sector begins."""
    return (number + 1) << min(int.from_bytes(content[30:32], "little"), 16)


def _check_document(content: bytes, entry: bytes) -> None:
    """Raises ``Rejected`` for an encrypted document, and for one whose text ends inside a table: its conversion runs the cells together."""
    start = _start(content, entry)
    if len(content) < start + _FIB.size:
        return
    identity, flags, end = _FIB.unpack_from(content, start)
    if identity != _WORD:
        return
    if flags & _ENCRYPTED:
        raise Rejected(_LOCKED)
    if content[: start + end].endswith(_ROW_ENDS):
        raise Rejected("这个 .doc 文件以表格结尾，转换时表格会丢失，请用 Word 或 WPS 另存为 .docx 再收录。")


def _start(content: bytes, entry: bytes) -> int:
    """Where a stream begins: in sectors of the file, or, if it is short, in those of the root's stream (taken to lie in one piece)."""
    first, size = struct.unpack_from("<II", entry, 116)
    root = _entry(content, "Root Entry")
    if root is None or size >= int.from_bytes(content[56:60], "little"):
        return _sector(content, first)
    return _sector(content, struct.unpack_from("<I", root, 116)[0]) + int(first) * _SHORT_SECTOR
