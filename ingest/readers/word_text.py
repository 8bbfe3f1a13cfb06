"""What a paragraph of a Word file says: runs put together as Word shows them.

Left out: deletions, struck-out and hidden text, field codes, marks and texts of notes, phonetic guides. What is shown and cannot be told
(a symbol without a character, a formula with structure, a field that draws) is ``UNKNOWN``, so that no number is read around it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.readers.decoding import mended
from ingest.readers.elements import raised
from ingest.readers.word_numbering import Numbering, spaced
from ingest.readers.word_styles import Look, Style, Styles
from ingest.readers.word_xml import Element, attribute, child, chosen, inside, is_put_away, kind, properties_of

UNKNOWN = "\ufffd"
PICTURE = "[图片]"
_BEFORE = 30  # runs looked at before a raised one
_EMU = 12_700  # in a point
_SMALL = 75  # points: a smaller picture is an icon
_LEFT_OUT = frozenset(
    [
        "w:pPr",
        "w:rPr",
        "w:del",
        "w:moveFrom",
        "w:delText",
        "w:instrText",
        "w:delInstrText",
        "w:fldData",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:rt",
        "w:rubyPr",
        "w:tbl",
        "w:sectPr",
        "w:footnote",
        "w:endnote",
        "w:annotation",
        "w:listPr",
        "mc:Fallback",
    ]
)
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_DRAWINGS = frozenset({"w:drawing", "w:pict", "w:object"})
_PICTURES = frozenset({"pic:pic", "a:blip", "v:imagedata", "c:chart", "dgm:relIds"})
_DRAWN_FIELDS = re.compile(r"\s*(?:EQ|FORMDROPDOWN|INCLUDEPICTURE|BARCODE)\b", re.IGNORECASE)
_BOX_MARKS = {0xF06F: "□", 0xF0A8: "□", 0xF052: "☑", 0xF0FE: "☑", 0xF0FC: "√", 0xF0A3: "□"}
_LENGTH = re.compile(r"(?:^|;)\s*(?:width|height)\s*:\s*([\d.]{1,10})\s*(pt|in|cm|mm|px)?", re.IGNORECASE)
_POINTS = {"pt": 1.0, "": 0.75, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835}


@dataclass
class Said:
    """A paragraph's text, its breaks as ``\\n``, and the text boxes anchored in it."""

    text: str
    style: Style
    boxes: list[Element]
    goes_on: bool  # its end mark is deleted: the next paragraph continues the line


def read_paragraph(paragraph: Element, styles: Styles, numbering: Numbering) -> Said:
    """What a ``w:p`` says, its automatic number before it."""
    properties = properties_of(paragraph, "pPr")
    style = styles.of_paragraph(properties)
    said = _Saying(styles, style)
    said.visit(paragraph)
    mark = properties.get("w:rPr")
    if mark is None and not style.look.hidden:
        goes_on, label = False, _label(properties, style, numbering)
    else:
        goes_on = child(mark, "del") is not None
        label = "" if styles.look(mark, style).vanished else _label(properties, style, numbering)
    return Said(mended(label + "".join(said.pieces)), style, said.boxes, goes_on)


def _label(properties: Mapping[str, Element], style: Style, numbering: Numbering) -> str:
    """The number before a paragraph: counted, or, in a file of 2003, kept as printed. Bullets are none."""
    listed = properties.get("w:listPr")
    if listed is None:
        return numbering.label(style) if style.numbering else ""
    printed = attribute(next((inner for inner in listed if kind(inner) == "wx:t"), None)).strip()
    return spaced(printed) if re.search(r"\w", printed) else ""


@dataclass
class _Field:
    """A field being read: its code until the result begins."""

    code: str = ""
    shown: bool = False


@dataclass
class _Saying:
    """A walk over the runs of one paragraph."""

    styles: Styles
    style: Style
    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    def visit(self, node: Element) -> None:
        """The runs in a node, in order."""
        for inner in node:
            name = kind(inner)
            if name == "w:r":
                self._run(inner)
            elif name == "mc:AlternateContent":
                picked = chosen(inner)
                if picked is not None:
                    self.visit(picked)
            elif name in ("m:oMath", "m:oMathPara"):
                self._say(_formula(inner))
            elif name in _DRAWINGS:
                self._drawing(inner)
            elif name not in _LEFT_OUT and not is_put_away(inner):
                self.visit(inner)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        look = self.styles.look(properties, self.style)
        text = ""
        for inner in run:
            name = kind(inner)
            if name == "w:t":
                text += "".join(inner.itertext())
            elif name == "w:fldChar":
                text += self._field(attribute(inner, "fldCharType"))
            elif name == "w:instrText":
                if self.fields and not self.fields[-1].shown:
                    self.fields[-1].code += "".join(inner.itertext())[:100]
            elif name in _CHARACTERS:
                text += _CHARACTERS[name]
            elif name == "w:sym":
                text += _symbol(inner)
            elif name != "w:rPr" and not look.hidden:
                self._show(text, look)
                text = ""
                self._rare(name, inner)
        self._show(text, look)

    def _show(self, text: str, look: Look) -> None:
        if text and not look.hidden:
            self._say(raised(text, "".join(self.pieces[-_BEFORE:])) if look.raised else text)

    def _rare(self, name: str, inner: Element) -> None:
        """What seldom stands in a run: drawings, phonetic guides."""
        if name in _DRAWINGS:
            self._drawing(inner)
        elif name == "mc:AlternateContent":
            picked = chosen(inner)
            for drawn in picked if picked is not None else ():
                if kind(drawn) in _DRAWINGS:
                    self._drawing(drawn)
        elif name == "w:ruby":
            base = child(inner, "rubyBase")
            if base is not None:
                self.visit(base)

    def _say(self, text: str) -> None:
        if all(entered.shown for entered in self.fields):
            self.pieces.append(text)

    def _field(self, event: str) -> str:
        """A field's begin, separator or end; UNKNOWN for one that shows what no text says."""
        if event == "begin":
            self.fields.append(_Field())
        elif event == "separate" and self.fields:
            self.fields[-1].shown = True
        elif event == "end" and self.fields:
            ended = self.fields.pop()
            return UNKNOWN if not ended.shown and _DRAWN_FIELDS.match(ended.code) else ""
        return ""

    def _drawing(self, drawing: Element) -> None:
        found = _Drawn()
        found.look_at(drawing)
        self.boxes += found.boxes
        if found.picture and found.size >= _SMALL:
            self._say(f"\n{PICTURE}\n")


@dataclass
class _Drawn:
    """What a drawing holds: text boxes and pictures."""

    boxes: list[Element] = field(default_factory=list)
    picture: bool = False
    size: float = float("inf")  # points of the smaller side, as far as it is said

    def look_at(self, node: Element) -> None:
        """The outermost text boxes in a node, and whether it has a picture."""
        for inner in node:
            name = kind(inner)
            if name == "w:txbxContent":
                self.boxes.append(inner)
                continue
            if name == "wp:docPr" and (inner.get("hidden") or "").lower() in ("1", "true"):
                return
            if name == "wp:extent":
                sides = [inner.get("cx") or "", inner.get("cy") or ""]
                self.size = min([self.size, *(int(side) / _EMU for side in sides if side.isdecimal() and len(side) < 12)])
            elif name.startswith("v:"):
                self.size = min([self.size, *_lengths(inner.get("style") or "")])
            self.picture = self.picture or name in _PICTURES
            self.look_at(inner) if name != "mc:AlternateContent" else self._choose(inner)

    def _choose(self, alternatives: Element) -> None:
        picked = chosen(alternatives)
        if picked is not None:
            self.look_at(picked)


def _lengths(style: str) -> list[float]:
    found = _LENGTH.findall(style[:1000])
    return [float(length) * _POINTS[unit.lower()] for length, unit in found if length.count(".") <= 1 and length != "."]


def _formula(node: Element) -> str:
    """A formula that is a plain line; UNKNOWN for one with structure (a fraction's 1 and 2 are not 12)."""
    text = ""
    for inner in node.iter():
        name = kind(inner)
        if name == "m:t":
            text += "".join(inner.itertext())
        elif name.startswith("m:") and name not in ("m:oMath", "m:oMathPara", "m:r") and not name.endswith("Pr") and not _is_setting(inner):
            return UNKNOWN
    return text


def _is_setting(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and kind(parent).endswith("Pr")


def _symbol(symbol: Element) -> str:
    """The character of a ``w:sym``; UNKNOWN where its font alone knows it."""
    code = attribute(symbol, "char").strip()
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return UNKNOWN
    value = int(code, 16)
    if value in _BOX_MARKS:
        return _BOX_MARKS[value]
    if attribute(symbol, "font").lower() == "symbol" and 0xF020 <= value <= 0xF040:
        return chr(value - 0xF000)
    return chr(value) if 0x20 <= value < 0xE000 and not value >= 0xD800 else UNKNOWN


def paragraphs(container: Element) -> list[Element]:
    """The paragraphs and tables of a body, cell or text box, in order."""
    return [inner for inner in inside(container) if kind(inner) in ("w:p", "w:tbl", "w:altChunk")]
