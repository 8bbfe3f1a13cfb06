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


def worn(page: Image.Image, random: Random) -> Image.Image:
    """The page after a bad scanner: askew, out of focus, grainy, pale."""
    page = page.rotate(random.uniform(-2, 2), resample=Image.Resampling.BICUBIC, fillcolor="white")
    page = page.filter(ImageFilter.GaussianBlur(random.uniform(0, 1.6)))
    levels = 255 - (255 - np.asarray(page, np.float32)) * random.uniform(0.4, 1.0)
    levels += np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(0, 14), levels.shape[:2])[..., None]
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("seed", range(3))
def test_a_cell_shows_its_own_number_or_none(seed: int) -> None:
    random = Random(seed)
    page, numbers = printed(random)
    (table,) = [block.grid for block in read_page(worn(page, random), 1, 0.36) if block.grid]
    assert (table.rows, table.columns) == (ROWS, COLUMNS)
    outcomes = [(numbers[cell.row][cell.column], "?" if cell.unreadable else cell.text) for cell in table.cells]
    assert not [(truth, read) for truth, read in outcomes if read not in (truth, "?")]
    assert sum(read == "?" for _, read in outcomes) <= 0.15 * len(outcomes)
