"""The portal as an ASGI application, and as a running server."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from askgov.portal.interfaces import Assistant

HOST = "127.0.0.1"
PORT = 7860
PROXIES = "ASKGOV_TRUSTED_PROXIES"  # addresses, with commas between, of the proxies whose X-Forwarded-For is believed


def create(assistant: "Assistant") -> "FastAPI":
    """The application: the Gradio page at ``/``, the plain routes beside it, the guard around both.

    Raises TokenTooShort when the staff pages are to be open with a token that is easily guessed.
    """
    _keep_quiet()
    import gradio as gr
    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError

    from askgov.portal.dialogue import Dialogue
    from askgov.portal.guard import Guard
    from askgov.portal.page import page
    from askgov.portal.routes import broken, damaged, invalid, routes
    from askgov.portal.shell import Shell
    from askgov.portal.staff import Gate, Refused, refused
    from askgov.portal.staff_routes import staff_routes
    from askgov.portal.theme import theme
    from askgov.store.errors import StoreError

    app = FastAPI(title="askgov", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.gate = Gate.from_environment()
    app.include_router(routes(assistant))
    app.include_router(staff_routes(assistant))
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(StoreError, damaged)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(Exception, broken)
    app.add_middleware(Shell)
    app.add_middleware(Guard)  # added last, so outermost
    blocks = page(Dialogue(assistant)).queue(max_size=64, default_concurrency_limit=4)
    gr.mount_gradio_app(
        app, blocks, path="/", theme=theme(), footer_links=[], run_history=False, show_error=False, max_file_size="1kb", ssr_mode=False,
        enable_monitoring=False, mcp_server=False, pwa=False, i18n=gr.I18n(**{"zh-CN": {"common.complete": "已完成"}}),
    )  # fmt: skip
    return app


def serve(index_dir: Path, host: str = HOST, port: int = PORT) -> int:
    """Serves the portal until it is stopped. Returns 0, or 1 with one line on stderr when it cannot be: no index, a weak staff token."""
    from askgov.assistant import Assistant
    from askgov.language.errors import LanguageError
    from askgov.portal.staff import Gate, TokenTooShort
    from askgov.store.errors import StoreError

    try:
        Gate.from_environment()
        assistant = Assistant.open(index_dir)
        app = create(assistant)
        assistant.warm()  # with all that the page needs loaded
    except (StoreError, LanguageError, TokenTooShort) as error:
        print(error, file=sys.stderr)
        return 1
    import uvicorn

    print(f"政务公开年报问答：http://{host}:{port}（按 Ctrl+C 停止）", flush=True)
    proxies = os.environ.get(PROXIES, "").strip()  # nobody else is believed: the staff gate counts by address
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=5,
        proxy_headers=bool(proxies), forwarded_allow_ips=proxies,
    )  # fmt: skip
    return 0


def _keep_quiet() -> None:
    """Nothing is reported to anyone: must be set before Gradio is imported."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["DO_NOT_TRACK"] = "1"
