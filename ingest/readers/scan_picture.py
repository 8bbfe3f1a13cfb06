"""Picture files as pages: bounded, the right way round, with the resolution that they state."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ingest.rejected import Rejected

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 40_000_000  # A4 at 600 dpi has 35 million
MAX_PAGES = 50
WORKING_PIXELS = 12_000_000  # of a page as it is read: A4 at 350 dpi
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF")
_PLAUSIBLE = (100, 1200)  # dots per inch that a scan of a page may have
_PAGE_INCHES = 11.69  # the longer side of A4: stands in where a picture states no resolution, or that of a screen
_POINTS = 72  # to an inch
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, TypeError)  # what Pillow raises; TypeError for a TIFF page without dimensions


def opened(content: bytes) -> tuple[str, Iterator[tuple["Image", float]]]:
    """The media type, and each page with its points per pixel. Raises ``Rejected`` for what is damaged or too large."""
    try:
        import PIL.Image
    except ImportError as error:
        from ingest.readers.scan_engine import MISSING

        raise Rejected(MISSING) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)  # the bound below is tighter
        try:
            picture = PIL.Image.open(io.BytesIO(content), formats=_FORMATS)
        except (*_DAMAGED, PIL.Image.DecompressionBombError) as error:
            raise Rejected("图片已损坏，打不开。") from error
    frames = _frames(picture)
    if frames > MAX_PAGES:
        raise Rejected(f"图片超过 {MAX_PAGES} 页，未读取。")
    return PIL.Image.MIME.get(picture.format or "", "image/png"), (_page(picture, number) for number in range(frames))


@contextmanager
def _without_remarks() -> Iterator[None]:
    """Pillow remarks on damaged EXIF that nothing here rests on."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _frames(picture: Any) -> int:
    """Frames of a TIFF are pages; a GIF that moves shows its first."""
    try:
        with _without_remarks():
            return min(int(getattr(picture, "n_frames", 1)), MAX_PAGES + 1) if picture.format == "TIFF" else 1
    except _DAMAGED as error:
        raise Rejected("图片已损坏，打不开。") from error


def _page(picture: Any, number: int) -> tuple["Image", float]:
    from PIL import ImageOps

    try:
        with _without_remarks():
            picture.seek(number)
            if picture.width * picture.height > MAX_PIXELS:
                raise Rejected("图片超过 4000 万像素，未读取。")
            picture.load()
            page = ImageOps.exif_transpose(_on_white(picture))
    except _DAMAGED as error:
        raise Rejected("图片已损坏，打不开。") from error
    scale = _POINTS / _resolution(picture)
    if page.width * page.height > WORKING_PIXELS:
        smaller = (WORKING_PIXELS / (page.width * page.height)) ** 0.5
        page, scale = page.resize((max(1, int(page.width * smaller)), max(1, int(page.height * smaller)))), scale / smaller
    return page, scale


def _on_white(picture: Any) -> Any:
    """What is transparent is paper."""
    import PIL.Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        return PIL.Image.alpha_composite(PIL.Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
    if picture.mode.startswith("I;16"):
        return picture.point(lambda level: level / 256).convert("L").convert("RGB")
    return picture.convert("RGB")


def _resolution(picture: Any) -> float:
    """Dots per inch: as stated where that is plausible for a page, else as if the longer side were that of A4."""
    stated = picture.info.get("dpi", (0, 0))
    across = float(stated[0]) if isinstance(stated, tuple) and stated else 0.0
    if _PLAUSIBLE[0] <= across <= _PLAUSIBLE[1]:
        return across
    return float(max(picture.size)) / _PAGE_INCHES
