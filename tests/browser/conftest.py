"""A headless Chromium in front of a running portal."""

import gc
import importlib.util
import os
import shutil
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.filterwarnings("ignore::DeprecationWarning"))  # Gradio's, of pandas, in the server's thread


class Watched:
    """A browser page that remembers what went wrong in it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.complaints: list[str] = []
        self.outside: list[str] = []
        self._leaving = False  # Gradio complains in the console when a page is left while it waits for something
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" and not self._leaving else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        page.context.on("request", lambda request: self.outside.append(request.url) if not self._inside(request.url) else None)

    def _inside(self, url: str) -> bool:
        return url.startswith((self.base, "data:", "blob:", "about:"))

    def open(self, path: str = "/") -> "Watched":
        self._leaving = True
        self.page.goto(self.base + path)
        self._leaving = False
        if path.startswith("/?") or path == "/":
            self.page.wait_for_selector("#question textarea")
            self.page.wait_for_selector("#welcome .welcome, .turn", state="attached")
        return self

    def ask(self, question: str) -> None:
        turns = self.page.locator(".turn").count()
        self.page.fill("#question textarea", question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(f".turn:nth-child({turns + 1}) .text, .turn:nth-child({turns + 1}) .notice")

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def _chromium() -> str | None:
    named = os.environ.get("ASKGOV_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: install one, or set ASKGOV_CHROMIUM to its path")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def fake() -> ModuleType:
    path = Path(__file__).parents[1] / "unit" / "portal" / "fake.py"
    spec = importlib.util.spec_from_file_location("portal_fake", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def fake_portal(fake: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    originals = tmp_path_factory.mktemp("originals")
    (originals / fake.GOOD).write_text("原件", encoding="utf-8")
    with serving(fake.FakeAssistant(originals)) as address:
        yield address


class serving:
    """A portal on a free port, in a thread: ``with serving(assistant) as address``."""

    def __init__(self, assistant: Any) -> None:
        from askgov.portal import create

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Gradio's own
            app = create(assistant)
            gc.collect()
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=1))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.05)
            assert self._thread.is_alive(), "the server did not start"
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture
def visit(browser: Browser, fake_portal: str) -> Iterator[Callable[..., Watched]]:
    """Opens a page of the made-up portal: ``visit(path, **context settings)``. At the end: no error, no request to elsewhere."""
    contexts: list[BrowserContext] = []
    pages: list[Watched] = []

    def opened(path: str = "/", base: str = fake_portal, **settings: Any) -> Watched:
        context = browser.new_context(**{"locale": "en-US", "viewport": {"width": 1366, "height": 860}} | settings)
        contexts.append(context)
        pages.append(Watched(context.new_page(), base))
        return pages[-1].open(path)

    yield opened
    for page in pages:
        assert page.complaints == []
        assert page.outside == []
    for context in contexts:
        context.close()
