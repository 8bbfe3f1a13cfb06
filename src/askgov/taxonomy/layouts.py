"""The national tables as they are printed: sheets, blocks, rows and columns of every format generation, with the labels that name them.

Labels are compared folded (see ``fold``), so an alias is needed only where the wording differs. Format documents: 国办公开办函〔2021〕30号
(2021 on), 国办公开办函〔2019〕60号 (2019-2020), 国办发〔2014〕32号 (2014-2018), local statistics rules before.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from askgov.domain import Format, Frozen
from askgov.taxonomy import data

ENUMERATORS = frozenset("一二三四五六七八九十0123456789")
_NUMBERED = re.compile(r"^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}\s?[.、]|其中:)")
_CHAPTER_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}、")
_LONGEST_KEPT = 200  # characters of a text whose folded form is worth keeping
_PINYIN = re.compile(r"\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ ]{1,8}\)")


class Column(Frozen):
    """A printed column; one with ``skip`` holds no figure of the year."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    skip: bool = False


class Row(Frozen):
    """A printed line; ``level`` 1-3 is its depth in the form, ``under`` the row that a shared label must follow."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    level: int = 1
    groups: tuple[str, ...] = ()
    under: str = ""
    formats: tuple[Format, ...] = ()  # () = those of the sheet


class Group(Frozen):
    """A line that names the rows below it and holds no figure."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()


class Block(Frozen):
    """Rows that share their columns; ``concept`` makes the id of a cell's concept."""

    label: str = ""
    aliases: tuple[str, ...] = ()
    concept: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def concept_id(self, row: str, column: str) -> str:
        """The concept of a cell."""
        return self.concept.format(row=row, column=column)


class Sheet(Frozen):
    """One table of one format generation."""

    table: str  # "1" 统计表 until 2018 · "2" · "3" · "4"
    formats: tuple[Format, ...]
    caption: str
    heads: tuple[Group, ...] = ()  # header labels over columns or over the labels themselves
    groups: tuple[Group, ...] = ()
    block: tuple[Block, ...]

    def group_labels(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Printed labels of the groups, outermost first."""
        printed = {group.id: group.label for group in self.groups}
        return tuple(printed[name] for name in ids)


class Label(NamedTuple):
    """One meaning of a printed label."""

    kind: Literal["row", "column", "head", "group", "caption", "furniture", "unit"]
    table: str  # "" for furniture and units
    id: str
    under: str = ""


def fold(text: str, brackets: bool = False) -> str:
    """Text as labels are compared: NFKC, simplified, 其它 as 其他, 档案 (Taiwan) as 文件; letters, digits (brackets, when asked)."""
    return _folded(text, brackets) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text, brackets)


@lru_cache(maxsize=16384)
def _folded(text: str, brackets: bool) -> str:
    plain = _PINYIN.sub("", unicodedata.normalize("NFKC", text).casefold())
    kept = (char for char in plain if char.isalnum() or (brackets and char in "()"))
    return "".join(map(_simplified, kept)).replace("其它", "其他").replace("档案", "文件")


@cache
def sheets() -> tuple[Sheet, ...]:
    """All tables, newest format first within a table."""
    return tuple(Sheet.model_validate(entry) for entry in data.table("formats")["sheet"])


@cache
def vocabulary() -> Mapping[str, tuple[Label, ...]]:
    """Folded label (without its number) → what it can name."""
    found: dict[str, list[Label]] = {}

    def add(label: Label, *texts: str) -> None:
        for text in texts:
            for key in label_keys(text):
                meanings = found.setdefault(key, [])
                if label not in meanings:
                    meanings.append(label)

    for sheet in sheets():
        for head in sheet.heads:
            add(Label("head", sheet.table, head.id), head.label, *head.aliases)
        for group in sheet.groups:
            add(Label("group", sheet.table, group.id), group.label, *group.aliases)
        for block in sheet.block:
            add(Label("caption", sheet.table, block.label), *filter(None, (block.label, *block.aliases)))
            for column in block.columns:
                add(Label("column", sheet.table, column.id), column.label, *column.aliases)
            for row in block.rows:
                add(Label("row", sheet.table, row.id, row.under), row.label, *row.aliases)
    words = data.table("formats")["words"]
    add(Label("furniture", "", ""), *words["furniture"])
    for unit in words["units"]:
        add(Label("unit", "", unit), unit)
    return MappingProxyType({key: tuple(labels) for key, labels in found.items()})


def label_keys(text: str) -> set[str]:
    """Folded forms of a printed label, its number taken off: with and without its remarks."""
    bare = _NUMBERED.sub("", unicodedata.normalize("NFKC", text))
    return {fold(bare), fold(without_remarks(bare))} - {""}


def without_remarks(text: str) -> str:
    """Text without its bracketed remarks: 部分公开（区分处理的…） → 部分公开. Other brackets stay; brackets do not nest."""
    kept: list[str] = []
    opened = -1
    plain = unicodedata.normalize("NFKC", text)
    for position, char in enumerate(plain):
        if char == "(":
            if opened >= 0:
                kept.append(plain[opened:position])
            opened = position
        elif char == ")" and opened >= 0:
            if not is_remark(plain[opened + 1 : position]):
                kept.append(plain[opened : position + 1])
            opened = -1
        elif opened < 0:
            kept.append(char)
    if opened >= 0:
        kept.append(plain[opened:])
    return "".join(kept)


def is_remark(bracketed: str) -> bool:
    """Whether a bracketed text explains a label instead of being part of it."""
    key = fold(bracketed)
    return any(word in key for word in _remark_words()) or key in {"件", "条", "项", "次"}


@cache
def chapter_like() -> frozenset[str]:
    """Folded labels that the forms number as chapters are, and their other words: 一、本年新收…, 四、结转下一年度继续办理."""
    entries = [(entry.label, entry.aliases) for sheet in sheets() for block in sheet.block for entry in block.rows]
    entries += [(group.label, group.aliases) for sheet in sheets() for group in sheet.groups]
    numbered = [(label, *aliases) for label, aliases in entries if _CHAPTER_NUMBER.match(label)]
    return frozenset(key for words in numbered for word in words for key in label_keys(word))


@cache
def fragments() -> str:
    """All folded labels in one string: a text is a fragment of a label exactly when it stands in here."""
    return "\n".join(("", *vocabulary(), ""))


@cache
def group_fragments() -> str:
    """Like ``fragments``, for group labels alone: pieces of a tall merged cell that extraction leaves between the rows."""
    keys = [key for key, labels in vocabulary().items() if any(label.kind == "group" for label in labels)]
    printed = [fold(group.label) for sheet in sheets() for group in sheet.groups]
    return "\n".join(("", *keys, *printed, ""))


@cache
def _remark_words() -> tuple[str, ...]:
    return tuple(fold(word) for word in data.table("formats")["words"]["remarks"])


@lru_cache(maxsize=32768)
def _simplified(char: str) -> str:
    if char < "一":
        return char
    if char == "覆":  # 反覆 and 答覆 of mirrors; no label has 覆盖
        return "复"
    plain = str(_converter().convert(char))
    return plain if len(plain) == 1 else char


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loads its dictionaries: only for those who read reports

    return OpenCC("t2s")
