"""Tables of another year: annexes and comparisons that print last year's national tables beside this year's, or in their place."""

import re
import unicodedata

from ingest.parsed import Cell, Grid, ParsedReport
from ingest.years import YEAR, period, year_value

_LONGEST = 80  # letters of a caption's last sentence
_OPENING = 6000  # letters in which a report names its period
_NAMED_YEAR = re.compile(rf"(?<![0-9])({YEAR})\s?年(?!\s?[0-9]{{1,2}}\s?月)")
_LAST_YEAR = re.compile(r"(?<![较比与同对和])(?:上年|去年|上一年|往年|前一年)(?!度?(?:结转|转入|遗留|项目|相比))")
_THIS_YEAR = re.compile(r"本年|今年|当年|本期")
_POINTS = re.compile(r"表|[如以]下|下列|附|数据")  # words of a whole sentence that speaks of the table after it
_CAPTION = re.compile(r"情况|数据|表|如下|公开")  # words of a caption inside a table, where pieces of labels stand alone, too
_CHAPTER = re.compile(r"\s*[一二三四五六]、")
_LAST_CHAPTER = re.compile(r"\s*[五六]、")
_PICTURE = "[图片"


def this_and_other_years(document: ParsedReport) -> tuple[dict[int, Grid], dict[int, Grid]]:
    """The tables by block, those of the report's year and those of others. A caption of another year inside a table divides it."""
    years, old = report_years(document), tables_of_other_years(document)
    own: dict[int, Grid] = {}
    others: dict[int, Grid] = {}
    for index, block in enumerate(document.blocks):
        if block.grid is None:
            continue
        end = 0 if index in old else _divided(block.grid, years)
        if end:
            own[index] = _part(block.grid, 0, end)
        if end < block.grid.rows:
            others[index] = _part(block.grid, end, block.grid.rows)
    return own, others


def _divided(grid: Grid, years: set[int]) -> int:
    """The first row that is a caption of another year; the number of rows when there is none."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell.text)
    lone = {row: texts[0] for row, texts in rows.items() if len(texts) == 1}
    captions = (row for row, text in lone.items() if _CAPTION.search(text) and _is_of_other_year(text, years))
    return next(captions, grid.rows)


def _part(grid: Grid, first: int, end: int) -> Grid:
    return grid if (first, end) == (0, grid.rows) else Grid(rows=end, columns=grid.columns, cells=_between(grid, first, end))


def _between(grid: Grid, first: int, end: int) -> tuple[Cell, ...]:
    return tuple(cell for cell in grid.cells if first <= cell.row < end)


def tables_of_other_years(document: ParsedReport) -> frozenset[int]:
    """The tables (as indices of blocks) that the text right before them, or their own first row, gives to another year."""
    years = report_years(document)
    found: set[int] = set()
    caption, annexed, closing = "", False, False
    previous = -1  # the table directly before
    for index, block in enumerate(document.blocks):
        if block.grid is None:
            if block.text.strip() and not block.text.startswith(_PICTURE):
                closing = closing or bool(_LAST_CHAPTER.match(block.text))
                caption, previous = block.text, -1
                if _CHAPTER.match(caption) and not closing:
                    annexed = False
                annexed = annexed or (caption.lstrip("（(").startswith("附") and _is_of_other_year(caption, years))
            continue
        texts = [caption if previous < 0 else "", _first_row(block.grid)]
        follows = previous in found and not _is_of_these_years(texts[1], years)
        if annexed or follows or any(_is_of_other_year(text, years) for text in texts):
            found.add(index)
        previous = index
    return frozenset(found)


def report_years(document: ParsedReport) -> set[int]:
    """The years that the report's titles and its period name."""
    titles = [document.title, *(block.text for block in document.blocks if block.grid is None and len(block.text) <= _LONGEST)]
    named = [match for title in titles if "报告" in title or "年报" in title for match in _NAMED_YEAR.findall(title)]
    opening = "\n".join(block.text for block in document.blocks if block.grid is None)[:_OPENING]
    return {year_value(printed) for printed in named[:1]} | set(period(opening) or ())


def _is_of_other_year(text: str, years: set[int]) -> bool:
    """Whether a caption names another year, and not the report's. Of a paragraph, its last sentence is the caption."""
    plain = unicodedata.normalize("NFKC", text).strip()
    sentences = [sentence for sentence in re.split(r"[。;!\n]", plain) if sentence.strip()]
    if not sentences or len(sentences[-1]) > _LONGEST or (plain.endswith("。") and not _POINTS.search(sentences[-1])):
        return False
    named = {year_value(printed) for printed in _NAMED_YEAR.findall(sentences[-1])}
    if named & years or _THIS_YEAR.search(sentences[-1]):
        return False
    return bool(named and years) or bool(_LAST_YEAR.search(sentences[-1]))


def _is_of_these_years(text: str, years: set[int]) -> bool:
    """Whether a caption names a year of the report's and no other."""
    named = {year_value(printed) for printed in _NAMED_YEAR.findall(unicodedata.normalize("NFKC", text))}
    return bool(named) and named <= years


def _first_row(grid: Grid) -> str:
    """The words of a first row that is a single cell, as captions inside tables are."""
    words = list(dict.fromkeys(cell.text.strip() for cell in grid.cells if cell.row == 0 and cell.text.strip()))
    return words[0] if len(words) == 1 else ""
