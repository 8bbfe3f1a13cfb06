"""Questions and reports that would like to be code."""

from collections.abc import Callable
from types import ModuleType

import pytest
from playwright.sync_api import expect

from .conftest import Watched

PAYLOADS = [
    "<img src=x onerror=window.pwned=1>",
    "![图](http://192.0.2.1/x.png)",
    "${window.pwned=1}",
    "{{{constructor}}} {{#each this}}",
    "<script>window.pwned=1</script>",
    "[链接](javascript:window.pwned=1)",
    "\\u \\x `${1}`",
    "\"><svg onload=window.pwned=1>",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_question_is_shown_as_written_and_runs_nothing(visit: Callable[..., Watched], payload: str) -> None:
    seen = visit()
    seen.ask(f"注入 {payload}")
    expect(seen.page.locator("#turn-1 .question")).to_contain_text(payload)
    expect(seen.page.locator("#turn-1 .text")).to_contain_text(payload)
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate("window.pwned") is None
    assert seen.page.locator("#tabs img, #tabs iframe, #tabs form, #tabs script, #tabs svg[onload]").count() == 0


def test_a_report_runs_nothing_anywhere(visit: Callable[..., Watched], fake: ModuleType) -> None:
    seen = visit()
    page = seen.page
    seen.ask("注入")
    page.locator(".choice").last.click()
    page.wait_for_selector("#turn-2 .text")
    for link in page.locator("#tabs a").all():
        assert (link.get_attribute("href") or "").startswith(("/", "#", "https://example.gov.cn"))
    page.get_by_role("tab", name="年报库").click()
    expect(page.locator(".library")).to_contain_text("onerror")
    assert page.evaluate("window.pwned") is None
    for place in ("", "?block=1", "?block=2&row=0&col=0"):
        seen.open(f"/reports/{fake.HOSTILE}{place}")
        assert page.evaluate("window.pwned") is None
        assert page.locator("img, iframe, form").count() == 0


def test_even_a_tag_that_slipped_through_would_not_run(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.page.evaluate("""() => {
      const box = document.createElement('div');
      box.innerHTML = '<img src="data:," onerror="window.pwned=1">';
      document.body.append(box);
    }""")
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in complaint for complaint in seen.complaints)
    seen.complaints.clear()
