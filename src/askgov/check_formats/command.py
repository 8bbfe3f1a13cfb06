"""``askgov check``: where to, and with which exit code."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from askgov.check_formats.formats import Occasion, writer
from askgov.domain import Finding, Severity
from askgov.domain.checked import CheckedFile


@dataclass(frozen=True)
class Outlet:
    """Where to, and how."""

    format: str
    output: Path | None = None  # stdout
    strict: bool = False  # a doubt fails too

    @property
    def occasion(self) -> Occasion:
        """Now."""
        return Occasion(datetime.now().astimezone(), self.strict)

    def fails(self, findings: Iterable[Finding]) -> bool:
        """Whether one of them is heavy enough for exit code 1."""
        failing = (Severity.ERROR, Severity.DOUBT) if self.strict else (Severity.ERROR,)
        return any(finding.severity in failing for finding in findings)

    def write(self, pieces: Iterable[str]) -> None:
        """Send the pieces out as they come."""
        if self.output is None:
            for piece in pieces:
                sys.stdout.write(piece)
                sys.stdout.flush()
        else:
            with self.output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)


def tell_files(files: Iterable[CheckedFile], outlet: Outlet) -> int:
    """Write out what was found in some files. Returns 0; 1 when one is wrong, or could not be read, or there was none."""
    tally = _Tally(outlet)
    outlet.write(writer(outlet.format)(tally.through(files, documents=outlet.format == "html"), outlet.occasion))
    if not tally.files:
        print("没有找到可以核对的文件", file=sys.stderr)
    return 1 if tally.failed or not tally.files else 0


class _Tally:
    """Looks at the files on their way out."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self.files = 0
        self.failed = False

    def through(self, files: Iterable[CheckedFile], *, documents: bool) -> Iterator[CheckedFile]:
        """The same files; without their documents where nobody needs them."""
        for file in files:
            self.files += 1
            self.failed |= bool(file.rejected) or self._outlet.fails(file.findings)
            yield file if documents else file.model_copy(update={"document": ""})
