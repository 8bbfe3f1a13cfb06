"""What a question that was not understood as a whole may be asking for: the plain figure of the lines, organ and year that it names.

Words that nothing explains may narrow a figure down, so it is never given for them; it is offered as a question of its own.
"""

import re
from datetime import date

from askgov.domain import Answer, Applicant, FigureQuery, Option, Status
from askgov.plan import plan
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.concepts import concept

_LEFT_OUT = re.compile(r"不|没|未|除|非|别|无(?!法提供)")
_MOST_LINES = 3
_OFFERED = "如果问的就是下面这个数，请点它，或者回复“是”。"


def with_offer(answer: Answer, question: str, known: Catalogue, today: date) -> Answer:
    """The answer; one that found nothing for words it did not understand, with the plain figure offered."""
    if answer.status is not Status.NOT_FOUND or answer.options:
        return answer
    option = plain_figure(question, known, today)
    if option is None:
        return answer
    return answer.model_copy(update={"text": f"{answer.text}\n{_OFFERED}", "options": (option,)})


def plain_figure(question: str, known: Catalogue, today: date) -> Option | None:
    """The question for the figures that are named, without the words that were not understood; None where they are not plainly named."""
    reading = read(question, known, today)
    slots = reading.concepts.slots
    lines = tuple(dict.fromkeys(slot.default for slot in slots if slot.default))
    columns = tuple(dict.fromkeys(reading.applicants))
    ids = {id_ for mention in reading.organs for id_ in mention.candidates}
    computed = reading.operators or reading.order.order or reading.order.threshold or reading.group or reading.excluded.spans
    unclear = reading.strangers or reading.negated or reading.absent or reading.part_of_year or computed or "loose" in columns
    unclear = unclear or any(_LEFT_OUT.search(word) for word in reading.residue)  # 不算夜猫子
    if not reading.residue or unclear or len(ids) != 1 or len(reading.year_list) != 1:
        return None
    if not 0 < len(lines) <= _MOST_LINES or len(lines) != len({slot.candidates for slot in slots}) or len(columns) > 1:
        return None
    if any(concept(id_).prose for id_ in lines) or (columns and not all(concept(id_).applicant_dimension for id_ in lines)):
        return None
    (organ,) = ids
    of_column = f"（{applicants()[Applicant(columns[0])].label}）" if columns else ""
    asked = f"{known.entities[organ].name}{reading.year_list[0]}年{'、'.join(concept(id_).short for id_ in lines)}{of_column}"
    planned = plan(asked, known, today)[1]
    if not isinstance(planned, FigureQuery) or (planned.entities, planned.years) != ((organ,), reading.year_list):
        return None
    return Option(label=asked, question=asked) if set(planned.concepts) == set(lines) else None
