"""Lines that a question sets side by side without naming each: 哪种处理结果, 哪个公开渠道, 什么方式提交的申请, 不予公开的哪种理由."""

import re
from collections.abc import Iterable, Sequence

from askgov.aspects import in_tables
from askgov.domain import Format
from askgov.taxonomy.concepts import concept, concepts

_RESULTS = (
    "requests.granted", "requests.partly_granted", "requests.refused", "requests.unavailable", "requests.not_processed", "requests.other",
)  # fmt: skip
_ALL_REQUESTS = frozenset({"requests.received", "requests.handled", "requests.closed", "requests.replied"})
_WAYS = re.compile(r"渠道|途径|方式|形式|平台")
_ASKED_FOR = re.compile(r"申请|提交|递交|提出")
_PUBLISHED = re.compile(r"公开|发布|公布")
_DEALT_WITH = re.compile(r"结果|处理|办理|答复|情形|情况|理由|原因|类型|类别")


def family(text: str, named: Sequence[str], formats: Iterable[Format]) -> tuple[str, ...]:
    """The lines of one family that a question compares, in the order of the table; () where none is meant.

    ``named``: the concepts that the question names. Families are the parts of a line, the results of requests, and in the tables of 2014
    to 2018 the ways of asking and of publishing.
    """
    there = tuple(formats)
    if _WAYS.search(text) and set(named) <= _ALL_REQUESTS | {"disclosure.total"}:
        if _ASKED_FOR.search(text) and "disclosure.total" not in named:
            return _group("收到申请", there)
        return _group("公开渠道", there) if _PUBLISHED.search(text) else ()
    if len(named) == 1 and (parts := concept(named[0]).parts):
        return parts
    if (set(named) <= _ALL_REQUESTS and named) or (not named and _DEALT_WITH.search(text)):
        return tuple(id_ for id_ in _RESULTS if in_tables(id_, there) or _of_parts(id_, there)) or _group("申请答复", there)
    if len(named) == 1:
        inside = tuple(id_ for id_ in concepts() if id_.startswith(f"{named[0]}.") and in_tables(id_, there))
        return inside if len(inside) > 1 else ()
    return ()


def _group(name: str, formats: Sequence[Format]) -> tuple[str, ...]:
    """The lines of one part of a table, without the line that counts them all."""
    return tuple(id_ for id_, entry in concepts().items() if entry.group == name and id_ not in _ALL_REQUESTS and in_tables(id_, formats))


def _of_parts(id_: str, formats: Sequence[Format]) -> bool:
    """Whether a computed line's parts stand in the tables."""
    return any(in_tables(part, formats) for part in concept(id_).parts)
