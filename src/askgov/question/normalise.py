"""One spelling for what people type: half-width, simplified, single spaces."""

import functools
import re
import unicodedata
from collections.abc import Callable

MAX_QUESTION = 500  # characters; longer text is not a question

_SPACES = re.compile(r"\s+")
_DASH = re.compile(r"[—―]{2,}|(?<=[\u4e00-\u9fff])—(?=[\u4e00-\u9fff])")  # 2021—2025 is a span of years
_MODAL = re.compile(r"(?<=[^呀啊哦哈哇呐])[呀啊哦哈哇呐]+(?=[?？!！。~ ]*$)")  # that end a sentence and say nothing; 呢 and 吗 ask
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@functools.cache
def _to_simplified() -> Callable[[str], str]:
    import opencc

    return opencc.OpenCC("t2s").convert


def normalise(question: str) -> str:
    """NFKC, traditional to simplified, one space for any run of white space, no invisible characters, no modal particle at the end."""
    text = unicodedata.normalize("NFKC", question[:MAX_QUESTION])
    text = _DASH.sub(",", text)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    return _MODAL.sub("", _to_simplified()(text))
