"""The whole question that a turn stands for, in words that the next turn can go on from."""

import re
from datetime import date

from askgov.domain import ComputeQuery
from askgov.follow import resumed
from askgov.plan_reading import planned_for
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.question.reading import Reading
from askgov.sessions import Turn

_ORDER_SAID = re.compile(r"最[多少高低大小]|(?:倒数)?第[一二三四五六七八九十\d]{1,2}(?:[多少高低大小名])?")


def in_its_words(planned: ComputeQuery, reading: Reading, known: Catalogue, today: date, before: Turn) -> str:
    """The question with the order that the turn names, which the next turn goes on from: 最少的呢 … 2025年呢 asks for the least again."""
    if not before.question:
        return before.question
    said = _ORDER_SAID.search(reading.text)
    worded = _ORDER_SAID.sub(said.group(), before.question, count=1) if said else before.question
    for anew in (resumed(read(before.question, known, today), reading), worded):
        again = planned_for(read(anew, known, today), known, None)
        if isinstance(again, ComputeQuery) and again == planned.model_copy(update={"notes": again.notes}):
            return anew
    return ""  # no words for it: the next turn names all that it asks for
