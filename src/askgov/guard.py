"""What an answer may say in numbers: its own figures and years, and names, quotes and fixed sentences whole. All else is withheld."""

import re
from datetime import date
from functools import cache

from askgov.domain import Answer, Decline, Status
from askgov.domain.evidence import CollectionEvidence, ComputeEvidence, Evidence, PassageEvidence, StatementEvidence
from askgov.operations.remarks import NOTES
from askgov.question.normalise import normalise
from askgov.question.organs import Catalogue
from askgov.question.years import find_years
from askgov.scanner import offences, stands_whole
from askgov.taxonomy.concepts import concepts
from askgov.taxonomy.facts import facts
from askgov.taxonomy.words import absent, lexicon
from askgov.wording import FORMATS

_QUOTED = re.compile(r"“([^“”]{2,60})”")  # 没有收录“九江市”的年度报告: words of the question, which hold a numeral
_TELLS = re.compile(r"[\u4e00-\u9fff]{2}")
_MARKS = re.compile(r"[，,：:；;。！？!?\n]|\[\d{1,3}\]")
_WITHHELD = "答案里的数字没有通过核对，因此不予显示。请换一种问法，或查看报告原文。"


def guarded(answer: Answer, evidence: Evidence, known: Catalogue, today: date) -> Answer:
    """The answer, or a refusal in its place when a number in its text is not one of its own."""
    figures = [value.value for value in answer.values if value.value is not None] + [answer.result.value or ""]
    figures += [f"{figure} {unit[0]}" for figure, unit in _money(answer)]  # 1675.85 万元
    figures += [item.value for item in answer.result.items if item.value is not None]
    figures += [f"{figure}{unit}" for figure in figures for unit in ("%", "倍", " 倍")] + [figure.lstrip("-") for figure in figures]
    covered = [part for part in _covered(answer, evidence, known) if part and part in answer.text]
    found = offences(answer.text, figures=figures, years=_years(answer, evidence, known, today), covered=covered)
    return Answer(question=answer.question, status=Status.NOT_FOUND, text=_WITHHELD) if found else answer


def _money(answer: Answer) -> list[tuple[str, str]]:
    """Results whose unit begins with a multiplier, with that unit."""
    parts = [(answer.result.value, answer.result.unit), *((item.value, item.unit) for item in answer.result.items)]
    return [(sign, unit) for value, unit in parts if value is not None and unit[:1] in ("万", "亿") for sign in (value, value.lstrip("-"))]


def _years(answer: Answer, evidence: Evidence, known: Catalogue, today: date) -> set[int]:
    """Years of the reports used and of the result; a refusal may name those of the question and of the index."""
    named = {report.year for report in evidence.reports} | {v.year for v in answer.values} | {i.year for i in answer.result.items}
    if isinstance(evidence.found, ComputeEvidence):
        named |= {term.year for term in (*evidence.found.query.terms, *evidence.found.query.bases)}
    if isinstance(evidence.found, StatementEvidence):
        named |= set(evidence.found.query.years)
    if isinstance(evidence.found, Decline | CollectionEvidence) or answer.status is not Status.ANSWERED:
        named |= known.every_year
        named |= {year for mention in find_years(normalise(answer.question), today) for year in mention.years}
    return named


def _covered(answer: Answer, evidence: Evidence, known: Catalogue) -> list[str]:
    """Strings that may stand in the text whole."""
    names = [*(entity.name for entity in evidence.entities), *known.named_in(answer.text)]
    amounts = [f"{value.value} {value.unit}" for value in answer.values if value.value is not None]
    places = [
        part
        for value in answer.values
        for part in (value.label, value.source.section, value.source.table, value.source.row, value.source.column, value.source.as_printed)
    ]
    quotes = [part for citation in answer.citations for part in (citation.quote, citation.section, citation.title)]
    if isinstance(evidence.found, PassageEvidence):  # a passage is said in part where a language model put it shortly
        parts = [part.strip() for part in _MARKS.split(answer.text)]
        quotes += [
            part for part in parts if _TELLS.search(part) and any(stands_whole(part, citation.quote) for citation in answer.citations)
        ]
    headings = [heading for chunk in getattr(evidence.found, "chunks", ()) for heading in chunk.headings]
    notes = list(getattr(getattr(evidence.found, "query", None), "notes", ()))
    result = answer.result
    computed = [result.formula, result.coverage, *(item.formula for item in result.items), *result.stated]
    spoken = notes + computed + [notice.message for notice in answer.findings] + [item.label for item in answer.result.items]
    asked = normalise(answer.question)
    echoes = [part for part in _QUOTED.findall(answer.text) if part in asked and not any(map(str.isdigit, part))]
    return [*names, *amounts, *places, *quotes, *headings, *spoken, *echoes, answer.question, asked, *fixed_sentences()]


@cache
def fixed_sentences() -> tuple[str, ...]:
    """Sentences of the product's own that hold numerals: labels, definitions and notes of the taxonomy, names of the formats."""
    notes = [term.note for term in lexicon().values() if term.note] + [entry.note for entry in absent()]
    rules = [part for fact in facts().values() for part in (fact.text, fact.basis)]
    texts = [part for entry in concepts().values() for part in (entry.label, entry.short, entry.definition, entry.legal_basis)]
    return tuple(dict.fromkeys(text for text in (*notes, *texts, *rules, *NOTES, *FORMATS.values()) if text))
