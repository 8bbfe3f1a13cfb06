"""The invented county: its organs and which reports each of them published, read from ``organs/*.toml``."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
LABEL = "（示例数据：本报告系虚构，仅供演示）"
CITY = "霁川市"

G1, G2, G3 = "2014-2018", "2019-2020", "2021+"


@dataclass(frozen=True, eq=False)
class Issue:
    """One published report: what it says beyond its tables, how it is laid out, and what is wrong with it on purpose."""

    year: int
    file: str
    layout: str  # clean · site · gbk (HTML) · tabs · pipes (Markdown) · pdf · lines (text)
    published: str
    topics: tuple[tuple[str, str], ...] = ()  # (heading, paragraph)
    problems: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    disclosed: dict[str, int] = field(default_factory=dict)  # the 其中-list of 主动公开
    disclosed_total: int | None = None  # planted: a total that the list does not add up to
    title: str = "plain"
    info_fee: tuple[int, int] | None = None  # cases, yuan
    say: dict[str, int] = field(default_factory=dict)  # planted: prose is off by this much
    adjust: dict[str, int] = field(default_factory=dict)  # planted: "concept/applicant" of the table is off by this much
    misprint: dict[str, str] = field(default_factory=dict)  # planted: what the cell shows instead of a number
    image_table: int = 0  # planted: this table is a picture

    @property
    def format(self) -> str:
        """Generation of the national format for the year."""
        return G1 if self.year < 2019 else G2 if self.year < 2021 else G3


@dataclass(frozen=True, eq=False)  # equal and hashed by identity: each is loaded once
class Organ:
    """A reporting organ and the size of its work in ``profile``."""

    name: str
    short: str
    we: str
    place: str
    scope: str
    wechat: str
    order: int
    title_name: str = ""
    county: str = ""
    profile: dict[str, Any] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def _issue(raw: dict[str, Any]) -> Issue:
    lists: dict[str, Any] = {key: tuple(value) for key, value in raw.items() if isinstance(value, list)}
    topics = tuple((heading, text) for heading, text in raw["topics"])
    fields: dict[str, Any] = raw | lists | {"topics": topics}
    return Issue(**fields)


def _organ(path: Path) -> Organ:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    issues = tuple(_issue(report) for report in raw.pop("reports", []))
    raw.setdefault("county", raw["place"])
    return Organ(**raw, issues=issues)


@cache
def organs() -> tuple[Organ, ...]:
    """All organs, in the order of the README."""
    return tuple(sorted(map(_organ, (HERE / "organs").glob("*.toml")), key=lambda organ: organ.order))


def counted_in(county: str) -> tuple[Organ, ...]:
    """The organs whose work the county's own report adds up; vertical systems (tax) are not among them."""
    return tuple(organ for organ in organs() if organ.county == county and organ.scope == "own")
