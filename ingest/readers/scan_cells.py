"""The cells of ruled tables, read: labels once, whatever may be a number twice."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.labels import is_label
from ingest.readers.scan_commas import grouped
from ingest.readers.scan_digits import SURE, SURER, agreed, is_numeric, settled, text_of
from ingest.readers.scan_doubts import doubted
from ingest.readers.scan_engine import Reading, recognise
from ingest.readers.scan_labels import mended_label
from ingest.readers.scan_marks import LIGHT, Line, Print, printed, without_paler
from ingest.readers.scan_pitches import closed_up, is_of_digits, is_wide, least_pitch, unspaced, usual_pitch
from ingest.readers.scan_seals import Seal, touching
from ingest.readers.scan_wraps import Setting, joined, padding, parted

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray, Span
    from ingest.readers.scan_paper import Paper
    from ingest.readers.scan_rules import Lattice, Place

_NARROW = 2.6  # times the height of print: lines no longer belong to a label that is written downwards
_SHORT = 6  # characters that a seal may show in a cell
_UNIT = 2  # characters of a unit's name, at most
_LIKELY = 0.5  # how sure a character of a short text is, at least
_SINGLE = 1.5  # times the height of print: no more than a character
_MARGIN, _SECOND_MARGIN = 0.2, 0.3  # white around a line, as a share of its height
_SECOND_WIDTH = 1.3  # how far the second reading is stretched
_THIRD_MARGIN, _THIRD_WIDTH = 0.45, 1.15


class CellText(NamedTuple):
    """What stands in a cell. ``unreadable``: something does, and it is not sure what."""

    text: str
    unreadable: bool


class _Seen(NamedTuple):
    """The print of a table's places as it was read."""

    prints: list[Print]
    first: list[list[Reading]]
    again: dict[int, list[Reading]]  # further readings of what may be a number
    units: dict[int, str]  # below a number, on a line of their own

    def numbers(self) -> list[Line]:
        """The lines that tell how far apart digits stand: a character that fell in two, as 件 does, does not; what a narrow cell broke
        does where it has digits alone."""
        whole = [self.prints[number].lines[0] for number in self.again if any(map(str.isdigit, _joined(self.first[number])))]
        broken = [content for content, readings in zip(self.prints, self.first, strict=True)
                  if len(content.lines) > 1 and all(map(_is_part_of_number, readings))]  # fmt: skip
        return whole + [line for content in broken for line in content.lines if is_of_digits(line)]


def read_tables(page: "Paper", tables: Sequence["Lattice"], stamped: Sequence[Seal] = ()) -> list[list[CellText]]:
    """The texts of the places of a page's tables, in their order."""
    seen = [_seen(page, table, stamped) for table in tables]
    usual = usual_pitch(line for one in seen for line in one.numbers())
    return [_texts(table, one, usual_pitch(one.numbers(), usual)) for table, one in zip(tables, seen, strict=True)]


def _texts(table: "Lattice", seen: _Seen, pitch: float) -> list[CellText]:
    read = zip(table.places, seen.prints, seen.first, strict=True)
    texts = [_text(place, content, first, seen.again.get(number, ()), pitch) for number, (place, content, first) in enumerate(read)]
    return [text._replace(text=text.text + seen.units.get(number, "") * bool(text.text)) for number, text in enumerate(texts)]


def _seen(page: "Paper", lattice: "Lattice", stamped: Sequence[Seal]) -> _Seen:
    """The print of a table's places, read once, and what may be a number again."""
    size = print_height(page, lattice.span)
    seals = [touching(stamped, place.inside) for place in lattice.places]
    prints = [printed(page, place.inside, size, seal) for place, seal in zip(lattice.places, seals, strict=True)]
    pictures = [_pictures(content, size) for content in prints]
    first = _regrouped(recognise([framed(picture, _MARGIN) for cell in pictures for picture in cell]), pictures)
    units = _part_units(prints, first)
    _join_broken(lattice, prints, first)
    numeric = [number for number, content in enumerate(prints) if len(content.lines) == 1 and is_numeric(_joined(first[number]))]
    again = {number: [reading] for number, reading in zip(numeric, _second([prints[number].lines[0] for number in numeric]), strict=True)}
    for number in numeric:
        bare = prints[number].lines[0].bare
        if bare is not None:
            again[number] += recognise([framed(bare, _MARGIN)])
    for number, readings in _reread(pictures, first).items():
        first[number] = readings
    for number, readings in _under_seals(page, lattice, size, seals, first).items():
        first[number] = readings
    return _Seen(prints, first, again, units)


def _second(lines: Sequence[Line]) -> list[Reading]:
    """A second reading of numbers, of another cut and at another width."""
    cuts = [closed_up(line.raw) if is_wide(line) else line.raw for line in lines]
    return recognise([framed(cut, _SECOND_MARGIN, _SECOND_WIDTH) for cut in cuts])


def _part_units(prints: list[Print], first: list[list[Reading]]) -> dict[int, str]:
    """Units below their numbers, taken off them."""
    units: dict[int, str] = {}
    for number, (content, readings) in enumerate(zip(prints, first, strict=True)):
        if found := parted(content, readings):
            prints[number], first[number], units[number] = found[0], [found[1]], found[2]
    return units


def _join_broken(lattice: "Lattice", prints: list[Print], first: list[list[Reading]]) -> None:
    """Numbers that stand in several lines, put in one each, and read there."""
    parts = [number for number, content in enumerate(prints) if len(content.lines) > 1 and all(map(_is_part_of_number, first[number]))]
    texts = {number: [text_of(reading) for reading in first[number]] for number in parts}
    digits = (line for number in parts for line in prints[number].lines if is_of_digits(line))
    setting, rows = Setting(padding(prints), least_pitch(digits)), dict[int, Print]()
    for _ in range(2):  # those that are surely broken tell of others
        for number in parts:
            left, _, right, _ = lattice.places[number].inside
            row = joined(prints[number], right - left, setting, texts[number])
            rows.update({} if row is None else {number: row})
        setting = setting._replace(broken=len(rows))
    for number, reading in zip(rows, recognise([framed(row.lines[0].clean, _MARGIN) for row in rows.values()]), strict=True):
        prints[number], first[number] = rows[number], [reading]


def _is_part_of_number(reading: Reading) -> bool:
    return all(character in "0123456789.,， " for character in text_of(reading))


def _reread(pictures: Sequence[Sequence["Gray"]], first: Sequence[Sequence[Reading]]) -> dict[int, list[Reading]]:
    """Labels that are none of the national tables as first read, but are when read at another size."""
    strange = [number for number, readings in enumerate(first) if readings and not _is_known(_joined(readings))]
    lines = recognise([framed(picture, _SECOND_MARGIN, _SECOND_WIDTH) for number in strange for picture in pictures[number]])
    second = zip(strange, _regrouped(lines, [pictures[number] for number in strange]), strict=True)
    return {number: readings for number, readings in second if _is_a_label(readings)}


def _under_seals(
    page: "Paper", lattice: "Lattice", size: float, seals: Sequence[Seal | None], first: Sequence[Sequence[Reading]]
) -> dict[int, list[Reading]]:
    """Labels of the national tables that are read where the grey seal on them is left out."""
    asked = [number for number, readings in enumerate(first) if not is_label(_joined(readings)) and not _has_number(_joined(readings))]
    levels = {number: seal.floor for number in asked if (seal := seals[number]) and seal.apart and seal.floor is not None}
    places = [lattice.places[number].inside for number in levels]
    bare = without_paler(page, dict(zip(places, levels.values(), strict=True)))
    found: dict[int, list[Reading]] = {}
    for number, inside in zip(levels, places, strict=True):
        readings = recognise([framed(picture, _MARGIN) for picture in _pictures(printed(bare, inside, size), size)])
        found.update({number: readings} if _is_a_label(readings) else {})
    return found


def _has_number(text: str) -> bool:
    return is_numeric(text) and any(map(str.isdigit, text))


def _is_a_label(readings: Sequence[Reading]) -> bool:
    return is_label(_joined(readings)) and not is_numeric(_joined(readings))


def _is_known(text: str) -> bool:
    """Whether a text is read well enough as it is: a number's second reading comes elsewhere."""
    return is_numeric(text) or is_label(text)


def print_height(page: "Paper", span: "Span") -> float:
    """The height of most print in a box, in pixels."""
    import cv2
    import numpy as np

    left, top, right, bottom = span
    longer = max(page.black.shape)
    _, _, stats, _ = cv2.connectedComponentsWithStats((page.black[top:bottom, left:right] < LIGHT).astype(np.uint8))
    heights = [height for _, _, width, height, _ in stats[1:].tolist() if longer / 250 <= height <= longer / 40 and width <= longer / 20]
    return float(np.percentile(heights, 80)) if heights else longer / 90


def _pictures(content: Print, size: float) -> list["Gray"]:
    """The lines to read: of a label written downwards, all in one; a line of a single character with the one before it.

    A character by itself is read badly.
    """
    lines = [line.clean for line in content.lines]
    if len(lines) >= 3 and all(line.shape[1] <= _NARROW * size for line in lines):
        return [_in_a_row(lines)]
    if len(lines) >= 2 and lines[-1].shape[1] <= _SINGLE * size:
        return [*lines[:-2], _in_a_row(lines[-2:])]
    return lines


def _in_a_row(lines: Sequence["Gray"]) -> "Gray":
    import numpy as np

    tallest = max(line.shape[0] for line in lines)
    return np.hstack([np.pad(line, ((0, tallest - line.shape[0]), (1, 2)), constant_values=255) for line in lines])


def _regrouped(readings: Sequence[Reading], pictures: Sequence[Sequence["Gray"]]) -> list[list[Reading]]:
    following: Iterator[Reading] = iter(readings)
    return [[next(following) for _ in cell] for cell in pictures]


def _joined(readings: Sequence[Reading]) -> str:
    return "".join(map(text_of, readings))


def _text(place: "Place", content: Print, first: Sequence[Reading], again: Sequence[Reading], pitch: float) -> CellText:
    if not content.lines:
        # a seal's frame may pass for rules: then what looks like an empty cell is a part of one
        return CellText("", content.coloured or content.faint or content.hidden or not place.whole)
    if not is_numeric(_joined(first)):
        text = mended_label("".join(map(doubted, first)))
        torn = content.grey and not place.whole  # strokes of a seal may look like the name of a unit: 个
        likely = len(text) > _SHORT or (content.sure and place.whole and _is_likely(first))
        sure = (likely and not content.grey) or (is_label(text) and not (torn and sum(map(str.isalnum, text)) <= _UNIT))
        return CellText(text, False) if sure else CellText("", True)
    number = None
    if again and place.whole and content.sure:
        number = _number(content, [first[0], *again], pitch)
    return CellText(number or "", number is None)


def _is_likely(readings: Sequence[Reading]) -> bool:
    """Whether a character at least is more likely read than not: else a mark for nothing was read as words."""
    return any(glyph.sure >= _LIKELY for reading in readings for glyph in reading)


def _number(content: Print, readings: Sequence[Reading], pitch: float) -> str | None:
    """What the only line of a cell says, by its readings, and by a third where they do not settle it."""
    line = content.lines[0]
    wide, doubtful = is_wide(line), content.cut or line.bare is not None
    readings = [unspaced(reading) if wide else reading for reading in readings]
    number = agreed(line, *grouped(line, readings), least=SURER if doubtful else SURE, pitch=pitch)
    if number is None and not doubtful:
        third = recognise([framed(closed_up(line.clean) if wide else line.clean, _THIRD_MARGIN, _THIRD_WIDTH)])
        number = settled(line, *grouped(line, [*readings, *third]), pitch=pitch)
    return number


def framed(line: "Gray", margin: float, stretch: float = 1.0) -> "Gray":
    """A line with white around it, at another width."""
    import cv2
    import numpy as np

    around = max(1, round(line.shape[0] * margin))
    framed = np.pad(line, around, constant_values=255)
    if stretch == 1.0:
        return framed
    wider: Gray = cv2.resize(framed, (round(framed.shape[1] * stretch), framed.shape[0]), interpolation=cv2.INTER_CUBIC).astype(np.uint8)
    return wider
