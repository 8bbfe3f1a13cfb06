"""Which of the slots that a question's words make are asked for: the precise beside the generic, the part beside its whole, what is asked
apart from what only frames it."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from askgov.question.slot import Slot
from askgov.taxonomy.concepts import concept

JOINER = re.compile(r"(?:类的?)?(?:和|与|及|跟|、|,|;|以及|还有)+")
_INCLUDED = re.compile(r"(?:含|包括|包含|连同|算上)(?:了|有|上)?$")
_CLAUSE_END = re.compile(  # 办结几件、收费多少万元; 许可多少处罚多少
    r"[,，;；。?？]|(?<=几[件条次起宗份])、|(?<=多少[件条次起宗份])、|(?<=多少)、"
    r"|(?<=许可多少|处罚多少|强制多少|收费多少|复议多少|诉讼多少|申请多少|新收多少|办结多少|结转多少)(?=许可|处罚|强制|收费|复议|诉讼|申请|行政|新收|办结|结转)"
)
_HOW_MANY_IN_ALL = re.compile(r"多少|几|总数|总计|总量")
_KINDS = frozenset({"litigation.direct.total", "litigation.after_review.total"})
_ANY_LAWSUIT = re.compile(r"诉|官司")
_TAKEN_IN = frozenset({"requests.received"})
_CLOSED = "requests.closed"
_CARRIED_IN = "requests.carried_in"
_RECEIVED = re.compile(r"收|受理|新增")
_AMONG = re.compile(r"的?(?:申请)?(?:里面?|里头|之?中|当中)")
_EACH = re.compile(r"各|分别|以及|还有|又|加|呢|比|占|[?？].")
ASKED = re.compile(r"多少|几(?![年个]月)|(?:件数|数量|总数|数目|总量|数)(?:是|为)?(?:多少|几)?")
_WHOLE = "total"
_DISCLOSED = "disclosure.total"
_DISCLOSING = re.compile(r"(?:公开|发布|公布)(?:了)?(?:的)?(?:多少|几)?[条件]?")


def precise(text: str, slots: Sequence[Slot]) -> list[Slot]:
    """Without generic words beside a precise one, undecided words beside a decided one, groups beside one of their lines, repeats."""
    ordered = _without_context(text, _narrowed(text, sorted(_by_channel(slots), key=lambda slot: slot.start)))
    ordered = [replace(slot, weak=False) if slot.weak and _whole_of_it(slot, ordered) else slot for slot in ordered]
    strongest = max((slot.strength for slot in ordered), default=0)
    sharpest = [slot for slot in ordered if slot.strength == strongest]
    kept = [slot for slot in ordered if slot in sharpest or _asked_apart(text, slot, sharpest)]
    while joined := [slot for slot in ordered if slot not in kept and any(listed_with(text, slot, other) for other in kept)]:
        kept += joined
    kept.sort(key=lambda slot: slot.start)
    decided = [slot for slot in kept if slot.decided]
    beside = [s for s in kept if s in decided or _asked_apart(text, s, decided) or any(listed_with(text, s, o) for o in decided)]
    kept = beside if decided else kept
    kept = [slot for slot in kept if not (_INCLUDED.search(text, 0, slot.start) and _whole_beside(slot, kept))]
    parts = {part for slot in kept for part in slot.candidates}
    wholes = [s for s in kept if s.default and set(concept(s.default).parts) & (parts - set(s.candidates))]
    kept = [s for s in kept if s not in wholes or _asked_apart(text, s, [other for other in kept if other is not s])]
    kept = [s for s in kept if not any(_tells(text, other, s) for other in kept)]
    seen: set[tuple[str, ...]] = set()
    unique = []
    for slot in kept:
        key = (slot.default,) if slot.default else slot.candidates
        if key not in seen:
            seen.add(key)
            unique.append(slot)
    return unique


def _whole_of_it(slot: Slot, others: Iterable[Slot]) -> bool:
    """因属信访，不予处理几件: whether a word names a part of what another slot names whole, so that it narrows that down."""
    line = slot.default or ""
    return any(other.default and line.startswith(f"{other.default}.") and line in concept(other.default).parts for other in others)


def _by_channel(slots: Sequence[Slot]) -> list[Slot]:
    """通过政务微信和政务微博各公开了多少条: the channels, without the verb that is of them all."""
    channels = any(id_.startswith("channel.") for slot in slots for id_ in slot.candidates)
    return [slot for slot in slots if not (channels and slot.default == _DISCLOSED and _DISCLOSING.fullmatch(slot.word))]


def _narrowed(text: str, slots: list[Slot]) -> list[Slot]:
    """复议后起诉的行政诉讼结果纠正: the result of one kind of lawsuit, where the kind and the result are named apart."""
    kinds = [s for s in slots if s.default in _KINDS]
    results = [s for s in slots if s.default and s.default.startswith("litigation.") and s.default.count(".") == 1]
    if len(kinds) == 1 and len(ASKED.findall(text)) > 1:  # 直接打官司的几件，赢了几件: asked for beside its kind
        behind = {id(r) for r in results if r.start >= kinds[0].end and not _ANY_LAWSUIT.search(r.word)}
        return [_of_kind(s, kinds[0]) if id(s) in behind else s for s in slots]
    if len(kinds) != 1 or not results or _EACH.search(text) or any(listed_with(text, kinds[0], result) for result in results):
        return slots
    return [_of_kind(s, kinds[0]) if any(s is result for result in results) else s for s in slots if s is not kinds[0]]


def _of_kind(result: Slot, kind: Slot) -> Slot:
    line = (kind.default or "").removesuffix(_WHOLE) + (result.default or "").removeprefix("litigation.")
    return replace(result, candidates=(line,), default=line, start=max(result.start, kind.start))


def _without_context(text: str, slots: list[Slot]) -> list[Slot]:
    """Where one number is asked for: 企业提出的申请，予以公开几件 without the 申请 that it is of, and
    信访这个理由，不予处理几件 without the group that the line named before belongs to."""
    if len(ASKED.findall(text)) != 1 or _EACH.search(text):
        return slots
    lines = [s for s in slots if s.candidates[0].startswith("requests.")]
    outcomes = [s for s in lines if s.default not in (*_TAKEN_IN, _CARRIED_IN, _CLOSED) and not s.weak]
    listed = {id(s) for s in slots if any(s is not o and listed_with(text, s, o) for o in slots)}
    framed = [s for s in lines if s.default in _TAKEN_IN and outcomes and (not _RECEIVED.search(s.word) or _AMONG.match(text, s.end))]
    wholes = [s for s in lines for o in outcomes if s.start > o.start and s.default and o.default in concept(s.default).parts]
    done = [s for s in lines if s.default == _CLOSED and outcomes]  # 答复不掌握的
    return [s for s in slots if id(s) in listed or not any(s is d for d in (*framed, *wholes, *done))]


def _tells(text: str, one: Slot, other: Slot) -> bool:
    """Whether one slot says which of its candidates an open one means: 收了多少钱信息处理费."""
    open_ = len(other.candidates) > 1 and one.default in other.candidates and one.default != other.default
    apart = listed_with(text, one, other) or (one.start > other.start and _asked_apart(text, other, [one]))  # 申请多几件，办结多几件
    return open_ and one.strength > other.strength - 1 and len(one.candidates) == 1 and not apart


def _whole_beside(slot: Slot, others: Iterable[Slot]) -> bool:
    """Whether the line of which this one is a part is named, too: 一共要办多少件（含上年结转）."""
    return any(other.default and slot.default in concept(other.default).parts for other in others)


def listed_with(text: str, slot: Slot, other: Slot) -> bool:
    """申请和复议各多少: nothing but a joiner between the two."""
    return JOINER.fullmatch(text, min(slot.end, other.end), max(slot.start, other.start)) is not None


def _asked_apart(text: str, slot: Slot, others: Iterable[Slot]) -> bool:
    """办了多少许可，又收到几件申请: a clause of its own, with its own question word."""
    breaks = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text)]
    start, end = next((a, b) for a, b in itertools.pairwise(breaks) if a <= slot.start < b)
    return _HOW_MANY_IN_ALL.search(text, start, end) is not None and not any(start <= other.start < end for other in others)
