"""A question read: everything that was recognised, and what was not."""

import re
from dataclasses import dataclass
from datetime import date

from askgov.question.concepts import ConceptReading, read_concepts
from askgov.question.lexicon import Mention, fillers, table
from askgov.question.normalise import normalise
from askgov.question.organs import ORGAN_SENSES, Catalogue, OrganMention, find_organs
from askgov.question.sound import mend
from askgov.question.years import YearMention, find_years

# A single character left over is a typing slip unless it can turn the meaning round.
_WEIGHTY = frozenset("不非未无率比均差")
_MEANINGFUL = re.compile(r"[\u3400-\u9fffA-Za-z0-9.%]+")
_COUNTER = re.compile(r"(?:多少|几)(?:多|来)?(?P<counter>[\u4e00-\u9fff%]{1,3})")


@dataclass(frozen=True)
class Reading:
    """What a question says. ``residue`` holds the words that nothing explains, in order."""

    text: str
    organs: tuple[OrganMention, ...]
    years: tuple[YearMention, ...]
    concepts: ConceptReading
    applicants: tuple[str, ...]  # column ids; "loose" for words such as 群众
    operators: tuple[str, ...]
    absent: tuple[str, ...]  # honest replies to what no format counts (罚款金额)
    asks: tuple[str, ...]
    scopes: tuple[str, ...]
    sections: tuple[int, ...]
    counter: str  # the unit asked for (多少条 → 条), "" when none is named
    residue: tuple[str, ...]
    words: tuple[str, ...]  # what names the thing asked for: concept words and residue, in order

    @property
    def year_list(self) -> tuple[int, ...]:
        """All years named, ascending, without repeats."""
        return tuple(sorted({year for mention in self.years for year in mention.years}))


def read(question: str, catalogue: Catalogue, today: date) -> Reading:
    """Read a question against the organs of an index and a clock."""
    text = normalise(question)
    first = _read(text, catalogue, today)
    if not first.residue:
        return first
    mended = mend(text, first.residue)
    return first if mended == text else _read(mended, catalogue, today)


def _read(text: str, catalogue: Catalogue, today: date) -> Reading:
    free = [True] * len(text)
    mentions = catalogue.matcher.find(text, free)
    organs = find_organs(text, mentions, catalogue)
    unread = "".join(char if is_free else "\0" for char, is_free in zip(text, free, strict=True))
    years = find_years(unread, today)
    for year in years:
        free[year.start : year.end] = [False] * (year.end - year.start)
    meaning = [mention for mention in mentions if not any(sense.kind in ORGAN_SENSES for sense in mention.senses)]
    concepts = read_concepts(text, meaning)
    for mention in concepts.unused:
        free[mention.start : mention.end] = [True] * (mention.end - mention.start)
    fillers().find(text, free)
    residue = _residue(text, free)
    counter = _COUNTER.search(text)
    named = sorted([*concepts.used, *(m for m in meaning if m.ids("applicant") or m.ids("absent"))], key=lambda mention: mention.start)
    return Reading(
        text=text,
        organs=organs,
        years=years,
        concepts=concepts,
        applicants=_ids(meaning, "applicant") + _ids(meaning, "loose"),
        operators=_ids(meaning, "operator"),
        absent=_ids(meaning, "absent"),
        asks=_ids(meaning, "ask"),
        scopes=_ids(meaning, "scope"),
        sections=tuple(int(id_) for id_ in _ids(meaning, "section")),
        counter=_longest_counter(counter["counter"]) if counter else "",
        residue=residue,
        words=tuple(mention.text for mention in named) + residue,
    )


def _ids(mentions: list[Mention], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for mention in mentions for id_ in mention.ids(kind)))


def _residue(text: str, free: list[bool]) -> tuple[str, ...]:
    left = "".join(char if is_free else "\0" for char, is_free in zip(text, free, strict=True))
    return tuple(word for word in _MEANINGFUL.findall(left) if len(word) > 1 or word in _WEIGHTY)


def _longest_counter(word: str) -> str:
    return max((counter for counter in table()["counters"] if word.startswith(counter)), key=len, default="")
