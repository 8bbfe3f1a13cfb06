"""Every rule that can be held against one report alone."""

from collections.abc import Callable, Iterable

from askgov.domain import Finding
from ingest.checks.another_year import another_year
from ingest.checks.applied import applicants_told_otherwise
from ingest.checks.basis import documents_misnumbered, documents_outdated, period_not_the_year, published_early
from ingest.checks.chapters import chapters_missing, fees_denied, problems_unsaid
from ingest.checks.closed_in_year import closed_in_year_apart
from ingest.checks.denials import denied
from ingest.checks.draft import Draft
from ingest.checks.filling import effective_too_few, items_as_decisions, not_counts, parts_above_total, totals_blank
from ingest.checks.growth import growth_off
from ingest.checks.listed import listed
from ingest.checks.lists import lists_off
from ingest.checks.prose import outcomes_told_otherwise, told_without_balance, totals_told_otherwise
from ingest.checks.rates import rates_off
from ingest.checks.rows_left import cells_unread, rows_missing
from ingest.checks.shares import shares_off
from ingest.checks.signed import written_by_another
from ingest.checks.signed_day import signed_day_off
from ingest.checks.tables import identities_broken
from ingest.checks.twice import told_twice
from ingest.checks.year_left import year_left

Check = Callable[[Draft], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    identities_broken,
    parts_above_total,
    not_counts,
    effective_too_few,
    items_as_decisions,
    totals_blank,
    rows_missing,
    cells_unread,
    totals_told_otherwise,
    told_without_balance,
    outcomes_told_otherwise,
    applicants_told_otherwise,
    closed_in_year_apart,
    denied,
    lists_off,
    told_twice,
    shares_off,
    rates_off,
    growth_off,
    fees_denied,
    problems_unsaid,
    chapters_missing,
    documents_misnumbered,
    documents_outdated,
    period_not_the_year,
    year_left,
    another_year,
    published_early,
    signed_day_off,
    written_by_another,
)


def check(draft: Draft) -> tuple[Finding, ...]:
    """What is found in a report, the tables first; the same thing once, and no more than anybody looks at."""
    found = (finding for each in CHECKS for finding in each(draft))
    return listed(tuple({(finding.rule, finding.message): finding for finding in found}.values()))
