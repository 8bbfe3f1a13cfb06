"""Pages of paged originals as pictures with the place marked, each drawn once by a child process and then kept in memory."""

import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore

Box = tuple[float, float, float, float]

PAGED = ("application/pdf", "image/")  # media types whose originals have pages to look at
_WALL_S = 30.0
_KEPT = 64  # pictures
_AT_ONCE = BoundedSemaphore(2)


def is_paged(media_type: str) -> bool:
    """Whether originals of a media type can be drawn page by page."""
    return media_type.startswith(PAGED)


@lru_cache(maxsize=_KEPT)
def page_image(original: Path, page: int, mark: Box | None) -> bytes:
    """A page (from 1) as PNG, the box (points from its top left corner) framed; b"" for what cannot be drawn."""
    command = [sys.executable, "-m", "askgov.portal.render", str(original), str(page), *map(str, mark or ())]
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, and numbers
                command, capture_output=True, timeout=_WALL_S, env={**kept, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False
            )
        except subprocess.TimeoutExpired:
            return b""
    return done.stdout if done.returncode == 0 else b""
