"""What a question names that the report asked about does not: 积分入学, which only the report of another organ or year writes of.

A passage of the same matter then reads like an answer, and is none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from askgov.chapters import besides
from askgov.domain import Chunk
from askgov.neighbours import content

_LEAST, _LONGEST = 4, 8  # characters of a word that is looked for
_MOST = 12  # words looked for
_FOUND = 8  # passages that hold the characters of one


def named_elsewhere(
    asked: str,
    own: Iterable[str],
    holding: Callable[[Sequence[str], int], Sequence[str]],
    chunks: Callable[[Sequence[str]], Sequence[Chunk]],
    *,
    whole: bool = False,
) -> str:
    """A word of the question that stands in another report and nowhere in ``own``, the texts of the one asked about; "" without one.

    ``whole``: only whole runs of the question, not parts of them, of which a large index holds nearly any.
    """
    here = "\n".join("".join(text.split()) for text in own)
    for number, word in enumerate(_words(asked, here, whole=whole)):
        if number >= _MOST:
            break
        for chunk in chunks(holding((word,), _FOUND)):
            if word in "".join(chunk.text.split()):
                return word
    return ""


def _words(asked: str, here: str, *, whole: bool) -> Iterator[str]:
    """Stretches of the question that do not stand in a text, the longer first."""
    for length in range(_LONGEST, _LEAST - 1, -1):
        for run in besides(content(asked)):
            if whole and len(run) != length:
                continue
            for at in range(len(run) - length + 1):
                word = run[at : at + length]
                if not _said(word, here):
                    yield word


def _said(word: str, here: str) -> bool:
    """Whether a text has a word, or the parts of it apart (网站迁移, of 迁移网站稿件)."""
    parts = [word[at : at + 2] for at in (*range(0, len(word) - 1, 2), len(word) - 2)]
    return word in here or all(part in here for part in parts)
