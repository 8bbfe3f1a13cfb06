"""What a language model may choose from for a question that the grammar did not read: ids from the index and the taxonomy, with labels.

What the grammar did read stands: its organs, years, lines, columns and computation are required of the model, never offered for change.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from askgov.domain import Operation
from askgov.operations.wanted import Wanted, wanted
from askgov.previous import entities_of, years_of
from askgov.question.groups import Group, Kind, find_group
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.sessions import Turn
from askgov.slots import resolve_organs
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.concepts import concepts

GROUP = "group"  # the id of a group of organs
OPERATIONS: Mapping[str, str] = {
    "value": "数字本身", "list": "逐个列出", "trend": "逐年变化", "difference": "相减：多多少、少多少", "growth": "增长或下降百分之几",
    "share": "占百分之几", "ratio": "是几倍", "sum": "合计", "average": "平均", "rank": "从多到少排名", "rank_up": "从少到多排名",
    "most": "最多的是哪个", "least": "最少的是哪个", "count": "有几个达到某个界限",
    "threshold": "哪些达到某个界限，或是否达到", "compare": "谁更多",
}  # fmt: skip
NOUNS: Mapping[Kind, str] = {
    "unit": "单位",
    "department": "部门",
    "township": "乡镇",
    "county": "县区",
    "city": "市",
    "province": "省",
}
_MOST_LINES = 200
_MOST_ORGANS = 20
_COLUMN_OF_ALL = "total"
_NUMERALS = "一二三四五六七八九十百千万两"
_NUMBER = re.compile(rf"\d[\d,.]*|[{_NUMERALS}]+(?=\s*(?:件|起|条|宗|次|份|项|个|家|名|位|元|成|%))")
_ANY_ONE = "一"  # 哪一个, 一件也没有


@dataclass(frozen=True)
class Candidates:
    """Ids and their labels, by slot."""

    reading: Reading
    organs: Mapping[str, str]
    years: tuple[int, ...]
    lines: Mapping[str, str]
    columns: Mapping[str, str]
    operations: Mapping[str, str]
    required: frozenset[str]  # organs, lines and columns that the grammar read
    known: frozenset[str]  # those, and what else it read: it explains no further word
    wanted: Wanted | None  # the computation that the grammar read
    group: Group | None
    place: str  # the words for where the group is

    @property
    def words(self) -> tuple[str, ...]:
        """The words that nothing explains; what names the group is explained by it."""
        return tuple(word for word in self.reading.residue if self.group is None or word not in self.group.text)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Numbers of the question that are no year, stand in no name, and belong to nothing that the grammar read."""
        masked = list(self.reading.text)
        reading = self.reading
        spans = [(year.start, year.end) for year in reading.years] + [(organ.start, organ.end) for organ in reading.organs]
        spans += [(mention.start, mention.end) for mention in reading.concepts.used] + list(reading.order.spans if self.wanted else ())
        for start, end in spans:
            masked[start:end] = "\0" * (end - start)
        return tuple(match.group() for match in _NUMBER.finditer("".join(masked)) if match.group() != _ANY_ONE)


def candidates(reading: Reading, known: Catalogue, before: Turn) -> Candidates | None:
    """The candidates for a question; None where what the grammar read of it cannot be put into this form."""
    group = find_group(reading.text)
    whose = resolve_organs(reading, known, entities_of(before.plan) if group is None else ())
    want = wanted(replace(reading, group=group))
    if whose.ask is not None or whose.within or (group is not None and group.kind not in NOUNS):
        return None
    if want is not None and (operation_id(want) not in OPERATIONS or want.axis in ("applicant", "concept")):
        return None
    places = [mention for mention in reading.organs if mention.place or mention.text.startswith("全")]
    if group is not None and len(places) < len(reading.organs):
        return None
    place = "、".join(mention.text for mention in places)
    ids = (GROUP,) if group is not None else whose.ids
    there = whose.ids if group is None else tuple(known.entities)
    organs = {GROUP: place + group.text} if group is not None else {id_: known.entities[id_].name for id_ in ids or _hinted(reading, known)}
    years = reading.year_list or (years_of(before.plan) if whose.inherited else ())
    lines = _lines(there or tuple(organs), years, known)
    slots = [slot for slot in reading.concepts.slots if not slot.generic]
    read = {slot.default for slot in slots if slot.default}
    if not read <= set(lines):  # the tables asked about do not have it, whatever the other words mean
        return None
    if slots:  # 网上收到的申请: a word beside a line that was read narrows that line, and names no other
        named = {id_ for slot in slots for id_ in ((slot.default,) if slot.default else slot.candidates)}
        lines = {id_: label for id_, label in lines.items() if id_ in named}
    read |= {column for column in reading.applicants if column != "loose"}
    operation = operation_id(want) if want else ""
    return Candidates(
        reading=reading, organs=organs, years=tuple(sorted(years)), lines=lines,
        columns={column.id.value: column.label for column in applicants().values() if column.id.value != _COLUMN_OF_ALL},
        operations={operation: OPERATIONS[operation]} if operation else OPERATIONS,
        required=frozenset({*ids, *read}),
        known=frozenset({*ids, *read, *reading.concepts.ids, operation or "value", *map(str, years)}),
        wanted=want, group=group, place=place,
    )  # fmt: skip


def operation_id(want: Wanted) -> str:
    """The id of a computation that the grammar read; "" for a rank or a bound of computed figures."""
    against = (Operation.DIFFERENCE, Operation.GROWTH, Operation.SHARE, Operation.RATIO)
    if want.measure is not Operation.VALUE and want.operation not in against:
        return ""
    match want.operation:
        case Operation.RANK:
            return "rank" if want.most else "rank_up"
        case Operation.EXTREME:
            return "most" if want.most else "least"
        case operation:
            return operation.value


def _hinted(reading: Reading, known: Catalogue) -> Sequence[str]:
    """Organs whose kind an unexplained word begins to name (教育口), where just one organ of the index fits."""
    found: dict[str, list[str]] = {}
    for id_, entity in known.entities.items():
        stem = entity.name.removeprefix(entity.place)[:2]
        if len(stem) == 2 and entity.kind != "government" and any(stem in word for word in reading.residue):
            found.setdefault(stem, []).append(id_)
    return [ids[0] for ids in found.values() if len(ids) == 1][:_MOST_ORGANS]


def _lines(organs: Sequence[str], years: Sequence[int], known: Catalogue) -> dict[str, str]:
    """The lines that the tables of the reports asked about hold; of all reports of these organs where the year is open."""
    asked = {format_ for id_ in organs for year in years for format_ in known.formats.get((id_, year), ())}
    formats = asked or {format_ for found in known.formats.values() for format_ in found}
    lines = {id_: entry.label for id_, entry in concepts().items() if formats & set(entry.formats)}
    return dict(list(lines.items())[:_MOST_LINES])
