"""The paper of a page: light made even, contrast full, stamps apart from print, and the page straight."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ingest.readers.scan_engine import Gray, Span

    Matrix = NDArray[np.float64]

INK = 140  # of 255: darker is print
_STEEPEST = 6.0  # degrees of skew looked for
_BLACK = 80  # the brightest channel of print, at most; what is twice as bright and coloured is none
_TINT = 20  # levels between the channels of what is still black
_FAINTEST = 120  # levels between ink and paper: less contrast is stretched only as far as this


@dataclass(frozen=True)
class Paper:
    """An upright page. ``dark`` shows every mark, ``black`` only marks without colour: a red seal is not in it. ``bright`` is every
    place's brightest channel: a seal is pale in it, and print under the seal as dark as elsewhere."""

    dark: "Gray"
    black: "Gray"
    bright: "Gray"
    back: "Matrix"  # 2 × 3: from places on this page to places in the picture that it came from

    def in_picture(self, span: "Span") -> tuple[float, float, float, float]:
        """A box of this page as the box around it in the picture; pixels."""
        import numpy as np

        left, top, right, bottom = span
        corners = np.array([[left, right, left, right], [top, top, bottom, bottom], [1, 1, 1, 1]])
        across, down = self.back @ corners
        return float(across.min()), float(down.min()), float(across.max()), float(down.max())


def paper(picture: Any) -> Paper:
    """A picture (height × width × 3, 8 bits) as straight, even paper."""
    import cv2
    import numpy as np

    dark = black = bright = _even(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY))
    if is_coloured := bool((picture != picture[..., :1]).any()):
        black, bright = _even(_without_colour(picture)), _even(picture.max(axis=2))
    angle = _skew(dark)
    back: Matrix = np.array([[1, 0, 0], [0, 1, 0]], np.float64)
    if abs(angle) >= 0.04:
        dark, back = _turned(dark, angle)
        black, bright = (_turned(black, angle)[0], _turned(bright, angle)[0]) if is_coloured else (dark, dark)
    return Paper(dark, black, bright, back)


def quarter_turned(page: Paper, turns: int) -> Paper:
    """The page turned by quarters against the clock."""
    import numpy as np

    if not turns:
        return page
    dark, black, bright = (np.ascontiguousarray(np.rot90(picture, turns)) for picture in (page.dark, page.black, page.bright))
    height, width = page.dark.shape
    place = {1: [[0, -1, width], [1, 0, 0]], 2: [[-1, 0, width], [0, -1, height]], 3: [[0, 1, 0], [-1, 0, height]]}[turns]
    step = np.vstack([np.array(place, np.float64), [0, 0, 1]])
    return Paper(dark, black, bright, (np.vstack([page.back, [0, 0, 1]]) @ step)[:2])


def _without_colour(picture: Any) -> "Gray":
    """Only what is black: the brightest channel of a colour is bright, and the more colour there is, the less of it is print."""
    import numpy as np

    brightest = picture.max(axis=2)
    colour = np.maximum((brightest - picture.min(axis=2)).astype(np.float32) - _TINT, 0)
    share = np.clip((brightest.astype(np.float32) - _BLACK) / _BLACK, 0, 1)  # compression lends print the colour of what is around it
    lightened: Gray = np.minimum(brightest + colour * share, 255).astype(np.uint8)
    return lightened


def _even(gray: Any) -> "Gray":
    """Paper as 255 whatever its light or tint, the darkest print near 0."""
    import cv2
    import numpy as np

    height, width = gray.shape
    small = cv2.resize(gray, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 15)
    ground = cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR)
    even = np.minimum(gray.astype(np.float32) * 255 / np.maximum(ground, 1), 255)
    contrast = max(255 - float(np.percentile(even, 0.5)), _FAINTEST)
    stretched: Gray = np.clip(255 - (255 - even) * 255 / contrast, 0, 255).astype(np.uint8)
    return stretched


def _skew(gray: "Gray") -> float:
    """Degrees by which lines of print (or of a table) rise or fall: at the right angle the sums of rows differ most."""
    import cv2
    import numpy as np

    height, width = gray.shape
    scale = min(1.0, 1000 / max(height, width))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = 255 - small

    def sharpness(angle: float) -> float:
        turned, _ = _turned(ink, angle, 0)
        return max(float((np.diff(turned.sum(axis, dtype=np.float64)) ** 2).sum()) for axis in (0, 1))

    best = 0.0
    for reach, step in ((_STEEPEST, 0.5), (0.4, 0.1), (0.08, 0.02)):
        around = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(around, key=sharpness))
    return best if sharpness(best) > 1.02 * sharpness(0.0) else 0.0


def _turned(gray: Any, angle: float, beyond: int = 255) -> tuple[Any, Any]:
    """The picture turned about its middle, and the way back."""
    import cv2

    height, width = gray.shape
    forth = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(gray, forth, (width, height), flags=cv2.INTER_CUBIC, borderValue=beyond)
    return turned, cv2.invertAffineTransform(forth)
