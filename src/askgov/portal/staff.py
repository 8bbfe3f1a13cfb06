"""The staff gate: who may see the pages under ``/staff``.

They exist only where ``ASKGOV_STAFF_TOKEN`` is set. Then the browser asks for a name, which stands under every decision, and for the token
as the password. What changes something must come from a form of this very portal. Guesses are slowed down (``tries``).
"""

import base64
import binascii
import hashlib
import hmac
import math
import os
import secrets
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from askgov.portal.document import missing
from askgov.portal.markup import element
from askgov.portal.tries import Tries

VARIABLE: Final = "ASKGOV_STAFF_TOKEN"
SHORTEST: Final = 16  # characters of a token
LONGEST_NAME: Final = 60  # characters of a user name
FIELD: Final = "form_token"  # the form field that shows that a form is ours
# "same-origin" lets the browser say with a form where it comes from; private pages are kept nowhere
PRIVATE: Final = {"referrer-policy": "same-origin", "cache-control": "no-store"}
_CHALLENGE: Final = {"www-authenticate": 'Basic realm="askgov staff", charset="UTF-8"'}
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class TokenTooShort(ValueError):
    """The token of the environment is too easily guessed. Its text is one line for whoever starts the portal."""


class Refused(Exception):
    """A request that may not pass the gate, with what it is answered."""

    def __init__(self, status: int, title: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.title, self.message, self.headers = status, title, message, headers or {}


class Gate:
    """The token, the tries against it, and the secret that our forms are signed with; one for each running portal."""

    def __init__(self, token: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Raises TokenTooShort."""
        if len(token) < SHORTEST:
            raise TokenTooShort(
                f"{VARIABLE} 至少要 {SHORTEST} 个字符，现在只有 {len(token)} 个；请换一个更长的口令，或不设它（工作人员页面就不开）"
            )
        self._token = token.encode()
        self._secret = secrets.token_bytes(32)
        self._tries = Tries(clock)

    @classmethod
    def from_environment(cls) -> "Gate | None":
        """The gate of this process; None where no token is set. Raises TokenTooShort."""
        token = os.environ.get(VARIABLE, "")
        return cls(token) if token else None

    def passed(self, client: str, authorization: str) -> str:
        """The user name of a request with these credentials. Raises Refused."""
        if authorization and (pause := self._tries.pause(client)):
            raise _too_often(pause)
        name, password = _credentials(authorization)
        right = hmac.compare_digest(password, self._token)
        if right and name:
            self._tries.right(client)
            return name
        if authorization and (wait := self._tries.wrong(client)):  # a browser's first request brings none: that is no guess
            raise _too_often(wait)
        raise Refused(401, "需要登录", "这一页供工作人员使用。用户名请填您的姓名，密码填工作口令。", _CHALLENGE)

    def form_token(self, name: str) -> str:
        """What a form shown to this user must send back."""
        return hmac.new(self._secret, name.encode(), hashlib.sha256).hexdigest()


async def staff(request: Request) -> str:
    """The name of the staff member behind a request, for ``Depends``. A request that changes something must also be a form of ours.

    It reads such a form (``await request.form()`` then gives it again). Raises Refused.
    """
    gate = _gate(request)
    name = gate.passed(request.client.host if request.client else "", request.headers.get("authorization", ""))
    if request.method not in _READING:
        form = (await request.form(max_files=1, max_fields=20)).get(FIELD) if _same_origin(request) else None
        if not isinstance(form, str) or not hmac.compare_digest(form.encode(), gate.form_token(name).encode()):
            await request.close()
            raise Refused(403, "没有执行", "这个请求不是从本站打开的页面发来的，或页面已经过期。请回到原来的页面，刷新后再试。")
    return name


def token_field(request: Request, name: str) -> Markup:
    """The hidden field that every staff form carries."""
    return element("input", type="hidden", name_=FIELD, value=_gate(request).form_token(name))


def refused(_: Request, error: Exception) -> Response:
    """The answer to a request that the gate let not pass."""
    if not isinstance(error, Refused):
        raise error
    page = missing(error.message, title=error.title)
    return HTMLResponse(page, status_code=error.status, headers={**PRIVATE, **error.headers})


def _too_often(wait: float) -> Refused:
    return Refused(429, "请稍候再试", "口令连续输错，请稍候再试。", {"retry-after": str(math.ceil(wait))})


def _gate(request: Request) -> Gate:
    gate: Gate | None = getattr(request.app.state, "gate", None)
    if gate is None:
        raise Refused(404, "没有找到", "没有这个地址。")
    return gate


def _credentials(authorization: str) -> tuple[str, bytes]:
    """User name and password of HTTP Basic; a name that could not stand under a decision is none."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return "", b""
    try:
        name, _, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", b""
    name = name.strip()
    return (name if name.isprintable() and len(name) <= LONGEST_NAME else ""), password.encode()


def _same_origin(request: Request) -> bool:
    """Whether a browser says that a page of this portal sent the request. Over plain HTTP it names the origin only."""
    if (site := request.headers.get("sec-fetch-site")) is not None:
        return site == "same-origin"
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:
        return False
    return bool(origin) and origin == request.headers.get("host")
