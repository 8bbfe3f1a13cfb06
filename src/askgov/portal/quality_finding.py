"""One finding: what stands against what, where, the rule, what was decided so far, and the form to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from askgov.portal import addresses
from askgov.portal import quality_address as address
from askgov.portal import quality_parts as parts
from askgov.portal.markup import NOTHING, element, notice, scrolling
from askgov.quality import OPEN, Found, Wanted
from askgov.quality.table import SEVERITIES, STATUSES, moment
from askgov.store.verdicts import LONGEST_REASON, Standing, Verdict
from askgov.wording import plain

_CHOICES: Final = {
    Standing.CONFIRMED: "报告这里确实写错了。公众会看到“工作人员已确认有误”；理由可以不填，只在内部保留。",
    Standing.EXPLAINED: "两边都没有错，只是口径不同等。请写明理由：理由会公开显示在年报查看页和回答里，不显示姓名。",
    Standing.DISMISSED: "本来就不该提示，以后不再对公众提示。请写明理由，便于调整规则；理由只在内部保留。",
}
_KEPT: Final = "与您的姓名、时间一起在处理记录里保留。只有“有合理解释”的理由会对公众显示，不显示姓名。"
_SHOWN = {**STATUSES, Standing.REOPENED: "撤回"}
_MEANINGS = {"error": "两个数字至少有一个不对", "doubt": "对不上，也可能另有原因", "note": "不一定有问题"}


@dataclass(frozen=True)
class Draft:
    """What was filled in and could not be kept, and why."""

    standing: str = ""
    reason: str = ""
    refused: str = ""


def finding_page(each: Found, history: Sequence[Verdict], token: Markup, wanted: Wanted, number: int, draft: Draft | None = None) -> str:
    """The page; ``token``: the field that makes a form ours; ``wanted`` and ``number``: the list to go back to."""
    title = f"{each.organ}{each.report.year}年年报的一处{SEVERITIES[each.finding.severity]}"
    back = element("p", element("a", "← 回到清单", href=address.listing(wanted, number)), class_="back")
    return parts.page(
        title,
        back,
        element("h1", title),
        element("div", notice("error", "没有记下", draft.refused), role="alert") if draft else NOTHING,
        element("p", each.finding.message, class_="message"),
        element("dl", *_facts(each), class_="about"),
        _places(each),
        _form(each, history, token, wanted, number, draft),
        _history(history),
    )


def _facts(each: Found) -> Iterator[Markup]:
    report, finding = each.report, each.finding
    sides = "" if finding.left is None or finding.right is None else f"{plain(finding.left)} 与 {plain(finding.right)}"
    apart = "" if finding.difference is None else f"，相差 {plain(abs(finding.difference))}"
    facts: dict[str, str] = {
        "状态": parts.status(each.status),
        "轻重": element("span", parts.severity(finding), f"　{_MEANINGS[finding.severity]}"),
        "规则": f"{each.rule.text}（{each.rule.family}）",
        "两边的数字": f"{sides}{apart}" if sides else "",
        "报告": element("a", report.title or report.file, href=addresses.report_page(report.id), target="_blank", rel="noopener"),
    }
    for name, fact in facts.items():
        if fact:
            yield element("div", element("dt", name), element("dd", fact))


def _places(each: Found) -> Markup:
    if not each.finding.operands:
        return NOTHING
    rows = []
    for source in each.finding.operands:
        named = parts.where(source, each)
        link = addresses.report_page(source.report_id, source.block, source.cell, source.span)
        about = f"看原文：{named}（在新页打开）"
        shown = element("a", "看原文", href=link, target="_blank", rel="noopener", aria_label=about)
        where = element("th", named, scope="row")
        rows.append(element("tr", where, element("td", parts.printed(source), class_="printed"), element("td", shown)))
    listed = parts.table("这一处问题所依据的格子和文字", [("位置", ""), ("写的是", "printed"), ("原文", "")], [element("tbody", *rows)])
    return element("section", element("h2", "出处"), scrolling(listed, "出处，可左右滚动"))


def _form(each: Found, history: Sequence[Verdict], token: Markup, wanted: Wanted, number: int, draft: Draft | None) -> Markup:
    seen = history[-1].sequence if history else 0
    hidden = address.fields(wanted, number) | {"seen": str(seen)}
    chosen, reason = (draft.standing, draft.reason) if draft else ("", "")
    choices = [_choice(standing.value, _SHOWN[standing], meaning, chosen) for standing, meaning in _CHOICES.items()]
    if each.status != OPEN:
        choices.append(_choice(Standing.REOPENED.value, "撤回", "撤回现在的处理结果，这一处重新待处理。", chosen))
    help_ = element("span", f"最多 {LONGEST_REASON} 字，{_KEPT}", id="reason-help", class_="meaning")
    text = element("textarea", reason, id="reason", name_="reason", rows=3, maxlength=LONGEST_REASON, aria_describedby="reason-help")
    return element(
        "form",
        token,
        *(element("input", type="hidden", name_=f"back-{name}" if name != "seen" else name, value=value) for name, value in hidden.items()),
        element("fieldset", element("legend", "您的判断" if each.status == OPEN else "改变处理结果"), *choices),
        element("p", element("label", "理由", for_="reason"), help_, text, class_="reason"),
        element("p", element("button", "记下", type="submit"), class_="send"),
        method="post", action=address.finding(each.key), class_="decide",
    )  # fmt: skip


def _choice(value: str, name: str, meaning: str, chosen: str) -> Markup:
    field = element(
        "input", type="radio", id=f"s-{value}", name_="standing", value=value, required=True, checked=value == chosen
    )  # fmt: skip
    return element("p", field, element("label", element("strong", name), element("span", meaning, class_="meaning"), for_=f"s-{value}"))


def _history(history: Sequence[Verdict]) -> Markup:
    if not history:
        return NOTHING
    rows = []
    for verdict in reversed(history):
        cells = (verdict.by, _SHOWN[verdict.standing], verdict.reason or "—")
        rows.append(element("tr", element("th", moment(verdict.at), scope="row"), *(element("td", cell) for cell in cells)))
    listed = parts.table(
        "对这一处的全部判断，最近的在前", [(name, "") for name in ("时间", "处理人", "判断", "理由")], [element("tbody", *rows)]
    )
    return element("section", element("h2", "处理记录"), scrolling(listed, "处理记录，可左右滚动"))
