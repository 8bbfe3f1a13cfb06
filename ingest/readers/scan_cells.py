"""The cells of ruled tables, read: labels once, whatever may be a number twice."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.labels import is_label
from ingest.readers.scan_digits import SURE, SURER, agreed, is_numeric, settled, text_of, usual_pitch
from ingest.readers.scan_doubts import doubted
from ingest.readers.scan_engine import Reading, recognise
from ingest.readers.scan_labels import mended_label
from ingest.readers.scan_marks import LIGHT, Print, printed
from ingest.readers.scan_seals import Seal, touching
from ingest.readers.scan_wraps import joined, padding

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray, Span
    from ingest.readers.scan_paper import Paper
    from ingest.readers.scan_rules import Lattice, Place

_NARROW = 2.6  # times the height of print: lines no longer belong to a label that is written downwards
_SHORT = 6  # characters that a seal may show in a cell
_SINGLE = 1.5  # times the height of print: no more than a character
_MARGIN, _SECOND_MARGIN = 0.2, 0.3  # white around a line, as a share of its height
_SECOND_WIDTH = 1.3  # how far the second reading is stretched
_THIRD_MARGIN, _THIRD_WIDTH = 0.45, 1.15
_COMMAS = (",", "，")


class CellText(NamedTuple):
    """What stands in a cell. ``unreadable``: something does, and it is not sure what."""

    text: str
    unreadable: bool


def read_places(page: "Paper", lattice: "Lattice", stamped: Sequence[Seal] = ()) -> list[CellText]:
    """The texts of a table's places, in their order."""
    size = print_height(page, lattice.span)
    seals = [touching(stamped, place.inside) for place in lattice.places]
    prints = [printed(page, place.inside, size, seal) for place, seal in zip(lattice.places, seals, strict=True)]
    pictures = [_pictures(content, size) for content in prints]
    first = _regrouped(recognise([framed(picture, _MARGIN) for cell in pictures for picture in cell]), pictures)
    _join_broken(lattice, prints, first)
    numeric = [number for number, content in enumerate(prints) if len(content.lines) == 1 and is_numeric(_joined(first[number]))]
    second = recognise([framed(prints[number].lines[0].raw, _SECOND_MARGIN, _SECOND_WIDTH) for number in numeric])
    again = {number: [reading] for number, reading in zip(numeric, second, strict=True)}
    bare = {number: prints[number].lines[0].bare for number in numeric}
    for number, picture in bare.items():
        if picture is not None:
            again[number] += recognise([framed(picture, _MARGIN)])
    for number, readings in _reread(pictures, first).items():
        first[number] = readings
    pitch = usual_pitch(prints[number].lines[0] for number in numeric)
    return [_text(place, prints[number], first[number], again.get(number, ()), pitch) for number, place in enumerate(lattice.places)]


def _join_broken(lattice: "Lattice", prints: list[Print], first: list[list[Reading]]) -> None:
    """Numbers that stand in several lines, put in one each, and read there."""
    margin, rows = padding(prints), {}
    for number, (place, content) in enumerate(zip(lattice.places, prints, strict=True)):
        if len(content.lines) == len(first[number]) > 1 and all(map(_is_part_of_number, first[number])):
            row = joined(
                content, place.inside[2] - place.inside[0], margin, [text_of(reading)[-1:] in _COMMAS for reading in first[number]]
            )
            rows.update({} if row is None else {number: row})
    for number, reading in zip(rows, recognise([framed(row.lines[0].clean, _MARGIN) for row in rows.values()]), strict=True):
        prints[number], first[number] = rows[number], [reading]


def _is_part_of_number(reading: Reading) -> bool:
    return all(character in "0123456789.,， " for character in text_of(reading))


def _reread(pictures: Sequence[Sequence["Gray"]], first: Sequence[Sequence[Reading]]) -> dict[int, list[Reading]]:
    """Labels that are none of the national tables as first read, but are when read at another size."""
    strange = [number for number, readings in enumerate(first) if readings and not _is_known(_joined(readings))]
    lines = recognise([framed(picture, _SECOND_MARGIN, _SECOND_WIDTH) for number in strange for picture in pictures[number]])
    second = zip(strange, _regrouped(lines, [pictures[number] for number in strange]), strict=True)
    return {number: readings for number, readings in second if is_label(_joined(readings)) and not is_numeric(_joined(readings))}


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
        sure = is_label(text) or (not content.grey and (content.sure or len(text) > _SHORT))
        return CellText(text, False) if sure else CellText("", True)
    number = None
    if again and place.whole and content.sure:
        line = content.lines[0]
        doubtful = content.cut or line.bare is not None
        number = agreed(line, first[0], *again, least=SURER if doubtful else SURE, pitch=pitch)
        if number is None and not doubtful:
            third = recognise([framed(line.clean, _THIRD_MARGIN, _THIRD_WIDTH)])
            number = settled(line, first[0], *again, *third, pitch=pitch)
    return CellText(number or "", number is None)


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
