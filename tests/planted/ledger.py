"""What an organ's year was: every cell of its tables, so that all of them add up, over one year or several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from random import Random

from tests.corpus.national import BLOCKS, NOT_PROCESSED, ORGANISATIONS, OTHER_LONG, REFUSED, UNAVAILABLE, Key

APPLICANTS = ("natural_person", *ORGANISATIONS)
GROUPS = {"refused": REFUSED, "unavailable": UNAVAILABLE, "not_processed": NOT_PROCESSED, "other": OTHER_LONG}
RESULTS = ("upheld", "corrected", "other", "pending")
REPLIES = ("already_public", "granted", "partly_granted", "refused", "not_ours", "not_exist", "amended", "other_channel")
REASONS = ("state_secret", "trade_secret", "privacy", "stability", "not_information", "other_law")
_LIKELY = (50, 14, 1, 1, 5, 3, 6, 7, 2, 3, 4, 4, 2, 16, 4, 4, 9, 3, 1, 2, 2, 3, 1, 8)  # how often an outcome comes, in the form's order
Cells = dict[Key, Decimal]


def format_of(year: int) -> str:
    """The national form of a statistics year."""
    return "2014-2018" if year < 2019 else "2019-2020" if year < 2021 else "2021+"


def outcomes(format_: str) -> tuple[str, ...]:
    """The rows of 三、本年度办理结果 without the total, as parts of concepts."""
    rows = [f"{group}.{name}" for group, names in GROUPS.items() for name in names]
    if format_ != "2021+":
        rows = [*(row for row in rows if not row.startswith("other.")), "other"]
    return "granted", "partly_granted", *rows


@dataclass(frozen=True)
class Size:
    """How much an organ has to do."""

    requests: int
    disputes: float
    decisions: int
    published: int
    documents: int


@dataclass(frozen=True)
class Ledger:
    """One organ's year. ``extra`` holds what only prose tells."""

    year: int
    format: str
    cells: Mapping[Key, Decimal]
    extra: Mapping[str, Decimal] = field(default_factory=dict)

    def cell(self, concept: str) -> Decimal:
        """The number of a whole line; zero where the form has none."""
        return self.cells.get((concept, "total"), self.cells.get((concept, None), Decimal(0)))

    def column(self, concept: str, applicant: str) -> Decimal:
        """The number of one kind of applicant."""
        return self.cells.get((concept, applicant), Decimal(0))

    @cached_property
    def told(self) -> Mapping[str, Decimal]:
        """What sentences say of the tables, by the names of their places."""
        flow = {name: self.cell(f"requests.{name}") for name in ("received", "carried_in", "closed", "carried_out", "granted")}
        old = self.format == "2014-2018"
        if old:
            flow |= {name: self.cell(f"requests.replied.{name}") for name in REPLIES}
        rows = {name: self.cell(f"requests.{name}") for name in outcomes(self.format)} if not old else {}
        groups = {group: sum((v for name, v in rows.items() if name.split(".")[0] == group), Decimal(0)) for group in GROUPS}
        natural = self.column("requests.received", "natural_person")
        direct, after = self.cell("litigation.direct.total"), self.cell("litigation.after_review.total")
        return {
            **({} if old else groups),
            **flow,
            "on_time": flow["closed"],
            "handled": flow["received"] + flow["carried_in"],
            "partly": flow.get("partly_granted", self.cell("requests.partly_granted")),
            "opened": flow["granted"] + flow.get("partly_granted", self.cell("requests.partly_granted")),
            "not_held": rows.get("unavailable.not_held", Decimal(0)),
            "natural": natural, "orgs": flow["received"] - natural,
            "review": self.cell("review.total"), "litigation": self.cell("litigation.total") if old else direct + after,
            "direct": direct, "after": after,
            **{f"review_{name}": self.cell(f"review.{name}") for name in RESULTS},
            "review_concluded": self.cell("review.total") - self.cell("review.pending"),
            **{name: self.cell(f"{name}.decisions") for name in ("licensing", "penalties", "coercion")},
            **{name: self.cell(f"normative_documents.{name}") for name in ("issued", "repealed", "effective")},
            **self.extra,
        }  # fmt: skip


def series(first: int, years: int, size: Size, random: Random) -> list[Ledger]:
    """Consecutive years of one organ: what a year leaves open, the next takes over; what is in force follows from what was."""
    found: list[Ledger] = []
    stock = {"regulations": 0, "normative_documents": random.randint(0, size.documents * 3)}
    open_ = {name: random.randint(0, max(1, size.requests // 20)) for name in APPLICANTS[:2]}
    published, visits = size.published, random.randint(900, 90_000)
    for year in range(first, first + years):
        cells: Cells = {}
        format_ = format_of(year)
        if format_ == "2014-2018":
            _one_column(cells, size, published, random)
        else:
            open_ = _requests(cells, format_, size, open_, random)
            _disputes(cells, size, random)
            _disclosure(cells, format_, size, stock, random)
        visits = int(visits * random.uniform(0.6, 1.6))
        found.append(Ledger(year, format_, cells, {"published": Decimal(published), "visits": Decimal(visits)}))
        published = max(20, int(published * random.uniform(0.8, 1.25)))
    return found


def total_of(parts: Sequence[Ledger], more: Ledger) -> Ledger:
    """The year of a government: the sum of its organs and of others that publish no report of their own."""
    cells: Cells = {}
    for part in (*parts, more):
        for key, value in part.cells.items():
            cells[key] = cells.get(key, Decimal(0)) + value
    published = sum((part.extra["published"] for part in (*parts, more)), Decimal(0))
    return Ledger(more.year, more.format, cells, {"published": published, "visits": more.extra["visits"]})


def add_up(cells: Cells) -> None:
    """The total column of every line of table 3."""
    for concept in {concept for concept, applicant in cells if applicant in APPLICANTS}:
        cells[concept, "total"] = sum((cells[concept, name] for name in APPLICANTS), Decimal(0))


def _requests(cells: Cells, format_: str, size: Size, open_: Mapping[str, int], random: Random) -> dict[str, int]:
    rows = outcomes(format_)
    likely = _LIKELY[: len(rows)]
    left: dict[str, int] = {}
    weights = {"natural_person": 0.8, "company": 0.14, "research": 0.005, "nonprofit": 0.01, "legal_service": 0.02, "other_org": 0.025}
    for name in APPLICANTS:
        mean = size.requests * weights[name]
        new = int(random.uniform(0.6, 1.5) * mean + random.random()) if mean else 0
        carried = open_.get(name, 0)
        left[name] = min(new + carried, int((new + carried) * random.uniform(0, 0.12) + random.random() * 0.7))
        done = random.choices(rows, likely, k=new + carried - left[name])
        cells |= {(f"requests.{row}", name): Decimal(done.count(row)) for row in rows}
        numbers = {"received": new, "carried_in": carried, "closed": len(done), "carried_out": left[name]}
        cells |= {(f"requests.{row}", name): Decimal(number) for row, number in numbers.items()}
    add_up(cells)
    return left


def _disputes(cells: Cells, size: Size, random: Random) -> None:
    for block, share in zip(BLOCKS, (1.0, 0.4, 0.5), strict=True):
        cases = random.choices(RESULTS, (45, 12, 25, 18), k=int(size.disputes * share * random.uniform(0.3, 2) + random.random()))
        cells |= {(f"{block}.{name}", None): Decimal(cases.count(name)) for name in RESULTS}
        cells[f"{block}.total", None] = Decimal(len(cases))


def _disclosure(cells: Cells, format_: str, size: Size, stock: dict[str, int], random: Random) -> None:
    table: dict[str, int | Decimal] = {}
    for kind in ("regulations", "normative_documents"):
        most = size.documents if kind == "normative_documents" else 0
        issued = random.randint(0, most)
        repealed = random.randint(0, min(most, stock[kind] + issued))
        stock[kind] += issued - repealed
        names = ("issued", "repealed", "effective") if format_ == "2021+" else ("created", "published", "public_total")
        values = (issued, repealed, stock[kind]) if format_ == "2021+" else (issued, issued, stock[kind])
        table |= {f"{kind}.{name}": value for name, value in zip(names, values, strict=True)}
    busy = size.decisions
    decided = {"licensing": busy, "penalties": busy // 4, "coercion": busy // 40, "other_services": busy // 2}
    for kind, mean in decided.items():
        if kind == "other_services" and format_ == "2021+":
            continue
        table[f"{kind}.decisions"] = int(mean * random.uniform(0.85, 1.15))
    if format_ == "2021+":
        table["fees.amount"] = (Decimal(busy) * random.randint(900, 1100) / 10000).quantize(Decimal("0.01")) if busy > 200 else 0
    else:
        for kind in (*decided, "fees"):
            table[f"{kind}.items_last_year"] = before = random.randint(3, 90) if busy else 0
            table[f"{kind}.items_change"] = change = random.randint(-2, 3) if busy else 0
            if before + change == table.get(f"{kind}.decisions") and busy:
                table[f"{kind}.items_last_year"] = before + 1
        table["procurement.items"] = bought = random.randint(0, 9)
        table["procurement.amount"] = Decimal(bought * random.randint(10000, 900000)).scaleb(-4)
    cells |= {(concept, None): Decimal(value) for concept, value in table.items()}


def _split(whole: int, names: Sequence[str], random: Random, likely: Sequence[int] = ()) -> dict[str, int]:
    drawn = random.choices(names, likely or None, k=whole)
    return {name: drawn.count(name) for name in names}


def _one_column(cells: Cells, size: Size, published: int, random: Random) -> None:
    received = int(size.requests * random.uniform(0.5, 1.5))
    ways = _split(received, ("in_person", "fax", "online", "letter"), random, (5, 1, 9, 4))
    late = random.randint(0, received // 10)
    replies = _split(received, REPLIES, random, (20, 30, 5, 6, 8, 8, 4, 4))
    reasons = _split(replies["refused"], REASONS, random)
    reviews, suits = (_split(int(size.disputes * random.uniform(0, 2)), ("upheld", "corrected", "other_situations"), random) for _ in "12")
    staff = random.randint(1, 9), random.randint(0, 30)
    table: dict[str, int] = {
        "disclosure.total": published, "disclosure.normative_documents": random.randint(0, size.documents),
        "normative_documents.made": size.documents, "channel.gazette": random.randint(0, 9),
        "channel.website": int(published * 0.9), "channel.weibo": int(published * random.uniform(0, 0.5)),
        "channel.wechat": int(published * random.uniform(0.1, 0.7)), "channel.other": random.randint(0, 50),
        "requests.received": received, "requests.closed": received, "requests.closed.on_time": received - late,
        "requests.closed.extended": late, "requests.replied": received,
        **{f"requests.received.{name}": value for name, value in ways.items()},
        **{f"requests.replied.{name}": value for name, value in replies.items()},
        **{f"requests.replied.refused.{name}": value for name, value in reasons.items()},
        "review.total": sum(reviews.values()), **{f"review.{name}": value for name, value in reviews.items()},
        "litigation.total": sum(suits.values()), **{f"litigation.{name}": value for name, value in suits.items()},
        "complaints.total": random.randint(0, 3), "fees_foi.amount": 0, "staff.offices": 1, "staff.reading_places": random.randint(1, 9),
        "staff.total": sum(staff), "staff.full_time": staff[0], "staff.part_time": staff[1], "budget.special": random.randint(0, 20),
        "meetings.held": random.randint(1, 6), "meetings.trainings": random.randint(1, 4), "meetings.trained": random.randint(10, 300),
        "response.hotspots": random.randint(0, 9), "response.policy_readings": random.randint(0, 40),
        "response.social_media": random.randint(0, 30), "response.other": random.randint(0, 9),
    }  # fmt: skip
    later = ("requests.received", "requests.closed")  # whose totals stand in the total column from 2019 on
    cells |= {(concept, "total" if concept in later else None): Decimal(value) for concept, value in table.items()}
