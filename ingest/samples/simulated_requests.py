"""Table 3 of one organ and one year, simulated request by request.

Each request has an applicant and an outcome, and what is still open in December is next year's carry-over: every identity of
the table holds by construction, column by column and from year to year.
"""

from collections import Counter
from decimal import Decimal
from functools import cache

from ingest.samples import dice
from ingest.samples.world import Organ

FIRST = 2019
Key = tuple[str, str]  # concept, applicant ("" outside table 3)

APPLICANTS = ("natural_person", "company", "research", "nonprofit", "legal_service", "other_org")
OUTCOMES = {
    "granted": 0.42,
    "partly_granted": 0.10,
    "refused.state_secret": 0.002,
    "refused.prohibited_by_law": 0.010,
    "refused.stability": 0.004,
    "refused.third_party": 0.022,
    "refused.internal_affairs": 0.012,
    "refused.process_information": 0.020,
    "refused.enforcement_file": 0.020,
    "refused.administrative_query": 0.018,
    "unavailable.not_held": 0.170,
    "unavailable.needs_creation": 0.030,
    "unavailable.unclear": 0.015,
    "not_processed.petition": 0.050,
    "not_processed.repeated": 0.020,
    "not_processed.publication": 0.003,
    "not_processed.excessive": 0.008,
    "not_processed.confirmation": 0.010,
    "other.no_correction": 0.020,
    "other.no_payment": 0.004,
    "other.other": 0.035,
}
OTHER_THAN_PERSONS = {"company": 0.50, "research": 0.04, "nonprofit": 0.06, "legal_service": 0.28, "other_org": 0.12}
OPEN_AT_YEAR_END = 0.06  # share of the requests that are carried out


def table_3(organ: Organ, year: int) -> dict[Key, Decimal]:
    """Every cell of the table, totals included; the three rows of other.* are one row before 2021 (``old_formats``)."""
    counted = _counted(organ, year)
    rows = [f"requests.{name}" for name in ("received", "carried_in", *OUTCOMES, "carried_out")]
    cells = {(row, applicant): counted[row, applicant] for row in rows for applicant in APPLICANTS}
    for applicant in APPLICANTS:
        cells["requests.closed", applicant] = sum(cells[f"requests.{name}", applicant] for name in OUTCOMES)
    for row in (*rows, "requests.closed"):
        cells[row, "total"] = sum(cells[row, applicant] for applicant in APPLICANTS)
    return {key: Decimal(count) for key, count in cells.items()}


@cache
def _counted(organ: Organ, year: int) -> Counter[Key]:
    cells: Counter[Key] = Counter()
    for applicant in APPLICANTS:
        cells["requests.carried_in", applicant] = _carried_in(organ, year, applicant)
    for number in range(dice.around(_expected(organ, year), organ.name, year, "received")):
        cells["requests.received", dice.weighted(_applicants(organ), organ.name, year, number, "applicant")] += 1
    weights = OUTCOMES | organ.profile.get("outcomes", {})
    for applicant in APPLICANTS:
        for number in range(cells["requests.received", applicant] + cells["requests.carried_in", applicant]):
            key = (organ.name, year, applicant, number)
            is_open = dice.fraction(*key, "open") < OPEN_AT_YEAR_END
            row = "carried_out" if is_open else dice.weighted(weights, *key, "outcome")
            cells[f"requests.{row}", applicant] += 1
    return cells


def _carried_in(organ: Organ, year: int, applicant: str) -> int:
    if year > FIRST:
        return _counted(organ, year - 1)["requests.carried_out", applicant]
    return int(organ.profile["requests"]) // 25 if applicant == "natural_person" else 0


def _expected(organ: Organ, year: int) -> float:
    surge = organ.profile.get("surge", {}).get(str(year), 1.0)
    return float(organ.profile["requests"]) * (1 + 0.05 * (year - 2021)) * float(surge)


def _applicants(organ: Organ) -> dict[str, float]:
    persons = float(organ.profile["natural"])
    return {"natural_person": persons, **{name: part * (1 - persons) for name, part in OTHER_THAN_PERSONS.items()}}
