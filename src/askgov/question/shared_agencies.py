"""One agency named for several places: 云岭和云溪的教育局 asks for the education bureau of both."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from askgov.question.organ_mentions import OrganMention
from askgov.question.organs import SEATS, Catalogue

_WITH = re.compile(r"[和与及、跟同]")


def with_shared_agencies(text: str, organs: Sequence[OrganMention], known: Catalogue) -> tuple[OrganMention, ...]:
    """The organs with each place's own agency where the next organ's agency is meant of it; none where it has no report."""
    shared = list(organs)
    for at, (one, other) in enumerate(pairwise(organs)):
        if not one.place or one.levels or other.place or len(other.candidates) != 1 or not _WITH.fullmatch(text, one.end, other.start):
            continue
        agency = known.entities[other.candidates[0]]
        of_itself = agency.kind in SEATS or agency.kind == "government_office"
        if of_itself or agency.place == one.place or not text.startswith(agency.place[:2], other.start):
            continue
        ids = tuple(id_ for id_ in known.in_place(one.place) if known.entities[id_].kind == agency.kind)
        if not ids and "的" not in text[other.start : other.end]:
            continue  # 宿迁和阳城审批局: a city and an agency of its county
        shared[at] = replace(one, candidates=ids, place="", text=one.text + agency.name.removeprefix(agency.place))
    return tuple(shared)
