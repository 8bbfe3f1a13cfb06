"""Questions whether there was something: 有没有家长投诉食堂. A passage on canteens that speaks of no complaint does not tell."""

import re

from askgov.neighbours import content
from askgov.paraphrase import features, standing

_LONGEST = 24  # characters of such a question; a longer one tells more than what it asks about
_OTHERWISE = re.compile(r"什么|哪|啥|怎|几|多少|还有没有|有没有(?:说|写|提|讲|替|给|人)")
_WHETHER = re.compile(
    r"有没有|是否有|有无|(?:出|发生|有|被)[^,，。?？]{0,8}过[^,，。?？]{0,6}[吗么没]|过[^,，。?？]{0,8}(?:吗|没有)[?？]?$"
)
_SAID = re.compile(r"有没有|是否|有无|过|吗|么|没有|发生|出现|什么|哪些|人(?=因)")
_SPOKEN_OF = 0.7  # share of the characters that say what is asked about, which a passage must hold


def asks_whether(question: str) -> bool:
    """Whether a question asks if there was something at all."""
    return len(question) <= _LONGEST and _WHETHER.search(question) is not None and _OTHERWISE.search(question) is None


def speaks_of(asked: str, text: str) -> bool:
    """Whether a passage holds nearly all of what is asked about, in these words or in like ones."""
    runs = content(_SAID.sub(" ", asked))
    held = features(text)
    marks = [mark for run in runs for mark in standing(run, held)]
    return not marks or sum(marks) / len(marks) >= _SPOKEN_OF
