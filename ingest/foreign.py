"""Headers that are not the form's: years, units and comparisons over the rows of a national table."""

from itertools import pairwise

from askgov.taxonomy.layouts import fold, fragments
from ingest.runs import Run

_COMPARED = frozenset(
    {"上年", "本年", "去年", "今年", "上年度", "本年度", "上一年", "往年"}
)  # alone in a cell; pieces of the form's labels
_LONGEST = 20  # letters; longer texts are sentences
_YEARS = range(1990, 2100)


def foreign_words(run: Run) -> bool:
    """Whether a run's words, those beside its values and its row labels apart, head columns that no form has."""
    own = {token.cell.row for token in run.values}
    headed: set[int] = set()  # words after which a header goes on
    known: set[int] = set()
    for segment in run.segments:
        words = range(segment.first, segment.last + 1)
        if segment.labels:
            known.update(words)
        if segment.names("row") and not segment.names("column"):
            own |= {run.words[word].cell.row for word in words}
        elif segment.names("column") or segment.names("head") or segment.names("furniture"):
            headed.update(range(segment.last + 1, len(run.words)))
    rows = [token.cell.row for token in run.words]
    strange = [
        word
        for word, token in enumerate(run.words)
        if rows[word] not in own and (word in headed or rows.count(rows[word]) > 1) and _names_column(token.cell.text, word in known)
    ]
    return bool(strange) or _are_years(run)


def _names_column(text: str, known: bool) -> bool:
    key = fold(text)
    return key in _COMPARED or (not known and 1 < len(key) <= _LONGEST and key not in fragments())


def _are_years(run: Run) -> bool:
    """Whether the values are years in a row: a header whose words are numbers."""
    values = [token.reading.value for token in run.values if not token.is_blank]
    years = [int(value) for value in values if value is not None and value in _YEARS]
    return 1 < len(years) == len(values) and len({other - one for one, other in pairwise(years)}) == 1 and abs(years[1] - years[0]) == 1
