"""From figures to what a report's cells show, with its planted errors put in, and the truth about every cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ingest.samples import dice
from ingest.samples.figures import figures
from ingest.samples.old_format import statistics
from ingest.samples.simulated_requests import Key
from ingest.samples.world import G1, Issue, Organ

TABLE_OF = {"requests": 3, "review": 4, "litigation": 4}  # the rest stands in table 2


@dataclass(frozen=True)
class Shown:
    """One cell: the text it shows and what that means. ``value`` is None unless ``state`` is number."""

    text: str
    value: Decimal | None
    state: str  # number · blank · not_applicable · text · unreadable
    unit: str
    known: Decimal | None = None  # what the organ knows even where the cell does not show it


def shown(organ: Organ, issue: Issue) -> Mapping[Key, Shown]:
    """All cells of the report's national tables as printed."""
    if issue.format == G1:
        rows = (row for row in statistics(organ.name) if row.value is not None)
        return {(row.concept, _applicant_of(row.concept)): Shown(str(row.value), row.value, "number", row.unit) for row in rows}
    cells = figures(organ, issue.year, issue.format)
    return {key: _shown(organ, issue, key, value) for key, value in cells.items()}


def _applicant_of(concept: str) -> str:
    """The statistics of 2014-2018 know no applicants; what is a row of table 3 today is its total."""
    return "total" if concept in ("requests.received", "requests.closed") else ""


def _shown(organ: Organ, issue: Issue, key: Key, value: Decimal) -> Shown:
    concept, applicant = key
    unit = _unit(concept)
    value += issue.adjust.get(f"{concept}/{applicant}", 0)
    if issue.image_table == TABLE_OF.get(concept.partition(".")[0], 2):
        return Shown("", None, "unreadable", unit, known=value)
    if concept in issue.misprint:
        text = issue.misprint[concept]
        return Shown(text, None, {"": "blank", "/": "not_applicable"}.get(text, "text"), unit)
    if concept == "procurement.amount":
        return _purchase(organ, value)
    if concept.endswith(".items_change"):
        return Shown(_change(issue, int(value)), value, "number", unit)
    return Shown(f"{value:f}", value, "number", unit, known=value)


def _unit(concept: str) -> str:
    if concept == "fees.amount":
        return "万元"
    return "项" if concept.rpartition(".")[2] in ("items", "items_last_year", "items_change") else "件"


def _purchase(organ: Organ, yuan: Decimal) -> Shown:
    """Before 2021 the amount's unit stands in its cell, 元 or 万元; the figure counts in 万元 either way."""
    amount = yuan / 10000
    if not yuan:
        return Shown("0", amount, "number", "万元")
    text = f"{amount:.4f}万元" if organ.scope == "aggregate" else f"{yuan}元"
    return Shown(text, amount, "number", "万元")


def _change(issue: Issue, change: int) -> str:
    """本年增/减 as pages write it: -2, +3, 减2, 增3."""
    if not change:
        return "0"
    rise, fall = dice.pick((("", "-"), ("+", "-"), ("增", "减")), issue.file, "change")
    return f"{rise if change > 0 else fall}{abs(change)}"
