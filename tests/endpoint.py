"""A loopback endpoint that speaks the OpenAI protocol, for tests of the wire."""

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


def completion(content: str, **message: Any) -> bytes:
    """A reply with this content."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content, **message}}
    return json.dumps({"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}).encode()


def streamed(*pieces: str) -> Iterator[bytes]:
    """A reply that comes in these pieces."""
    for piece in pieces:
        choice = {"index": 0, "finish_reason": None, "delta": {"role": "assistant", "content": piece}}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        yield f"data: {json.dumps(chunk)}\n\n".encode()
    yield b"data: [DONE]\n\n"


class Endpoint(ThreadingHTTPServer):
    """An OpenAI-compatible endpoint that sends what it is told to, and keeps what it was sent."""

    daemon_threads = True
    status, body, delay = 200, b"", 0.0
    events: Iterable[bytes] | None = None  # sent one by one to who asks for a stream …
    pause = 0.0  # … with so many seconds between them …
    breaks = False  # … and fewer than were promised

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.heard: list[dict[str, Any]] = []
        self.keys: list[str] = []

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.keys.append(self.headers["Authorization"])
        time.sleep(self.server.delay)
        with suppress(ConnectionError):  # the client may have given up
            self.send_response(self.server.status)
            if self.server.events is not None and self.server.heard[-1].get("stream"):
                self._stream(self.server.events)
                return
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(self.server.body)

    def _stream(self, events: Iterable[bytes]) -> None:
        self.send_header("Content-Type", "text/event-stream")
        if self.server.breaks:
            self.send_header("Content-Length", "1000000")
        self.end_headers()
        for event in events:
            self.wfile.write(event)
            self.wfile.flush()
            time.sleep(self.server.pause)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextmanager
def serving() -> Iterator[Endpoint]:
    """An endpoint while the block runs."""
    server = Endpoint()
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
