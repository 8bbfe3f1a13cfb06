"""The ZIP that a Word file is: parts found through their relations, read within bounds."""

import io
import posixpath
import struct
import zipfile
import zlib

from ingest.readers.word_xml import MAX_BYTES, Element, kind, parse_xml
from ingest.rejected import Rejected

MAX_MEMBERS = 4096
MAX_RATIO = 250  # unpacked to packed; tables of one kind of row reach 60
_SMALL = 1 << 20  # below this the ratio says nothing
_ENTRY = b"PK\x01\x02"  # opens each entry of the archive's directory
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError, OverflowError, struct.error, IndexError)
_DAMAGED = "Word 文档已损坏：压缩包不完整。"
NO_WORD = "这个压缩包不是 Word 文档。"
_OTHERS = (
    ("spreadsheetml", "这是 Excel 表格，不是 Word 文档。"),
    ("ms-excel", "这是 Excel 表格，不是 Word 文档。"),
    ("presentationml", "这是 PowerPoint 演示文稿，不是 Word 文档。"),
)


class Package:
    """The parts of a Word file by name. Raises ``Rejected`` for archives that are damaged, dangerous or of something else."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > MAX_MEMBERS:
            raise Rejected("压缩包里的文件过多，未读取。")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Rejected(_DAMAGED) from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._archive.infolist():
            self._enter(member)

    def _enter(self, member: zipfile.ZipInfo) -> None:
        name = member.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/"):
            raise Rejected("压缩包里有指向包外的路径，可能有害，未读取。")
        if name.lower() in self._members:
            raise Rejected("Word 文档已损坏：压缩包里有重名的文件。")
        self._members[name.lower()] = member

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    @property
    def names(self) -> list[str]:
        """Names of the parts, in small letters."""
        return list(self._members)

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """A part's bytes; both its declared and its real size are held to the limit."""
        member = self._members.get(name.lower())
        if member is None:
            raise Rejected(f"Word 文档已损坏：缺少 {posixpath.basename(name)[:40]}。")
        if member.flag_bits & 1:
            raise Rejected("文件有密码，请去掉密码后再收录。")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Rejected("Word 文档的压缩方式不受支持，请用 Word 或 WPS 另存后再收录。")
        if member.file_size > limit:
            raise Rejected(f"Word 文档的正文超过 {limit >> 20} MB，未读取。")
        if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise Rejected("Word 文档的压缩比异常，可能有害，未读取。")
        try:
            with self._archive.open(member) as file:
                content = file.read(limit + 1)
        except _BROKEN as error:
            raise Rejected(_DAMAGED) from error
        if len(content) > limit:
            raise Rejected(f"Word 文档的正文超过 {limit >> 20} MB，未读取。")
        return content

    def xml(self, name: str) -> Element:
        """A part's root element."""
        return parse_xml(self.read(name))

    def related(self, part: str, relation: str) -> str:
        """The part that ``part`` names by a kind of relation (the last word of its type, or its id); "" without one in the package."""
        return self._relations(part).get(relation, "")

    def _relations(self, part: str) -> dict[str, str]:
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            return {}
        found: dict[str, str] = {}
        for relation in self.xml(listing):
            if kind(relation) != "rel:Relationship" or (relation.get("TargetMode") or "").lower() == "external":
                continue
            target = (relation.get("Target") or "").replace("\\", "/")
            place = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            if place in self:
                found.setdefault((relation.get("Type") or "").rpartition("/")[2], place)
                found[relation.get("Id") or ""] = place
        return found

    def main(self) -> str:
        """The name of the main document. Raises ``Rejected``, naming what the package is, where it has none."""
        if "[content_types].xml" not in self:
            raise Rejected("这是 OFD 版式文件，请另存为 PDF 再收录。" if "ofd.xml" in self else NO_WORD)
        part = self.related("", "officeDocument")
        types = self._types()
        said = types.get(part.lower()) or types.get(f".{part.lower().rpartition('.')[2]}", "")
        for word, reason in _OTHERS:
            if word in (said if part else " ".join(types.values())):
                raise Rejected(reason)
        documents = [name for name, type_ in types.items() if "wordprocessingml" in type_ and ".main+" in type_ and name in self]
        if not part and len(documents) != 1:
            raise Rejected(NO_WORD)
        return part or documents[0]

    def _types(self) -> dict[str, str]:
        """Content types by part, and by extension as ``.xml``; all in small letters."""
        types: dict[str, str] = {}
        for entry in self.xml("[Content_Types].xml"):
            name = (entry.get("PartName") or "").lstrip("/") or f".{entry.get('Extension') or ''}"
            types[name.lower()] = (entry.get("ContentType") or "").lower()
        return types
