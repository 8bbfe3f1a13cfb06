"""What a page prints around the report: breadcrumb, header, footer. No part of its text; they name the site that published it."""

from selectolax.lexbor import LexborHTMLParser

from ingest.readers.elements import is_chrome, is_hidden, squeeze

_NAMED = "nav, footer, aside, [class], [id], [role]"
_MOST_PARTS = 40
_LONGEST = 400  # characters of a part: a longer one is a list of links


def around(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The texts of the page's menus, breadcrumbs and footers, each on one line."""
    found: list[str] = []
    for node in tree.css(_NAMED):
        if len(found) == _MOST_PARTS:
            break
        if is_chrome(node) and not is_hidden(node):
            text = " ".join(squeeze(node.text(separator=" ") or "").split())
            if 0 < len(text) <= _LONGEST:
                found.append(text)
    return tuple(dict.fromkeys(found))
