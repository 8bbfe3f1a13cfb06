"""Branches that name their area without its level, where no list knows it: 澜江市公安局青岚分局 serves 青岚区, which has reports."""

import re
from collections.abc import Collection, Sequence

from askgov.domain import Entity
from askgov.taxonomy.organs import Organ, parse_organ

_BRANCH = re.compile(r"^(?P<mother>.{2,40}局)(?P<area>[\u4e00-\u9fff]{2,4})分局$")
_OWN = ("区", "县", "市", "旗")


def taken_apart(entities: Sequence[Entity]) -> list[tuple[Entity, Organ]]:
    """Organs with their names taken apart; a branch is placed in the area that it serves, where that is the place of another organ."""
    places = {entity.place for entity in entities}
    return [(_placed(entity, organ), organ) for entity in entities for organ in [_organ(entity, places)]]


def _organ(entity: Entity, places: Collection[str]) -> Organ:
    match = _BRANCH.match(entity.name)
    area = match["area"] if match else ""
    if match is None or area.endswith(_OWN) or not entity.place or area in entity.place:
        return parse_organ(entity.name)
    spelled = {place for place in places if place.endswith(_OWN) and place[:-1] in (area, entity.place + area)}
    levels = {place[-1] for place in spelled}
    return parse_organ(f"{match['mother']}{area}{levels.pop()}分局" if len(levels) == 1 else entity.name)


def _placed(entity: Entity, organ: Organ) -> Entity:
    if organ.place == entity.place:
        return entity
    seat = f"{organ.place}人民政府"
    return entity.model_copy(update={"place": organ.place, "level": organ.level, "aliases": organ.aliases, "parent_id": seat})
