"""HTML by construction: whatever goes in is escaped, unless it was built here."""

from collections.abc import Iterable

from markupsafe import Markup, escape

_VOID = frozenset({"br", "img", "input", "link", "meta"})
NOTHING = Markup("")


def element(name: str, *children: str, **attributes: str | int | bool | None) -> Markup:
    """``<name …>children</name>``. Attributes: ``class_`` is class, ``aria_label`` is aria-label; True stands bare, None and False go."""
    written = [_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False]
    opening = f"<{name}{''.join(written)}>"
    inside = together(children)
    # the one place where a string becomes markup: every part of it is a name from this package or was escaped just now
    return Markup(opening if name in _VOID else f"{opening}{inside}</{name}>")  # noqa: S704


def together(parts: Iterable[str], between: Markup = NOTHING) -> Markup:
    """Parts one after another, each escaped unless it is markup."""
    return between.join(escape(part) for part in parts)


def _attribute(key: str, value: str | int) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'


def scrolling(table: Markup, label: str = "表格，可左右滚动") -> Markup:
    """A table that scrolls by itself when it is wider than the screen, by keyboard too."""
    return element("div", table, class_="scroll", tabindex=0, role="group", aria_label=label)


def notice(kind: str, title: str, *message: str) -> Markup:
    """A remark that must not be overlooked; ``kind``: error, doubt or note."""
    return element("p", element("strong", title), "　", *message, class_=f"notice {kind}")
