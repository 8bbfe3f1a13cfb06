"""Labels of the national tables in a picture: a character that looks like another is read as the one that makes a label.

Only words that head rows and columns are mended so, never a number and never a word that holds one.
"""

import re
from collections.abc import Iterator

from askgov.taxonomy.layouts import fold, vocabulary
from ingest.labels import is_label

_LOOK_ALIKE = (
    "自目白日曰",
    "申中由甲",
    "己已巳",
    "末未",
    "人入",
    "土士",
    "干于千",
    "木本",
    "问间",
    "治冶",
    "折拆",
    "贷货",
    "天夭",
    "设没",
    "侯候",
    "免兔",
    "请清情",
    "结给",
    "持特待",
    "复夏",
    "议仪",
    "审宙",
    "规现",
    "密蜜",
    "效郊",
    "项顶",
)
_FALLEN = re.compile(r"(?<=[\u4e00-\u9fff])[A-Za-z]{1,2}(?:[\u4e00-\u9fff]|$)")
_FEWEST_KEPT = 3  # characters of a label that are read as they are
_LONG = 8  # characters of a label that are kept where one is lost
_NUMBER = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]+\s*")  # before a label: 4. （一）
_LONGEST = 60  # characters of a label


def mended_label(text: str) -> str:
    """The label that a text is when one character is taken for one that looks alike, or for what fell into a letter and another, or when a
    long one lost one; the text itself when there is none or several."""
    if len(text) > _LONGEST or is_label(text):
        return text
    found = {other for other in _alike(text) if is_label(other)} or set(_put_together(text)) or set(_completed(text))
    return found.pop() if len(found) == 1 else text


def _put_together(text: str) -> Iterator[str]:
    """The labels that a text is where a letter in it, with the character behind, is one character in truth: 诉i论 is 诉讼."""
    fallen = _FALLEN.search(text)
    if fallen is None or any(map(str.isdigit, text)):
        return
    before, after = fold(text[: fallen.start()]), fold(text[fallen.end() :])
    if len(before) + len(after) >= _FEWEST_KEPT:
        whole = len(before) + 1 + len(after)
        yield from (key for key in vocabulary() if len(key) == whole and key.startswith(before) and key.endswith(after))


def _completed(text: str) -> Iterator[str]:
    """The long labels that a text is with one character more, which a seal's stroke hid: 无正当理由大反复申请 is 无正当理由大量反复申请."""
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    kept = fold(text[start:])
    if len(kept) >= _LONG and not any(map(str.isdigit, kept)):
        for key in vocabulary():
            if len(key) == len(kept) + 1 and any(key[:place] + key[place + 1 :] == kept for place in range(len(key))):
                yield text[:start] + key


def _alike(text: str) -> Iterator[str]:
    for place, character in enumerate(text):
        for group in _LOOK_ALIKE:
            if character in group:
                yield from (text[:place] + other + text[place + 1 :] for other in group if other != character)
