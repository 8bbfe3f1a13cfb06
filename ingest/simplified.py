"""Traditional characters read as simplified ones, character for character: positions in the text stay what they were."""

from functools import cache

import opencc


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length; text that is simplified already is returned as it is."""
    if not any(map(_traditional, set(text))):  # 乾县 and 著 are written so in simplified text, too
        return text
    converted = _converter().convert(text)
    return converted if len(converted) == len(text) else "".join(_one(character) for character in text)


@cache
def _traditional(character: str) -> bool:
    """Whether a character is of traditional text only: outside the simplified national set, and with a simplified form."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return _one(character) != character
    return False


def _one(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
