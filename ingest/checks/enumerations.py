"""The lists of a sentence: a total, and behind 其中, 分别 or in brackets what it divides into.

Read more strictly than the tree of statements, which serves to name figures: a list ends where its pattern does, and what it may leave
out is told apart from what it claims to give in full.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from ingest.checks.kinds import DIVIDING, Kind, is_whole, kind
from ingest.checks.told import Sentence, Told
from ingest.sentences import Enclosure

_FEW = 2  # parts
_MESSAGES = frozenset({"条", "篇", "则"})
_ANNOUNCED = re.compile(
    r"其中|包括|包含|涵盖|分别(?:为|是|有)?|分为|分成|组成|构成|^\s*[：:]|如下|具体[为是]|按[^，。0-9]{1,8}分(?=[，,：:])"
)
_IN_FULL = re.compile(r"(?:^|[，；：,:])\s*分别(?:为|是)|分为|分成|由[^，。]{0,16}[组构]成")
_CHANGE = re.compile(r"增[加长至]|上升|提[高升]|减少|下降|降[低至]|较|比|达到")
_OPEN_BEFORE = re.compile(r"主要|重点|包含|涵盖|例如|特别是|尤其")
_OPEN_BEHIND = re.compile(r"\s*等|[^，。；、]{0,8}等(?=[，。；]|信息|内容|方面|$)")
_NEW_SUBJECT = re.compile(
    r"同比|环比|较上|较去|比上|比去|此外|另外|另有|另|同时|累计|截[至止]|合计|总计|共计|小计|(?:^|[，；、,;\s])(?:全[县市区省局镇])?共|全年|本年|当年"
    r"|上年|去年|举办|召开|开展|组织(?=开展|召开|举办|培训|参加|编)|含|不含|新增|收取|减免|引[发起]|发生|提起|一是|二是|三是|四是"
)
_CUMULATIVE = re.compile(r"现行有效|现有|历年|一审|二审|再审|累计|截[至止]|以来|合计|小计|共计|总计|同期|上年|去年")
_OF_MANY_YEARS = re.compile(r"截[至止](?![^，。]{0,9}(?:12月31日|年底|年末))|以来|历年|现行有效|现有")
_SUMMED_UP = re.compile(r"[，；,;]\s*(?:以上)?(?:合计|共计|总计)")
_SEVERAL_PLACES = re.compile(
    r"同时(?:发布|公开|推送)|同步(?:发布|推送|公开|转发)|重复|同一(?:条|篇)?(?:政府)?信息|计1|交叉|重叠|兼任|可有|同步转载"
    r"|涉及(?:了|到)?(?:[^，。；0-9]{0,2}(?:多|几|两)[^，。；]?[类项个种方]|其他[类项])|(?:可能|可以?|同时|也|又)(?:被|会)?(?:同时)?(?:涉及|属于|归入|计入|包含|适用)"
    r"|多个(?:事项|类别|主题|领域|方面)|既[^，。；]{1,12}[又也]|一[条件篇人事案][^，。；]{0,6}(?:多|两|几)|并处|并罚|合并"
    r"|(?<![0-9一二三四五六七八九十个])部分(?!公开)|两次|多个?渠道|不同渠道"
)
# in a remark behind a list
OVERLAPPING = re.compile("重复|交叉|重叠|同一|(?:可能?|可以|同时)[^，。；]{0,3}(?:涉及|属于|归入|计入)|[多几两]个?[类项种]")
_FARTHEST = 60  # characters between two parts: beyond them the list is over
_SAME = {unit: family for family in (_MESSAGES, frozenset({"件", "宗"}), frozenset({"人", "名"})) for unit in family}


@dataclass(frozen=True)
class Listing:
    """A total and its parts, all in one unit."""

    total: Told
    parts: tuple[Told, ...]
    kinds: tuple[Kind, ...]
    rivals: tuple[Told, ...]  # the other figures before it that could be the total
    in_full: bool  # says that it leaves out nothing, or gives all that there can be
    is_open: bool  # says that it leaves something out, or breaks off

    @property
    def sum(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.quantity.value for part in self.parts), Decimal(0))

    @property
    def ends_early(self) -> bool:
        """Whether some of the parts that stand together are the whole total: what stands beside them divides something else, unless no
        part of such a list can hold another."""
        if self.kinds[-1] is Kind.REST or self.kind in DIVIDING:
            return False
        sums = list(accumulate((part.quantity.value for part in self.parts), initial=Decimal(0)))
        before: set[Decimal] = set()
        for each in sums:
            if each - self.total.quantity.value in before:
                return True
            before.add(each)
        return False

    @property
    def has_one_more(self) -> bool:
        """Whether all parts but the last, of messages by topic, are the whole total: the last is one too many."""
        of_messages = self.kind is Kind.TOPIC and self.total.quantity.unit in _MESSAGES and len(self.parts) > _FEW
        return of_messages and self.sum - self.parts[-1].quantity.value == self.total.quantity.value

    @property
    def kind(self) -> Kind | None:
        """The one kind of its parts, beside the rest; None when they are mixed."""
        kinds = set(self.kinds) - {Kind.REST} or {Kind.TOPIC}
        return kinds.pop() if len(kinds) == 1 else None


_CASES = frozenset({"件", "宗", "起"})
_REQUESTS = re.compile("申请|收到|受理|接收|办结|答复|办理|收办")
_PROPOSALS = re.compile("建议|提案|议案")


def of_requests(told: Told) -> bool:
    """Whether a figure may count requests for information."""
    return told.quantity.unit in _CASES and _REQUESTS.search(told.label) is not None and not _PROPOSALS.search(told.label)


def alike(one: Told, other: Told) -> bool:
    """Whether two figures count in the same unit: 条 and 篇 are both messages."""
    units = one.quantity.unit, other.quantity.unit
    return units[0] == units[1] or units[1] in _SAME.get(units[0], ())


def behind(sentence: Sentence, told: Told) -> str:
    """The words from a figure to the next mark: 18 件[已依法答复]."""
    rest = sentence.text[told.quantity.end : told.quantity.end + _FARTHEST]
    return re.split(r"[，。；、（）()：,;0-9]", rest, maxsplit=1)[0]


def listings(sentence: Sentence) -> Iterator[Listing]:
    """The announced lists of a sentence and those in brackets, in reading order."""
    tops, announced = sentence.tops, False
    for position, told in enumerate(tops):
        gap = _gap(sentence, tops, position)
        rest = position > 1 and kind(tops[position - 1].label) is Kind.REST
        if _SUMMED_UP.search(gap) and not announced and not sentence.is_begun and (position > _FEW or rest):
            yield from _summed_up(sentence, tops[: position + 1])
        if _ANNOUNCED.search(gap):
            totals = _totals(sentence, tops[:position], gap)
            within = announced and not re.search("[；;。]", gap)  # 网站 723 条，其中政策 241 条: what follows may go on with either list
            if any(alike(total, told) for total in totals):
                yield from _listed(sentence, totals, tops[position:], gap, within)
                announced = True
        for pair in sentence.asides:
            if 0 <= pair.opening - told.quantity.end < _FEW:
                yield from _in_brackets(sentence, told, pair)


def _gap(sentence: Sentence, tops: Sequence[Told], position: int) -> str:
    return sentence.between(tops[position - 1].quantity.end if position else 0, tops[position].quantity.start)


def _totals(sentence: Sentence, earlier: Sequence[Told], gap: str) -> Sequence[Told]:
    """The figures that a list may divide, the nearest last."""
    if earlier or sentence.before is None or not re.match(r"\s*其中", gap):
        return earlier
    above = [told for told in sentence.before.tops if told.statement is None or told.statement.parent is None]
    return [told for told in above if kind(told.label) is not Kind.OUTCOME]  # the next sentence divides all, not the last of the outcomes


def _listed(sentence: Sentence, totals: Sequence[Told], rest: Sequence[Told], gap: str, within: bool) -> Iterator[Listing]:
    """The list that begins with the first of ``rest``, and what of it is of one kind each."""
    if _CHANGE.search(gap[max(match.end() for match in _ANNOUNCED.finditer(gap)) :]):
        return  # 分别较上年增加 3 件和 5 件
    parts = list(rest[:1])
    ends, broken = sentence.text[-1:] in "。；" and not sentence.is_broken, False
    for before, told in pairwise(rest):
        words = sentence.between(before.quantity.end, told.quantity.start)
        if not _goes_on(words, before, told) or _ANNOUNCED.search(words):
            broken = not re.search(r"[；;。]", words)
            break
        if re.search("[；;]", words) and (within or (_semicolons(sentence, parts) == 0 and len(parts) > 1)):
            break  # 自然人33件、法人3件；予以公开30件: another way to divide the same
        parts.append(told)
    said_open = _OPEN_BEFORE.search(gap) is not None or any(_OPEN_BEHIND.match(sentence.text, part.quantity.end) for part in parts)
    since = [told.quantity.end for told in totals if alike(told, rest[0]) and rest[0].quantity.start > told.quantity.end]
    claimed = _IN_FULL.search(sentence.between(since[-1], rest[0].quantity.start) if since else gap) is not None
    if not (within and len(parts) > 1):
        yield from _by_kind(sentence, totals, parts, said_open or broken or not ends, claimed)


def _summed_up(sentence: Sentence, tops: Sequence[Told]) -> Iterator[Listing]:
    """A list whose total stands behind it: A 20 条，B 30 条，合计公开 50 条."""
    *parts, total = tops
    words = [sentence.between(before.quantity.end, told.quantity.start) for before, told in pairwise(parts)]
    if all(_goes_on(*each) for each in zip(words, parts, parts[1:], strict=False)) and alike(total, parts[0]):
        found = listing(sentence, (total,), parts, False, True)
        if found is not None:
            yield found


def _semicolons(sentence: Sentence, parts: Sequence[Told]) -> int:
    return len(re.findall("[；;]", sentence.between(parts[0].quantity.end, parts[-1].quantity.start)))


def _goes_on(words: str, before: Told, told: Told) -> bool:
    """Whether a figure with these words before it goes on with the list."""
    return len(words) <= _FARTHEST and not _NEW_SUBJECT.search(words) and alike(before, told) and bool(re.search(r"[、，；,;和及]", words))


def _in_brackets(sentence: Sentence, total: Told, pair: Enclosure) -> Iterator[Listing]:
    within = [told for told in sentence.figures if told.counts and sentence.aside_of(told) == pair]
    words = sentence.text[pair.opening + 1 : pair.closing]
    if len(within) > 1 and not _CUMULATIVE.search(words) and _is_one_row(words, len(within)) and all(alike(total, told) for told in within):
        is_open = bool(re.search("含|等|其中|主要|另", words))
        yield from _by_kind(sentence, (total,), within, is_open, False)


def _is_one_row(words: str, parts: int) -> bool:
    """Whether no semicolon stands between parts, or one between any two."""
    return len(re.findall("[；;]", words)) in (0, parts - 1)


def _by_kind(sentence: Sentence, totals: Sequence[Told], parts: Sequence[Told], is_open: bool, claimed: bool) -> Iterator[Listing]:
    """One list; of requests, whose parts are of several kinds that each divide them all, the parts of each kind."""
    kinds = [kind(part.label, behind(sentence, part)) for part in parts]
    several = len(set(kinds) - {Kind.REST}) > 1
    if not several or not of_requests(totals[-1]):
        found = listing(sentence, totals, parts, is_open, claimed)
        if found is not None:
            yield found
        return
    runs: list[list[int]] = []
    for index, each in enumerate(kinds):
        if runs and each is kinds[runs[-1][-1]]:
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        found = listing(sentence, totals, [parts[index] for index in run], True, False) if kinds[run[0]] in DIVIDING else None
        if found is not None:
            yield found


def listing(sentence: Sentence, totals: Sequence[Told], parts: Sequence[Told], is_open: bool, claimed: bool) -> Listing | None:
    """Parts under the nearest total that can hold each; None where they are no list: told roughly, summing up, or named alike."""
    fitting = [told for told in totals if alike(told, parts[0])]
    labels = [part.label for part in parts]
    exact = all(told.is_exact and told.statement is not None for told in parts)
    summing = any(_CUMULATIVE.search(label) for label in labels)
    if not fitting or not exact or summing or len(set(labels)) < len(labels):
        return None
    if _SEVERAL_PLACES.search(sentence.text):
        return None  # counted more than once, as the report says itself
    most = max(part.quantity.value for part in parts)
    large = [told for told in fitting if told.quantity.value >= most]
    total = (large or fitting)[-1]
    if not total.is_exact or total.statement is None or _OF_MANY_YEARS.search(sentence.text[: total.quantity.end]):
        return None
    kinds = tuple(kind(part.label, behind(sentence, part)) for part in parts)
    if len(set(kinds) - {Kind.REST}) > 1 and not of_requests(total):
        kinds = tuple(Kind.TOPIC if each in DIVIDING else each for each in kinds)  # 建议提案办理信息 20 条
    words = [part.label + behind(sentence, part) for part in parts]
    in_full = (claimed and not is_open) or is_whole(words, kinds)
    return Listing(total, tuple(parts), kinds, tuple(told for told in fitting if told is not total), in_full, is_open)
