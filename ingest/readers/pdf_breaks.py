"""Headers of tables without upright rulings over page breaks: at a page's end, with the rows on the next, or cut in two by the break."""

from collections.abc import Sequence

from askgov.taxonomy.layouts import Label
from ingest.labels import segments
from ingest.readers.pdf_rows import Row
from ingest.readers.pdf_sheets import Sheet
from ingest.readers.pdf_stacks import Stack


def joined(pages: Sequence[Sequence[Sheet]]) -> list[Sheet]:
    """The sheets of all pages, a header at a page's end, where hardly a value stands below it, with the rows on the next."""
    sheets: list[Sheet] = []
    for page in pages:
        first = page[0] if page else None
        if first and sheets and sum(len(row.values) for row in sheets[-1].rows) <= 1:
            whole = _completed(sheets[-1], first) if not sheets[-1].has_body else None
            if whole is not None:
                first.rows[: len(first.header)] = whole
                sheets.pop()
            elif not first.header:
                first.rows[:0] = sheets.pop().rows
            elif not sheets[-1].has_body and _is_lower_half(first, sheets[-1]):
                first.rows[:0] = [Row([word.raised() for word in row.words], doubtful=row.doubtful) for row in sheets.pop().rows]
        sheets += page
    return sheets


def _completed(sheet: Sheet, first: Sheet) -> list[Row] | None:
    """The header at a page's end with what a break cut from its labels: words below one of them each, with which it names a column."""
    rest = [word for row in first.header for word in row.words]
    heads = [word for row in sheet.rows for word in row.words]
    found: dict[int, Stack] = {}
    for word in rest:
        above = [head for head in heads if head.over(word) and _names_column(head.text + word.text)]
        if len(above) != 1:
            return None
        found[id(above[0])] = above[0].completed(word.text)
    return [Row([found.get(id(word), word) for word in row.words], doubtful=row.doubtful) for row in sheet.rows] if rest else None


def _is_lower_half(first: Sheet, sheet: Sheet) -> bool:
    """Whether the words at a page's head are labels of columns alone, and none of them is among those that end the page before: those above
    them."""
    above = {label.id for row in sheet.rows for word in row.words for label in _columns(word.text)}
    named = [_columns(word.text) for row in first.header for word in row.words]
    return bool(above) and all(named) and above.isdisjoint(label.id for labels in named for label in labels)


def _columns(text: str) -> list[Label]:
    """The columns that a text names, where it is the label of one and nothing else."""
    named = segments([text])
    return [label for label in named[0].labels if label.kind == "column"] if len(named) == 1 and named[0].clean else []


def _names_column(text: str) -> bool:
    return bool(_columns(text))
