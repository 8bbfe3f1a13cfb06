"""The figures of a sentence, each with its name. What a figure leaves unsaid is borrowed from the one before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.naming import Name, Room, name_of
from ingest.quantities import Quantity
from ingest.sentences import Enclosure
from ingest.units import RATIOS
from ingest.wording import bare, without_verb

_ORGAN = re.compile(r"(?:[局厅委办院所站县市区镇乡旗州府队]|街道|中心|园区|公司)$")
_TITLE = re.compile(r"《[^》]{2,20}》")
_TOPIC = re.compile(r"\s*([^，。；：:（）()0-9]{2,14}?)(?:[：:]|方面[，,])")
_TOGETHER = re.compile(r"等?[一二两三四五六七八九十]{1,2}(?:[个大类家项种][\u4e00-\u9fff]{2}|个?(?:大类|类|方面|领域|环节))")
_COPIES = frozenset("册本份")
_LISTED = re.compile(r"\s*[、和及与]")
_JOINT = re.compile(r"\s*(?:[、，,和及与]|以及)\s*")


@dataclass(frozen=True)
class Mention:
    """A named figure. Indices count the mentions of one passage."""

    quantity: Quantity
    label: str
    thing: str  # what is counted, without the deed: lent to the figures behind it
    sentence: tuple[int, int]
    owner: int | None = None  # of a figure in brackets: the figure that the brackets follow
    aside: Enclosure | None = None  # the brackets
    relative: bool = False  # a growth or a share: never a part of a total
    parent: int | None = None  # the total that this figure is a part of
    borrowed: bool = False  # its thing stands with a figure before it: 网民留言[办结]

    @property
    def counts(self) -> bool:
        """Whether it can be a part or a total."""
        return not self.relative and self.quantity.unit not in RATIOS


def named(text: str, sentence: tuple[int, int], figures: Sequence[Quantity], rounds: Sequence[Enclosure], offset: int) -> list[Mention]:
    """The sentence's figures as mentions; ``offset`` is the index of the first. A figure that nothing names is left out."""
    shared = _distributed(text, sentence[0], figures, rounds)
    found: list[Mention] = []
    for index, figure in enumerate(figures):
        aside = _aside(figure, rounds)
        owner = None if aside is None else next((i for i, m in enumerate(found) if _stands_before(text, m.quantity.end, aside)), None)
        left, follows = _left(sentence[0], figures[:index], aside, rounds)
        right = figures[index + 1].start if index + 1 < len(figures) else None
        own = shared[index] if index in shared else name_of(text, figure, Room(left, follows, right, sentence[1]), rounds)
        if not own.words and aside is not None and owner is None and _is_alone(text, figure, aside):
            own, aside = _bracketed(text, sentence, figures[:index], aside, rounds), None  # 集中在征地拆迁（61件）、农村宅基地（34件）
        peers = [m for m in found if m.aside == aside] or ([found[owner]] if owner is not None else [])
        words, thing = _completed(own, figure, _lenders(text, figure, peers, own))
        if own.verb_only and words == own.words and aside is None and (topic := _TOPIC.match(text, sentence[0])):
            words = bare(topic[1]) + words  # 信息处理费：发出通知 0 件，收取 0 元
        if not words and owner is not None:
            words, thing = found[owner].label, found[owner].thing  # the same in another unit: 473条（1282件）
        elif not words and found and _is_twin(text, found[-1], figure):
            words, thing = found[-1].label, found[-1].thing
        if words:
            figure = figure._replace(approximate=figure.approximate or own.approximate)
            place = None if owner is None else owner + offset
            found.append(Mention(figure, words, thing, sentence, place, aside, own.relative, borrowed=own.verb_only))
    return found


def _is_twin(text: str, before: Mention, figure: Quantity) -> bool:
    """Whether a figure says the same as the one before it in another unit: 接待来访 63 批 187 人次."""
    between = text[before.quantity.end : figure.start]
    return (
        before.counts
        and re.fullmatch(r"\s*[、，]?\s*(?:共计|合计|总计|共|计)?", between) is not None
        and before.quantity.unit != figure.unit
    )


def _aside(figure: Quantity, rounds: Sequence[Enclosure]) -> Enclosure | None:
    return next((pair for pair in reversed(rounds) if pair.holds(figure.numeral)), None)


def _stands_before(text: str, end: int, aside: Enclosure) -> bool:
    return end <= aside.opening and not text[end : aside.opening].strip()


def _is_alone(text: str, figure: Quantity, aside: Enclosure) -> bool:
    """Whether brackets hold nothing but a figure with its unit."""
    return bool(figure.unit) and text[aside.opening + 1 : aside.closing].strip() == text[figure.start : figure.end].strip()


def _bracketed(text: str, sentence: tuple[int, int], earlier: Sequence[Quantity], aside: Enclosure, rounds: Sequence[Enclosure]) -> Name:
    """The name of a figure that stands in brackets behind the thing that it counts."""
    left, _ = _left(sentence[0], earlier, None, rounds)
    words = (
        re.split("[、，,；;：:。]|以及|[和及与](?=[^、，,；;和及与]{2,}$)", text[left : aside.opening])[-1] if left < aside.opening else ""
    )
    return Name(bare(_SORTS_ARE.sub("", _LEADS_TO.sub("", words))))


def _left(start: int, earlier: Sequence[Quantity], aside: Enclosure | None, rounds: Sequence[Enclosure]) -> tuple[int, bool]:
    """Where the words that may name a figure begin, and whether they directly follow another figure."""
    before = _aside(earlier[-1], rounds) if earlier else None
    if aside is not None and (not earlier or earlier[-1].start < aside.opening):
        return aside.opening + 1, False
    if before is not None and before != aside:
        return before.closing + 1, True
    return (earlier[-1].end, True) if earlier else (start, False)


def _lenders(text: str, figure: Quantity, peers: Sequence[Mention], own: Name) -> list[Mention]:
    """The figures that can lend their noun, the best one last. Behind a finished enumeration that is the total before it, not a part;
    a share is always that of the figure before it, and percentage points are those of a rate."""
    if own.relative and figure.unit.endswith("百分点"):
        return [mention for mention in peers if mention.quantity.unit == "%" and not mention.relative]
    bases = [mention for mention in peers if mention.counts]
    if not bases or (own.relative and own.words.startswith("占")) or _LISTED.match(text, bases[-1].quantity.end, figure.start):
        return bases
    listed = text.rfind("其中", bases[0].quantity.end, figure.start)
    if listed < 0:
        return bases
    parts = sum(mention.quantity.start > listed for mention in bases)
    totals = bases[: len(bases) - parts]
    finished = parts > 1 or re.search("[；;]", text[bases[-1].quantity.end : figure.start])
    return totals if finished else []


def _completed(own: Name, figure: Quantity, bases: Sequence[Mention]) -> tuple[str, str]:
    """The label, and the thing in it. A bare verb gets its object (办结 → 网民留言办结), a bare growth its subject (申请量同比增长)."""
    if not bases or not (own.relative or own.verb_only):
        return own.words, "" if own.verb_only else without_verb(own.words)
    base = bases[-1]
    if own.relative and base.borrowed and base.thing:
        return base.thing + own.words, base.thing  # 受理诉求 90 件，办结 88 件，较上年增加 5 件: it is not said which
    if own.relative or _ORGAN.search(base.label):
        return base.label.removeprefix("原") + own.words, base.thing
    title = _TITLE.search(base.label)
    if title and figure.unit in _COPIES:
        return title[0] + own.words, title[0]
    if base.quantity.unit != figure.unit or own.words.endswith(base.thing):
        return own.words, base.thing if base.quantity.unit == figure.unit else ""
    return base.thing + own.words, base.thing


def _distributed(text: str, start: int, figures: Sequence[Quantity], rounds: Sequence[Enclosure]) -> dict[int, Name]:
    """Names for 许可、处罚和强制数量分别为 5 件、6 件和 7 件; nameless when things and figures are not equally many."""
    names: dict[int, Name] = {}
    for index, figure in enumerate(figures):
        *clauses, clause = re.split(r"[。；：:，,（(]", text[start : figure.start])
        head, found, tail = clause.rpartition("分别")
        if found and not bare(head) and clauses:  # 集中在征地、招标和入学三类，分别占…
            head = _LEADS_TO.sub("", clauses[-1])
        last = index
        while last + 1 < len(figures) and _JOINT.fullmatch(text, figures[last].end, figures[last + 1].start):
            last += 1
        if index in names or not found or last == index or re.search(r"[0-9]", tail):
            continue
        if together := _TOGETHER.search(head):
            head, tail = head[: together.start()], head[together.end() :] + tail  # 微信、微博[两个平台]粉丝数分别为
        things = _things(head, last - index + 1)
        deed = bare(tail)
        for position in range(index, last + 1):
            names[position] = Name(bare(things[position - index]) + deed if things else "")
    return names


_LEADS_TO = re.compile(r"^.*(?:集中在|集中于|涉及|围绕|包括|主要[是为有])")  # … the things that are enumerated
_SORTS_ARE = re.compile(r"^.*(?:渠道|方式|途径|类型|类别|内容|结果|原因|领域)(?:分别|主要)?(?:为|是|有|以)")
_QUOTED = "(?![^“”]*”)"  # not inside “双随机、一公开”
_COMMA = re.compile(f"、{_QUOTED}")
_JOINTS = re.compile(f"(?:、|以及|[和及与]){_QUOTED}")


def _things(head: str, count: int) -> list[str]:
    """The enumerated things, if there are ``count`` of them: split at 、 and the last 和, or at every 和."""
    items = _COMMA.split(head)
    first, joint, second = re.match(r"(.*?)((?:以及|[和及与])?)([^和及与]*)$", items[-1], re.S).groups()  # type: ignore[union-attr]
    for candidate in ([*items[:-1], first, second] if joint else items, _JOINTS.split(head)):
        things = [item for item in candidate if item.strip()]
        if len(things) == count:
            return things
    return []
