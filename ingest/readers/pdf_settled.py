"""The columns of a sheet of a table without upright rulings: by its header, by the sheet before, or by what stands in it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from askgov.taxonomy.layouts import fold
from ingest.labels import is_unit
from ingest.readers.pdf_alignment import Alignment
from ingest.readers.pdf_rows import Row, is_row_label
from ingest.readers.pdf_sheets import FEWEST_APART, MOSTLY, Sheet, is_leaf
from ingest.readers.pdf_spans import PADDING, TOUCH, Span, apart, are_apart, as_cells, distinct, headed, in_line, meet, span_of
from ingest.readers.pdf_stacks import Stack
from ingest.readers.pdf_sums import sums_hold

FEW = 0.2  # of the rows with values: those whose values reach into the labels leave the columns certain
FEWEST_FULL = 3  # rows that have a value for each label
_UNITS = "单位"  # as the header of their column


def _merged(spans: Sequence[Span], rows: Sequence[Row], count: int) -> list[Span]:
    """The spans as ``count`` columns: near ones in which no row has a value each are one, since spaces around a number move it."""
    merged = list(spans)
    while len(merged) > count:
        pairs = [(other[0] - one[1], index) for index, (one, other) in enumerate(pairwise(merged)) if not _share_row(one, other, rows)]
        gap, index = min(pairs, default=(PADDING, 0))
        if gap >= PADDING:
            break
        merged[index : index + 2] = [(merged[index][0], merged[index + 1][1])]
    apart = all(_share_row(one, other, rows) for one, other in pairwise(merged))
    return merged if apart else []


def _share_row(one: Span, other: Span, rows: Iterable[Row]) -> bool:
    """Whether some row has a value in each of two spans, so that these are different columns."""
    return any(any(meet(one, value) for value in row.values) and any(meet(other, value) for value in row.values) for row in rows)


def settle(sheet: Sheet, before: Sheet | None) -> None:
    """Finds the columns of a sheet; where they are not certain, its rows are doubtful."""
    body = sheet.rows[len(sheet.header) :]
    labelled = [row for row in body if row.values or row.is_label]
    sheet.edge = max((word.right - TOUCH for row in labelled for word in row.leading), default=before.edge if before is not None else 0.0)
    _set_aside(sheet, body)
    values = [value for row in body for value in row.values]
    heads = [word for row in sheet.header for word in row.words if word.left >= sheet.edge]
    sheet.leaves = sorted((head for head in heads if is_leaf(head, heads)), key=lambda stack: stack.left)
    spans = apart(map(span_of, values))
    columns: list[Span] | None = None
    if sheet.leaves:
        columns = _in_order(sheet.leaves, spans, body) or headed(list(map(span_of, sheet.leaves)), spans)
        columns = columns and as_cells(_filled(columns, body), sheet.leaves, [head for head in heads if head not in sheet.leaves])
    elif before is not None:
        columns = _continued(before, sheet)
        sheet.goes_on = columns is not None
        sheet.torn = sheet.torn and not sheet.goes_on
    if columns is None and not sheet.leaves:  # another table: its columns are those before only if there are as many
        columns = _own_columns(sheet, body, spans, before)
    if not sheet.leaves and before is not None:
        sheet.remarks = before.remarks
    elif sheet.leaves:
        sheet.remarks = next((n for n, leaf in enumerate(reversed(sheet.leaves)) if not leaf.names("furniture")), 0)
    if _is_open(sheet, body, before) or (before is not None and _lacks_leaves(sheet, len(before.columns))):
        sheet.doubt()
    sheet.columns = columns if columns is not None else list(map(span_of, sheet.leaves))
    if columns is None or not distinct(columns, body) or _share_columns(sheet):
        sheet.doubt()
    _doubt_odd(sheet, body)
    if sheet.leaves and columns is not None:
        sheet.alignment = Alignment(sheet.leaves, {index: sheet.values(index) for index in range(len(columns))})
    elif before is not None and sheet.goes_on:
        sheet.alignment = before.alignment
    sheet.rows[: len(sheet.header)] = _levels(sheet)


def _set_aside(sheet: Sheet, body: Sequence[Row]) -> None:
    """Takes what stands among the labels of rows, and in the column of units, for words; and the header of units for that of labels."""
    units = [word for row in body for word in row.words if is_unit(word.text) and all(word.right <= value.left for value in row.values)]
    titles = [word for row in sheet.header for word in row.words if fold(word.text).endswith(_UNITS)]
    for row in body:
        aside = [value for value in row.values if value.right <= sheet.edge or _is_no_unit(value, [*units, *titles])]
        label = min((word.left for word in row.words if is_row_label(word)), default=0.0)
        row.doubtful = row.doubtful or any(value.right > label and not any(map(value.over, [*units, *titles])) for value in aside)
        row.words = sorted([*row.words, *aside], key=lambda stack: stack.left)
        row.values = [value for value in row.values if value not in aside]
        sheet.edge = max(sheet.edge, *(value.right for value in aside)) if aside else sheet.edge
    first = min((value.left for row in body for value in row.values), default=0.0)
    sheet.edge = max([sheet.edge, *(title.right - TOUCH for title in titles if units and title.right <= first)])


def _in_order(leaves: Sequence[Stack], spans: Sequence[Span], body: Sequence[Row]) -> list[Span] | None:
    """The columns of labels that stand otherwise in their cells than the values do: where every row has a value for each label."""
    full = [row for row in body if row.values]
    if len(spans) != len(leaves) or len(full) < FEWEST_FULL or any(len(row.values) != len(leaves) for row in full):
        return None
    columns = [(min(leaf.left, start), max(leaf.right, end)) for leaf, (start, end) in zip(leaves, spans, strict=True)]
    return columns if are_apart(columns) else None


def _filled(columns: Sequence[Span], body: Iterable[Row]) -> list[Span]:
    """The columns with the values of full rows, one for each, of which some stand under no label."""
    grown = list(columns)
    for values in (row.values for row in body if len(row.values) == len(columns) >= FEWEST_APART):
        over = [[index for index, column in enumerate(columns) if meet(column, value)] for value in values]
        if all(places in ([], [index]) for index, places in enumerate(over)):
            spans = map(span_of, values)
            grown = [(min(one[0], other[0]), max(one[1], other[1])) for one, other in zip(grown, spans, strict=True)]
    return grown if are_apart(grown) else list(columns)


def _own_columns(sheet: Sheet, body: Sequence[Row], spans: Sequence[Span], before: Sheet | None) -> list[Span]:
    """The columns of a sheet without a header that does not go on: as many as before it. A full row shows them, with those in line with
    it; or totals do, which are then the sums of what stands before them in all rows."""
    full = max((len(row.values) for row in body), default=0)
    count = full if before is None else len(before.columns) - before.remarks
    columns = _merged(spans, body, count)
    if len(columns) != count:
        sheet.doubt()
    elif before is not None and not sums_hold(columns, body):
        complete = [value for row in body if len(row.values) == count for value in row.values]
        for row in body:
            row.doubtful = row.doubtful or not all(any(in_line(value, other) for other in complete) for value in row.values) or not complete
    return columns


def _share_columns(sheet: Sheet) -> bool:
    """Whether labels beside one another stand nearest to the same column, as where they are at the left of their cells and values at the
    right: whose it is is open."""
    for row in sheet.header if sheet.columns else ():
        over = [word for word in row.words if word.left >= sheet.edge and word not in sheet.leaves]
        heads = [word for word in over if any(segment.labels for segment in word.labels)]
        starts = [sheet.start(head) for head in heads]
        if len(set(starts)) < len(starts):
            return True
    return False


def _doubt_odd(sheet: Sheet, body: Sequence[Row]) -> None:
    """Marks the rows with values that reach into the labels, as where merged cells were miscounted; all, unless these are few."""
    odd = [row for row in body if any(value.left < sheet.edge for value in row.values)]
    few = sheet.goes_on or (sheet.leaves and len(odd) <= FEW * sum(bool(row.values) for row in body))
    if odd and not few:
        sheet.doubt()
    for row in odd:
        row.doubtful = True


def _is_open(sheet: Sheet, body: Sequence[Row], before: Sheet | None) -> bool:
    """Whether words leave it open what the columns are: those of another table beside this one, a column among the labels of rows, two
    columns' labels that touch, or the same on the page before."""
    beside = [word for row in sheet.header for word in row.words if word.left < sheet.edge and all(part.labels for part in word.labels)]
    return (
        any(is_row_label(word) and any(value.right <= word.left for value in row.values) for row in body for word in row.words)
        or any(sum(segment.names("column") is not None for segment in leaf.labels) > 1 for leaf in sheet.leaves)
        or (before is not None and before.is_open and not sheet.leaves)
        or any(segment.names("column", table) for word in beside for segment in word.labels for table in "234")
    )


def _lacks_leaves(sheet: Sheet, count: int) -> bool:
    """Whether the labels of columns are other than on the page before, and some of them say nothing: pieces of a header that is lost."""
    unknown = [leaf for leaf in sheet.leaves if not any(segment.labels for segment in leaf.labels)]
    return bool(unknown) and len(sheet.leaves) != count


def _levels(sheet: Sheet) -> list[Row]:
    """The rows of a header with the labels of the columns in one row, the last."""
    above: list[Row] = []
    last: list[Stack] = []
    for row in sheet.header:
        leaves = [word for word in row.words if word in sheet.leaves]
        rest = [word for word in row.words if word not in sheet.leaves]
        if leaves and all(word.left < sheet.edge for word in rest):
            last += rest
        elif rest:
            above.append(Row(rest, doubtful=row.doubtful))
    return [*above, *([Row(sorted([*last, *sheet.leaves], key=lambda stack: stack.left))] if sheet.leaves else [])]


def _is_no_unit(value: Stack, units: Iterable[Stack]) -> bool:
    """Whether a mark for nothing stands in the column of units, as in rows that have no figures."""
    return not any(map(str.isalnum, value.text)) and any(map(value.over, units))


def _continued(before: Sheet, sheet: Sheet) -> list[Span] | None:
    """The columns of a page before with the values of this one, where most of these stand in line with those; what stands in none of them
    is left aside, unless the labels tell its column, which had nothing yet."""
    grown = list(before.columns)
    if not grown or grown[0][0] < sheet.edge:
        return None
    lined: list[bool] = []
    loose: dict[int, list[Stack]] = {}
    for value in (value for row in sheet.rows for value in row.values):
        over = [index for index, column in enumerate(before.columns) if meet(column, value)]
        alike = before.alignment.columns(value) if before.alignment else []
        left = before.alignment.on_the_left(value) if before.alignment and not over else None
        if len(over) > 1 or (sheet.torn and not over and len(alike) != 1):
            return None
        if over:
            above = before.values(over[0])
            lined += [over == alike or any(in_line(value, other) for other in above)] if above or alike else []
        elif len(alike) != 1 and left is not None and not before.values(left):
            loose.setdefault(left, []).append(value)
        else:
            lined.append(len(alike) == 1)
        for index in over or (alike if len(alike) == 1 else []):
            grown[index] = min(grown[index][0], value.left), max(grown[index][1], value.right)
    for index, values in loose.items():
        place = min(value.left for value in values), max(value.right for value in values)
        if place[1] - place[0] <= max(value.right - value.left for value in values) + PADDING:
            grown[index] = min(grown[index][0], place[0]), max(grown[index][1], place[1])
    return grown if sum(lined) >= MOSTLY * len(lined) and distinct(grown, sheet.rows) and are_apart(grown) else None
