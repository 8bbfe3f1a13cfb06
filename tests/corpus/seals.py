"""Official seals on paper: a red ring with a star, and around it the organ's name, pressed unevenly over what is printed."""

from functools import cache
from html import escape
from random import Random
from typing import Any

from .as_pdf import printer

_MILLIMETRES = (38.0, 45.0)  # across: of a county's office, of a ministry
_INKS = ((214, 32, 40), (226, 62, 58), (188, 24, 48))
_ARC = 125.0  # of the ring's 100, for the name
_STAR = "50,30 54.5,43.8 69,43.8 57.3,52.4 61.8,66.2 50,57.7 38.2,66.2 42.7,52.4 31,43.8 45.5,43.8"
_PAGE = (
    "<!DOCTYPE html><meta charset=utf-8><style>@page{{size:100pt 100pt;margin:0}}body{{margin:0}}</style>"
    "<svg width=100pt height=100pt viewBox='0 0 100 100'><circle cx=50 cy=50 r=48 fill=none stroke=black stroke-width=2.2 />"
    "<polygon points='{star}'/><path id=arc d='M 16 62 A 36 36 0 1 1 84 62' fill=none />"
    "<text font-family='Noto Serif CJK SC' font-size={size} letter-spacing={space}><textPath href='#arc' startOffset='50%' "
    "text-anchor=middle>{organ}</textPath></text></svg>"
)


def sealed(page: Any, organ: str, dpi: int, random: Random) -> Any:
    """The page (RGB) with the organ's seal somewhere on its print."""
    import numpy as np
    from PIL import Image, ImageFilter

    side = round(random.uniform(*_MILLIMETRES) / 25.4 * dpi)
    shape = _shape(organ).resize((side, side)).rotate(random.uniform(-25, 25), fillcolor=0)
    pressure = np.random.default_rng(random.getrandbits(32)).normal(200, 60, (side // 12, side // 12)).clip(110, 255)
    patches = Image.fromarray(pressure.astype(np.uint8)).resize((side, side)).filter(ImageFilter.GaussianBlur(4))
    ink = np.asarray(shape, np.float32) * np.asarray(patches, np.float32) / 255**2 * random.uniform(0.8, 1)
    left, top = _place(page, side, random)
    paper = np.asarray(page.convert("RGB"), np.float32).copy()
    under = paper[top : top + side, left : left + side]
    tint = np.array(random.choice(_INKS), np.float32) / 255
    under *= 1 - ink[: under.shape[0], : under.shape[1], None] * (1 - tint)
    return Image.fromarray(paper.clip(0, 255).astype(np.uint8))


def _place(page: Any, side: int, random: Random) -> tuple[int, int]:
    """The top left corner of a seal whose middle is on print."""
    import numpy as np

    rows, columns = np.nonzero(np.asarray(page.convert("L")) < 128)
    chosen = random.randrange(len(rows)) if len(rows) else 0
    middle = (int(columns[chosen]), int(rows[chosen])) if len(rows) else (page.width // 2, page.height // 2)
    return min(max(middle[0] - side // 2, 0), page.width - side), min(max(middle[1] - side // 2, 0), page.height - side)


@cache
def _shape(organ: str) -> Any:
    """Where a seal has ink, as a large picture of levels: 255 is all."""
    import pypdfium2
    from PIL import ImageOps

    size = min(11.0, _ARC / max(len(organ), 1))
    page = _PAGE.format(star=_STAR, organ=escape(organ), size=size, space=min(5.0, _ARC / max(len(organ), 1) - size))
    printed = pypdfium2.PdfDocument(printer().print(page, prefer_css_page_size=True, print_background=True))
    shape = ImageOps.invert(printed[0].render(scale=8).to_pil().convert("L"))
    printed.close()
    return shape
