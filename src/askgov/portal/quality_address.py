"""Addresses of the quality pages, and what they ask for. Whatever an address holds that makes no sense is passed over."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

from askgov.quality.table import SEVERITIES, STATUSES
from askgov.quality.wanted import LONGEST_WORDS, Wanted

PATH: Final = "/staff/quality"
_LONGEST_NAME = 60  # characters of a rule's or family's name
_LAST_PAGE = 100_000


def asked(params: Mapping[str, Any]) -> tuple[Wanted, int]:
    """The filter and the page (from 1) of an address or form."""
    given = {name: value.strip() for name, value in params.items() if isinstance(value, str)}
    year, page = (
        int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0 for text in map(given.get, ("year", "page"), ("", ""))
    )
    wanted = Wanted(
        organ=given.get("organ", "")[:LONGEST_WORDS],
        year=year or None,
        family=given.get("family", "")[:_LONGEST_NAME],
        rule=given.get("rule", "")[:_LONGEST_NAME],
        severity=given.get("severity", "") if given.get("severity") in SEVERITIES else "",
        status=given.get("status", "") if given.get("status") in STATUSES else "",
        new=given.get("new") == "1",
    )
    return wanted, min(max(page, 1), _LAST_PAGE)


def fields(wanted: Wanted, page: int = 1) -> dict[str, str]:
    """A filter as the fields of an address or form; what is not asked for is left out."""
    given = {name: str(value) for name, value in wanted.model_dump(exclude={"new"}).items() if value}
    return given | ({"new": "1"} if wanted.new else {}) | ({"page": str(page)} if page > 1 else {})


def listing(wanted: Wanted | None = None, page: int = 1, done: str = "") -> str:
    """The list, filtered; ``done``: the key of a finding that was just decided about, which is told above the list."""
    query = urlencode(fields(wanted or Wanted(), page) | ({"done": done} if done else {}))
    return f"{PATH}?{query}{'' if done else '#list'}" if query else PATH


def finding(key: str, wanted: Wanted | None = None, page: int = 1) -> str:
    """The page of one finding, which leads back to the list as it was."""
    query = urlencode(fields(wanted or Wanted(), page))
    return f"{PATH}/{quote(key, safe='')}{f'?{query}' if query else ''}"


def export(kind: str, wanted: Wanted) -> str:
    """The filtered list as a file; ``kind``: csv or xlsx."""
    query = urlencode(fields(wanted))
    return f"{PATH}.{kind}{f'?{query}' if query else ''}"
