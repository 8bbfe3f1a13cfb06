"""From a question to the printed cell."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import Watched

QUESTION = "云岭县教育局2023年收到多少件申请？"


def marked(page: Page) -> str:
    """The text of the marked place, once it is in view."""
    hit = page.locator("#hit")
    expect(hit).to_be_in_viewport()
    return hit.inner_text().strip()


def test_a_figure_leads_to_its_card_and_the_card_to_the_cell(visit: Callable[..., Watched]) -> None:
    seen = visit()
    page = seen.page
    seen.ask(QUESTION)
    page.click(".turn .marker")
    card = page.locator("#source-1-1")
    expect(card).to_be_focused()
    expect(card).to_have_class(re.compile(r"\bhit\b"))
    assert card.evaluate("card => getComputedStyle(card).outlineStyle") == "solid"
    printed = card.locator("mark").inner_text()
    with page.expect_popup() as popup:
        card.get_by_text("查看原文").click()
    assert marked(popup.value) == printed == "42"


def test_the_same_by_keyboard_alone(visit: Callable[..., Watched]) -> None:
    seen = visit()
    page = seen.page
    seen.ask(QUESTION)
    page.locator(".turn .marker").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source-1-1")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#source-1-1 .open")).to_be_focused()
    with page.expect_popup() as popup:
        page.keyboard.press("Enter")
    assert marked(popup.value) == "42"


def test_a_sentence_is_marked_in_the_report(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask("云岭县教育局网站公开多少条？")
    assert seen.page.locator(".card mark").inner_text() == "1,234条"
    with seen.page.expect_popup() as popup:
        seen.page.click(".card .open")
    assert "1,234条" in marked(popup.value)


def test_an_ambiguous_question_is_settled_by_a_button(visit: Callable[..., Watched]) -> None:
    seen = visit()
    page = seen.page
    seen.ask("教育局收到多少件？")
    expect(page.locator(".turn .status")).to_have_text("？ 请您选择")
    page.get_by_role("group", name="可选的问法").get_by_role("button", name="云岭县教育局").click()
    expect(page.locator("#turn-2 .question")).to_contain_text(QUESTION)
    expect(page.locator("#turn-2 .status")).to_contain_text("已回答")


def test_an_example_is_asked_by_a_click(visit: Callable[..., Watched]) -> None:
    page = visit().page
    page.locator(".choice").first.click()
    expect(page.locator("#turn-1 .status")).to_contain_text("已回答")


def test_an_old_marker_brings_its_own_cards_back(visit: Callable[..., Watched]) -> None:
    seen = visit()
    page = seen.page
    seen.ask("云岭县教育局变化多少？")
    seen.ask("教育局？")
    expect(page.locator("#source-1-2")).to_be_hidden()
    page.locator("#turn-1 .marker", has_text="[2]").first.click()
    expect(page.locator("#source-1-2")).to_be_focused()
    expect(page.get_by_text("这一问没有引用年报原文")).to_be_hidden()


def test_several_figures_a_formula_and_a_finding_are_shown(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask("云岭县教育局变化多少？")
    turn = seen.page.locator("#turn-1")
    expect(turn.locator("table")).to_contain_text("2022")
    expect(turn.locator(".formula")).to_contain_text("42 − 30 = 12")
    expect(turn.locator(".notice.error")).to_contain_text("数据矛盾")


def test_a_new_conversation_starts_empty(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask(QUESTION)
    seen.page.get_by_role("button", name="新的对话").click()
    expect(seen.page.locator(".welcome")).to_be_visible()
    assert seen.page.locator(".turn").count() == 0


def test_a_link_to_a_question_asks_it(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask(QUESTION)
    seen.open(seen.page.get_by_text("本题链接").get_attribute("href") or "")
    expect(seen.page.locator("#turn-1 .text")).to_contain_text("42 件")


def test_a_failure_is_said_in_chinese_and_the_next_question_works(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask("故障")
    expect(seen.page.locator("#turn-1")).to_contain_text("请稍后再试")
    seen.ask(QUESTION)
    expect(seen.page.locator("#turn-2 .status")).to_contain_text("已回答")


def test_the_library_is_filtered_as_one_types(visit: Callable[..., Watched]) -> None:
    page = visit().page
    page.get_by_role("tab", name="年报库").click()
    expect(page.locator(".library tbody tr")).to_have_count(2)
    page.get_by_placeholder("输入机关或年度").fill("云岭县 2023")
    expect(page.locator(".library tbody tr")).to_have_count(1)
    with page.expect_popup() as popup:
        page.locator(".library a").click()
    expect(popup.value.locator("h1")).to_contain_text("云岭县教育局2023年")
