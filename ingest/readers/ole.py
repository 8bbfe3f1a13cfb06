"""Compound files (OLE 2), told apart by the names in their directory: what Word, Excel and PowerPoint wrote before 2007.

Layout: [MS-CFB] §2.2 (header) and §2.6 (directory entries of 128 bytes: 64 of UTF-16 name, 2 of its length, …, first sector, size);
[MS-DOC] §2.5.2 (FibBase: bit 8 of its flags says encrypted).
"""

import struct

from ingest.rejected import Rejected

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
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
_LOCKED = "文件有密码，请去掉密码后再收录。"


def check_word(content: bytes) -> None:
    """Raises ``Rejected``, naming what it is, for a compound file that is no readable Word document."""
    for name, reason in _KINDS:
        entry = _entry(content, name)
        if entry is None:
            continue
        if reason:
            raise Rejected(reason)
        if _is_encrypted(content, entry):
            raise Rejected(_LOCKED)
        return
    raise Rejected("这个文件不是 Word 文档，或已损坏。")


def _entry(content: bytes, name: str) -> bytes | None:
    """The directory entry of a name. Entries stand at multiples of their size, whatever sectors hold the directory."""
    printed = name.encode("utf-16-le") + b"\x00\x00"
    start = content.find(printed)
    while start >= 0:
        entry = content[start : start + _ENTRY]
        if start % _ENTRY == 0 and len(entry) == _ENTRY and int.from_bytes(entry[64:66], "little") == len(printed):
            return entry
        start = content.find(printed, start + 2)
    return None


def _is_encrypted(content: bytes, entry: bytes) -> bool:
    shift = min(int.from_bytes(content[30:32], "little"), 16)
    start = (int.from_bytes(entry[116:120], "little") + 1) << shift
    if len(content) < start + 12:
        return False
    identity, flags = struct.unpack_from("<H8xH", content, start)
    return identity == _WORD and bool(flags & _ENCRYPTED)
