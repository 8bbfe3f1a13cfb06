"""Numbers on worn paper: whatever is done to the picture, a cell shows its own number or none."""

from random import Random

import pytest

pytest.importorskip("rapidocr")
pytest.importorskip("PIL")

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ingest.readers.scan import read_page

ROWS, COLUMNS, WIDE, HIGH = 12, 6, 190, 52
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def printed(random: Random) -> tuple[Image.Image, list[list[str]]]:
    """A ruled table of random numbers, and what it holds."""
    numbers = [[_number(random) for _ in range(COLUMNS)] for _ in range(ROWS)]
    font = ImageFont.load_default(size=random.choice([24, 28, 32]))
    page = Image.new("RGB", (COLUMNS * WIDE + 200, ROWS * HIGH + 200), "white")
    pen = ImageDraw.Draw(page)
    for row, texts in enumerate(numbers):
        for column, text in enumerate(texts):
            left, top = 100 + column * WIDE, 100 + row * HIGH
            pen.rectangle((left, top, left + WIDE, top + HIGH), outline="black", width=2)
            pen.text((left + WIDE / 2, top + HIGH / 2), text, "black", font, anchor="mm")
    return page, numbers


def _number(random: Random) -> str:
    value = random.choice([0, random.randint(1, 9), random.randint(10, 999), random.randint(1000, 9_999_999)])
    kind = random.random()
    return f"{value:,}" if kind < 0.2 else f"{value}.{random.randint(1, 99):02}" if kind < 0.3 else "" if kind < 0.4 else str(value)


def sealed(page: Image.Image, random: Random) -> Image.Image:
    """The page with a red seal over some of its numbers: a ring, a star, digits along the ring; print shows through it."""
    seal = Image.new("L", page.size, 0)
    pen = ImageDraw.Draw(seal)
    across, down, radius = random.randint(300, page.width - 300), random.randint(250, page.height - 250), random.randint(85, 135)
    pen.ellipse((across - radius, down - radius, across + radius, down + radius), outline=255, width=random.randint(5, 8))
    pen.regular_polygon((across, down, radius // 3), 3, random.randint(0, 90), fill=255)
    for turn in range(0, 360, 30):
        where = across + 0.78 * radius * np.cos(np.radians(turn)), down + 0.78 * radius * np.sin(np.radians(turn))
        pen.text(where, str(random.randint(0, 9)), 255, ImageFont.load_default(size=radius // 5), anchor="mm")
    ink = np.asarray(seal, np.float32)[..., None] / 255 * random.uniform(0.6, 1.0)
    red = np.array(random.choice([(214, 32, 40), (226, 62, 58), (188, 24, 48)]), np.float32) / 255
    return Image.fromarray((np.asarray(page, np.float32) * (1 - ink * (1 - red))).astype(np.uint8))


def worn(page: Image.Image, random: Random) -> Image.Image:
    """The page after a bad scanner: askew, out of focus, grainy, pale."""
    page = page.rotate(random.uniform(-2, 2), resample=Image.Resampling.BICUBIC, fillcolor="white")
    page = page.filter(ImageFilter.GaussianBlur(random.uniform(0, 1.6)))
    levels = 255 - (255 - np.asarray(page, np.float32)) * random.uniform(0.4, 1.0)
    levels += np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(0, 14), levels.shape[:2])[..., None]
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize(("seed", "is_sealed"), [(0, False), (1, False), (2, False), (3, True), (4, True)])
def test_a_cell_shows_its_own_number_or_none(seed: int, is_sealed: bool) -> None:
    random = Random(seed)
    page, numbers = printed(random)
    page = sealed(page, random) if is_sealed else page
    (table,) = [block.grid for block in read_page(worn(page, random), 1, 0.36) if block.grid]
    assert (table.rows, table.columns) == (ROWS, COLUMNS)
    outcomes = [(numbers[cell.row][cell.column], "?" if cell.unreadable else cell.text) for cell in table.cells]
    assert not [(truth, read) for truth, read in outcomes if read not in (truth, "?")]
    assert sum(read == "?" for _, read in outcomes) <= (0.3 if is_sealed else 0.15) * len(outcomes)
