"""Sentences that say in prose what the tables say: requests and what became of them, review and litigation, decisions, documents."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from .ledger import Ledger
from .line import Line

NEW = (
    "全年新收政府信息公开申请{received}件。",
    "{year}年，{we}共收到政府信息公开申请{received}件。",
    "本年度收到依申请公开{received}件，逐件登记、逐件审核。",
    "共受理政府信息公开申请{received}件，答复前与申请人充分沟通。",
    "截至{year}年12月31日，{we}共收到政府信息公开申请{received}件。",
    "{we}新收政府信息公开申请{received}件，其中自然人申请{natural}件，法人或其他组织申请{orgs}件。",
    "新收政府信息公开申请{received}件，上年结转{carried_in}件。",
    "年内收到申请{received}件，从登记到送达全程留痕。",
    "按照条例规定受理信息公开申请{received}件，没有一件超期。",
    "共接收政府信息公开申请{received}件，办理流程进一步规范。",
)
WITH_CARRIED = (
    "全年收办政府信息公开申请{handled}件（含上年结转{carried_in}件）。",
    "共办理政府信息公开申请{handled}件，其中本年新收{received}件，上年结转{carried_in}件。",
    "{year}年共收到政府信息公开申请{handled}件（其中上年结转{carried_in}件）。",
    "全年应办理的申请共{handled}件：新收{received}件、上年结转{carried_in}件。",
    "包括上年结转的{carried_in}件在内，全年共收到政府信息公开申请{handled}件。",
    "新收政府信息公开申请{received}件，加上上年结转{carried_in}件，全年须办理{handled}件。",
    "收到政府信息公开申请{handled}件，含上一年度转入的{carried_in}件。",
    "{we}共收到和接续办理政府信息公开申请{handled}件，新收{received}件，结转{carried_in}件。",
)
CLOSED = (
    "办结{closed}件，结转下年度继续办理{carried_out}件。",
    "全年办结申请{closed}件。",
    "当年办理完毕{closed}件，尚有{carried_out}件结转下一年度。",
    "已办结{closed}件，其余{carried_out}件结转下年度继续办理。",
    "年内办结政府信息公开申请{closed}件，转入下年{carried_out}件。",
    "办结政府信息公开申请{closed}件，答复书均写明救济途径。",
    "按时办结{on_time}件，按时办结率100%。",
    "申请办结{closed}件，仍在办理的{carried_out}件结转下年度继续办理。",
)
NONE = (
    "{year}年{we}未收到政府信息公开申请。",
    "全年没有收到公民、法人或者其他组织提出的政府信息公开申请。",
    "本年度无依申请公开事项，受理渠道保持畅通。",
    "收到政府信息公开申请0件。",
)
DISPUTES = (
    "因政府信息公开引发的行政复议{review}件、行政诉讼{litigation}件。",
    "本年度因政府信息公开工作被申请行政复议{review}件、被提起行政诉讼{litigation}件。",
    "涉及政府信息公开的行政复议案件{review}件，行政诉讼案件{litigation}件，结果见下表。",
    "全年发生政府信息公开行政复议{review}件，政府信息公开行政诉讼{litigation}件。",
    "政府信息公开行政诉讼案件{litigation}件，其中未经复议直接起诉{direct}件、复议后起诉{after}件。",
    "政府信息公开类行政复议{review}件，其中结果维持{review_upheld}件、结果纠正{review_corrected}件、其他结果{review_other}件、尚未审结{review_pending}件。",
    "年内审结政府信息公开行政复议案件{review_concluded}件，尚未审结{review_pending}件。",
    "因依申请公开产生的信息公开行政复议案件{review}件，均按时提交答复材料。",
    "以{we}为被申请人的政府信息公开行政复议共{review}件，已审结{review_concluded}件。",
)
NO_DISPUTES = ("{year}年没有因政府信息公开被申请行政复议或者提起行政诉讼。", "未发生因政府信息公开引起的行政复议、行政诉讼。")
DECISIONS = (
    "作出行政许可决定{licensing}件、行政处罚决定{penalties}件、行政强制决定{coercion}件。",
    "全年办理行政许可{licensing}件，作出行政处罚{penalties}件。",
    "共作出行政处罚决定{penalties}件，处罚信息在七个工作日内上网。",
    "全年办结行政许可{licensing}件。",
    "实施行政强制措施{coercion}件，程序文书全部归档。",
    "依法作出行政许可决定{licensing}件。",
    "实施行政处罚{penalties}件，未发生撤销或者变更的情形。",
    "行政许可、行政处罚、行政强制决定数量分别为{licensing}件、{penalties}件和{coercion}件。",
)
DOCUMENTS = (
    "制发行政规范性文件{issued}件、废止{repealed}件，年末现行有效{effective}件。",
    "全年新出台行政规范性文件{issued}件，清理废止{repealed}件，保留{effective}件。",
    "本年制发行政规范性文件{issued}件。",
    "现行有效的行政规范性文件共{effective}件，已全部上网。",
    "印发行政规范性文件{issued}件，废止{repealed}件。",
    "集中公开现行有效行政规范性文件{effective}件。",
    "开展文件清理，废止行政规范性文件{repealed}件，现行有效{effective}件。",
    "行政规范性文件制发{issued}件、废止{repealed}件、现行有效{effective}件，与规章库数据一致。",
)
OUTCOMES = {
    "granted": "予以公开", "partly": "部分公开", "refused": "不予公开", "unavailable": "无法提供", "not_processed": "不予处理", "other": "其他处理",
}  # fmt: skip
REPLIED = {
    "already_public": "属于已主动公开范围", "granted": "同意公开", "partly_granted": "同意部分公开", "refused": "不同意公开",
    "not_ours": "不属于本机关公开", "not_exist": "申请信息不存在", "amended": "告知作出更改补充", "other_channel": "告知通过其他途径办理",
}  # fmt: skip
ALL_OUTCOMES = (
    "办结的{closed}件中，{items}。",
    "全年办结{closed}件，其中{items}。",
    "办理结果为：{items}。",
    "从办理结果看，{items}。",
    "共办结政府信息公开申请{closed}件，其中：{items}。",
    "答复情况如下：{items}。",
    "已办结的申请中，{items}。",
    "办结申请{closed}件（{items}）。",
)
SOME_OUTCOMES = (  # lists that stay open
    "其中予以公开{granted}件，部分公开{partly}件。",
    "办结的申请中，予以公开{granted}件，其余均依法说明理由。",
    "予以公开和部分公开的共{opened}件。",
    "因本机关不掌握相关政府信息而无法提供的{not_held}件，均告知了申请人。",
    "经法制审核后不予公开的申请{refused}件。",
)


def told(pattern: str, numbers: Mapping[str, Decimal], words: Mapping[str, str], kind: str = "told") -> Line:
    """A sentence with the numbers that it names."""
    return Line(pattern, {name: value for name, value in numbers.items() if f"{{{name}}}" in pattern}, kind, words=words)


def requests(ledger: Ledger, words: Mapping[str, str], random: Random) -> list[Line]:
    """What came in, what was done, and how it ended."""
    said = ledger.told
    if not said["handled"]:
        return [told(random.choice(NONE), {}, words)]
    old = ledger.format == "2014-2018"
    came = WITH_CARRIED if said["carried_in"] and random.random() < 0.4 else _fitting(NEW, old, "natural", "carried")
    lines = [told(random.choice(came), said, words)]
    if random.random() < 0.8:
        lines.append(told(random.choice(_fitting(CLOSED, old, "carried")), said, words))
    if said["closed"] and random.random() < 0.8:
        lines.append(_outcomes(ledger, words, random))
    if not old and said["closed"] and random.random() < 0.3:
        lines.append(told(random.choice(SOME_OUTCOMES), said, words))
    return lines


def _fitting(patterns: tuple[str, ...], old: bool, *later: str) -> tuple[str, ...]:
    """The patterns without what the form of 2014-2018 does not count."""
    return tuple(each for each in patterns if not old or not any(name in each for name in later))


def _outcomes(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line:
    labels = REPLIED if ledger.format == "2014-2018" else OUTCOMES
    zeros = random.random() < 0.4
    shown = {name: label for name, label in labels.items() if zeros or ledger.told[name]}
    item = random.choice(("{label}{{{name}}}件", "{label}{{{name}}}件", "{label}的{{{name}}}件", "{label}共{{{name}}}件"))
    items = tuple(item.format(label=label, name=name) for name, label in shown.items())
    pattern = random.choice(ALL_OUTCOMES)
    numbers = {name: ledger.told[name] for name in shown} | ({"closed": ledger.told["closed"]} if "{closed}" in pattern else {})
    return Line(pattern, numbers, "told", items, random.choice("、，；"), words)


def disputes(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line:
    """Review and litigation."""
    said = ledger.told
    if not said["review"] and not said["litigation"]:
        return told(random.choice(NO_DISPUTES), {}, words)
    return told(random.choice(_fitting(DISPUTES, ledger.format == "2014-2018", "review_", "direct")), said, words)


def decisions(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line:
    """What table 2 counts of decisions."""
    return told(random.choice(DECISIONS), ledger.told, words)


def documents(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line:
    """What table 2 counts of documents."""
    return told(random.choice(DOCUMENTS), ledger.told, words)
