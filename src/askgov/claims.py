"""What a question claims of every one of some cases, or besides their number: no figure of the tables says whether it is so."""

from askgov.question.reading import Reading
from askgov.question.residue import claim_of
from askgov.question.universal import claimed_at, every_one, numbers_claimed, says_more

NOT_OF_EACH = "年报只统计件数，没有逐件说明，因此不能判断是不是每件都如此。可以直接问各项的件数。"


def asks_of_each(reading: Reading) -> bool:
    """26件是不是都按时办的: of each case something that is no line of the tables; 3件都维持了 claims how many that line counts."""
    named = [slot for slot in reading.concepts.slots if not slot.generic]
    every, claimed = every_one(reading.text), claim_of(reading.text) is not None
    if reading.group or reading.order.order or not (named or claimed):
        return False
    if numbers_claimed(reading.text) > max(len(reading.concepts.slots) + len(reading.applicants), 1):
        return True
    place = claimed_at(reading.text)
    if place is not None and every is None and {s.default for s in named if s.start < place} and any(s.start >= place for s in named):
        return True  # 新收392件办结了，对吗: of which of the two lines the number is claimed
    of_each = every is not None and not (claimed and any(slot.start >= every for slot in named))
    return of_each or (claimed and says_more(reading.text, _names(reading)))


def _names(reading: Reading) -> list[tuple[int, int]]:
    """Where a question names lines, columns, organs and years; 公开 by itself names none (392件公开了)."""
    spans = [(word.start, word.end) for word in (*reading.concepts.used, *reading.marks) if not word.text.startswith("公开")]
    return spans + [(organ.start, organ.end) for organ in reading.organs] + [(year.start, year.end) for year in reading.years]
