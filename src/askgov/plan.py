"""Question → Plan: ids only, or a reasoned refusal.

The order of decisions: is it asked in this field at all; does it name figures of the tables, a figure of the prose, or a passage; whose
and of which year. A figure is planned only when every word of the question is explained: a leftover word may change what is asked.
"""

import itertools
import re
from collections.abc import Sequence
from datetime import date

from askgov.aspects import columns_of, in_tables, scope_of, which_concept
from askgov.domain import (
    Applicant,
    ComputeQuery,
    Decline,
    DefinitionQuery,
    FigureQuery,
    Operation,
    PassageQuery,
    Plan,
    StatementQuery,
)
from askgov.follow import goes_on, neighbouring_year, resumed
from askgov.operations.asking import plan_computation
from askgov.question.concepts import Slot, settle, with_sum
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading, read
from askgov.question.residue import claim_of
from askgov.sessions import Turn
from askgov.slots import Organs, ask_which_organ, ask_within, no_such_report, resolve_organs, resolve_years
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.facts import facts_asked

_SUBJECT_MATTER = (
    "本系统只回答政府信息公开工作年度报告里的内容：申请、公开、复议、诉讼、许可、处罚、收费等数字，以及正文所写的做法、问题和措施。"
)
_HOW_MANY = re.compile(r"多少|(?<!哪)几|总数|数量|合计|总共|一共|共计")
_SUM = re.compile(r"合计|加起来|总共|一共|共计|之和|加上|都算上|累计|总量|总和|加总|共(?=多少|几)|(?<!增)加(?=[\u4e00-\u9fff])")
_SUM_AS_WELL = re.compile(r"合计|加起来|之和")
_SOURCE_AGAIN = re.compile(
    r"^(?:你)?(?:这个?|该|上面的?|刚才的?|它|那个?)?(?:数字?|数据|结果|答案)?(?:是)?(?:出自|来自|来源|出处|依据|在哪|从哪|哪一页|哪里来|怎么来|你?确定|准确?吗|可靠吗|真的吗)"
)
_WHICH_ARE = re.compile(r"(?:指的?|包括|包含|都?有|都?是|分别是)(?:哪些|哪几[种类项个]|什么|啥)[?？]?$")
_MONEY_ASKED = re.compile(
    r"(?:多少|几)(?:个)?(?P<unit>亿元?|万元?|元|块钱?)|(?:换算|折合|折算|合)(?:成|为)?(?:多少)?(?P<to>亿元?|万元?|元)|(?:是|为)(?:几|多少)(?P<of>亿|万|元)"
)
_TOTAL_AGAIN = re.compile(r"^(?:那么?)?(?:总数|总的|总共|一共|总计|合计|全部|全部的|总量)(?:的)?(?:是多少|多少|有多少|呢)?[?？]?$")
_FEW = 3
_AND = re.compile(r"[和与及、]")
_EACH = re.compile(r"各|分别")
_UNSETTLED = "前面的问题还没有定下来，请把机关、年度和要问的事写完整再问。"
_TABLES_ONLY = (
    "排名、占比、平均、趋势这样的计算只能用报告表格里的数字来做，问题里有的词在表格里对不上，因此没有算。"
    "请用表格里的说法再问，例如：各部门2024年行政处罚从多到少。"
)
LOOSE_NOTE = "群众、老百姓这样的词按表中的“自然人”列理解；全部申请人的数字在“总计”列。"


def plan(question: str, known: Catalogue, today: date, before: Turn | None = None) -> tuple[str, Plan]:
    """The question as a whole, and its plan. ``before`` is the turn before in the same session, None for a first question."""
    before = before or Turn()
    reading = read(question, known, today)
    if (year := neighbouring_year(reading.text, _years_of(before.plan))) is not None:
        reading = read(f"{year}年", known, today)
    if goes_on(reading) and before.unsettled and not _is_whole(reading, known):
        return question, Decline(reason="ambiguous", message=_UNSETTLED, options=before.options)
    by_text = isinstance(before.plan, ComputeQuery | PassageQuery) or (isinstance(before.plan, StatementQuery) and before.plan.subjects)
    by_text = by_text or (bool(reading.operators or reading.order.order) and not (reading.concepts.slots or reading.organs))
    if goes_on(reading) and by_text and before.plan is not None and before.question:
        question = resumed(read(before.question, known, today), reading)
        return question, _planned(read(question, known, today), known, None)
    return question, _planned(reading, known, before.plan)


def _is_whole(reading: Reading, known: Catalogue) -> bool:
    """Whether a question stands by itself."""
    named = bool(reading.organs) or len(known.entities) == 1
    return named and bool(reading.concepts.slots)


def _entities_of(previous: Plan | None) -> tuple[str, ...]:
    match previous:
        case FigureQuery() | StatementQuery() | PassageQuery():
            return previous.entities
        case ComputeQuery():
            return tuple(dict.fromkeys(term.entity for term in previous.terms)) if not previous.group else ()
        case _:
            return ()


def _years_of(previous: Plan | None) -> tuple[int, ...]:
    match previous:
        case FigureQuery() | StatementQuery() | PassageQuery():
            return previous.years
        case ComputeQuery():
            return tuple(sorted({term.year for term in previous.terms}))
        case _:
            return ()


def _planned(reading: Reading, known: Catalogue, previous: Plan | None) -> Plan:
    if not reading.text.strip():
        return Decline(reason="ambiguous", message="请输入问题，例如：某县教育局去年收到多少件信息公开申请？")
    if reading.elsewhere or _asks_for_procedure(reading) or _small_talk(reading):
        return out_of_scope()
    before = previous if isinstance(previous, FigureQuery) else None
    organs = resolve_organs(reading, known, _entities_of(previous) if reading.group is None else ())
    general = not reading.organs and not reading.years and not reading.strangers
    if general and (known_facts := facts_asked(reading.text)):
        return DefinitionQuery(facts=known_facts)
    if general and reading.concepts.slots and ("meaning" in reading.asks or _WHICH_ARE.search(reading.text)):
        return DefinitionQuery(concepts=tuple(slot.default or slot.candidates[0] for slot in reading.concepts.slots))
    if organs.ask is not None:
        return organs.ask
    if before is not None and _SOURCE_AGAIN.match(reading.text):
        return before
    if before is not None and _TOTAL_AGAIN.match(reading.text):
        return before.model_copy(update={"applicants": (Applicant.TOTAL,), "operation": Operation.VALUE})
    if isinstance(previous, StatementQuery) and _names_only_whose(reading):
        return _statement_again(previous, reading, organs, known)
    if (computed := plan_computation(reading, organs, known, before)) is not None:
        return computed
    if _asks_for_text(reading):
        return _passages(reading, organs, known, previous)
    if not (reading.absent or reading.strangers or reading.residue) and (reading.concepts.slots or (before and _follows(reading))):
        return _figures(reading, organs, known, before)
    return _statements(reading, organs, known, before) if _wants_number(reading) else _passages(reading, organs, known, previous)


def _asks_for_procedure(reading: Reading) -> bool:
    """How to file an application: a matter for the organ, not for its report."""
    slots = reading.concepts.slots
    only_generic = all(slot.weak for slot in slots) and (bool(slots) or "申请" in reading.text)
    return (
        "manner" in reading.asks
        and only_generic
        and "number" not in reading.asks
        and not (reading.residue or reading.years or reading.sections)
    )


def _small_talk(reading: Reading) -> bool:
    """谢谢, 你好, ???: nothing that a report could answer."""
    named = reading.organs or reading.strangers or reading.years or reading.concepts.slots or reading.applicants or reading.sections
    content = [word for word in reading.residue if any("\u4e00" <= char <= "\u9fff" for char in word)]
    return not named and not content and ("greeting" in reading.asks or not reading.asks)


def _wants_number(reading: Reading) -> bool:
    named = reading.concepts.slots or reading.absent or reading.operators
    return bool(reading.counters or named) or _HOW_MANY.search(reading.text) is not None


def _asks_for_text(reading: Reading) -> bool:
    """How and why questions; what-questions that name no figure."""
    if "reason" in reading.asks:
        return True
    if "manner" not in reading.asks or "number" in reading.asks or reading.counter:
        return False
    return not reading.concepts.slots or bool(reading.residue or reading.sections)


def _follows(reading: Reading) -> bool:
    """A turn that names a slot but no figure continues the turn before: 那2022年呢, 换成教育局, 只看企业."""
    return not reading.residue and bool(reading.years or reading.organs or reading.applicants)


def _names_only_whose(reading: Reading) -> bool:
    """宿豫区呢, 2022年呢: another organ or year, nothing else."""
    unnamed = not (reading.concepts.slots or reading.residue or reading.absent or reading.operators or reading.sections)
    return unnamed and bool(reading.strangers or reading.organs or reading.years)


def _statement_again(previous: StatementQuery, reading: Reading, organs: Organs, known: Catalogue) -> Plan:
    """The prose figure of the turn before, of another organ or year."""
    ids = organs.ids or organs.within or previous.entities
    years = reading.year_list or previous.years
    if ids and years and isinstance(checked := resolve_years(reading, ids, known, years), Decline):
        return checked
    fallback = _fallback(reading, known) if reading.strangers else previous.fallback
    return previous.model_copy(update={"entities": ids, "years": years, "subjects": reading.strangers, "fallback": fallback})


def _figures(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None) -> Plan:
    if reading.part_of_year:
        return Decline(reason="no_figure", message="年报按整年统计，没有分月、分季度或上下半年的数字。")
    if organs.within and not organs.ids:
        return ask_within(reading, organs, known)
    if not organs.ids:
        return ask_which_organ(reading, known)
    years = resolve_years(reading, organs.ids, known, before.years if before and not reading.years else ())
    if isinstance(years, Decline):
        return years
    formats = [format_ for id_ in organs.ids for year in years for format_ in known.formats.get((id_, year), ())]
    concepts: list[str] = [] if reading.concepts.slots or before is None else list(before.concepts)
    for slot in reading.concepts.slots:
        settled = settle(slot, formats, before.concepts if before and not reading.organs else (), reading.counters)
        if not settled:
            return which_concept(reading, slot)
        if len({in_tables(id_, formats) for id_ in settled}) > 1:
            if len(reading.concepts.slots) == 1:
                return which_concept(reading, slot)
            settled = tuple(id_ for id_ in settled if in_tables(id_, formats))  # 许可、处罚和收费: of the same table
        concepts += [id_ for id_ in settled if id_ not in concepts]
    in_prose_since = all(concept(id_).prose or concept(id_).table == "1" for id_ in concepts)  # what the table of 2018 counted
    if in_prose_since and concepts and not any(in_tables(id_, formats) for id_ in concepts):
        return _statements(reading, organs, known, before, _not_in_tables(organs, years, concepts, known))
    concepts = list(with_sum(_without_own_group(concepts, reading), reading.text))
    apart = [id_ for id_ in concepts if concept(id_).prose and not in_tables(id_, formats)]
    concepts = [id_ for id_ in concepts if id_ not in apart]
    columns = columns_of(reading, concepts, before)
    if isinstance(columns, Decline):
        return columns
    scope = scope_of(reading, organs.ids, years, known)
    if isinstance(scope, Decline):
        return scope
    several = len(organs.ids) * len(years) * len(concepts) * len(columns) > 1
    return FigureQuery(
        operation=Operation.LIST if several else Operation.VALUE,
        entities=organs.ids, years=years, concepts=tuple(concepts), applicants=columns, scope=scope,
        notes=(*_notes(reading, concepts, columns), *(f"“{concept(id_).label}”不在表格里，只可能写在正文中，请单独问。" for id_ in apart)),
        total=several and _asks_total(reading, concepts), claim=claim_of(reading.text), unit=_money_unit(reading.text),
    )  # fmt: skip


def _money_unit(text: str) -> str:
    """The unit of money asked for: 多少亿, 换算成元, 几块钱; "" without one."""
    match = _MONEY_ASKED.search(text)
    word = (match["unit"] or match["to"] or match["of"]) if match else ""
    return {"亿": "亿元", "万": "万元", "块": "元", "元": "元"}.get(word[:1], "")


def _asks_total(reading: Reading, concepts: Sequence[str]) -> bool:
    """三年合计, 复议和诉讼一共: a sum of what is listed. Stocks are not summed over years, nor a line with its parts."""
    asked = _SUM.search(reading.text) if not _EACH.search(reading.text) else _SUM_AS_WELL.search(reading.text)
    nested = any(part in concepts for id_ in concepts for part in concept(id_).parts)
    same_unit = len({concept(id_).unit for id_ in concepts}) == 1
    return asked is not None and not nested and same_unit and all(concept(id_).additive for id_ in concepts)


def _notes(reading: Reading, concepts: Sequence[str], columns: Sequence[Applicant]) -> tuple[str, ...]:
    """How everyday words were taken."""
    notes = [slot.note for slot in reading.concepts.slots if slot.note and slot.default in concepts]
    if "loose" in reading.applicants and Applicant.NATURAL_PERSON in columns:
        notes.append(LOOSE_NOTE)
    return tuple(dict.fromkeys(notes))


def _without_own_group(concepts: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """涉及国家秘密不予公开的: the group that a line is named with is not asked for itself. 予以公开和部分公开各多少 asks for both."""
    if (
        _EACH.search(reading.text)
        and len(concepts) == 1
        and 2 <= len(parts := concept(concepts[0]).parts) <= _FEW
        and _AND.search(reading.text)
    ):
        return parts
    between = [
        reading.text[one.end : other.start]
        for one, other in itertools.pairwise(sorted(reading.concepts.slots, key=lambda slot: slot.start))
    ]
    apart = any(re.search(r"多少|几|[,，、和与及]", words) for words in between)
    return tuple(id_ for id_ in concepts if apart or not set(concept(id_).parts) & set(concepts))


def _not_in_tables(organs: Organs, years: Sequence[int], concepts: Sequence[str], known: Catalogue) -> str:
    """What to say of lines that these years' tables do not have, when the prose does not give them either."""
    who = "、".join(f"{known.entities[id_].name}{year}年" for id_ in organs.ids for year in years if year in known.years[id_])
    what = "、".join(f"“{concept(id_).label}”" for id_ in concepts)
    return f"{who}的年报表格里没有{what}这一项，正文里也没有找到，因此没有这个数字。"


def _statements(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None, fallback: str = "") -> Plan:
    """A figure in prose. An organ without a report may still be spoken of in another's: 全市3607件（泗洪县874件…）."""
    ids = organs.ids or organs.within
    years = reading.year_list or (before.years if before else ())
    if ids and years:
        checked = resolve_years(reading, ids, known, years)
        if isinstance(checked, Decline):
            return checked
    prose = tuple(id_ for id_ in reading.concepts.ids if concept(id_).prose)
    if reading.order.order or reading.order.threshold or set(reading.operators) - {"growth", "difference", "rate"}:
        return Decline(reason="unsupported", message=_TABLES_ONLY)
    if reading.part_of_year and not reading.residue:
        return Decline(reason="no_figure", message="年报按整年统计，没有分月、分季度或上下半年的数字。")
    if reading.negated and reading.concepts.slots and not fallback:
        return Decline(reason="no_figure", message="问题里有“不”“除了”这样的排除条件，目前还不能按排除条件计算。可以直接问要的那个数字。")
    if not (reading.words or reading.strangers):
        return ask_which_organ(reading, known) if not ids else Decline(reason="no_figure", message="报告中没有这个数字。")
    growth = bool({"growth", "difference"} & set(reading.operators))
    return StatementQuery(
        entities=ids, years=years, terms=reading.words, others=_others(reading, prose), concepts=prose,
        must=reading.residue if any(_names_a_line(slot) for slot in reading.concepts.slots) else (),
        labels=tuple(word for id_ in prose for word in (concept(id_).short, *concept(id_).aliases)),
        wider=_wider(reading, ids, known), about=reading.about, subjects=reading.strangers,
        counter=reading.counter, counters=reading.counters,
        growth=growth, number=bool(reading.counters or (reading.strangers and reading.concepts.slots)) or (not growth and _HOW_MANY.search(reading.text) is not None),
        question=reading.text, fallback=fallback or _fallback(reading, known),
    )  # fmt: skip


def _names_a_line(slot: Slot) -> bool:
    """Whether a word surely names a line of the tables."""
    return slot.decided and not slot.generic and not concept(slot.candidates[0]).prose


def _wider(reading: Reading, ids: Sequence[str], known: Catalogue) -> tuple[str, ...]:
    """The other organs of a place, when the question names just the place."""
    places = {mention.place for mention in reading.organs if mention.place and mention.known and set(mention.candidates) <= set(ids)}
    return tuple(id_ for place in sorted(places) for id_ in known.in_place(place) if id_ not in ids)


def _others(reading: Reading, prose: Sequence[str]) -> tuple[str, ...]:
    """The words besides those that name a concept of prose."""
    named = {slot.word for slot in reading.concepts.slots if set(slot.candidates) & set(prose)}
    return tuple(word for word in reading.words if word not in named)


def _fallback(reading: Reading, known: Catalogue) -> str:
    if reading.strangers:
        return no_such_report(reading.strangers, known).message
    if reading.absent:
        return reading.absent[0]
    return "报告里没有找到这个数字。"


def _passages(reading: Reading, organs: Organs, known: Catalogue, previous: Plan | None) -> Plan:
    ids = organs.ids or organs.within
    years = reading.year_list or (_years_of(previous) if organs.inherited else ())
    if ids and reading.years:
        checked = resolve_years(reading, ids, known, ())
        if isinstance(checked, Decline):
            return checked
    if not (ids or reading.words or reading.strangers) and len(known.entities) > 1:
        return ask_which_organ(reading, known)
    on_topic = bool(
        reading.organs
        or reading.strangers
        or reading.concepts.slots
        or reading.sections
        or "公开" in reading.text
        or "年报" in reading.text
    )
    return PassageQuery(
        entities=ids, years=years, section=reading.sections[0] if reading.sections else None, terms=reading.words,
        subjects=reading.strangers, question=reading.text, about=reading.about, on_topic=on_topic, wider=_wider(reading, ids, known),
        fallback=no_such_report(reading.strangers, known).message if reading.strangers else "",
    )  # fmt: skip


def out_of_scope() -> Decline:
    """What to say to a question that is not about the reports."""
    return Decline(reason="out_of_scope", message=_SUBJECT_MATTER)
