"""Lines of text: what a line holds, and its cells where it is one of a table.

The same code serves text files and pages that print a table without table markup (a paragraph for each cell).
"""

import re
from collections.abc import Iterable
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from askgov.taxonomy.layouts import ENUMERATORS, chapter_like, fold, fragments
from ingest.labels import is_label, is_unit, row_keys
from ingest.values import is_value

LONGEST_LABEL = 120  # characters; a longer line is prose
LONGEST_PIECE = 40  # letters of a broken label on one line
LONGEST_LINE = 20_000  # characters of a line looked at
MOST_CELLS = 1000  # of a line
_PIPES = str.maketrans("｜│┃║￨", "|||||")
_RULE = re.compile(r"[\s|:+=─-╿_-]+")
_DRAWN = re.compile(r"-{3}|={3}|_{3}|:-|-:|[─-╿]")
_FENCE = re.compile(r"(?:`{3,}|~{3,})\s*[a-z]*")  # around what Markdown leaves as it is
_PAGE = re.compile(r"[-—–―·•]\s*\d{1,4}\s*[-—–―·•]|第\s*\d{1,4}\s*页(?:[,，/\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}")
_CHAPTER = re.compile(r"第?[一二三四五六七八九十]{1,3}[、.．章]\s*\S")
_SENTENCE = re.compile(r"[。！？；]")
_COUNTED = re.compile(r"\d\s*(?:万元|亿元|人次|[件条次篇个项宗起份元])\s*[，,、]")  # 9 件，: a sentence
_WORD = re.compile(r"(?:增加?|减少?)\s+\d\S*|\d\S*\s+(?:万元|亿元|元)(?=\s|$)|\S+")
_UNITS = "人次|件次|条次|篇次|[件条次篇个人项宗起份]"
_PAIR = re.compile(rf"(?<!\S)(\d[\d,.]*)\s+({_UNITS})(?=\s|$)")
_FEWEST_PAIRS = 2  # one may be a code and the unit of a cell without a number
_TOLD_ROW = re.compile(r"(?P<label>[^：:]{2,100})[：:](?P<values>[^：:，、；]{0,20}(?:[，、；][^：:，、；]{0,20}){2,14})")
_GLUED = re.compile(r"(.*[^\d.,\s+-])(\d[\d,.]*)")


class Line(NamedTuple):
    """One line; ``level`` is its heading level where the source marks one."""

    text: str
    path: str
    level: int = 0


class Kind(Enum):
    """What a line is, as far as it shows by itself."""

    EMPTY = "empty"  # white space, a rule of dashes, a page number
    CELLS = "cells"  # several cells between tabs or pipes
    LABEL = "label"  # labels of the national tables, with or without values
    PIECE = "piece"  # short, and part of a label: a wrapped or vertical one
    VALUES = "values"
    CHAPTER = "chapter"  # a heading: tables end here
    PROSE = "prose"


def kind_of(line: Line) -> Kind:
    """The kind of a line."""
    text = line.text.strip()
    if not text and line.text.count("\t") > 1:
        return Kind.VALUES  # a row of empty cells
    if not text or is_drawn(text):
        return Kind.EMPTY
    cut = delimited(line.text)
    if cut is None and len(text) > 3 * LONGEST_LABEL and not _is_flat_table(text):
        return Kind.PROSE
    cells = [cell for cell in cut or split_spaced(text) if cell]
    words = [cell for cell in cells if not is_value(cell)]
    if not words:
        return Kind.VALUES  # an empty cell between pipes is one, too
    printed = " ".join(words)
    if len(words) == len(cells) and _is_heading(line, printed):
        return Kind.CHAPTER
    if cut and len(cells) > 1:
        return Kind.CELLS if max(map(len, cells)) <= 2 * LONGEST_LABEL else Kind.PROSE
    if cut is None and (_SENTENCE.search(text) or _COUNTED.search(text)):
        return Kind.PROSE
    if is_label(printed):
        return Kind.LABEL
    return Kind.PIECE if _is_piece(printed) else Kind.PROSE


def _is_flat_table(text: str) -> bool:
    """Whether a long line is a table in one line: a third of its words are values."""
    words = text[:LONGEST_LINE].split()
    return 3 * sum(map(is_value, words)) >= len(words)


def _is_heading(line: Line, printed: str) -> bool:
    """Whether a line heads a chapter, and is no label of a table that is numbered or marked like one."""
    text = line.text.strip()
    numbered = len(text) <= 60 and bool(_CHAPTER.match(text)) and not _SENTENCE.search(text)
    if numbered:
        key = fold(text).lstrip("".join(ENUMERATORS))
        return not any(label.startswith(key) or key.startswith(label) for label in chapter_like())
    return bool(line.level) and not is_label(printed)


def delimited(text: str, enclosed: bool = True) -> list[str] | None:
    """The cells between tabs or pipes, or of a row told as a list; ``None`` for a line without either. Outer pipes enclose the line, or
    part an empty cell from it."""
    if "\t" in text:
        return [cell.strip() for cell in text.split("\t")[:MOST_CELLS]]
    plain = text.translate(_PIPES).strip()
    if "|" not in plain:
        return _told_row(plain)
    inner = plain.removeprefix("|").removesuffix("|") if enclosed else plain
    return [cell.strip() for cell in inner.split("|")[:MOST_CELLS]]


def _told_row(text: str) -> list[str] | None:
    """The cells of 一、本年新收政府信息公开申请数量：5，0，1，0，0，0，6。"""
    told = _TOLD_ROW.fullmatch(text.rstrip("。；. "))
    if told is None or fold(told["label"]).lstrip("".join(ENUMERATORS)) not in row_keys() or not is_label(told["label"]):
        return None
    values = [value.strip() for value in re.split("[，、；]", told["values"])]
    return [told["label"].strip(), *values] if any(values) and all(map(is_value, filter(None, values))) else None


def pipes_part(lines: Iterable[str]) -> bool:
    """Whether the pipes of a table part its cells and enclose nothing: a line has them between cells only, or some lines have one at
    the left alone (their first cell is empty) and others at the right alone."""
    plain = [line.translate(_PIPES).strip() for line in lines if "\t" not in line]
    outer = {(line.startswith("|"), line.endswith("|")) for line in plain if "|" in line}
    return (False, False) in outer or {(True, False), (False, True)} <= outer


def split_spaced(text: str) -> list[str]:
    """The cells of a line without delimiters: words, then each value apart. A line of words alone is cut at white space."""
    if is_value(text.strip()):
        return [text.strip()]  # one number with its unit, whatever white space stands between: 18 件
    words: list[str] = _WORD.findall(_with_units(text[:LONGEST_LINE]))
    first = len(words)
    while first and is_value(words[first - 1]):
        first -= 1
    label, values = words[:first], words[first:]
    glued = _GLUED.fullmatch(label[-1]) if label else None
    if glued and fold(" ".join([*label[:-1], glued[1]])).lstrip("".join(ENUMERATORS)) in row_keys():
        label, values = [*label[:-1], glued[1]], [glued[2], *values]
    if not values:
        return label
    parts = [(valued, list(part)) for valued, part in groupby(label, is_value)]
    if len(parts) > 1 and all(
        valued or (is_label(" ".join(part)) and "，" not in "".join(part)) for valued, part in parts
    ):  # several rows on one line
        return [cell for valued, part in parts for cell in (part if valued else _label_cells(part))] + values
    return [*_label_cells(label), *values]


def _with_units(text: str) -> str:
    """The text with its numbers and their units together, where each number has one: 3 件 4 件, not 12 条 345."""
    pairs = list(_PAIR.finditer(text))
    ends_in_one = bool(pairs) and pairs[-1].end() == len(text.rstrip())
    return _PAIR.sub(r"\1\2", text) if ends_in_one and len(pairs) >= _FEWEST_PAIRS else text


def _label_cells(words: list[str]) -> list[str]:
    """A row's label as one cell, its unit apart."""
    units = words[-1:] if len(words) > 1 and is_unit(words[-1]) else []
    return [*filter(None, [" ".join(words[: len(words) - len(units)])]), *units]


def is_drawn(text: str) -> bool:
    """Whether a line only furnishes the page: ``|---|---|``, ``+----+``, ``├──┼──┤``, ``— 5 —``, ``第 3 页``, a fence; not bars alone, nor
    a mark for nothing between bars."""
    if _PAGE.fullmatch(text) or _FENCE.fullmatch(text):
        return True
    return bool(_RULE.fullmatch(text) and _DRAWN.search(text.translate(_PIPES)))


def _is_piece(text: str) -> bool:
    key = fold(text).lstrip("".join(ENUMERATORS))
    return len(key) <= LONGEST_PIECE and not _SENTENCE.search(text) and (key in fragments() or not key)
