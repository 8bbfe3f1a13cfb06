"""Headers that are not the form's: years, units and comparisons over the rows of a national table."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from askgov.taxonomy.layouts import fold, fragments
from ingest.runs import Run

_COMPARED = frozenset(
    {"上年", "本年", "去年", "今年", "上年度", "本年度", "上一年", "往年"}
)  # alone in a cell; pieces of the form's labels
_REMARKS = "备注"
_AMONG_THEM = "其中"  # begins the label of a row that some organ added, torn from the rest of it, too
_LONGEST = 20  # letters; longer texts are sentences
_YEARS = range(1990, 2100)


class Foreign(NamedTuple):
    """What a header prints that no form has: whether there is any, and the grid columns it stands over (those of 备注, too)."""

    found: bool = False
    columns: frozenset[int] = frozenset()


NOTHING = Foreign()


def foreign_words(run: Run) -> Foreign:
    """The words of a run, those beside its values and its row labels apart, that head columns that no form has."""
    own = {token.cell.row for token in run.values if not token.is_blank}
    headed: set[int] = set()  # words after which a header goes on
    known: set[int] = set()
    for segment in run.segments:
        words = range(segment.first, segment.last + 1)
        if segment.labels and len({run.words[word].cell.row for word in words}) == len(words):  # a label broken over lines, not over cells
            known.update(words)
        if segment.names("row") and not segment.names("column"):
            own |= {run.words[word].cell.row for word in words}
        elif segment.text != _AMONG_THEM and any(map(segment.names, ("column", "head", "furniture"))):
            headed.update(range(segment.last + 1, len(run.words)))
    rows = [token.cell.row for token in run.words]
    if run.has_values and rows:
        own.add(rows[-1])  # the label of the values, whatever it says
    texts = {row: {token.cell.text for token in run.words if token.cell.row == row} for row in set(rows)}
    captions = {row for row, printed in texts.items() if len(printed) == 1 and rows.count(row) > 1}  # printed again in each of its cells
    own |= captions | _whole_rows(run)
    beside = [word for word in range(len(rows)) if rows[word] not in own and (word in headed or rows.count(rows[word]) > 1)]
    strange = [run.words[word] for word in beside if _names_column(run.words[word].cell.text, word in known)]
    remarks = [run.words[word] for word in beside if fold(run.words[word].cell.text) == _REMARKS]
    years = run.values if _are_years(run) else []
    columns = (range(cell.column, cell.column + cell.colspan) for cell in (token.cell for token in (*strange, *remarks, *years)))
    return Foreign(bool(strange or years), frozenset(column for reach in columns for column in reach))


def _whole_rows(run: Run) -> set[int]:
    """Rows of one merged cell that begins over the labels: a chapter's heading or a paragraph, where a whole report is one table."""
    counts = Counter(token.cell.row for token in (*run.words, *run.values))
    return {token.cell.row for token in run.words if token.cell.column == 0 and token.cell.colspan > 1 and counts[token.cell.row] == 1}


def _names_column(text: str, known: bool) -> bool:
    key = fold(text)
    return not known and (key in _COMPARED or (1 < len(key) <= _LONGEST and key not in fragments()))


def _are_years(run: Run) -> bool:
    """Whether the values are years in a row: a header whose words are numbers."""
    values = [token.reading.value for token in run.values if not token.is_blank]
    years = [int(value) for value in values if value is not None and value in _YEARS]
    return 1 < len(years) == len(values) and len({other - one for one, other in pairwise(years)}) == 1 and abs(years[1] - years[0]) == 1
