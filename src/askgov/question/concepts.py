"""Which lines of the national tables a question names, as slots: each slot is one line, with the candidates that may be it.

A line is named by one word (行政许可) or by a subject and a measure (规范性文件 … 制发、废止各多少). Which candidate a slot means
can depend on the format of the report that is asked about, so it is settled later, by ``settle``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from askgov.domain import Format
from askgov.question.lexicon import Mention
from askgov.taxonomy.concepts import concept, concepts
from askgov.taxonomy.words import lexicon

_JOINERS = frozenset("和与及跟、,，;；以还")
_WHOLE = "total"  # the measure that a bare subject means
_GENERIC = "requests.received"  # 申请, 收到 …: what they mean when nothing more precise stands beside them
_LISTED = 3  # so many readings of one word are all shown; more are asked back


@dataclass(frozen=True)
class Slot:
    """One line asked for. ``candidates`` are concept ids, most likely first."""

    word: str
    start: int
    end: int
    candidates: tuple[str, ...]
    default: str | None
    note: str = ""
    instead: tuple[str, ...] = ()  # candidates of the bare subject, for formats that lack the measure

    @property
    def generic(self) -> bool:
        """Whether the word gives way to a more precise one beside it (申请 in 申请行政复议)."""
        return self.default == _GENERIC and bool(self.note)


@dataclass(frozen=True)
class ConceptReading:
    """Slots in the order named, words that were used for them, and words that turned out to name nothing."""

    slots: tuple[Slot, ...] = ()
    used: tuple[Mention, ...] = ()
    unused: tuple[Mention, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Every candidate of every slot."""
        return tuple(dict.fromkeys(id_ for slot in self.slots for id_ in slot.candidates))


@cache
def _composed() -> dict[tuple[str, str], tuple[str, ...]]:
    """(subject, measure) → concept ids."""
    table: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in concepts().values():
        if entry.subject:
            key = entry.subject, entry.measure
            table[key] = (*table.get(key, ()), entry.id)
    return table


def read_concepts(text: str, mentions: Sequence[Mention]) -> ConceptReading:
    """The slots of a normalised question, from the words that were matched in it."""
    pairs = _pairs(text, mentions)
    owners = {id(subject) for subject, _, _ in pairs} | {id(measure) for _, measure, _ in pairs}
    slots = [_composed_slot(subject, measure, ids) for subject, measure, ids in pairs]
    for mention in mentions:
        if mention.ids("term") and id(mention) not in owners:
            slots.append(_term_slot(mention))
    kept = _precise(text, slots)
    in_slots = [m for m in mentions if id(m) in owners or any(m.start == slot.start and m.ids("term") for slot in kept)]
    unused = tuple(m for m in mentions if m not in in_slots and m.senses and all(s.kind in {"subject", "measure"} for s in m.senses))
    return ConceptReading(tuple(kept), tuple(in_slots), unused)


def _pairs(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention, tuple[str, ...]]]:
    """(subject, measure, concept ids): each measure goes to the nearest subject before it that has it, else to the next after it."""
    found: list[tuple[Mention, Mention, tuple[str, ...]]] = []
    for measure in mentions:
        best: tuple[int, Mention, tuple[str, ...]] | None = None
        for subject in mentions:
            if subject is measure:
                continue
            ids = tuple(i for s in subject.ids("subject") for m in measure.ids("measure") for i in _composed().get((s, m), ()))
            distance = measure.start - subject.end if subject.start < measure.start else 1000 + subject.start - measure.end
            if ids and (best is None or distance < best[0]):
                best = distance, subject, ids
        if best is not None:
            found.append((best[1], measure, best[2]))
    return [pair for pair in found if not _merely_whole(pair, found, text)]


def _merely_whole(
    pair: tuple[Mention, Mention, tuple[str, ...]], pairs: Iterable[tuple[Mention, Mention, tuple[str, ...]]], text: str
) -> bool:
    """多少 after 行政复议维持 asks for the number, not for the total as well; 总数和维持数 asks for both."""
    subject, measure, _ = pair
    if _WHOLE not in measure.ids("measure"):
        return False
    others = any(other is not measure and owner is subject and _WHOLE not in other.ids("measure") for owner, other, _ in pairs)
    joined = text[measure.end : measure.end + 1] in _JOINERS or text[max(0, measure.start - 1) : measure.start] in _JOINERS
    return others and not joined


def _composed_slot(subject: Mention, measure: Mention, ids: tuple[str, ...]) -> Slot:
    term = lexicon().get(subject.text)
    return Slot(
        word=subject.text + measure.text,
        start=max(subject.start, measure.start),  # order by what differs: 规范性文件制发、废止
        end=max(subject.end, measure.end),
        candidates=ids,
        default=ids[0] if len(ids) == 1 else None,
        instead=term.concepts if term else (),
    )


def _term_slot(mention: Mention) -> Slot:
    term = lexicon()[mention.text]
    return Slot(term.word, mention.start, mention.end, term.concepts, term.default, term.note)


def _precise(text: str, slots: Sequence[Slot]) -> list[Slot]:
    """Without generic words beside a precise one, undecided words beside a decided one, groups beside one of their lines, repeats."""
    ordered = sorted(slots, key=lambda slot: slot.start)
    kept = [s for s in ordered if not (s.generic and any(_beside(text, s, o) for o in ordered if o is not s and not o.generic))]
    decided = [s for s in kept if s.default is not None]
    kept = decided or kept
    parts = {part for slot in kept for part in slot.candidates}
    kept = [s for s in kept if not (s.default and set(concept(s.default).parts) & (parts - set(s.candidates)))]
    seen: set[tuple[str, ...]] = set()
    unique = []
    for slot in kept:
        key = (slot.default,) if slot.default else slot.candidates
        if key not in seen:
            seen.add(key)
            unique.append(slot)
    return unique


def _beside(text: str, slot: Slot, other: Slot) -> bool:
    gap = text[min(slot.end, other.end) : max(slot.start, other.start)]
    return not any(char in _JOINERS for char in gap)


def settle(slot: Slot, formats: Iterable[Format]) -> tuple[str, ...]:
    """Concept ids that a slot means in reports of these formats.

    One id where the format or convention decides, up to three that are all shown, none when the word must be asked back.
    """
    wanted = set(formats)

    def fitting(ids: Iterable[str]) -> list[str]:
        return [id_ for id_ in ids if wanted & set(concept(id_).formats)]

    fits = fitting(slot.candidates) or fitting(slot.instead) or list(slot.candidates)
    if slot.default in fits:
        return (slot.default,)
    whole = [id_ for id_ in fits if not any(id_ in concept(other).parts for other in fits)]
    return tuple(whole) if 1 <= len(whole) <= _LISTED else ()
