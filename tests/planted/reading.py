"""Reports read end to end: from the bytes of a file to what is found in it, and beside others."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from unicodedata import normalize

from numpy import float32, zeros

from askgov.domain import Finding
from askgov.store.figures import FigureStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from askgov.taxonomy.rules import rule
from ingest.checks.beside.compare import compared
from ingest.extract import extract

from .account import Account, file_of

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read(account: Account, folder: Path) -> Extract:
    """What is stored of a report."""
    suffix, content = file_of(account)
    file = folder / f"t{account.year + 1}0115_{account.seed}{suffix}"
    file.write_bytes(content)
    found = extract(file, hashlib.sha256(content).hexdigest())
    file.unlink()
    return found


def read_beside(accounts: Sequence[Account], folder: Path) -> dict[str, list[Finding]]:
    """What is found in each of several reports, alone and beside the others, by id in their order."""
    index = folder / "index"
    found: dict[str, list[Finding]] = {}
    with closing(Writer(index)) as writer:
        for account in accounts:
            suffix, content = file_of(account)
            file = folder / f"t{account.year + 1}0115_{account.seed}{suffix}"
            file.write_bytes(content)
            read_ = extract(file, hashlib.sha256(content).hexdigest())
            found[read_.report.id] = list(read_.findings)
            writer.add(read_, Embedded("none", zeros((len(read_.chunks), 1), float32)), file)
            file.unlink()
    with closing(FigureStore(index)) as store:
        for report_id, findings in compared(store).items():
            found[report_id] += findings
    rmtree(index)
    return found


@dataclass(frozen=True)
class Expected:
    """The finding that would be right: a rule of one of the families, resting on or saying one of the numbers or words."""

    families: frozenset[str]
    shown: tuple[str, ...]
    about: str = ""  # the sentence or cell, for who looks at what was missed

    def met_by(self, findings: Iterable[Finding]) -> Finding | None:
        """The first finding that is it, the heaviest before others."""
        ordered = sorted(findings, key=lambda finding: ("error", "doubt", "note").index(finding.severity.value))
        return next((finding for finding in ordered if self._is(finding)), None)

    def _is(self, finding: Finding) -> bool:
        if rule(finding.rule).family not in self.families:
            return False
        printed = [_plain(operand.as_printed) for operand in finding.operands]
        sides = {f"{side.normalize():f}" for side in (finding.left, finding.right) if side is not None}
        numbers = sides.union(*(_NUMBER.findall(text) for text in printed))
        texts = [_plain(finding.message), *printed]
        return any(word in numbers if _NUMBER.fullmatch(word) else any(word in text for text in texts) for word in self.shown)


def _plain(text: str) -> str:
    return normalize("NFKC", text).replace(",", "").replace(" ", "")


def expected(families: Sequence[str], *shown: object, about: str = "") -> Expected:
    """An expected finding, its numbers as a reader would print them."""
    return Expected(frozenset(families), tuple(map(str, shown)), about)
