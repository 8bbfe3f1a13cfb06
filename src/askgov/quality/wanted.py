"""Which findings are looked for."""

from collections.abc import Iterable, Set

from askgov.domain import Frozen
from askgov.quality.found import Found

LONGEST_WORDS = 60  # characters


class Wanted(Frozen):
    """What a finding must be; "" and None want everything."""

    organ: str = ""  # its name, or words that a name of it must hold, in full or as people shorten them
    year: int | None = None
    family: str = ""
    rule: str = ""
    severity: str = ""
    status: str = ""  # open, confirmed, explained or dismissed
    new: bool = False  # came with the last ingest

    def keep(self, found: Iterable[Found], new: Set[str] = frozenset()) -> tuple[Found, ...]:
        """Those that are wanted, in their order; ``new``: the keys of those that came with the last ingest."""
        kept = tuple(each for each in found if self._wants(each) and (not self.new or each.key in new))
        named = self.organ[:LONGEST_WORDS].strip()
        exactly = tuple(each for each in kept if each.organ == named)
        terms = named.split()
        return (
            exactly
            or tuple(each for each in kept if all(any(term in name for name in (each.organ, *each.names)) for term in terms))
            or tuple(each for each in kept if all(_shortens(term, each.organ) for term in terms))
        )

    def _wants(self, each: Found) -> bool:
        pairs = (
            (self.year, each.report.year),
            (self.family, each.rule.family),
            (self.rule, each.rule.id),
            (self.severity, each.finding.severity.value),
            (self.status, each.status),
        )
        return all(wanted in ("", None, held) for wanted, held in pairs)


def _shortens(short: str, name: str) -> bool:
    """Whether a name holds these characters in their order: 住建局, 住房和城乡建设局."""
    left = iter(name)
    return all(character in left for character in short)
