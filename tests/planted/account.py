"""A whole report before it is put into a file: its ledger, its sentences by chapter, its words; and how it is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from tests.corpus import as_html, as_md, as_text, content, national
from tests.corpus.content import Organ, Words
from tests.corpus.document import Part
from tests.corpus.document import Report as Printable

from . import asides, listed, ratios, told
from .ledger import Ledger, Size, series
from .line import Line, Print

SIZES = (
    Size(0, 0, 0, 60, 0), Size(2, 0.2, 20, 150, 1), Size(6, 0.6, 300, 400, 3), Size(40, 3, 2500, 1200, 8),
    Size(250, 12, 9000, 5200, 25), Size(2600, 90, 60000, 42000, 90),
)  # fmt: skip
BASES = {"2014-2018": ("国务院令第492号", "国办发〔2014〕32号"), "2019-2020": ("国务院令第711号", "国办公开办函〔2019〕60号"),
         "2021+": ("国务院令第711号", "国办公开办函〔2021〕30号")}  # fmt: skip
OPENINGS = (
    "根据《中华人民共和国政府信息公开条例》（{decree}）和{basis}要求，{organ}编制了本报告。本报告所列数据的统计期限为{period}。",
    "本报告依照《中华人民共和国政府信息公开条例》（{decree}）编制，格式执行{basis}。统计期限：{period}。",
    "按照《政府信息公开条例》和{basis}的规定，现公布{organ}{year}年度政府信息公开工作年度报告。数据统计时间为{period}。",
    "依据{decree}公布的《政府信息公开条例》以及《国务院办公厅有关通知》（{basis}），{organ}编写本报告，所列数据自{period}。",
    "现将{organ}{year}年政府信息公开工作情况报告如下。报告依据{basis}确定的格式编写，数据统计期限为{period}。",
    "本报告由{organ}按照{basis}编制，统计期限为{period}。另据县政府办公室〔{year}〕7号通知，报告同步在门户网站公布。",
)
PERIODS = (
    "{year}年1月1日至{year}年12月31日", "{year}年1月1日起至{year}年12月31日止", "{year}年1月1日到12月31日", "{year}年1月1日—{year}年12月31日",
    "{year} 年 1 月 1 日至 {year} 年 12 月 31 日",
)  # fmt: skip
MANAGEMENT = ("一是健全制度，落实“三审三校”。二是动态调整公开目录，依据条例第二十条第（五）项梳理事项。",
              "文件起草时同步确定公开属性，先审查后发布，依据第十九条、第二十条逐项对照。")  # fmt: skip
PLATFORM = ("{organ}门户网站专栏运行平稳，完善“五公开”栏目。", "以政府网站为第一平台，规范运维{we}政务新媒体账号。")
SUPERVISION = ("加强业务培训和考核评议，未发生责任追究情形。", "公开工作纳入年度考核，{year}年{we}未发生因公开不当被追责的情况。")
_ONCE = ("建议", "双公示", "政策解读材料", "培训", "新媒体", "公众号", "留言", "发布会", "公报", "12345", "信访", "栏目", "访问量", "规范性文件",
         "行政许可", "申请方式", "{half}", "要点", "图解", "复议", "咨询")  # fmt: skip  # matters that a report counts once


@dataclass(frozen=True)
class Account:
    """One report. ``chapters`` by "opening", the sub-headings of the first chapter, and the numbers of the others."""

    seed: int
    organ: Organ
    ledger: Ledger
    chapters: Mapping[str, tuple[Line, ...]]
    hand: Print
    layout: str = "html clean"
    before: Ledger | None = None
    wrapped: bool = False
    zero: str = "0"  # how the tables print nothing
    printed: Mapping[national.Key, str] = field(default_factory=dict)  # cells that print something else than the ledger says

    @property
    def year(self) -> int:
        """The statistics year."""
        return self.ledger.year

    def lines(self) -> list[tuple[str, int, Line]]:
        """Every sentence with its place."""
        return [(chapter, n, line) for chapter, lines in self.chapters.items() for n, line in enumerate(lines)]

    def with_line(self, chapter: str, n: int, line: Line) -> "Account":
        """With another sentence in a place."""
        lines = self.chapters[chapter]
        return replace(self, chapters={**self.chapters, chapter: (*lines[:n], line, *lines[n + 1 :])})

    def with_cells(self, cells: Mapping[national.Key, Decimal]) -> "Account":
        """With other cells, its prose unchanged."""
        return replace(self, ledger=replace(self.ledger, cells={**self.ledger.cells, **cells}))


def words_of(organ: Organ, year: int) -> dict[str, str]:
    """What sentences call the organ and the years."""
    return {"we": organ.we, "organ": organ.name, "place": organ.place, "year": str(year), "last": str(year - 1), "next": str(year + 1)}


def organ_of(random: Random) -> Organ:
    """A department, or now and then a government."""
    while True:
        found = content.organ(random)
        if found.place and found.scope in ("own", "aggregate") and found.printed == found.name:
            return found


def account(seed: int) -> Account:
    """A clean report of one organ."""
    random = Random(f"account {seed}")
    year = random.choice((*range(2014, 2019), 2019, 2019, 2020, 2020, *range(2021, 2026), *range(2021, 2026)))
    organ = organ_of(random)
    size = random.choice(SIZES[1:5] if organ.scope == "own" else SIZES[3:])
    before, ledger = series(year - 1, 2, size if random.random() < 0.93 else SIZES[0], random)
    return written(seed, organ, ledger, before, random)


def written(seed: int, organ: Organ, ledger: Ledger, before: Ledger | None, random: Random, layout: str = "") -> Account:
    """A report in words of its own."""
    hand = Print(random.random() < 0.15, random.random() < 0.1, random.random() < 0.1)
    layout = layout or _layout(random)
    wrapped = layout.startswith("text") and random.random() < 0.25
    zero = random.choice(("0",) * 17 + ("", "/", "-"))
    lossless = not any(name in layout for name in ("lines", "padded"))
    chapters = _chapters(organ, ledger, before, random)
    return Account(seed, organ, ledger, chapters, hand, layout, before, wrapped, zero if lossless else "0")


def _layout(random: Random) -> str:
    kind = random.choices(("html", "md", "text"), (6, 2, 2))[0]
    names = {
        "html": ("clean", "word", "editor", "unmerged", "repeated", "careless"), "md": ("pipe_markdown", "html_line", "pandoc", "emphasised"),
        "text": ("tab_rectangle", "pipe_markdown", "box_drawing", "cell_lines", "tab_padded"),
    }  # fmt: skip
    return f"{kind} {random.choice(names[kind])}"


def _chapters(organ: Organ, ledger: Ledger, before: Ledger | None, random: Random) -> dict[str, tuple[Line, ...]]:
    words = words_of(organ, ledger.year)
    decree, basis = BASES[ledger.format]
    period = random.choice(PERIODS).format(year=ledger.year)
    opening = Line(random.choice(OPENINGS), kind="basis", words={**words, "decree": decree, "basis": basis, "period": period})

    def maybe(share: float) -> bool:
        return random.random() < share

    published: list[Line | None] = [listed.disclosed(ledger.extra["published"], words, random)]
    published += [listed.small(words, random)] * maybe(0.7)
    published += [ratios.growth(ledger, before, words, random)] * maybe(0.5)
    asked: list[Line | None] = [*told.requests(ledger, words, random)]
    asked += [ratios.shares(ledger, words, random)] * maybe(0.2)
    asked += [ratios.share(ledger, words, random)] * maybe(0.5)
    if organ.scope == "aggregate":
        asked.append(asides.of_parts(ledger, words, random))
    managed = [Line(random.choice(MANAGEMENT), words=words)]
    new = ledger.format == "2021+"
    managed += [told.documents(ledger, words, random)] * (new and maybe(0.4)) + [told.decisions(ledger, words, random)] * (
        new and maybe(0.4)
    )
    running = [Line(random.choice(PLATFORM), words=words)] + [listed.small(words, random)] * maybe(0.3)
    watched = [Line(random.choice(SUPERVISION), words=words)] + [ratios.other_share(words, random)] * maybe(0.4)
    for line in asides.asides(ledger, before, words, random):
        random.choice((published, asked, managed, running, watched)).append(line)
    chapters = {
        "opening": [opening], "主动公开": published, "依申请公开": asked, "政府信息管理": managed, "平台建设": running, "监督保障": watched,
        "4": [told.disputes(ledger, words, random)] * maybe(0.8), "5": [asides.ending("5", words, random)],
        "6": [asides.ending("6", words, random)],
    }  # fmt: skip
    return _once({name: [line for line in lines if line is not None] for name, lines in chapters.items()})


def _once(chapters: Mapping[str, list[Line]]) -> dict[str, tuple[Line, ...]]:
    """Without what would count a matter a second time and otherwise."""
    told_of: set[str] = set()
    kept: dict[str, tuple[Line, ...]] = {}
    for name, lines in chapters.items():
        fresh = []
        for line in lines:
            text = line.pattern + "".join(line.items)
            subjects = set() if line.kind == "told" or "主动公开" in text else {word for word in _ONCE if word in text}
            if name in "56" or not subjects & told_of:
                fresh.append(line)
                told_of |= subjects
        kept[name] = tuple(fresh)
    return kept


def tables(account: Account) -> dict[str, national.Table]:
    """The account's tables, filled with its cells."""
    written = national.write(account.seed, account.ledger.format)

    def text(key: national.Key) -> str:
        value = account.ledger.cells[key]
        if key in account.printed:
            return account.printed[key]
        if not value:
            return account.zero
        return f"{'增' if value > 0 else '减'}{abs(value)}" if key[0].endswith("items_change") and account.seed % 2 else f"{value:f}"

    return {
        name: [[replace(box, text=text(box.key)) if box.key else box for box in row] for row in table]
        for name, table in written.tables.items()
    }


def printable(account: Account) -> Printable:
    """The parts of the report in order."""
    random = Random(f"printed {account.seed}")
    year, organ = account.year, account.organ
    title = random.choice(content.TITLES[:14])(organ, year)
    day = f"{year + 1}年1月{random.randint(5, 28)}日"
    words = Words(organ, year, title, [organ.name, day] if random.random() < 0.5 else [day], "".join(title), day, [])
    headings = {name: random.choice(options) for name, options in content.CHAPTERS.items()}
    said = {name: "".join(line.printed(account.hand) for line in lines) for name, lines in account.chapters.items()}
    filled = tables(account)
    parts = [*(Part("title", line, 1) for line in title), Part("paragraph", said["opening"]), Part("heading", headings["1"], 2)]
    numbers = random.choice(content.NUMBERED[:3])
    for number, name in zip(numbers, ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"), strict=True):
        if random.random() < 0.7:
            parts += [Part("heading", number.format(name), 3), Part("paragraph", said[name])]
        else:
            parts.append(Part("paragraph", f"{number.format(name)}{'' if number.endswith('。') else '。'}{said[name]}"))
    later = "" if "1" in filled else "23"
    for name in later:
        parts += [Part("heading", headings[name], 2), Part("table", table=filled[name])]
    parts += [Part("heading", headings["4"], 2), *[Part("paragraph", said["4"])] * bool(said["4"])]
    parts += [Part("table", table=filled["4"])] if later else []
    parts += [part for name in "56" for part in (Part("heading", headings[name], 2), Part("paragraph", said[name]))]
    if "1" in filled:
        parts += [Part("heading", headings["table 1"], 2), Part("table", table=filled["1"])]
    parts += [Part("signature", line) for line in words.signature]
    return Printable(account.seed, account.ledger.format, words, parts, {}, lossless=True)


def file_of(account: Account) -> tuple[str, bytes]:
    """The report's file: how its name ends, and its bytes."""
    kind, _, name = account.layout.partition(" ")
    report = printable(account)
    if kind == "html":
        return ".html", as_html.written(report, next(style for style in as_html.STYLES if style.name == name))
    if kind == "md":
        return ".md", as_md.written(report, next(style for style in as_md.STYLES if style.name == name))
    return ".txt", as_text.written(report, next(style for style in as_text.STYLES if style.name == name), wrapped=account.wrapped)
