"""What a page's own styles hide: its verdict is written onto the elements, so that the readers need not know style sheets.

An element that a browser shows nothing of, or shows struck out, is marked ``HIDDEN``; letters that may or may not be seen (white ones in a
cell of dark ones) are marked ``DOUBTFUL``, and read as lost; what stands above or below the line is marked ``RAISED``. Sheets in other
files, and what a script changes, are not known.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

HIDDEN, DOUBTFUL, RAISED = "hidden", "data-doubtful", "data-raised"
_PUT_AWAY = r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(?:-line)?\s*:[^;]{0,80}line-through"
_OWN_WORDS = (  # of style attributes, as printed
    (HIDDEN, re.compile(rf"(?:^|;)\s*(?:{_PUT_AWAY})", re.IGNORECASE)),
    (RAISED, re.compile(r"(?:^|;)\s*vertical-align\s*:\s*(?:super|sub)\b", re.IGNORECASE)),
)
_MOST_RULES, _MOST_LETTERS = 3000, 1_000_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SHOWN_MEDIA = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\s*$", re.IGNORECASE)
_LENGTH = re.compile(r"-\s*(\d+)(?:\.\d+)?\s*(?:px|em|rem|pt|%)?$")
_FARTHEST = 500  # px, em …: what stands farther to the left or above is off the screen
_SIDES = ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")
_WHITE = re.compile(r"white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1\s*)?\)")
_CLEAR = re.compile(r"transparent|rgba\([^)]*,\s*0(?:\.0*)?\s*\)")
_ZERO = re.compile(r"(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|rem|%|ex)?")
_SUSPECT = re.compile(r"display|visib|opacity|font-size|-\d{3}|color", re.IGNORECASE)
_SEEN_TO = ("display", "font-size")  # of rules: weighed against one another
_PHRASES = frozenset({"a", "abbr", "b", "bdi", "big", "code", "em", "font", "i", "label", "mark", "small", "span", "strong", "tt", "u"})
_LARGEST_PART = 500  # characters: a larger part may be faded in by a script
_FORMS = ("本年新收", "结果维持", "处理决定数量", "现行有效", "统计指标")  # a word of each national table
_Style = dict[str, tuple[str, bool]]  # property → value, whether it is important


class _Rule(NamedTuple):
    selector: str
    rank: tuple[int, int, int]
    style: _Style


def mark_hidden(tree: LexborHTMLParser) -> None:
    """Marks the elements that the page's style sheets and style attributes hide. Broken sheets are passed over."""
    rules = [rule for sheet in tree.css("style") for rule in _rules((sheet.text() or "")[:_MOST_LETTERS])][:_MOST_RULES]
    styled = _by_own_style(tree)
    for style, nodes in styled.items():
        if _SUSPECT.search(style):
            _mark_own(nodes, _style(style))
    for name, hides, mark in _PROPERTIES:
        if any(name in rule.style and hides(rule.style[name][0]) for rule in rules):
            hidden = [node for node, value in _winners(tree, rules, name) if hides(value)]
            mark(tree, hidden, rules)
    for rule in rules:
        if _is_off_screen(rule.style) or "color" in rule.style:
            _mark_own(_matched(tree, rule.selector), {name: value for name, value in rule.style.items() if name not in _SEEN_TO})
    for style, nodes in styled.items():
        for name in [name for name, says in _OWN_WORDS if says.search(style)]:
            for node in nodes:
                node.attrs[name] = ""


def _by_own_style(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """The elements with a style attribute by what it says: pages say the same of every cell."""
    styled: dict[str, list[LexborNode]] = {}
    for node in tree.css("[style]"):
        styled.setdefault(node.attributes.get("style") or "", []).append(node)
    return styled


def _rules(sheet: str, conditional: bool = False) -> Iterator[_Rule]:
    """The rules of a sheet, those for other media than screens left out."""
    text = _COMMENT.sub(" ", sheet)
    position = 0
    while (opened := text.find("{", position)) >= 0:
        selector = text[position:opened].rsplit(";", 1)[-1].strip()
        end = _end(text, opened)
        inner = text[opened + 1 : end]
        position = end + 1
        if selector.startswith("@"):
            if _SHOWN_MEDIA.match(selector) and not conditional:
                yield from _rules(inner, conditional=True)
        elif style := _style(inner):
            for one in selector.split(",") if "(" not in selector else [selector]:
                yield _Rule(one.strip(), _rank(one), style)


def _end(text: str, opened: int) -> int:
    depth = 0
    for match in re.finditer(r"[{}]", text[opened:]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return opened + match.start()
    return len(text)


def _style(text: str) -> _Style:
    found: _Style = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        plain = value.strip().casefold()
        if colon and plain:
            found[name.strip().casefold()] = plain.removesuffix("!important").strip(), plain.endswith("important")
    return found


def _rank(selector: str) -> tuple[int, int, int]:
    """A selector's specificity: ids, classes, tags."""
    classes = len(re.findall(r"\.|\[|(?<!:):(?!:)", selector))
    return selector.count("#"), classes, len(re.findall(r"(?:^|[\s>+~])[a-z]", selector, re.IGNORECASE))


def _matched(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []  # of a pseudo-element, or broken


def _winners(tree: LexborHTMLParser, rules: list[_Rule], name: str) -> list[tuple[LexborNode, str]]:
    """The elements for which a rule sets a property, in the order of the page, each with the value that wins."""
    best: dict[int, tuple[tuple[bool, bool, tuple[int, int, int], int], LexborNode, str]] = {}
    for order, rule in enumerate(rules):
        if name not in rule.style:
            continue
        value, important = rule.style[name]
        for node in _matched(tree, rule.selector):
            own = _style(node.attributes.get("style") or "").get(name)
            strength = (important, False, rule.rank, order)
            strongest = ((own[1], True, rule.rank, order), node, own[0]) if own and (own[1] or not important) else (strength, node, value)
            if node.mem_id not in best or strongest[0] >= best[node.mem_id][0]:
                best[node.mem_id] = strongest
    return [(node, value) for _, node, value in best.values()]


def _mark_removed(tree: LexborHTMLParser, hidden: list[LexborNode], _: list[_Rule]) -> None:
    """``display: none``: but a part that alone holds a national table is one that a script shows, as the panes of tabs are."""
    body = tree.body
    forms = {word: (body.text() or "").count(word) if body else 0 for word in _FORMS}
    ids = {node.mem_id for node in hidden}
    for node in hidden:
        if not any(parent.mem_id in ids for parent in _parents(node)):
            for word in _FORMS:
                forms[word] -= (node.text() or "").count(word)
    for node in hidden:
        text = node.text() or ""
        if node.tag not in ("body", "html") and all(forms[word] > 0 for word in _FORMS if word in text):
            _hide(node)


def _mark_faint(_: LexborHTMLParser, hidden: list[LexborNode], __: list[_Rule]) -> None:
    for node in hidden:
        if _is_small(node):
            _hide(node)


def _mark_tiny(tree: LexborHTMLParser, hidden: list[LexborNode], rules: list[_Rule]) -> None:
    """``font-size: 0``: the letters of elements inside that have a size of their own are seen."""
    sized = {node.mem_id for node, value in _winners(tree, rules, "font-size") if not _ZERO.fullmatch(value)}
    for node in hidden:
        if not _has_sized(node) and not any(child.mem_id in sized for child in node.css("*")):
            _hide(node)


def _has_sized(node: LexborNode) -> bool:
    """Whether elements inside have a style attribute that sets the size of their letters."""
    return any(child.mem_id != node.mem_id for child in node.css("[style*=font-size]"))


def _mark_own(nodes: list[LexborNode], style: _Style) -> None:
    """What one set of declarations does to elements: their own, or those of a rule."""
    value = {name: said for name, (said, _) in style.items()}
    colour, ground = value.get("color", ""), value.get("background-color", value.get("background", ""))
    clear = bool(_CLEAR.fullmatch(colour)) or (bool(colour) and colour == ground)
    faint = _is_none(value.get("opacity", "1")) or _is_off_screen(style) or clear or value.get("visibility") in ("hidden", "collapse")
    tiny = _ZERO.fullmatch(value.get("font-size", "1px"))
    white = _WHITE.fullmatch(colour) and (not ground or _WHITE.fullmatch(ground))
    for node in nodes if faint or tiny or white else ():
        if (faint and _is_small(node)) or (tiny and not _has_sized(node)):
            _hide(node)
        elif white and node.tag in _PHRASES and _is_part(node):
            node.attrs[DOUBTFUL] = ""


def _is_none(opacity: str) -> bool:
    return _ZERO.fullmatch(opacity) is not None


def _is_off_screen(style: _Style) -> bool:
    placed = style.get("position", ("", False))[0] in ("absolute", "fixed")
    far = [name for name in _SIDES if (match := _LENGTH.match(style.get(name, ("", False))[0])) and int(match[1]) >= _FARTHEST]
    return any(placed or name not in ("left", "top", "right", "bottom") for name in far)


def _is_small(node: LexborNode) -> bool:
    """Whether a part is one of a line, or a short block without a table."""
    return node.css_first("table") is None and node.tag not in ("td", "th", "tr", "tbody") and len(node.text() or "") <= _LARGEST_PART


def _is_part(node: LexborNode) -> bool:
    """Whether an element is a part of a table cell's text, with a digit in it."""
    text = (node.text() or "").strip()
    cell = next((parent for parent in _parents(node) if parent.tag in ("td", "th")), None)
    return cell is not None and any(letter.isdigit() for letter in text) and (cell.text() or "").strip() != text


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _hide(node: LexborNode) -> None:
    node.attrs[HIDDEN] = ""


_Mark = Callable[[LexborHTMLParser, list[LexborNode], list[_Rule]], None]
_PROPERTIES: tuple[tuple[str, Callable[[str], bool], _Mark], ...] = (
    ("display", lambda value: value == "none", _mark_removed),
    ("visibility", lambda value: value in ("hidden", "collapse"), _mark_faint),
    ("opacity", _is_none, _mark_faint),
    ("font-size", lambda value: _ZERO.fullmatch(value) is not None, _mark_tiny),
)
