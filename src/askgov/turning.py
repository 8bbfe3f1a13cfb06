"""Figures that a sentence tells beside what it counts: the other end of a change (由11分钟降到4分钟), a bound (超过10万次的2条).

And what has a name of its own beside the name asked for: 好评 beside 差评, the 信息处理费 beside other fees, persons beside 次.
"""

import re

from askgov.domain import Statement

_CHANGE = "(?:缩短?|压缩?|降低?|下降|减少?|提高|提升|升|上升|涨|增加?|增长|扩大?|翻)"
_ENDS_AT = re.compile(rf"{_CHANGE}(?:到|至|为|成)了?(?:多少|几)")
_BEGAN = re.compile(r"(?:由|从)(?:原来的?|原先的?|过去的?|上年的?|此前的?)?\s*$")
_GOES_ON = re.compile(rf"[^，。；,;]{{0,6}}{_CHANGE}(?:到|至|为|成)")


_COUNTED_BY_IT = re.compile(r"的(?:共|有)?[\d一二两三四五六七八九十]")  # 阅读量超过10万次的2条
_EVENTS = re.compile(r"(?:培训|会议?|举办|召开|开展|组织|检查|调研|督查|开)了?(?:过|了)?(?:多少|几)次")


def beside_it(asked: str, statement: Statement) -> bool:
    """Whether a figure only bounds what is counted behind it, or is of a thing, or in a unit, of its own beside the one asked for."""
    printed = statement.source.as_printed.strip()
    ends = [match.end() for match in re.finditer(re.escape(printed), statement.sentence)] if printed else []
    if ends and all(_COUNTED_BY_IT.match(statement.sentence, end) for end in ends):
        return True
    named = " ".join((statement.label, *statement.parent_labels))
    if "差评" in asked and "差评" not in named:
        return True
    if "处理费" in statement.label and "处理" not in asked and re.search(r"收费(?!通知|标准)", asked):
        return True
    return statement.unit.endswith("人次") and _EVENTS.search(asked) is not None


def other_end(asked: str, statement: Statement) -> bool:
    """Whether the question asks for the end of a change, of which a figure is the beginning: 缩到几分钟 is not 11分钟."""
    if not _ENDS_AT.search(asked):
        return False
    printed = statement.source.as_printed.strip()
    places = [match.span() for match in re.finditer(re.escape(printed), statement.sentence)]
    return any(_BEGAN.search(statement.sentence[:start]) and _GOES_ON.match(statement.sentence, end) for start, end in places)
