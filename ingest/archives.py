"""ZIP archives of reports: each member is a file of its own. Names from outside never become paths; sizes are bounded as they are read."""

import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from ingest.given import Given
from ingest.readers import MAX_BYTES
from ingest.walk import is_furniture, page_assets

MOST_MEMBERS = 20_000
MOST_BYTES = 4 << 30  # of all members together
MOST_DEPTH = 2  # archives within archives
_STEEPEST = 500  # times a member may grow: text shrinks to a twentieth, a bomb to a thousandth
_SMALL = 1 << 20  # bytes of a member whose growth does not matter
_OPENING = b"PK\x03\x04"
_OFFICE = ("[content_types].xml", "mimetype", "ofd.xml")  # members that make a ZIP one document
_UTF8, _ENCRYPTED = 0x800, 0x1
_PIECE = 1 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of files, and not a document that happens to be zipped (Word, Excel, ODF)."""
    with path.open("rb") as file:
        if file.read(len(_OPENING)) != _OPENING:
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not any(name.casefold() in _OFFICE for name in archive.namelist())
    except _DAMAGED:
        return path.suffix.casefold() == ".zip"  # ``unpack`` will say what is wrong with it


def unpack(source: Given, folder: Path, depth: int = 1) -> Iterator[Given]:
    """The members of an archive, unpacked into ``folder`` under numbers; what cannot be unpacked is refused by name."""
    try:
        with zipfile.ZipFile(source.path) as archive:
            yield from _members(archive, source, folder, depth)
    except _DAMAGED:
        yield source.refuse("压缩包已损坏，打不开")


def _members(archive: zipfile.ZipFile, source: Given, folder: Path, depth: int) -> Iterator[Given]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MOST_MEMBERS:
        yield source.refuse(f"压缩包里超过 {MOST_MEMBERS} 个文件，请分成几包")
        return
    names = {_name(member): member for member in members}
    total = 0
    for name, member in names.items():
        if _is_aside(name, names.keys()):
            continue
        target = folder / f"{sum(1 for _ in folder.iterdir())}"
        inner = Given(target, f"{source.shown}/{name}", PurePosixPath(name).name)
        refusal = _refusal(member) or _copy(archive, member, target)
        total += target.stat().st_size if target.exists() else 0
        if total > MOST_BYTES:
            yield source.refuse(f"压缩包解开后超过 {MOST_BYTES >> 30} GB，其余文件未读取")
            return
        if refusal:
            yield inner.refuse(refusal)
        elif not is_archive(target):
            yield inner
        elif depth < MOST_DEPTH:
            yield from unpack(inner, folder, depth + 1)
        else:
            yield inner.refuse(f"压缩包套了 {MOST_DEPTH} 层以上，请解压后再收录")


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; archives made on Chinese Windows write it in GBK without saying so."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.orig_filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _is_aside(name: str, names: Collection[str]) -> bool:
    """Whether a member is no file of the sender's: traces of other systems, parts of a saved page."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    saved = any(page in names for parent in path.parents for page in page_assets(str(parent)))
    return hidden or saved or is_furniture(path.name)


def _refusal(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & _ENCRYPTED:
        return "压缩包有密码，打不开"
    if member.file_size > MAX_BYTES:
        return f"文件超过 {MAX_BYTES >> 20} MB"
    if member.file_size > _SMALL and member.file_size > _STEEPEST * max(member.compress_size, 1):
        return "压缩比异常，可能是压缩炸弹，未读取"
    return ""


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path) -> str:
    """Unpack one member; returns why it could not be. What it holds is counted, whatever the archive claims."""
    left = MAX_BYTES + 1
    try:
        with archive.open(member) as packed, target.open("wb") as plain:
            while left > 0 and (piece := packed.read(min(_PIECE, left))):
                plain.write(piece)
                left -= len(piece)
    except _DAMAGED:
        return "压缩包里的这个文件已损坏"
    return "" if left > 0 else f"文件超过 {MAX_BYTES >> 20} MB"
