"""Question → Plan: ids only, or a reasoned refusal.

The order of decisions: is it asked in this field at all; does it name figures of the tables, a figure of the prose, or a passage; whose
and of which year. A figure is planned only when every word of the question is explained: a leftover word may change what is asked.
"""

import re
from datetime import date
from decimal import Decimal

from askgov.carried_topic import with_topic
from askgov.computed_again import computed_again, in_words_of
from askgov.counterparts import no_counterparts
from askgov.domain import (
    ComputeQuery,
    Decline,
    FigureQuery,
    Operation,
    PassageQuery,
    Plan,
    StatementQuery,
)
from askgov.follow import (
    cut_short,
    goes_on,
    names_only,
    neighbouring_year,
    of_place,
    one_cell,
    ranked_again,
    resumed,
)  # fmt: skip
from askgov.group_told import with_told
from askgov.half_answers import never_half
from askgov.in_full import first_two_apart, in_full, of_the_first
from askgov.not_held import no_such_report
from askgov.open_turns import open_turn
from askgov.operations.holding import not_of_a_whole
from askgov.plan_check import checked_again
from askgov.plan_over_years import over_years
from askgov.plan_passages import passages
from askgov.plan_prose import statements
from askgov.plan_reading import planned_for
from askgov.plan_told import perhaps_told
from askgov.previous import entities_of, years_of
from askgov.question.denied import without_denial
from askgov.question.heard_names import heard_as
from askgov.question.normalise import normalise
from askgov.question.operators import numeral
from askgov.question.organs import Catalogue
from askgov.question.reader import read
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY, claim_of
from askgov.recall import PLACE, WINNER, recalled
from askgov.recalled_share import terms_of
from askgov.recalled_union import ALONE
from askgov.sessions import Turn
from askgov.slots import Organs, resolve_organs
from askgov.taxonomy.concepts import concept
from askgov.turn_in_words import in_its_words
from askgov.why import change_taken_for_granted, why_alone

_PETITION, _FORM_OF_2019 = "requests.not_processed.petition", 2019
_BETWEEN = re.compile(r"[,，;；。?？+＋](?:\s*(?:另外|还有|以及|同时|同年|再|又|此外|顺便))*|(?:另外|还有|以及)(?=[^,，;；。?？]{2,})")
# 新收多少以及存在什么问题: a number and a text are asked for at once
_TEXT_TOO = re.compile(
    r"(?:存在|有)(?:着)?(?:什么|哪些|啥)(?:主要)?的?(?:问题|不足|困难)|(?:什么|哪些)(?:措施|问题|不足|做法)|存在的(?:主要)?问题"
)
_WHY_TOO = re.compile(
    r"[,，。?？]+\s*(?=(?:那|那么|可|又|怎么|咋|数量|件数|[^,，。?？\d]{0,8}|比[^,，。?？]{2,14}的那些)?(?:是)?(?:为什么|为何|为啥|什么原因|何以|怎么会))"
)
_NUMBER_AND_TEXT = "问题里既问了数字，又问了文字。请分开问：先问数字，再问存在的问题或措施。"
_CLAIMED = re.compile(r"(?:对吧|对吗|对不对|是吗|是吧|没错吧)[?？]?$")
_CLAIM_UNREAD = "没有听懂要核对的是哪个数。请写明机关、年度、指标和要核对的数，例如：某县教育局2024年新收23件，对吗？"
_YEAR_BEFORE = re.compile(r"上一?年度?(?=的?呢[?？]?$)")
_NOTHING_MORE = re.compile(r"(?:呢|是多少|多少|有多少)?[?？]?")
_PART = re.compile(r"^(?:那么?)?占")  # 占全县多少, after which is the most
_UNSETTLED = "前面的问题还没有定下来，请把机关、年度和要问的事写完整再问。"


def plan(question: str, known: Catalogue, today: date, before: Turn | None = None) -> tuple[str, Plan]:
    """The question as a whole, and its plan. ``before`` is the turn before in the same session, None for a first question."""
    whole, planned = _plan(question, known, today, before or Turn())
    if isinstance(planned, FigureQuery | ComputeQuery) and planned.why is None and _TEXT_TOO.search(question):
        planned = Decline(reason="ambiguous", message=_NUMBER_AND_TEXT)
    planned = never_half(planned, question)
    planned = _with_its_own_reason(not_of_a_whole(planned, question, known) or planned)
    return whole, perhaps_told(planned, whole, known, today)


def _with_its_own_reason(planned: Plan) -> Plan:
    """The plan whose reason is looked for in the report of its figure: 2022年呢, after 2023年申请量为什么上升."""
    if isinstance(planned, FigureQuery) and planned.why is not None:
        return planned.model_copy(update={"why": _of_report(planned.why, planned.entities, planned.years)})
    if isinstance(planned, ComputeQuery) and planned.why is not None:
        entities = tuple(dict.fromkeys(term.entity for term in planned.terms))
        years = tuple(dict.fromkeys(term.year for term in planned.terms))
        return planned.model_copy(update={"why": _of_report(planned.why, entities, years)})
    return planned


def _of_report(why: PassageQuery, entities: tuple[str, ...], years: tuple[int, ...]) -> PassageQuery:
    return why.model_copy(update={"entities": entities, "years": years, "wider": (), "beside": ()})


def _plan(question: str, known: Catalogue, today: date, before: Turn) -> tuple[str, Plan]:
    if (positive := without_denial(question)) is not None and (zero := _none_claimed(plan(positive, known, today, before)[1])) is not None:
        return question, zero
    near = entities_of(before.plan), years_of(before.plan)
    if (again := computed_again(normalise(question), before)) is not None:
        return in_words_of(again, question, known) if isinstance(again, ComputeQuery) else question, again
    if before.ranked and (full := first_two_apart(of_the_first(question, before.ranked, known), before, known)) != question:
        return plan(full, known, today)
    question = of_place(in_full(question, before, near[1], known), before.plan)
    if len(near[1]) == 1:  # 政府办上年的呢: before the year spoken of, not before this one
        question = _YEAR_BEFORE.sub(f"{near[1][0] - 1}年", question)
    reading = read(question, known, today, *near)
    if (year := neighbouring_year(reading.text, years_of(before.plan))) is not None:
        reading = read(f"{year}年", known, today)
    if before.checked is not None and (again := checked_again(before.checked, reading, known)) is not None:
        return question, again
    if "reason" in reading.asks and (claimed := _claim_and_reason(reading, known, today, before.plan)) is not None:
        return question, _said_of_names(claimed, reading)
    if "reason" in reading.asks and (changed := _why_changed(reading, known, today, before.plan)) is not None:
        return question, _said_of_names(changed, reading)
    if isinstance(before.plan, FigureQuery | ComputeQuery) and not before.unsettled and why_alone(reading.text):
        return plan(_reason_of(before.plan, known), known, today)
    if before.pending and names_only(reading):
        return plan(resumed(read(before.pending, known, today), reading), known, today, before.model_copy(update={"pending": ""}))
    if goes_on(reading) and before.unsettled and not _is_whole(reading, known):
        return question, Decline(reason="ambiguous", message=_UNSETTLED, options=before.options)
    ranking = _of_the_ranking(question, reading, known, today, before)
    if not isinstance(ranking, Turn):
        return ranking
    before = ranking
    complete = reading.concepts.slots and reading.years and (reading.organs or reading.group)
    if not complete and (still_open := open_turn(reading, before)) is not None:
        return question, still_open
    if isinstance(before.plan, ComputeQuery) and not before.unsettled and (cell := one_cell(before.plan, reading)) is not None:
        return question, _said_of_names(planned_for(reading, known, cell), reading)
    if (of_figures := _from_figures_before(question, reading, known, today, before)) is not None:
        return of_figures
    lacking = no_counterparts(reading, known, near[0]) if not before.unsettled and goes_on(reading) else None
    if lacking is not None:
        return question, lacking
    if isinstance(before.plan, ComputeQuery) and goes_on(reading):
        ids = resolve_organs(reading, known, entities_of(before.plan)).ids if reading.organs else ()
        if (another := ranked_again(before.plan, reading, ids)) is not None:
            return in_its_words(another, reading, known, today, before), another
    if goes_on(reading) and _resumed_by_text(reading, before) and before.plan is not None and before.question:
        question = resumed(read(before.question, known, today), reading)
        whole = read(question, known, today, *near)
        gone_on = planned_for(whole, known, None if whole.organs or whole.group else before.plan)
        return question, cut_short(gone_on, reading, before.plan) or _said_of_names(gone_on, whole)
    return question, with_topic(_by_itself(reading, known, today, before), reading, before)


def _from_figures_before(question: str, reading: Reading, known: Catalogue, today: date, before: Turn) -> tuple[str, Plan] | None:
    """What a turn asks of the figures before it (占办结的多少, 哪年最多, 再加上结转呢); None for any other turn."""
    if before.plan is None or before.unsettled:
        return None
    named = resolve_organs(reading, known, entities_of(before.plan)) if reading.organs else Organs()
    again = recalled(reading, before.plan, before.recent, named.ids) if named.ask is None else None
    if isinstance(again, ComputeQuery) and isinstance(before.plan, ComputeQuery):
        return in_its_words(again, reading, known, today, before) or question, again
    return (question, again) if again is not None else None


def _resumed_by_text(reading: Reading, before: Turn) -> bool:
    """Whether a turn that goes on changes words of the question before, and not only slots of its plan."""
    by_text = isinstance(before.plan, ComputeQuery | PassageQuery) or (
        isinstance(before.plan, StatementQuery) and bool(before.plan.subjects)
    )
    by_text = by_text or (bool(reading.operators or reading.order.order) and not (reading.concepts.slots or reading.organs))
    listed = isinstance(before.plan, FigureQuery) and before.plan.operation is Operation.LIST
    return by_text and not (listed and bool(reading.order.order))


def _of_the_ranking(question: str, reading: Reading, known: Catalogue, today: date, before: Turn) -> tuple[str, Plan] | Turn:
    """第二名的新收, 它占全县的几成: the answer of a turn that speaks of the ranking before, or the turn that it goes on from."""
    if before.ranked and (match := PLACE.match(reading.text)) is not None and (again := _of_place(reading, match, before)) is not None:
        return question, again
    of_share = "share" in reading.operators  # 第一名占全县多少, 它占全县的几成
    if before.ranked and match is not None and (reading.concepts.slots or reading.applicants or of_share):
        placed = dict(before.ranked).get(numeral(match["n"]))
        if placed is None or (reading.organs and not of_share) or reading.years:
            return question, ALONE
        return plan(reading.text[match.end() :], known, today, Turn(plan=placed, question=before.question, recent=(placed,)))
    if before.winner is not None and (of_share or not reading.organs) and (WINNER.search(reading.text) or _PART.match(reading.text)):
        return Turn(plan=before.winner, question=before.question, recent=(before.winner,))
    if before.ranked and of_share and isinstance(before.plan, ComputeQuery):
        return question, ALONE  # 各占全县多少
    return before


def _by_itself(reading: Reading, known: Catalogue, today: date, before: Turn) -> Plan:
    """The plan of a question that stands by itself, or goes on from the figures before by naming slots."""
    if heard_as(reading.strangers, known):
        return no_such_report(reading.strangers, known, reading.text)
    reading = _in_the_year_told(reading, before, known, today)
    planned = with_told(planned_for(reading, known, before.plan), reading, known)
    if (cut := cut_short(planned, reading, before.plan)) is not None:
        return cut
    if (
        isinstance(planned, PassageQuery)
        and reading.concepts.slots
        and not {"manner", "reason"} & set(reading.asks)
        and _CLAIMED.search(reading.text)
    ):
        return Decline(reason="ambiguous", message=_CLAIM_UNREAD)
    if isinstance(planned, StatementQuery) and reading.concepts.slots and (both := _of_tables_and_prose(reading, known, today)) is not None:
        planned = both
    if (of_each := over_years(reading, planned, known, lambda text: planned_for(read(text, known, today), known, None))) is not None:
        planned = of_each
    return _said_of_names(planned, reading)


def _in_the_year_told(reading: Reading, before: Turn, known: Catalogue, today: date) -> Reading:
    """那信息处理费呢 after what one report's text tells: of the same report."""
    told = before.plan
    named = reading.organs or reading.strangers or reading.group is not None or reading.years or not reading.concepts.slots
    if named or before.unsettled or not isinstance(told, StatementQuery | PassageQuery) or not told.entities or len(told.years) != 1:
        return reading
    return read(f"{told.years[0]}年{reading.text}", known, today)


def _of_place(reading: Reading, match: re.Match[str], before: Turn) -> Plan | None:
    """第三名呢 after 第二名的新收: the same figure of the one in that place; None for any other turn."""
    if not isinstance(before.plan, FigureQuery) or _NOTHING_MORE.fullmatch(reading.text, match.end()) is None:
        return None
    placed = dict(before.ranked).get(numeral(match["n"]))
    return ALONE if placed is None else before.plan.model_copy(update={"entities": placed.entities, "years": placed.years, "claim": None})


def _reason_of(before: FigureQuery | ComputeQuery, known: Catalogue) -> str:
    """The whole question for the reason of the figures before: 为什么, after 处罚多少."""
    terms = before.terms if isinstance(before, ComputeQuery) else terms_of(before)
    organs = "、".join(dict.fromkeys(known.entities[term.entity].name for term in terms))
    lines = "、".join(dict.fromkeys(concept(term.concept).short for term in terms))
    return f"{organs}{max(term.year for term in terms)}年{lines}是什么原因"


def _claim_and_reason(reading: Reading, known: Catalogue, today: date, before: Plan | None) -> FigureQuery | None:
    """全市新收申请不是1300件吗，为什么这么多: the claim is held against the figure first; then the reason is looked for."""
    parts = _WHY_TOO.split(reading.text, maxsplit=1)
    claimed = parts[0] if claim_of(parts[0]) is not None else f"{parts[0]}，对吗"  # 新收了153件，… 是什么原因
    if len(parts) != 2 or claim_of(claimed) is None:
        return None
    planned = planned_for(read(claimed, known, today), known, before)
    reason = passages(reading, Organs(entities_of(planned)), known, None)
    if not isinstance(planned, FigureQuery) or planned.claim is None or not isinstance(reason, PassageQuery):
        return None
    return planned.model_copy(update={"why": reason})


def _why_changed(reading: Reading, known: Catalogue, today: date, before: Plan | None) -> ComputeQuery | None:
    """为什么比2023年减少了: by how much it changed, and what the report says of it; None where no single change is asked about."""
    if (taken := change_taken_for_granted(reading.text)) is None:
        return None
    plain, way = taken
    planned = planned_for(read(plain, known, today), known, before)
    if not isinstance(planned, ComputeQuery) or planned.operation is not Operation.DIFFERENCE or len(planned.terms) != 1 or planned.group:
        return None
    term = planned.terms[0]
    why = passages(reading, Organs((term.entity,)), known, None)
    if not isinstance(why, PassageQuery):
        return None
    return planned.model_copy(update={"assumed": way, "why": why.model_copy(update={"years": (term.year,)})})


def _none_claimed(planned: Plan) -> FigureQuery | None:
    """The one cell that a question claims to be zero; None where it is not one cell."""
    if not isinstance(planned, FigureQuery) or planned.beside is not None:
        return None
    cells = len(planned.entities) * len(planned.years) * len(planned.concepts) * len(planned.applicants)
    return planned.model_copy(update={"claim": Decimal(0)}) if cells == 1 else None


def _of_tables_and_prose(reading: Reading, known: Catalogue, today: date) -> FigureQuery | None:
    """批了多少件许可，又抽查了几个直播间: one clause asks for lines of the tables, the other for a figure of the same report's prose."""
    for match in _BETWEEN.finditer(reading.text):
        parts = reading.text[: match.start()], reading.text[match.end() :]
        for one, other in (parts, parts[::-1]):
            if not (HOW_MANY.search(one) and HOW_MANY.search(other)):
                continue
            cells, prose = read(one, known, today), read(other, known, today)
            beside = (
                prose.organs or prose.years or prose.strangers or prose.operators or prose.order.order or prose.group or prose.applicants
            )
            if beside or not prose.residue or cells.residue or cells.strangers or not cells.concepts.slots:
                continue
            planned = planned_for(cells, known, None)
            if isinstance(planned, FigureQuery) and planned.beside is None:
                told = statements(prose, Organs(planned.entities), known, planned)
                return planned.model_copy(update={"beside": told}) if isinstance(told, StatementQuery) else None
    return None


def _said_of_names(planned: Plan, reading: Reading) -> Plan:
    """The plan with a note on each name of an organ that was taken by its sound, or as one of several."""
    notes = (
        *(f"没有叫“{typed}”的机关，按{'读音' if len(typed) == len(meant) else '简称'}理解为“{meant}”。" for typed, meant in reading.heard),
        *reading.taken,
    )
    if not notes or not isinstance(planned, FigureQuery | ComputeQuery | StatementQuery | PassageQuery):
        return planned
    return planned.model_copy(update={"notes": (*notes, *planned.notes)})


def _is_whole(reading: Reading, known: Catalogue) -> bool:
    """Whether a question stands by itself."""
    named = bool(reading.organs) or len(known.entities) == 1
    return named and bool(reading.concepts.slots)
