"""Grey copies of stamped pages: whatever seal was copied along, a cell shows its own number or none.

``ASKGOV_COPIES`` is how many copies to look at.
"""

import io
import os
from random import Random
from typing import Any

import pytest

pytest.importorskip("rapidocr")
pytest.importorskip("PIL")

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ingest.readers.scan import read_page

DPI, ROWS, COLUMNS = 200, 14, 7
PAGE = 1654, 2339  # A4
WIDE, HIGH = 208, 70
LEFT, TOP = 100, 500
NAME = "某市人民政府办公室信息公开工作专用章"
CHINESE = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "uming.ttc", "ukai.ttc", "NotoSerifCJK-Bold.ttc")
FONTS = (*CHINESE, "DejaVuSerif.ttf", "DejaVuSans.ttf")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def font(size: int, random: Random, names: tuple[str, ...] = CHINESE) -> Any:
    """One of the fonts, as far as this machine has them."""
    for name in random.sample(names, len(names)):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size=size)


def printed(random: Random) -> tuple[Image.Image, list[list[str]]]:
    """A ruled table of random numbers and marks for nothing, and what it holds."""
    texts = [[_text(random) for _ in range(COLUMNS)] for _ in range(ROWS)]
    face = font(random.choice([26, 29, 33]), random, FONTS)
    page = Image.new("L", PAGE, "white")
    pen = ImageDraw.Draw(page)
    for row, column in np.ndindex(ROWS, COLUMNS):
        left, top = LEFT + column * WIDE, TOP + row * HIGH
        pen.rectangle((left, top, left + WIDE, top + HIGH), outline="black", width=2)
        pen.text((left + WIDE / 2, top + HIGH / 2), texts[row][column], "black", face, anchor="mm")
    return page, texts


def _text(random: Random) -> str:
    kind = random.random()
    return (
        "" if kind < 0.15 else "-" if kind < 0.2 else "/" if kind < 0.25 else str(random.randrange(10 ** random.choice([1, 1, 2, 3, 5, 7])))
    )


def seal(side: int, random: Random) -> Image.Image:
    """The ink of a seal, 255 where there is all: round or square, whole or half, a star or none, a name, a number, a frame of its own."""
    shape = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(shape)
    thick = max(2, round(side * random.uniform(0.012, 0.035)))
    if random.random() < 0.25:
        pen.rectangle((0, 0, side - 1, side - 1), outline=255, width=thick)
        size = side // random.choice([4, 5, 6])
        for number, (row, column) in enumerate(np.ndindex(side // size, side // size)):
            text = random.choice([NAME[number % len(NAME)], str(random.randint(0, 9))])
            pen.text(
                ((column + 0.5) * side / (side // size), (row + 0.5) * side / (side // size)),
                text,
                255,
                font(round(0.8 * size), random),
                "mm",
            )
    else:
        pen.ellipse((0, 0, side - 1, side - 1), outline=255, width=thick)
        if random.random() < 0.3:
            pen.ellipse((side * 0.06, side * 0.06, side * 0.94, side * 0.94), outline=255, width=max(1, thick // 3))
        middle, size = side / 2, side / random.uniform(8, 11)
        if random.random() < 0.8:
            points = [
                (
                    middle + (0.19, 0.075)[turn % 2] * side * np.sin(turn * np.pi / 5),
                    middle - (0.19, 0.075)[turn % 2] * side * np.cos(turn * np.pi / 5),
                )
                for turn in range(10)
            ]
            pen.polygon(points, fill=255)
        name = random.choice([NAME, NAME[:8], "".join(str(random.randint(0, 9)) for _ in range(13))])
        _around(shape, name, 0.36 * side, size, -110, 110, random)
        if random.random() < 0.6:
            _around(shape, "".join(str(random.randint(0, 9)) for _ in range(13)), -0.42 * side, size / 2.2, -40, 40, random)
        if random.random() < 0.4:
            pen.text(
                (middle, side * 0.74),
                "".join(str(random.randint(0, 9)) for _ in range(random.randint(2, 8))),
                255,
                font(round(size * 0.7), random),
                "mm",
            )
    return shape.rotate(random.choice([0, random.uniform(-30, 30)]), resample=Image.Resampling.BICUBIC)


def _around(shape: Image.Image, text: str, radius: float, size: float, first: float, last: float, random: Random) -> None:
    face, middle = font(max(8, round(size)), random), shape.width / 2
    for number, character in enumerate(text):
        turn = first + (last - first) * (number + 0.5) / len(text)
        tile = Image.new("L", (round(size * 2),) * 2, 0)
        ImageDraw.Draw(tile).text((size, size), character, 255, face, "mm")
        tile = tile.rotate(-turn if radius > 0 else turn, resample=Image.Resampling.BICUBIC)
        across, down = middle + abs(radius) * np.sin(np.radians(turn)), middle - radius * np.cos(np.radians(turn))
        shape.paste(255, (round(across - size), round(down - size)), tile)


def stamped(page: Image.Image, random: Random) -> Image.Image:
    """The page with a seal pressed unevenly over its numbers, or half of one at its edge."""
    side = round(random.uniform(30, 60) / 25.4 * DPI)
    pressure = np.random.default_rng(random.getrandbits(32)).normal(
        random.uniform(120, 230), random.uniform(0, 70), (side // 12, side // 12)
    )
    patches = Image.fromarray(pressure.clip(0, 255).astype(np.uint8)).resize((side, side)).filter(ImageFilter.GaussianBlur(4))
    ink = np.asarray(seal(side, random), np.float32) * np.asarray(patches, np.float32) / 255 * random.uniform(0.35, 0.8)
    whole = Image.new("L", page.size, 0)
    left = random.randint(LEFT - side // 3, LEFT + COLUMNS * WIDE - 2 * side // 3)
    top = random.randint(TOP - side // 3, TOP + ROWS * HIGH - 2 * side // 3)
    if random.random() < 0.15:
        left = random.choice([-side // 2, PAGE[0] - side // 2])
    whole.paste(Image.fromarray(ink.clip(0, 255).astype(np.uint8)), (left, top))
    return Image.fromarray((np.asarray(page, np.float32) * (1 - np.asarray(whole, np.float32) / 255)).astype(np.uint8))


def copied(page: Image.Image, random: Random) -> Image.Image:
    """The page after a copier: askew, out of focus, pale or harsh, grainy, compressed."""
    page = page.rotate(random.uniform(-1.5, 1.5), resample=Image.Resampling.BICUBIC, fillcolor="white")
    page = page.filter(ImageFilter.GaussianBlur(random.uniform(0, 1.4)))
    levels = 255 - (255 - np.asarray(page, np.float32)) * random.uniform(0.5, 1.6)
    levels += np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(0, 12), levels.shape)
    buffer = io.BytesIO()
    Image.fromarray(levels.clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=random.randint(50, 80))
    return Image.open(buffer)


def outcomes(seed: int, is_stamped: bool = True) -> list[tuple[str, str]]:
    """Of each cell of a copy: what is printed, and what is read; ``?`` for nothing sure."""
    random = Random(seed)
    page, texts = printed(random)
    page = copied(stamped(page, random) if is_stamped else page, random)
    found: list[tuple[str, str]] = []
    for part in read_page(page, 1, 72 / DPI):
        for cell in part.grid.cells if part.grid else ():
            assert cell.box
            # the middle of the box says where it is, even where a mark of the seal passes for a rule
            across, down = (
                ((cell.box[0] + cell.box[2]) / 2 * DPI / 72 - LEFT) / WIDE,
                ((cell.box[1] + cell.box[3]) / 2 * DPI / 72 - TOP) / HIGH,
            )
            truth = texts[int(down)][int(across)] if 0 <= down < ROWS and 0 <= across < COLUMNS else ""
            found.append((truth, "?" if cell.unreadable else cell.text))
    return found


def is_right(truth: str, read: str) -> bool:
    """Whether a cell reads as printed; all dashes are one."""
    return read == truth or (truth == "-" and read in ("-", "—"))


@pytest.mark.parametrize("seed", range(int(os.environ.get("ASKGOV_COPIES", "6"))))
def test_a_copied_cell_shows_its_own_number_or_none(seed: int) -> None:
    assert not [(truth, read) for truth, read in outcomes(seed) if read != "?" and not is_right(truth, read)]


@pytest.mark.parametrize("seed", range(2))
def test_copies_without_a_seal_stay_readable(seed: int) -> None:
    found = outcomes(seed, is_stamped=False)
    assert len(found) == ROWS * COLUMNS
    assert sum(is_right(*outcome) for outcome in found) >= 0.9 * len(found)
