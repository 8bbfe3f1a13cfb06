"""One report as the checks see it: what was read from its file, and nothing of any other report."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from askgov.domain import Applicant, Chunk, Entity, Figure, Report, Statement


@dataclass(frozen=True)
class Draft:
    """What was read from one file, published or not."""

    entity: Entity
    report: Report
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    chunks: tuple[Chunk, ...] = ()

    @cached_property
    def cells(self) -> Mapping[tuple[str, Applicant | None], Figure]:
        """The cells that hold a number, by concept and column (None outside table 3)."""
        return {(figure.concept, figure.applicant): figure for figure in self.figures if figure.value is not None}

    @cached_property
    def totals(self) -> Mapping[str, Figure]:
        """Of each concept the cell of the whole line that holds a number: the total column of table 3, the only one elsewhere."""
        return {concept: figure for (concept, column), figure in self.cells.items() if column in (None, Applicant.TOTAL)}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Statement, ...]]:
        """The figures in prose that are parts of another, by the id of that one."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            if statement.parent is not None:
                found.setdefault(statement.parent, []).append(statement)
        return {id_: tuple(parts) for id_, parts in found.items()}
