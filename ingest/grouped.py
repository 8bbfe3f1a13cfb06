"""Numbers with blanks between their digits: 1 901, or 1234 5 where a narrow cell broke them. They are taken only where the sum of their row
bears them out, since two numbers in one cell look the same; then they are also where the cell itself did not tell that it is one."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from askgov.domain import State
from ingest.row_cells import Placed
from ingest.runs import Token
from ingest.values import Reading, read_value

_TOTAL = "total"  # of table 3's columns, and of the outcomes of table 4
_GROUPED = re.compile(r"[1-9][\d,]*(?: [\d,]+){1,3}")


def ungrouped(values: Placed, columns: Sequence[str]) -> Placed:
    """A row of table 3, or of table 4 (each of its blocks by itself), with such numbers read, if its total is then the sum of the others;
    else as it is. Where every cell is one the values of two rows may stand in one."""
    read = list(values)
    for block in dict.fromkeys(name.rpartition(".")[0] for name in columns):
        places = [place for place, name in enumerate(columns) if name.rpartition(".")[0] == block]
        named = [columns[place].rpartition(".")[2] for place in places]
        if _TOTAL in named and len(set(named)) == len(named) > 1:
            for place, token in zip(places, _summed([values[place] for place in places], named.index(_TOTAL)), strict=True):
                read[place] = token
    return tuple(read)


def _summed(values: Sequence[Token | None], total: int) -> Sequence[Token | None]:
    """The cells of one sum with such numbers read, if it then holds."""
    joined = [_joined(token) if token else None for token in values]
    read = [new or _counted(token) for new, token in zip(joined, values, strict=True)]
    numbers = [number for number in read if number is not None]
    if not any(joined) or all(joined) or len(numbers) < len(values) or 2 * numbers[total] != sum(numbers):
        return values
    if any(token is None or token.is_blank for token in values) and _may_be_two_rows(values, joined, total):
        return values
    return [
        Token(token.cell, Reading(State.NUMBER, new)) if token and new is not None else token
        for new, token in zip(joined, values, strict=True)
    ]


def _may_be_two_rows(values: Sequence[Token | None], joined: Sequence[Decimal | None], total: int) -> bool:
    """Whether the cells may hold the figures of two rows, one of which has nothing where a cell holds one figure: both have their sums."""
    pairs = [_pair(token) if token and new is not None else None for token, new in zip(values, joined, strict=True)]
    whole = pairs[total]
    if whole is None:
        return False  # a sum of one row
    others = [pair for place, pair in enumerate(pairs) if pair and place != total]
    single = [_counted(token) or Decimal(0) for token, pair in zip(values, pairs, strict=True) if not pair]
    rests = [one - sum(pair[row] for pair in others) for row, one in enumerate(whole)]
    shares = {sum(chosen) for count in range(len(single) + 1) for chosen in combinations(single, count)}
    return rests[0] in shares and rests[0] + rests[1] == sum(single)


def _pair(token: Token) -> tuple[Decimal, Decimal]:
    """The two figures that a broken number looks like; the second is what stands behind the first blank."""
    first, _, rest = unicodedata.normalize("NFKC", token.cell.text).strip().partition(" ")
    return Decimal(re.sub(r"\D", "", first) or 0), Decimal(re.sub(r"\D", "", rest) or 0)


def _counted(token: Token | None) -> Decimal | None:
    """What a cell adds to a sum: empty ones and marks for nothing add nothing."""
    if token is None or token.reading.state in (State.NOT_APPLICABLE, State.BLANK):
        return Decimal(0)
    return token.reading.value


def _joined(token: Token) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", token.cell.text).strip()
    if not _GROUPED.fullmatch(plain):
        return None
    return read_value(plain.replace(" ", "")).value
