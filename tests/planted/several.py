"""Reports that stand beside each other: an organ over the years, a county with its departments, organs of one kind; and errors between them."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.corpus.content import AGENCIES, PLACES, Organ

from .account import SIZES, Account, organ_of, words_of, written
from .in_prose import RATIO
from .ledger import Cells, Ledger, add_up, series, total_of
from .reading import Expected, expected

YEARS, ODD, LEVELS, COPIED = ("跨年",), ("异常",), ("上下级",), ("照抄", "依据与年度")
Several = list[Account]
Group = Callable[[int], Several]
Plant = Callable[[Several, Random], tuple[Several, Expected] | None]  # the last report is the one that is wrong


def _account(seed: int, organ: Organ, ledger: Ledger, before: Ledger | None) -> Account:
    random = Random(f"{seed} {organ.name} {ledger.year}")
    return written(random.randrange(10**9), organ, ledger, before, random, random.choice(("html clean", "html word", "md pipe_markdown")))


def _rewritten(account: Account, ledger: Ledger) -> Account:
    """The account in the same words where its numbers allow it."""
    random = Random(f"again {account.seed}")
    again = written(account.seed, account.organ, ledger, account.before, random, account.layout)
    return replace(again, hand=account.hand, zero="0", wrapped=False)


def _in_a_row(organ: Organ, first: int, years: int, seed: int, size: int) -> Several:
    random = Random(f"row {seed} {organ.name}")
    ledgers = series(first, years, SIZES[size], random)
    return [_account(seed, organ, now, before) for before, now in zip((None, *ledgers), ledgers, strict=False)]


def years(seed: int) -> Several:
    """Three to five years of one organ; some write the parts without figures the same every year."""
    random = Random(f"years {seed}")
    count = random.randint(3, 5)
    row = _in_a_row(organ_of(random), random.randint(2016, 2026 - count), count, seed, random.randint(2, 4))
    if random.random() < 0.6:
        return row
    same = {name: row[0].chapters[name][:1] for name in ("政府信息管理", "平台建设")}
    words = {one.year: words_of(one.organ, one.year) for one in row}
    yearly = [
        {name: tuple(replace(line, words=words[one.year]) for line in lines) + one.chapters[name][1:] for name, lines in same.items()}
        for one in row
    ]
    return [replace(one, chapters={**one.chapters, **lines}) for one, lines in zip(row, yearly, strict=True)]


def county(seed: int) -> Several:
    """Departments, and last the government whose report adds them up with others that publish none; at times an organ of a ministry's
    own, which no county adds up."""
    random = Random(f"county {seed}")
    place = random.choice([name for name in PLACES if name.endswith(("县", "市"))])
    year = random.randint(2019, 2025)
    departments = [Organ(place + agency, place + agency, place, agency) for agency in random.sample(AGENCIES[:-1], random.randint(3, 5))]
    ledgers = [series(year, 1, SIZES[random.randint(1, 3)], random)[0] for _ in departments]
    rest = series(year, 1, SIZES[random.choice((0, 1, 3))], random)[0]
    government = Organ(f"{place}人民政府", f"{place}人民政府", place, "人民政府", "aggregate", "全县" if place.endswith("县") else "全市")
    reports = [_account(seed, organ, ledger, None) for organ, ledger in zip(departments, ledgers, strict=True)]
    if random.random() < 0.4:
        own = Organ(f"国家税务总局{place}税务局", f"国家税务总局{place}税务局", place, "税务局", "system")
        reports.insert(0, _account(seed, own, series(year, 1, SIZES[4], random)[0], None))
    return [*reports, _account(seed, government, total_of(ledgers, rest), None)]


def kin(seed: int) -> Several:
    """Organs of one kind in several counties, and last one of them over three years."""
    random = Random(f"kin {seed}")
    agency = random.choice(("公安局", "市场监督管理局", "交通运输局"))
    first = random.randint(2021, 2023)
    places = random.sample([name for name in PLACES if name.endswith("县")], 7)
    organs = [Organ(place + agency, place + agency, place, agency) for place in places]
    others = [_in_a_row(organ, first + 2, 1, seed, 4)[-1] for organ in organs[1:]]
    return [*others, *_in_a_row(organs[0], first, 3, seed, 4)]


def _relined(several: Several, change: Callable[[Cells], object]) -> Several:
    """The last report with other cells, its prose written anew."""
    last = several[-1]
    cells = dict(last.ledger.cells)
    change(cells)
    return [*(replace(one, zero="0") for one in several[:-1]), _rewritten(last, replace(last.ledger, cells=cells))]


def _follows(several: Several) -> bool:
    """Whether the last two reports hold what is carried over from one to the other."""
    return len(several) > 1 and several[-2].organ == several[-1].organ and several[-2].ledger.format != "2014-2018"


def carried_over(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """More or less taken over than the year before left; the year itself balances."""
    if not _follows(several):
        return None
    more = Decimal(random.randint(1, 9))

    def change(cells: Cells) -> None:
        for row in ("carried_in", "carried_out"):
            cells[f"requests.{row}", "natural_person"] += more
        add_up(cells)

    done = _relined(several, change)
    wrong = done[-1].ledger.cell("requests.carried_in")
    return done, expected(YEARS, wrong, about=f"上年结转 {wrong}，上一年结转下年 {several[-2].ledger.cell('requests.carried_out')}")


def carried_by_column(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """The total taken over is right, its columns are not."""
    cells = several[-1].ledger.cells
    if not _follows(several) or not cells["requests.carried_in", "natural_person"] or not cells["requests.received", "company"]:
        return None

    def change(cells: Cells) -> None:
        for row, sign in (("carried_in", 1), ("received", -1)):
            cells[f"requests.{row}", "natural_person"] -= sign
            cells[f"requests.{row}", "company"] += sign

    wrong = cells["requests.carried_in", "natural_person"] - 1
    return _relined(several, change), expected(YEARS, wrong, about="上年结转分栏")


def in_force(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """Documents in force that last year's, with what came and went, do not make."""
    if len(several) < 2 or several[-2].organ != several[-1].organ or several[-2].ledger.format != "2021+":
        return None
    key = "normative_documents.effective", None
    wrong = several[-1].ledger.cells[key] + random.randint(1, 9)
    return _relined(several, lambda cells: cells.update({key: wrong})), expected(YEARS, wrong, about=f"现行有效 {wrong}")


def ten_times(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """A digit too many in a line that was steady for years."""
    row = [one for one in several if one.organ == several[-1].organ and one.ledger.format == several[-1].ledger.format]
    key = random.choice(("licensing.decisions", "penalties.decisions")), None
    right = several[-1].ledger.cells.get(key, Decimal(0))
    if len(row) < 3 or right < 20:
        return None
    wrong = right * 10 + random.randint(0, 9)
    return _relined(several, lambda cells: cells.update({key: wrong})), expected(ODD, wrong, about=f"{key[0]} {wrong}")


def in_yuan(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """Fees in 元 where the column says 万元."""
    row = [one for one in several if one.organ == several[-1].organ and one.ledger.format == "2021+"]
    key = "fees.amount", None
    if len(row) < 3 or not several[-1].ledger.cells.get(key):
        return None
    wrong = (several[-1].ledger.cells[key] * 10000).quantize(Decimal(1))
    return _relined(several, lambda cells: cells.update({key: wrong})), expected(ODD, wrong, about=f"{key[0]} {wrong}")


def zero_among_peers(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """Nothing where the organ's other years and all of its kind have thousands."""
    key = random.choice(("licensing.decisions", "penalties.decisions")), None
    return _relined(several, lambda cells: cells.update({key: Decimal(0)})), expected(ODD, 0, about=f"{key[0]} 0")


def growth_alone(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """A change without its base, not that of the two reports."""
    last = several[-1]
    found = next(((at, n, line) for at, n, line in last.lines() if line.kind == "growth alone" and "量" not in line.pattern), None)
    unit = several[-2].chapters["主动公开"][0].words.get("unit", "条")
    if found is None or several[-2].ledger.format != last.ledger.format or unit != "条":
        return None
    at, n, line = found
    wrong = line.numbers["growth"] + random.randint(3, 60)
    line = line.saying("growth", wrong)
    return [*several[:-1], last.with_line(at, n, line)], expected((*YEARS, *RATIO), f"{wrong:f}", about=line.printed(last.hand))


def stale_sentence(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """A sentence of last year's report word for word, with its year."""
    before, last = several[-2:]
    fitting = [
        line for _, _, line in before.lines() if line.pattern.startswith("{year}年") and line.kind in ("told", "closed") and line.places()
    ]
    if not fitting:
        return None
    line = random.choice(fitting)
    taken = replace(last.with_line("主动公开", 0, line), hand=before.hand)
    return [*several[:-1], taken], expected(COPIED, f"{before.year}年", about=line.printed(before.hand))


def same_figures(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """Last year's list of what was published, every number as it was."""
    before, last = several[-2:]
    line = before.chapters["主动公开"][0]
    if len(line.places()) < 4 or min(line.numbers.values()) < 10:
        return None
    line = replace(line, words={**line.words, "year": str(last.year)})
    return [*several[:-1], last.with_line("主动公开", 0, line)], expected(COPIED, *line.numbers.values(), about=line.printed(last.hand))


def another_organ(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """What another organ of the kind says of its year."""
    other, last = several[0], several[-1]
    said = {name: other.chapters[name] for name in ("主动公开", "依申请公开", "平台建设", "监督保障", "5")}
    taken = replace(last, chapters={**last.chapters, **said}, hand=other.hand)
    return [*several[:-1], taken], expected(COPIED, other.organ.name, about="全文")


def below_above_whole(several: Several, random: Random) -> tuple[Several, Expected] | None:
    """A government that left out its busiest department."""
    parts = sorted(several[:-1], key=lambda part: part.ledger.cell("requests.received"))
    if not parts[-1].ledger.cell("requests.received"):
        return None
    if any(part.organ.scope == "system" for part in parts):
        return None
    whole = total_of([part.ledger for part in parts[:-2]], parts[-2].ledger)
    return [*several[:-1], _rewritten(several[-1], whole)], expected(LEVELS, whole.cell("requests.received"), about="新收 全县")


GROUPS: dict[str, Group] = {"years": years, "county": county, "kin": kin}
SEVERAL: dict[str, tuple[Group, Plant]] = {
    "跨年 结转": (years, carried_over), "跨年 结转分栏": (years, carried_by_column), "跨年 现行有效": (years, in_force),
    "跨年 增幅": (years, growth_alone), "异常 十倍": (years, ten_times), "异常 元当万元": (years, in_yuan), "异常 同类皆有": (kin, zero_among_peers),
    "沿用上年原句": (years, stale_sentence), "沿用上年数字": (years, same_figures), "照抄外单位": (kin, another_organ),
    "下级大于上级": (county, below_above_whole),
}  # fmt: skip
