"""The last figures of a thread as one list: the years spoken of, the last two against one another, a figure in its parts."""

import re
from collections.abc import Sequence
from typing import Literal

from askgov.domain import Applicant, Axis, ComputeQuery, Decline, FigureQuery, Operation
from askgov.question.courses import STEADY
from askgov.question.reading import Reading
from askgov.recalled_share import share_of, terms_of
from askgov.taxonomy.applicants import disjoint
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.parts import may_be_added

ALONE = Decline(reason="ambiguous", message="没有听懂要和前面的哪些数合起来看。请把机关、年度和要问的数写完整再问。")
_WHICH_YEAR = re.compile(
    r"^(?:那么?|这(?:几|两|三|四)年(?:里|中)?)?(?:是)?(?:哪一?年|什么时候)(?:的)?(?:数)?最(?P<way>[多少高低大小])(?:呢|啊)?[?？]?$"
)
_TOGETHER = re.compile(r"[两俩二]样|一共|合计|总共|相加|总和|之和|加总|加拢|加起来|合起来|加一起|加一块|两[个者家]")
_BOTH = re.compile(r"^(?:那么?|那|这|上面|前面|刚才)*(?:这|那)?[两俩二](?:样|个|种|项|类|者|家|数|边)?")
_TWO = 2
_ALL_YEARS = re.compile(r"这些年|历年|近[两三四五几]年|所有年")


def over_the_years(reading: Reading, recent: Sequence[FigureQuery]) -> ComputeQuery | None:
    """2022年多少 … 2023年呢 … 2024年呢 … 哪年最多: of the years spoken of, not of the last alone."""
    most, steady = _WHICH_YEAR.match(reading.text), STEADY.search(reading.text)
    named = reading.organs or reading.years or reading.concepts.slots or reading.applicants or _ALL_YEARS.search(reading.text)
    if named or not (most or steady):
        return None
    unions = [union for count in range(2, len(recent) + 1) if (union := union_of(recent[-count:], total=False)) is not None]
    of_years = [union for union in unions if len(union.years) == size(union)]
    if not of_years:
        return None
    widest = of_years[-1]
    if steady:
        way: Literal["up", "down"] = "up" if steady["up"] else "down"
        return ComputeQuery(operation=Operation.TREND, terms=terms_of(widest), axis="year", steady=way, scope=widest.scope)
    assert most is not None
    return ComputeQuery(operation=Operation.EXTREME, terms=terms_of(widest), axis="year", most=most["way"] in "多高大", scope=widest.scope)


def last_two_apart(recent: Sequence[FigureQuery]) -> ComputeQuery | Decline:
    """墨岭县多少 … 鹭汀县呢 … 谁多."""
    last_two = union_of(recent[-2:], total=False)
    return (set_apart(last_two) if last_two is not None else None) or ALONE


def share_together(reading: Reading, recent: Sequence[FigureQuery], ids: Sequence[str]) -> ComputeQuery | Decline | None:
    """自然人几件 … 企业呢 … 一共占多少: both figures together, of all applicants or of the organ named; None for other turns."""
    if "share" not in reading.operators or not _TOGETHER.search(reading.text):
        return None
    spoken_of = recent[-_TWO:] if _BOTH.search(reading.text) else recent
    union = union_of(spoken_of, total=True) if len(spoken_of) == _TWO else None
    if union is None or not union.total:
        return ALONE
    if not _of_the_same_line(reading, union):  # 这两样加起来占办结总数的百分之几
        return (share_of(reading, union, ids) if len(union.concepts) > 1 else None) or ALONE
    terms = terms_of(union)
    if len(ids) == 1 and len(union.entities) > 1:
        axis: Axis = "entity"
        base = terms[0].model_copy(update={"entity": ids[0]})
    elif not ids and len(union.applicants) > 1 and Applicant.TOTAL not in union.applicants:
        axis = "applicant"
        base = terms[0].model_copy(update={"applicant": Applicant.TOTAL})
    else:
        return ALONE
    bases = (base,) * len(terms)
    return ComputeQuery(operation=Operation.SUM, measure=Operation.SHARE, terms=terms, bases=bases, axis=axis, scope=union.scope)


def _of_the_same_line(reading: Reading, union: FigureQuery) -> bool:
    """两县相加占全市新收的比重, after figures of 新收: whether a turn names no other line."""
    return all(len(union.concepts) == 1 and union.concepts[0] in slot.candidates for slot in reading.concepts.slots)


def in_parts(before: FigureQuery) -> FigureQuery | None:
    """无法提供的有多少 … 拆开说: the lines that the figure is the sum of."""
    parts = concept(before.concepts[0]).parts if len(before.concepts) == 1 else ()
    if not parts:
        return None
    return before.model_copy(update={"operation": Operation.LIST, "concepts": parts, "total": False, "claim": None})


def set_apart(union: FigureQuery) -> ComputeQuery | None:
    """两个县差几件: the last two figures against one another."""
    terms = terms_of(union)
    one_unit = len({concept(term.concept).unit for term in terms}) == 1
    if len(terms) != 2 or not one_unit:
        return None
    axis: Axis = (
        "entity" if len(union.entities) > 1 else "year" if len(union.years) > 1 else "concept" if len(union.concepts) > 1 else "applicant"
    )
    return ComputeQuery(operation=Operation.COMPARE, terms=terms, axis=axis, scope=union.scope)


def union_of(queries: Sequence[FigureQuery], *, total: bool) -> FigureQuery | None:
    """Several plans as one that lists all their figures, where they differ in one slot; None where they differ in more."""
    entities, years, concepts, columns = (
        tuple(dict.fromkeys(item for query in queries for item in getattr(query, name)))
        for name in ("entities", "years", "concepts", "applicants")
    )
    if sum(len(slot) > 1 for slot in (entities, years, concepts, columns)) != 1 or len({query.scope for query in queries}) > 1:
        return None
    addable = disjoint(columns) and may_be_added(concepts) and (len(years) == 1 or all(concept(id_).additive for id_ in concepts))
    return queries[-1].model_copy(
        update={
            "operation": Operation.LIST, "entities": entities, "years": tuple(sorted(years)), "concepts": concepts, "applicants": columns,
            "total": total and addable, "claim": None,
        }
    )  # fmt: skip


def size(query: FigureQuery) -> int:
    return len(query.entities) * len(query.years) * len(query.concepts) * len(query.applicants)
