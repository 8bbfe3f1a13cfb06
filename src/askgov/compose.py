"""Evidence → Answer: sentences from figures, quotes from passages. Every number in a text is one of the answer's own cells."""

from decimal import Decimal

from askgov.check_words import checks
from askgov.cited import notices_of, warnings_of
from askgov.collection import collection
from askgov.domain import (
    Answer,
    Decline,
    Item,
    Status,
)
from askgov.domain.evidence import (
    CheckEvidence,
    CollectionEvidence,
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
from askgov.prose_words import citations_of, passages, stated, statements
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.facts import facts

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
            return _because(composed(question, evidence, found), evidence, found)
        case CheckEvidence() as found:
            return checks(question, evidence, found)
        case EquationEvidence() as found:
            return equation(question, evidence, found)
        case StatementEvidence() as found:
            return _doubted(statements(question, evidence, found), evidence, found)
        case PassageEvidence() as found:
            return passages(question, evidence, found)
        case CollectionEvidence() as found:
            return collection(question, found)
        case DefinitionEvidence() as found:
            return _definitions(question, found)
        case Decline() as decline:
            return _decline(question, decline)


def _doubted(answer: Answer, evidence: Evidence, found: StatementEvidence) -> Answer:
    """What speaks against figures in prose, behind them: 正文写一共57条，所列各项相加是58条."""
    if not found.findings or answer.status is not Status.ANSWERED:
        return answer
    notices = notices_of(found.findings, evidence)
    return answer.model_copy(update={"text": "\n".join((answer.text, *warnings_of(notices))), "findings": notices})


def _decline(question: str, decline: Decline) -> Answer:
    return Answer(question=question, status=_DECLINED[decline.reason], text=decline.message, options=decline.options)


def _because(answer: Answer, evidence: Evidence, found: ComputeEvidence) -> Answer:
    """The change and what the report says of it; the passage alone where the change cannot be had."""
    if found.reason is None:
        return answer
    if answer.status is not Status.ANSWERED:
        return passages(answer.question, evidence, found.reason)
    rose = Decimal(answer.result.value or "0") > 0
    told = found.reason.sufficient or rose != (found.query.assumed == "up")
    return _with_reason(answer, evidence, found).model_copy(update={"status": Status.ANSWERED if told else Status.NOT_FOUND})


def _with_reason(answer: Answer, evidence: Evidence, found: FigureEvidence | ComputeEvidence) -> Answer:
    """Behind the figure the passage that tells why it is so; that no report tells it is said."""
    if found.reason is None:
        return answer
    if not found.reason.sufficient:
        return answer.model_copy(update={"text": f"{answer.text}\n为什么是这个数，报告正文里没有找到。"})
    first = 1 + sum(bool(value.marker) for value in answer.values) + len(answer.citations)
    citations = citations_of(evidence, found.reason.chunks, first)
    lines = [f"报告正文里与此有关的原文：{citation.quote}{citation.marker}" for citation in citations]
    return answer.model_copy(update={"text": "\n".join((answer.text, *lines)), "citations": (*answer.citations, *citations)})


def _or_prose(answer: Answer, evidence: Evidence, found: FigureEvidence) -> Answer:
    """What prose says where a table cannot be read (it is a picture), told as such."""
    if not found.instead:
        return answer
    first = 1 + sum(bool(value.marker) for value in answer.values)
    values, citations, lines = stated(evidence, found.instead, first)
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
    values, citations, lines = stated(evidence, found.statements, first)
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
