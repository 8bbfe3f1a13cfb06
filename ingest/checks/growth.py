"""Growth in prose computed again where its sentence gives both years: 收到 21 件，比上年的 17 件增加 4 件，增长 23.5%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from askgov.domain import Finding, Severity
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.enumerations import alike
from ingest.checks.finding import finding
from ingest.checks.rounding import apart, place
from ingest.checks.told import Sentence, Told

_UP, _DOWN = "增长|增加|上升|提升|提高|上涨|增幅", "下降|减少|降低|回落|减幅|降幅|下滑"
_CHANGE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:的?幅度)?[了约为达率到至：:\s]{{0,3}}$")
_THAN = re.compile(r"同比|(?:较|比|与)(?:[上去前]年|上一年|20[0-9]{2}年)")
_LAST = re.compile(
    r"(?:[上去前]年|上一年度?|(?P<year>20[0-9]{2})年度?)(?:同期)?(?:的|为|是|共|有|总数|数量|收到|受理|公开|发布|申请|(?:政府)?信息|[（(]){0,3}\s*$"
)
_FROM = re.compile(r"(?:由|从)(?:[上去前]年|上一年度?|20[0-9]{2}年度?)?(?:同期)?的?\s*$")
_TO = re.compile(rf"(?P<up>{_UP}|增|升)?(?P<down>{_DOWN}|降|减)?[到至为](?:20[0-9]{{2}}年度?|今年|本年度?)?的?\s*$")
_TIMES = re.compile(r"(?:^|[^每各])的\s*$")  # 是上年（1128 条）的 1.5 倍
_NEAR = 16  # characters
_HUNDRED, _FIRST_YEAR = Decimal(100), Decimal(1949)


def growth_off(draft: Draft) -> Iterator[Finding]:
    """Growth that the two figures of its sentence do not bear out, in size or in direction."""
    for sentence in draft.sentences:
        counts = [told for told in sentence.figures if told.counts]
        pairs = list(_pairs(sentence, counts, draft.report.year))
        for now, then in pairs:
            yield from _against_both(draft, sentence, now, then)
        if not pairs:
            yield from _against_change(draft, sentence, counts)


def _pairs(sentence: Sentence, counts: Sequence[Told], year: int) -> Iterator[tuple[Told, Told]]:
    """This year's figure and last year's, where the sentence gives no others of their unit that could be meant."""
    for index, told in enumerate(counts):
        words = _before(sentence, told)
        if _FROM.search(words) and index + 1 < len(counts) and _TO.search(_before(sentence, counts[index + 1])):
            later = counts[index + 1]
            if _comparable(told, later):
                yield later, told
        elif index and (last := _LAST.search(words)) and not _FROM.search(words):
            earlier = [other for other in counts[:index] if alike(told, other)]
            rest = [o for o in counts[index + 1 :] if _is_a_rival(sentence, told, o)]
            if len(earlier) == 1 and not rest and _comparable(told, earlier[0]) and not _changes(sentence, earlier[0]):
                if last["year"] is None or int(last["year"]) < year:
                    yield earlier[0], told
                elif _LAST.search(_before(sentence, earlier[0])):
                    yield told, earlier[0]  # 2022 年收到 17 件，2023 年收到 21 件


def _is_a_rival(sentence: Sentence, told: Told, later: Told) -> bool:
    """Whether a later figure may be meant instead: no change, and no part that 其中 announces."""
    if not alike(told, later) or _CHANGE.search(_before(sentence, later)):
        return False
    return "其中" not in sentence.text[told.quantity.end : later.quantity.start]


def _comparable(one: Told, other: Told) -> bool:
    return alike(one, other) and one.is_exact and other.is_exact and one.quantity.value > 0


def _before(sentence: Sentence, told: Told) -> str:
    """The words of its clause before a figure; a year is one of them: （2022年为 323 件）."""
    counted = (other.quantity for other in sentence.figures if other.quantity.unit != "年" or other.quantity.value < _FIRST_YEAR)
    start = max((each.end for each in counted if each.end <= told.quantity.start), default=0)
    return re.split("[，。；;,]", sentence.text[start : told.quantity.start])[-1]


def _changes(sentence: Sentence, told: Told) -> bool:
    return _CHANGE.search(_before(sentence, told)) is not None


def _after(sentence: Sentence, now: Told, then: Told) -> Iterator[tuple[Told, int]]:
    """The changes told behind both figures, each with its sign, until another figure follows."""
    last = max(now.quantity.end, then.quantity.end)
    ahead = next((told for told in sentence.figures if _is_right_before(sentence, told, then)), None)
    for told in sentence.figures:
        if told.quantity.start < last and told is not ahead:
            continue
        if told is then:
            continue
        words = _before(sentence, told)
        change = _CHANGE.search(words)
        if told.quantity.unit == "倍" and (change is not None or _TIMES.search(words)):
            yield told, 0 if change is None else 1
            return
        if change is None or told.quantity.unit not in ("%", now.quantity.unit):
            return
        yield told, 1 if change["up"] else -1


def _is_right_before(sentence: Sentence, told: Told, then: Told) -> bool:
    """Whether last year's figure stands in brackets right behind a change: 同比增长 7.1%（上年为 294 件）."""
    between = sentence.text[told.quantity.end : then.quantity.start]
    return not told.counts and 0 < len(between) < _NEAR and between[0] in "（("


def _against_both(draft: Draft, sentence: Sentence, now: Told, then: Told) -> Iterator[Finding]:
    """The changes told of two figures, and the word that leads from one to the other."""
    difference = now.quantity.value - then.quantity.value
    told_so = [(told, sign) for told, sign in _after(sentence, now, then) if told.is_exact]
    leads = _TO.search(_before(sentence, now)) if now.quantity.start > then.quantity.start else None
    sign = 1 if leads and leads["up"] else -1 if leads and leads["down"] else 0
    signs = [*(sign for _, sign in told_so), sign]
    if any(each * difference < 0 for each in signs):
        word = "增加" if any(each > 0 for each in signs) else "减少"
        tail = f"数字是{'减少' if difference < 0 else '增加'}了，正文却写{word}，请核对这两个数"
        yield _finding(draft, sentence, (now, then), tail, (now.quantity.value, then.quantity.value), Severity.DOUBT)
        return
    for change, sign in told_so:
        if change.quantity.unit == "倍":
            yield from _times(draft, sentence, (now, then), change, now.quantity.value if sign == 0 else difference)
        else:
            yield from _compared(draft, sentence, (now, then), change, abs(difference), then.quantity.value)


def _times(draft: Draft, sentence: Sentence, given: tuple[Told, Told], change: Told, grown: Decimal) -> Iterator[Finding]:
    """是上年的 1.5 倍; ``grown`` is what that many times last year's figure should be."""
    computed, stated = grown / given[1].quantity.value, change.quantity.value
    if change.is_exact and abs(computed - stated) > place(stated):
        shown = computed.quantize(place(stated) / 10)
        tail = f"由此算出约为 {plain(shown)} 倍，正文写的是 {change.printed}，请核对"
        yield _finding(draft, sentence, (*given, change), tail, (stated, shown), Severity.DOUBT)


def _against_change(draft: Draft, sentence: Sentence, counts: Sequence[Told]) -> Iterator[Finding]:
    """22050 件，较上年增加 3722 件，增长 20.31%: the year before is what is left without the change."""
    for index, change in enumerate(counts):
        words = _CHANGE.search(_before(sentence, change))
        earlier = [told for told in counts[:index] if alike(change, told)]
        follows = next((told for told in sentence.figures if told.quantity.start >= change.quantity.end), None)
        if words is None or len(earlier) != 1 or follows is None or follows.quantity.unit != "%" or not change.is_exact:
            continue
        second = _CHANGE.search(_before(sentence, follows))
        now, lead = earlier[0], sentence.text[earlier[0].quantity.end : change.quantity.start]
        then = now.quantity.value - (1 if words["up"] else -1) * change.quantity.value
        if second is None or bool(second["up"]) != bool(words["up"]) or not _THAN.search(lead) or not now.is_exact or then <= 0:
            continue
        if re.search("[；;。]", lead + sentence.text[change.quantity.end : follows.quantity.start]):
            continue
        yield from _compared(draft, sentence, (now, change), follows, change.quantity.value, then)


def _compared(
    draft: Draft, sentence: Sentence, given: tuple[Told, Told], change: Told, difference: Decimal, then: Decimal
) -> Iterator[Finding]:
    """A change as printed against the one computed."""
    if change.quantity.unit != "%":
        if change.quantity.value != difference:
            tail = f"相差 {plain(difference)} {change.quantity.unit}，正文写的是 {change.printed}，请核对"
            yield _finding(draft, sentence, (*given, change), tail, (change.quantity.value, difference), Severity.DOUBT)
        return
    computed = difference / then * _HUNDRED
    severity = apart(change.quantity.value, computed)
    if severity is not None and not change.quantity.approximate:
        shown = computed.quantize(max(place(change.quantity.value) / 10, Decimal("0.001")))
        tail = f"由此算出的幅度约为 {plain(shown)}%，正文写的是 {change.printed}，请核对"
        yield _finding(draft, sentence, (*given, change), tail, (change.quantity.value, shown), severity)


def _finding(
    draft: Draft, sentence: Sentence, told: Sequence[Told], tail: str, sides: tuple[Decimal, Decimal], severity: Severity
) -> Finding:
    """``tail`` says what does not go together; a figure of another year is no statement and is named by what is printed."""
    sources = [each.statement.source for each in sentence.figures if each.statement is not None and each in told]
    sources = sources or [each.statement.source for each in sentence.figures if each.statement is not None][:1]
    message = f"正文同一句写了 {told[0].printed} 和 {told[1].printed}，{tail}"
    return finding("prose_growth", draft.report.id, message, sources, sides, severity)
