"""What a published report holds: entities, reports, figures, statements, chunks, findings.

The words are those of XBRL (concept, entity, period, dimension), docling (provenance) and information retrieval (chunk).
"""

import hashlib
import json
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from pydantic import model_validator

from askgov.domain.frozen import Frozen
from askgov.domain.vocabulary import Applicant, Format, Scope, Severity, State


class Entity(Frozen):
    """A reporting organ. Look-alikes of other places are other entities."""

    id: str  # the normalised full name: 阳城县行政审批服务管理局
    name: str
    aliases: tuple[str, ...] = ()
    place: str = ""  # full name of the place it serves: 阳城县; "" when unknown
    level: str = ""  # nation · province · city · county · township; "" when unknown
    kind: str = ""  # id of the agency kind in the taxonomy (government, education …); "" when unknown
    parent_id: str | None = None
    spelled: tuple[str, ...] = ()  # other ways in which its reports write the name: 青岚区教育局 beside 澜江市青岚区教育局


class Provenance(Frozen):
    """Where something was read, down to the cell or the characters."""

    report_id: str
    file: str  # name of the original file
    page: int | None = None  # from 1, for paged media
    box: tuple[float, float, float, float] | None = None  # left, top, right, bottom in points
    path: str = ""  # DOM path (HTML) or line numbers (text: "L12", "L12-14")
    block: int  # index into ParsedReport.blocks
    cell: tuple[int, int] | None = None  # row, column in the block's grid
    span: tuple[int, int] | None = None  # characters of the block's text, end excluded
    section: str = ""  # chapter heading as printed: 二、主动公开政府信息情况
    table: str = ""  # 第二十条第（五）项 · 收到和处理政府信息公开申请情况 · …
    row: str = ""  # row label as printed, with its group: 三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密
    column: str = ""  # column label as printed: 法人或其他组织 / 商业企业
    as_printed: str = ""  # the string in the cell or sentence, untouched


class Report(Frozen):
    """One published annual report."""

    id: str  # sha256 of the file, hex
    entity_id: str
    year: int  # the statistics year, not the year of publication
    scope: Scope
    format: Format
    title: str
    file: str
    media_type: str
    url: str = ""
    published: str = ""  # ISO date, "" when the report does not say
    superseded_by: str | None = None  # id of the corrected report that replaced this one
    doubts: tuple[str, ...] = ()  # what recognition was unsure of, in Chinese, for staff


class Figure(Frozen):
    """One cell of a national table: a fact with its aspects. ``value`` is set exactly when ``state`` is number."""

    concept: str
    entity_id: str
    year: int
    scope: Scope
    format: Format
    applicant: Applicant | None = None  # None outside table 3
    value: Decimal | None
    state: State
    unit: str  # 件 · 万元 · 条 …
    source: Provenance

    @model_validator(mode="after")
    def _value_goes_with_state(self) -> "Figure":
        if (self.value is not None) != (self.state is State.NUMBER):
            raise ValueError(f"state {self.state!r} with value {self.value!r}")
        return self


class Statement(Frozen):
    """A figure in prose. The tree of 其中-lists is kept by ``parent``."""

    id: str  # report_id:s:n
    report_id: str
    label: str  # 双公示
    value: Decimal
    unit: str  # 条; "" when the text has none
    approximate: bool = False  # 余 · 多 · 近 · 约
    parent: str | None = None  # id of the statement that this one is a part of
    parent_labels: tuple[str, ...] = ()  # labels of the parents, outermost first
    concept: str | None = None  # set only where the label surely means a concept
    sentence: str  # the whole sentence, as printed
    source: Provenance


class Chunk(Frozen):
    """A passage to retrieve: what is shown (``text``) and what is embedded (headings before it) are kept apart."""

    id: str  # report_id:c:n
    report_id: str
    headings: tuple[str, ...]  # outermost first, as printed
    section: int  # chapter number 1-6 in the national order; 0 before the first or unknown
    text: str
    source: Provenance

    @property
    def embedding_text(self) -> str:
        """Headings and text together: what is embedded and indexed."""
        return "\n".join((*self.headings, self.text))


class Finding(Frozen):
    """Where a report does not add up: two sides that should be equal and are not, or words that cannot be meant so."""

    rule: str  # id of the rule or identity in the taxonomy
    report_id: str
    message: str  # one plain sentence in Chinese, with both values
    left: Decimal | None = None  # None for a rule that compares no numbers
    right: Decimal | None = None
    difference: Decimal | None = None
    operands: tuple[Provenance, ...]
    severity: Severity
    explained: bool = False  # staff found that both sides are right, and the message ends with why

    @property
    def evidence(self) -> str:
        """A hash of the rule and of what is printed where: the same for the same disagreement in a file that was read or sent again.

        Blind to how our sentence is worded, and to the width, spaces and punctuation of labels. Prose has no row and column: there the
        chapter stands for them, and what the sentence quotes.
        """
        prose = any(not (op.row or op.column) for op in self.operands)
        told = _QUOTED.findall(self.message) if prose else [] if self.operands else [self.message]
        sides = [] if self.left is None or self.right is None else [_shortest(self.left), _shortest(self.right)]
        words = [self.rule, sides, [_place(op) for op in self.operands], [_letters(text) for text in told]]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:32]


_QUOTED = re.compile(r"“([^”]*)”")
_BETWEEN = re.compile(r"[\W_]+")


def _place(source: Provenance) -> list[str]:
    labels = (source.table, source.row, source.column) if source.row or source.column else (source.section, "", "")
    return [*map(_letters, labels), "".join(unicodedata.normalize("NFKC", source.as_printed).split())]


@lru_cache(4096)  # a few hundred labels stand in every report
def _letters(text: str) -> str:
    """What stays of a label however it is set: （三）不予公开 and (三) 不予公开 are one."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))


def _shortest(value: Decimal) -> str:
    """24 for 24, 24.0 and 2.4E+1."""
    return format(value.normalize(), "f")
