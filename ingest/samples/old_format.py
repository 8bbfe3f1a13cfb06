"""Reports of 2014-2018: one column of statistics and six chapters of prose, written out in ``old_reports.toml``."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ingest.samples.world import HERE, Issue

YEAR = 2018


@dataclass(frozen=True)
class Statistic:
    """A line of the statistics. Headings have neither unit nor value."""

    label: str
    unit: str
    concept: str
    value: Decimal | None


@dataclass(frozen=True)
class Chapter:
    """A chapter of prose."""

    heading: str
    paragraphs: tuple[str, ...]


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((HERE / "old_reports.toml").read_text(encoding="utf-8"))


def issue(organ: str) -> tuple[Issue, ...]:
    """The organ's report of 2018, if it has one."""
    raw = _read().get(organ)
    return (Issue(year=YEAR, file=raw["file"], layout=raw["layout"], published=raw["published"]),) if raw else ()


def statistics(organ: str) -> tuple[Statistic, ...]:
    """The column of figures, headings included."""
    raw = _read()
    numbers = iter(map(Decimal, raw[organ]["figures"].split()))
    return tuple(Statistic(label, unit, concept, next(numbers) if unit else None) for label, unit, concept in raw["statistics"])


def chapters(organ: str) -> tuple[Chapter, ...]:
    """The six chapters of prose."""
    return tuple(Chapter(heading, tuple(paragraphs)) for heading, paragraphs in _read()[organ]["chapters"])
