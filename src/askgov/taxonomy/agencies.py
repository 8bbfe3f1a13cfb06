"""Kinds of agencies, and the recognition of an agency by the end of a name (阳城县 + 行政审批服务管理局)."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from askgov.domain import Frozen
from askgov.taxonomy import data

_WRITTEN_OUT = {"委": "委员会", "办": "办公室"}
_SAID = {"委员会": "委", "办公室": "办", "办公厅": "办"}


class Agency(Frozen):
    """A kind of agency with the parts that its names are made of."""

    kind: str  # id: education
    label: str  # 教育
    official: tuple[str, ...] = ()  # stems of full names; the first is the common one
    short: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # those of ``former`` that were only a part of what the agency is now
    forms: tuple[str, ...] = ()  # 局 · 厅 · 委员会 …
    whole: tuple[str, ...] = ()  # names that are no stem + form; the first is the common one
    varied: bool = False  # a short name is never written out
    keeps_place: bool = False  # the place stands in the name as it is printed

    def said_as(self, name: str) -> tuple[str, ...]:
        """What people call the agency ``name`` of this kind: its common, short and former stems, with 局 and 委 confounded."""
        stems = (*self.official, *self.short, *self.former)
        form = next((form for form in (*self.forms, "分局") if name.removesuffix(form) in stems), "")
        if not form:
            return () if self.keeps_place else self.whole  # 湛江海关 is no 湛江海关总署
        forms = {form: None, _SAID.get(form, form): None}
        if form in ("局", "委员会") and {"局", "委员会"} <= set(self.forms):
            forms |= {"局": None, "委": None}
        names = (stem + said for said in forms for stem in (*self.official[:1], *self.short, *self.former))
        return tuple(dict.fromkeys((*names, *self.whole)))


class AgencyName(Frozen):
    """A name of an agency without its place."""

    kind: str
    name: str  # written out: 卫健委 → 卫生健康委员会; as printed where the full name cannot be known
    printed: str
    keeps_place: bool = False


@cache
def agencies() -> Mapping[str, Agency]:
    """Every kind of agency by id."""
    return MappingProxyType({entry["kind"]: Agency.model_validate(entry) for entry in data.table("agencies")["agency"]})


def is_part(kind: str, name: str) -> bool:
    """Whether an agency of this name was merged with others into what its kind is now: a 工商行政管理局 among the 市场监督管理局."""
    known = agencies().get(kind)
    return known is not None and any(name.removesuffix(form) in known.parts for form in known.forms)


def agency_endings(text: str) -> Iterator[AgencyName]:
    """Every agency that ``text`` may end with, the longest name first."""
    names = agency_names()
    for start in range(max(0, len(text) - _longest()), len(text)):
        found = names.get(text[start:])
        if found:
            yield found


@cache
def _longest() -> int:
    return max(map(len, agency_names()))


@cache
def agency_names() -> Mapping[str, AgencyName]:
    """By every printed name. Where two kinds share one, the kind that stands first in the data keeps it."""
    found: dict[str, AgencyName] = {}
    for agency in agencies().values():
        for name in _names_of(agency):
            found.setdefault(name.printed, name)
    return MappingProxyType(found)


def _names_of(agency: Agency) -> Iterator[AgencyName]:
    for name in agency.whole:
        yield AgencyName(kind=agency.kind, name=name, printed=name, keeps_place=agency.keeps_place)
    for form in (*agency.forms, *(_SAID[form] for form in agency.forms if form in _SAID), "部门", "分局"):
        ending = _WRITTEN_OUT.get(form, form)
        written = [(stem, stem) for stem in (*agency.official, *agency.former)]
        written += [(stem, stem if agency.varied else agency.official[0]) for stem in agency.short]
        for stem, full in written:
            yield AgencyName(kind=agency.kind, name=full + ending, printed=stem + form, keeps_place=agency.keeps_place)
