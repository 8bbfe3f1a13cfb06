"""Gradio's index page made ours: Chinese from the first byte, our style sheets, and no script but the ones it came with.

Gradio renders the page for each visitor, with a few inline scripts. Their hashes go into the content security policy, so a
script that slips in any other way (an ``onerror`` in a report, say) does not run. ``unsafe-eval`` stays: ``gr.HTML``
compiles its template with ``Function``.
"""

import base64
import hashlib
import re
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from askgov.portal import assets, words
from askgov.portal.markup import element

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_SOCIAL_META = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)


def dressed(page: str) -> str:
    """The index page with our language, description and assets."""
    page = _SOCIAL_META.sub("", page)
    page = re.sub(r'<html(\s+)lang="en"', r'<html\1lang="zh-CN"', page, count=1)
    head = element("meta", name_="description", content=words.TAGLINE) + assets.links("chat.css")
    return page.replace("</head>", f"{head}</head>", 1).replace("<body", f'<body data-loading="正在打开{words.PRODUCT}…"', 1)


def policy(page: str) -> str:
    """The content security policy that lets exactly this page's own scripts run."""
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in _INLINE_SCRIPT.findall(page)}
    return _POLICY.format(hashes=" ".join(sorted(hashes)))


class Shell:
    """ASGI middleware: rewrites the answer to ``GET /`` and leaves everything else alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]  # the page must come uncompressed
        start: list[Message] = []
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.append(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await _send_dressed(start[0], bytes(body), send)

        await self.app({**scope, "headers": plain}, receive, collect)


async def _send_dressed(start: Message, body: bytes, send: Send) -> None:
    if Headers(raw=start["headers"]).get("content-type", "").startswith("text/html"):
        page = dressed(body.decode())
        body = page.encode()
        headers = MutableHeaders(raw=list(start["headers"]))
        headers["content-length"] = str(len(body))
        headers["content-security-policy"] = policy(page)
        headers["cache-control"] = "no-store"
        start = {**start, "headers": headers.raw}
    await send(start)
    await send({"type": "http.response.body", "body": body})
