"""The recognition engine: finds lines of print on a page and reads cut lines, each character with how sure it is.

It runs the detection and recognition models (PP-OCR, Apache-2.0) that the ``rapidocr`` wheel carries, directly on ONNX Runtime: one
thread, no arena, no cache, nothing downloaded. What it reads is what the recogniser's connectionist temporal classification yields,
greedily decoded; the probabilities that the decoding throws away are kept as ``sure``, for a doubtful character must not pass as read.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.rejected import Rejected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]  # height × width; 255 is paper

HEIGHT = 48  # pixels of a line as the recogniser takes it
_STEP = 8  # pixels of a line to one step of its output
_WIDEST = 2400  # pixels of a line at that height
_BATCH_PIXELS = 32 * 96  # widths put together in one run: bounds memory
_DETECT_SIDE = 1280  # pixels of the page's longer side for detection
_INK, _SURE_LINE = 0.3, 0.5  # probability of a pixel, mean probability of a line
MISSING = "这是图片或扫描件，需要文字识别组件：请运行 pip install 'askgov[ocr]' 再收录。"


class Glyph(NamedTuple):
    """A character as read."""

    text: str
    sure: float  # 0 to 1: its probability less that of its best rival; of a digit, only digits and marks are rivals
    at: float  # its middle, as a share of the line's width


Reading = tuple[Glyph, ...]
Span = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def ready() -> None:
    """Load the models. Raises ``Rejected`` where the ``[ocr]`` extra is not installed."""
    _detector()
    _recogniser()


def recognise(lines: Sequence["Gray"]) -> list[Reading]:
    """The reading of each line: a picture of one line of dark print on white, any size."""
    import numpy as np

    session, characters = _recogniser()
    prepared = [_prepared(line) for line in lines]
    readings: list[Reading] = [()] * len(lines)
    order = sorted(range(len(lines)), key=lambda number: prepared[number].shape[1])
    while order:
        size = 1
        while size < len(order) and (size + 1) * prepared[order[size]].shape[1] <= _BATCH_PIXELS:
            size += 1
        batch, order = order[:size], order[size:]
        widest = prepared[batch[-1]].shape[1]
        stack = np.full((len(batch), 3, HEIGHT, widest), 1, np.float32)
        for place, number in enumerate(batch):
            stack[place, :, :, : prepared[number].shape[1]] = prepared[number]
        for number, output in zip(batch, session.run(None, {"x": stack})[0], strict=True):
            readings[number] = _decoded(output, characters, prepared[number].shape[1])
    return readings


def find_lines(page: "Gray") -> list[Span]:
    """Where lines of print stand on an upright page, as boxes around them."""
    import cv2
    import numpy as np

    height, width = page.shape
    scale = min(1.0, _DETECT_SIDE / max(height, width))
    tall, wide = (max(32, round(side * scale / 32) * 32) for side in (height, width))
    small = cv2.resize(page, (wide, tall), interpolation=cv2.INTER_AREA)
    normal = small.astype(np.float32) / 127.5 - 1
    heat = _detector().run(None, {"x": np.repeat(normal[None, None], 3, 1)})[0][0, 0]
    _, labels, boxes, _ = cv2.connectedComponentsWithStats((heat > _INK).astype(np.uint8))
    found: list[Span] = []
    for number, (left, top, across, down, area) in enumerate(boxes[1:].tolist(), 1):
        inside = labels[top : top + down, left : left + across] == number
        if min(across, down) < 3 or heat[top : top + down, left : left + across][inside].mean() < _SURE_LINE:
            continue
        grown = 0.75 * area / (across + down)  # the model marks the core of a line; its print reaches beyond by this much
        box = (
            (left - grown) * width / wide,
            (top - grown) * height / tall,
            (left + across + grown) * width / wide,
            (top + down + grown) * height / tall,
        )
        found.append((max(0, int(box[0])), max(0, int(box[1])), min(width, int(box[2]) + 1), min(height, int(box[3]) + 1)))
    return found


def _prepared(line: "Gray") -> Any:
    """A line at the recogniser's height, values from -1 to 1, its width a whole number of steps."""
    import cv2
    import numpy as np

    height, width = line.shape
    wide = min(max(round(width * HEIGHT / height), HEIGHT), _WIDEST)
    resized = cv2.resize(line, (wide, HEIGHT), interpolation=cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC)
    padded = np.pad(resized, ((0, 0), (0, -wide % _STEP)), constant_values=255)
    return padded.astype(np.float32) / 127.5 - 1


def _decoded(output: Any, characters: Sequence[str], width: int) -> Reading:
    """Greedy decoding: repeats and blanks fall away. ``output`` is steps × classes; class 0 is the blank."""
    import numpy as np

    output = output[: -(-width // _STEP)]
    best = output.argmax(1)
    steps = np.arange(len(best))
    sure = output[steps, best]
    others = output.copy()
    others[steps, best] = 0
    others[:, 0] = 0
    rivals = others.argmax(1)
    rival = others[steps, rivals]
    numeric = output[:, _numeric()]
    glyphs: list[Glyph] = []
    start = 0
    while start < len(best):
        end = start + 1
        while end < len(best) and best[end] == best[start]:
            end += 1
        beside = np.array([step for step in range(max(0, start - 1), min(end + 1, len(best))) if best[step] in (0, best[start])])
        if best[start] in _numeric():  # letters that look like digits are no rivals: the whole text decides between them
            among = numeric[beside]
            among[:, _numeric().index(best[start])] = 0
            glyphs.append(Glyph(characters[best[start]], 1 - float(among.max() / sure[start:end].max()), (start + end) / 2 / len(best)))
        elif best[start]:
            against = float((rival[beside] * (rivals[beside] != best[start])).max())
            glyphs.append(Glyph(characters[best[start]], float(sure[start:end].max()) - against, (start + end) / 2 / len(best)))
        elif glyphs and end - start > 2:
            unsaid = float(rival[start + 1 : end - 1].max())
            if unsaid > 1 - glyphs[-1].sure:  # something may stand here that was not said
                glyphs[-1] = glyphs[-1]._replace(sure=1 - unsaid)
        start = end
    return tuple(glyphs)


@cache
def _numeric() -> list[int]:
    """The classes of what numbers are written with."""
    characters = _recogniser()[1]
    return [characters.index(mark) for mark in "0123456789.,/-+%"]


@cache
def _recogniser() -> tuple[Any, tuple[str, ...]]:
    session = _session("rec")
    names = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return session, ("", *names, " ")


@cache
def _detector() -> Any:
    return _session("det")


def _session(task: str) -> Any:
    found = find_spec("rapidocr")
    models = sorted(Path(found.origin).parent.glob(f"models/*_{task}_*.onnx")) if found and found.origin else []
    if not models or find_spec("cv2") is None:
        raise Rejected(MISSING)
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # reports are read side by side, one process to a core
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(models[0]), options, providers=["CPUExecutionProvider"])
