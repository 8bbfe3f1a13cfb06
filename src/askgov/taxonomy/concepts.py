"""Concepts: the lines of the national tables, and the few figures of prose that have a name of their own.

The rows follow 国办公开办函〔2021〕30号 (2021+), 国办公开办函〔2019〕60号 (2019-2020), 国办发〔2014〕32号 (2014-2018) and the local tables
of 2008-2013. Two formats share an id only where they count the same thing; what merely looks alike is in ``comparability``.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Literal

from askgov.domain import Format, Frozen
from askgov.taxonomy import data

MONEY: Mapping[str, Decimal] = MappingProxyType({"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)})
_FILES = ("disclosure", "requests", "disputes", "2014", "2008", "prose")


class Concept(Frozen):
    """One line of a national table, or a named figure of prose."""

    id: str
    label: str  # as official as can be, unique, understandable without the table around it
    short: str  # for chips and chart legends; unique within ``group``
    aliases: tuple[str, ...] = ()  # official and printed variants
    everyday: tuple[str, ...] = ()  # newspaper and street words
    kinds: tuple[tuple[str, ...], ...] = ()  # what the line counts together, each in its words; none is counted apart
    subject: str = ""  # word groups (see ``words.named_together``): a question with a word of each means this concept
    measure: str = ""
    definition: str  # plain Chinese, for citizens
    legal_basis: str = ""
    unit: str  # where the cell or its header does not say another one
    additive: bool = True  # False: a stock or a carry-over, never summed over years
    table: Literal["1", "2", "3", "4", "prose"]  # "1": the one-column table of 2018 and before
    applicant_dimension: bool = False  # True: by applicant where the format has table 3; the one-column table gives the total only
    formats: tuple[Format, ...]  # where the figure can be had: printed or computed
    printed: tuple[Format, ...] = ()  # where a table prints it
    parts: tuple[str, ...] = ()  # where it is not printed: the sum of these ids, shown as computed
    prose: bool = False  # sentences give it too, or only they do
    group: str  # the block it is listed under

    def is_derived(self, format_: Format) -> bool:
        """Whether this format has no such row and the value is the sum of ``parts``."""
        return format_ in self.formats and format_ not in self.printed


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept by id, in the order of the tables."""
    return MappingProxyType({concept.id: concept for name in _FILES for concept in _read(f"concepts_{name}")})


def concept(concept_id: str) -> Concept:
    """The concept with this id; ``KeyError`` when there is none."""
    return concepts()[concept_id]


def _read(name: str) -> list[Concept]:
    content = data.table(name)
    return [_with_printed({**content["defaults"], **entry}) for entry in content["concept"]]


def _with_printed(entry: dict[str, object]) -> Concept:
    """A concept without parts is printed wherever it occurs."""
    entry.setdefault("printed", () if entry.get("parts") else entry["formats"])
    return Concept.model_validate(entry)
