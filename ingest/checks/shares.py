"""Shares in prose computed again from the two figures that the prose gives: 受理 498 件，办结 492 件，办结率 98%.

What a share is a share of is mostly unsaid. Every figure before it is tried as its base; only where none fits, and one is plainly
meant, is it said to be off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from askgov.domain import Finding, Provenance, Severity
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.enumerations import alike, behind
from ingest.checks.finding import finding
from ingest.checks.rounding import apart, place
from ingest.checks.told import Sentence, Told

_ALL = (
    r"(?:的|全部|全年|所有|总数?量?|总体|总计|总件数|(?:主动|已)?公开|受理|收到|办结|答复|申请|(?:政府|政务|公开)?信息|件数?|条数?|数量?|比例?|比重|比率|百分比"
    r"|[约为达到了是：:\s])"
)
_SHARE = re.compile(rf"占{_ALL}{{0,10}}$")
_RATE = re.compile(r"(?P<timely>按时|按期|如期|及时|规定)?(?P<deed>[\u4e00-\u9fff]{2})率(?:约?为|达到?了?|是|[：:])?\s*$")
_OF_GIVEN = re.compile(r"占[^，。；0-9]{0,16}$")  # 占新收申请总数[18 件的]
_FRACTION = re.compile(
    r"占(?P<of>[^，。；0-9]{0,12}?)(?P<about>约|近|将近|接近|超过?|逾|不足|不到)?"
    r"(?:(?P<lower>[二三四五六七八九十])分之(?P<upper>[一二三四五六七八九])|(?P<half>一半))(?P<more>以上|左右|多|强|弱)?"
)
_THING = re.compile("受理|收到|办结|答复|申请|信息|公开")
_DIGITS = "零一二三四五六七八九十"
_FRACTION_SLACK = Decimal(3)  # percentage points: a fraction in words rounds
_ABOUT = re.compile(r"约(?:占|为|是)?$|占[^，。；0-9]{0,10}约(?:为)?$")
_ROUND = Decimal(5)  # 约占 30%: says no more than that
_TOGETHER = re.compile("合计|总计|小计|共|[两二三四五六]项|二者|两者|三者|之和|总和|以上|上述")  # a share of more than the figure before it
_FARTHEST = 24  # characters between a figure and its share
_HUNDRED = Decimal(100)
_MOST_FIGURES = 40  # of a sentence with its predecessor


@dataclass(frozen=True)
class _Share:
    """A share as printed, and the figure that it is told of."""

    stated: Decimal
    printed: str
    part: Told
    source: Provenance
    of: str = ""  # the words between them: 占办结总数的
    base: Told | None = None  # what it says that it is a share of
    about: bool = False  # 约


def shares_off(draft: Draft) -> Iterator[Finding]:
    """Percentages and fractions that no figure before them bears out."""
    for sentence in draft.sentences:
        pool = [told for told in (*(sentence.before.tops if sentence.before else ()), *sentence.figures) if told.counts]
        if len(pool) > _MOST_FIGURES or len(sentence.figures) > 2 * _MOST_FIGURES:
            continue
        shares = list(_shares(sentence))
        hundred = sum((share.stated for share in shares), Decimal(0)) == _HUNDRED and all(place(share.stated) == 1 for share in shares)
        for share in shares:
            yield from _held(draft, sentence, share, pool, Decimal(1) if hundred else Decimal(0))
        yield from _fractions(draft, sentence, pool)


def _shares(sentence: Sentence) -> Iterator[_Share]:
    """The shares of a sentence that are told right behind a figure."""
    counted: list[Told] = []
    for told in sentence.figures:
        if told.counts:
            counted.append(told)
            continue
        if told.quantity.unit != "%" or not counted:
            continue
        part = _part(sentence, counted, told.quantity.start)
        if part is None:
            continue
        words = sentence.text[part.quantity.end : told.quantity.start]
        about = not told.is_exact
        if about and not (
            _ABOUT.search(words) and told.printed.rstrip().endswith(("%", "％")) and sentence.text[told.quantity.end :][:1] in "，。；）、"
        ):
            continue
        if not part.is_exact or part.statement is None or len(words) > _FARTHEST or re.search("[。；;]", words) or _TOGETHER.search(words):
            continue
        said, rate = part.label + behind(sentence, part), _RATE.search(words)
        source = told.statement.source if told.statement else part.statement.source
        share = _Share(told.quantity.value, told.printed, part, source, words, about=about)
        if told.statement and (_SHARE.search(words) or (rate and _is_of_deed(rate, said))):
            yield share
        elif words.strip() == "的" and len(counted) > 1 and _OF_GIVEN.search(sentence.text[counted[-2].quantity.end : part.quantity.start]):
            yield replace(share, part=counted[-2], of="", base=part)


def _part(sentence: Sentence, counted: Sequence[Told], start: int) -> Told | None:
    """The last figure before a share that stands in no brackets closed by then: 公开 23 件（含部分公开 5 件），占 46%."""
    asides = ((told, sentence.aside_of(told)) for told in reversed(counted))
    return next((told for told, aside in asides if aside is None or aside.closing >= start), None)


def _is_of_deed(rate: re.Match[str], said: str) -> bool:
    """Whether a rate is that of a deed that the figure before it counts: 收回 480 份，回收率 96%. In time is of what was done in time."""
    return (rate["deed"] in said or rate["deed"][::-1] in said) and (rate["timely"] or "") in said


def _held(draft: Draft, sentence: Sentence, share: _Share, pool: Sequence[Told], slack: Decimal) -> Iterator[Finding]:
    base = share.base or _plain_base(sentence, share.part, pool)
    if base is None or not base.is_exact or not base.quantity.value or not _means(share.of, base):
        return
    every = _bases(share.part, base, sentence, pool)
    severities = [apart(share.stated, _per_cent(share.part.quantity.value, value)) for value in every]
    if None in severities or any(abs(_per_cent(share.part.quantity.value, value) - share.stated) < slack for value in every):
        return
    computed = _per_cent(share.part.quantity.value, base.quantity.value)
    if share.about and (share.stated % _ROUND == 0 or any(abs(_per_cent(share.part.quantity.value, v) - share.stated) < 1 for v in every)):
        return
    severity = Severity.NOTE if Severity.NOTE in severities or share.stated == _HUNDRED else Severity.DOUBT
    yield _finding(draft, share, base, computed, severity)


def _means(of: str, base: Told) -> bool:
    """Whether what a share is said to be a share of may be a figure: 占全部申请的 is not of those closed."""
    named = _THING.findall(of.partition("占")[2])
    return not named or any(thing in base.label for thing in named)


def _bases(part: Told, base: Told, sentence: Sentence, pool: Sequence[Told]) -> set[Decimal]:
    """What a share may be a share of: a figure in the unit of its part; in its own sentence also two of them, or all, together. A total
    and its part are never added."""
    values = [told.quantity.value for told in pool if alike(part, told) and told is not part]
    here = [told.quantity.value for told in sentence.figures if told.counts and alike(part, told) and told not in (part, base)]
    sums = {one + other for index, one in enumerate(here) for other in here[:index]}
    joined = {value + other for value in here for other in (part.quantity.value, base.quantity.value)}
    every = {sum(here, part.quantity.value)} if here else set()
    return {value for value in {*values, *sums, *joined, *every} if value > 0}


def _plain_base(sentence: Sentence, part: Told, pool: Sequence[Told]) -> Told | None:
    """The total that a figure is a part of, or the only other figure before it; None where several could be meant."""
    before = pool[: next((i for i, told in enumerate(pool) if told is part), 0)]
    possible = [told for told in before if alike(part, told) and told.is_exact and told.statement is not None and told.quantity.value > 0]
    parent = part.statement.parent if part.statement else None
    total = next((told for told in possible if told.statement and told.statement.id == parent), None)
    own = [told for told in possible if told in sentence.figures]
    if total is None and len(own) == 1 and not _has_share(sentence, own[0]):
        total = own[0]
    return total if total is not None and total.quantity.value >= part.quantity.value else None


def _has_share(sentence: Sentence, told: Told) -> bool:
    """Whether a figure is told with a share of its own: then it is a part like those after it."""
    index = next(i for i, other in enumerate(sentence.figures) if other is told)
    follower = sentence.figures[index + 1 : index + 2]
    return bool(follower) and not follower[0].counts


def _per_cent(part: Decimal, whole: Decimal) -> Decimal:
    return part / whole * _HUNDRED


def _fractions(draft: Draft, sentence: Sentence, pool: Sequence[Told]) -> Iterator[Finding]:
    """占总数的三分之一, 占一半: a rough share, off only where it is off by percentage points."""
    for match in _FRACTION.finditer(sentence.text):
        before = [told for told in sentence.figures if told.counts and told.quantity.end <= match.start()]
        part = _part(sentence, before, match.start())
        if part is None or _TOGETHER.search(sentence.text[part.quantity.end : match.start()]):
            continue
        if part.statement is None or not (part.is_exact and part.quantity.value):
            continue
        if match.start() - part.quantity.end > _FARTHEST or not _SHARE.search("占" + match["of"]) or match["about"] or match["more"]:
            continue
        base = _plain_base(sentence, part, pool)
        upper, lower = (1, 2) if match["half"] else (_DIGITS.index(match["upper"]), _DIGITS.index(match["lower"]))
        stated = _per_cent(Decimal(upper), Decimal(lower))
        every = _bases(part, base, sentence, pool) if base else set()
        if (
            base is None
            or not _means("占" + match["of"], base)
            or any(abs(_per_cent(part.quantity.value, value) - stated) <= _FRACTION_SLACK for value in every)
        ):
            continue
        share = _Share(stated.quantize(Decimal("0.1")), match[0].removeprefix("占" + match["of"]), part, part.statement.source)
        yield _finding(draft, share, base, _per_cent(part.quantity.value, base.quantity.value), Severity.NOTE)


def _finding(draft: Draft, share: _Share, base: Told, computed: Decimal, severity: Severity) -> Finding:
    """``computed`` is shown with one digit more than is printed."""
    shown = computed.quantize(max(place(share.stated) / 10, Decimal("0.001")))
    part, unit = share.part, share.part.quantity.unit
    message = (
        f"正文写“{part.label}” {plain(part.quantity.value)} {unit}，“{base.label}” {plain(base.quantity.value)} {base.quantity.unit}，"
        f"由此算出的比例约为 {plain(shown)}%，正文写的是“{share.printed}”，请核对这个比例和所用的总数"
    )
    operands = [told.statement.source for told in (part, base) if told.statement is not None]
    return finding("prose_share", draft.report.id, message, [share.source, *operands], (share.stated, shown), severity)
