"""Shares and changes in prose, with the numbers that they are of, rounded as organs round."""

from collections.abc import Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from .ledger import Ledger
from .line import Line

SHARES = (  # part, whole, pattern
    ("opened", "closed", "全年办结{whole}件，予以公开和部分公开{part}件，占{share}%。"),
    ("granted", "closed", "办结政府信息公开申请{whole}件，其中予以公开{part}件，占比{share}%。"),
    ("natural", "received", "新收政府信息公开申请{whole}件，其中自然人申请{part}件，占{share}%。"),
    ("natural", "received", "自然人申请{part}件，占新收申请总数{whole}件的{share}%。"),
    ("refused", "closed", "办结{whole}件，不予公开{part}件，占办结总数的{share}%。"),
    ("unavailable", "closed", "在办结的{whole}件申请中，无法提供{part}件，约占{share}%。"),
    ("partly", "closed", "办结{whole}件，部分公开{part}件（占{share}%）。"),
    ("not_processed", "closed", "办结{whole}件，不予处理{part}件，占全部办结申请的{share}%。"),
)
_OUTCOMES = {
    "granted": "予以公开",
    "partly": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "not_processed": "不予处理",
    "other": "其他处理",
}
SEVERAL_SHARES = (  # head, one item
    ("办结政府信息公开申请{closed}件，其中{items}。", "{label}{{{name}}}件，占{{{name}_share}}%"),
    ("从{closed}件办理结果看，{items}。", "{label}{{{name}}}件（占{{{name}_share}}%）"),
    ("办结的{closed}件中，{items}。", "{label}{{{name}}}件、占比{{{name}_share}}%"),
    ("全年办结{closed}件，{items}。", "{label}的{{{name}}}件，占办结总数的{{{name}_share}}%"),
)
OTHER_SHARES = (  # of counts that stand in no table
    "抽查信息{whole}条，发现表述不规范{part}条，占{share}%。",
    "发放调查问卷{whole}份，收回有效问卷{part}份，回收率{share}%。",
    "12345热线转办诉求{whole}件，按期办结{part}件，按期办结率{share}%。",
    "应公开事项{whole}项，已公开{part}项，公开率{share}%。",
    "网站留言{whole}条，五日内答复{part}条，占比{share}%。",
    "参加测评{whole}人，表示满意的{part}人，满意率{share}%。",
    "梳理政务公开事项{whole}项，其中高频事项{part}项，占{share}%。",
    "开设栏目{whole}个，按月更新的{part}个，占{share}%。",
)
GROWTH = (
    "较上年的{before}{unit}{way}{diff}{unit}，{way}{growth}%",
    "比上年的{before}{unit}{way}{growth}%",
    "上年为{before}{unit}，同比{way}{growth}%",
    "与{last}年的{before}{unit}相比{way}{growth}%",
    "{last}年为{before}{unit}，{way}{growth}%",
    "同比{way}{growth}%（{last}年为{before}{unit}）",
    "较{last}年的{before}{unit}{way}了{diff}{unit}，{way}幅度为{growth}%",
    "上年同期{before}{unit}，{way}{growth}%",
)
ALONE = (
    "同比{way}{growth}%",
    "比上年{way}{growth}%",
    "较{last}年{way}{growth}%",
    "与上年相比{way}{growth}%",
)  # the base is in last year's report
SUBJECTS = (
    ("received", "新收政府信息公开申请{now}件", "件"), ("received", "{year}年收到政府信息公开申请{now}件", "件"),
    ("published", "全年主动公开政府信息{now}条", "条"), ("licensing", "作出行政许可决定{now}件", "件"),
    ("penalties", "作出行政处罚决定{now}件", "件"), ("visits", "政府网站全年访问量{now}次", "次"), ("visits", "专栏浏览量{now}次", "次"),
)  # fmt: skip
_SAME_TABLES = {("2019-2020", "2019-2020"), ("2021+", "2021+")}
UP, DOWN = ("增长", "增加", "上升"), ("下降", "减少", "降低")


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up, as is usual in print."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def share_of(part: Decimal, whole: Decimal, places: int) -> Decimal:
    """The percentage."""
    return rounded(part * 100 / whole, places)


def share(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line | None:
    """A share of what the tables count; none where there is nothing to divide."""
    if ledger.format == "2014-2018":
        return other_share(words, random)
    one, all_, pattern = random.choice(SHARES)
    part, whole = ledger.told[one], ledger.told[all_]
    return _share(pattern, part, whole, words, random) if whole and part else None


def shares(ledger: Ledger, words: Mapping[str, str], random: Random) -> Line | None:
    """The share of each outcome, rounded each by itself; none where nothing was closed or for the old form."""
    closed = ledger.told["closed"]
    if ledger.format == "2014-2018" or not closed:
        return None
    head, item = random.choice(SEVERAL_SHARES)
    named = {name: label for name, label in _OUTCOMES.items() if ledger.told[name]}
    places = random.choice((0, 1, 2))
    numbers = {"closed": closed} | {name: ledger.told[name] for name in named}
    numbers |= {f"{name}_share": share_of(ledger.told[name], closed, places) for name in named}
    items = tuple(item.format(label=label, name=name) for name, label in named.items())
    return Line(head, numbers, "told", items, random.choice("；，"), words)


def other_share(words: Mapping[str, str], random: Random) -> Line:
    """A share of something else."""
    whole = random.randint(5, 900)
    return _share(random.choice(OTHER_SHARES), Decimal(random.randint(1, whole)), Decimal(whole), words, random)


def _share(pattern: str, part: Decimal, whole: Decimal, words: Mapping[str, str], random: Random) -> Line:
    places = random.choice((0, 1, 1, 2, 2))
    cut_off = places > 0 and random.random() < 0.15  # 99.61 of 528/530
    exact = (part * 100 / whole).quantize(Decimal(1).scaleb(-places), ROUND_DOWN) if cut_off else share_of(part, whole, places)
    numbers = {"part": part, "whole": whole, "share": exact}
    return Line(pattern, numbers, "share", words=words)


def growth(ledger: Ledger, before: Ledger | None, words: Mapping[str, str], random: Random) -> Line | None:
    """What changed since last year, with both values; none where nothing was or nothing changed."""
    name, subject, unit = random.choice(SUBJECTS)
    if before is None or (name in ("licensing", "penalties") and (before.format, ledger.format) not in _SAME_TABLES):
        return None
    now, then = ledger.told[name], before.told[name]
    if not now or not then or now == then:
        return None
    change = rounded(abs(now - then) * 100 / then, random.choice((0, 1, 1, 2, 2)))
    if not change:
        return None
    way = random.choice(UP if now > then else DOWN)
    numbers = {"now": now, "before": then, "growth": change}
    alone = random.random() < 0.4
    pattern = f"{subject}，{random.choice(ALONE if alone else GROWTH)}。"
    if "{diff}" in pattern:
        numbers["diff"] = abs(now - then)
    return Line(pattern, numbers, "growth alone" if alone else "growth", words={**words, "way": way, "unit": unit})
