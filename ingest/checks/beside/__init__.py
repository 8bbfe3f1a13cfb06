"""Whether reports agree with the reports beside them: the organ's other years, organs of its kind, and those below it.

Only current reports are held against each other. No rule concludes anything from a report that is not held.
"""

from collections.abc import Callable, Iterable

from ingest.checks.beside.copies import copied
from ingest.checks.beside.growth import growth_apart
from ingest.checks.beside.history import out_of_line
from ingest.checks.beside.neighbourhood import Neighbourhood
from ingest.checks.beside.peers import zero_among_many
from ingest.checks.beside.places import parts_above_whole
from ingest.checks.beside.suspicion import Suspicion
from ingest.checks.beside.told_before import told_before
from ingest.checks.beside.years import broken_between_years

Rule = Callable[[Neighbourhood], Iterable[Suspicion]]

RULES: tuple[Rule, ...] = (broken_between_years, growth_apart, told_before, out_of_line, zero_among_many, parts_above_whole, copied)


def suspicions(near: Neighbourhood) -> Iterable[Suspicion]:
    """Everything that one report does not agree with the reports beside it in."""
    return (suspicion for each in RULES for suspicion in each(near))


__all__ = ["RULES", "Neighbourhood", "Suspicion", "suspicions"]
