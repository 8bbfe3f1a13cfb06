"""Findings counted: by weight while they stand, by what was decided otherwise."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from askgov.domain import Severity
from askgov.quality.found import OPEN, Found
from askgov.store.verdicts import Standing

_Key = TypeVar("_Key")
STANDING = (OPEN, Standing.CONFIRMED.value)  # what counts against a report; what was explained or dismissed does not


@dataclass(frozen=True)
class Tally:
    """How many findings there are, by status and severity."""

    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def of(self, *, status: Iterable[str] = (), severity: str = "") -> int:
        """Those of some statuses (all by default) and one severity (any by default)."""
        statuses = frozenset(status)
        return sum(
            count for (held, weight), count in self.counts.items() if (not statuses or held in statuses) and severity in ("", weight)
        )

    @property
    def open(self) -> int:
        """Those that nobody has decided about."""
        return self.of(status=(OPEN,))

    def standing(self, severity: str = "") -> int:
        """Those that count against a report: open or confirmed."""
        return self.of(status=STANDING, severity=severity)

    @property
    def all(self) -> int:
        """All of them."""
        return self.of()


def tally(found: Iterable[Found]) -> Tally:
    """Count some findings."""
    return Tally(Counter((each.status, each.finding.severity.value) for each in found))


def tallies(found: Iterable[Found], key: Callable[[Found], _Key]) -> dict[_Key, Tally]:
    """Count findings by organ, year, rule or whatever ``key`` tells; those with the heaviest counts first."""
    groups: dict[_Key, list[Found]] = defaultdict(list)
    for each in found:
        groups[key(each)].append(each)
    counted = {name: tally(group) for name, group in groups.items()}
    return dict(sorted(counted.items(), key=lambda pair: _heaviest(pair[1])))


def _heaviest(counted: Tally) -> tuple[int, ...]:
    return (*(-counted.standing(severity.value) for severity in Severity), -counted.all)


@dataclass(frozen=True)
class Year:
    """The findings on one year, and how many reports there are on it."""

    year: int
    reports: int
    tally: Tally

    def rate(self, severity: str = "") -> Decimal:
        """Standing findings for each hundred reports, to one decimal; of one severity, or all."""
        rate = Decimal(100 * self.tally.standing(severity)) / max(self.reports, 1)
        return rate.quantize(Decimal("0.1"), ROUND_HALF_UP)


def by_year(found: Iterable[Found], years: Sequence[int]) -> tuple[Year, ...]:
    """The years that there are reports on, in order; ``years``: the year of each report."""
    counted = tallies(found, lambda each: each.report.year)
    return tuple(Year(year, reports, counted.get(year, Tally())) for year, reports in sorted(Counter(years).items()))
