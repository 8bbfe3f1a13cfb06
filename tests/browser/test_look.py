"""What people with a phone, a zoomed page, a dark screen, a keyboard or a printer see."""

import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Watched

QUESTION = "云岭县教育局变化多少？"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
ZOOMED = {"viewport": {"width": 683, "height": 430}}  # 1366 × 860 at 200 %
NARROW = {"viewport": {"width": 320, "height": 640}}  # reflow as WCAG 1.4.10 asks
DARK = {"color_scheme": "dark"}
ALLOWED = {"Tab", "Enter", "Shift"}  # keys, in the guide

CONTRASTS = """() => {
  const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                       return .2126 * r + .7152 * g + .0722 * b; };
  const behind = element => { const layers = [];
    for (let e = element; e && layers.at(-1)?.[3] !== 1; e = e.parentElement) layers.push(parse(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]); };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    if (element.closest('.unseen, .skip, .sr-only, script, style')) continue;
    const ground = behind(element), ink = over(parse(getComputedStyle(element).color), ground);
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) bad.push(walker.currentNode.textContent.trim().slice(0, 30) + ' ' + ratio.toFixed(2));
  }
  return bad;
}"""


def english(page: Page) -> set[str]:
    """English words that a person sees or a screen reader says."""
    texts = page.evaluate(
        """() => [document.body.innerText, ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')]
          .flatMap(e => ['aria-label', 'title', 'placeholder', 'alt'].map(name => e.getAttribute(name) ?? ''))]"""
    )
    return {word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)} - ALLOWED


@pytest.mark.parametrize("screen", [PHONE, ZOOMED, NARROW], ids=["phone", "zoomed", "narrow"])
def test_nothing_is_wider_than_the_screen(visit: Callable[..., Watched], fake: ModuleType, screen: dict[str, Any]) -> None:
    seen = visit(**screen)
    assert seen.overflow() <= 0
    seen.ask(QUESTION)
    assert seen.overflow() <= 0
    for tab in ("年报库", "使用说明"):
        seen.page.get_by_role("tab", name=tab).click()
        assert seen.overflow() <= 0
    seen.open(f"/reports/{fake.GOOD}?block=4&row=2&col=3#hit")
    assert seen.overflow() <= 0
    expect(seen.page.locator("#hit")).to_be_in_viewport()


def test_on_a_phone_the_cards_stand_below_and_lead_back(visit: Callable[..., Watched]) -> None:
    seen = visit(**PHONE)
    page = seen.page
    seen.ask(QUESTION)
    answer, card = page.locator("#turn-1").bounding_box(), page.locator("#source-1-1").bounding_box()
    assert answer is not None
    assert card is not None
    assert card["y"] > answer["y"] + answer["height"]
    page.locator("#turn-1 .marker").last.tap()
    expect(page.locator("#source-1-2")).to_be_in_viewport()
    page.locator("#source-1-2 .back").tap()
    expect(page.locator("#turn-1 .question")).to_be_in_viewport()


def test_in_a_long_conversation_the_box_and_the_cards_stay_in_view(visit: Callable[..., Watched]) -> None:
    seen = visit()
    for _ in range(5):
        seen.ask(QUESTION)
    expect(seen.page.locator("#turn-5 .question")).to_be_in_viewport()
    expect(seen.page.locator("#source-5-1")).to_be_in_viewport()
    seen.page.evaluate("window.scrollTo({top: 600, behavior: 'instant'})")
    expect(seen.page.locator("#question textarea")).to_be_in_viewport()
    expect(seen.page.locator("#source-5-1")).to_be_in_viewport()


def test_on_a_phone_everything_that_is_tapped_is_large_enough(visit: Callable[..., Watched]) -> None:
    seen = visit(**PHONE)
    seen.ask(QUESTION)
    small = seen.page.evaluate(
        """[...document.querySelectorAll('button:not([tabindex="-1"]), .actions a')].filter(e => e.checkVisibility())
          .filter(e => e.getBoundingClientRect().height < 40).map(e => e.outerHTML)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_at_least_aa(visit: Callable[..., Watched], fake: ModuleType, scheme: str) -> None:
    seen = visit(color_scheme=scheme)
    found = {"home": seen.page.evaluate(CONTRASTS)}
    for question in (QUESTION, "教育局？", "云岭县空白？", "云岭县网站？"):
        seen.ask(question)
        found[question] = seen.page.evaluate(CONTRASTS)
    for tab in ("年报库", "使用说明"):
        seen.page.get_by_role("tab", name=tab).click()
        found[tab] = seen.page.evaluate(CONTRASTS)
    seen.open(f"/reports/{fake.GOOD}?block=4&row=2&col=3#hit")
    found["viewer"] = seen.page.evaluate(CONTRASTS)
    assert not any(found.values()), found


def test_a_dark_screen_gets_a_dark_page(visit: Callable[..., Watched], fake: ModuleType) -> None:
    seen = visit(**DARK)
    ground = "getComputedStyle(document.querySelector('.gradio-container, body')).backgroundColor"
    assert seen.page.evaluate(ground) == "rgb(16, 22, 31)"
    seen.open(f"/reports/{fake.GOOD}")
    assert seen.page.evaluate(ground) == "rgb(16, 22, 31)"


def test_no_english_is_left_whatever_the_browser_speaks(visit: Callable[..., Watched], fake: ModuleType) -> None:
    seen = visit(locale="en-US")
    page = seen.page
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    found = {"home": english(page)}
    for question in (QUESTION, "教育局？", "云岭县空白？"):
        seen.ask(question)
        found[question] = english(page)
    page.get_by_role("tab", name="使用说明").click()
    found["guide"] = english(page)
    page.get_by_role("tab", name="年报库").click()
    page.get_by_placeholder("输入机关或年度").fill("云岭县")
    expect(page.locator(".library tbody tr")).to_have_count(1)
    found["library"] = english(page)
    seen.open(f"/reports/{fake.GOOD}?block=4&row=2&col=3#hit")
    found["viewer"] = english(page)
    assert not any(found.values()), found


def test_the_text_size_is_kept_and_reaches_the_viewer(visit: Callable[..., Watched], fake: ModuleType) -> None:
    seen = visit()
    size = "parseFloat(getComputedStyle(document.querySelector('.welcome p, .report p')).fontSize)"
    usual = seen.page.evaluate(size)
    seen.page.get_by_role("button", name="特大").click()
    seen.page.wait_for_function(f"{size} >= 1.3 * {usual}")
    assert seen.overflow() <= 0
    seen.open(f"/reports/{fake.GOOD}")
    expect(seen.page.get_by_role("button", name="特大")).to_have_attribute("aria-pressed", "true")
    assert seen.page.evaluate(size) >= 1.3 * usual


def test_the_first_tab_stop_skips_to_the_question(visit: Callable[..., Watched]) -> None:
    page = visit().page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#question textarea")).to_be_focused()


def test_focus_is_always_visible(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask(QUESTION)
    seen.page.locator(".sizes button").first.focus()
    for _ in range(14):
        seen.page.keyboard.press("Tab")
        ring = seen.page.evaluate("(e => [e.tagName + '.' + e.className, getComputedStyle(e).outlineStyle])(document.activeElement)")
        assert ring[1] == "solid", ring


def test_on_paper_there_is_only_what_is_read(visit: Callable[..., Watched]) -> None:
    seen = visit()
    seen.ask(QUESTION)
    seen.page.emulate_media(media="print")
    expect(seen.page.locator("#composer")).to_be_hidden()
    expect(seen.page.locator("#turn-1 .text")).to_be_visible()
    expect(seen.page.locator("#source-1-1")).to_be_visible()
