"""From a wanted computation and settled slots to the figures it takes: terms, and their bases."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from askgov.domain import Applicant, ComputeQuery, Decline, Operation, Term
from askgov.operations.frame import Frame, axis_of, is_single, only_one_year, terms_of, too_many, unclear
from askgov.operations.shares import shares
from askgov.operations.wanted import Wanted
from askgov.question.reading import Reading

_PLACES = 2  # decimal places where none are asked for
_THAN = re.compile(r"比|较|(?:是|为|相当于)(?=[^,，]*倍)")
_BESIDE_BASE = re.compile(r"(?:跟|和|同|与|比|较|相对于?|相较于?|对比)$")
_BEHIND_THAN = re.compile(r"(?:比|较)$")
_AGAINST = (Operation.DIFFERENCE, Operation.GROWTH, Operation.RATIO, Operation.SHARE)

# 谁多, 和云溪县差多少: another organ, which is not named or has no figure; never the year before.
_WITH_ANOTHER = re.compile(
    r"谁|哪一?[家边方]|哪个(?:单位|部门|局|县|区|镇)|(?:^|[,，])(?:和|跟|与|同(?!比))(?!(?:20)?\d\d年|上一?年|前一?年|去年|往年|同期)"
    r"|^是?[\u4e00-\u9fff]{2,12}(?:局|委|办|县|区|市|镇|乡|街道|政府)的(?:几|多少)倍"
)


def computation(wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline:
    """The query, or the question back when it is open what is to be set against what."""
    axis = wanted.axis or axis_of(frame)
    query = ComputeQuery(
        operation=wanted.operation, measure=wanted.measure, terms=(), axis=axis, most=wanted.most, top=wanted.top, nth=wanted.nth,
        threshold=wanted.threshold, pick=wanted.pick, median=wanted.median, per=wanted.per, spread=wanted.spread, steady=wanted.steady,
        total=wanted.total, group=frame.group, scope=frame.scope, notes=frame.notes, nonzero=frame.nonzero,
        places=_PLACES if reading.places is None else reading.places,
    )  # fmt: skip
    if wanted.measure is Operation.SHARE:
        return shares(query, wanted, frame, reading)
    if wanted.measure in _AGAINST:
        return _changes(query, wanted, frame, reading)
    terms = terms_of(frame, axis)
    if wanted.operation is Operation.COMPARE and axis != "year" and _THAN_A_YEAR.search(reading.text):
        return too_many()  # 公安局和教育局，比去年谁多
    if wanted.operation is Operation.COMPARE and len(terms) == 1 and frame.years and not _WITH_ANOTHER.search(reading.text):
        terms = (*terms, *_shifted(terms))
        query = query.model_copy(update={"axis": "year"})
    if not terms or not is_single(frame, axis):
        return too_many()
    if len(terms) == 1 and not wanted.per and wanted.operation in (Operation.EXTREME, Operation.RANK, Operation.COMPARE, Operation.AVERAGE):
        return only_one_year(frame.years[0]) if len(reading.year_list) > len(frame.years) == 1 else unclear(Operation.COMPARE)
    if wanted.operation is Operation.COMPARE and len(terms) != 2:
        query = query.model_copy(update={"operation": Operation.RANK})
    focus = next((i for i, term in enumerate(terms) if term.entity == frame.focus), None) if frame.focus else None
    return query.model_copy(update={"terms": terms, "focus": focus})


def _shifted(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The same figures of the year before."""
    return tuple(term.model_copy(update={"year": term.year - 1}) for term in terms)


_OVER_TIME = re.compile(r"增长|下降|增加|减少|增幅|降幅|涨幅|跌幅|增速|上升|下滑|增减|涨了?|降了|减了|回落|反弹|变化|同比|环比")
_ONE_AGAINST_OTHER = re.compile(
    r"(?<![相同环占])比(?!较|例|重)|(?<!比)较(?!快|慢|大|小|多|少|高|低)|相差|差多少|差几|差距|差额|(?<!增)多多少|(?<!减)少多少|(?<!增)多几|(?<!减)少几|谁多|谁少"
)
_THAN_BEFORE = re.compile(  # 许可、处罚各比上年增加多少, 比2023年多多少
    r"(?:比|较|同|与|和|跟)(?:上一年度?|上年度?|前一年|去年|上年同期|去年同期|20[0-3]\d年?度?|[0-3]\d年度?)(?:相比|比)?(?:多|少|增|减|增加|减少)*(?:了)?(?=多少|几|增|减|[,，。?？]|$|百分|分别|各)"
)
_YEAR_WORDS = r"(?:上一?年度?|上年度?|前一?年|去年|往年|上年同期|去年同期|同期|上一?期|(?:20)?[0-3]\d(?:年度?|[,，。?？]|$))"
_THAN_A_YEAR = re.compile(
    rf"(?:比|较|同|与|和|跟){_YEAR_WORDS}(?:度|末|底|同期)*(?=合计|总共|一共|共|相比|比|多|少|增|减|[,，。?？]|$|哪|谁|分别|各)"
)
_THAN_NO_YEAR = re.compile(  # what is compared with is no year and was not read as anything else
    rf"(?<![同环占对相])比(?!{_YEAR_WORDS}|较|例|重|率|值|一比|起来|年初|\d)[^,，。?？]{{2,}}?(?:多|少|高|低|大|小|增|减)"
    rf"|(?:和|与|跟|同)(?!{_YEAR_WORDS})[^,，。?？\d]{{1,10}}?(?:相差|差)(?:了|着)?(?:多少|几)"
)
_EACH_ONE = re.compile(r"分别|各(?:自)?(?:增|减|涨|降|变化|是|多)")
_SUMMED = re.compile(r"合计|总共|一共|加起来|共(?=增|减|下)")
_BETWEEN_CHANGES = re.compile(
    r"(?:增长率|增幅|降幅|增速|涨幅|跌幅|(?:下降|增长)的?幅度)[^,，。]{0,8}?(?<!相)(?:比(?!较)|高于|低于|超过)(?!\d|去年|上年)|(?:增长率|增幅|降幅|增速|涨幅|跌幅)(?:的)?(?:相差|差多少"
    r"|差距|差几|之差|差额)"
)
_WHICH = re.compile(r"谁|哪|比较|排|从[高低多少]到")
_FALLING = re.compile(r"下降|减少|降幅|跌幅|下滑|减|降|跌|回落")


_MORE_BY = re.compile(r"(?<=[各\u4e00-\u9fff])[多少](?=多少|几)")
_CLAUSE = re.compile(r"[,，;；]")


def _than_before_throughout(text: str) -> str:
    """The text with 增加 for 比上年多 and what goes on from it: 处罚比上年多几件，许可多几件."""
    spelled, change = [], False
    for clause in _CLAUSE.split(text):
        told = _THAN_BEFORE.sub("增加", clause)
        change = change or told != clause
        alone = change and not re.search(r"[比较差]", told)
        spelled.append(_MORE_BY.sub("增加", told) if alone else told)
    return "，".join(spelled)


def _each_over_time(query: ComputeQuery, wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline | None:
    """公安局和教育局增长率各多少, 许可和处罚哪个降了: of several things each against its own year before; None for any other question."""
    text = reading.text
    if _BETWEEN_CHANGES.search(text) or (
        _OVER_TIME.search(text) and _SUMMED.search(text) and query.axis in ("entity", "concept", "applicant")
    ):
        return too_many()
    over_time = _OVER_TIME.search(text) or _THAN_BEFORE.search(text)
    if wanted.measure not in (Operation.DIFFERENCE, Operation.GROWTH) or frame.group or not over_time:
        return None
    whole_too = len(frame.columns) > 1 and Applicant.TOTAL in frame.columns  # a part is not set against its whole
    lines_too = query.axis == "year" and len(frame.concepts) > 1 and not frame.together  # 2025年比2024年，许可和处罚各增加多少
    if whole_too or lines_too:
        query = query.model_copy(update={"axis": "applicant" if whole_too else "concept"})
    if query.axis not in ("entity", "concept", "applicant"):
        return None
    if _ONE_AGAINST_OTHER.search(_than_before_throughout(text)) and not whole_too:
        return None
    if len(frame.years) not in (1, 2) or not is_single(replace(frame, years=frame.years[-1:]), query.axis):
        return too_many()
    last, first = frame.years[-1], frame.years[0] if len(frame.years) == 2 else frame.years[-1] - 1
    terms, bases = (terms_of(replace(frame, years=(year,)), query.axis) for year in (last, first))
    if len(terms) < 2:
        return None
    if wanted.threshold is not None or wanted.operation is Operation.EXTREME:
        return query.model_copy(update={"terms": terms, "bases": bases})
    ranked = _WHICH.search(text) is not None
    falls = _FALLING.search(text) is not None and "增" not in text
    return query.model_copy(
        update={"operation": Operation.RANK if ranked else wanted.measure, "terms": terms, "bases": bases, "most": not falls, "top": 0}
    )


def _changes(query: ComputeQuery, wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline:
    """Differences, growth and ratios: two years, two organs, two lines, two columns, or a year and the one before it."""
    if (apart := _each_over_time(query, wanted, frame, reading)) is not None:
        return apart
    ranked = wanted.operation not in _AGAINST
    if query.axis == "entity" and (ranked or frame.group):
        if _THAN_NO_YEAR.search(reading.text) or len(frame.years) not in (1, 2) or len(frame.concepts) != 1 or len(frame.columns) != 1:
            return too_many()
        last, first = frame.years[-1], frame.years[0] if len(frame.years) == 2 else frame.years[-1] - 1
        terms, bases = _of_year(frame, last), _of_year(frame, first)
        return query.model_copy(update={"terms": terms, "bases": bases})
    if not is_single(frame, query.axis) or (query.axis != "year" and _THAN_A_YEAR.search(reading.text)):
        return too_many()
    terms = terms_of(frame, query.axis)
    if query.axis == "year":
        return _over_years(query, wanted, terms, reading)
    if len(terms) != 2:
        return unclear(wanted.measure)
    term, base = reversed(terms) if query.axis == "entity" and _base_is_named_first(reading) else terms
    return query.model_copy(update={"operation": wanted.measure, "terms": (term,), "bases": (base,)})


def _base_is_named_first(reading: Reading) -> bool:
    """比财政局多几件，公安局2024年的处罚: what is compared is said after what it is compared with."""
    behind = [_BEHIND_THAN.search(reading.text, 0, organ.start) is not None for organ in reading.organs]
    return behind[:1] == [True] and not all(behind)


def _of_year(frame: Frame, year: int) -> tuple[Term, ...]:
    return terms_of(replace(frame, years=(year,)), "entity")


def _over_years(query: ComputeQuery, wanted: Wanted, terms: Sequence[Term], reading: Reading) -> ComputeQuery | Decline:
    """One year against the one before, the last against the first, or each against its predecessor."""
    if wanted.operation is Operation.COMPARE:  # 相比2022年增幅多大
        query = query.model_copy(update={"operation": wanted.measure})
        wanted = replace(wanted, operation=wanted.measure)
    if len(terms) == 1 and (_THAN_NO_YEAR.search(reading.text) or _WITH_ANOTHER.search(reading.text)):
        return unclear(wanted.measure)
    if len(terms) == 1:
        return query.model_copy(update={"terms": tuple(terms), "bases": _shifted(terms)})
    bounded = wanted.threshold is not None and len(terms) == 2 and wanted.axis is None and _THAN.search(reading.text)  # 比2021年翻番没有
    if not bounded and (wanted.operation not in _AGAINST or (wanted.each_year and len(terms) > 2)):
        if wanted.operation in _AGAINST:
            query = query.model_copy(update={"operation": wanted.measure})
        elif reading.years and not any(mention.spread for mention in reading.years):  # 2023年和2024年哪年增长快
            return query.model_copy(update={"terms": tuple(terms), "bases": _shifted(terms)})
        return _each_against_before(query, terms)
    if not bounded and len(terms) > 1 and _EACH_ONE.search(reading.text):  # 2023年和2024年分别增长多少
        return query.model_copy(update={"operation": wanted.measure, "terms": tuple(terms), "bases": _shifted(terms)})
    first, last = terms[0], terms[-1]
    if len(terms) == 2 and _earlier_is_asked(reading):
        first, last = last, first
    return query.model_copy(update={"terms": (last,), "bases": (first,)})


def _each_against_before(query: ComputeQuery, terms: Sequence[Term]) -> ComputeQuery:
    """Each year against the one before it; a year without a report before it has no change, which is said."""
    pairs = [(term, base) for base, term in itertools.pairwise(terms) if term.year - base.year == 1]
    left = [term.year for term in terms[1:] if term not in [kept for kept, _ in pairs]]
    if not pairs:
        return query.model_copy(update={"terms": tuple(terms[1:]), "bases": tuple(terms[:-1])})
    note = f"{'、'.join(f'{year}年' for year in left)}的上一年没有收录年报，没有算增减。"
    return query.model_copy(
        update={
            "terms": tuple(term for term, _ in pairs),
            "bases": tuple(base for _, base in pairs),
            "notes": (*query.notes, *([note] if left else [])),
        }
    )


def _earlier_is_asked(reading: Reading) -> bool:
    """2023年比2024年少多少: the earlier year is what is asked about."""
    named = [(mention.start, mention.years[0]) for mention in reading.years if len(mention.years) == 1]
    if named and _BESIDE_BASE.search(reading.text, 0, named[0][0]):  # 跟2023年比，2025年减少了多少
        return False
    than = _THAN.search(reading.text)
    return len(named) == 2 and than is not None and named[0][0] < than.start() < named[1][0] and named[0][1] < named[1][1]
