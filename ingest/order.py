"""The columns of a table in the order its header prints them.

A table whose header shows the form's own order can be read by count. Any other order must show beyond doubt: a damaged header looks like
an unusual one. Under a damaged header the form's order is taken for granted only where the rest of the report bears it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from askgov.taxonomy.layouts import Block
from ingest.rows import Heading

_PEOPLE, _UMBRELLA, _TOTAL, _OVER_ALL = "natural_person", "organisations", "total", "applicants"  # 自然人 法人或其他组织 总计 申请人情况
_FEWEST_SHOWN = 3  # columns whose order is no accident
_MOST_LABELS = 4  # of the seven that make a header nearly the form's
_ORGANISATIONS = ("company", "research", "nonprofit", "legal_service", "other_org")  # printed below their umbrella


class Order(NamedTuple):
    """Columns from left to right. Without ``countable`` only cells that stand under their labels can be told."""

    columns: tuple[str, ...]
    countable: bool
    doubtful: bool = False  # the header leaves open which column is the total: the rows' sums must bear out these columns
    otherwise: tuple[str, ...] = ()  # the other columns that a doubtful header may mean
    exact: bool = False  # only complete rows can be counted: a column may be missing
    assumed: bool = False  # the header lacks labels: the order is the form's, not its own
    confirmed: bool = False  # an assumed order is that of the report's other tables


def confirmed(order: Order, shown: bool | None) -> Order:
    """An assumed order, held against what the report's other headers show: it cannot be counted by where these have another order, nor
    where nothing tells and no total among the columns can bear it out."""
    if not order.assumed or shown:
        return order._replace(confirmed=True) if shown else order
    return order._replace(countable=order.countable and shown is None and order.doubtful)


def shown_order(header: Sequence[Heading], block: Block) -> bool | None:
    """Whether a header shows its columns in the form's order (``True``) or another one (``False``); two columns are too few to show that.
    A damaged one tells only by the labels it kept, where these stand in another order."""
    national = [column.id for column in block.columns]
    if len(national) < _FEWEST_SHOWN or any(column.skip for column in block.columns):
        return None
    named = [heading for heading in header if heading.column in national]
    read = list(dict.fromkeys(heading.column for heading in named))
    if len(read) < len(national):
        kept = [national.index(name) for name in read if _PEOPLE not in national or name in _ORGANISATIONS]
        return False if any(one > other for one, other in pairwise(kept)) else None
    order = _order(header, block, foreign=False)
    shown = list(order.columns) if order.countable else _from_left(named)
    open_ = {_TOTAL} if order.doubtful else set()
    return [name for name in shown if name not in open_] == [name for name in national if name not in open_] if shown else None


def column_order(header: Sequence[Heading], block: Block, foreign: bool = False) -> Order:
    """The order of a block's columns under a header. With ``foreign`` words beside its labels, a header that lacks some of them is not
    the form's: years, units and comparisons come in sevens, too; under one that has them all, a row's cells cannot be counted."""
    order = _order(header, block, foreign)
    return order._replace(countable=False) if foreign and not any(column.skip for column in block.columns) else order


def _order(header: Sequence[Heading], block: Block, foreign: bool) -> Order:
    national = tuple(column.id for column in block.columns)
    named = [heading for heading in header if heading.column in national]
    read = tuple(dict.fromkeys(heading.column for heading in named))
    if any(column.skip for column in block.columns):
        return Order(read or national[-1:], countable=True)
    if _from_left(named) == list(national):
        return Order(national, countable=True)
    if _umbrella_is_early(header):
        return Order(national, countable=False)
    if len(read) < len(national):
        return _incomplete(named, read, national, foreign)
    as_read: tuple[str, ...] = ()
    if _PEOPLE in national:
        if _umbrella_is_lost(header):
            return Order(tuple(_in_form(read, national)), countable=True, doubtful=True, otherwise=read)
        as_read = tuple(_below_umbrella(header)) if _total_is_early(header) else ()
        read = (*(name for name in as_read if name != _TOTAL), _TOTAL) if as_read else tuple(_below_umbrella(header))
    if read == national:
        return Order(national, countable=not _from_left(named), doubtful=bool(as_read), otherwise=as_read)
    plain = _is_two_storeyed(header) or _one_a_row(named) if _PEOPLE in national else _on_one_row(named) or _one_a_row(named)
    if set(read) == set(national) and plain:
        return Order(read, countable=True, doubtful=bool(as_read), otherwise=as_read)
    return Order(national, countable=False)


def _incomplete(named: Sequence[Heading], read: tuple[str, ...], national: tuple[str, ...], foreign: bool) -> Order:
    """Under a header that lacks labels: what stands under its labels can be told, and complete rows where it is nearly the form's."""
    in_order = list(read) == [name for name in national if name in read]
    if foreign or not in_order or any(_contradicts(heading, national) for heading in named):
        return Order(national, countable=False)
    if _PEOPLE not in national or not read:
        return Order(national, countable=True, doubtful=_PEOPLE in national, assumed=len(national) > 1)
    if _from_left(named) == list(read):
        return Order(read, countable=False)
    return Order(national, countable=len(read) >= _MOST_LABELS, doubtful=True, exact=True, assumed=True)


def _contradicts(heading: Heading, national: Sequence[str]) -> bool:
    """Whether more columns stand before or after a label than in the form."""
    place = national.index(heading.column)
    return heading.before > place or heading.after > len(national) - 1 - place


def _umbrella_is_early(header: Sequence[Heading]) -> bool:
    """Whether 法人或其他组织 is read on a line before 自然人, and the columns are on several: it stands left of it or, where that spans
    lines and is centred, higher."""
    first = {heading.column: heading for heading in reversed(header)}
    if not {_UMBRELLA, _PEOPLE} <= set(first) or _on_one_row(heading for heading in header if heading.column not in (_UMBRELLA, _OVER_ALL)):
        return False
    read = list(dict.fromkeys(heading.column for heading in header))
    return read.index(_UMBRELLA) < read.index(_PEOPLE) and not _on_one_row([first[_UMBRELLA], first[_PEOPLE]])


def _umbrella_is_lost(header: Sequence[Heading]) -> bool:
    """Whether 自然人 and 总计 are read, then the organisations, on several rows: below an umbrella that is lost, or in that order."""
    read = list(dict.fromkeys(heading.column for heading in header if heading.column != _OVER_ALL))
    return _UMBRELLA not in read and set(read[:2]) == {_PEOPLE, _TOTAL} and not _on_one_row(header)


def _in_form(read: Sequence[str], national: Sequence[str]) -> list[str]:
    """The columns where the organisations are printed between 自然人 and 总计."""
    return [_PEOPLE, *(name for name in read if name in national and name in _ORGANISATIONS), _TOTAL]


def _from_left(named: Sequence[Heading]) -> list[str]:
    """The labels in the order of the grid columns that they stand in, where each has its own; else empty."""
    places = {heading.column: heading.tokens[0].cell.column for heading in named}
    apart = len(set(places.values())) == len(places) and len({heading.block for heading in named}) == 1
    return sorted(places, key=places.__getitem__) if apart else []


def _below_umbrella(header: Sequence[Heading]) -> list[str]:
    """Table 3's columns from left to right, from labels read row by row: what stands below an umbrella takes its place."""
    read = list(dict.fromkeys(heading.column for heading in header))
    organisations = [name for name in read if name in _ORGANISATIONS]
    top = list(dict.fromkeys(_UMBRELLA if name in _ORGANISATIONS else name for name in read if name != _OVER_ALL))
    return [column for name in top for column in (organisations if name == _UMBRELLA else [name])]


def _total_is_early(header: Sequence[Heading]) -> bool:
    """Whether 总计 is read before 自然人, below 申请人情况 or where that is lost, and not on one row with it: the first column, or the last
    one, one row above what is below 申请人情况."""
    first = {heading.column: (place, heading) for place, heading in reversed(list(enumerate(header)))}
    if not {_TOTAL, _PEOPLE} <= set(first) or first[_TOTAL][0] > first[_PEOPLE][0]:
        return False
    apart = not _on_one_row([first[_TOTAL][1], first[_PEOPLE][1]])
    if _OVER_ALL not in first:
        return apart
    return first[_OVER_ALL][0] < first[_TOTAL][0] and (apart or _on_one_row([first[_OVER_ALL][1], first[_TOTAL][1]]))


def _is_two_storeyed(header: Sequence[Heading]) -> bool:
    """Whether 自然人, 法人或其他组织 and 总计 share a row and the five kinds of organisation the next, or all seven labels one row."""
    upper = [heading for heading in header if heading.column in (_PEOPLE, _UMBRELLA, _TOTAL)]
    lower = [heading for heading in header if heading.column in _ORGANISATIONS]
    named = [heading for heading in header if heading.column != _OVER_ALL]
    complete = {heading.column for heading in upper} == {_PEOPLE, _UMBRELLA, _TOTAL} and len(lower) == len(_ORGANISATIONS)
    return (complete and _on_one_row(upper) and _on_one_row(lower)) or (_on_one_row(named) and len(named) >= len(_ORGANISATIONS) + 2)


def _on_one_row(header: Iterable[Heading]) -> bool:
    return len({(heading.block, token.cell.row) for heading in header for token in heading.tokens}) == 1


def _one_a_row(header: Sequence[Heading]) -> bool:
    return len({(heading.block, heading.tokens[0].cell.row) for heading in header}) == len(header)


def header_columns(header: Iterable[Heading], block: int) -> Mapping[str, frozenset[int]]:
    """The grid columns under each label of a header of the same table. A label that is cut over several columns is left out, and one
    that stands over other columns on another row: it is a part of other words there."""
    places: dict[str, dict[int, set[int]]] = {}
    cut: set[str] = set()
    for heading in header:
        spans = {(token.cell.column, token.cell.colspan) for token in heading.tokens}
        if heading.block != block or len(spans) != 1:
            cut.add(heading.column)
            continue
        first, width = spans.pop()
        places.setdefault(heading.column, {}).setdefault(heading.tokens[0].cell.row, set()).update(range(first, first + width))
    found = {name: {frozenset(columns) for columns in rows.values()} for name, rows in places.items() if name not in cut}
    return {name: columns.pop() for name, columns in found.items() if len(columns) == 1}
