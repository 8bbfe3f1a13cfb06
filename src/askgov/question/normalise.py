"""One spelling for what people type: half-width, simplified, single spaces."""

import functools
import re
import unicodedata
from collections.abc import Callable

MAX_QUESTION = 500  # characters; longer text is not a question

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@functools.cache
def _to_simplified() -> Callable[[str], str]:
    import opencc

    return opencc.OpenCC("t2s").convert


def normalise(question: str) -> str:
    """NFKC, traditional to simplified, one space for any run of white space, no invisible characters."""
    text = unicodedata.normalize("NFKC", question[:MAX_QUESTION])
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    return _to_simplified()(text)
