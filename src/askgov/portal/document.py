"""The frame of the portal's plain pages (the viewer, the not-found page): no inline script, no inline style."""

from markupsafe import Markup

from askgov.portal import assets, words
from askgov.portal.markup import element

SIZES = (("standard", "标准"), ("large", "大"), ("largest", "特大"))
VIEWPORT = "width=device-width, initial-scale=1"
CONVERTED = f"本页由程序从原件转成，版式可能与原件不同；{words.DISCLAIMER}。"


def text_sizes() -> Markup:
    """The switch for the size of the text; portal.js does the rest."""
    buttons = (
        element("button", name, type="button", data_size=size, aria_pressed="true" if size == "standard" else "false")
        for size, name in SIZES
    )
    return element("div", *buttons, class_="sizes", role="group", aria_label="字号")


def document(title: str, *body: Markup, sheets: tuple[str, ...] = (), foot: str = CONVERTED) -> str:
    """A whole page with the portal's header and footer around ``body``, which brings its own ``<main id="main">``.

    ``sheets``: style sheets beside those of every page.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name_="viewport", content=VIEWPORT),
        element("title", f"{title} · {words.PRODUCT}"),
        assets.links("report.css", *sheets),
    )
    top = element("header", element("div", element("a", words.PRODUCT, class_="product", href="/"), text_sizes()), class_="top")
    bottom = element("footer", element("p", foot), class_="bottom")
    skip = element("a", "跳到正文", class_="skip", href="#main")
    return f"<!doctype html>\n{element('html', head, element('body', skip, top, *body, bottom, class_='plain'), lang='zh-CN')}"


def missing(message: str, title: str = "没有找到") -> str:
    """The page for an address that leads nowhere, or that cannot be shown now."""
    back = element("p", element("a", "回到问答", href="/"))
    return document(title, element("main", element("h1", title), element("p", message), back, id="main", class_="report"))
