"""Text as read, with every doubtful numeral taken out: where U+FFFD stands, no number is read."""

import re

from ingest.readers.decoding import mended
from ingest.readers.scan_engine import Reading
from ingest.simplified import simplified

UNSURE = "\ufffd"
_SURE = 0.7  # of each character of a numeral and of the words beside it
_SURE_MARK = 0.4  # of a mark beside it
_NUMERAL = re.compile(r"[0-9０-９][0-9０-９.,，．:/%％ ]*(?<! )|[零〇一二三四五六七八九十百千万亿两点]+")
_NUMBERING = re.compile(
    r"\s*[（(第]?\s*(?:\d{1,2}(?=[.．、，)）\s]*[^\d.．、，)）\s])|[一二三四五六七八九十]{1,3})"
)  # 1. （一） 第二: heads a label or a line


def doubted(reading: Reading, confirmed: frozenset[int] | None = None) -> str:
    """The text of a reading, numerals that are not sure as U+FFFD.

    A numeral is sure when all of its characters are; one of digits also needs what stands beside it, which may be its unit or a lost
    digit of its own, and no space within, for a lost point leaves one. Where ``confirmed`` is given, numerals of digits must begin at
    one of its positions: they were read a second time.
    """
    text = "".join(glyph.text for glyph in reading)
    if len(text) != len(reading):
        return UNSURE * len(text)
    characters = list(text)
    numbering = _NUMBERING.match(text)
    body = numbering.end() if numbering else 0
    for numeral in _NUMERAL.finditer(text):
        start, end = numeral.span()
        if start < body:
            continue
        digits = numeral[0][0].isdigit()
        sure = min(glyph.sure for glyph in reading[start:end]) >= _SURE
        if digits:
            beside = [reading[place] for place in (start - 1, end) if 0 <= place < len(reading) and text[place].strip()]
            sure = sure and all(glyph.sure >= (_SURE if glyph.text.isalnum() else _SURE_MARK) for glyph in beside)
            sure = sure and " " not in numeral[0] and (confirmed is None or start in confirmed)
        if not sure:
            characters[start:end] = UNSURE * (end - start)
    return simplified(mended("".join(characters)))


def numerals(text: str) -> list[tuple[int, int]]:
    """Where the numerals of digits stand."""
    return [numeral.span() for numeral in _NUMERAL.finditer(text) if numeral[0][0].isdigit()]
