"""The form that narrows the list of findings down. It sends an address, so that a filtered list can be kept and passed on."""

from collections import defaultdict
from collections.abc import Mapping

from markupsafe import Markup

from askgov.portal import quality_address as address
from askgov.portal.markup import NOTHING, element
from askgov.quality import View, Wanted
from askgov.quality.table import SEVERITIES, STATUSES
from askgov.quality.wanted import LONGEST_WORDS

_SUGGESTED = 300  # organs offered while typing
_LONGEST_RULE = 40  # characters of a rule in the list of rules


def filter_form(view: View, wanted: Wanted) -> Markup:
    """机关, 年度, 类别, 规则, 轻重, 状态, and whether it is new."""
    families: dict[str, dict[str, str]] = defaultdict(dict)
    for rule in view.rules:
        families[rule.family][rule.id] = rule.text if len(rule.text) <= _LONGEST_RULE else f"{rule.text[: _LONGEST_RULE - 1]}…"
    years = {str(year.year): f"{year.year} 年" for year in reversed(view.years)}
    return element(
        "form",
        _organ(view, wanted.organ),
        _choice("year", "年度", years, str(wanted.year or "")),
        _choice("severity", "轻重", SEVERITIES, wanted.severity),
        _choice("status", "状态", STATUSES, wanted.status),
        _choice("family", "类别", {name: name for name in families}, wanted.family),
        _rule(families, wanted.rule),
        _new(wanted.new) if view.changes and view.changes.came else NOTHING,
        element("p", element("button", "筛选", type="submit"), element("a", "清除条件", href=f"{address.PATH}#list"), class_="send"),
        method="get", action=f"{address.PATH}#list", class_="filter", role="search", aria_label="筛选问题",
    )  # fmt: skip


def _organ(view: View, value: str) -> Markup:
    offered = element("datalist", *(element("option", value=organ) for organ in list(view.organs)[:_SUGGESTED]), id="organs")
    field = element(
        "input", type="search", id="organ", name_="organ", value=value, maxlength=LONGEST_WORDS, list="organs", autocomplete="off"
    )
    return element("p", element("label", "机关", for_="organ"), field, offered)


def _choice(name: str, label: str, options: Mapping[str, str], value: str) -> Markup:
    shown = (_option(held, text, value) for held, text in options.items())
    return element("p", element("label", label, for_=name), element("select", _option("", "全部", value), *shown, id=name, name_=name))


def _rule(families: Mapping[str, Mapping[str, str]], value: str) -> Markup:
    groups = (
        element("optgroup", *(_option(id_, text, value) for id_, text in rules.items()), label=family) for family, rules in families.items()
    )
    field = element("select", _option("", "全部", value), *groups, id="rule", name_="rule")
    return element("p", element("label", "规则", for_="rule"), field, class_="wide")


def _new(value: bool) -> Markup:
    box = element("input", type="checkbox", id="new", name_="new", value="1", checked=value)
    return element("p", box, element("label", "只看上次收录以来新发现的", for_="new"), class_="tick")


def _option(held: str, text: str, value: str) -> Markup:
    return element("option", text, value=held, selected=held == value and held != "")
