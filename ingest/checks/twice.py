"""One total told twice in prose, with two numbers."""

import re
from collections.abc import Iterator

from askgov.domain import Finding, Statement
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_TOTAL = "disclosure.total"
_OF_ALL = re.compile(  # the words before a total of all that the organ disclosed in the year, and no others
    r"(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．是]{1,2})?(?:主动公开(?:情况|方面)?[。：:，])?(?:20[0-9]{2}年度?)?(?:全年|本年度?|今年)?[，,]?(?:我|本|全)?"
    r"(?:[局市县区镇乡办委院厅省处站校]|机关|单位|街道)?(?:全年|本年度?)?[，,]?(?:一?共|共计|合计|总计)?(?:向社会)?"
)


def told_twice(draft: Draft) -> Iterator[Finding]:
    """Two different totals of what the organ disclosed in the year."""
    totals = {s.value: s for s in draft.statements if _is_of_all(s)}
    if len(totals) < 2:
        return
    one, other = list(totals.values())[:2]
    if one.sentence == other.sentence or one.unit != other.unit:
        return
    message = (
        f"正文先写“{one.label}” {plain(one.value)} {one.unit}，后写“{other.label}” {plain(other.value)} {other.unit}，"
        "同一个总数前后不同，请核对，或者写明两处各是什么口径"
    )
    yield finding("prose_twice", draft.report.id, message, (one.source, other.source), (one.value, other.value))


def _is_of_all(statement: Statement) -> bool:
    before, found, _ = statement.sentence.partition("主动公开" + statement.label.removeprefix("主动公开"))
    return (
        statement.concept == _TOTAL
        and statement.parent is None
        and not statement.approximate
        and bool(found)
        and len(before) <= 40
        and _OF_ALL.fullmatch(re.sub(r"\s", "", before)) is not None
    )
