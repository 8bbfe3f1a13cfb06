"""How findings are told to people: how heavy one weighs, its rule in words, and each place that it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Final

from askgov.domain import Finding, Provenance, Report, Severity
from askgov.portal import words
from askgov.taxonomy.rules import rules

WEIGHTS: Final[Mapping[Severity, tuple[str, str]]] = {  # the word, and what it asks of whoever wrote the report
    Severity.ERROR: ("错误", "两边至少有一处写错，请改正"),
    Severity.DOUBT: ("存疑", "也许另有原因，请核对"),
    Severity.NOTE: ("提示", "不一定有错，请看一看"),
}
_NAMED: Final = 3  # organs that are named of those whose reports one was held against
_STEP: Final = " / "  # between the levels of a row's label
LONGEST_PRINT: Final = 80  # characters shown of what stands at a place: a passage may be long


@dataclass(frozen=True)
class Told:
    """A place in words."""

    source: Provenance
    where: str  # row × column, or the chapter
    printed: str
    other: str = ""  # which other report it stands in; "" for the report's own

    @property
    def common(self) -> str:
        """What it has in common with its neighbours: the table, or the chapter."""
        cell = self.source.row or self.source.column
        return self.source.table if cell else " · ".join(filter(None, (self.source.section, "正文")))

    @property
    def line(self) -> str:
        """2022 年报告 · 行 × 列：42"""
        return f"{' · '.join(filter(None, (self.other, self.where)))}：{self.printed}"

    @property
    def short(self) -> str:
        """行 × 列：, to stand before what is printed; "" where the head of the group says all."""
        return f"{self.where}：" if self.where else ""


@dataclass(frozen=True)
class Group:
    """Places that stand together: what they have in common is said once, in the head."""

    head: str
    places: tuple[Told, ...]  # ``where``: what tells them apart


def weight(finding: Finding) -> str:
    """The word for how heavy a finding weighs."""
    return WEIGHTS[finding.severity][0]


def rule_text(finding: Finding) -> str:
    """What the rule says; "" for a rule of another version of this program."""
    known = rules().get(finding.rule)
    return known.text if known else ""


def rule_line(finding: Finding) -> str:
    """规则：…（表内）; "" where the message says the same already."""
    text = rule_text(finding)
    return "" if not text or finding.message.startswith(text) else f"规则：{text}（{family(finding)}）"


def family(finding: Finding) -> str:
    """What the rule holds against what; "" as above."""
    known = rules().get(finding.rule)
    return known.family if known else ""


def counted(findings: Sequence[Finding]) -> str:
    """错误 2 处、存疑 1 处; "" when there are none."""
    counts = ((word, sum(finding.severity is severity for finding in findings)) for severity, (word, _) in WEIGHTS.items())
    return "、".join(f"{word} {count} 处" for word, count in counts if count)


def held_against(report: Report, compared: Sequence[Report]) -> str:
    """本机关 2020、2022—2024 年的年报: the other reports that one was held against, by organ and year; "" when there were none."""
    years: dict[str, set[int]] = {}
    for other in sorted(compared, key=lambda other: other.entity_id != report.entity_id):
        years.setdefault("本机关" if other.entity_id == report.entity_id else other.entity_id, set()).add(other.year)
    told = [f"{organ} {_spans(of)} 年的年报" for organ, of in years.items()]
    rest = len(told) - _NAMED
    return "，".join([*told[:_NAMED], *([f"另外 {rest} 个机关的年报"] if rest > 0 else [])])


def no_years_beside(report: Report, compared: Sequence[Report]) -> str:
    """That nothing was held against other years, where no other report of the organ was at hand; else ""."""
    return "" if any(other.entity_id == report.entity_id for other in compared) else "没有可对照的往年报告，跨年未核对"


def _spans(years: Iterable[int]) -> str:
    """2020、2022—2024"""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return "、".join(f"{span[0]}—{span[-1]}" if len(span) > 2 else "、".join(map(str, span)) for span in spans)


def places(finding: Finding, compared: Sequence[Report] = (), *, own: str = "") -> Iterator[Told]:
    """Every place that a finding rests on, each told by itself; ``own``: the report that is looked at, where it is not the finding's."""
    years = {report.id: f"{report.year} 年报告《{report.title or report.file}》" for report in compared}
    for source in finding.operands:
        other = "" if source.report_id == (own or finding.report_id) else years.get(source.report_id) or f"另一份报告（{source.file}）"
        cell = " × ".join(filter(None, (source.row, source.column)))
        yield Told(source, cell or " · ".join(filter(None, (source.section, "正文"))), _printed(source.as_printed), other)


def groups(finding: Finding, compared: Sequence[Report] = ()) -> Iterator[Group]:
    """The same places, those of one table together."""
    for (other, common), told in groupby(places(finding, compared), lambda place: (place.other, place.common)):
        yield _group(other, common, tuple(told))


def _group(other: str, table: str, told: tuple[Told, ...]) -> Group:
    if not any(place.source.row or place.source.column for place in told):
        return Group(" · ".join(filter(None, (other, table))), tuple(replace(place, where="") for place in told))
    rows = [place.source.row.split(_STEP) for place in told]
    columns = {place.source.column for place in told}
    common: tuple[str, ...] = ()
    if len(told) > 1 and all(place.source.row for place in told):
        if len({tuple(row) for row in rows}) == 1:
            common = (_STEP.join(rows[0]),)
            told = tuple(replace(place, where=place.source.column or "（本行）") for place in told)
        elif len(columns) == 1:
            steps = _shared([row[:-1] for row in rows])
            common = (_STEP.join(rows[0][:steps]), f"“{min(columns)}”一列" if min(columns) else "")
            told = tuple(replace(place, where=_STEP.join(row[steps:])) for place, row in zip(told, rows, strict=True))
    return Group(" · ".join(filter(None, (other, table, *common))), told)


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """How many first steps all rows have in common."""
    return sum(1 for _ in takewhile(lambda steps: len(set(steps)) == 1, zip(*rows, strict=False)))


def _printed(text: str) -> str:
    held = " ".join(words.printed(text).split()) or "（空白）"
    return held if len(held) <= LONGEST_PRINT else f"{held[: LONGEST_PRINT - 1]}…"
