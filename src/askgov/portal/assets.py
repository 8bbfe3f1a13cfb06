"""The portal's own style sheets, script and icon, served from memory."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from markupsafe import Markup

from askgov.portal.markup import element, together

PREFIX: Final = "/portal/"
TYPES: Final = {
    "portal.css": "text/css; charset=utf-8",
    "chat.css": "text/css; charset=utf-8",
    "report.css": "text/css; charset=utf-8",
    "quality.css": "text/css; charset=utf-8",
    "draft.css": "text/css; charset=utf-8",
    "portal.js": "text/javascript; charset=utf-8",
}
ICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#134a9c"/>'
    '<path d="M9 7h14v18H9z" fill="#fff"/><path d="M12 12h8M12 16h8M12 20h5" stroke="#134a9c" stroke-width="2"/></svg>'
)


class Asset(NamedTuple):
    """One file, ready to send."""

    text: str
    media_type: str
    tag: str  # of the content, for caches


@cache
def asset(name: str) -> Asset | None:
    """One file by name; None for any name that is not ours."""
    if name not in TYPES:
        return None
    text = files("askgov.portal").joinpath(name).read_text(encoding="utf-8")
    return Asset(text, TYPES[name], hashlib.sha256(text.encode()).hexdigest()[:16])


def links(*sheets: str) -> Markup:
    """The tags for a page's head. Addresses carry the content's tag, so that an update is seen at once."""
    return together(
        [
            element("link", rel="icon", href="/favicon.ico", type="image/svg+xml"),
            *(element("link", rel="stylesheet", href=_address(sheet)) for sheet in ("portal.css", *sheets)),
            element("script", src=_address("portal.js")),
        ]
    )


def _address(name: str) -> str:
    found = asset(name)
    return f"{PREFIX}{name}?v={found.tag if found else ''}"
