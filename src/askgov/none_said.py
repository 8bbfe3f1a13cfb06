"""A report that says there was none of something, where its figure is asked for: 本年度没有收取信息处理费 answers 收了多少信息处理费."""

import re
from collections.abc import Sequence

from askgov.domain import Chunk, StatementQuery

_NONE = r"(?:未曾?|没有?|无|不存在|未有)(?:发生|产生|涉及|向[^,，。]{1,12}?|对[^,，。]{1,12}?)*"
_FEES = re.compile(
    rf"{_NONE}(?:收取|收|产生|发生)?(?:过|任何|相关)*(?:政府信息公开|信息公开|公开|依申请公开)?(?:的)?(?:信息)?(?:处理|检索|复制)?费(?!用?(?:标准|通知))"
    rf"|(?:无|没有)(?:任何)?收费(?:情况|行为|项目)?|收费(?:情况|金额)?(?:为|是)?[:：]?(?:无|0元|零)"
)
_ASKED = re.compile(r"处理费|检索费|复制费|信息公开(?:工作|申请)?(?:的)?(?:收费|收取?(?:了|过)?费)")
_TOLD = {"processing_fee": (_ASKED, _FEES)}


def said_none(query: StatementQuery, chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The passages that say there was none of what is asked for; () for what cannot be said so."""
    families = {id_.split(".")[0] for id_ in query.concepts}
    patterns = [told for name, (asked, told) in _TOLD.items() if name in families and asked.search(query.question)]
    if any(re.search(r"退|罚|骗|查", word) for word in query.terms):
        return ()
    return tuple(chunk for chunk in chunks if any(pattern.search(chunk.text) for pattern in patterns))[:1]
