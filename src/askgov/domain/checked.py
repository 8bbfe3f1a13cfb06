"""What came of checking one report: a draft on its way to be published, or one that is."""

from askgov.domain.frozen import Frozen
from askgov.domain.report import Entity, Finding, Report
from askgov.domain.vocabulary import Severity


class CheckedFile(Frozen):
    """One file that was checked. A rejected one has a reason and nothing else; every other has its organ and its report."""

    path: str  # as the person who gave it knows it: a path, a member of an archive
    rejected: str = ""  # why it could not be read, in Chinese
    entity: Entity | None = None
    report: Report | None = None
    findings: tuple[Finding, ...] = ()
    document: str = ""  # the parsed blocks as JSON; "" when nobody needs them
    figures: int = 0  # cells of its tables that were read
    statements: int = 0  # figures in its prose
    compared: tuple[Report, ...] = ()  # the other reports that it was held against

    def count(self, severity: Severity) -> int:
        """How many findings weigh so."""
        return sum(finding.severity is severity for finding in self.findings)

    def ordered(self) -> tuple[Finding, ...]:
        """The findings as they are told and numbered: errors, then doubts, then notes, each in the order of the rules."""
        return tuple(finding for severity in Severity for finding in self.findings if finding.severity is severity)
