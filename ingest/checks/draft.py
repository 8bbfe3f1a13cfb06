"""One report as the checks see it: what was read from its file, and nothing of any other report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from askgov.domain import Applicant, Chunk, Entity, Figure, Provenance, Report, Statement
from askgov.taxonomy.identities import identities, term
from ingest.checks.told import Sentence, sentences

ENDS = "。；;！! \n"  # of a sentence


@dataclass(frozen=True)
class Draft:
    """What was read from one file, published or not."""

    entity: Entity
    report: Report
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    closing: tuple[Provenance, ...] = ()  # the last lines of text, where it is signed and dated

    @cached_property
    def cells(self) -> Mapping[tuple[str, Applicant | None], Figure]:
        """The cells that hold a number, by concept and column (None outside table 3)."""
        return {(figure.concept, figure.applicant): figure for figure in self.figures if figure.value is not None}

    @cached_property
    def totals(self) -> Mapping[str, Figure]:
        """Of each concept the cell of the whole line that holds a number: the total column of table 3, the only one elsewhere."""
        return {concept: figure for (concept, column), figure in self.cells.items() if column in (None, Applicant.TOTAL)}

    @cached_property
    def nothing(self) -> Mapping[str, Figure]:
        """Lines that are left blank while the other lines of their sum come to it, so that nothing is left for them; a cell of that sum, by
        concept."""
        found: dict[str, Figure] = {}
        for identity in identities(self.report.format):
            if identity.columns == "across" or identity.years:
                continue
            sides = [[term(signed) for signed in side] for side in (identity.left, identity.right)]
            told = [[(sign, self.totals[line]) for sign, line in side if line in self.totals] for side in sides]
            left, right = (sum((sign * (cell.value or Decimal(0)) for sign, cell in side), Decimal(0)) for side in told)
            blank = [[line for _, line in side if line not in self.totals] for side in sides]
            if all(told) and left == right and not all(blank):  # with blanks on both sides the same may be missing from both
                found |= {line: told[0][0][1] for side in blank for line in side}
        return found

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that tell figures, with all figures in them."""
        return tuple(sentences(self.statements, self.chunks))

    @cached_property
    def parts(self) -> Mapping[str, tuple[Statement, ...]]:
        """The figures in prose that are parts of another, by the id of that one."""
        return _grouped((statement.parent, statement) for statement in self.statements if statement.parent is not None)

    @cached_property
    def told(self) -> Mapping[str, tuple[Statement, ...]]:
        """The figures in prose by their sentence, without its last mark."""
        return _grouped((statement.sentence.strip(ENDS), statement) for statement in self.statements)


def _grouped(named: Iterable[tuple[str, Statement]]) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = {}
    for name, statement in named:
        found.setdefault(name, []).append(statement)
    return {name: tuple(statements) for name, statements in found.items()}
