"""Of a change that a sentence tells with both its ends (由11分钟降到4分钟), the end that a question asks for (缩到几分钟)."""

import re

from askgov.domain import Statement

_CHANGE = "(?:缩短?|压缩?|降低?|下降|减少?|提高|提升|升|上升|涨|增加?|增长|扩大?|翻)"
_ENDS_AT = re.compile(rf"{_CHANGE}(?:到|至|为|成)了?(?:多少|几)")
_BEGAN = re.compile(r"(?:由|从)(?:原来的?|原先的?|过去的?|上年的?|此前的?)?\s*$")
_GOES_ON = re.compile(rf"[^，。；,;]{{0,6}}{_CHANGE}(?:到|至|为|成)")


def other_end(asked: str, statement: Statement) -> bool:
    """Whether the question asks for the end of a change, of which a figure is the beginning: 缩到几分钟 is not 11分钟."""
    if not _ENDS_AT.search(asked):
        return False
    printed = statement.source.as_printed.strip()
    places = [match.span() for match in re.finditer(re.escape(printed), statement.sentence)]
    return any(_BEGAN.search(statement.sentence[:start]) and _GOES_ON.match(statement.sentence, end) for start, end in places)
