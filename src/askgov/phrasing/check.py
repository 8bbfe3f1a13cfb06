"""What of a language model's reply the cited passages bear out: parts of them, chosen by it. Not a character of the reply itself is kept.

Each sentence is held against exactly the passages that it cites. The clauses of these that it repeats are what it says; and all that it
says must stand there: every word up to a few of its own, every number with what it counts, in order, every denial and direction, every
quoted string to the letter. Of a sentence that fails anywhere nothing is taken.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from askgov.phrasing.clauses import Clause, clauses
from askgov.phrasing.material import Passage
from askgov.question.overlap import coverage, pairs
from askgov.scanner import numerals

HELD = 0.8  # share of a clause's words that a sentence repeats which says it …
TOLD = 0.8  # … and of the words of each of its own clauses that must stand in what it says
_LONGEST = 500  # characters of a sentence
_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_MARKERS = re.compile(r"(?:\s*\[\d{1,3}\])+")
_MARKER = re.compile(r"\[\d{1,3}\]")
_END_BEFORE_MARKER = re.compile(r"([。！？!?；;，,]+)((?:\s*\[\d{1,3}\])+)")
_FOREIGN = re.compile(r"https?:|www\.|[<>{}`|\\]|\]\s*\(", re.IGNORECASE)  # addresses, links, markup
_BULLET = re.compile(r"^\s*(?:[-*#>•·]+\s*)+")
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|「([^「」]*)」|‘([^‘’]*)’")
_QUOTATION_MARK = re.compile(r"[“”\"「」‘’]")
_SENSE = re.compile(r"不(?![足断仅同少])|[未没无非否禁]|增|减|升|降|涨|跌|超|低于|高于|多于|少于")
_FRAME = re.compile(
    "根据|按照|在?(?:年度)?(?:工作)?(?:报告|年报)[里中]?|显示|提到|指出|写[明道]|其中|此外|同时|另外|首先|其次|再次|最后|以及|并且?|具体|主要|包括|[以如]下"
    "|存在|问题|不足|方面|措施|做法|情况|[该本](?:局|县|市|区|镇|单位|机关|部门)|[有是为]"
)

Chosen = Mapping[str, Mapping[int, int]]
"""Of each passage, by its marker, the units that are said, each up to one of its clauses."""


@dataclass(frozen=True)
class Judged:
    """A sentence of a reply and what was taken of it; None where it failed."""

    sentence: str
    chosen: Chosen | None


def judged(reply: str, passages: Sequence[Passage], question: str, organs: Collection[str] = ()) -> tuple[Judged, ...]:
    """The sentences of a reply, each with what the passages bear out of it. ``organs``: all that the answer is about."""
    text = _END_BEFORE_MARKER.sub(r"\2\1", unicodedata.normalize("NFKC", reply).replace("**", ""))
    sentences = [_BULLET.sub("", part).strip() for part in _SENTENCE_END.split(text)]
    of_marker = {passage.marker: passage for passage in passages}
    return tuple(Judged(sentence, _sentence(sentence, of_marker, question, organs)) for sentence in sentences if sentence)


def together(taken: Sequence[Judged]) -> Chosen:
    """What all sentences say, each thing once."""
    merged: dict[str, dict[int, int]] = {}
    for sentence in taken:
        for marker, said in (sentence.chosen or {}).items():
            of_passage = merged.setdefault(marker, {})
            for unit, last in said.items():
                of_passage[unit] = max(last, of_passage.get(unit, 0))
    return merged


def _sentence(sentence: str, of_marker: Mapping[str, Passage], question: str, organs: Collection[str]) -> Chosen | None:
    """What a sentence says: what stands before each group of markers is held against the passages of that group."""
    if len(sentence) > _LONGEST or _FOREIGN.search(sentence):
        return None
    parts, groups = _MARKERS.split(sentence), _MARKERS.findall(sentence)
    if not groups or pairs(parts[-1]):  # without a marker, or words behind the last one
        return None
    chosen: dict[str, dict[int, int]] = {}
    for words, group in zip(parts, groups, strict=False):
        markers = tuple(dict.fromkeys(_MARKER.findall(group)))
        if not all(marker in of_marker for marker in markers):
            return None
        said = _part(words.strip(), [of_marker[marker] for marker in markers], question, organs)
        if said is None:
            return None
        for marker, units in said.items():
            chosen.setdefault(marker, {}).update(units)
    return chosen


def _part(words: str, cited: Sequence[Passage], question: str, organs: Collection[str]) -> dict[str, dict[int, int]] | None:
    """The units that some words say of the passages that they cite; None where the passages do not bear all of it out."""
    said: dict[str, dict[int, int]] = {}
    repeated: list[str] = []
    spoken = _Words(words)
    for passage in cited:
        for number, unit in enumerate(passage.units):
            held = [at for at, clause in enumerate(unit.clauses) if spoken.repeats(clause)]
            if held and not unit.leads:
                said.setdefault(passage.marker, {})[number] = held[-1]
            repeated += [unit.clauses[at].text for at in held]
    if len(said) < len(cited):  # a passage is cited that tells nothing of it
        return None
    return said if _borne_out(spoken, cited, "，".join(repeated), question, organs) else None


def _borne_out(spoken: "_Words", cited: Sequence[Passage], repeated: str, question: str, organs: Collection[str]) -> bool:
    """Whether nothing is in the words but what they repeat, names of the reports cited, and words of the question and of connecting."""
    names = " ".join(f"{passage.organ} {passage.year}年 {passage.names}" for passage in cited)
    own = {token for passage in cited for token in numerals(f"{passage.year}年")} | set(numerals(repeated))
    there = pairs(repeated) | pairs(names) | pairs(question)
    quotes = _bare(" ".join(passage.quote for passage in cited))
    rest = _FRAME.sub(" ", spoken.text)
    return (
        all(coverage(pairs(clause), there) >= TOLD for clause in clauses(rest) if pairs(clause))
        and all(token in own for token in spoken.numerals)
        and Counter(_SENSE.findall(spoken.text)) == Counter(_SENSE.findall(repeated))
        and all(_bare("".join(quoted)) in quotes for quoted in _QUOTED.findall(spoken.text))
        and not _QUOTATION_MARK.search(_QUOTED.sub("", spoken.text))
        and not any(organ in spoken.text and organ not in names and organ not in repeated for organ in organs)
    )


class _Words:
    """What stands before a group of markers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bare = _bare(text)
        self.pairs = pairs(text)
        self.clauses = [(pairs(clause), numerals(clause)) for clause in clauses(text)]

    @property
    def numerals(self) -> tuple[str, ...]:
        return tuple(token for _, tokens in self.clauses for token in tokens)

    def repeats(self, clause: Clause) -> bool:
        """Whether the words say a clause: most of its own; and its numbers in their order, in one of their own clauses."""
        own, counted = pairs(clause.text), numerals(clause.text)
        if not counted:
            return coverage(own, self.pairs) >= HELD or _bare(clause.text) in self.bare
        return any(_run(counted, tokens) and coverage(own, said) >= HELD for said, tokens in self.clauses)


def _run(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether a sequence stands in another without a break."""
    return any(tuple(whole[at : at + len(part)]) == tuple(part) for at in range(len(whole) - len(part) + 1))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
