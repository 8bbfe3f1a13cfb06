"""Evidence → Answer: sentences from figures, quotes from passages. Every number in a text is one of the answer's own cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from askgov.cited import name_of, source_of, term_of, unit_of, values_of
from askgov.domain import (
    Answer,
    Chunk,
    Citation,
    Decline,
    FigureQuery,
    Item,
    Notice,
    Operation,
    Report,
    Result,
    State,
    Statement,
    Status,
    Value,
)
from askgov.domain.evidence import (
    Absent,
    Cell,
    CheckEvidence,
    ComputeEvidence,
    DefinitionEvidence,
    Derived,
    Evidence,
    FigureEvidence,
    Found,
    PassageEvidence,
    StatementEvidence,
)
from askgov.operations.words import composed
from askgov.plan import out_of_scope
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.facts import facts
from askgov.wording import absence, figure_label, plain

_HOW_MANY = re.compile(r"多少|几(?=[件条次个期场篇份项册人名家户元])")
_LONGEST_SENTENCE = 120  # characters
_DECLINED = {
    "ambiguous": Status.AMBIGUOUS,
    "out_of_scope": Status.OUT_OF_SCOPE,
    "unsupported": Status.OUT_OF_SCOPE,
    "no_report": Status.NOT_FOUND,
    "no_figure": Status.NOT_FOUND,
}


def compose(question: str, evidence: Evidence) -> Answer:
    """Word an answer. The question is only echoed."""
    match evidence.found:
        case FigureEvidence() as found:
            return _figures(question, evidence, found)
        case ComputeEvidence() as found:
            return composed(question, evidence, found)
        case CheckEvidence() as found:
            return _checks(question, evidence, found)
        case StatementEvidence() as found:
            return _statements(question, evidence, found)
        case PassageEvidence() as found:
            return _passages(question, evidence, found)
        case DefinitionEvidence() as found:
            return _definitions(question, found)
        case Decline() as decline:
            return _decline(question, decline)


def _decline(question: str, decline: Decline) -> Answer:
    return Answer(question=question, status=_DECLINED[decline.reason], text=decline.message, options=decline.options)


# -- figures ----------------------------------------------------------------------------------------------------------------


def _figures(question: str, evidence: Evidence, found: FigureEvidence) -> Answer:
    cells = _relevant(found.cells)
    values: list[Value] = []
    lines: list[str] = []
    for cell in cells:
        shown = values_of(cell, evidence, first_marker=1 + sum(bool(value.marker) for value in values))
        values += shown
        lines.append(_line(cell, shown, evidence, alone=len(cells) == 1))
    present: list[Found | Derived] = [cell for cell in cells if not isinstance(cell, Absent)]
    total = _total(found, cells)
    if total is not None:
        lines.append(f"合计：{' + '.join(plain(cell.value) for cell in present)} = {plain(total)} {unit_of(cells[0])}")
    elif found.query.total and present:
        lines.append("有的数字缺失，因此不作合计。")
    stated: list[str] = []
    if len(cells) == 1 and present:
        stated = [*_claimed(found.query, present[0]), *_converted(found.query, present[0])]
        lines = [*stated, *lines] if found.query.claim is not None else [*lines, *stated]
    notes = [f"说明：{note}" for note in found.query.notes if present]
    if len(_HOW_MANY.findall(question)) > max(len(cells), 1):
        notes.append("说明：问题里还问了别的数字，没有全部听懂，请分开再问。")
    notices = tuple(Notice(rule=f.rule, severity=f.severity.value, message=f.message) for f in found.findings)
    warnings = [f"注意：{notice.message}" for notice in notices if notice.severity != "note"]
    return Answer(
        question=question,
        status=Status.ANSWERED if present else Status.NOT_FOUND,
        text="\n".join((*lines, *notes, *warnings)),
        result=_result(found, cells, evidence, total).model_copy(update={"stated": tuple(stated)}),
        values=tuple(values),
        findings=notices,
    )


_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def _claimed(query: FigureQuery, cell: Found | Derived) -> Iterator[str]:
    """对，… or 不对，…: what the question claimed, held against the figure."""
    if query.claim is not None:
        yield "对。" if query.claim == cell.value else f"不对，报告里是 {plain(cell.value)} {unit_of(cell)}，不是 {plain(query.claim)}。"


def _converted(query: FigureQuery, cell: Found | Derived) -> Iterator[str]:
    """An amount of money in the unit asked for, exactly."""
    unit = unit_of(cell)
    if query.unit and unit in _MONEY and query.unit in _MONEY and query.unit != unit:
        value = cell.value * _MONEY[unit] / _MONEY[query.unit]
        yield f"合 {plain(value.normalize() if value != value.to_integral_value() else value.to_integral_value())} {query.unit}"


def _total(found: FigureEvidence, cells: Sequence[Cell]) -> Decimal | None:
    """The sum that was asked for, when every part is a number."""
    if not found.query.total or len(cells) < 2 or any(isinstance(cell, Absent) for cell in cells):
        return None
    return sum((cell.value for cell in cells if not isinstance(cell, Absent)), Decimal(0))


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


def _checks(question: str, evidence: Evidence, found: CheckEvidence) -> Answer:
    """Whether the tables of the reports add up, report by report."""
    lines = []
    for report_id in found.report_ids:
        report = evidence.report(report_id)
        broken = [finding for finding in found.findings if finding.report_id == report_id]
        who = f"{name_of(evidence, report.entity_id)}{report.year}年"
        if broken:
            lines += [f"{who}的年报表格里有对不上的数：", *(f"- {finding.message}" for finding in broken)]
        else:
            lines.append(f"{who}的年报：表格里读到的数都对得上，没有发现不一致。")
    notices = tuple(Notice(rule=f.rule, severity=f.severity.value, message=f.message) for f in found.findings)
    return Answer(
        question=question, status=Status.ANSWERED, text="\n".join(lines), findings=notices, result=Result(operation=Operation.CHECK)
    )


# -- prose ------------------------------------------------------------------------------------------------------------------


def _statements(question: str, evidence: Evidence, found: StatementEvidence) -> Answer:
    if not found.statements:
        return _nearest(question, evidence, found.passages, found.query.fallback or "报告中没有这个数字。")
    values, citations, lines = [], [], []
    for number, statement in enumerate(found.statements, start=1):
        report = evidence.report(statement.report_id)
        marker = f"[{number}]"
        values.append(_prose_value(statement, report, evidence, marker))
        citations.append(_quote(statement, report, marker))
        label = " · ".join((*statement.parent_labels, statement.label))
        amount = statement.source.as_printed.strip()
        lines.append(f"{amount}{marker}\n{name_of(evidence, report.entity_id)}{report.year}年年报正文“{label}”。{_sentence(statement)}")
    if len(_HOW_MANY.findall(found.query.question)) > len(found.statements):
        lines.append("问题里还问了别的数字，没有在正文里找到，请分开再问。")
    only = values[0] if len(values) == 1 else None
    items = tuple(Item(entity=v.entity, year=v.year, label=v.label, value=v.value, unit=v.unit) for v in values)
    return Answer(
        question=question,
        status=Status.ANSWERED,
        text="\n".join(lines),
        result=Result(
            operation=Operation.VALUE if only else Operation.LIST,
            value=only.value if only else None,
            unit=only.unit if only else "",
            items=items,
        ),
        values=tuple(values),
        citations=tuple(citations),
    )


def _sentence(statement: Statement) -> str:
    """The sentence, unless it is so long that it hides the figure; the source card has it anyway."""
    sentence = statement.sentence.strip()
    return f"原句：“{sentence}”" if len(sentence) <= _LONGEST_SENTENCE else ""


def _prose_value(statement: Statement, report: Report, evidence: Evidence, marker: str) -> Value:
    return Value(
        concept=statement.concept or "", label=statement.label, entity=name_of(evidence, report.entity_id), year=report.year,
        scope=report.scope.value, applicant=None, value=plain(statement.value), state=State.NUMBER, unit=statement.unit, marker=marker,
        approximate=statement.approximate,
        source=source_of(report, statement),
    )  # fmt: skip


def _quote(statement: Statement, report: Report, marker: str) -> Citation:
    place = statement.source
    return Citation(
        marker=marker, report_id=report.id, title=report.title, section=place.section, page=place.page,
        quote=statement.sentence.strip(), block=place.block, span=place.span,
    )  # fmt: skip


def _passages(question: str, evidence: Evidence, found: PassageEvidence) -> Answer:
    if not found.sufficient:
        if not found.query.on_topic:
            return _decline(question, out_of_scope())
        return _nearest(question, evidence, found.chunks, found.query.fallback or "报告中没有找到能回答这个问题的内容。")
    citations = _citations(evidence, found.chunks)
    lines = []
    for chunk, citation in zip(found.chunks, citations, strict=True):
        report = evidence.report(chunk.report_id)
        heading = chunk.headings[-1] if chunk.headings else report.title
        lines.append(f"{name_of(evidence, report.entity_id)}{report.year}年年报“{heading}”：\n{citation.quote}{citation.marker}")
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(lines), citations=citations)


def _nearest(question: str, evidence: Evidence, chunks: Sequence[Chunk], message: str) -> Answer:
    """Not found; the nearest passages are cited as such and stay out of the text."""
    citations = _citations(evidence, chunks)
    more = "下面列出的是意思最接近的原文，不一定与问题有关。" if citations else ""
    return Answer(question=question, status=Status.NOT_FOUND, text=f"{message}{more}", citations=citations)


def _citations(evidence: Evidence, chunks: Sequence[Chunk]) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            marker=f"[{number}]", report_id=chunk.report_id, title=evidence.report(chunk.report_id).title,
            section=chunk.headings[0] if chunk.headings else "", page=chunk.source.page, quote=chunk.text.strip(),
            block=chunk.source.block, span=chunk.source.span,
        )
        for number, chunk in enumerate(chunks, start=1)
    )  # fmt: skip


def _definitions(question: str, found: DefinitionEvidence) -> Answer:
    lines = []
    for concept_id in found.query.concepts:
        entry = concept(concept_id)
        basis = f"依据：{entry.legal_basis}。" if entry.legal_basis else ""
        lines.append(f"{entry.label}：{entry.definition}{basis}")
    for fact_id in found.query.facts:
        fact = facts()[fact_id]
        lines.append(f"{fact.text}\n依据：{fact.basis}。")
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(lines))
