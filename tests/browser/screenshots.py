"""The pictures in docs/images, taken from a running portal: ``python tests/browser/screenshots.py http://127.0.0.1:7860``.

The staff page is taken with the ``ASKGOV_STAFF_TOKEN`` that the portal was started with.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parents[2] / "docs" / "images"
DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
FIGURE = "云溪县教育局2023年收到多少件信息公开申请？"
YEARS = "2021年到2023年分别收到多少件？"
WHOLE = "云溪县教育局2022年收到多少件信息公开申请？"  # a report with merged cells
SUM = "云溪县教育局2023年不予公开的一共多少件？"


REPORTS = Path(__file__).parents[2] / "ingest" / "samples" / "reports"
DRAFT = "art_2023_1_12_345.html"  # its list does not come to its total


def opened(browser: Browser, base: str, **settings: Any) -> Page:
    page = browser.new_context(locale="zh-CN", reduced_motion="reduce", **settings).new_page()
    page.goto(base)
    page.wait_for_selector("#welcome .choice")
    page.wait_for_selector("#question textarea")
    return page


def ask(page: Page, question: str) -> None:
    turns = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.click("#send")
    page.wait_for_selector(f".turn:nth-child({turns + 1}) .text")
    page.wait_for_timeout(600)


def save(page: Page, name: str) -> None:
    page.wait_for_timeout(400)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


def take(browser: Browser, base: str) -> None:
    page = opened(browser, base, **DESKTOP)
    save(page, "home")
    ask(page, FIGURE)
    ask(page, YEARS)
    page.evaluate("window.scrollTo(0, 0)")
    save(page, "answer")
    ask(page, WHOLE)
    viewer = page.locator("#source-3-1 .open").get_attribute("href")
    page.goto(f"{base}{viewer}")
    save(page, "viewer")
    page = opened(browser, base, **PHONE)
    ask(page, FIGURE)
    save(page, "phone")
    page = opened(browser, base, **DESKTOP, color_scheme="dark")
    ask(page, SUM)
    save(page, "dark")
    page = opened(browser, base, **DESKTOP)
    page.get_by_role("tab", name="年报库").click()
    save(page, "library")
    staff = {"username": "王敏", "password": os.environ["ASKGOV_STAFF_TOKEN"]}
    page = browser.new_context(locale="zh-CN", http_credentials=staff, **DESKTOP).new_page()
    page.goto(f"{base}/staff/quality")
    save(page, "quality")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.html"
        command = [sys.executable, "-m", "askgov", "check", DRAFT, "--format", "html", "--output", str(sheet)]
        subprocess.run(command, cwd=REPORTS, check=True)
        page.goto(sheet.as_uri())
        save(page, "checked")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        take(browser, sys.argv[1].rstrip("/"))
        browser.close()


if __name__ == "__main__":
    main()
