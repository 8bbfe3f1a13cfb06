"""The child process that draws one page of an original: ``python -m askgov.portal.render FILE PAGE [LEFT TOP RIGHT BOTTOM]``.

A file from outside may be made to hang or crash whoever draws it, so this runs by itself, within limits, and writes a PNG to its output.
"""

import io
import sys
from pathlib import Path

WIDTH = 1240  # pixels of the picture: a page of A4 at 150 dpi
_MOST_PIXELS = 60_000_000
_MEMORY_BYTES = 2 << 30
_CPU_S = 20
_INK = (196, 78, 0)
_PLAUSIBLE = (100.0, 1200.0)  # dots per inch that a picture of a page may claim; others are reckoned as A4, as the reader does
_PAGE_INCHES = 11.69

Box = tuple[float, float, float, float]


def drawn(file: Path, page: int, mark: Box | None) -> bytes:
    """The page (from 1) as PNG, the box (points from the top left) framed. Raises ValueError or OSError for what cannot be drawn."""
    from PIL import Image, ImageDraw

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    with file.open("rb") as opened:
        is_pdf = b"%PDF-" in opened.read(1024)
    picture, scale = _of_pdf(file, page) if is_pdf else _of_picture(file, page)
    if mark is not None:
        left, top, right, bottom = (edge * scale for edge in mark)
        pad = max(3.0, 0.004 * picture.width)
        ImageDraw.Draw(picture).rectangle(
            (left - pad, top - pad, right + pad, bottom + pad), outline=_INK, width=max(3, picture.width // 300)
        )
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def _of_pdf(file: Path, page: int) -> "tuple[Image.Image, float]":
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(file)
    if not 1 <= page <= len(document):
        raise ValueError(f"no page {page}")
    shown = document[page - 1]
    scale = WIDTH / max(shown.get_width(), 1.0)
    if shown.get_height() * scale * WIDTH > _MOST_PIXELS:
        raise ValueError("the page is too long")
    return shown.render(scale=scale, draw_annots=True).to_pil().convert("RGB"), scale


def _of_picture(file: Path, page: int) -> "tuple[Image.Image, float]":
    from PIL import Image, ImageOps

    opened = Image.open(file)
    opened.seek(page - 1)
    resolution = _resolution(opened)
    picture = ImageOps.exif_transpose(opened).convert("RGB")
    points_wide = picture.width * 72.0 / resolution
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)))
    return picture, picture.width / points_wide


def _resolution(picture: "Image.Image") -> float:
    named = picture.info.get("dpi")
    across = float(named[0]) if isinstance(named, tuple) and named else 0.0
    return across if _PLAUSIBLE[0] <= across <= _PLAUSIBLE[1] else max(picture.size) / _PAGE_INCHES


def _limit() -> None:
    import resource

    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_S, _CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    from PIL import Image

    _limit()
    named, number, *edges = sys.argv[1:]
    box = tuple(map(float, edges))
    try:
        sys.stdout.buffer.write(drawn(Path(named), int(number), box if len(box) == 4 else None))
    except (ValueError, OSError, EOFError, Image.DecompressionBombError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
