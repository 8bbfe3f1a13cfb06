"""Reports as scans: a PDF's pages as pictures with the faults of paper, glass and compression, in a PDF without any text."""

import io
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from . import as_pdf, seals
from .document import Report

SUFFIX = ".pdf"
DPI = 200
SONG, KAI, HEI = "'AR PL UMing CN'", "'AR PL UKai CN'", "'WenQuanYi Zen Hei'"
TIMES = "'Liberation Serif','AR PL UMing CN'"  # Latin digits among Chinese print


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
    font: str = ""  # of the print, where it is not that of the PDF style
    dpi: int = DPI
    pale: float = 1.0  # how dark print is: of a worn toner
    salt: float = 0.0  # share of pixels that are dust
    shade: int = 0  # levels by which the page darkens from one corner to the other, as in a photograph
    tint: tuple[int, int, int] = (255, 255, 255)  # of the paper
    bilevel: int = 0  # where set, the level that parts black from white: the scanner knows no grey
    lossless: bool = True


STYLES = (
    Style("sharp", "ruled"), Style("skewed", "ruled", skew=1.2, noise=6.0), Style("blurred", "tall", blur=0.9, noise=8.0, quality=70),
    Style("grey", "large", skew=0.5, blur=0.5, noise=12.0, quality=60, dark=40),
    Style("sealed", "ruled", skew=0.6, blur=0.4, noise=4.0, quality=80, sealed=True, colour=True),
    Style("copied", "ruled", skew=0.4, blur=0.4, noise=4.0, quality=85, sealed=True),
    Style("song", "ruled_heads", skew=0.8, blur=0.6, noise=6.0, quality=75, sealed=True, colour=True, font=SONG, tint=(250, 246, 232)),
    Style("kai", "ruled", skew=0.3, noise=8.0, quality=75, font=KAI, pale=0.55, salt=0.0005, dark=20),
    Style("hei", "tall", skew=1.5, blur=0.5, noise=5.0, sealed=True, colour=True, font=HEI, shade=60, quality=75),
    Style("fax", "ruled", skew=0.4, blur=0.5, noise=10.0, font=TIMES, bilevel=150),
    Style("coarse", "ruled", skew=0.5, blur=0.3, noise=5.0, quality=75, sealed=True, colour=True, font=TIMES, dpi=150),
    Style("fine", "tiny", skew=0.5, blur=0.5, noise=5.0, quality=80, font=SONG, dpi=300),
)  # fmt: skip


def generate(seed: int, style: Style) -> tuple[Report, bytes]:
    """A report and its scan."""
    paper = next(paper for paper in as_pdf.STYLES if paper.name == style.paper)
    if style.font:
        paper = replace(paper, more=f"{paper.more}body{{font-family:{style.font}}}")
    report, printed = as_pdf.generate(seed, paper)
    return report, scanned(printed, style, Random(f"scan {seed}"), report.words.organ.name)


def scanned(printed: bytes, style: Style, random: Random, organ: str) -> bytes:
    """The pages of a PDF as pictures, in a PDF. ``organ`` is whose seal they bear."""
    import pypdfium2

    document = pypdfium2.PdfDocument(printed)
    pages = [page.render(scale=style.dpi / 72).to_pil() for page in document]
    document.close()
    if style.sealed:
        pages = [seals.sealed(page, organ, style.dpi, random) for page in pages]
    pages = [_worn(page.convert("RGB" if style.colour else "L"), style, random) for page in pages]
    buffer = io.BytesIO()
    compression = {} if style.bilevel else {"quality": style.quality}
    pages[0].save(buffer, "PDF", resolution=style.dpi, save_all=True, append_images=pages[1:], **compression)
    return buffer.getvalue()


def _worn(page: Any, style: Style, random: Random) -> Any:
    import numpy as np
    from PIL import Image, ImageFilter

    if style.skew:
        page = page.rotate(random.uniform(-style.skew, style.skew), resample=Image.Resampling.BICUBIC, fillcolor="white")
    if style.blur:
        page = page.filter(ImageFilter.GaussianBlur(style.blur))
    levels = 255 - (255 - np.asarray(page, dtype=np.float32)) * style.pale - style.dark
    if style.colour:
        levels *= np.array(style.tint, np.float32) / 255
    down, across = (np.linspace(0, style.shade / 2, side, dtype=np.float32) for side in levels.shape[:2])
    light = (down[:, None] + across[None]).reshape(*levels.shape[:2], *[1] * (levels.ndim - 2))
    grains = np.random.default_rng(random.getrandbits(32))
    levels += (grains.normal(0, style.noise, levels.shape) if style.noise else 0) - light
    if style.salt:
        levels[grains.random(levels.shape[:2]) < style.salt] = 60
    if style.bilevel:
        return Image.fromarray(np.where(levels < style.bilevel, 0, 255).astype(np.uint8)).convert("1")
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))
