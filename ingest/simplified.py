"""Traditional characters read as simplified ones, character for character: positions in the text stay what they were."""

from functools import cache

import opencc

_SIGNS = frozenset("開報條個項萬億戶縣區務總則規處請續議訴訟")  # no report in traditional characters lacks all of these


def simplified(text: str) -> str:
    """The text in simplified characters, of the same length; text that is simplified already is returned as it is."""
    if _SIGNS.isdisjoint(text):
        return text
    converted = _converter().convert(text)
    return converted if len(converted) == len(text) else "".join(_one(character) for character in text)


def _one(character: str) -> str:
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
