"""The figures of 203 real reports, each turned into a sentence of the kind it was printed in: value, unit and name must come back."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.mentions import Mention
from ingest.narrative import mentions

FIGURES = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "narrative_figures.jsonl"
FILLINGS = {"M": "3", "K": "7", "L": "11"}  # for the other figures of a pattern
UNITS = (
    "条次",
    "篇次",
    "人次",
    "万元",
    "条",
    "件",
    "篇",
    "次",
    "期",
    "场",
    "个",
    "项",
    "份",
    "册",
    "人",
    "名",
    "元",
    "%",
    "家",
    "起",
    "本",
    "部",
)


def rows() -> list[dict[str, Any]]:
    """The rows whose figure stands in prose as a number, in the place of N; one real slip is left out (与微博26.4粉丝, its 万 lost)."""
    if not FIGURES.exists():
        pytest.skip("the real figures are not at hand")
    every = [json.loads(line) for line in FIGURES.read_text(encoding="utf-8").splitlines()]
    prose = [row for row in every if row["source"] == "narrative" and "N" in row["pattern"] and "缺“万”" not in row["pattern"]]
    return [row for row in prose if row["unit"] not in ("%", "万元") or re.search(r"N\s?(?:%|万元)", row["pattern"])]


def sentence(row: dict[str, Any]) -> str:
    """The pattern with its numbers: 共发布政策解读N篇 → 共发布政策解读25篇。"""
    printed = re.sub("近|条次", "", str(row["value"]))
    if re.search(r"N\s?[万余多]", row["pattern"]):
        printed = re.sub("[万余多]", "", printed)
    text: str = row["pattern"].replace("(缺单位)", "").replace("…", "")
    for placeholder, number in {"N": printed, **FILLINGS}.items():
        text = text.replace(placeholder, number)
    return text + "。"


def hit(row: dict[str, Any]) -> Mention | None:
    text = sentence(row)
    return next((m for m in mentions(text, 0, len(text)) if m.quantity.value == Decimal(str(row["value_num"]))), None)


def printed_unit(row: dict[str, Any]) -> str:
    """The unit behind N in the pattern; "" where the report left it out."""
    behind = re.sub(r"\((次)\)", r"\1", row["pattern"].split("N", 1)[1].lstrip("万余多"))
    return next((unit for unit in UNITS if behind.startswith(unit)), "")


def test_every_value_is_read_with_its_unit() -> None:
    missed = [sentence(row) for row in rows() if (m := hit(row)) is None or m.quantity.unit != printed_unit(row)]

    assert missed == []


def test_rounded_figures_are_known_as_such() -> None:
    wrong = [sentence(row) for row in rows() if (m := hit(row)) and row["approx"] and not m.quantity.approximate]

    assert wrong == []


def test_nothing_else_is_taken_for_a_figure() -> None:
    differing = {
        row["pattern"]
        for row in rows()
        if len(mentions(sentence(row), 0, len(sentence(row)))) != len(re.findall("[NMKL](?!ED)", row["pattern"]))
    }

    # one pattern leaves out the units of its parts, another breaks off before it names one
    assert differing == {"主动公开市政府规章N件(含新制定M,修改K,废止L)", "共清查规范性文件N件，其中M件…"}


def test_names_are_words_of_the_sentence() -> None:
    strange = []
    for row in rows():
        mention, words = hit(row), re.sub(r"\s", "", sentence(row))
        pairs = [mention.label[i : i + 2] for i in range(len(mention.label) - 1)] if mention else []
        if not pairs or sum(pair not in words for pair in pairs) > 2:  # where 共, 全年 or the figure itself were taken out
            strange.append((sentence(row), mention and mention.label))

    assert strange == []
