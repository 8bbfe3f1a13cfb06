"""The quality of the whole collection: figures that do not add up, counted, compared over the years, and listed with a filter."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from askgov.portal import quality_address as address
from askgov.portal import quality_parts as parts
from askgov.portal.draft_page import ADDRESS as CHECK
from askgov.portal.markup import NOTHING, element, notice, scrolling, together
from askgov.portal.quality_filter import filter_form
from askgov.quality import OPEN, Changes, Found, Tally, View, Wanted
from askgov.quality.table import SEVERITIES, moment
from askgov.store.finding_log import Line
from askgov.store.verdicts import Standing

PAGE = 50  # findings on a page
_ORGANS = 10  # organs in the overview
_PLACES = 3  # places of a finding in the list
_CHANGED = 20  # findings told of each kind of change
_WEIGHTS = tuple(SEVERITIES)
_COUNTS = [(name, "number") for name in SEVERITIES.values()]


def quality_page(view: View, wanted: Wanted, number: int, done: str = "") -> str:
    """The overview with the list, or the list alone once it is filtered; ``number``: page of the list, from 1."""
    new = view.changes.new if view.changes else frozenset()
    found = wanted.keep(view.found, new)
    whole = wanted == Wanted() and number == 1
    title = "年报数据质量" if whole else "问题清单"
    return parts.page(
        title,
        element("h1", title),
        _done(view, done),
        *(_overview(view) if whole else (element("p", element("a", "← 回到总览", href=address.PATH), class_="back"),)),
        _list(view, wanted, found, number, heading=whole),
    )


def _done(view: View, key: str) -> Markup:
    decided = view.by_key.get(key)
    if decided is None:
        return NOTHING
    link = element("a", f"{decided.organ} {decided.report.year} 年", href=address.finding(key))
    return element("p", element("strong", "已记下"), "　", link, "：", parts.status(decided.status), class_="notice done", role="status")


def _overview(view: View) -> Iterator[Markup]:
    ahead = element("a", "发布前先核对一份年报", href=CHECK)
    yield element("p", f"程序按固定的规则核对了收录的 {view.reports} 份年报。下面是值得对照原文看一看的地方。", ahead, class_="lead")
    yield element("ul", *_tiles(view), class_="tiles")
    yield _changes(view.changes)
    yield element("div", _years(view), _organs(view), class_="beside")
    yield _rules(view)


def _tiles(view: View) -> Iterator[Markup]:
    counted = view.tally
    for weight, meaning in (("error", "两个数字至少有一个不对"), ("doubt", "对不上，也可能另有原因"), ("note", "不一定有问题，看一眼即可")):
        link = address.listing(Wanted(severity=weight, status=OPEN))
        yield _tile(weight, f"待处理的{SEVERITIES[weight]}", counted.of(status=(OPEN,), severity=weight), meaning, link)
    confirmed, explained, dismissed = (counted.of(status=(held,)) for held in (Standing.CONFIRMED, Standing.EXPLAINED, Standing.DISMISSED))
    told = f"确认有误 {confirmed} · 有合理解释 {explained} · 不是问题 {dismissed}"
    yield _tile("decided", "已经处理", confirmed + explained + dismissed, told)
    yield _tile("clean", "没有错误和存疑的年报", view.clean, f"共 {view.reports} 份")


def _tile(kind: str, name: str, count: int, meaning: str, link: str = "") -> Markup:
    shown = element("span", str(count), class_="count")
    named = element("a", name, href=link) if link and count else element("span", name)
    return element("li", shown, element("strong", named), element("span", meaning, class_="meaning"), class_=f"tile {kind}")


def _changes(changes: Changes | None) -> Markup:
    heading = element("h2", "上次收录以来的变化")
    if changes is None:
        return element("section", heading, element("p", "这是第一次记录。下次收录之后，这里会列出新发现的和已经消失的问题。"))
    told = f"与 {moment(changes.since)} 的状态相比（当时收录 {changes.reports} 份）："
    counts = element("strong", f"新发现 {len(changes.came)} 处，消失 {len(changes.went)} 处")
    more = element("p", element("a", "只看新发现的", href=address.listing(Wanted(new=True))), class_="links") if changes.came else NOTHING
    lists = (_changed("新发现的", changes.came, linked=True), _changed("消失的（更正了报告，或重新读过）", changes.went, linked=False))
    return element("section", heading, element("p", told, counts, "。"), *lists, more)


def _changed(title: str, lines: Sequence[Line], *, linked: bool) -> Markup:
    if not lines:
        return NOTHING
    items = []
    for line in lines[:_CHANGED]:
        name = f"{line.organ} {line.year} 年"
        named = element("a", name, href=address.finding(line.key)) if linked else element("strong", name)
        items.append(element("li", named, f"（{SEVERITIES[line.severity]}）{line.message}"))
    rest = [element("li", f"另有 {len(lines) - _CHANGED} 处")] if len(lines) > _CHANGED else []
    return element("details", element("summary", f"{title} {len(lines)} 处"), element("ul", *items, *rest))


def _years(view: View) -> Markup:
    most = max((int(10 * year.rate()) for year in view.years), default=0)
    rows = []
    for year in view.years:
        link = element("a", f"{year.year} 年", href=address.listing(Wanted(year=year.year)))
        rates = (element("td", f"{year.rate(weight)}", class_="number") for weight in _WEIGHTS)
        scaled = Tally({key: round(10 * 100 * count / max(year.reports, 1)) for key, count in year.tally.counts.items()})
        drawn = element("td", parts.bar(scaled, most), class_="drawn")
        rows.append(element("tr", element("th", link, scope="row"), element("td", str(year.reports), class_="number"), *rates, drawn))
    heads = [("年度", ""), ("份数", "number"), *_COUNTS, parts.DRAWN]
    shown = parts.table("每一百份年报中的问题数（有合理解释的、不是问题的不计）", heads, [element("tbody", *rows)])
    return element("section", element("h2", "逐年趋势"), parts.legend(), scrolling(shown, "逐年趋势，可左右滚动"))


def _organs(view: View) -> Markup:
    counted = [(organ, held) for organ, held in view.organs.items() if held.standing()]
    most = max((held.standing() for _, held in counted), default=0)
    rows = [_counted(organ, Wanted(organ=organ), held, most) for organ, held in counted[:_ORGANS]]
    rest = len(counted) - _ORGANS
    more = element("p", f"另有 {rest} 个机关有问题待看，可在清单中按机关筛选。") if rest > 0 else NOTHING
    shown = scrolling(
        parts.table("错误最多的排在前面", [("机关", ""), *_COUNTS, parts.DRAWN], [element("tbody", *rows)]), "按机关统计，可左右滚动"
    )
    return element("section", element("h2", "按机关"), shown if rows else element("p", "没有机关有待看的问题。"), more)


def _rules(view: View) -> Markup:
    most = max((held.standing() for held in view.families.values()), default=0)
    groups = []
    for family, held in view.families.items():
        lines = [_counted(family, Wanted(family=family), held, most, scope="rowgroup", more=(_dismissed(held),))]
        for rule, of_rule in view.rules.items():
            if rule.family == family:
                lines.append(_counted(rule.text, Wanted(rule=rule.id), of_rule, most, more=(_dismissed(of_rule),)))
        groups.append(element("tbody", *lines))
    heads = [("类别与规则", ""), *_COUNTS, ("不是问题", "number"), parts.DRAWN]
    shown = scrolling(parts.table("常被判为“不是问题”的规则，可能需要调整", heads, groups, "rules"), "按规则统计，可左右滚动")
    return element("section", element("h2", "按规则"), shown if groups else element("p", "没有规则发现问题。"))


def _dismissed(held: Tally) -> Markup:
    return element("td", str(held.of(status=(Standing.DISMISSED,))), class_="number")


def _counted(name: str, wanted: Wanted, held: Tally, most: int, scope: str = "row", more: tuple[Markup, ...] = ()) -> Markup:
    named = element("th", element("a", name, href=address.listing(wanted)), scope=scope)
    counts = (element("td", str(held.standing(weight)), class_="number") for weight in _WEIGHTS)
    return element("tr", named, *counts, *more, element("td", parts.bar(held, most), class_="drawn"))


def _list(view: View, wanted: Wanted, found: Sequence[Found], number: int, *, heading: bool) -> Markup:
    last = max((len(found) + PAGE - 1) // PAGE, 1)
    number = min(number, last)
    shown = found[(number - 1) * PAGE : number * PAGE]
    pages = f"，第 {number} 页，共 {last} 页" if last > 1 else ""
    count = element("p", f"共 {len(found)} 处{pages}。", class_="count", role="status")
    body = element("tbody", *(_row(each, wanted, number) for each in shown))
    heads = [("轻重", ""), ("机关与年度", ""), ("发现的问题与出处", ""), ("状态", ""), ("处理", "")]
    listed = parts.table("核对发现的问题，待处理的在前，重的在前", heads, [body], "findings") if shown else _nothing(view)
    exports = [element("a", name, href=address.export(kind, wanted)) for kind, name in (("csv", "导出 CSV"), ("xlsx", "导出 Excel"))]
    return element(
        "section",
        element("h2", "问题清单") if heading else NOTHING,
        filter_form(view, wanted),
        element("div", count, element("p", *exports, class_="links") if shown else NOTHING, class_="bar-above"),
        listed,
        _pages(wanted, number, last),
        id="list",
    )


def _nothing(view: View) -> Markup:
    return notice("note", "没有", "没有符合这些条件的问题。" if view.found else "收录的年报没有发现对不上的地方。")


def _row(each: Found, wanted: Wanted, number: int) -> Markup:
    sources = each.finding.operands
    places = [element("li", parts.place(source, each)) for source in sources[:_PLACES]]
    places += [element("li", f"另有 {len(sources) - _PLACES} 处，见“查看与处理”")] if len(sources) > _PLACES else []
    told = (element("p", each.finding.message), element("ul", *places, class_="places") if places else NOTHING)
    repeated = each.rule.text in each.finding.message
    rule = element("p", f"类别：{each.rule.family}" if repeated else f"规则：{each.rule.text}（{each.rule.family}）", class_="rule")
    by = element("p", f"{each.verdict.by} · {moment(each.verdict.at)}", class_="by") if each.verdict else NOTHING
    organ = element("th", each.organ, element("span", f"{each.report.year} 年", class_="year"), scope="row")
    about = f"查看与处理：{each.organ}{each.report.year}年"
    link = element("a", "查看与处理", href=address.finding(each.key, wanted, number), class_="open", aria_label=about)
    cells = (parts.severity(each.finding), organ, together([*told, rule]), together([parts.status(each.status), by]), link)
    return element("tr", *(cell if cell is organ else element("td", cell) for cell in cells))


def _pages(wanted: Wanted, number: int, last: int) -> Markup:
    if last == 1:
        return NOTHING
    near = sorted({1, last, *range(max(number - 2, 1), min(number + 2, last) + 1)})
    links: list[Markup] = []
    for before, each in zip([0, *near], near, strict=False):
        gap = [element("li", "…", aria_hidden="true")] if each - before > 1 else []
        here = each == number
        shown = element(
            "a", str(each), href=address.listing(wanted, each), aria_current="page" if here else None, aria_label=f"第 {each} 页"
        )
        links += [*gap, element("li", shown)]
    return element("nav", element("ul", *links), class_="pages", aria_label="清单的各页")
