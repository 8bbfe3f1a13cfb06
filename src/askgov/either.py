"""Whose prose it is: figures and passages of several organs, of which one, or none, is surely meant."""

from collections.abc import Callable, Mapping, Sequence

from askgov.domain import Decline, Option, PassageQuery, Report, StatementQuery
from askgov.domain.evidence import PassageEvidence, StatementEvidence
from askgov.mending import WHOLE_CHAPTER
from askgov.question.overlap import coverage, pairs

_MOST_ORGANS = 6  # offered when a figure is another organ's
_NEAR = 0.3  # share of the question's words that a sentence holds which is quoted for one of several organs
_ONLY = "问的机关可能有几个，只有{}的年报写到，因此按它理解。"

Told = StatementEvidence | PassageEvidence | Decline


def of_either(query: StatementQuery | PassageQuery, names: Mapping[str, str], ask: Callable[[StatementQuery | PassageQuery], Told]) -> Told:
    """What the one organ tells among several of the name asked for: 校车 of 教育局, of which only one writes; else the question which."""
    found = {id_: ask(query.model_copy(update={"entities": (id_,), "undecided": None})) for id_ in query.entities}
    telling = {id_: told for id_, told in found.items() if _tells(told)}
    if len(telling) > 1 and query.undecided is not None:
        return query.undecided
    if not telling:
        together = ask(query.model_copy(update={"undecided": None}))  # with the nearest passages of all of them
        return query.undecided if query.undecided is not None and _tells(together) else together
    ((id_, told),) = telling.items()
    if isinstance(told, Decline):
        return told
    noted = told.query.model_copy(update={"notes": (*told.query.notes, _ONLY.format(names[id_]))})
    return told.model_copy(update={"query": noted})


def _tells(told: Told) -> bool:
    match told:
        case StatementEvidence():
            near = coverage(pairs(" ".join(told.query.terms)), pairs(told.near[0].sentence)) if told.near else 0.0
            return bool(told.statements or told.computed) or near >= _NEAR
        case PassageEvidence():
            return told.sufficient and WHOLE_CHAPTER not in told.query.notes
        case Decline():
            return told.reason == "ambiguous"


def said_by_others(query: StatementQuery, reports: Sequence[Report], names: Mapping[str, str]) -> Decline:
    """The report of the place named does not give the figure, other organs of the place do: theirs is offered, never taken for it."""
    organs = list(dict.fromkeys((names[report.entity_id], report.year) for report in reports))[:_MOST_ORGANS]
    asked = "、".join(names[id_] for id_ in query.entities)
    options = tuple(Option(label=f"{name}{year}年", question=f"{name}{year}年{query.about or query.question}") for name, year in organs)
    message = f"{asked}的年报里没有这个数字。下面机关的年报里写有相近的数字，只算它自己的，请问要看哪一个？"
    return Decline(reason="no_figure", message=message, options=options)


def which_report(query: StatementQuery, reports: Sequence[Report], names: Mapping[str, str]) -> Decline | None:
    """The question back when figures of several organs, or of several years, fit and none is named."""
    organs = sorted({names[report.entity_id] for report in reports})
    if len(organs) > 1 and len(query.entities) != len(organs) and not query.subjects:
        options = tuple(Option(label=name, question=f"{name}{query.question}") for name in organs)
        return Decline(reason="ambiguous", message="有几个机关的年报提到了这个数字，请问是哪一个？", options=options)
    years = sorted({report.year for report in reports}, reverse=True)
    if len(years) > 1 and not query.years:
        options = tuple(Option(label=f"{year}年", question=f"{year}年{query.question}") for year in years)
        return Decline(reason="ambiguous", message="有几个年度的年报提到了这个数字，请问是哪一年？", options=options)
    return None
