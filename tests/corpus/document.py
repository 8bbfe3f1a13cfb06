"""A report before it is put into a file: its parts in order, and the truth about it."""

from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import Any, Literal

from . import content, damage
from .content import Words
from .hands import HABITS, ODD, Hand, Truth
from .national import Key, Table, write

FORMATS = ("2008-2013", "2014-2018", "2019-2020", "2021+")
_SHARES = (1, 2, 2, 5)  # of the formats among reports


@dataclass(frozen=True)
class Part:
    """What stands in a report: ``level`` 1 is the title's."""

    kind: Literal["title", "heading", "paragraph", "table", "picture", "signature"]
    text: str = ""
    level: int = 0
    table: Table = field(default_factory=list)


@dataclass
class Report:
    """A report to be written, and what must be read from it."""

    seed: int
    format: str
    words: Words
    parts: list[Part]
    truth: dict[Key, Truth]
    damages: list[str] = field(default_factory=list)
    lossless: bool = True  # whether the layout shows where empty cells are

    wrapped: bool = False  # whether its lines are broken at a width: figures may be broken, too

    @property
    def stem(self) -> str:
        """A file name as portals give it."""
        return f"t{self.words.year + 1}0115_{self.seed}"


# What makes a row's columns open on paper: unreadable is right there, a number never is.
HARD = frozenset({"second_line_lost", "merged_cells_miscounted"})


def compose(seed: int, *, odd: bool = True, lossless: bool = True, damaged: float = 0.5) -> Report:
    """A random report. Without ``lossless`` its writer will not show empty cells."""
    random = Random(seed)
    format_ = random.choices(FORMATS, _SHARES)[0]
    told = content.words(format_, random)
    hand = random.choice((*HABITS, ODD) if odd else HABITS)
    blanks = random.choice((0.0, 0.0, 0.0, 0.05, 0.4, 0.9))
    swapped = lossless and random.random() < 0.04
    written = write(seed, format_, blanks, swapped, hand)
    report = Report(seed, format_, told, [], dict(written.truth), lossless=lossless)
    tables = {name: _damaged(table, name, report, random, damaged) for name, table in written.tables.items()}
    report.parts = [*_opening(told, random), *_chapters(report, tables, random), *(Part("signature", line) for line in told.signature)]
    if random.random() < 0.03:
        _mirror(report)
    return report


def _mirror(report: Report) -> None:
    """Set in traditional characters with the island's words, as mirrors of portals are."""
    report.damages.append("mirror")
    report.words.said = [replace(said, label=said.label.replace("文件", "档案")) for said in report.words.said]
    report.words.title = [_traditional(line) for line in report.words.title]
    report.parts = [
        replace(
            part, text=_traditional(part.text), table=[[replace(box, text=_traditional(box.text)) for box in row] for row in part.table]
        )
        for part in report.parts
    ]


def _traditional(text: str) -> str:
    return str(_converter().convert(text)).replace("文件", "檔案")


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


def _damaged(table: Table, name: str, report: Report, random: Random, share: float) -> Table:
    for change in (*damage.OF_TABLE[name], *damage.ANY):
        if random.random() < share / 4:
            table = change(table, random)
            report.damages.append(f"{change.__name__} {name}")
    return table


def _opening(told: Words, random: Random) -> list[Part]:
    return [*(Part("title", line, 1) for line in told.title), *(Part("paragraph", text) for text in content.opening(told, random))]


def _chapters(report: Report, tables: dict[str, Table], random: Random) -> list[Part]:
    told = report.words
    headings = {name: random.choice(options) for name, options in content.CHAPTERS.items()}
    parts = [Part("heading", headings["1"], 2)]
    numbers = random.choice(content.NUMBERED)
    for number, (title, text) in zip(numbers, content.prose(told, random), strict=True):
        if random.random() < 0.7:
            parts += [Part("heading", number.format(title), 3), Part("paragraph", text)]
        else:
            parts.append(Part("paragraph", f"{number.format(title)}{'' if number.endswith('。') else '。'}{text}"))
    if "1" in tables:
        return [*parts, Part("heading", headings["table 1"], 2), *_table("1", tables["1"], report, random)]
    for name in "234":
        parts += [Part("heading", headings[name], 2), *_table(name, tables[name], report, random)]
    return [*parts, *(part for name in "56" for part in (Part("heading", headings[name], 2), Part("paragraph", content.ENDING[name])))]


def _table(name: str, table: Table, report: Report, random: Random) -> list[Part]:
    """A table in one of its arrangements."""
    chance = random.random()
    if chance < 0.03 and (name == "4" or report.format == "2021+"):
        return _pictured(name, report)
    if name == "2" and chance < 0.15:
        return _noted(report, "blocks apart", [Part("table", table=part) for part in damage.blocks_apart(table)])
    if name == "3" and chance < 0.2:
        parts = damage.parted(table, random.randint(6, len(table) - 2), random.random() < 0.5)
        return _noted(report, "parted 3", [Part("table", table=part) for part in parts])
    if name == "4" and not any(" 4" in entry for entry in report.damages):
        if chance < 0.15:
            small = damage.disputes_apart(table, random)
            return _noted(
                report, "disputes apart", [part for title, rows in small for part in (Part("paragraph", title), Part("table", table=rows))]
            )
        if chance < 0.25:
            return _noted(report, "disputes turned", [Part("table", table=damage.disputes_turned(table))])
        if chance < 0.32:
            return _noted(report, "disputes crossed", [Part("table", table=damage.disputes_crossed(table, random))])
        if chance < 0.38:
            return _told(table, report)
    return [Part("table", table=table)]


def _noted(report: Report, note: str, parts: list[Part]) -> list[Part]:
    report.damages.append(note)
    return parts


def _pictured(name: str, report: Report) -> list[Part]:
    """The table is an image: no figure of it can be read."""
    starts = {"2": ("regulations", "normative", "licensing", "other_services", "penalties", "coercion", "fees", "procurement"),
              "3": ("requests",), "4": ("review", "litigation")}[name]  # fmt: skip
    report.truth = {key: truth for key, truth in report.truth.items() if not key[0].startswith(starts)}
    report.damages.append(f"picture {name}")
    return [Part("picture", "")]


def _told(table: Table, report: Report) -> list[Part]:
    """Table 4 in words only: figures of prose, none of a table."""
    report.truth = {key: truth for key, truth in report.truth.items() if not key[0].startswith(("review", "litigation"))}
    report.damages.append("disputes told")
    return [Part("paragraph", "本年度因政府信息公开工作被申请行政复议28件、未经复议直接起诉9件、复议后起诉2件。")]


def hand_of(seed: int) -> Hand:
    """For reports of findings: which hand wrote a seed's figures."""
    return (*HABITS, ODD)[seed % (len(HABITS) + 1)]
