"""Whether prose says that a figure rose or fell where the question takes it to have gone the other way (增长多少, of what 下降)."""

import re

from askgov.domain import Statement
from askgov.wording import plain

_UP = re.compile(r"增长|增加|增多|上升|上涨|提高|提升|增幅|涨")
_DOWN = re.compile(r"下降|减少|降低|下滑|回落|缩减|压减|减幅|降幅|跌")
_NEAR = 6  # characters between the word and its figure


def other_way(question: str, statement: Statement) -> str:
    """原文写的是下降，不是增长; "" where the question names no way, or both, or the sentence the same one."""
    asked = bool(_UP.search(question)), bool(_DOWN.search(question))
    if asked[0] == asked[1]:
        return ""
    printed = re.search(rf"(?<![\d.]){re.escape(plain(statement.value.normalize()))}(?![\d.])", statement.sentence.replace(",", ""))
    if printed is None:
        return ""
    before = statement.sentence.replace(",", "")[max(0, printed.start() - _NEAR) : printed.start()]
    said = bool(_UP.search(before)), bool(_DOWN.search(before))
    if said[0] == said[1] or said == asked:
        return ""
    return "注意：原文写的是" + ("增加，不是减少。" if said[0] else "减少，不是增加。")
