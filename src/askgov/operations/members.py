"""Which organs a group means: 全县各部门, 哪个乡镇, 所有税务局. What counts several organs together is no member beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from askgov.domain import Entity, Scope
from askgov.question.groups import BELOW, Group, Kind
from askgov.question.organs import SEATS, Catalogue
from askgov.question.succession import bearers

_PLACES = ("county", "city", "province")  # a government and all below it
_NOUN: dict[Kind, str] = {
    "unit": "各单位",
    "department": "各部门",
    "township": "各乡镇街道",
    "county": "各县区",
    "agency": "",
    "province": "各省",
    "city": "各市",
    "village": "各村和社区",
}
_ONE_KIND = {(True, False): "各街道", (False, True): "各镇"}  # whether 街, 镇 is said
_TOWN = re.compile("[镇街]")


@dataclass(frozen=True)
class Members:
    """The organs of a group, and what it is called."""

    ids: tuple[str, ...]
    name: str
    aside: tuple[str, ...] = ()  # who fits the name and counts several organs together
    systems: tuple[str, ...] = ()  # members whose reports count offices of their own as well


def members(
    group: Group, places: Sequence[str], kinds: Sequence[str], years: Sequence[int], known: Catalogue, *, level: str = ""
) -> Members:
    """The organs of the index that a group means.

    ``places``: full names of the places named with it, none for all; ``kinds``: kinds of agencies named with it (各教育局); ``years``:
    those asked for, none for any; ``level``: that of the places whose own organs alone are meant (市直部门). An organ that was renamed is a
    member under the name that it had then. A government that reports for all below it is no member beside departments and townships.
    """
    spelled = [spelling for place in places for spelling in known.spellings(place)]
    ids = tuple(dict.fromkeys(id_ for place in spelled for id_ in known.within(place))) if places else tuple(known.entities)
    below = _below(group, ids, known)
    within = {inside for id_ in below for inside in known.within(known.entities[id_].place)} - set(below)
    chosen = [id_ for id_ in ids if _fits(known.entities[id_], group.kind, kinds, spelled) and level in ("", known.entities[id_].level)]
    chosen = [*(id_ for id_ in chosen if id_ not in within and id_ not in below), *below]
    chosen = [id_ for id_ in chosen if kinds or _of_the_name(known.entities[id_], group)]
    chosen = _named_then(chosen, years, known)
    above = {known.entities[id_].parent_id for id_ in chosen}
    whole = group.kind in ("unit", "department")  # a 税务局 with its offices is one organ beside others
    systems = {id_ for id_ in chosen if whole and id_ not in above}
    fitting = chosen
    chosen = [
        id_ for id_ in chosen if group.kind in _PLACES or id_ in below or not counts_others(id_, years, known, system=id_ not in systems)
    ]
    own = frozenset(chosen)
    aside = tuple(id_ for id_ in fitting if id_ not in own)
    noun = (
        f"{_NOUN[group.kind]}和下级各县区"
        if below
        else _named(group)
        if not kinds
        else f"各{'、'.join(_agency(id_, known) for id_ in chosen[:1]) or '机关'}"
    )
    counted = tuple(id_ for id_ in chosen if id_ in systems and counts_others(id_, years, known))
    return Members(tuple(sorted(chosen)), f"{'、'.join(places) or '已收录的'}{noun}", aside, counted)


def _below(group: Group, ids: Sequence[str], known: Catalogue) -> tuple[str, ...]:
    """The governments of the counties that a group holds beside a city's own organs: 各部门和下级县区."""
    if BELOW not in group.text:
        return ()
    return tuple(id_ for id_ in ids if known.entities[id_].level == "county" and known.entities[id_].kind == "government")


def _named(group: Group) -> str:
    """各镇, where only towns are meant; else the kind of the group."""
    beside = group.kind == "unit" and _TOWN.search(group.text) is not None  # 各局和各镇
    if group.kind != "township" and not beside:
        return _NOUN[group.kind]
    only = "街" in group.text, "镇" in group.text
    towns = _NOUN["township"] if "乡" in group.text else _ONE_KIND.get(only, _NOUN["township"])
    return f"{_NOUN['department']}和{towns}" if beside else towns


def _fits(entity: Entity, kind: Kind, kinds: Sequence[str], places: Sequence[str]) -> bool:
    if kinds:
        return entity.kind in kinds and (kind == "agency" or entity.level == kind)
    match kind:
        case "department":
            own = not places or entity.place in places
            return entity.kind not in SEATS and own
        case "township":
            return entity.level == "township" and entity.kind in SEATS
        case "county" | "city" | "province":
            return entity.level == kind and entity.kind == "government"
        case "village":
            return False  # villages publish no report of their own
        case _:
            return True


def _of_the_name(entity: Entity, group: Group) -> bool:
    """各街道 are no towns, 各区 no counties; 各乡镇街道 and 各县区 are all of them."""
    beside = group.kind == "unit" and _TOWN.search(group.text) is not None  # 各局和各镇
    if beside and entity.kind == "government" and entity.level != "township":
        return False
    if group.kind == "township" or (beside and entity.level == "township"):
        if "街" not in group.text and "乡" not in group.text:
            return entity.place.endswith("镇")
        return (entity.kind == "subdistrict") == ("街" in group.text) or {"街", "镇"} <= set(group.text) or "乡" in group.text + "镇"
    if group.kind == "county" and ("县" in group.text) != ("区" in group.text):
        return entity.place.endswith("县" if "县" in group.text else "区")
    return True


def _named_then(chosen: Sequence[str], years: Sequence[int], known: Catalogue) -> list[str]:
    """The organs that bore these names in the years asked for: the 国土资源局 is no department beside the 自然资源局 that it became."""
    there = frozenset(chosen)
    chains = {id_: [other for other in known.successions.get(id_, ()) if other in there] for id_ in chosen}
    return [id_ for id_, chain in chains.items() if len(chain) < 2 or id_ in bearers(chain, years, known.years)]


def counts_others(id_: str, years: Sequence[int], known: Catalogue, *, system: bool = True) -> bool:
    """Whether the organ's reports count the organs below it as well; ``system``: also where those are offices of its own."""
    asked = {scope for year in years for scope in known.scopes.get((id_, year), ())}
    scopes = asked or {scope for year in known.years[id_] for scope in known.scopes[id_, year]}
    return not scopes & ({Scope.OWN} if system else {Scope.OWN, Scope.SYSTEM})


def _agency(id_: str, known: Catalogue) -> str:
    entity = known.entities[id_]
    return entity.name.removeprefix(entity.place)
