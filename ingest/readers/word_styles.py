"""Styles of a Word file: which text is a heading, hidden, raised or numbered, by its own properties or its style's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.readers.word_xml import Element, attribute, child, is_on, kind, number, properties_of

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_RAISED = {"superscript": True, "subscript": True, "baseline": False}


@dataclass(frozen=True)
class Look:
    """What character properties say; None where they say nothing."""

    vanished: bool | None = None
    struck: bool | None = None  # by one line or two
    raised: bool | None = None  # above or below the line

    @property
    def hidden(self) -> bool:
        """Whether its text does not count as shown."""
        return bool(self.vanished or self.struck)

    def over(self, other: "Look") -> "Look":
        """These properties, those of ``other`` where they say nothing."""
        return Look(
            other.vanished if self.vanished is None else self.vanished,
            other.struck if self.struck is None else self.struck,
            other.raised if self.raised is None else self.raised,
        )


NO_LOOK = Look()


@dataclass(frozen=True)
class Style:
    """A style with all that it inherits."""

    id: str = ""
    name: str = ""
    level: int = 0  # of a heading, from 1; 0 = body text
    numbering: str = ""  # numId
    numbering_level: int | None = None
    look: Look = NO_LOOK

    @property
    def is_contents(self) -> bool:
        """Whether it prints lines of the table of contents."""
        return bool(_CONTENTS_NAME.fullmatch(self.name))


def look_of(properties: Element | None) -> Look:
    """The look that ``w:rPr`` gives, its style not counted."""
    if properties is None:
        return NO_LOOK
    vanished: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    for inner in properties:
        name = kind(inner)
        if name == "w:vanish":
            vanished = is_on(inner)
        elif name in ("w:strike", "w:dstrike"):
            struck = bool(struck) or is_on(inner)
        elif name == "w:vertAlign":
            raised = _RAISED.get(attribute(inner))
    return Look(vanished, struck, raised)


class Styles:
    """The styles part; without one, nothing has a style."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in root if root is not None else ():
            if kind(element) == "w:style":
                self._elements.setdefault(attribute(element, "styleId"), element)
                if attribute(element, "type") == "paragraph" and attribute(element, "default").lower() in ("1", "true", "on"):
                    self._default = self._default or attribute(element, "styleId")

    def of_paragraph(self, properties: Mapping[str, Element]) -> Style:
        """The style of a paragraph, its own level and numbering laid over it; ``properties`` are those of its ``w:pPr``."""
        style = self.named(attribute(properties.get("w:pStyle")) or self._default)
        return _overlaid(style, properties)

    def look(self, properties: Element | None, paragraph: Style) -> Look:
        """The look of a run: its own, else its character style's, else its paragraph's."""
        if properties is None:
            return paragraph.look
        named = attribute(child(properties, "rStyle"))
        look = look_of(properties)
        return (look.over(self.named(named).look) if named else look).over(paragraph.look)

    def named(self, style_id: str) -> Style:
        """A style by its id, with what it inherits; an empty one if there is none."""
        chain: dict[str, None] = {}  # in order; styles may name each other in a circle
        while style_id in self._elements and style_id not in self._styles and style_id not in chain:
            chain[style_id] = None
            style_id = attribute(child(self._elements[style_id], "basedOn"))
        style = self._styles.get(style_id, Style())
        for inheriting in reversed(chain):
            style = self._styles[inheriting] = self._derived(style, inheriting)
        return style

    def _derived(self, base: Style, style_id: str) -> Style:
        element = self._elements[style_id]
        name = attribute(child(element, "name"))
        style = replace(base, id=style_id, name=name, look=look_of(child(element, "rPr")).over(base.look))
        if heading := _HEADING_NAME.fullmatch(name):
            style = replace(style, level=int(heading[1]))
        elif name.lower() == "title":
            style = replace(style, level=1)
        return _overlaid(style, properties_of(element, "pPr"))


def _overlaid(style: Style, properties: Mapping[str, Element]) -> Style:
    """A style with the outline level and numbering that paragraph properties give."""
    level = number(properties.get("w:outlineLvl"))
    numbered = properties.get("w:numPr")
    if level is not None:
        style = replace(style, level=level + 1 if level < 9 else 0)
    if numbered is not None:
        own = attribute(child(numbered, "numId"))
        depth = number(child(numbered, "ilvl"))
        style = replace(
            style, numbering=own or style.numbering, numbering_level=depth if depth is not None or own else style.numbering_level
        )
    return style
