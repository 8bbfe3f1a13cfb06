"""Older word processor files (.doc, .wps, .rtf) and OpenDocument text: LibreOffice, where it is installed, turns them into .docx.

It runs on a profile of its own in a temporary directory: no macros, no linked files, no network, and the limits of the process that calls.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from ingest.parsed import ParsedReport
from ingest.readers import ole
from ingest.readers.docx import read_docx
from ingest.rejected import Rejected

WALL_S = 45  # the parent waits 60 for the whole file
_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
}
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ")  # of the environment
_SETTINGS = {  # path of the setting → its name, value: nothing from the file runs or is fetched
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
}
_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)


def read_office(content: bytes) -> ParsedReport:
    """The report in a .doc, .wps, .rtf or .odt file.

    Raises ``Rejected`` for other kinds of file, for encrypted ones, where LibreOffice is not installed, and where it cannot convert.
    """
    if content.startswith(ole.SIGNATURE[:4]):
        ole.check_word(content)
        suffix = "doc"
    else:
        suffix = "rtf" if content.startswith(b"{\\rtf") else "odt"
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Rejected("旧版文档（.doc、.wps、.rtf、.odt）要先转换：请用 Word 或 WPS 另存为 .docx 再收录，或在本机安装 LibreOffice。")
    report = read_docx(_converted(program, content, suffix))
    return report.model_copy(update={"media_type": MEDIA_TYPES[suffix]})


def _converted(program: str, content: bytes, suffix: str) -> bytes:
    """The file as .docx."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / f"report.{suffix}", folder / "out" / "report.docx"
        source.write_bytes(content)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        settings = "".join(_ITEM.format(*setting) for setting in sorted(_SETTINGS))
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(settings), encoding="utf-8")
        command = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nologo",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source),
        ]  # fmt: skip
        kept = {variable: os.environ[variable] for variable in _KEPT if variable in os.environ}
        _run(command, {**kept, "HOME": str(folder), "TMPDIR": str(folder)})
        if not target.is_file():
            raise Rejected("旧版文档转换失败：文件可能已损坏或有密码，请用 Word 或 WPS 另存为 .docx 再收录。")
        return target.read_bytes()


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run to the end, or end it with all its children when the time is up."""
    process = subprocess.Popen(  # noqa: S603 - a program found on PATH, no shell
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    )
    try:
        process.wait(WALL_S)
    except subprocess.TimeoutExpired as error:
        raise Rejected(f"旧版文档转换超过 {WALL_S} 秒，已中止。请用 Word 或 WPS 另存为 .docx 再收录。") from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
