"""Which lines of the national tables a question names, as slots: each slot is one line, with the candidates that may be it.

A line is named by one word (行政许可) or by a subject and a measure (规范性文件 … 制发、废止各多少). Which candidate a slot means
can depend on the format of the report that is asked about, so it is settled later, by ``settle``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from askgov.question.clashes import clashing
from askgov.question.lexicon import Mention, table
from askgov.question.own_counts import counts_apart, counts_in_prose, counts_visits
from askgov.question.precision import JOINER, precise
from askgov.question.slot import Slot
from askgov.taxonomy.concepts import concept, concepts
from askgov.taxonomy.words import Term, lexicon

_LISTED_COUNT = re.compile(r"的?(?:各|有|是)?(?:多少|几)件(?:[、,，和;；?？]|$)")
_CASES = frozenset({"案件", "案子", "事项"})  # what the lines of table 2 count
_WHOLE = "total"  # the measure that a bare subject means
_TELLING = frozenset({"issued", "repealed", "effective", "upheld", "corrected", "pending"})  # measures that mean a line without a subject
_OWN_ASK = re.compile(r"(?:是|为|有)?(?:多少|几)[件起宗]?[,，;；、]")  # 总数是多少，维持了几件
_SUM_CLAUSE = re.compile(r"[,，;；?？](?:合计|总计|总共|一共|共计)$")
_SUM_ENDS = re.compile(r"(?:是|有)?(?:多少|几)?[件起宗]?呢?(?:[,，;；?？]|$)")
_EACH_OF = re.compile(r"[^,，。;；]{0,8}(?:各|分别)")
_OF_ITEMS = frozenset({"items_last_year", "items_change"})
_CONCERNED = re.compile(r"(?:涉及|牵涉|涉)(?:到|了)?(?:多少|几)件?$")
_FEE_CASES = "processing_fee.cases"
_ITEMS = frozenset({"items"})  # 多少项 is also said of decisions


@dataclass(frozen=True)
class ConceptReading:
    """Slots in the order named, words that were used for them, and words that turned out to name nothing."""

    slots: tuple[Slot, ...] = ()
    used: tuple[Mention, ...] = ()
    unused: tuple[Mention, ...] = ()
    compounds: tuple[Mention, ...] = ()  # words that make another thing of the line before them (行政许可申请)

    def counts(self, word: Mention) -> bool:
        """Whether a word that may be a thing of its own is one here: 办理|案件, 行政处罚|信息; 行政处罚案件 is still 行政处罚."""
        if word.text not in table()["things"] or not self.slots:
            return False
        if all(slot.strength <= 1 and "申请" not in slot.word for slot in self.slots):
            return True
        lines = [slot for slot in self.slots if all(concept(id_).table == "2" for id_ in slot.candidates)]
        return word.text not in _CASES and any(slot.end == word.start for slot in lines)

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
    mentions = _without_wide_subjects(mentions)
    elsewhere = [mention for mention in mentions if counts_in_prose(text, mention) or counts_visits(text, mention)]
    mentions = [mention for mention in mentions if mention not in elsewhere]
    pairs = _pairs(text, mentions)
    merged = {id(measure) for _, measure, _ in pairs} | {id(subject) for subject, _, _ in pairs if subject.ids("subject")}
    measured, owned = (Counter(id(pair[side]) for pair in pairs) for side in (0, 1))
    slots = [
        _composed_slot(subject, measure, ids, differs=owned[id(measure)] == 1 and (measured[id(subject)] > 1 or measured[id(measure)] > 0))
        for subject, measure, ids in pairs
    ]
    slots += [_term_slot(mention) for mention in mentions if mention.ids("term") and id(mention) not in merged]
    slots += [_term_slot(m) for m in mentions if m.ids("term") and id(m) in merged and counts_apart(text, m, mentions)]
    slots += [slot for m in mentions if id(m) not in merged and not m.ids("term") and (slot := _subject_slot(m)) is not None]
    if not slots:
        slots = [slot for mention in mentions if (slot := _measure_slot(mention)) is not None]
    bare = {mention.start for mention in mentions if mention.ids("subject") and mention.ids("term")}
    slots = [_by_company(text, slot, slots) for slot in _by_next(text, slots, bare)]
    kept = precise(text, [_of_fee(text, slot, slots) for slot in slots])
    about = {concept(id_).subject for slot in kept for id_ in slot.candidates} - {""}
    starts = {slot.start for slot in slots}
    used, unused = [], elsewhere
    unclear = {slot.start for slot in clashing(text, slots, kept)}
    for mention in mentions:
        if mention.start in unclear:
            unused.append(mention)
            continue
        only_part = bool(mention.senses) and all(sense.kind in {"subject", "measure"} for sense in mention.senses)
        if id(mention) in merged or mention.start in starts:
            used.append(mention)
        elif only_part and not about & set(mention.ids("subject")):
            unused.append(mention)
    compounds = [m for m in mentions if any(_compound(slot, other) and m.start == slot.start for slot in slots for other in kept)]
    return ConceptReading(tuple(kept), tuple(m for m in used if m not in compounds), tuple(unused), tuple(compounds))


def _of_fee(text: str, slot: Slot, others: Sequence[Slot]) -> Slot:
    """收了多少信息处理费，涉及几件申请: the applications are those that paid."""
    fee = any(other.default is not None and other.default.startswith("processing_fee.") for other in others)
    if not (fee and slot.default == "requests.received" and _CONCERNED.search(text, 0, slot.start)):
        return slot
    return replace(slot, candidates=(_FEE_CASES,), default=_FEE_CASES, note="", weak=False)


def _by_company(text: str, slot: Slot, others: Sequence[Slot]) -> Slot:
    """公开了几件、部分公开几件: an open word that is counted in a list of lines of one table means its line of that table."""
    if slot.default is not None or not _LISTED_COUNT.match(text, slot.end):
        return slot
    tables = {concept(other.default).table for other in others if other.default and _LISTED_COUNT.match(text, other.end)}
    fits = [id_ for id_ in slot.candidates if concept(id_).table in tables]
    return replace(slot, default=fits[0], candidates=(fits[0],), weak=False) if len(tables) == len(fits) == 1 else slot


def _by_next(text: str, slots: Sequence[Slot], bare: Set[int]) -> list[Slot]:
    """行政许可和行政处罚上一年项目数量: a subject by itself, joined to a line with a measure that both have, means its own line of it."""
    found: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: slot.start, reverse=True):
        after = found[-1] if found else None
        joined = after is not None and slot.start in bare and JOINER.fullmatch(text, slot.end, max(slot.end, after.start))
        if after is not None and joined and slot.default and after.default and _is_shared(text, after):
            ids = _composed().get((concept(slot.default).subject, concept(after.default).measure), ())
            slot = replace(slot, candidates=ids, default=ids[0]) if len(ids) == 1 else slot
        found.append(slot)
    return found[::-1]


def _is_shared(text: str, slot: Slot) -> bool:
    """Whether the measure of a line is also that of the subject joined before it: 复议和诉讼结果维持各几件."""
    return concept(slot.default or slot.candidates[0]).measure in _OF_ITEMS or _EACH_OF.match(text, slot.end) is not None


def _without_wide_subjects(mentions: Sequence[Mention]) -> list[Mention]:
    """直接起诉的案子里法院纠正的: 法院 adds nothing to the narrower kind of lawsuit."""
    narrow = any(subject.startswith("litigation_") for mention in mentions for subject in mention.ids("subject"))
    return [mention for mention in mentions if not (narrow and mention.ids("subject") == ("litigation",))]


def _compound(slot: Slot, other: Slot) -> bool:
    """行政许可申请, 行政处罚投诉: a weak word right behind a line of table 2 names something that the table does not count."""
    behind = slot.weak and slot is not other and slot.start == other.end and not other.word.endswith("多少")  # 处罚多少|许可多少
    return behind and all(concept(id_).table == "2" for id_ in other.candidates)


def _pairs(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention, tuple[str, ...]]]:
    """(subject, measure, concept ids): each measure goes to the nearest subject before it that has it, else to the next after it."""
    found: list[tuple[Mention, Mention, tuple[str, ...]]] = []
    for measure in mentions:
        best: tuple[int, Mention, tuple[str, ...]] | None = None
        for subject in mentions:
            if subject is measure:
                continue
            ids = tuple(i for s in _subjects(subject) for m in measure.ids("measure") for i in _composed().get((s, m), ()))
            distance = measure.start - subject.end if subject.start < measure.start else 1000 + subject.start - measure.end
            if ids and (best is None or distance < best[0]):
                best = distance, subject, ids
        if best is not None:
            found.append((best[1], measure, best[2]))
    found += _joined_before(text, mentions, found)
    found += _shared(mentions, found)
    found += _shared_behind(text, mentions, found)
    return [pair for pair in found if not _merely_whole(pair, found, text)]


def _joined_before(
    text: str, mentions: Sequence[Mention], pairs: Sequence[tuple[Mention, Mention, tuple[str, ...]]]
) -> list[tuple[Mention, Mention, tuple[str, ...]]]:
    """行政许可和行政处罚“上一年项目数量”各几项: a subject joined to the next one shares the measure behind both."""
    found: list[tuple[Mention, Mention, tuple[str, ...]]] = []
    for subject, measure, _ in pairs:
        if measure.start < subject.end or not (set(measure.ids("measure")) & _OF_ITEMS or _EACH_OF.match(text, measure.end)):
            continue
        for other in mentions:
            if other.end <= subject.start and other.ids("subject") and JOINER.fullmatch(text, other.end, subject.start):
                ids = tuple(i for s in other.ids("subject") for m in measure.ids("measure") for i in _composed().get((s, m), ()))
                found += [(other, measure, ids)] if ids else []
    return found


def _shared(
    mentions: Sequence[Mention], pairs: Sequence[tuple[Mention, Mention, tuple[str, ...]]]
) -> list[tuple[Mention, Mention, tuple[str, ...]]]:
    """制发规章几件、规范性文件几件: a subject without a measure of its own takes that of the subject before it."""
    paired = {id(subject) for subject, _, _ in pairs}
    measures = [(measure, measure.ids("measure")) for _, measure, _ in pairs]
    measures += [
        (m, (concept(term.default).measure,)) for m in mentions if (term := _term(m)) and term.default and concept(term.default).measure
    ]
    shared = []
    for subject in mentions:
        term = _term(subject)
        if id(subject) in paired or not subject.ids("subject") or term is None or term.default:
            continue
        for measure, names in measures:
            ids = tuple(i for s in subject.ids("subject") for m in names for i in _composed().get((s, m), ()))
            if ids and measure.start < subject.start:
                shared.append((subject, subject, ids))
                break
    return shared


def _shared_behind(
    text: str, mentions: Sequence[Mention], pairs: Sequence[tuple[Mention, Mention, tuple[str, ...]]]
) -> list[tuple[Mention, Mention, tuple[str, ...]]]:
    """复议和诉讼维持各几件: a measure behind subjects that stand in one list is of each of them."""
    paired = {id(subject) for subject, _, _ in pairs}
    measured = [(subject.start, measure, measure.ids("measure")) for subject, measure, _ in pairs if measure.start > subject.start]
    measured += [
        (m.start, replace(m), (concept(term.default).measure,))  # 诉讼维持, which keeps its own slot
        for m in mentions
        if (term := _term(m)) and term.default and concept(term.default).measure in (*_TELLING, "other")
    ]
    found = []
    for subject in mentions:
        if id(subject) in paired or not subject.ids("subject"):
            continue
        for start, measure, names in measured:
            ids = tuple(i for s in subject.ids("subject") for m in names for i in _composed().get((s, m), ()))
            between = text[subject.end : start]
            if ids and subject.end <= start and (not between or JOINER.fullmatch(between)):
                found.append((subject, measure, ids))
                break
    return found


def _term(mention: Mention) -> Term | None:
    return lexicon()[mention.ids("term")[0]] if mention.ids("term") else None


def _subjects(mention: Mention) -> tuple[str, ...]:
    """Subjects that a word names, by itself or as part of a line's whole name (规范性文件制发 … 废止)."""
    named = mention.ids("subject")
    term = None if named else _term(mention)
    return named or ((concept(term.default).subject,) if term and term.default and concept(term.default).subject else ())


def _merely_whole(
    pair: tuple[Mention, Mention, tuple[str, ...]], pairs: Iterable[tuple[Mention, Mention, tuple[str, ...]]], text: str
) -> bool:
    """多少 after 行政复议维持 asks for the number, not for the total as well; 总数和维持数 asks for both."""
    subject, measure, _ = pair
    if _WHOLE not in measure.ids("measure"):
        return False
    if _SUM_CLAUSE.search(text, 0, measure.end) and _SUM_ENDS.match(text, measure.end):
        return True  # 直接起诉维持几件，复议后起诉维持几件，合计几件
    if not subject.ids("subject"):
        return True
    others = any(other is not measure and owner is subject and _WHOLE not in other.ids("measure") for owner, other, _ in pairs)
    joined = JOINER.match(text, measure.end) or _OWN_ASK.match(text, measure.end) or JOINER.match(text, max(0, measure.start - 1))
    return others and not joined


def _composed_slot(subject: Mention, measure: Mention, ids: tuple[str, ...], *, differs: bool) -> Slot:
    """The line of a subject and a measure; ``differs``: it is the measure that tells it from the others (办结比新收)."""
    term = _term(subject)
    return Slot(
        word=subject.text + measure.text,
        start=measure.start if differs else max(subject.start, measure.start),  # order by what differs: 规范性文件制发、废止
        end=max(subject.end, measure.end),
        candidates=ids,
        default=ids[0] if len(ids) == 1 else None,
        instead=term.concepts if term and set(measure.ids("measure")) & _ITEMS else (),
    )


def _term_slot(mention: Mention) -> Slot:
    term = lexicon()[mention.ids("term")[0]]
    return Slot(mention.text, mention.start, mention.end, term.concepts, term.default, term.note, term.weak)


def _subject_slot(mention: Mention) -> Slot | None:
    """A subject by itself (没经过复议直接起诉的几件) means its total."""
    ids = tuple(id_ for subject in mention.ids("subject") for id_ in _composed().get((subject, _WHOLE), ()))
    return Slot(mention.text, mention.start, mention.end, ids, ids[0], weak=len(mention.ids("subject")) > 1) if ids else None


def _measure_slot(mention: Mention) -> Slot | None:
    """A result without its subject (现行有效的有多少): any subject that has it."""
    ids = tuple(
        id_ for (_, measure), found in _composed().items() if measure in mention.ids("measure") and measure in _TELLING for id_ in found
    )
    return (
        Slot(mention.text, mention.start, mention.end, ids, None, f"“{mention.text}”可以指几个数，您问哪一个？", weak=True) if ids else None
    )
