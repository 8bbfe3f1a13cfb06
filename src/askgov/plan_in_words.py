"""A plan in plain Chinese, so that a reader sees what was understood."""

from collections.abc import Iterator

from askgov.domain import ComputeQuery, FigureQuery, Operation, Plan, Term
from askgov.question.organs import Catalogue
from askgov.wording import figure_label


def in_words(planned: Plan, known: Catalogue) -> str:
    """按：云溪县公安局 · 2024年 · 行政处罚 for a figure or a computation; "" for other plans."""
    match planned:
        case FigureQuery():
            organs = "、".join(known.entities[id_].name for id_ in planned.entities)
            years = "、".join(f"{year}年" for year in planned.years)
            labels = "、".join(figure_label(c, a) for c in planned.concepts for a in planned.applicants)
            return f"按：{organs} · {years} · {labels}"
        case ComputeQuery():
            return f"按：{' · '.join((*_set_in_words(planned, known), _OPERATIONS[planned.operation]))}"
        case _:
            return ""


def _set_in_words(planned: ComputeQuery, known: Catalogue) -> Iterator[str]:
    """Whose figures, of which years and lines, are computed with."""
    terms: tuple[Term, ...] = (*planned.terms, *planned.bases)
    organs = dict.fromkeys(known.entities[term.entity].name for term in terms if term.entity in known.entities)
    yield planned.group or "、".join(organs)
    yield "、".join(f"{year}年" for year in sorted({term.year for term in terms}))
    yield "、".join(dict.fromkeys(figure_label(term.concept, term.applicant, term.also) for term in terms))
    if planned.measure is not planned.operation and planned.measure in _OPERATIONS:
        yield _OPERATIONS[planned.measure]


_OPERATIONS = {
    Operation.LIST: "逐个列出", Operation.TREND: "逐年变化", Operation.DIFFERENCE: "相减", Operation.GROWTH: "增长率",
    Operation.SHARE: "占比", Operation.RATIO: "倍数", Operation.SUM: "合计", Operation.AVERAGE: "平均", Operation.RANK: "排名",
    Operation.EXTREME: "最多或最少", Operation.COUNT: "计数", Operation.THRESHOLD: "筛选", Operation.COMPARE: "比较",
}  # fmt: skip
