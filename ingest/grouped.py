"""Numbers with blanks between their digits: 1 901, or 1234 5 where a narrow cell broke them. They are taken only where the sum of their row
bears them out, since two numbers in one cell look the same."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from askgov.domain import Applicant, State
from ingest.columns import Placed
from ingest.runs import Token
from ingest.values import Reading

_GROUPED = re.compile(r"[1-9]\d*(?: \d+){1,3}")


def ungrouped(values: Placed, columns: Sequence[str]) -> Placed:
    """A row of table 3 with such numbers read, if its total is then the sum of the others; else as it is.

    Where every cell is one the values of two rows may stand in one."""
    joined = [_joined(token) if token else None for token in values]
    if not any(joined) or all(joined) or Applicant.TOTAL not in columns or len(columns) != len(set(columns)):
        return values
    read = [new or (token.reading.value if token else None) for new, token in zip(joined, values, strict=True)]
    numbers = [number for number in read if number is not None]
    total = read[list(columns).index(Applicant.TOTAL)]
    if len(numbers) != len(values) or total is None or 2 * total != sum(numbers):
        return values
    return tuple(
        Token(token.cell, Reading(State.NUMBER, new)) if token and new is not None else token
        for new, token in zip(joined, values, strict=True)
    )


def _joined(token: Token) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", token.cell.text).strip()
    if token.cell.unreadable or not _GROUPED.fullmatch(plain):
        return None
    return Decimal(plain.replace(" ", ""))
