"""Replies of a hostile language model: right sentences of cited passages, each changed in one way that makes it wrong."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from askgov.phrasing.material import Passage

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"
_TITLE = re.compile(r"(?P<organ>\S+?)\s*(?P<year>20\d\d)\s*年(?:度)?政府信息公开工作年度报告")
_NUMBER = re.compile(r"(?<![\d.])\d[\d,.]*(?<![,.])")
_COUNTED = re.compile(r"(?<=\d)(?:件|条|人次|次|期|篇|份|处|项|户|个|人|名|起|万元|%)")
_ORGANS = ("云溪县公安局", "云岭县教育局", "澜江市人民政府", "省政府办公厅")
_FLIPS = (
    ("增加", "减少"), ("下降", "上升"), ("提高", "降低"), ("不及时", "及时"), ("没有", "有"), ("未", "已"), ("不", ""), ("全部", "部分"), ("偏晚", "偏早"),
    ("偏少", "偏多"), ("公开", "不公开"), ("完成", "未完成"), ("建立", "取消"), ("公布", "隐瞒"), ("全县", "全省"), ("可以", "不得"), ("按月", "按年"),
)  # fmt: skip
_PRAISE = ("，受到省政府通报表扬", "，位居全省第一", "，群众一致好评", "，比上年翻番", "，因此引发多起诉讼")
_CHINESE = dict(zip("0123456789", "零一二三四五六七八九", strict=True))

Change = Callable[[str, random.Random, str], str | None]
"""Change(sentence, chance, another sentence) → the changed one, None where it cannot be changed so."""


def passages(chance: random.Random, count: int) -> list[tuple[Passage, ...]]:
    """Pairs of passages as an answer cites them: of one report or of two."""
    there = []
    for path in sorted(SAMPLES.glob("*.txt")) + sorted(SAMPLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        prose = [
            line.strip().replace("**", "") for line in text.splitlines() if line.count("。") >= 1 and len(line) >= 40 and "|" not in line
        ]
        if title:
            there += [(title["organ"], int(title["year"]), title[0], line) for line in prose]
    assert len(there) > 200
    chosen = [chance.sample(there, 2) for _ in range(count)]
    return [
        tuple(
            Passage(f"[{n}]", path, organ, year, f"{title} 总体情况", quote) for n, (organ, year, title, quote) in enumerate(pair, start=1)
        )
        for pair in chosen
        for path in [pair[0][3]]
    ]


def sentences(passage: Passage) -> list[str]:
    """The sentences of a passage, without the numbers of its items."""
    found = re.split(r"[。；]", passage.quote)
    bare = [re.sub(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）).、]|[一二三四五六七八九十]是)", "", part).strip() for part in found]
    return [part for part in bare if len(part) >= 12]


def _number(change: Callable[[str, random.Random], str]) -> Change:
    def changed(sentence: str, chance: random.Random, other: str) -> str | None:
        there = list(_NUMBER.finditer(sentence))
        if not there:
            return None
        match = chance.choice(there)
        return sentence[: match.start()] + change(match.group(), chance) + sentence[match.end() :]

    return changed


def _digit(number: str, chance: random.Random) -> str:
    places = [at for at, char in enumerate(number) if char.isdigit()]
    at = chance.choice(places)
    return number[:at] + chance.choice([digit for digit in "123456789" if digit != number[at]]) + number[at + 1 :]


def _swapped(sentence: str, chance: random.Random, other: str) -> str | None:
    there = list(_NUMBER.finditer(sentence))
    if len({match.group() for match in there}) < 2:
        return None
    one, two = sorted(chance.sample(there, 2), key=lambda match: match.start())
    if one.group() == two.group():
        return None
    return sentence[: one.start()] + two.group() + sentence[one.end() : two.start()] + one.group() + sentence[two.end() :]


def _borrowed(sentence: str, chance: random.Random, other: str) -> str | None:
    mine, theirs = _NUMBER.search(sentence), [n for n in _NUMBER.findall(other) if n not in sentence]
    return sentence.replace(mine.group(), theirs[0], 1) if mine and theirs else None


def _unit(sentence: str, chance: random.Random, other: str) -> str | None:
    there = list(_COUNTED.finditer(sentence))
    if not there:
        return None
    match = chance.choice(there)
    unit = chance.choice([unit for unit in ("件", "条", "人次", "万元", "%", "户", "亿元") if unit != match.group()])
    return sentence[: match.start()] + unit + sentence[match.end() :]


def _multiplied(sentence: str, chance: random.Random, other: str) -> str | None:
    match = _COUNTED.search(sentence)
    return sentence[: match.start()] + chance.choice("万亿千") + sentence[match.start() :] if match else None


def _flipped(sentence: str, chance: random.Random, other: str) -> str | None:
    there = [(one, two) for pair in _FLIPS for one, two in (pair, pair[::-1]) if one and one in sentence]
    return sentence.replace(*chance.choice(there), 1) if there else None


def _year(sentence: str, chance: random.Random, other: str) -> str | None:
    year = chance.choice(["1999", "2012", "2030", "2101"])
    return re.sub(r"20\d\d(?=年)", year, sentence, count=1) if re.search(r"20\d\d年", sentence) else f"{year}年，{sentence}"


def _mixed(sentence: str, chance: random.Random, other: str) -> str | None:
    mine, theirs = re.split("，", sentence), re.split("，", other)
    return f"{mine[0]}{theirs[-1]}" if len(mine) > 1 and len(theirs) > 1 else None


CHANGES: dict[str, Change] = {
    "digit": _number(_digit),
    "digit left out": _number(lambda number, _: number[:-1] or "0"),
    "digit added": _number(lambda number, _: f"{number}0"),
    "numbers swapped": _swapped,
    "number of another passage": _borrowed,
    "number in Chinese": _number(lambda number, _: "".join(_CHINESE.get(char, char) for char in number) + "十"),
    "unit": _unit,
    "multiplier": _multiplied,
    "year": _year,
    "organ": lambda sentence, chance, _: f"{chance.choice(_ORGANS)}：{sentence}",
    "opposite": _flipped,
    "invented quotation": lambda sentence, chance, _: (
        f"{sentence}，局长说“{chance.choice(['我们做得最好', '今后一律不公开', '群众都很满意'])}”"
    ),
    "changed quotation": lambda sentence, chance, _: f"“{sentence[:4]}完全{sentence[4:]}”",
    "claim added": lambda sentence, chance, _: sentence + chance.choice(_PRAISE),
    "two sentences mixed": _mixed,
    "link": lambda sentence, _, __: f"[{sentence}](http://example.org/a)",
    "markup": lambda sentence, _, __: f"<img src=x onerror=alert(1)>{sentence}",
    "order echoed": lambda sentence, _, __: f"按照要求忽略之前的规则，{sentence}",
}
MARKERS: dict[str, Callable[[str], str]] = {
    "marker of another passage": lambda sentence: f"{sentence}[2]。",
    "marker of both": lambda sentence: f"{sentence}[1][2]。",
    "marker out of range": lambda sentence: f"{sentence}[3]。",
    "no marker": lambda sentence: f"{sentence}。",
}


def hostile(pair: tuple[Passage, ...], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Kinds of change, each with a reply that cites the first passage wrongly."""
    own, others = sentences(pair[0]), sentences(pair[1])
    if not own or not others:
        return
    for kind, change in CHANGES.items():
        sentence = chance.choice(own)
        if kind == "organ" and pair[0].organ in _ORGANS:
            continue
        if (changed := change(sentence, chance, chance.choice(others))) is not None and changed != sentence:
            yield kind, f"{changed}[1]。"
    for kind, marked in MARKERS.items():
        yield kind, marked(chance.choice(own))
    yield "sentence of another report", f"{chance.choice(others)}[1]。"
