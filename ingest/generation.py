"""Which generation of the national format a table is of: told by the rows and columns it prints, never by the document it cites."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from askgov.domain import Format
from askgov.taxonomy.layouts import Sheet, sheets
from ingest.rows import LabelledRow

Seen = tuple[int, str, str, str]  # block, table, kind and id of a label that was met
_SHARED = frozenset({"amount", "decisions"})  # ids of columns that two formats print with different words around them
_COMMON = frozenset({"items_change"})  # 增减, which tables of any year compare with


def formats_told(rows: Sequence[LabelledRow], seen: Iterable[Seen]) -> dict[str, Format]:
    """The format of each table, where something tells it."""
    blocks = {(row.block, row.table) for row in rows}
    met = Counter((table, kind, name) for block, table, kind, name in seen if (block, table) in blocks)
    told = {"1": _one_column(rows), "2": _disclosure(rows, met), "3": _requests(rows)}
    return {table: format_ for table, format_ in told.items() if format_ is not None}


def format_of(told: Mapping[str, Format]) -> Format | None:
    """The format of a report, by its tables."""
    return told.get("2") or told.get("3") or told.get("1")


def _disclosure(rows: Sequence[LabelledRow], met: Mapping[tuple[str, str, str], int]) -> Format | None:
    """Table 2: by labels that one format alone prints, and by headers that name exactly the columns of one format."""
    votes: Counter[Format] = Counter()
    options = [sheet for sheet in sheets() if sheet.table == "2"]
    columns = {column.id for sheet in options for block in sheet.block for column in block.columns}
    for sheet in options:
        others = {name for other in options if other is not sheet for name in _names(other)}
        own = _names(sheet) - others
        votes[sheet.formats[0]] += sum(count for (table, kind, name), count in met.items() if table == "2" and (kind, name) in own)
    for row in rows:
        header = {heading.column for heading in row.header if heading.column in columns}
        exact = [
            sheet.formats[0]
            for sheet in options
            for block in sheet.block
            if row.table == "2" and any(form.id == row.row for form in block.rows) and {column.id for column in block.columns} == header
        ]
        votes.update(exact)
    return _winner(votes)


def _requests(rows: Sequence[LabelledRow]) -> Format | None:
    """Table 3: 其他处理 is one row until 2020 and three since."""
    names = {row.row for row in rows if row.table == "3"}
    if any(name.startswith("other.") for name in names):
        return Format.G3
    return Format.G2 if "other" in names else None


def _one_column(rows: Sequence[LabelledRow]) -> Format | None:
    """The one-column tables: by the rows that only one of the two forms has."""
    names = {row.row for row in rows if row.table == "1"}
    options = [sheet for sheet in sheets() if sheet.table == "1"]
    forms = {sheet.formats[0]: {row.id for block in sheet.block for row in block.rows} for sheet in options}
    votes: Counter[Format] = Counter()
    for format_, form in forms.items():
        others = {name for other, known in forms.items() if other is not format_ for name in known}
        votes[format_] += len(names & (form - others))
    return _winner(votes)


def _names(sheet: Sheet) -> set[tuple[str, str]]:
    columns = {("column", column.id) for block in sheet.block for column in block.columns if column.id not in _SHARED | _COMMON}
    return columns | {("row", row.id) for block in sheet.block for row in block.rows}


def _winner(votes: Counter[Format]) -> Format | None:
    """The format with more votes than any other."""
    ranked = votes.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
