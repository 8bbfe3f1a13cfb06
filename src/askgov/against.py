"""What speaks against reports: what was found in them, and in the reports of the year after on what these took over."""

from collections.abc import Sequence
from typing import Protocol

from askgov.domain import Finding, Report


class Held(Protocol):
    """What is looked at of an index."""

    def reports_of(self, entities: Sequence[str], years: Sequence[int]) -> Sequence[Report]:
        """The current reports of some organs on some years."""

    def upheld(self, report_ids: Sequence[str]) -> Sequence[Finding]:
        """What stands against some reports, report by report."""


def speaking_against(store: Held, reports: Sequence[Report], *, taken_over: bool = True) -> tuple[Finding, ...]:
    """The findings that stand, in the order of the reports; ``taken_over``: those of the reports of the year after, too.

    Raises StoreError.
    """
    ids = [report.id for report in reports]
    places = {(report.entity_id, report.year + 1, report.scope) for report in reports} if taken_over else set()
    after = store.reports_of(sorted({place[0] for place in places}), sorted({place[1] for place in places})) if places else ()
    later = [report.id for report in after if (report.entity_id, report.year, report.scope) in places and report.id not in ids]
    held = store.upheld([*ids, *later])
    return tuple(f for f in held if f.report_id in ids or any(op.report_id in ids for op in f.operands))
