"""One figure of several organs together that the report of their place may state: 市直部门收办了多少件 (其中市直部门402件)."""

import re
from dataclasses import replace

from askgov.domain import ComputeQuery, Operation, Plan, StatementQuery
from askgov.plan_prose import statements
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.slots import Organs

_TOGETHER = re.compile(r"[省市县区]直(?:各)?(?:部门|单位|机关)")
_APART = re.compile(r"各|每|分别|哪|谁|都|名单|清单|列")


def with_told(planned: Plan, reading: Reading, known: Catalogue) -> Plan:
    """A list of the figures of a group, with the question for what is stated of all of them, where not each is asked for."""
    if not isinstance(planned, ComputeQuery) or planned.operation is not Operation.LIST or planned.measure is not Operation.VALUE:
        return planned
    years = {term.year for term in planned.terms}
    places = {known.entities[term.entity].place for term in planned.terms}
    group = reading.group
    if group is None or _TOGETHER.fullmatch(group.text) is None or _APART.search(reading.text) or len(years) != 1 or len(places) != 1:
        return planned
    seats = [id_ for id_ in known.in_place(places.pop()) if known.entities[id_].kind == "government"]
    if len(seats) != 1:
        return planned
    told = statements(replace(reading, group=None, strangers=(group.text,)), Organs(tuple(seats)), known, None, "")
    return planned.model_copy(update={"told": told}) if isinstance(told, StatementQuery) else planned
