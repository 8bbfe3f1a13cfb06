"""All figures of one organ and one year: what its report's tables should say before anything is misprinted.

A county government's report is the sum of its organs, cell by cell.
"""

from collections import Counter
from decimal import Decimal
from functools import cache

from ingest.samples import dice
from ingest.samples.simulated_requests import Key, table_3
from ingest.samples.world import G2, G3, Organ, counted_in

RESULTS = {"upheld": 0.45, "corrected": 0.12, "other": 0.25, "pending": 0.18}
ITEM_KINDS = ("licensing", "other_services", "penalties", "coercion", "fees")
Figures = dict[Key, Decimal]


def figures(organ: Organ, year: int, generation: str) -> Figures:
    """Cells by concept and applicant, in the concepts of ``generation`` (2019-2020 or 2021+)."""
    if organ.scope == "aggregate":
        return _sum([figures(part, year, generation) for part in counted_in(organ.county)])
    table_2 = {G2: _table_2_of_2019, G3: _table_2_of_2021}[generation]
    return table_2(organ, year) | _requests(organ, year, generation) | _table_4(organ, year)


def _sum(parts: list[Figures]) -> Figures:
    total: Figures = {}
    for part in parts:
        for key, value in part.items():
            total[key] = total.get(key, Decimal(0)) + value
    return total


def _requests(organ: Organ, year: int, generation: str) -> Figures:
    cells = table_3(organ, year)
    if generation == G3:
        return cells
    merged = {key: value for key, value in cells.items() if not key[0].startswith("requests.other.")}
    for (concept, applicant), value in cells.items():
        if concept.startswith("requests.other."):
            merged["requests.other", applicant] = merged.get(("requests.other", applicant), Decimal(0)) + value
    return merged


def _table_4(organ: Organ, year: int) -> Figures:
    litigation = float(organ.profile.get("litigation", 0))
    means = {
        "review": float(organ.profile.get("review", 0)),
        "litigation.direct": litigation * 0.4,
        "litigation.after_review": litigation * 0.6,
    }
    cells: Figures = {}
    for kind, mean in means.items():
        total = dice.around(mean, organ.name, year, kind)
        results = Counter(dice.weighted(RESULTS, organ.name, year, kind, number) for number in range(total))
        cells |= {(f"{kind}.{result}", ""): Decimal(results[result]) for result in RESULTS}
        cells[f"{kind}.total", ""] = Decimal(total)
    return cells


@cache
def _documents(organ: Organ, year: int) -> tuple[int, int, int]:
    """Normative documents issued, repealed and in force; what was in force, issued and repealed explains what is."""
    stock, issues, repeals = organ.profile.get("normative", [0, 0, 0])
    before = _documents(organ, year - 1)[2] if year > 2019 else int(stock)
    issued = dice.around(issues, organ.name, year, "issued")
    repealed = min(before, dice.around(repeals, organ.name, year, "repealed"))
    return issued, repealed, before + issued - repealed


def _decisions(organ: Organ, year: int, kind: str) -> int:
    mean = float(organ.profile.get(kind, 0)) * (0.88 + 0.04 * (year - 2019))
    return int(mean * (0.85 + 0.3 * dice.fraction(organ.name, year, kind)) + 0.5)


def _fees(organ: Organ, year: int) -> Decimal:
    mean = Decimal(organ.profile.get("fees", "0"))
    per_mille = Decimal(dice.whole(800, 1200, organ.name, year, "fees"))
    return (mean * per_mille / 1000).quantize(mean) if mean else Decimal(0)


def _table_2_of_2021(organ: Organ, year: int) -> Figures:
    issued, repealed, effective = _documents(organ, year)
    counts = {
        "regulations.issued": 0,
        "regulations.repealed": 0,
        "regulations.effective": 0,
        "normative_documents.issued": issued,
        "normative_documents.repealed": repealed,
        "normative_documents.effective": effective,
        **{f"{kind}.decisions": _decisions(organ, year, kind) for kind in ("licensing", "penalties", "coercion")},
    }
    return {(concept, ""): Decimal(count) for concept, count in counts.items()} | {("fees.amount", ""): _fees(organ, year)}


def _items(organ: Organ, year: int, kind: str) -> tuple[int, int]:
    """Items on the power list a year before, and the change since."""
    default = {"penalties": 46, "coercion": 7, "fees": 3}.get(kind, 0) if organ.profile.get(kind) else 0
    before = int(organ.profile.get(f"{kind}_items", default))
    for passed in range(2019, year):
        before += _change(organ, passed, kind, before)
    return before, _change(organ, year, kind, before)


def _change(organ: Organ, year: int, kind: str, before: int) -> int:
    return max(-before, dice.whole(-2, 3, organ.name, year, kind, "change")) if before else 0


def _table_2_of_2019(organ: Organ, year: int) -> Figures:
    issued, _, effective = _documents(organ, year)
    counts = {f"regulations.{column}": 0 for column in ("created", "published", "public_total")}
    counts |= {f"normative_documents.{column}": issued for column in ("created", "published")}
    counts["normative_documents.public_total"] = effective
    for kind in ITEM_KINDS:
        counts[f"{kind}.items_last_year"], counts[f"{kind}.items_change"] = _items(organ, year, kind)
        if kind != "fees":
            counts[f"{kind}.decisions"] = _decisions(organ, year, kind)
    purchases, yuan = organ.profile.get("procurement", [0, 0])
    counts["procurement.items"] = dice.around(purchases, organ.name, year, "purchases")
    counts["procurement.amount"] = int(yuan * (0.8 + 0.4 * dice.fraction(organ.name, year, "yuan")))
    return {(concept, ""): Decimal(count) for concept, count in counts.items()}
