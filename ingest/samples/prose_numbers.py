"""The numbers that a report's prose may mention, by name: some out of its tables, the rest drawn to the size of the organ."""

from collections.abc import Mapping
from decimal import Decimal

from ingest.samples import dice
from ingest.samples.simulated_requests import Key
from ingest.samples.world import Issue, Organ

FROM_TABLES = {  # name: concepts whose sum it is
    "received": ("requests.received",),
    "carried_in": ("requests.carried_in",),
    "handled": ("requests.received", "requests.carried_in"),
    "closed": ("requests.closed",),
    "granted": ("requests.granted",),
    "partly": ("requests.partly_granted",),
    "open": ("requests.granted", "requests.partly_granted"),
    "refused": ("requests.refused.",),
    "unavailable": ("requests.unavailable.",),
    "not_processed": ("requests.not_processed.",),
    "other": ("requests.other", "requests.other."),  # one row before 2021, three since
    "carried_out": ("requests.carried_out",),
    "issued": ("normative_documents.issued",),
    "repealed": ("normative_documents.repealed",),
    "effective": ("normative_documents.effective",),
    "review": ("review.total",),
    "litigation": ("litigation.direct.total", "litigation.after_review.total"),
}
DRAWN = {  # name: least and most for one organ
    "site_posts": (120, 480),
    "wechat_posts": (86, 420),
    "interpretations": (4, 26),
    "training": (1, 4),
    "trained": (24, 140),
    "fixes": (3, 40),
    "opinions": (2, 30),
    "replies": (15, 260),
    "new_columns": (2, 7),
    "points": (3, 8),
    "tasks": (9, 28),
    "gazettes": (4, 6),
    "satisfaction": (88, 97),
}
CHANNELS = {"政府网站": (9000, 16000), "政务新媒体": (5000, 9000), "政府公报": (40, 90), "公开栏和电子屏": (600, 1900)}


def numbers(organ: Organ, issue: Issue, cells: Mapping[Key, Decimal | None]) -> dict[str, object]:
    """Everything that ``phrases.toml`` may ask for."""
    county = organ.scope == "aggregate"
    drawn = {name: dice.whole(low, high, issue.file, name) for name, (low, high) in DRAWN.items()}
    if county:
        drawn |= {name: drawn[name] * 8 for name in ("site_posts", "wechat_posts", "trained", "opinions")}
    tables = {name: _sum(cells, concepts) + issue.say.get(name, 0) for name, concepts in FROM_TABLES.items()}
    natural = int(cells.get(("requests.received", "natural_person")) or 0)
    listed = _channels(issue) if county else issue.disclosed
    cases, yuan = issue.info_fee or (0, 0)
    return {
        **drawn,
        **tables,
        "natural": natural,
        "orgs": tables["received"] - natural,
        "total": sum(listed.values()) if issue.disclosed_total is None else issue.disclosed_total,
        "items": "、".join(f"{name}{count}条" for name, count in listed.items()),
        "fans": dice.whole(3200, 58000, issue.file, "fans"),
        "reads": dice.whole(21000, 640000, issue.file, "reads"),
        "phone": dice.whole(1000, 9999, issue.file, "phone"),
        "fee_cases": cases,
        "fee_yuan": yuan,
        "organ": organ.title_name or organ.name,
        "short": organ.short,
        "we": organ.we,
        "wechat": organ.wechat,
        "year": issue.year,
        "next": issue.year + 1,
    }


def _sum(cells: Mapping[Key, Decimal | None], concepts: tuple[str, ...]) -> int:
    """Sum of the totals; a name that ends in a dot stands for all rows below it."""
    below = tuple(concept for concept in concepts if concept.endswith("."))
    wanted = (
        value
        for (concept, applicant), value in cells.items()
        if applicant in ("", "total") and (concept in concepts or concept.startswith(below))
    )
    return sum(int(value) for value in wanted if value is not None)


def _channels(issue: Issue) -> dict[str, int]:
    return {name: dice.whole(low, high, issue.file, name) for name, (low, high) in CHANNELS.items()}
