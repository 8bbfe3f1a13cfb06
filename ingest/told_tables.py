"""Tables 2 and 4 told in sentences, in the chapters of a report that prints no table there.

行政复议共13件，其中结果维持2件、结果纠正0件、其他结果0件、尚未审结11件。 Each number must stand right behind a name that labels of the form
explain, and a kind of dispute counts only with all its outcomes and a total that is their sum.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from ingest.crossings import Found
from ingest.disputes import OUTCOMES, place_of
from ingest.labels import segments
from ingest.parsed import Block, Cell
from ingest.runs import Token
from ingest.sections import Section
from ingest.values import read_value

Numbers = Mapping[tuple[str, str], Token]  # by row and column

_COUNT = r"\d[\d,.]*\s*(?:件|宗|起|万元)"
_RESPECTIVELY = re.compile(rf"(?P<names>[^，。；：\d]+(?:、[^，。；：、\d]+)+)分别[为是](?P<values>{_COUNT}(?:[、，和]{_COUNT})+)")
_CLAUSE = re.compile(rf"(?:其中[:：]?)?(?P<name>[^\d]{{2,60}}?)(?:共计?|总计|合计|为|有|[:：])*\s*(?P<value>{_COUNT})")
_ENDS = re.compile(r"[，、；。,;\n]")
_FILLERS = re.compile(
    r"因|政府信息公开|工作|申请|提起|引发|引起|被|[我本][局镇乡县市区办委厅]|本机关|本年度?|全年|共|发生|收到|的|案件|\d{4}年"
)
_LAST_YEAR = re.compile(r"[上去往前]一?年|同比|累计|历年|以来")
_FEWEST_DISCLOSED = 5  # places of table 2
_CHAPTERS = {2: "2", 4: "4"}


def told_tables(blocks: Sequence[Block], sections: Sequence[Section], missing: Set[str], years: Set[int]) -> Mapping[int, Sequence[Found]]:
    """The values of the tables that are missing, by block, as far as sentences tell them beyond doubt and of no other years."""
    found: dict[str, list[tuple[int, Found]]] = defaultdict(list)
    for section in sections:
        table = _CHAPTERS.get(section.number, "")
        if table not in missing:
            continue
        for index in range(section.first, min(section.last, len(blocks))):
            block = blocks[index]
            if block.grid is None and any(map(str.isdigit, block.text)) and not _of_other_years(block.text, years):
                told = _disputes(block) if table == "4" else _disclosed(block)
                found[table] += [(index, Found(table, *place, value, value, value)) for place, value in told.items()]
    kept: dict[int, list[Found]] = defaultdict(list)
    for table, entries in found.items():
        times = Counter((entry.row, entry.column) for _, entry in entries)
        if max(times.values(), default=0) == 1 and (table == "4" or len(times) >= _FEWEST_DISCLOSED):
            for index, entry in entries:
                kept[index].append(entry)
    return kept


def _of_other_years(text: str, years: Set[int]) -> bool:
    named = {int(year) for year in re.findall(r"(?<!\d)(20\d{2})\s*年", text)}
    return bool(named - years) or _LAST_YEAR.search(text) is not None


def _disputes(block: Block) -> Numbers:
    numbers: dict[str, dict[str, Token]] = {}
    kind = ""
    for name, value in _clauses(block):
        here, outcome = place_of([label for segment in segments([name]) for label in segment.labels if label.table == "4"])
        if value is None:
            kind = "" if name else kind
        elif here and not outcome and _is_kind(name) and here not in numbers:
            kind, numbers[here] = here, {OUTCOMES[-1]: value}
        elif outcome and not here and kind and _is_label(name) and outcome not in numbers[kind]:
            numbers[kind][outcome] = value
        else:
            return {}
    if not all(set(told) == set(OUTCOMES) and _is_sum(told) for told in numbers.values()):
        return {}
    return {(kind, outcome): value for kind, told in numbers.items() for outcome, value in told.items()}


def _is_kind(name: str) -> bool:
    """Whether a name is that of a kind of dispute and no narrower: 未经复议直接起诉的行政诉讼."""
    return _is_label(_FILLERS.sub("", name))


def _is_label(name: str) -> bool:
    return all(segment.labels and segment.clean for segment in segments([name]))


def _is_sum(told: Mapping[str, Token]) -> bool:
    values = [token.reading.value or 0 for token in told.values()]
    return 2 * (told[OUTCOMES[-1]].reading.value or 0) == sum(values)


def _disclosed(block: Block) -> Numbers:
    """行政规范性文件：本年制发55件、本年废止14件 · 行政许可本年处理决定数量35件: the row stands before its columns, once or each time."""
    numbers: dict[tuple[str, str], Token] = {}
    row = ""
    for name, value in _clauses(block):
        named = segments([name])
        labels = [label for segment in named for label in segment.labels if label.table == "2"]
        rows = {label.id for label in labels if label.kind == "row"}
        columns = {label.id for label in labels if label.kind == "column"}
        row = rows.pop() if len(rows) == 1 else "" if rows or value is None else row
        if value is None and not name:
            continue
        if value is None or not row or len(columns) != 1 or not _is_label(name) or (row, *columns) in numbers:
            return {}
        numbers[row, columns.pop()] = value
    return numbers


def _clauses(block: Block) -> Iterator[tuple[str, Token | None]]:
    """Name and number of each clause; one with digits that are none of these has no number, one without digits neither name nor number."""
    text = _RESPECTIVELY.sub(_one_by_one, block.text)
    for clause in _ENDS.split(re.sub(r"(?<=\d),(?=\d{3})", "", text)):
        words = re.sub(r"\s+", "", clause)
        if not any(map(str.isdigit, re.sub(r"\d{4}年度?", "", words))):
            yield "", None
        elif printed := _CLAUSE.fullmatch(re.sub(r"^\d{4}年度?", "", words)):
            cell = Cell(row=0, column=0, text=printed["value"], path=block.path, page=block.page, box=block.box)
            yield printed["name"], Token(cell, read_value(printed["value"]))
        else:
            yield words, None


def _one_by_one(match: re.Match[str]) -> str:
    """甲、乙分别为1件、2件 as 甲1件、乙2件; as it was where names and numbers are not as many."""
    names, values = re.split("[、和]", match["names"]), re.split("[、，和]", match["values"])
    return "、".join(map("".join, zip(names, values, strict=True))) if len(names) == len(values) else match[0]
