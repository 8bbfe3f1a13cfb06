"""Answers from prose: figures with their sentences, what is computed from them, passages; and the nearest where nothing fits."""

import re
from collections.abc import Sequence
from datetime import date

from askgov.chapters import heading_of
from askgov.cited import name_of, source_of
from askgov.directions import other_way
from askgov.domain import (
    Answer,
    Chunk,
    Citation,
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
    Evidence,
    PassageEvidence,
    StatementEvidence,
)
from askgov.wording import OFF_TOPIC, plain

_HOW_MANY = re.compile(r"多少|几(?=[件条次个期场篇份项册人名家户元])")
_SEVERAL_ADDED = re.compile(r"[和与及、加][^,，。]{1,16}(?:合计|一共|总共|加起来|各是?|分别)(?:是|有)?(?:多少|几|[?？]|$)")
_ADDED = re.compile(r"合计|一共|总共|加起来|合起来|总和|之和|累计")
_LONGEST_SENTENCE = 120  # characters
_LONGEST_WHOLE = 400  # … where more is asked than the figure tells
_MORE_ASKED = "问题里还问了别的数字，这里没有一并给出；原句里没有的，请分开再问。"
_COUNTS = re.compile(r"(?:多少|几(?![年个]月))[^,，;；?？]*(?:[,，;；?？]|$)")  # clauses that ask how many


def statements(question: str, evidence: Evidence, found: StatementEvidence) -> Answer:
    """The answer to a question for figures in prose."""
    if found.near:
        told = _told_by_sentence(question, evidence, found.near)
        notes = _years_without(found.query.years, found.near, evidence) + [f"说明：{note}" for note in found.query.notes]
        return told.model_copy(update={"text": "\n".join((told.text, *notes))})
    if not found.statements:
        return _nearest(question, evidence, found.passages, found.query.fallback or "报告中没有这个数字。")
    values, citations, lines = stated(evidence, found.statements, first=1)
    if found.computed is not None:
        return _calculated(question, evidence, found.computed, values, citations)
    if len(found.statements) == 1 and (other := other_way(found.query.question, found.statements[0])):
        lines.append(other)
    if len(found.statements) == 1 and _SEVERAL_ADDED.search(found.query.question):
        lines.append("问题里问的是几项的合计或各项的数，这里给的只是其中部分，没有合计；其余请分开再问。")
    elif len(_HOW_MANY.findall(found.query.question)) > len(found.statements):
        lines += [*_whole_sentences(found.statements), _MORE_ASKED]
    lines += _unfound_years(found, evidence)
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


def _unfound_years(found: StatementEvidence, evidence: Evidence) -> list[str]:
    """What to say of several years of which not all tell the figure, and of a sum that was asked for."""
    told = {evidence.report(s.report_id).year for s in found.statements}
    lines = _years_without(found.query.years, found.statements, evidence)
    if len(told) > 1 and found.query.over not in (None, Operation.TREND):
        lines.append("各年的数有的是约数，或者写法、口径不同，或者不全，这里没有计算。")
    elif len(told) > 1 and _ADDED.search(found.query.question):
        lines.append("正文里的数各年口径可能不同，这里没有作合计。")
    return lines


def _years_without(years: Sequence[int], told: Sequence[Statement], evidence: Evidence) -> list[str]:
    """What to say of the years, of several, whose report does not tell the figure."""
    there = {evidence.report(statement.report_id).year for statement in told}
    missing = [f"{year}年" for year in years if year not in there]
    return [f"{'、'.join(missing)}的年报正文里没有找到这个数字。"] if missing and len(years) > 1 else []


def _calculated(question: str, evidence: Evidence, computed: Calculation, values: Sequence[Value], citations: Sequence[Citation]) -> Answer:
    """What was computed from figures in prose, with its formula, and every operand with its sentence."""
    amount = f"{plain(abs(computed.value))}{'' if computed.unit == '%' else ' '}{computed.unit}"
    first, *others = computed.operands
    stated: tuple[str, ...] = ()
    match computed.operation:
        case Operation.DIFFERENCE:
            one, other = (v.label for v in values) if values[0].year == values[1].year else (f"{v.year}年" for v in values)
            text = f"{one}比{other}{'多' if computed.value >= 0 else '少'} {amount}（{computed.formula}）"
        case Operation.GROWTH:
            text = f"{'增长' if computed.value >= 0 else '下降'} {plain(abs(computed.value))}%（{computed.formula}）"
        case Operation.SUM | Operation.AVERAGE if len({v.year for v in values}) > 1:
            text = f"{'合计' if computed.operation is Operation.SUM else '平均'} {amount}（{computed.formula}）"
        case Operation.CHECK:
            text = _added(computed)
            stated = (text,)
        case Operation.EXTREME:
            ties = [first, *(s for s in others if s.value == first.value)]
            text = f"{'、'.join(s.label for s in ties)}：{amount}（所列各项：{computed.formula}）"
        case _:
            text = f"{amount}（{computed.formula}）"
    items = tuple(Item(entity=v.entity, year=v.year, label=v.label, value=v.value, unit=v.unit) for v in values)
    result = Result(
        operation=computed.operation, value=plain(computed.value), unit=computed.unit, formula=computed.formula, items=items, stated=stated
    )
    lines = [
        f"· {v.entity}{v.year}年“{v.label}”：{s.source.as_printed.strip()}{v.marker}"
        for v, s in zip(values, computed.operands, strict=True)
    ]
    lines += dict.fromkeys(told for s in computed.operands if (told := _sentence(s)))
    return Answer(
        question=question, status=Status.ANSWERED, text="\n".join((text, *lines)), result=result, values=tuple(values),
        citations=tuple(citations),
    )  # fmt: skip


def _added(computed: Calculation) -> str:
    """Whether the parts of a list come to its total. A list that comes to less may just not be whole."""
    whole, apart = computed.operands[0], computed.operands[0].value - computed.value
    total, listed = (f"{plain(value)} {computed.unit}" for value in (whole.value, computed.value))
    if not apart:
        return f"对得上：所列各项相加是 {listed}，和总数一样（{computed.formula}）"
    open_ = "；正文没有写明所列就是全部，差的也可能是没有列出的" if apart > 0 else ""
    return f"对不上：所列各项相加是 {listed}，总数写的是 {total}，相差 {plain(abs(apart))} {computed.unit}（{computed.formula}）{open_}"


def stated(evidence: Evidence, statements: Sequence[Statement], first: int) -> tuple[list[Value], list[Citation], list[str]]:
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


def _told_by_sentence(question: str, evidence: Evidence, near: Sequence[Statement]) -> Answer:
    """The sentence of each report that a question is about, as it stands: no figure of it is given as the answer."""
    first = {statement.report_id: statement for statement in reversed(near)}
    told = [statement for statement in near if first[statement.report_id] is statement]
    reports = [evidence.report(statement.report_id) for statement in told]
    citations = tuple(_quote(statement, report, f"[{n}]") for n, (statement, report) in enumerate(zip(told, reports, strict=True), start=1))
    who = [f"{name_of(evidence, report.entity_id)}{report.year}年" for report in reports]
    if len(told) == 1:
        text = f"{who[0]}年报里没有和问题字句一致的数字，相关的原句是：“{citations[0].quote}”[1]"
    else:
        lines = [f"{name}：“{citation.quote}”{citation.marker}" for name, citation in zip(who, citations, strict=True)]
        text = "\n".join(("这些年报里没有和问题字句一致的数字，相关的原句是：", *lines))
    if len(told) == 1 and len(_COUNTS.findall(question)) > 1:
        text = f"{text}\n{_MORE_ASKED}"
    return Answer(question=question, status=Status.ANSWERED, text=text, citations=citations)


def _sentence(statement: Statement) -> str:
    """The sentence, unless it is so long that it hides the figure; the source card has it anyway."""
    sentence = statement.sentence.strip()
    return f"原句：“{sentence}”" if len(sentence) <= _LONGEST_SENTENCE else ""


def _whole_sentences(statements: Sequence[Statement]) -> list[str]:
    """The sentences that are too long to stand beside each figure, where more is asked than the figures tell."""
    long_ = dict.fromkeys(s.sentence.strip() for s in statements if not _sentence(s))
    return [f"原句：“{sentence}”" for sentence in long_ if len(sentence) <= _LONGEST_WHOLE]


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


def passages(question: str, evidence: Evidence, found: PassageEvidence) -> Answer:
    if not found.sufficient:
        if not found.query.on_topic:
            return Answer(question=question, status=Status.OUT_OF_SCOPE, text=OFF_TOPIC)
        return _nearest(question, evidence, found.chunks, found.query.fallback or "报告中没有找到能回答这个问题的内容。")
    if found.report_ids and found.query.matter == "names":
        return _of_names(question, evidence, found)
    if found.report_ids:
        return _of_reports(question, evidence, found)
    citations = citations_of(evidence, found.chunks)
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


def _of_names(question: str, evidence: Evidence, found: PassageEvidence) -> Answer:
    """The names that an organ's reports bear, oldest first, each with its years and its first report."""
    reports = sorted(map(evidence.report, found.report_ids), key=lambda report: report.year)
    named = {report.entity_id: report for report in reversed(reports)}
    lines, citations = [], []
    for number, (organ, first) in enumerate(sorted(named.items(), key=lambda item: item[1].year), start=1):
        years = "、".join(dict.fromkeys(f"{report.year}年" for report in reports if report.entity_id == organ))
        lines.append(f"· {years}的年报上是{name_of(evidence, organ)}[{number}]")
        title = first.title.strip()
        citations.append(Citation(marker=f"[{number}]", report_id=first.id, title=title, quote=title))
    changed = len(lines) > 1
    said = "收录的年报上，它用过的名称：" if changed else "收录的年报上，它的名称没有变过："
    told = citations_of(evidence, found.chunks, len(citations) + 1)
    note = "说明：年报里没有找到写明改名时间的话，这里按各年年报所用的名称列出。"
    quotes = [f"年报里说到改名的话：{citation.quote}{citation.marker}" for citation in told] or ([note] if changed else [])
    return Answer(question=question, status=Status.ANSWERED, text="\n".join([said, *lines, *quotes]), citations=(*citations, *told))


def _nearest(question: str, evidence: Evidence, chunks: Sequence[Chunk], message: str) -> Answer:
    """Not found; the nearest passages are cited as such and stay out of the text."""
    citations = citations_of(evidence, chunks)
    more = "下面列出的是意思最接近的原文，不一定与问题有关。" if citations else ""
    return Answer(question=question, status=Status.NOT_FOUND, text=f"{message}{more}", citations=citations)


def citations_of(evidence: Evidence, chunks: Sequence[Chunk], first: int = 1) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            marker=f"[{number}]", report_id=chunk.report_id, title=evidence.report(chunk.report_id).title,
            section=chunk.headings[0] if chunk.headings else "", page=chunk.source.page, quote=chunk.text.strip(),
            block=chunk.source.block, span=chunk.source.span,
        )
        for number, chunk in enumerate(chunks, start=first)
    )  # fmt: skip
