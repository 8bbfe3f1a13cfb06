"""Totals with their parts in prose: lists of everything, lists that leave something out, and counts that are no parts at all."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from .line import Line

_SUBJECTS = (
    "政策文件", "公告公示", "工作动态", "财政信息", "人事信息", "规划计划", "统计信息", "应急管理信息", "机构职能信息", "行政执法信息",
    "政策解读", "重点领域信息", "便民服务信息", "会议信息", "建议提案办理信息", "招标采购信息",
)  # fmt: skip
HEADS = (
    "全年主动公开政府信息{total}{unit}，其中{items}。",
    "{we}通过政府网站主动公开政府信息{total}{unit}，其中：{items}。",
    "{year}年，{we}累计主动公开政府信息{total}{unit}，包括{items}。",
    "主动公开各类政府信息{total}{unit}，具体为{items}。",
    "全年主动公开信息{total}{unit}，其中，{items}。",
    "本年度主动公开政府信息总数{total}{unit}，按内容分，{items}。",
    "主动公开政府信息{total}{unit}（{items}）。",
    "主动公开政府信息{total}{unit}，分别是{items}。",
    "{we}主动公开政府信息{total}{unit}。其中{items}。",
)
MARKED = (  # that say that nothing is left out
    "全年主动公开政府信息{total}{unit}，共分为{count}类：{items}。",
    "{items}，合计主动公开政府信息{total}{unit}。",
    "主动公开政府信息{total}{unit}，由{count}部分组成，分别为{items}。",
)
ROUNDED = ("全年主动公开政府信息{total}余{unit}，其中{items}。", "主动公开政府信息{total}余{unit}，包括{items}。")
OPEN = (
    "全年主动公开政府信息{total}{unit}，其中{items}等。",
    "主动公开政府信息{total}{unit}，其中重点公开{items}。",
    "{year}年{we}主动公开政府信息{total}{unit}，主要包括{items}。",
    "主动公开政府信息{total}{unit}，涵盖{items}等内容。",
    "全年主动公开政府信息{total}{unit}，其中{items}。",
    "主动公开信息{total}{unit}，其中{items}，其余为日常工作信息。",
    "主动公开政府信息{total}{unit}，比较集中的是{items}。",
    "主动公开政府信息{total}{unit}，其中：{items}……",
)
CHANNELS = (  # the same thing on several channels
    "全年主动公开政府信息{total}条（同一信息在不同渠道发布的计1条），政府网站发布{a}条，微信公众号推送{b}条。",
    "主动公开政府信息{total}条，其中通过政府网站公开{a}条，微信公众号转发{b}条，部分信息在两个渠道同时发布。",
    "主动公开政府信息{total}条，政府网站、微信公众号、公开栏分别发布{a}条、{b}条、{c}条，存在重复发布的情况。",
    "全年主动公开政府信息{total}条。网站全年更新{a}次，公众号发文{b}篇，张贴公告{c}份。",
)
TWOFOLD = (  # divided twice
    "主动公开政府信息{total}条，其中{items}；按公开渠道分，政府网站{a}条，政务新媒体{b}条。",
    "主动公开政府信息{total}条。从内容看，{items}；从渠道看，政府网站{a}条、政务新媒体{b}条。",
)
NESTED = (  # a part with parts of its own
    "全年主动公开政府信息{total}条，其中政府网站{a}条（含政策文件{k}条、公告{m}条），政务新媒体{b}条，其他渠道{c}条。",
    "主动公开政府信息{total}条，其中政府网站公开{a}条，其中政策文件{k}条；政务新媒体公开{b}条；其他方式公开{c}条。",
)
SMALL = (  # other lists of everything: pattern, labels of the parts
    ("共承办建议提案{total}件，其中{items}，全部按期办复。", ("人大代表建议{}件", "政协提案{}件")),
    ("全年办理人大代表建议和政协提案共{total}件，其中{items}。", ("建议{}件", "提案{}件")),
    ("归集“双公示”信息{total}条，其中{items}。", ("行政许可信息{}条", "行政处罚信息{}条")),
    ("报送双公示数据{total}条，其中{items}，合规率100%。", ("许可类{}条", "处罚类{}条")),
    ("发布政策解读材料{total}篇，其中{items}。", ("图文解读{}篇", "视频解读{}篇", "文字解读{}篇")),
    ("举办业务培训{total}期，其中{items}。", ("集中培训{}期", "线上培训{}期")),
    ("政务新媒体全年发布信息{total}条，其中{items}。", ("微信公众号{}条", "微博{}条", "视频号{}条")),
    ("收到群众留言{total}条，其中{items}，全部答复。", ("咨询类{}条", "建议类{}条", "投诉类{}条")),
    ("召开新闻发布会{total}场，其中{items}。", ("主要负责人主持{}场", "分管负责人主持{}场")),
    ("编印政府公报{total}期，其中{items}。", ("正刊{}期", "增刊{}期")),
    ("制发公文{total}件，按公开属性分，{items}。", ("主动公开{}件", "依申请公开{}件", "不予公开{}件")),
    ("形成政府信息{total}条，其中{items}。", ("属性为主动公开的{}条", "属性为依申请公开的{}条", "属性为不予公开的{}条")),
    ("受理企业群众来电{total}个，其中{items}。", ("业务咨询{}个", "意见建议{}个", "其他{}个")),
    ("开展政策宣讲{total}场次，其中{items}。", ("线下{}场次", "线上直播{}场次")),
)


def _parts(total: int, count: int, random: Random) -> list[int]:
    """A number as the sum of others, none of them 0."""
    cuts = sorted(random.sample(range(1, total), count - 1))
    return [end - start for start, end in zip((0, *cuts), (*cuts, total), strict=True)]


def _filled(pattern: str, words: Mapping[str, str], numbers: Mapping[str, int], kind: str = "", items: tuple[str, ...] = ()) -> Line:
    return Line(pattern, {name: Decimal(value) for name, value in numbers.items()}, kind, items, words=words)


def disclosed(total: Decimal, words: Mapping[str, str], random: Random) -> Line:
    """What was published, divided in one of the ways that reports divide it."""
    chance, whole = random.random(), int(total)
    unit = random.choice(("条", "条", "条", "件", "篇"))
    words = {**words, "unit": unit}
    if whole > 300 and random.random() < 0.08:
        return _rounded(whole, unit, words, random)
    if chance < 0.5:
        return _closed(whole, unit, words, random)
    if chance < 0.72:
        return _open(whole, unit, words, random)
    most = max(1, whole // 2)
    a = random.randint(max(1, whole * 3 // 5), whole)
    if chance < 0.82:
        numbers = {"total": whole, "a": a, "b": random.randint(whole - a, whole), "c": random.randint(1, most)}
        return _filled(random.choice(CHANNELS), words, numbers)
    if chance < 0.91:
        a, b, c = _parts(whole, 3, random)
        return _filled(random.choice(NESTED), words, {"total": whole, "a": a, "b": b, "c": c, "k": a // 3, "m": a // 4})
    line = _closed(whole, "条", words, random, TWOFOLD)
    numbers = {**line.numbers, "a": Decimal(a), "b": Decimal(whole - a)}
    return replace(line, numbers=numbers, kind="", joint="，")


def _closed(total: int, unit: str, words: Mapping[str, str], random: Random, heads: tuple[str, ...] = ()) -> Line:
    count = random.randint(3, min(9, total - 1))
    marked = not heads and random.random() < 0.3
    heads = heads or (MARKED if marked else HEADS)
    last = random.choice(("其他信息", "其他类信息", "其他")) if marked or random.random() < 0.5 else ""
    labels = random.sample(_SUBJECTS, count)[: count - bool(last)] + [last] * bool(last)
    item = random.choice(("{label}{{{name}}}{unit}", "{label}{{{name}}}{unit}", "发布{label}{{{name}}}{unit}", "{label}共{{{name}}}{unit}"))
    items = tuple(item.format(label=label, name=f"p{n}", unit=unit) for n, label in enumerate(labels))
    numbers = {"total": total} | {f"p{n}": part for n, part in enumerate(_parts(total, count, random))}
    line = _filled(random.choice(heads), {**words, "count": str(count)}, numbers, "marked" if marked else "closed", items)
    return replace(line, joint=random.choice("、，；"))


def _rounded(total: int, unit: str, words: Mapping[str, str], random: Random) -> Line:
    """A list of everything behind a total that is rounded, to 万 or to hundreds."""
    line = _closed(total, unit, words, random, ROUNDED)
    if total > 10_000:
        wan = Decimal(total).scaleb(-4).quantize(Decimal("0.1"))
        return replace(line, pattern=line.pattern.replace("余{unit}", "万{unit}"), numbers={**line.numbers, "total": wan}, kind="")
    return replace(line, numbers={**line.numbers, "total": Decimal(total // 100 * 100)}, kind="")


def _open(total: int, unit: str, words: Mapping[str, str], random: Random) -> Line:
    count = random.randint(1, 4)
    covered = max(count + 1, int(total * random.uniform(0.2, 0.85)))
    labels = random.sample(_SUBJECTS, count)
    items = tuple(f"{label}{{p{n}}}{unit}" for n, label in enumerate(labels))
    numbers = {"total": total} | {f"p{n}": part for n, part in enumerate(_parts(covered, count, random))}
    return replace(_filled(random.choice(OPEN), words, numbers, "", items), joint=random.choice("、，"))


def small(words: Mapping[str, str], random: Random) -> Line:
    """Another list of everything."""
    pattern, labels = random.choice(SMALL)
    total = random.randint(len(labels) + 1, random.choice((12, 60, 900)))
    items = tuple(label.format(f"{{p{n}}}") for n, label in enumerate(labels))
    numbers = {"total": total} | {f"p{n}": part for n, part in enumerate(_parts(total, len(labels), random))}
    return replace(_filled(pattern, words, numbers, "closed", items), joint=random.choice("、，"))
