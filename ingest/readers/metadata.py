"""What a page says of itself: title, address, date of publication. Government sites carry it in named meta tags (国办函〔2015〕7号)."""

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from ingest.readers.elements import squeeze

LONGEST = 300
_TITLES = ("articletitle", "og:title")
_URLS = ("url", "og:url")
_DATES = ("pubdate", "publishdate", "publishtime", "article:published_time", "createdate", "others_date")
_DATE = re.compile(r"((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")


def title(tree: LexborHTMLParser) -> str:
    """The article's title where a meta tag gives it, else the page's."""
    named = _named(tree, _TITLES)
    if named:
        return named
    node = tree.css_first("title")
    return squeeze(node.text() if node else "").strip()[:LONGEST]


def url(tree: LexborHTMLParser) -> str:
    """The page's own address, if it is one of the web."""
    link = tree.css_first('link[rel="canonical"]')
    address = (link.attributes.get("href") or "" if link else "") or _named(tree, _URLS)
    return address.strip() if address.strip().startswith(("http://", "https://")) and len(address) <= 2000 else ""


def published(tree: LexborHTMLParser) -> str:
    """The date of publication, ISO, "" when none is named or it is no date."""
    match = _DATE.search(_named(tree, _DATES))
    if match is None:
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""


def _named(tree: LexborHTMLParser, names: tuple[str, ...]) -> str:
    """The content of the first meta tag with one of the names, in their order."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        found.setdefault(name, squeeze(node.attributes.get("content") or "").strip())
    return next((found[name][:LONGEST] for name in names if found.get(name)), "")
