"""The portal's outer door: closed routes, body limit, cross-site posts, and security headers on every answer."""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY: Final = 64 * 1024  # bytes
LARGER: Final = {"/staff/check": (20 << 20) + LARGEST_BODY}  # bytes; read only once the staff gate has let the request pass
GRADIO: Final = "/gradio_api/"
OPEN: Final = ("queue/join", "queue/data", "heartbeat/", "startup-events", "reset", "cancel", "app_id")  # what the page itself calls
CLOSED: Final = ("/config", "/monitoring", "/openapi.json", "/svelte", "/login", "/logout", "/custom_component")
WITHOUT_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class Guard:
    """ASGI middleware around the whole portal."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message.get("headers", [])))
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                message = {**message, "headers": headers.raw}
            await send(message)

        refusal = _refusal(scope)
        if refusal is None and scope["method"] not in WITHOUT_BODY and scope["path"] not in LARGER:
            body = await _read(receive)
            if body is None:
                refusal = _too_large()
            else:
                receive = _replay(body, receive)
        await (refusal or self.app)(scope, receive, send_guarded)


def _refusal(scope: Scope) -> Response | None:
    path: str = scope["path"]
    if (path.startswith(GRADIO) and not path[len(GRADIO) :].startswith(OPEN)) or path.startswith(CLOSED):
        return PlainTextResponse("没有这个地址", status_code=404)
    headers = Headers(scope=scope)
    if scope["method"] not in WITHOUT_BODY and headers.get("sec-fetch-site") == "cross-site":
        return PlainTextResponse("不接受其他网站发来的请求", status_code=403)
    return _refused_length(scope, headers.get("content-length", ""))


def _refused_length(scope: Scope, declared: str) -> Response | None:
    """A body that is not counted here must say its length, to which the server then holds it."""
    path: str = scope["path"]
    if declared.isdecimal():
        return _too_large() if int(declared) > LARGER.get(path, LARGEST_BODY) else None
    if path in LARGER and scope["method"] not in WITHOUT_BODY:
        return PlainTextResponse("须写明内容长度", status_code=411, headers={"connection": "close"})
    return None


def _too_large() -> Response:
    return PlainTextResponse("内容过长", status_code=413, headers={"connection": "close"})


async def _read(receive: Receive) -> bytes | None:
    """The whole request body; None as soon as it is larger than allowed, whatever length was declared."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body.extend(message.get("body", b""))
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that hands the body over once, then waits for what really comes next."""
    pending = [body]

    async def replayed() -> Message:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return replayed
