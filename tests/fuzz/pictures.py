"""Damage to what a picture shows: it still opens, and what its reader looks for is gone, torn, turned, smeared or elsewhere."""

import io
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_OPENINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_LARGEST = 2400  # pixels of a side
_WHITE = 255


def is_picture(content: bytes) -> bool:
    """Whether a file opens like a picture."""
    return content.startswith(_OPENINGS)


def redrawn(content: bytes, random: Random) -> bytes:
    """A picture with one to four changes, in the format that it had."""
    import PIL.Image

    with PIL.Image.open(io.BytesIO(content)) as image:
        format_, page = image.format, image.convert("L")
    for _ in range(random.randint(1, 4)):
        page = random.choice(_CHANGES)(page, random)
    drawn = io.BytesIO()
    page.save(drawn, format_)
    return drawn.getvalue()


def _inked(page: "Image", random: Random) -> "Image":
    """A rectangle of one shade over it: a blot, a line that was drawn or rubbed out."""
    left, top, right, bottom = _part(page, random)
    thin = random.choice((0, 1, 2))
    box = (left, top, left + 2 if thin == 1 else right, top + 2 if thin == 2 else bottom)
    page.paste(random.choice((0, 90, 180, _WHITE)), box)
    return page


def _moved(page: "Image", random: Random) -> "Image":
    """A part of it pasted elsewhere."""
    part = page.crop(_part(page, random))
    page.paste(part, (random.randrange(page.width), random.randrange(page.height)))
    return page


def _cut(page: "Image", random: Random) -> "Image":
    return page.crop(_part(page, random))


def _turned(page: "Image", random: Random) -> "Image":
    return page.rotate(random.choice((90, 180, 270, random.uniform(-8, 8))), expand=random.random() < 0.5, fillcolor=_WHITE)


def _scaled(page: "Image", random: Random) -> "Image":
    sides = (max(1, min(_LARGEST, int(side * random.choice((0.05, 0.4, 0.8, 1.3, 2))))) for side in page.size)
    return page.resize((next(sides), next(sides)))


def _shaded(page: "Image", random: Random) -> "Image":
    """Paler, darker, or the other way round."""
    factor, shift = random.choice((0.2, 0.6, 1.5, -1)), random.choice((0, 60, _WHITE))
    return page.point([min(_WHITE, max(0, int(factor * level) + shift)) for level in range(_WHITE + 1)])


def _dusty(page: "Image", random: Random) -> "Image":
    for _ in range(random.choice((5, 200, 3000))):
        page.putpixel((random.randrange(page.width), random.randrange(page.height)), random.choice((0, _WHITE)))
    return page


def _part(page: "Image", random: Random) -> tuple[int, int, int, int]:
    left, top = random.randrange(page.width), random.randrange(page.height)
    return left, top, random.randint(left + 1, page.width), random.randint(top + 1, page.height)


_CHANGES: tuple[Callable[["Image", Random], "Image"], ...] = (_inked, _inked, _moved, _moved, _cut, _turned, _scaled, _shaded, _dusty)
