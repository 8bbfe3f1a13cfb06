"""The marks within a cell or a line of print: what of its ink is print, in which lines, and whether all of it is inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.readers.scan_paper import INK
from ingest.readers.scan_rings import closed
from ingest.readers.scan_seals import Seal, lifted

if TYPE_CHECKING:
    from ingest.readers.scan_engine import Gray, Span
    from ingest.readers.scan_paper import Paper

LIGHT = 190  # of 255: a mark reaches as far as this, if some of it is as dark as print
_DARK = 165  # of 255: some of a mark is as dark; a thin stroke is blurred into the paper
_FAINT = 0.2  # times the height of print: what is too pale for print and longer may be a mark all the same
_SPECK = 1 / 900  # of the page's longer side: a mark no longer than this may be dust, or a dot
_FLAT, _WIDE = 0.35, 1.3  # times the height of print, times its own height: no more, no less is a hyphen high, and wide
_STEEP = 1.3  # times its width: no less high is a slash
_CRUMB = 0.3  # times the height of print: what is smaller both ways is no line by itself where there is print
_SHRINKS = 0.12  # times the height of print: a mark may lose as much where only dark ink counts
_RESIDUE = 1 / 600  # of the page's longer side: ink along the edge no deeper than this belongs to the rule
_ASIDE, _ABOVE = 1.0, 0.3  # times the height of print: what is farther beside a line, and above or below it, is no part of it
_HALO = 2  # pixels: how far the pale edge of dark print reaches


class Mark(NamedTuple):
    """A connected stroke of print: a box in the picture of its line's cell."""

    left: int
    top: int
    right: int
    bottom: int
    speck: bool  # no larger than dust


def columns(marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """From where to where characters reach: broken strokes of one lie above one another. Specks are none."""
    found: list[tuple[int, int]] = []
    for left, _, right, _, speck in sorted(marks):
        if speck:
            continue
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


@dataclass(frozen=True)
class Line:
    """A line of print. ``clean`` is without what belongs to rules; ``raw`` is as it is on the page, and what is beside it:
    where there is colour, all of the cell with the colour, for taking it out may take digits along; under a seal, with the seal lifted.
    ``bare``, where a grey seal is near, is ``raw`` with all that is no darker than the seal as paper."""

    clean: "Gray"
    raw: "Gray"
    marks: tuple[Mark, ...]
    bare: "Gray | None" = None


@dataclass(frozen=True)
class Print:
    """What is printed in a box, line by line from top to bottom."""

    lines: tuple[Line, ...]
    cut: bool  # a mark runs over the edge: it may be half a digit
    coloured: bool  # there is ink of a colour that is no seal's: perhaps print that the black picture does not show
    faint: bool  # there is a mark too pale for print
    sure: bool  # no mark of a seal passes for print, and none hides any
    grey: bool  # a grey seal lies here
    hidden: bool  # it may hide print


def printed(page: "Paper", inside: "Span", size: float, seal: Seal | None = None) -> Print:
    """The print inside a box of the page; ``size`` is the height of the page's print in pixels, ``seal`` the one that lies here."""
    import cv2
    import numpy as np

    left, top, right, bottom = inside
    gray, dark, bright = (picture[top + 1 : bottom - 1, left + 1 : right - 1] for picture in (page.black, page.dark, page.bright))
    height, width = gray.shape
    longer = max(page.black.shape)
    speck, residue = max(2, round(longer * _SPECK)), max(2, round(longer * _RESIDUE))
    count, labels, stats, _ = cv2.connectedComponentsWithStats((gray < LIGHT).astype(np.uint8), connectivity=8)
    grey = seal is not None and seal.floor is not None
    darkness = min(_DARK, seal.floor) if seal and seal.floor is not None else _DARK
    core = np.s_[residue : height - residue, residue : width - residue] if grey else np.s_[:]  # a seal's stroke meets the dark of a rule
    inked = set(np.unique(labels[core][gray[core] < darkness]).tolist())
    found: list[Mark] = []
    dropped: list[int] = []
    cut = faint = False
    for number in range(1, count):
        x, y, w, h, area = stats[number].tolist()
        if (w <= residue and (x == 0 or x + w == width) and not _as_tall(h, size)) or (h <= residue and (y == 0 or y + h == height)):
            dropped.append(number)
        elif number in inked:
            cut = cut or x == 0 or y == 0 or x + w == width or y + h == height
            found.append(Mark(x, y, x + w, y + h, max(w, h) <= speck or area < 2 * speck))
        else:
            faint = faint or (max(w, h) > _FAINT * size and not (seal and seal.apart and not _is_thin(w, h, size)))
            dropped += [number] * grey
    black: Any = cv2.dilate((gray < LIGHT).astype(np.uint8), np.ones((5, 5), np.uint8))
    inner = np.s_[residue : height - residue, residue : width - residue]
    stray = ((dark < (darkness if seal and seal.apart else INK)) & (black == 0))[inner]  # what is paler is the seal's
    clean = np.where(np.isin(labels, dropped), 255, gray).astype(np.uint8)
    coloured, sure = int(stray.sum()) > 4 * speck * speck, not (grey and (cut or faint))
    raw, beside = (dark, width) if coloured and not grey else (gray, round(0.4 * size))
    bare = (_cored if seal and seal.apart else _bared)(gray, darkness) if grey else None
    if coloured and seal and (seal.tinted or not grey):
        bared = lifted(bright, np.pad(stray, residue))
        coloured = _has_more(bared[inner], black[inner], _FAINT * size)
        raw, beside, sure = (gray if grey else bared), round(0.4 * size), sure and not coloured
    if grey:
        sure = sure and not coloured and _keep(found, gray, darkness, max(2, round(_SHRINKS * size)))
    stains = (np.minimum(dark, gray) < LIGHT) & np.isin(labels, [0, *dropped]) if seal and seal.apart else None
    raw = raw if coloured or grey else _dusted(raw, found)
    lines = tuple(_cut(clean, raw, bare, stains, line, size, beside) for line in _lines(closed(found, gray < LIGHT), size))
    sure = sure or (stains is not None and not cut and not any(_is_near(stains[inner], residue, line.marks, size) for line in lines))
    return Print(lines, cut, coloured, faint, sure, grey, grey and not (seal and seal.apart))


def _is_near(stains: Any, edge: int, marks: Sequence[Mark], size: float) -> bool:
    """Whether a seal's ink, which may be print as pale, is so near to a line that it may be a part of it: a sign, a slash. ``stains`` is
    where there is some, without an edge of so many pixels."""
    left, top = (max(0, round(first - away * size) - edge) for first, away in
                 ((min(mark.left for mark in marks), _ASIDE), (min(mark.top for mark in marks), _ABOVE)))  # fmt: skip
    right, bottom = (round(last + away * size) - edge for last, away in
                     ((max(mark.right for mark in marks), _ASIDE), (max(mark.bottom for mark in marks), _ABOVE)))  # fmt: skip
    return bool(stains[top:bottom, left:right].any())


def without_paler(page: "Paper", levels: "Mapping[Span, float]") -> "Paper":
    """The page with no ink in some boxes that is not next to ink darker than a level there, which a seal's is not."""
    black = page.black.copy()
    for (left, top, right, bottom), level in levels.items():
        area = black[top:bottom, left:right]
        area[:] = _cored(area, min(_DARK, level))
    return replace(page, black=black, dark=black, bright=black)


def _dusted(gray: "Gray", marks: Sequence[Mark]) -> "Gray":
    """The picture without specks that stand before or behind all other marks: no point is there, and dust is read as one."""
    solid = [mark for mark in marks if not mark.speck]
    outside = [mark for mark in marks if solid and (mark.right <= min(solid).left or mark.left >= max(other.right for other in solid))]
    dusted = gray.copy() if outside else gray
    for left, top, right, bottom, _ in outside:
        dusted[max(0, top - 1) : bottom + 1, max(0, left - 1) : right + 1] = 255
    return dusted


def _bared(gray: "Gray", level: float) -> "Gray":
    """The picture with what is paler than a level as paper, and the rest in full contrast."""
    import numpy as np

    bare: Gray = np.minimum(gray.astype(np.float32) * (255 / max(level, 1.0)), 255).astype(np.uint8)
    return bare


def _cored(gray: "Gray", level: float) -> "Gray":
    """The picture with what no ink darker than a level is next to as paper: print as dark keeps its pale edges."""
    import cv2
    import numpy as np

    near = cv2.dilate((gray < level).astype(np.uint8), np.ones((2 * _HALO + 1, 2 * _HALO + 1), np.uint8))
    cored: Gray = np.where(near > 0, gray, 255).astype(np.uint8)
    return cored


def _keep(marks: Sequence[Mark], gray: "Gray", level: float, tolerance: int) -> bool:
    """Whether marks reach as far where only what is darker than a level counts: nothing pale joins or lengthens one of them."""
    import numpy as np

    for mark in (mark for mark in marks if not mark.speck):
        rows, columns = np.nonzero(gray[mark.top : mark.bottom, mark.left : mark.right] < level)
        if not len(rows):
            return False
        lost = columns.min(), rows.min(), mark.right - mark.left - 1 - columns.max(), mark.bottom - mark.top - 1 - rows.max()
        if max(lost) > tolerance:
            return False
    return True


def _has_more(picture: "Gray", known: Any, least: float) -> bool:
    """Whether a picture has a mark, longer than ``least``, that is not where marks are known."""
    import cv2
    import numpy as np

    _, _, stats, _ = cv2.connectedComponentsWithStats(((picture < LIGHT) & (known == 0)).astype(np.uint8))
    return any(max(width, height) > least for _, _, width, height, _ in stats[1:].tolist())


def _as_tall(height: int, size: float) -> bool:
    """Whether a stroke along the edge may be a one: as tall as print."""
    return 0.4 * size <= height <= 1.3 * size


def _is_thin(width: int, height: int, size: float) -> bool:
    """Whether a mark may be a hyphen or a slash, which are paler than other print."""
    is_flat = height <= _FLAT * size and width > _WIDE * height
    return is_flat or (_as_tall(height, size) and height > _STEEP * width)


def _lines(found: list[Mark], size: float) -> list[list[Mark]]:
    """Marks put together in lines: those that overlap from top to bottom, and those that together are no taller than print.

    Specks make no line of their own, nor does dust that is hardly larger, beside print.
    """
    lines: list[list[Mark]] = []
    reach: list[tuple[int, int]] = []
    for mark in sorted((mark for mark in found if not mark.speck), key=lambda mark: mark.top):
        if lines and (mark.top < reach[-1][1] - 1 or mark.bottom - reach[-1][0] <= 1.15 * size):
            lines[-1].append(mark)
            reach[-1] = reach[-1][0], max(reach[-1][1], mark.bottom)
        else:
            lines.append([mark])
            reach.append((mark.top, mark.bottom))
    large = [max(max(mark.right - mark.left, mark.bottom - mark.top) for mark in line) > _CRUMB * size for line in lines]
    if sum(large) == 1:  # a label written downwards may have a stop on a line
        lines, reach = list(compress(lines, large)), list(compress(reach, large))
    for mark in (mark for mark in found if mark.speck):
        for line, (top, bottom) in zip(lines, reach, strict=True):
            if top - 1 <= mark.top and mark.bottom <= bottom + 0.2 * size:
                line.append(mark)
                break
    return [sorted(line) for line in lines]


def _cut(clean: "Gray", raw: "Gray", bare: "Gray | None", stains: Any, marks: list[Mark], size: float, beside: int) -> Line:
    """One line of print, cut out, raw with what is beside it; at least as tall as print is, so that a dash does not become a bar.

    ``stains`` is where a seal's ink is: a line that none of it is near is as good as any. Without it, it may be anywhere.
    """
    import numpy as np

    solid = [mark for mark in marks if not mark.speck]
    left, right = min(mark.left for mark in solid), max(mark.right for mark in solid)
    top, bottom = min(mark.top for mark in solid), max(mark.bottom for mark in marks)
    lacking = max(0, round(0.8 * size) - (bottom - top))
    rows = slice(max(0, top - 1), bottom + 1)
    own, broad = (rows, np.s_[max(0, left - 1) : right + 1]), (rows, np.s_[max(0, left - beside) : right + beside])

    def cut(picture: "Gray", area: Any) -> "Gray":
        return np.pad(picture[area], ((lacking // 2, lacking - lacking // 2), (0, 0)), constant_values=255)

    stained = bare is not None and (stains is None or bool(stains[broad].any()))
    return Line(cut(clean, own), cut(raw, broad), tuple(marks), cut(bare, broad) if bare is not None and stained else None)
