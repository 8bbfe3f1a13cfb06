"""Answers from cells of the tables: a sentence a figure, sums with their parts, what is missing and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from askgov.cited import name_of, notices_of, term_of, unit_of, values_of, warnings_of
from askgov.domain import Answer, FigureQuery, Item, Operation, Result, Scope, Severity, Status, Value
from askgov.domain.evidence import Absent, Cell, Derived, Evidence, FigureEvidence, Found
from askgov.taxonomy.concepts import MONEY
from askgov.wording import absence, figure_label, plain

PARTLY = "说明：问题里还问了别的数字，没有全部听懂，请分开再问。"
_NOT_ADDED = "其中有的报告已经汇总了同一地方其他机关的数，再相加会重复计算，因此不作合计。"
_HOW_MANY = re.compile(r"多少|几(?=[件条次个期场篇份项册人名家户元])")
_IN_A_UNIT = re.compile(r"(?:合|换算成?|折算成?)(?:多少|几)")  # the same figure once more, not another


def figures(question: str, evidence: Evidence, found: FigureEvidence) -> Answer:
    """The answer to a question for figures as they are."""
    cells = _relevant(found.cells)
    values: list[Value] = []
    lines: list[str] = []
    stated: list[str] = []
    for cell in cells:
        shown = values_of(cell, evidence, first_marker=1 + sum(bool(value.marker) for value in values))
        values += shown
        lines.append(_line(cell, shown, evidence, alone=len(cells) == 1))
        if len(cells) > 1 and not isinstance(cell, Absent):  # of several only money is told in the unit asked for, behind its own figure
            in_unit = [words for words in _converted(found.query, cell) if unit_of(cell) in MONEY]
            lines[-1] += "".join(f"（{words}）" for words in in_unit)
            stated += in_unit
    present: list[Found | Derived] = [cell for cell in cells if not isinstance(cell, Absent)]
    total = None if _one_holds_another(cells, evidence) else _total(found, cells)
    if total is not None:
        lines.append(f"合计：{' + '.join(plain(cell.value) for cell in present)} = {plain(total)} {unit_of(cells[0])}")
    elif found.query.subtotals and len(present) == len(cells):
        stated += (added := list(_subtotals(present)))
        lines += added
    elif (found.query.total or found.query.subtotals) and present:
        lines.append(_NOT_ADDED if _one_holds_another(cells, evidence) else "有的数字缺失，因此不作合计。")
    if len(cells) == 1 and present:
        stated = [*_claimed(found.query, present[0]), *_converted(found.query, present[0])]
        lines = [*stated, *lines] if found.query.claim is not None else [*lines, *stated]
    notes = [f"说明：{note}" for note in found.query.notes if present]
    again = len(_IN_A_UNIT.findall(question)) if stated else 0
    if found.query.beside is None and len(_HOW_MANY.findall(question)) - again > max(len(cells), 1) + (total is not None):
        notes.append(PARTLY)
    asked = found.query.compares or found.query.claim is not None
    notes_asked = [f for f in found.findings if f.rule == "prose" and asked and (found.query.compares or found.query.claim == f.right)]
    told = [f for f in found.findings if f.severity is not Severity.NOTE or f.explained or f in notes_asked]
    notices = notices_of(told, evidence)
    warnings = warnings_of(notices)
    warnings += _compared(found) if present else []
    return Answer(
        question=question,
        status=Status.ANSWERED if present else Status.NOT_FOUND,
        text="\n".join((*lines, *notes, *warnings)),
        result=_result(found, cells, evidence, total).model_copy(update={"stated": tuple(stated)}),
        values=tuple(values),
        findings=notices,
    )


def _compared(found: FigureEvidence) -> Iterator[str]:
    """What the prose says of the same line, where that is asked and nothing speaks against it."""
    if not found.query.compares or any(f.rule == "prose" and f.severity is not Severity.NOTE for f in found.findings):
        return
    if found.agreeing:
        yield "正文里写的是同样的数，一致。"
    elif not any(f.rule == "prose" for f in found.findings):
        yield "正文里没有读到写同一个数的句子，因此没有核对，请对照原文。"


_MANY = "万"  # 多少万件: of things counted


def _claimed(query: FigureQuery, cell: Found | Derived) -> Iterator[str]:
    """对，… or 不对，…: what the question claimed, held against the figure."""
    if query.claim is not None:
        claim = query.claim / MONEY.get(unit_of(cell), Decimal(1))
        unit = unit_of(cell)
        if claim == cell.value:
            yield "对。"
        elif unit in MONEY and claim:  # another charge may be meant, which the prose tells
            yield f"表格里是 {plain(cell.value)} {unit}，不是 {plain(claim)} {unit}。"
        else:
            yield f"不对，报告里是 {plain(cell.value)} {unit}，不是 {plain(claim)}。"


def _converted(query: FigureQuery, cell: Found | Derived) -> Iterator[str]:
    """An amount of money in the unit asked for, exactly."""
    unit = unit_of(cell)
    if query.unit and unit in MONEY and query.unit in MONEY and query.unit != unit:
        value = cell.value * MONEY[unit] / MONEY[query.unit]
        yield f"合 {_shortest(value)} {query.unit}"
    elif query.unit == _MANY and unit not in MONEY:
        yield f"合 {_shortest(cell.value / 10_000)} 万{unit}"


def _shortest(value: Decimal) -> str:
    """A value without zeros at its end."""
    return plain(value.normalize() if value != value.to_integral_value() else value.to_integral_value())


def _one_holds_another(cells: Sequence[Cell], evidence: Evidence) -> bool:
    """Whether a report among several organs' sums up the other organs of its place: adding theirs would count them twice."""
    organs = {cell.aspect.entity_id for cell in cells}
    places = [entity.place for id_ in organs if (entity := evidence.entity(id_)) is not None]
    scopes = {report.entity_id: report.scope for report in evidence.reports if report.scope is not Scope.OWN and report.entity_id in organs}
    summed = [(entity.place, scope) for id_, scope in scopes.items() if (entity := evidence.entity(id_)) is not None]
    below = any(place != other and place in other for place, scope in summed if place and scope is Scope.AGGREGATE for other in places)
    return below or any(places.count(place) > 1 for place, _ in summed)


def _total(found: FigureEvidence, cells: Sequence[Cell]) -> Decimal | None:
    """The sum that was asked for, when every part is a number."""
    if not found.query.total or len(cells) < 2 or any(isinstance(cell, Absent) for cell in cells):
        return None
    return sum((cell.value for cell in cells if not isinstance(cell, Absent)), Decimal(0))


def _subtotals(cells: Sequence[Found | Derived]) -> Iterator[str]:
    """The sum over the years of each line and column."""
    lines: dict[str, list[Found | Derived]] = {}
    for cell in cells:
        lines.setdefault(figure_label(cell.aspect.concept, cell.aspect.applicant), []).append(cell)
    for label, own in lines.items():
        total = sum((cell.value for cell in own), Decimal(0))
        yield f"“{label}”合计：{' + '.join(plain(cell.value) for cell in own)} = {plain(total)} {unit_of(own[0])}"


def _relevant(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Without lines that a year's format does not have, where another line of the same question and year is there."""
    there = {(c.aspect.entity_id, c.aspect.year) for c in cells if not (isinstance(c, Absent) and c.reason == "not_in_format")}
    kept = [
        cell
        for cell in cells
        if not (isinstance(cell, Absent) and cell.reason == "not_in_format" and (cell.aspect.entity_id, cell.aspect.year) in there)
        or _declared_alone(cell, cells)
    ]
    return tuple(_one_no_report_each(kept))


def _declared_alone(cell: Cell, cells: Sequence[Cell]) -> bool:
    """A line that no asked year has is still named as missing."""
    return all(isinstance(other, Absent) for other in cells if other.aspect.concept == cell.aspect.concept)


def _one_no_report_each(cells: Iterable[Cell]) -> Iterable[Cell]:
    """A missing report is said once, not once a line."""
    said = set()
    for cell in cells:
        key = (cell.aspect.entity_id, cell.aspect.year)
        if isinstance(cell, Absent) and cell.reason == "no_report":
            if key in said:
                continue
            said.add(key)
        yield cell


def _line(cell: Cell, shown: Sequence[Value], evidence: Evidence, *, alone: bool) -> str:
    entity = name_of(evidence, cell.aspect.entity_id)
    label = figure_label(cell.aspect.concept, cell.aspect.applicant)
    what = f"{entity}{cell.aspect.year}年“{label}”"
    match cell:
        case Absent():
            report = next((r for r in evidence.reports if (r.entity_id, r.year) == (cell.aspect.entity_id, cell.aspect.year)), None)
            return absence(cell, entity, report.format if report else None)
        case Found(figure=figure):
            amount = f"{plain(cell.value)} {figure.unit}{shown[0].marker}"
            if not alone:
                return f"· {what}：{amount}"
            place = figure.source
            return f"{amount}\n{what}，见报告“{place.section or place.table}”，行“{place.row}”，列“{place.column}”。"
        case Derived():
            terms = " + ".join(f"{term_of(value, shown[0])}{value.marker}" for value in shown[1:])
            amount = f"{plain(cell.value)} {cell.unit}"
            sum_ = f"由表中各项相加得出：{terms} = {plain(cell.value)}"
            return f"{amount}\n{what}，{sum_}。" if alone else f"· {what}：{amount}（{sum_}）"


def _result(found: FigureEvidence, cells: Sequence[Cell], evidence: Evidence, total: Decimal | None) -> Result:
    items = tuple(
        Item(
            entity=name_of(evidence, cell.aspect.entity_id),
            year=cell.aspect.year,
            label=figure_label(cell.aspect.concept, cell.aspect.applicant),
            value=None if isinstance(cell, Absent) else plain(cell.value),
            unit=unit_of(cell),
        )
        for cell in cells
    )
    only = items[0] if len(items) == 1 else None
    if total is not None:
        formula = " + ".join(item.value or "" for item in items) + f" = {plain(total)}"
        return Result(operation=Operation.SUM, value=plain(total), unit=items[0].unit, formula=formula, items=items)
    formula = ""
    if len(cells) == 1 and isinstance(cells[0], Derived):
        formula = " + ".join(plain(f.value) for f in cells[0].operands if f.value is not None) + f" = {plain(cells[0].value)}"
    return Result(
        operation=Operation.SUM if formula else found.query.operation,
        value=only.value if only else None,
        unit=only.unit if only else "",
        formula=formula,
        items=items,
    )
