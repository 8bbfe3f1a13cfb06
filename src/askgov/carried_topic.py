"""A turn that asks more of what the turn before asked of a report's text: 用的人多不多, 准备咋弥补, after 学位地图是干什么用的."""

import re

from askgov.domain import Decline, PassageQuery, Plan, StatementQuery
from askgov.question.reading import Reading
from askgov.sessions import Turn

_ASKS = re.compile(r"吗[?？]?$|呢[?？]?$|什么|啥|谁|哪|怎|咋|如何|多少|几|为何|([\u4e00-\u9fff])[不没]\1")


def with_topic(planned: Plan, reading: Reading, before: Turn) -> Plan:
    """The plan in the report of the turn before, with what that turn spoke of; any other plan as it is."""
    told, asked = before.plan, planned
    bare = isinstance(planned, Decline) and planned.reason == "out_of_scope" and not (reading.elsewhere or reading.residue)
    if bare and _ASKS.search(reading.text):
        asked = PassageQuery(question=reading.text, about=reading.text, by_meaning=True)
    if not isinstance(asked, PassageQuery | StatementQuery) or not isinstance(told, PassageQuery | StatementQuery) or before.unsettled:
        return planned
    named = reading.organs or reading.strangers or reading.group is not None or reading.account
    if named or not told.entities or asked.entities not in ((), told.entities):
        return planned
    carried = {"entities": told.entities, "years": asked.years or told.years, "topic": told.topic or told.about, "on_topic": True}
    if isinstance(asked, StatementQuery):
        del carried["on_topic"]
    return asked.model_copy(update=carried)
