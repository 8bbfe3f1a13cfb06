"""Where in a report its findings stand: cells and sentences bear the numbers of the findings that rest on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from askgov.domain import Finding, Provenance, Severity
from askgov.portal.grid import Address, MarkedCell
from askgov.portal.markup import element, together

Span = tuple[int, int]
_HEAVIEST = tuple(Severity)
_JOINED = "\u2060"  # keeps the numbers on the line of what they stand at


@dataclass(frozen=True)
class BlockMarks:
    """The numbers in one block, by cell or by characters."""

    cells: dict[Address, list[int]] = field(default_factory=dict)
    spans: dict[Span, list[int]] = field(default_factory=dict)
    whole: list[int] = field(default_factory=list)


class Marks:
    """The findings of a report, numbered from 1 in the order given, by the places they rest on.

    ``prefix`` stands before every id and link, so that several reports go on one page.
    """

    def __init__(self, findings: Sequence[Finding], prefix: str = "") -> None:
        self._prefix = prefix
        self._weights = {number: finding.severity for number, finding in enumerate(findings, start=1)}
        self._blocks: dict[int, BlockMarks] = {}
        for number, finding in enumerate(findings, start=1):
            for source in finding.operands:
                if source.report_id == finding.report_id:
                    self._add(number, source)

    def cells(self, block: int) -> Mapping[Address, MarkedCell]:
        """The marked cells of a table, with what is written beside their text."""
        found = self._blocks.get(block, BlockMarks()).cells
        return {
            address: MarkedCell(self.weight(numbers), self._numbers(numbers, anchor(block, cell=address)))
            for address, numbers in found.items()
        }

    def text(self, block: int, text: str) -> Markup:
        """The text of a heading or paragraph with its marked characters; places may overlap."""
        marks = self._blocks.get(block, BlockMarks())
        spans = {(max(start, 0), min(end, len(text))): numbers for (start, end), numbers in marks.spans.items()}
        edges = sorted({0, len(text), *(edge for span in spans if span[0] < span[1] for edge in span)})
        parts: list[str] = [self._numbers(marks.whole, anchor(block))] if marks.whole else []
        for start, end in pairwise(edges):
            over = [number for span, numbers in spans.items() if span[0] <= start and end <= span[1] for number in numbers]
            parts.append(element("mark", text[start:end], class_=self.weight(over)) if over else text[start:end])
            parts += [self._numbers(numbers, anchor(block, span=span)) for span, numbers in spans.items() if span[1] == end]
        return together(parts)

    def whole(self, block: int) -> Markup:
        """The numbers of a table that is meant as a whole."""
        numbers = self._blocks.get(block, BlockMarks()).whole
        return element("p", "整表", self._numbers(numbers, anchor(block)), class_="whole") if numbers else Markup("")

    def weight(self, numbers: Sequence[int]) -> str:
        """The heaviest of some findings."""
        return min((self._weights[number] for number in numbers), key=_HEAVIEST.index).value

    def _add(self, number: int, source: Provenance) -> None:
        marks = self._blocks.setdefault(source.block, BlockMarks())
        if source.cell is not None:
            numbers = marks.cells.setdefault(source.cell, [])
        elif source.span is not None and source.span[0] < source.span[1]:
            numbers = marks.spans.setdefault(source.span, [])
        else:
            numbers = marks.whole
        if number not in numbers:
            numbers.append(number)

    def _numbers(self, numbers: Sequence[int], id_: str) -> Markup:
        links = [
            element("a", str(n), href=f"#{self._prefix}f{n}", class_=self._weights[n].value, aria_label=f"（第 {n} 处）") for n in numbers
        ]
        return element("sup", _JOINED, *links, id=f"{self._prefix}{id_}", class_="refs")


def anchor(block: int, cell: Address | None = None, span: Span | None = None) -> str:
    """The id of a marked place on the page."""
    within: tuple[int | str, ...] = cell if cell is not None else ("s", *span) if span is not None else ()
    return "-".join(map(str, ("p", block, *within)))


def anchor_of(source: Provenance) -> str:
    """The same, of a place that a finding rests on."""
    spanned = source.span is not None and source.span[0] < source.span[1]
    return anchor(source.block, source.cell, source.span if spanned else None)
