"""Evidence → Answer: sentences from figures, quotes from passages. Every number in a text is one of the answer's own cells."""

import re
from collections.abc import Sequence
from datetime import date

from askgov.chapters import heading_of
from askgov.check_words import checks
from askgov.cited import name_of, source_of
from askgov.domain import (
    Answer,
    Chunk,
    Citation,
    Decline,
    Item,
    Operation,
    Report,
    Result,
    State,
    Statement,
    Status,
    Value,
)
from askgov.domain.evidence import (
    Calculation,
    CheckEvidence,
    ComputeEvidence,
    DefinitionEvidence,
    EquationEvidence,
    Evidence,
    FigureEvidence,
    PassageEvidence,
    StatementEvidence,
)
from askgov.equation_words import equation
from askgov.figure_words import figures
from askgov.operations.words import composed
from askgov.plan import out_of_scope
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.facts import facts
from askgov.wording import plain

_HOW_MANY = re.compile(r"多少|几(?=[件条次个期场篇份项册人名家户元])")
_SEVERAL_ADDED = re.compile(r"[和与及、加][^,，。]{1,16}(?:合计|一共|总共|加起来|各是?|分别)(?:是|有)?(?:多少|几|[?？]|$)")
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
            told = _with_prose(_or_prose(figures(question, evidence, found), evidence, found), evidence, found)
            return _with_reason(told, evidence, found)
        case ComputeEvidence() as found:
            return composed(question, evidence, found)
        case CheckEvidence() as found:
            return checks(question, evidence, found)
        case EquationEvidence() as found:
            return equation(question, evidence, found)
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


def _with_reason(answer: Answer, evidence: Evidence, found: FigureEvidence) -> Answer:
    """Behind the figure the passage that tells why it is so; that no report tells it is said."""
    if found.reason is None:
        return answer
    if not found.reason.sufficient:
        return answer.model_copy(update={"text": f"{answer.text}\n为什么是这个数，报告正文里没有找到。"})
    first = 1 + sum(bool(value.marker) for value in answer.values) + len(answer.citations)
    citations = _citations(evidence, found.reason.chunks, first)
    lines = [f"报告正文里与此有关的原文：{citation.quote}{citation.marker}" for citation in citations]
    return answer.model_copy(update={"text": "\n".join((answer.text, *lines)), "citations": (*answer.citations, *citations)})


def _or_prose(answer: Answer, evidence: Evidence, found: FigureEvidence) -> Answer:
    """What prose says where a table cannot be read (it is a picture), told as such."""
    if not found.instead:
        return answer
    first = 1 + sum(bool(value.marker) for value in answer.values)
    values, citations, lines = _stated(evidence, found.instead, first)
    alone = answer.status is not Status.ANSWERED
    text = "\n".join((*lines, f"说明：这是正文里写的数。{answer.text}") if alone else (answer.text, "正文里是这样写的：", *lines))
    return answer.model_copy(
        update={
            "status": Status.ANSWERED, "text": text, "values": (*answer.values, *values), "citations": (*answer.citations, *citations)
        }
    )  # fmt: skip


def _with_prose(answer: Answer, evidence: Evidence, found: FigureEvidence) -> Answer:
    """What was asked beside the cells and stands in prose, with its sentence; what is not found there is said."""
    if found.query.beside is None:
        return answer
    first = 1 + sum(bool(value.marker) for value in answer.values)
    values, citations, lines = _stated(evidence, found.statements, first)
    missing = [id_ for id_ in found.query.beside.concepts if not any(s.concept == id_ for s in found.statements)]
    lines += [f"正文里没有找到“{concept(id_).label}”的数字。" for id_ in missing]
    if not found.query.beside.concepts and not found.statements:
        lines.append(f"问题里还问了“{found.query.beside.question}”，正文里没有找到这个数字。")
    items = tuple(Item(entity=v.entity, year=v.year, label=v.label, value=v.value, unit=v.unit) for v in values)
    result = answer.result.model_copy(update={"items": (*answer.result.items, *items)}) if items else answer.result
    return answer.model_copy(
        update={
            "text": "\n".join((answer.text, *lines)), "values": (*answer.values, *values),
            "citations": (*answer.citations, *citations), "result": result,
        }
    )  # fmt: skip


# -- prose ------------------------------------------------------------------------------------------------------------------


def _statements(question: str, evidence: Evidence, found: StatementEvidence) -> Answer:
    if found.near:
        told = _told_by_sentence(question, evidence, found.near[0])
        notes = [f"说明：{note}" for note in found.query.notes]
        return told.model_copy(update={"text": "\n".join((told.text, *notes))})
    if not found.statements:
        return _nearest(question, evidence, found.passages, found.query.fallback or "报告中没有这个数字。")
    values, citations, lines = _stated(evidence, found.statements, first=1)
    if found.computed is not None:
        return _calculated(question, evidence, found.computed, values, citations)
    if len(found.statements) == 1 and _SEVERAL_ADDED.search(found.query.question):
        lines.append("问题里问的是几项的合计或各项的数，这里给的只是其中部分，没有合计；其余请分开再问。")
    elif len(_HOW_MANY.findall(found.query.question)) > len(found.statements):
        lines.append("问题里还问了别的数字，这里没有一并给出；原句里没有的，请分开再问。")
    lines += [f"说明：{note}" for note in found.query.notes]
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


def _calculated(question: str, evidence: Evidence, computed: Calculation, values: Sequence[Value], citations: Sequence[Citation]) -> Answer:
    """What was computed from figures in prose, with its formula, and every operand with its sentence."""
    amount = f"{plain(abs(computed.value))}{'' if computed.unit == '%' else ' '}{computed.unit}"
    first, *others = computed.operands
    match computed.operation:
        case Operation.DIFFERENCE:
            one, other = (v.label for v in values) if values[0].year == values[1].year else (f"{v.year}年" for v in values)
            text = f"{one}比{other}{'多' if computed.value >= 0 else '少'} {amount}（{computed.formula}）"
        case Operation.EXTREME:
            ties = [first, *(s for s in others if s.value == first.value)]
            text = f"{'、'.join(s.label for s in ties)}：{amount}（所列各项：{computed.formula}）"
        case _:
            text = f"{amount}（{computed.formula}）"
    items = tuple(Item(entity=v.entity, year=v.year, label=v.label, value=v.value, unit=v.unit) for v in values)
    result = Result(operation=computed.operation, value=plain(computed.value), unit=computed.unit, formula=computed.formula, items=items)
    lines = [
        f"· {v.entity}{v.year}年“{v.label}”：{s.source.as_printed.strip()}{v.marker}"
        for v, s in zip(values, computed.operands, strict=True)
    ]
    lines += dict.fromkeys(told for s in computed.operands if (told := _sentence(s)))
    return Answer(
        question=question, status=Status.ANSWERED, text="\n".join((text, *lines)), result=result, values=tuple(values),
        citations=tuple(citations),
    )  # fmt: skip


def _stated(evidence: Evidence, statements: Sequence[Statement], first: int) -> tuple[list[Value], list[Citation], list[str]]:
    """Figures in prose with their sentences; ``first`` is the number of the first marker."""
    values, citations, lines = [], [], []
    for number, statement in enumerate(statements, start=first):
        report = evidence.report(statement.report_id)
        marker = f"[{number}]"
        values.append(_prose_value(statement, report, evidence, marker))
        citations.append(_quote(statement, report, marker))
        label = " · ".join((*statement.parent_labels, statement.label))
        amount = statement.source.as_printed.strip()
        lines.append(f"{amount}{marker}\n{name_of(evidence, report.entity_id)}{report.year}年年报正文“{label}”。{_sentence(statement)}")
    return values, citations, lines


def _told_by_sentence(question: str, evidence: Evidence, statement: Statement) -> Answer:
    """The sentence that a question is about, as it stands: no figure of it is given as the answer."""
    report, citation = evidence.report(statement.report_id), _quote(statement, evidence.report(statement.report_id), "[1]")
    who = f"{name_of(evidence, report.entity_id)}{report.year}年年报"
    text = f"{who}里没有和问题字句一致的数字，相关的原句是：“{citation.quote}”[1]"
    return Answer(question=question, status=Status.ANSWERED, text=text, citations=(citation,))


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
    if found.report_ids:
        return _of_reports(question, evidence, found)
    citations = _citations(evidence, found.chunks)
    lines = []
    for chunk, citation in zip(found.chunks, citations, strict=True):
        report = evidence.report(chunk.report_id)
        heading = heading_of(chunk) or report.title
        lines.append(f"{name_of(evidence, report.entity_id)}{report.year}年年报“{heading}”：\n{citation.quote}{citation.marker}")
    lines += [f"说明：没有收录“{who}”自己的年报，上面是别的机关的年报里说到它的话。" for who in found.query.subjects]
    lines += [f"说明：{note}" for note in found.query.notes]
    return Answer(question=question, status=Status.ANSWERED, text="\n".join(lines), citations=citations)


def _of_reports(question: str, evidence: Evidence, found: PassageEvidence) -> Answer:
    """The titles of reports, or when they were published."""
    lines, citations, dates = [], [], []
    for number, report in enumerate(map(evidence.report, found.report_ids), start=1):
        title, who = report.title.strip(), f"{name_of(evidence, report.entity_id)}{report.year}年年报"
        citations.append(Citation(marker=f"[{number}]", report_id=report.id, title=title, quote=title))
        if found.query.matter == "title":
            lines.append(f"{who}的标题是《{title}》[{number}]。")
            continue
        day = date.fromisoformat(report.published)
        dates.append(f"{day.year}年{day.month}月{day.day}日")
        lines.append(f"{who}的发布日期是{dates[-1]}[{number}]。")
    return Answer(
        question=question, status=Status.ANSWERED, text="\n".join(lines), citations=tuple(citations), result=Result(stated=tuple(dates))
    )


def _nearest(question: str, evidence: Evidence, chunks: Sequence[Chunk], message: str) -> Answer:
    """Not found; the nearest passages are cited as such and stay out of the text."""
    citations = _citations(evidence, chunks)
    more = "下面列出的是意思最接近的原文，不一定与问题有关。" if citations else ""
    return Answer(question=question, status=Status.NOT_FOUND, text=f"{message}{more}", citations=citations)


def _citations(evidence: Evidence, chunks: Sequence[Chunk], first: int = 1) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            marker=f"[{number}]", report_id=chunk.report_id, title=evidence.report(chunk.report_id).title,
            section=chunk.headings[0] if chunk.headings else "", page=chunk.source.page, quote=chunk.text.strip(),
            block=chunk.source.block, span=chunk.source.span,
        )
        for number, chunk in enumerate(chunks, start=first)
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
