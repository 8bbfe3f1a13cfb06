"""Source cards: where each figure and quotation of an answer stands in its report."""

import re
from dataclasses import dataclass

from askgov.domain import Answer, Citation, State, Value
from askgov.portal import addresses, words


@dataclass(frozen=True)
class Card:
    """One place in a report."""

    marker: str  # "" when the text does not point at it
    report_id: str
    title: str
    heading: str  # chapter, and page where there is one
    viewer: str
    about: str = ""  # the figure, in words
    table: str = ""
    row: str = ""
    column: str = ""
    printed: str = ""  # the cell as printed
    quote: tuple[str, str, str] = ("", "", "")  # before, hit, after
    url: str = ""  # where the report was published


def cards(answer: Answer) -> tuple[Card, ...]:
    """The cards of an answer, each place once, in the order of their markers.

    A figure from prose and the sentence that it stands in share a marker, and one card.
    """
    quotes = {bare(citation.marker): citation.quote for citation in answer.citations}
    pointed = {_place(value) for value in answer.values if value.marker}
    found: dict[tuple[str, str], Card] = {}
    for value in answer.values:
        if value.marker or _place(value) not in pointed:  # a computed figure borrows the place of its first operand
            card = _of_value(value, quotes.get(bare(value.marker), ""))
            found.setdefault((card.marker, card.viewer), card)
    taken = {card.marker for card in found.values()}
    for citation in answer.citations:
        if bare(citation.marker) not in taken:
            card = _of_citation(citation)
            found.setdefault((card.marker, card.viewer), card)
    return tuple(sorted(found.values(), key=lambda card: int(card.marker) if card.marker.isdigit() else 1000))


def bare(marker: str) -> str:
    """``[3]`` or ``3`` as ``3``."""
    return marker.strip("[]")


def around(sentence: str, hit: str) -> tuple[str, str, str]:
    """``sentence`` split at ``hit``; unsplit when it stands there more than once, as part of a longer number, or not at all."""
    found = list(re.finditer(rf"(?<![\d.,，]){re.escape(hit)}(?!\d|[.,，]\d)", sentence)) if hit else []
    if len(found) != 1 or hit == sentence:
        return sentence, "", ""
    return sentence[: found[0].start()], hit, sentence[found[0].end() :]


def _place(value: Value) -> tuple[object, ...]:
    source = value.source
    return source.report_id, source.block, source.cell, source.span


def _of_value(value: Value, sentence: str) -> Card:
    source = value.source
    in_table = source.cell is not None or bool(source.row or source.column)
    absent = words.ABSENCES.get(value.state, words.ABSENCES[State.BLANK])
    return Card(
        marker=bare(value.marker),
        report_id=source.report_id,
        title=source.title or source.file,
        heading=_heading(source.section, source.page),
        viewer=addresses.report_page(source.report_id, source.block, source.cell, source.span),
        about=f"{value.entity} {value.year} 年 · {value.label}",
        table=source.table,
        row=source.row,
        column=source.column,
        printed=(words.printed(source.as_printed) or absent) if in_table else "",
        quote=("", "", "") if in_table else around(sentence or source.as_printed, source.as_printed),
        url=addresses.outside(source.url),
    )


def _of_citation(citation: Citation) -> Card:
    return Card(
        marker=bare(citation.marker),
        report_id=citation.report_id,
        title=citation.title,
        heading=_heading(citation.section, citation.page),
        viewer=addresses.report_page(citation.report_id, citation.block, span=citation.span),
        quote=(citation.quote, "", ""),
    )


def _heading(section: str, page: int | None) -> str:
    return " · ".join(part for part in (section, f"第 {page} 页" if page is not None else "") if part)
