"""The panel of source cards beside the conversation."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from askgov.portal import addresses
from askgov.portal.cards import Card
from askgov.portal.markup import element, together

SHOWN = 12  # cards in view; the rest fold away
EMPTY = "提问后，答案所依据的原文会列在这里，逐条可点开核对。"
NO_SOURCE = "这一问没有引用年报原文。"


def panel(turns: Sequence[tuple[int, Sequence[Card]]], active: int) -> Markup:
    """The cards of every turn, of which only those of the ``active`` one are in view: a marker further up brings its own back."""
    groups = [_group(turn, found, hidden=turn != active) for turn, found in turns if found]
    if not any(turn == active and found for turn, found in turns):
        groups.append(element("div", element("p", NO_SOURCE if active else EMPTY, class_="empty"), class_="sources"))
    return together([element("h2", "答案依据"), *groups])


def _group(turn: int, found: Sequence[Card], *, hidden: bool) -> Markup:
    first = {card.marker: card for card in reversed(found)}  # an id may stand on a page only once
    rows = [_card(card, turn, anchored=first[card.marker] is card) for card in found]
    parts = [element("p", f"共 {len(found)} 处原文", class_="count"), *rows[:SHOWN]]
    if len(rows) > SHOWN:
        parts.append(element("details", element("summary", f"其余 {len(rows) - SHOWN} 处原文"), *rows[SHOWN:]))
    return element("div", *parts, class_="sources", hidden=hidden)


def _card(card: Card, turn: int, *, anchored: bool) -> Markup:
    number = element("span", card.marker, class_="number") if card.marker else ""
    return element(
        "article",
        element("h3", number, element("span", card.title)),
        *_body(card),
        element("p", *_links(card, turn), class_="actions"),
        class_="card",
        id=f"source-{turn}-{card.marker}" if card.marker and anchored else None,
        tabindex=-1,
        aria_label=f"第 {card.marker} 处依据：{card.title}" if card.marker else f"依据：{card.title}",
    )


def _body(card: Card) -> Iterator[Markup]:
    if card.heading:
        yield element("p", card.heading, class_="where")
    if card.about:
        yield element("p", card.about, class_="about")
    if card.printed:
        places = [(name, text) for name, text in (("表", card.table), ("行", card.row), ("列", card.column)) if text]
        rows = [element("div", element("dt", name), element("dd", text)) for name, text in places]
        printed = element("div", element("dt", "原文"), element("dd", element("mark", card.printed)), class_="printed")
        yield element("dl", *rows, printed, class_="place")
    elif any(card.quote):
        before, hit, after = card.quote
        yield element("blockquote", before, element("mark", hit) if hit else "", after)


def _links(card: Card, turn: int) -> Iterator[Markup]:
    if card.report_id:
        hint = element("span", "（在新页打开并标出此处）", class_="unseen")
        yield element("a", "查看原文", hint, class_="open", href=card.viewer, target="_blank", rel="noopener")
        yield element("a", "下载原件", href=addresses.original_file(card.report_id))
    if card.url:
        yield element("a", "发布网页", href=card.url, target="_blank", rel="noopener noreferrer")
    yield element("a", "回到答案", class_="back", href=f"#turn-{turn}")
