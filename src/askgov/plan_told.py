"""What cannot be looked up in tables, or is asked of several organs, with what the reports' prose may tell of it all the same."""

from datetime import date

from askgov.domain import Decline, PassageQuery, Plan, StatementQuery
from askgov.plan_passages import passages, told_by_organs
from askgov.plan_prose import NO_EXCLUSION, TABLES_ONLY, asks_text_too, of_the_tables
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.question.reading import Reading
from askgov.slots import resolve_organs, resolve_years
from askgov.stated import may_be_stated
from askgov.told_among import WHICH as WHICH_TELL

_NOT_COMPUTED = (TABLES_ONLY, NO_EXCLUSION)
_IN_PROSE_ONLY = "不在这些年报的表格里"  # of what no table counts
_NOT_DONE = "问题里要的计算或者排除没有做，上面是年报里与此有关的原文。"


def perhaps_told(planned: Plan, question: str, known: Catalogue, today: date) -> Plan:
    """The plan; of what is asked of several organs of a place, or cannot be computed, with the passages that may tell it.

    谁抱怨过人手紧, 最多几天给查出来，跟谁搭伙找, 平均几分钟.
    """
    refused = isinstance(planned, Decline) and (planned.message in _NOT_COMPUTED or _IN_PROSE_ONLY in planned.message)
    of_prose = isinstance(planned, StatementQuery | PassageQuery) and not planned.beside
    text_too = asks_text_too(question)
    stated = isinstance(planned, Decline) and planned.message == TABLES_ONLY and may_be_stated(question)
    odd = isinstance(planned, Decline) and planned.message == TABLES_ONLY
    if not (refused or of_prose) or not (WHICH_TELL.search(question) or text_too or stated or odd):
        return planned
    reading = read(question, known, today)
    odd = odd and bool(reading.residue) and not of_the_tables(reading) and reading.order.order in ("", "extreme")
    if (among := told_by_organs(reading, known)) is not None:
        return among
    if not isinstance(planned, Decline) or planned.message not in _NOT_COMPUTED:
        return planned
    looked_in = (_in_passages(reading, known) if text_too or odd else None) or (_as_stated(reading, known) if stated else None)
    return planned if looked_in is None else planned.model_copy(update={"told_in": looked_in})


def _in_passages(reading: Reading, known: Catalogue) -> PassageQuery | None:
    """The passages of one report that may answer, where no computation over lines of the tables is asked for."""
    ranked = reading.order.order or {"difference", "compare"} & set(reading.operators)
    of_text = reading.organs and reading.residue and not (reading.applicants or (ranked and reading.concepts.slots))
    looked_in = passages(reading, resolve_organs(reading, known, ()), known, None) if of_text else None
    if not isinstance(looked_in, PassageQuery) or not (looked_in.entities and looked_in.years):
        return None
    return looked_in.model_copy(update={"notes": (*looked_in.notes, _NOT_DONE)})


def _as_stated(reading: Reading, known: Catalogue) -> StatementQuery | None:
    """The sentence that states the average, the proportion or the extreme itself."""
    organs = resolve_organs(reading, known, ())
    ids = organs.ids or organs.within
    unclear = organs.ask is not None and reading.organs
    if unclear or reading.strangers or isinstance(resolve_years(reading, ids, known, reading.year_list), Decline):
        return None
    return StatementQuery(
        entities=ids, years=reading.year_list, terms=reading.words, question=reading.text, about=reading.about, fallback=TABLES_ONLY
    )
