"""Which files a command line means."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

MOST_FILES = 200_000
DEEPEST = 32  # folders within folders
_FURNITURE = frozenset({".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico", ".svg", ".db", ".ini"})
_ASSETS = ("_files", ".files", "_file")  # how browsers name the folder beside a saved page

_REASONS = {
    errno.EACCES: "没有读取权限",
    errno.EPERM: "没有读取权限",
    errno.ENOENT: "文件不存在",
    errno.ENOTDIR: "文件不存在",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "读取出错，可能是磁盘故障",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EMFILE: "同时打开的文件过多",
    errno.ENOSPC: "磁盘空间不足",
    errno.EFBIG: "文件过大",
}


class TooManyFiles(Exception):
    """More than one run takes."""


def files(paths: Iterable[Path]) -> list[Path]:
    """Every file named, and every file below the folders named; each once, in one order whatever the order they came in.

    Raises TooManyFiles. In a folder, hidden files and folders are skipped, and the parts of saved pages; and so are links: what lies
    elsewhere was not named; and pipes and devices, which may never end. A folder that cannot be listed stands in the answer itself, for
    ``refusal`` to tell why.
    """
    found: dict[Path, Path] = {}  # resolved → as named
    for path in paths:
        for file in _below(path) if _is_folder(path) else [path]:
            found.setdefault(file.resolve(), file)
            if len(found) > MOST_FILES:
                raise TooManyFiles(f"超过 {MOST_FILES} 个文件，请分批收录")
    return [found[resolved] for resolved in sorted(found)]


def refusal(path: Path) -> str:
    """Why a path cannot be read as a file, in Chinese; "" when it can be tried. Raises OSError when the path cannot be looked at."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return "打不开文件夹：没有读取权限，或读取出错"
    return "" if stat.S_ISREG(mode) else "不是普通文件，未读取"


def reason(error: OSError) -> str:
    """What the system said, in Chinese."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


def is_furniture(name: str) -> bool:
    """Whether a file belongs to a saved site or to the system, and can hold no report: style sheets, scripts, fonts, icons."""
    return name[name.rfind(".") :].casefold() in _FURNITURE if "." in name else False


def page_assets(folder: str) -> tuple[str, ...]:
    """The pages beside which a browser would have made this folder: 年报_files for 年报.html; () for a folder of another name."""
    stem = next((folder.removesuffix(end) for end in _ASSETS if folder.endswith(end)), "")
    return (f"{stem}.html", f"{stem}.htm") if stem else ()


def _below(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        here = Path(parent)
        too_deep = len(here.relative_to(folder).parts) >= DEEPEST
        assets = {name for name in folders if any(page in names for page in page_assets(name))}
        folders[:] = [] if too_deep else sorted(name for name in folders if not name.startswith(".") and name not in assets)
        yield from (here / name for name in sorted(names) if not _is_aside(name) and _is_regular(here / name))
    yield from closed


def _is_aside(name: str) -> bool:
    return name.startswith(".") or is_furniture(name)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False  # the reader will say why


def _is_regular(path: Path) -> bool:
    """Whether it is a file, and no link, pipe, socket or device; what cannot be looked at is left for the reader to refuse."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True
