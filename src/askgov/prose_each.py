"""A figure in prose of each of several years, or of each of several organs, asked for one by one."""

from collections.abc import Callable, Sequence

from askgov.domain import Chunk, Decline, PassageQuery, Statement, StatementQuery
from askgov.domain.evidence import PassageEvidence, StatementEvidence
from askgov.prose_course import one_thing, over_time
from askgov.prose_found import as_text

Found = StatementEvidence | PassageEvidence | Decline
Find = Callable[[StatementQuery | PassageQuery], Found]

_FEW = 4  # organs asked about at once


def of_each_year(
    query: StatementQuery,
    find: Find,
    year_of: Callable[[Statement], int],
    otherwise: Callable[[], PassageEvidence | None],
    passage_of: Callable[[Statement], Chunk | None],
) -> Found:
    """What the question itself finds of every year, or else the figure of each year that just one statement gives.

    With what is computed from them. ``otherwise``: the passages that stand out for the question, where no figure is found;
    ``passage_of``: the passage that a figure stands in.
    """
    own = None if query.alone else find(query.model_copy(update={"each": (), "over": None}))
    told = sorted(own.statements if isinstance(own, StatementEvidence) else (), key=year_of)
    of_all = len({s.report_id for s in told}) >= len(query.each)
    if isinstance(own, StatementEvidence) and (of_all or own.computed):
        added = over_time(query.over, told) if len(told) == len(query.each) == len({s.report_id for s in told}) else None
        return own if added is None or own.computed else own.model_copy(update={"statements": added.operands, "computed": added})
    each = [find(one) for one in query.each]
    of_figures = [year for year in each if isinstance(year, StatementEvidence) and year.computed is None]
    near = [year.near[0] for year in of_figures if year.near]
    if not told and len(near) > 1 and not any(year.statements for year in of_figures):
        return StatementEvidence(query=query, statements=(), near=tuple(near))
    if not told and not any(year.statements for year in of_figures):
        beside = _beside_one_another(query, each, passage_of)
        if beside is not None or (beside := otherwise()) is not None:
            return beside
    single = [year.statements[0] for year in of_figures if len(year.statements) == 1]
    if len(single) < 2 or len(single) < len(told) or len({s.report_id for s in single}) != len(single) or not one_thing(single):
        told_apart = _as_told(of_figures, year_of)
        if len(told_apart) > max(1, len(told)):  # in other words every year: the sentences, and nothing computed
            return StatementEvidence(query=query, statements=(), near=told_apart)
        if not told and (beside := _beside_one_another(query, each, passage_of)) is not None:
            return beside
        return own if own is not None else Decline(reason="unsupported", message=query.fallback)
    whole = query.model_copy(update={"years": tuple(one.years[0] for one in query.each)})
    computed = over_time(query.over, single) if len(single) == len(query.each) else None
    return StatementEvidence(query=whole, statements=computed.operands if computed else tuple(single), computed=computed)


def organs_beside(query: StatementQuery, find: Find, passage_of: Callable[[Statement], Chunk | None]) -> PassageEvidence | None:
    """The passage of every organ asked about that tells its figure in other words; None where one of them has none."""
    if not 1 < len(query.entities) <= _FEW or len(query.years) > 1 or query.subjects:
        return None
    alone = [query.model_copy(update={"entities": (id_,), "beside": (), "wider": ()}) for id_ in query.entities]
    return _beside_one_another(query, [find(one) for one in alone], passage_of)


def _as_told(of_figures: Sequence[StatementEvidence], year_of: Callable[[Statement], int]) -> tuple[Statement, ...]:
    """The one statement of each year that answers for it, or the nearest, where all are in one unit; () else."""
    firsts = [(year.statements if len(year.statements) == 1 else year.near)[:1] for year in of_figures]
    told = sorted((first[0] for first in firsts if first), key=year_of)
    return tuple(told) if len({s.unit for s in told}) == 1 and len({s.report_id for s in told}) == len(told) else ()


def _beside_one_another(
    query: StatementQuery, each: Sequence[Found], passage_of: Callable[[Statement], Chunk | None]
) -> PassageEvidence | None:
    """The passage of every year or organ that tells it; None where one of them has none."""
    asked, told, notes = as_text(query), list[Chunk](), list[str]()
    for year in each:
        if isinstance(year, PassageEvidence) and year.sufficient and year.chunks:
            told.append(year.chunks[0])
            notes += year.query.notes
        elif isinstance(year, StatementEvidence) and year.computed is None:
            figures = year.statements if len(year.statements) == 1 else year.near
            told += [passage for figure in figures[:1] if (passage := passage_of(figure)) is not None]
    if not told or len(told) != len(each):
        return None
    said = tuple(dict.fromkeys((*asked.notes, *notes)))
    return PassageEvidence(query=asked.model_copy(update={"notes": said}), chunks=tuple(dict.fromkeys(told)), sufficient=True)


def of_each_organ(
    query: StatementQuery, found: Sequence[Statement], find: Find, organ_of: Callable[[Statement], str]
) -> tuple[Statement, ...]:
    """With the figure of each organ asked about that its report gives in other words than the others': 粉丝 beside 关注人数."""
    silent = [id_ for id_ in query.entities if id_ not in {organ_of(s) for s in found}]
    if not silent or len(query.entities) > _FEW:
        return tuple(found)
    alone = [find(query.model_copy(update={"entities": (id_,), "beside": (), "wider": ()})) for id_ in silent]
    units = {s.unit for s in found}
    more = [one.statements[0] for one in alone if isinstance(one, StatementEvidence) and len(one.statements) == 1 and one.computed is None]
    added = [s for s in more if s.unit in units]
    return tuple(sorted((*found, *added), key=lambda s: query.entities.index(organ_of(s)))) if added else tuple(found)
