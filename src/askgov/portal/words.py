"""The Chinese words that pages show for the closed lists of the domain."""

from collections.abc import Mapping
from typing import Final

from askgov.domain import Format, Scope, State, Status

PRODUCT: Final = "政务公开年报问答"
TAGLINE: Final = "依据各级行政机关公开的政府信息公开工作年度报告作答，每个数字都能点回原表核对"
DISCLAIMER: Final = "以公开的年报原文为准"

SCOPES: Final[Mapping[str, str]] = {Scope.OWN: "本级", Scope.AGGREGATE: "汇总", Scope.SYSTEM: "系统"}

FORMATS: Final[Mapping[str, str]] = {
    Format.G0: "2008—2013 年格式",
    Format.G1: "2014—2018 年格式",
    Format.G2: "2019—2020 年格式",
    Format.G3: "2021 年起格式",
}

ABSENCES: Final[Mapping[str, str]] = {
    State.BLANK: "原表此格空白",
    State.NOT_APPLICABLE: "原表此格不填数",
    State.TEXT: "原表此格是文字",
    State.UNREADABLE: "此格无法辨认",
}

STATUSES: Final[Mapping[str, tuple[str, str]]] = {  # a sign and a word: colour is never the only signal
    Status.ANSWERED: ("✓", "已回答"),
    Status.NOT_FOUND: ("○", "没有查到"),
    Status.AMBIGUOUS: ("？", "请您选择"),
    Status.OUT_OF_SCOPE: ("—", "不在范围"),
}

NO_FIGURE: Final = "没有数字"

SEVERITIES: Final[Mapping[str, str]] = {"error": "数据矛盾", "doubt": "数据存疑", "note": "说明"}
DOUBTFUL: Final = SEVERITIES["doubt"]


def printed(text: str) -> str:
    """What a cell holds, as people can read it: a cell of nothing but signs for lost characters says that it was not read."""
    held = text.strip()
    return "（没有读出）" if held and not held.strip("\ufffd \n") else held
