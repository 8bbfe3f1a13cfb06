"""Headers of tables without upright rulings over page breaks: at a page's end, with the rows on the next, or cut in two by the break."""

from collections.abc import Sequence
from itertools import pairwise

from askgov.taxonomy.layouts import Label, fold, group_fragments
from ingest.labels import segments
from ingest.readers.label_numbers import numbering
from ingest.readers.pdf_rows import Row
from ingest.readers.pdf_sheets import Sheet
from ingest.readers.pdf_stacks import Stack


def joined(pages: Sequence[Sequence[Sheet]]) -> list[Sheet]:
    """The sheets of all pages, a header at a page's end, where hardly a value stands below it, with the rows on the next."""
    sheets: list[Sheet] = []
    for page in pages:
        first = page[0] if page else None
        if first and sheets:
            _complete_labels(sheets[-1], first)
        if first and sheets and sum(len(row.values) for row in sheets[-1].rows) <= 1:
            whole = _whole_header(sheets[-1], first) if first.header and not sheets[-1].has_body else None
            if whole is not None:
                first.rows[: len(first.header)] = whole
                sheets.pop()
            elif not first.header:
                first.rows[:0] = sheets.pop().rows
        sheets += page
    return sheets


def doubt_cut(sheets: Sequence[Sheet]) -> None:
    """Marks what a page's end may have cut: rows on both sides of it whose labels are not both whole, so that digits on one page may
    belong to a number on the other; and a label without values that may be the end of one which has them on the page before."""
    rows = [(row, sheet) for sheet in sheets for row in sheet.rows if row.values or row.is_label]
    for (before, above), (row, below) in pairwise(rows):
        heads = above is not below and bool(below.leaves) and not row.words
        begins = (before.is_label and row.is_label) or (bool(row.leading) and bool(numbering(row.leading[0].text)))
        if _page(before) == _page(row) or begins or heads:
            continue
        if before.values and row.values:
            before.doubtful = row.doubtful = True
        row.doubtful = row.doubtful or not row.values


def _page(row: Row) -> int:
    return (row.words or row.values)[0].lines[0].line.page.number


def _complete_labels(sheet: Sheet, first: Sheet) -> None:
    """Puts the last lines of labels of rows that stand alone at a page's head to the labels that end the page before. Those of a label of
    several rows beside them say nothing there."""
    rest = [word for row in first.header for word in row.words]
    last = max((index for index, row in enumerate(sheet.rows) if row.values), default=0)
    trailing = [word for row in sheet.rows[last + 1 :] for word in row.words]
    whole: dict[int, Stack] = {}
    used: set[int] = set()
    for label in sheet.rows[last].leading:
        below = [word for word in (*trailing, *rest) if word.over(label)]
        text = "".join(word.text for word in below)
        if below and below[-1] in rest and _is_row(label.text + text):
            whole[id(label)] = label.completed(text)
            used |= set(map(id, below))
    others = [word for word in rest if id(word) not in used]
    if len(others) == len(rest) or not first.has_body or not all(fold(word.text) in group_fragments() for word in others):
        return
    sheet.rows[last].words = [whole.get(id(word), word) for word in sheet.rows[last].words]
    for row in sheet.rows[last + 1 :]:
        row.words = [word for word in row.words if id(word) not in used]
    sheet.rows[last + 1 :] = [row for row in sheet.rows[last + 1 :] if row.words]
    first.rows = first.rows[len(first.header) :]


def _is_row(text: str) -> bool:
    """Whether a text is the label of a row and nothing else."""
    named = segments([text])
    return len(named) == 1 and named[0].clean and named[0].names("row") is not None


def _whole_header(sheet: Sheet, first: Sheet) -> list[Row] | None:
    """The header at a page's end with the rest of it on the next: letters that a break cut from labels, and labels by themselves;
    where no label is cut, labels that are not among those above, else the whole header is printed again. Before these stand words on the
    labels of rows."""
    heads = [word for row in sheet.rows for word in row.words]
    found: dict[int, Stack] = {}
    below: list[Row] = []
    for row in first.header:
        labels: list[Stack] = []
        for word in row.words:
            above = [head for head in heads if head.over(word) and _columns(head.text + word.text)]
            if len(above) == 1:
                found[id(above[0])] = above[0].completed(word.text)
            elif above or (word.left >= first.edge and not _columns(word.text)):
                return None
            else:
                labels.append(word)
        below += [Row(labels, doubtful=row.doubtful)] if labels else []
    if not found and _names_again(heads, below):
        return None
    upper = [Row([found.get(id(word), word).raised() for word in row.words], doubtful=row.doubtful) for row in sheet.rows]
    return [*upper, *below]


def _names_again(heads: Sequence[Stack], below: Sequence[Row]) -> bool:
    """Whether some labels of columns are among those above, or none are above."""
    above = {label.id for head in heads for label in _columns(head.text)}
    return not above or any(label.id in above for row in below for word in row.words for label in _columns(word.text))


def _columns(text: str) -> list[Label]:
    """The columns that a text names, or several of them, where it is their label and nothing else."""
    named = segments([text])
    return [label for label in named[0].labels if label.kind in ("column", "head")] if len(named) == 1 and named[0].clean else []
