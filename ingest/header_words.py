"""What the words over and beside a table's values say: which row or column of the form they name, and of which year they speak."""

import re
import unicodedata
from collections.abc import Sequence, Set
from typing import NamedTuple

from askgov.taxonomy.layouts import fold
from ingest.labels import Segment, is_label, segments
from ingest.runs import Token

_YEAR = re.compile(r"((?:19|20)\d{2})年度?")
_THIS = re.compile(r"(?:本年度?|今年|本期)(?=.|$)")
_LAST = re.compile(r"(?:上一?年度?|去年|上期|上年同期)")
_COMPARED = re.compile(
    r"(?:与?[较同比]?(?:上年|去年)(?:同期)?相?比?)?(?:同比|环比|增减|增长|增幅|变化|升降|变动)+(?:率|数|数量|情况|幅度|值|量)?%?"
)
_ASIDE = frozenset({"行次", "行号", "序号", "栏次", "编号", "代码", "备注"})
_SYNONYMS = {
    "公民": "自然人",
    "个人": "自然人",
    "企业": "商业企业",
    "科研单位": "科研机构",
    "律师事务所": "法律服务机构",
    "其他组织": "其他",
}
_OTHER, _CLOSED, _OTHER_ROW = "other", "closed", "other.other"


class Word(NamedTuple):
    """A cell of words: what it means, and of which year it speaks."""

    token: Token
    segments: tuple[Segment, ...]
    known: bool
    ours: bool = True  # False for last year's figures, and for comparisons with them
    aside: bool = False  # heads line numbers or remarks


def meaning(token: Token, years: Set[int]) -> Word:
    """What a cell's words say; a year or 本年 before a label, or alone, says whose figures stand there."""
    text = unicodedata.normalize("NFKC", "".join(token.cell.text.split()))
    text = _SYNONYMS.get(text, text)
    if fold(text) in _ASIDE:
        return Word(token, (), known=True, aside=True)
    if _COMPARED.fullmatch(text):
        return Word(token, (), known=True, ours=False)
    if is_label(text):
        return Word(token, segments([text]), known=True)
    if match := _YEAR.match(text):
        rest, ours = text[match.end() :], int(match[1]) in years
        return Word(token, segments([rest]), known=bool(years) and (not rest or is_label(rest)), ours=ours)
    if match := _LAST.match(text):
        rest = text[match.end() :]
        return Word(token, segments([rest]), known=not rest or is_label(rest), ours=False)
    if (match := _THIS.match(text)) and (not text[match.end() :] or is_label(text[match.end() :])):
        return Word(token, segments([text[match.end() :]]), known=True)
    return Word(token, segments([text]), known=text in ("年度", "年份", "项目内容"))


def is_umbrella(word: Word) -> bool:
    """Whether a word is 法人或其他组织, which stands over five columns."""
    labels = [label for segment in word.segments for label in segment.labels]
    return any(label.kind == "head" and label.id == "organisations" for label in labels)


def row_names(words: Sequence[Word], table: str) -> dict[str, Token]:
    """The rows of a table that words name, with the cells that do; a group over a row is none."""
    named: dict[str, Token] = {}
    groups: set[str] = set()
    numbered = False
    for word in words:
        for segment in word.segments:
            for label in segment.labels:
                if label.table == table and label.kind == "group":
                    groups.add(label.id)
                elif label.table == table and label.kind == "row" and not label.under:
                    named[label.id] = word.token
                    numbered = numbered or segment.number in ("七", "7")
    if len(named) > 1 and table == "3":
        named.pop(_OTHER, None)
    if _OTHER_ROW in named and _OTHER not in groups:
        named.pop(_OTHER_ROW)
    if _CLOSED in named and not (numbered and groups <= {"results"}):
        named.pop(_CLOSED)
    return named


def column_names(words: Sequence[Word], table: str) -> dict[str, Token]:
    """The columns of a table that words name, with the cells that do."""
    return {
        label.id: word.token
        for word in words
        for segment in word.segments
        for label in segment.labels
        if label.table == table and label.kind == "column"
    }
