"""What an answer to a computation is put together on: the evidence, the values cited so far, and how things are called."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from askgov.cited import name_of, term_of, unit_of, values_of
from askgov.domain import ComputeQuery, Operation, Term, Value
from askgov.domain.evidence import Absent, Cell, Derived, Evidence
from askgov.operations.evaluate import Computed, Point, formula
from askgov.wording import APPLICANTS, figure_label, plain

MEASURE_UNITS = {Operation.GROWTH: "%", Operation.SHARE: "%", Operation.RATIO: "倍"}
_MEASURES = {Operation.SHARE: "的占比", Operation.GROWTH: "的增长率", Operation.DIFFERENCE: "的增减", Operation.RATIO: "的倍数"}


@dataclass
class Desk:
    """The evidence and the values cited so far, each with its marker."""

    evidence: Evidence
    query: ComputeQuery
    values: list[Value] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    _cited: dict[int, list[Value]] = field(default_factory=dict)  # by the identity of the cell
    _marked: int = 0  # values with a marker so far

    def state(self, text: str) -> str:
        """A few words with a number that was computed here; kept, so that the last look at the answer knows it."""
        self.stated.append(text)
        return text

    def cite(self, cell: Cell) -> list[Value]:
        """The values of a cell; cited once however often it is named."""
        if id(cell) not in self._cited:
            cited = self._cited[id(cell)] = values_of(cell, self.evidence, self._marked + 1)
            self._marked += sum(bool(value.marker) for value in cited)
            self.values += cited
        return self._cited[id(cell)]

    def markers(self, *cells: Cell | None) -> str:
        """The markers of some cells: [1][2]."""
        return "".join(value.marker for cell in cells if cell is not None for value in self.cite(cell))

    def amount(self, cell: Cell) -> str:
        """392 件[1]; a sum with its parts: 53 件（国家秘密 2[1] + …）."""
        assert not isinstance(cell, Absent)
        shown = self.cite(cell)
        if not isinstance(cell, Derived):
            return f"{plain(cell.value)} {unit_of(cell)}{shown[0].marker}"
        parts = " + ".join(f"{term_of(value, shown[0])}{value.marker}" for value in shown[1:])
        return f"{plain(cell.value)} {unit_of(cell)}（{parts}）"

    def result(self, point: Point) -> str:
        """A point's value: 34.16%[1][2], or the figure itself with its marker."""
        assert point.value is not None
        if point.base is None:
            return self.amount(point.cell)
        unit = MEASURE_UNITS.get(self.query.measure) or f" {unit_of(point.cell)}"
        return self.state(f"{plain(point.value)}{unit}") + self.markers(point.cell, point.base)

    def unit(self, point: Point) -> str:
        """The unit of a point's value."""
        return MEASURE_UNITS.get(self.query.measure) or unit_of(point.cell)

    def about(self, point: Point) -> str:
        """What a point is about, by the axis that the points differ in."""
        term = point.term
        match self.query.axis:
            case "entity":
                return f"{name_of(self.evidence, term.entity)}{f'{term.year}年' if self._of_own_years else ''}"
            case "year":
                return f"{term.year}年"
            case "applicant":
                return APPLICANTS[term.applicant] if term.applicant else "总计"
            case _:
                return figure_label(term.concept, None, term.also)

    @property
    def _of_own_years(self) -> bool:
        """Whether each organ is looked at in a year of its own."""
        return self.query.axis == "entity" and len({term.year for term in self.query.terms}) > 1

    def figure(self, term: Term) -> str:
        """云溪县教育局2024年“予以公开”."""
        return f"{name_of(self.evidence, term.entity)}{term.year}年“{figure_label(term.concept, term.applicant, term.also)}”"

    def subject(self, point: Point) -> str:
        """What all points have in common: everything but the axis."""
        term, axis = point.term, self.query.axis
        organs = [each.entity for each in self.query.terms] if axis == "year" else [term.entity]  # one that was renamed has several names
        entity = "" if axis == "entity" else "、".join(dict.fromkeys(name_of(self.evidence, id_) for id_ in organs))
        year = "" if axis == "year" or self._of_own_years else f"{term.year}年"
        column = None if axis == "applicant" else term.applicant
        label = "各项" if axis == "concept" else f"“{figure_label(term.concept, column, term.also)}”"
        return f"{entity}{year}{label}{_MEASURES.get(self.query.measure, '') if point.base is not None else ''}"

    def whole(self, computed: Computed) -> str:
        """The set that is looked at, with its coverage: 云溪县各部门（16 个中 14 个有这个数字）."""
        names = {"entity": "所问的机关", "year": _years(computed.points), "applicant": "各类申请人", "concept": "所问的各项"}
        return f"{self.query.group or names[self.query.axis]}（{self.coverage(computed)}）"

    def coverage(self, computed: Computed) -> str:
        """How many of the figures there are."""
        counted = {"entity": "个机关", "year": "个年度", "applicant": "类", "concept": "项"}[self.query.axis]
        there, all_ = len(computed.present), len(computed.points)
        return f"{all_} {counted}都有这个数字" if there == all_ else f"{all_} {counted}中 {there} 个有这个数字"

    def formula(self, point: Point) -> str:
        """How a point was computed."""
        assert point.value is not None
        assert point.number is not None
        assert point.base_number is not None
        return formula(self.query.measure, point.number, point.base_number, point.value)


def _years(points: Sequence[Point]) -> str:
    """2021年到2024年 where they follow one another."""
    years = [point.term.year for point in points]
    if len(years) > 1 and years == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}年到{years[-1]}年"
    return "、".join(f"{year}年" for year in years)


def number(point: Point) -> Decimal:
    """The value of a point that has one."""
    assert point.value is not None
    return point.value


def names(parts: Sequence[str], most: int) -> str:
    """Names in a row, cut after ``most``."""
    return "、".join(parts[:most]) + ("等" if len(parts) > most else "")
