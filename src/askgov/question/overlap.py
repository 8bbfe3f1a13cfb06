"""How much of one wording stands in another: shared character pairs, common field words counting less."""

import functools
import re
import unicodedata
from collections.abc import Iterable

_CJK = re.compile(r"(?:(?![的了吗呢是哪和与及有在被把])[\u3400-\u9fff])+|[a-z0-9]+")
# Pairs that stand in nearly every sentence of a report and so tell nothing apart.
_COMMON = frozenset(
    ("政府", "府信", "信息", "息公", "公开", "政务", "务公", "工作", "情况", "申请", "进行", "开展", "全年", "主动", "动公", "本年", "主要")
) | {"内容", "方面", "相关", "有关", "数量", "总数"}
# Names whose parts mean something else: 差评 is no part of 好差评.
_WHOLE = ("好差评",)
UNDIVIDED = re.compile("|".join(_WHOLE))
_COMMON_WEIGHT = 0.25


@functools.lru_cache(maxsize=8192)  # the same labels and sentences are held against a question many times over
def pairs(text: str) -> frozenset[str]:
    """Character pairs of the Chinese runs, whole ASCII words; a single character stands for itself."""
    found: set[str] = set()
    plain = unicodedata.normalize("NFKC", text).lower()
    for whole in _WHOLE:
        if whole in plain:
            found.add(whole)
            plain = plain.replace(whole, " ")
    for run in _CJK.findall(plain):
        if run.isascii() or len(run) == 1:
            found.add(run)
        else:
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return frozenset(found)


def weight(items: Iterable[str]) -> float:
    """Total weight of character pairs."""
    return sum(_COMMON_WEIGHT if item in _COMMON or len(item) == 1 else len(item) - 1.0 if item in _WHOLE else 1.0 for item in items)


@functools.lru_cache(maxsize=65536)  # the words of a question are held against every figure of the reports asked about
def coverage(of: frozenset[str], by: frozenset[str]) -> float:
    """The share (0-1) of ``of`` that also stands in ``by``; 0 when ``of`` is empty."""
    shared = of & by
    return weight(shared) / weight(of) if shared else 0.0
