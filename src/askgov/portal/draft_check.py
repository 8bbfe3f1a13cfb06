"""A draft that staff hand in, checked by a child process. The file is gone when the answer is there, and nothing enters the index."""

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Final

LARGEST_FILE: Final = 20 << 20  # bytes
MOST_FILES: Final = 50  # of one upload
LARGEST_PAGE: Final = 32 << 20  # bytes of what comes of it
_WALL_S = 120.0  # for all files of an upload together
_WRONG_USAGE = 2  # exit code; of a command line that we wrote it says that there are too many files
_WAITING = 3  # drafts that may wait while one is being checked
_LONGEST_NAME = 80  # characters: in UTF-8 a name of that many fits every file system
_PIECE = 1 << 16
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ")  # of the environment: no token, no keys


class Busy(Exception):
    """Too many drafts wait already."""


class NotChecked(Exception):
    """A draft that could not be checked; the text says why, in Chinese."""


class Desk:
    """Checks one draft at a time; a few may wait."""

    def __init__(self, wall_s: float = _WALL_S) -> None:
        self._wall_s = wall_s
        self._places = threading.BoundedSemaphore(1 + _WAITING)
        self._turn = threading.Lock()

    def check(self, name: str, draft: IO[bytes], index: Path) -> str:
        """The page about a draft; ``name`` is what its sender calls it, ``index`` the folder whose reports it is held against.

        Raises Busy and NotChecked.
        """
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            with self._turn, tempfile.TemporaryDirectory(prefix="askgov-draft-") as folder:
                given, page = Path(folder, "in"), Path(folder, "page.html")
                given.mkdir()
                _save(draft, given / safe_name(name))
                self._run(given, safe_name(name), page, index)
                return page.read_text(encoding="utf-8")
        finally:
            self._places.release()

    def _run(self, folder: Path, name: str, page: Path, index: Path) -> None:
        options = ["--format", "html", "--output", str(page), "--index", str(index.resolve()), "--most", str(MOST_FILES)]
        command = [sys.executable, "-m", "askgov", "check", *options, "--", name]
        kept = {variable: os.environ[variable] for variable in _KEPT if variable in os.environ}
        path = os.pathsep.join(str(Path(part).resolve()) for part in sys.path)
        environment = {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1", "TMPDIR": str(page.parent)}  # what is killed leaves nothing behind
        try:
            done = subprocess.run(  # noqa: S603 - our own module, and a name that we made safe
                command,
                cwd=folder,
                env=environment,
                capture_output=True,
                timeout=self._wall_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            again = "请少放几个文件，分几次核对" if name.casefold().endswith(".zip") else "请换一种格式（如网页或 Word 文件）再试"
            raise NotChecked(f"核对超过 {self._wall_s:g} 秒，已中止。{again}。") from None
        if done.returncode == _WRONG_USAGE:
            raise NotChecked(f"压缩包里的文件超过 {MOST_FILES} 个。请分成几包，分几次核对。")
        if done.returncode not in (0, 1) or not page.exists():
            raise NotChecked("这份文件没有核对成。请换一种格式（如网页或 Word 文件）再试，或告诉管理人员。")
        if page.stat().st_size > LARGEST_PAGE:
            raise NotChecked("这份文件内容太多，请分开核对。")


def safe_name(name: str) -> str:
    """The last part of a name from outside, without what a file system or a command line takes amiss.

    The beginning goes first where it is too long: the end tells the kind of file.
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(character for character in last if character.isprintable() and character not in '<>:"|?*')
    return kept[-_LONGEST_NAME:].strip().lstrip("-.") or "draft"


def _save(draft: IO[bytes], target: Path) -> None:
    size = 0
    with target.open("wb") as file:
        while piece := draft.read(_PIECE):
            size += len(piece)
            if size > LARGEST_FILE:
                raise NotChecked(f"文件超过 {LARGEST_FILE >> 20} MB。")
            file.write(piece)
    if not size:
        raise NotChecked("文件是空的，或没有选择文件。")
