"""Statements for tests, written as the sentences that hold them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from askgov.domain import Provenance, Statement

Told = tuple[str, int, str, str]  # label, value, unit and the figure as printed


def statements_in(sentences: Mapping[str, Sequence[Told]]) -> list[Statement]:
    """Every figure of these sentences, in their order, without parents."""
    told = [(sentence, figure) for sentence, figures in sentences.items() for figure in figures]
    return [
        Statement(
            id=f"r:s:{number}", report_id="r", label=label, value=Decimal(value), unit=unit, sentence=sentence,
            source=Provenance(report_id="r", file="f", block=0, as_printed=printed),
        )
        for number, (sentence, (label, value, unit, printed)) in enumerate(told)
    ]  # fmt: skip
