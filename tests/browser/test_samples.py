"""The real assistant over a few reports of the sample corpus, one of each kind of file."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import Watched, serving

if TYPE_CHECKING:
    from askgov.assistant import Assistant

SAMPLES = Path(__file__).parents[2] / "ingest" / "samples" / "reports"
KINDS = ("*.html", "*.md", "*.txt")
MARKED = re.compile(r'<td id="hit" class="hit"[^>]*><mark>(.*?)</mark></td>', re.DOTALL)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> "Assistant":
    from askgov.assistant import Assistant
    from ingest.build import build

    index = tmp_path_factory.mktemp("index")
    outcome = build([sorted(SAMPLES.glob(kind))[0] for kind in KINDS], index, workers=1)
    assert len(outcome.files) == len(KINDS)
    return Assistant.open(index)


@pytest.fixture(scope="session")
def portal(assistant: "Assistant") -> Iterator[str]:
    with serving(assistant) as address:
        yield address


def test_every_cell_of_every_layout_is_the_one_that_the_viewer_marks(assistant: "Assistant") -> None:
    from askgov.domain import State
    from askgov.portal.report_page import Place, report_page

    checked = 0
    for report in assistant.store.reports():
        parsed = assistant.store.document(report.id)
        assert parsed is not None
        for figure in assistant.store.figures(report_id=report.id):
            if figure.state is State.UNREADABLE:  # stands for a damaged row, not for one cell
                continue
            source = figure.source
            page = report_page(report, report.entity_id, parsed, (), Place(source.block, source.cell, source.span))
            (marked,) = MARKED.findall(page) if source.cell else re.findall(r'<mark id="hit">(.*?)</mark>', page, re.DOTALL)
            assert html.unescape(marked).strip() == source.as_printed.strip() or (marked == "（空白）" and not source.as_printed.strip()), (
                source
            )
            checked += 1
    assert checked > 300


def test_an_example_question_leads_to_the_printed_cell(visit: Callable[..., Watched], portal: str) -> None:
    seen = visit(base=portal)
    page = seen.page
    page.locator(".choice").first.click()
    expect(page.locator("#turn-1 .status")).to_contain_text("已回答")
    page.locator("#turn-1 .marker").first.click()
    card = page.locator(".card.hit")
    expect(card).to_be_focused()
    printed = card.locator("mark").inner_text()
    assert printed in page.locator("#turn-1 .text").inner_text()
    with page.expect_popup() as popup:
        card.locator(".open").click()
    expect(popup.value.locator("#hit")).to_be_in_viewport()
    assert popup.value.locator("#hit").inner_text().strip() == printed


def test_every_example_is_answered_and_the_next_question_may_lean_on_it(visit: Callable[..., Watched], portal: str) -> None:
    seen = visit(base=portal)
    examples = [button.inner_text() for button in seen.page.locator(".choice").all()]
    for number, question in enumerate(examples, start=1):
        seen.ask(question)
        expect(seen.page.locator(f"#turn-{number} .status")).to_contain_text("已回答")
    assert len(examples) >= 3


def test_the_original_comes_as_a_download(visit: Callable[..., Watched], portal: str) -> None:
    seen = visit(base=portal)
    seen.page.get_by_role("tab", name="年报库").click()
    with seen.page.expect_popup() as popup:
        seen.page.locator(".library a").first.click()
    with popup.value.expect_download() as download:
        popup.value.get_by_text("下载原件").click()
    assert download.value.path().stat().st_size > 1000
