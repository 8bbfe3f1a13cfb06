"""Reports as scans: a PDF's pages as pictures with the faults of paper, glass and compression, in a PDF without any text."""

import io
from dataclasses import dataclass
from random import Random
from typing import Any

from . import as_pdf
from .document import Report

SUFFIX = ".pdf"
DPI = 200


@dataclass(frozen=True)
class Style:
    """The look of a scan."""

    name: str
    paper: str  # the PDF style it was printed in
    skew: float = 0.0  # degrees at most
    blur: float = 0.0  # radius in pixels
    noise: float = 0.0  # standard deviation of grey levels
    quality: int = 90  # of the JPEG
    dark: int = 0  # how grey the paper is
    lossless: bool = True


STYLES = (
    Style("sharp", "ruled"), Style("skewed", "ruled", skew=1.2, noise=6.0), Style("blurred", "tall", blur=0.9, noise=8.0, quality=70),
    Style("grey", "large", skew=0.5, blur=0.5, noise=12.0, quality=60, dark=40),
)  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its scan."""
    report, printed = as_pdf.generate(seed, next(paper for paper in as_pdf.STYLES if paper.name == style.paper))
    return report, scanned(printed, style, Random(f"scan {seed}"))


def scanned(printed: bytes, style: Style, random: Random) -> bytes:
    """The pages of a PDF as pictures, in a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(printed)
    pages = [_worn(page.render(scale=DPI / 72).to_pil(), style, random) for page in document]
    document.close()
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=style.quality)
    return buffer.getvalue()


def _worn(page: Any, style: Style, random: Random) -> Any:
    import numpy as np
    from PIL import Image, ImageFilter

    page = page.convert("L")
    if style.skew:
        page = page.rotate(random.uniform(-style.skew, style.skew), resample=Image.Resampling.BICUBIC, fillcolor=255)
    if style.blur:
        page = page.filter(ImageFilter.GaussianBlur(style.blur))
    grey = np.asarray(page, dtype=np.float32) - style.dark
    grey += np.random.default_rng(random.getrandbits(32)).normal(0, style.noise, grey.shape) if style.noise else 0
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))
