"""A question read until it is understood: word for word, then without what people only say beside it. Each step is taken only where it
explains more than the one before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from askgov.question.abbreviations import IN_CHARGE, SHORTEST, organ_abbreviated, organ_in_charge
from askgov.question.accounts import without_account
from askgov.question.apart import clauses_apart, columns_apart, stands_apart
from askgov.question.background import without_background
from askgov.question.chapter_words import in_chapter_words
from askgov.question.chatter import without_asides, without_chatter, without_hearsay, without_lead, without_tales
from askgov.question.comparatives import compared_plainly
from askgov.question.corrections import without_correction
from askgov.question.courtesy import without_courtesy
from askgov.question.frames import without_frame
from askgov.question.glosses import clause_start, glosses
from askgov.question.heard_names import name_heard
from askgov.question.idioms import spelled_out
from askgov.question.level_words import has_form, is_of_level
from askgov.question.lexicon import Sense
from askgov.question.meant import as_meant
from askgov.question.normalise import normalise
from askgov.question.organ_mentions import OrganMention
from askgov.question.organs import Catalogue
from askgov.question.parts_of_year import spread_over
from askgov.question.places_asked import without_places
from askgov.question.reading import Reading, read_once
from askgov.question.reconsidered import reconsidered
from askgov.question.residence import at_home
from askgov.question.rewordings import in_label_words
from askgov.question.row_glosses import without_row_glosses
from askgov.question.sound import agency_heard, mend
from askgov.question.spans import without
from askgov.taxonomy.concepts import concept

_DENIED = re.compile(r"(?:不是|不算|不含|除了?)$")  # 不是城管局，…最多的是谁
_LONGER_NAME = re.compile(r"[\u4e00-\u9fff](?<![年月日的在问查看找和与及跟、把对])$")  # 省|城管局
_SOUNDS_LIKE_BUREAU = frozenset("居局")
_CARRIED_TO_NOW = re.compile(
    r"(?P<from>(?P<year>20[0-3]\d)年[^,，。]{0,14}(?:结转|转|留|拖)(?:到|至))今年"
)  # 2024年结转到今年: not the next year
_BREAK = re.compile(r"[,，?？]")
_QUOTES = re.compile(r"[“”\"‘’「」『』]")  # round the words of a label, which may go on outside them: 危及“三安全一稳定”
_NAMED = re.compile(r"[的了那些类和与及、]*(?:申请|案件|案子|件)?")  # around what is left out; any other word may say which of them


def read(question: str, catalogue: Catalogue, today: date, near: Sequence[str] = (), years: Sequence[int] = ()) -> Reading:
    """Read a question against the organs of an index and a clock; ``near``, ``years``: the organs and years of the turn before."""
    return _read(question, catalogue, today, tuple(near), tuple(years))


@lru_cache(maxsize=64)  # one question is read in several steps of its answer
def _read(question: str, catalogue: Catalogue, today: date, near: tuple[str, ...], years: tuple[int, ...]) -> Reading:
    whole, account = without_account(reconsidered(normalise(question)))
    whole, places = without_places(whole)
    asked = without_correction(without_background(without_courtesy(at_home(whole, catalogue))))
    asked = _CARRIED_TO_NOW.sub(
        lambda match: match.group() if int(match["year"]) == today.year - 1 else f"{match['from']}{today.year}年", asked
    )
    text = in_label_words(compared_plainly(spelled_out(in_chapter_words(asked))))
    first = _heard(read_once(text, catalogue, today), catalogue, today)
    first = _without_hearsay(first, catalogue, today) or first
    first = _over_months(first, catalogue, today) or first
    for step in (_without_chatter, _without_lead, _without_tale, _without_frame, _without_what_stands_apart, _glossed, _mended, _spoken):
        if not first.residue:
            break
        for again in step(first, catalogue, today):
            if len(again.residue) < len(first.residue):
                first = replace(again, heard=first.heard)
                break
    return as_meant(replace(first, places=places, account=account), catalogue, near, years)


def _over_months(first: Reading, catalogue: Catalogue, today: date) -> Reading | None:
    """平均每个月几件: one line of the tables, spread over the months of its year; None for any other question."""
    per, shorter = spread_over(first.text)
    again = _overlooking(read_once(shorter, catalogue, today), catalogue, today) if per else None
    if (
        again is None
        or again.part_of_year
        or again.residue
        or again.strangers
        or again.operators
        or again.order.order
        or len(again.concepts.slots) != 1
    ):
        return None
    return replace(again, per=per, part_of_year=False) if not again.group and len(again.year_list) == 1 else None


def _heard(first: Reading, catalogue: Catalogue, today: date) -> Reading:
    """Names that no organ or place bears, taken by their sound, or as cut short."""
    slips = [word for word in first.residue if word[-1:] in _SOUNDS_LIKE_BUREAU]  # 市监居 ends like no organ
    heard = tuple(pair for name in (*first.strangers, *slips) if (pair := agency_heard(name) or _cut_short(name, catalogue)))
    beside = [word + organ.text for word in first.residue for organ in first.organs if word + organ.text in first.text]  # 砚弯|海关
    heard += tuple(pair for name in (*first.strangers, *beside) if (pair := name_heard(name, catalogue)))
    parted = [f"{word}和{organ.text}" for word in first.residue for organ in first.organs]  # 住房保障|和|房管局
    heard += tuple(pair for name in parted if name in first.text and (pair := _cut_short(name, catalogue)))
    text = first.text
    heard = tuple((typed, meant) for typed, meant in heard if not _is_another(typed, text))
    for typed, meant in heard:
        text = text.replace(typed, meant)
    return replace(read_once(text, catalogue, today), heard=heard) if heard else first


def _is_another(typed: str, text: str) -> bool:
    """Whether what stands before a name leaves it out, or makes it that of another organ: 不是城管局, 省城管局."""
    at = text.find(typed)
    return _DENIED.search(text, 0, at) is not None or (typed.startswith("城管") and _LONGER_NAME.search(text, 0, at) is not None)


def _cut_short(name: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """A name that cuts short that of one kind of organ here, and that name."""
    near = [organ for organ in catalogue.holding(name[-SHORTEST:]) if is_of_level(organ, name[:1]) and has_form(organ, name)]
    meant = organ_abbreviated(name, ((organ.name, organ.place) for organ in near))
    if not meant:
        ids = frozenset[str]().union(*(catalogue.of_kind.get(kind, ()) for kind in IN_CHARGE))
        organs = [catalogue.entities[id_] for id_ in sorted(ids)]
        meant = organ_in_charge(name, ((o.name, o.place, o.kind) for o in organs if is_of_level(o, name[:1]) and has_form(o, name)))
    return (name, meant) if meant else None


def _without_chatter(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    if (shorter := without_chatter(first.text, first.recognised)) not in ("", first.text):
        yield read_once(shorter, catalogue, today)


def _without_tale(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """The question without clauses that tell how it came about, only where then nothing is left over; that is said."""
    shorter, tales = without_tales(first.text, first.recognised)
    again = _overlooking(read_once(shorter, catalogue, today), catalogue, today) if shorter else None
    if again is not None and not again.residue and not again.strangers and again.concepts.slots:
        yield replace(again, taken=tuple(f"“{tale}”没有当作条件。" for tale in tales))


def _without_hearsay(first: Reading, catalogue: Catalogue, today: date) -> Reading | None:
    """The question behind what people say, where it is whole by itself; that is said."""
    rest, hearsay = without_hearsay(first.text)
    again = _overlooking(read_once(rest, catalogue, today), catalogue, today) if rest else None
    whole = again is not None and (again.organs or again.group) and again.years and again.concepts.slots
    return replace(again, taken=(f"“{hearsay}”没有当作条件。",)) if again is not None and whole else None


def _without_lead(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """The question without what leads up to it, where the rest is a whole question of its own; that is said."""
    for rest, lead in without_lead(first.text, first.recognised):
        again = _overlooking(read_once(rest, catalogue, today), catalogue, today)
        again = next((framed for framed in _without_frame(again, catalogue, today)), again) if again.residue else again
        led = [organ for organ in first.organs if organ.start < len(lead)]
        same = all(any(_may_be_one(organ, other) for other in again.organs) for organ in led)  # 教育局：云溪县教育局…
        whose = again.group is not None or (bool(again.organs) and same)
        lines = {id_ for slot in again.concepts.slots for id_ in slot.candidates}
        whose = whose and all(lines & set(slot.candidates) for slot in first.concepts.slots if slot.start < len(lead))
        columns = {sense for mark in again.marks for sense in mark.senses}
        whose = whose and all(columns & set(mark.senses) for mark in first.marks if mark.start < len(lead))  # 自然人是大头。…
        if whose and again.concepts.slots and again.years and not (again.residue or again.strangers):
            yield replace(again, taken=(f"“{lead}”没有当作条件。",))
            return


def _may_be_one(one: OrganMention, other: OrganMention) -> bool:
    """Whether two names may be those of one organ: 县府办, 县政府办公室."""
    return other.text.endswith(one.text) or bool(set(one.candidates) & set(other.candidates))


def _without_frame(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """A line of table 3 without its outcome said over again and without words of reason: only where then nothing is left over."""
    places = [(line, slot.start) for slot in first.concepts.slots for line in ((slot.default,) if slot.default else slot.candidates)]
    shorter = without_frame(first.text, first.recognised, {line for line, _ in places})
    plainer, said = without_row_glosses(first.text, first.recognised, places)
    for text, left_out in ((shorter, ()), (plainer, said)):
        if left_out:
            text = without_frame(text, read_once(text, catalogue, today).recognised, {line for line, _ in places})
        again = _overlooking(read_once(text, catalogue, today), catalogue, today) if text != first.text else first
        same = {slot.candidates for slot in again.concepts.slots} == {slot.candidates for slot in first.concepts.slots}
        if not again.residue and same:
            yield replace(again, taken=(f"“{'”“'.join(left_out)}”没有当作条件：年报只统计这一整行，不再细分。",)) if left_out else again


def _without_what_stands_apart(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """The question without what it leaves out to no effect, fully explained."""
    for words, shorter in clauses_apart(first.text):
        left, asked = read_once(words, catalogue, today), _overlooking(read_once(shorter, catalogue, today), catalogue, today)
        unclear = left.strangers or left.organs or left.years or asked.residue or not _NAMED.fullmatch(without(words, left.recognised))
        apart = columns_apart(left.applicants, asked.applicants) if left.applicants else True
        if (
            not unclear
            and apart
            and (stands_apart(left.concepts.slots, asked.concepts.slots) or (left.applicants and not left.concepts.slots))
        ):
            yield asked


def _glossed(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """A name in place of the words that it explains: 痛痛快快给了的（予以公开）."""
    text = first.text
    for gloss in glosses(text):
        names = read_once(gloss.name, catalogue, today)
        placed = not gloss.whole and bool(names.organs or names.years)
        plain = not (placed or names.strangers or names.group or names.excluded.spans or names.absent)
        column = bool(names.applicants) and "loose" not in names.applicants and not (names.concepts.slots or names.residue)
        decided = column or (bool(names.concepts.slots) and all(slot.decided and not slot.generic for slot in names.concepts.slots))
        if not plain or not decided or (not gloss.whole and (names.residue or (len(names.concepts.slots) > 1 and not names.operators))):
            continue
        said = [(organ.start, organ.end) for organ in first.organs] + [(year.start, year.end) for year in first.years]
        if gloss.whole:
            before = "".join(text[start:end] for start, end in sorted(said) if end <= gloss.start)
            shorter = f"{before}{gloss.name}{text[gloss.end :]}"
        else:
            said += [(m.start, m.end) for m in first.marks if m.ids("applicant") and not (column and set(m.senses) <= _columns(names))]
            said += [(m.start, m.end) for m in first.concepts.used] if column else []
            start = max([clause_start(text, gloss.start), *(end for _, end in said if end <= gloss.start)])
            if any(start <= m.start < gloss.start and m.text != "申请" for m in first.concepts.used if m.ids("term")):
                continue  # 工商处罚（行政处罚）: a word of its own narrows the line down
            shorter = f"{text[:start]}{gloss.name}{text[gloss.end :]}"
        again = _overlooking(read_once(shorter, catalogue, today), catalogue, today)
        if not again.residue and not again.strangers:
            yield replace(again, taken=(f"按“{_BREAK.split(gloss.name)[0]}”理解。",))


def _columns(reading: Reading) -> set[Sense]:
    """The columns of applicants that are named."""
    return {sense for mark in reading.marks for sense in mark.senses if sense.kind == "applicant"}


def _mended(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """Typing slips taken by their sound."""
    if (mended := mend(first.text, first.residue)) != first.text:
        yield read_once(mended, catalogue, today)


def _spoken(first: Reading, catalogue: Catalogue, today: date) -> Iterator[Reading]:
    """A line of the tables asked for among function words and asides: only where then nothing at all is left over."""
    if not first.concepts.slots or "正文" in first.text:  # 正文写一个数，表里又是一个数: an aside that asks
        return
    shorter = without_asides(first.text, first.recognised)
    for text in dict.fromkeys((first.text, shorter, _QUOTES.sub("", shorter))):
        again = read_once(text, catalogue, today, spoken=True)
        if not again.strangers and all(_of_a_label(word, again) for word in again.residue):
            yield replace(again, residue=())


def _overlooking(first: Reading, catalogue: Catalogue, today: date) -> Reading:
    """A reading without function words, if that explains it."""
    return next(_spoken(first, catalogue, today), first) if first.residue else first


def _of_a_label(word: str, reading: Reading) -> bool:
    """收费（行政事业性）: whether a word is a piece of the name of a line that is asked for anyway."""
    named = [concept(id_) for slot in reading.concepts.slots for id_ in slot.candidates]
    return len(word) > 2 and any(word in name for entry in named for name in (entry.label, *entry.aliases))
