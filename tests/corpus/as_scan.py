"""Reports as scans: a PDF's pages as pictures with the faults of paper, glass and compression, in a PDF without any text."""

import io
from dataclasses import dataclass
from random import Random
from typing import Any

from . import as_pdf, seals
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
    sealed: bool = False  # a red seal lies on the print of each page
    colour: bool = False  # the scanner's; otherwise red ink is grey as well
    lossless: bool = True


STYLES = (
    Style("sharp", "ruled"), Style("skewed", "ruled", skew=1.2, noise=6.0), Style("blurred", "tall", blur=0.9, noise=8.0, quality=70),
    Style("grey", "large", skew=0.5, blur=0.5, noise=12.0, quality=60, dark=40),
    Style("sealed", "ruled", skew=0.6, blur=0.4, noise=4.0, quality=80, sealed=True, colour=True),
    Style("copied", "ruled", skew=0.4, blur=0.4, noise=4.0, quality=85, sealed=True),
)  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its scan."""
    report, printed = as_pdf.generate(seed, next(paper for paper in as_pdf.STYLES if paper.name == style.paper))
    return report, scanned(printed, style, Random(f"scan {seed}"), report.words.organ.name)


def scanned(printed: bytes, style: Style, random: Random, organ: str) -> bytes:
    """The pages of a PDF as pictures, in a PDF. ``organ`` is whose seal they bear."""
    import pypdfium2

    document = pypdfium2.PdfDocument(printed)
    pages = [page.render(scale=DPI / 72).to_pil() for page in document]
    document.close()
    if style.sealed:
        pages = [seals.sealed(page, organ, DPI, random) for page in pages]
    pages = [_worn(page.convert("RGB" if style.colour else "L"), style, random) for page in pages]
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=pages[1:], quality=style.quality)
    return buffer.getvalue()


def _worn(page: Any, style: Style, random: Random) -> Any:
    import numpy as np
    from PIL import Image, ImageFilter

    if style.skew:
        page = page.rotate(random.uniform(-style.skew, style.skew), resample=Image.Resampling.BICUBIC, fillcolor="white")
    if style.blur:
        page = page.filter(ImageFilter.GaussianBlur(style.blur))
    levels = np.asarray(page, dtype=np.float32) - style.dark
    levels += np.random.default_rng(random.getrandbits(32)).normal(0, style.noise, levels.shape) if style.noise else 0
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))
