"""What is computed from figures in prose: sums, differences, shares and the most or least of one list, each with its operands.

Only exact figures of one unit are put together, and only where the sentence or the label shows that they belong together: parts of one
total (全市收办3607件，其中泗洪县874件、泗阳县301件), or the same label in two years. Where a word of the question stands in none of the
operands, nothing is computed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from askgov.domain import Operation, Statement, StatementQuery
from askgov.domain.evidence import Calculation
from askgov.neighbours import at_odds, content
from askgov.paraphrase import PARTICLES, features, standing
from askgov.question.overlap import coverage, pairs
from askgov.statements import growth_stated
from askgov.taxonomy.concepts import MONEY
from askgov.wording import plain

_WORKINGS = re.compile(
    r"占了?|多[大高](?:的)?|百分之?|百分比|比例|比重|份额|加起来|加在一起|合起来|合计|总共|一共|总数|总量|全部|全年|之和|分别|最[多少高低大小]|[的做]?得?最|哪[个家]|"
    r"比|多少|多[出了]?(?=几|多)|相差|差|\d+(?:\.\d+)?(?:件|条|期|个|家)?|[两三四五六七八九十]个|[里中](?=[^,，。]{1,10}占)|下面|各级?|按|做"
)
_ADDED = re.compile(r"加起来|加在一起|合起来|合计|总共|一共|共计|之和|相加|加一块")
_WHOLE = re.compile(r"全部|总数|总量|总体|全市|全县|全区|全省|全年|所有|一共|总共")
_KIND = re.compile(r"哪(?:一)?(?:个|些|几个)?(?P<kind>县区|区县|县|区|市|镇|乡|街道|单位|部门|局)|(?P<other>县区|区县|乡镇)")
_ENDS = {"县区": ("县", "区"), "区县": ("县", "区"), "乡镇": ("镇", "乡")}
_SHARE_WORDS = re.compile(r"(?:所)?占(?:比|了)?(?:例|重)?$|比例$|比重$")
_ANY_WHOLE = re.compile(r"申请(?:公开)?的?(?:内容|事项|信息)?(?:里面?|中|当中)?|类|总数|全部|所有")
_NAMED = 0.8  # share of the characters of the question besides the part
_CENT = Decimal("0.01")


def of_parts(query: StatementQuery, found: Sequence[Statement]) -> Calculation | None:
    """The sum or the difference of what was found for each organ or place spoken of; None where one lacks or is of another list."""
    alike = len({(s.unit, s.parent, s.sentence if s.parent is None else "") for s in found}) == 1
    if len(found) != len(query.subjects) or len(found) < 2 or not alike or any(s.approximate for s in found):
        return None
    ordered = sorted(found, key=lambda s: _place_of(query, s))
    if query.operation is Operation.SUM:
        total = sum((s.value for s in ordered), Decimal(0))
        return _calculation(Operation.SUM, total, ordered, f"{' + '.join(plain(s.value) for s in ordered)} = {plain(total)}")
    return _difference(ordered) if len(ordered) == 2 else None


def over_organs(query: StatementQuery, found: Sequence[Statement], organ_of: Callable[[Statement], str]) -> Calculation | None:
    """三家收的信息处理费加起来: the sum of the same figure of each organ asked about; None where one has none, or more than one."""
    organs = [organ_of(s) for s in found]
    alike = len({(s.unit, s.concept or s.label) for s in found}) == 1 and not any(s.approximate for s in found)
    if len(query.entities) < 2 or sorted(organs) != sorted(query.entities) or not alike or not _ADDED.search(query.question):
        return None
    total = sum((s.value for s in found), Decimal(0))
    return _calculation(Operation.SUM, total, found, f"{' + '.join(plain(s.value) for s in found)} = {plain(total)}")


def of_years(found: Mapping[int, Sequence[Statement]]) -> Calculation | None:
    """The difference of the same figure in two years, the later less the earlier; None unless each year gives just one, of one label."""
    ordered = [found[year] for year in sorted(found, reverse=True)]
    if len(ordered) != 2 or any(len(of_year) != 1 for of_year in ordered):
        return None
    (later,), (earlier,) = ordered
    same = later.label == earlier.label and later.unit == earlier.unit and later.parent_labels == earlier.parent_labels
    return _difference([later, earlier]) if same and not (later.approximate or earlier.approximate) else None


def share(query: StatementQuery, pool: Sequence[Statement]) -> Calculation | None:
    """The share of one part in the total that its sentence names; None unless just one part is meant and the total is the one asked for."""
    asked = query.about or query.question
    by_id = {s.id: s for s in pool}
    fits = [
        (part, whole)
        for part in pool
        if (whole := by_id.get(part.parent or "")) is not None
        and part.unit == whole.unit
        and whole.value
        and not (part.approximate or whole.approximate or growth_stated(part))
        and coverage(pairs(part.label), pairs(asked)) == 1.0
        and (_WHOLE.search(asked) or _names_whole(asked, part, whole))
        and _all_heard(asked, (part, whole))
    ]
    if (best := _only([_named_in(asked, pair) for pair in fits])) is None:
        return None
    part, whole = fits[best]
    percent = part.value / whole.value * 100
    rounded = percent.quantize(_CENT, ROUND_HALF_UP).normalize()
    return _calculation(
        Operation.SHARE, rounded, [part, whole], f"{plain(part.value)} ÷ {plain(whole.value)} × 100% = {plain(rounded)}%", unit="%"
    )


def for_each(query: StatementQuery, pool: Sequence[Statement]) -> Calculation | None:
    """对25件申请收取信息处理费2950元: what each of them was charged on the average; None unless one sentence tells both, and no more."""
    amounts = [s for s in pool if s.concept in query.concepts and s.unit in MONEY and not s.approximate]
    whole = [s for s in amounts if s.parent is None]
    if len(whole) != 1:
        return None
    (amount,) = whole
    beside = [s for s in pool if s.sentence == amount.sentence and s.id != amount.id]
    if len(beside) != 1 or beside[0].unit not in ("件", "起", "宗") or beside[0].approximate or not beside[0].value:
        return None
    count = beside[0]
    rounded = (amount.value / count.value).quantize(_CENT, ROUND_HALF_UP)
    each = rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
    equals = "=" if each * count.value == amount.value else "≈"
    formula = f"{plain(amount.value)} {amount.unit} ÷ {plain(count.value)} {count.unit} {equals} {plain(each)} {amount.unit}"
    return _calculation(Operation.AVERAGE, each, [amount, count], formula)


def stated_share(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The share that a sentence states of what the question names (征地拆迁…分别占46.2%); () unless just one fits."""
    asked = query.about or query.question
    fits = [
        s
        for s in pool
        if s.unit == "%"
        and not (s.approximate or growth_stated(s))
        and len(thing := _SHARE_WORDS.sub("", s.label)) > 1
        and thing in asked
        and _all_heard(_ANY_WHOLE.sub(" ", asked), (s,))
        and not at_odds(asked, s)
    ]
    return tuple(fits) if len(fits) == 1 else ()


def extreme(query: StatementQuery, pool: Sequence[Statement]) -> Calculation | None:
    """The largest or smallest part of the one list that the question is about; None where not just one fits or the kind is not told."""
    asked = query.about or query.question
    kind = _KIND.search(asked)
    if kind is None:
        return None
    ends = _ENDS.get(word := kind["kind"] or kind["other"], (word,))
    by_id = {s.id: s for s in pool}
    lists: dict[str, list[Statement]] = {}
    for part in pool:
        whole = by_id.get(part.parent or "")
        if whole is not None and part.unit == whole.unit and part.label.endswith(ends) and not growth_stated(part):
            lists.setdefault(whole.id, []).append(part)
    bare = _KIND.sub(" ", asked)
    fits = [id_ for id_, parts in lists.items() if len(parts) > 1 and _all_heard(bare, (by_id[id_],))]
    only = _only([_named_in(bare, (by_id[id_],)) for id_ in fits])
    if only is None or any(part.approximate for part in lists[fits[only]]):
        return None
    parts = sorted(lists[fits[only]], key=lambda s: s.value, reverse=query.most)
    best = [part for part in parts if part.value == parts[0].value]
    listed = "、".join(f"{part.label} {plain(part.value)}" for part in parts)
    return _calculation(Operation.EXTREME, parts[0].value, [*best, *(part for part in parts if part not in best)], listed)


def _names_whole(asked: str, part: Statement, whole: Statement) -> bool:
    """Whether what the question says besides the part is the name of the total: 主动公开的信息中双公示."""
    rest = PARTICLES.sub(" ", _WORKINGS.sub(" ", asked.replace(part.label, " ")))
    marks = [mark for word in re.findall(r"[\u4e00-\u9fff]{2,}", rest) for mark in standing(word, features(whole.label))]
    return bool(marks) and sum(marks) / len(marks) >= _NAMED


def _only(scores: Sequence[int]) -> int | None:
    """The place of the highest score; None where there is none or two are as high."""
    best = max(scores, default=0)
    return scores.index(best) if scores.count(best) == 1 else None


def _named_in(asked: str, operands: Sequence[Statement]) -> int:
    """How many characters of the question stand in the names of what is put together."""
    named = features(" ".join(part for s in operands for part in (s.label, *s.parent_labels)))
    return sum(sum(standing(word, named)) for word in content(_WORKINGS.sub(" ", asked)))


def _all_heard(asked: str, operands: Sequence[Statement]) -> bool:
    """Whether every word of the question stands in the sentence or the labels of what is put together."""
    held = features(" ".join(part for s in operands for part in (s.sentence, s.label, *s.parent_labels)))
    named = features(" ".join(part for s in operands for part in (s.label, *s.parent_labels)))
    words = [word for word in content(_WORKINGS.sub(" ", asked)) if len(PARTICLES.sub("", word)) > 1]
    return all(all(standing(word, held)) for word in words) and any(any(standing(word, named)) for word in words)


def _difference(operands: Sequence[Statement]) -> Calculation:
    first, second = operands
    less = first.value - second.value
    return _calculation(Operation.DIFFERENCE, less, operands, f"{plain(first.value)} - {plain(second.value)} = {plain(less)}")


def _calculation(operation: Operation, value: Decimal, operands: Sequence[Statement], formula: str, unit: str = "") -> Calculation:
    return Calculation(operation=operation, value=value, unit=unit or operands[0].unit, formula=formula, operands=tuple(operands))


def _place_of(query: StatementQuery, statement: Statement) -> int:
    """Where the question names what a figure is of."""
    found = query.question.find(statement.label[:2])
    return found if found >= 0 else len(query.question)
