"""Whether a report adds up: every rule that can be held against one report alone.

What also needs other reports (last year's, those of other organs) is in ``ingest.checks.beside``. No rule concludes anything from what is
absent or could not be read.
"""

from collections.abc import Callable, Iterable

from askgov.domain import Finding
from ingest.checks.draft import Draft
from ingest.checks.tables import identities_broken

Check = Callable[[Draft], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (identities_broken,)


def check(draft: Draft) -> tuple[Finding, ...]:
    """Everything found in a report, the tables first; the same thing once."""
    found = (finding for each in CHECKS for finding in each(draft))
    return tuple({(finding.rule, finding.message): finding for finding in found}.values())


__all__ = ["Check", "Draft", "check"]
