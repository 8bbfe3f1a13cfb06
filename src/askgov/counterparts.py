"""The same agency of another place: 云岭县的呢 after a question about 云溪县教育局, 公安局呢 after one about a place without."""

import re
from collections.abc import Sequence

from askgov.domain import Decline, Entity, Option
from askgov.question.level_words import ENDS_OF_LEVEL, is_of_level
from askgov.question.organ_mentions import OrganMention
from askgov.question.organs import SEATS, Catalogue
from askgov.question.reading import Reading

_NEXT = re.compile(r"的?呢?[?？]?")


def of_another_place(mention: OrganMention, reading: Reading, known: Catalogue, previous: Sequence[str]) -> Decline | None:
    """公安局呢 after a question about 云岭县, whose 公安局 has no report: the 公安局 of another county is offered, never taken."""
    organ = known.entities[mention.candidates[0]]
    before = [known.entities[id_].place for id_ in previous if id_ in known.entities and known.entities[id_].place]
    near = any(place.startswith(organ.place) or organ.place in known.spellings(place) or organ.place.startswith(place) for place in before)
    near = near or _is_around(organ, previous, known)
    said = mention.text[0]  # 市住建局, after a zone of the city
    alike = any(is_of_level(known.entities[id_], said) for id_ in previous if id_ in known.entities and known.entities[id_].level)
    levelled = said in ENDS_OF_LEVEL and is_of_level(organ, said) and not alike
    town = organ.kind in SEATS and organ.level == "township"  # 磬石街道 is a place itself
    named = levelled or town or mention.place or not organ.place or organ.place[:2] in mention.text or len(reading.organs) > 1
    if not before or near or named:
        return None
    option = Option(label=organ.name, question=reading.text.replace(mention.text, organ.name, 1))
    message = f"前面问的是{before[0]}，没有收录{before[0]}的“{mention.text}”的年度报告。问的是{organ.name}吗？"
    return Decline(reason="ambiguous", message=message, options=(option,))


def _is_around(organ: Entity, previous: Sequence[str], known: Catalogue) -> bool:
    """全市 after a question about a district of whose city nothing is known, where the index has one city."""
    if organ.kind != "government" or organ.level != "city":
        return False
    chains = [known.chains[id_] for id_ in previous if id_ in known.entities and known.entities[id_].level in ("county", "township")]
    of_another = any("市" in chain and organ.place not in chain for chain in chains)
    return bool(chains) and not of_another and len(known.cities) == 1


def counterpart(mention: OrganMention, known: Catalogue, previous: Sequence[str]) -> str:
    """云岭县的呢 after a question about 云溪县教育局: the 教育局 of 云岭县; "" when that is not what is meant or there is none."""
    if not mention.place or len(previous) != 1 or previous[0] not in known.entities:
        return ""
    if known.entities[previous[0]].place == mention.place:
        return ""  # 全县的呢 after its 教育局: the county
    kind = known.entities[previous[0]].kind
    ids = [id_ for id_ in known.in_place(mention.place) if kind and known.entities[id_].kind == kind]
    return ids[0] if len(ids) == 1 else ""


def no_counterparts(reading: Reading, known: Catalogue, previous: Sequence[str]) -> Decline | None:
    """云岭县的呢 after a computation with agencies of 云溪县: one that 云岭县 lacks is named, several are asked for one by one."""
    mention = reading.organs[0] if len(reading.organs) == 1 else None
    if mention is None or not mention.place or _NEXT.fullmatch(reading.text, mention.end) is None:
        return None
    agencies = [known.entities[id_] for id_ in dict.fromkeys(previous) if id_ in known.entities and known.entities[id_].kind not in SEATS]
    if len(agencies) == 1 and len(set(previous)) == 1:
        return None if counterpart(mention, known, [agencies[0].id]) else no_counterpart(mention, reading, known, [agencies[0].id])
    if len(agencies) > 1 and len(agencies) == len(set(previous)) and {agency.place for agency in agencies} != {mention.place}:
        return Decline(reason="ambiguous", message=f"前面问的是几个机关。请写明要问{mention.place}的哪个机关，分开问。")
    return None


def no_counterpart(mention: OrganMention, reading: Reading, known: Catalogue, previous: Sequence[str]) -> Decline | None:
    """云岭县的呢 after a question about 云溪县公安局, where that of 云岭县 has no report: its government's figure is offered, not taken."""
    before = known.entities[previous[0]] if len(previous) == 1 and previous[0] in known.entities else None
    if before is None or before.kind in SEATS or not before.place or not mention.known or len(mention.candidates) != 1:
        return None
    organ, agency = known.entities[mention.candidates[0]], before.name.replace(before.place, "", 1)
    beside = organ.place != before.place and organ.level == before.level and agency != before.name
    if not mention.place or organ.kind != "government" or not beside or _NEXT.fullmatch(reading.text, mention.end) is None:
        return None
    option = Option(label=organ.name, question=reading.text.replace(mention.text, organ.name, 1))
    message = f"前面问的是{before.name}，没有收录{before.name.replace(before.place, organ.place, 1)}的年度报告。问的是{organ.name}吗？"
    return Decline(reason="ambiguous", message=message, options=(option,))
