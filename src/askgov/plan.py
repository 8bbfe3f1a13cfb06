"""Question → Plan: ids only, or a reasoned refusal.

The order of decisions: is it asked in this field at all; does it name figures of the tables, a figure of the prose, or a passage; whose
and of which year. A figure is planned only when every word of the question is explained: a leftover word may change what is asked.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from askgov.domain import (
    Applicant,
    Decline,
    DefinitionQuery,
    FigureQuery,
    Operation,
    Option,
    PassageQuery,
    Plan,
    Scope,
    StatementQuery,
)
from askgov.domain.vocabulary import Format
from askgov.question.concepts import Slot, settle, with_sum
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading, read
from askgov.slots import Organs, ask_which_organ, ask_within, no_such_report, resolve_organs, resolve_years
from askgov.taxonomy.concepts import concept

_SUBJECT_MATTER = (
    "本系统只回答政府信息公开工作年度报告里的内容：申请、公开、复议、诉讼、许可、处罚、收费等数字，以及正文所写的做法、问题和措施。"
)
_HOW_MANY = re.compile(r"多少|(?<!哪)几|总数|数量|合计|总共|一共|共计")
_SUM = re.compile(r"合计|加起来|总共|一共|共计|之和|加上|都算上|累计|总量|共(?=多少|几)|(?<!增)加(?=[\u4e00-\u9fff])")
_SUM_AS_WELL = re.compile(r"合计|加起来|之和")
_EACH = re.compile(r"各|分别")
_ALL = re.compile(r"全部的|所有的|所有人|总的|全体")
_STATED = frozenset({"growth", "difference", "rate"})  # what the prose may state by itself
LOOSE_NOTE = "群众、老百姓这样的词按表中的“自然人”列理解；全部申请人的数字在“总计”列。"
_NOT_YET = {
    "trend": "变化趋势", "difference": "增减差额", "growth": "增长率", "share": "占比", "rate": "比率", "average": "平均数", "rank": "排名",
    "extreme": "最多最少", "count": "单位计数", "threshold": "按数值筛选", "compare": "比较", "check": "核对",
}  # fmt: skip


def plan(question: str, known: Catalogue, today: date, previous: Plan | None = None) -> Plan:
    """Plan a question; ``previous`` is the plan of the turn before in the same session, None for a first question."""
    reading = read(question, known, today)
    if not reading.text.strip():
        return Decline(reason="ambiguous", message="请输入问题，例如：某县教育局去年收到多少件信息公开申请？")
    if reading.elsewhere or _asks_for_procedure(reading) or _small_talk(reading):
        return out_of_scope()
    before = previous if isinstance(previous, FigureQuery) else None
    organs = resolve_organs(reading, known, before.entities if before else ())
    if "meaning" in reading.asks and reading.concepts.slots and not reading.organs and not reading.years:
        return DefinitionQuery(concepts=tuple(slot.default or slot.candidates[0] for slot in reading.concepts.slots))
    if organs.ask is not None:
        return organs.ask
    if isinstance(previous, StatementQuery) and _names_only_whose(reading):
        return _statement_again(previous, reading, organs, known)
    if _asks_for_text(reading):
        return _passages(reading, organs, known)
    if not (reading.absent or reading.strangers or reading.residue) and (reading.concepts.slots or (before and _follows(reading))):
        return _figures(reading, organs, known, before)
    return _statements(reading, organs, known, before) if _wants_number(reading) else _passages(reading, organs, known)


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
    named = reading.concepts.slots or reading.absent or set(reading.operators) - {"count"}
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
        settled = settle(slot, formats, before.concepts if before and not reading.organs else ())
        if not settled:
            return _which_concept(reading, slot)
        if len({_in_tables(id_, formats) for id_ in settled}) > 1:
            if len(reading.concepts.slots) == 1:
                return _which_concept(reading, slot)
            settled = tuple(id_ for id_ in settled if _in_tables(id_, formats))  # 许可、处罚和收费: of the same table
        concepts += [id_ for id_ in settled if id_ not in concepts]
    if not any(_in_tables(id_, formats) for id_ in concepts) and any(concept(id_).prose for id_ in concepts):
        return _statements(reading, organs, known, before)
    concepts = list(with_sum(concepts, reading.text))
    if reading.operators:
        refusal = _unsupported(reading.operators, _simpler(organs, years, concepts, known))
        stated = set(reading.operators) <= {"growth", "difference"} and len(years) == 1
        return _stated_growth(reading, organs, years, refusal) if stated else refusal
    apart = [id_ for id_ in concepts if concept(id_).prose and not _in_tables(id_, formats)]
    concepts = [id_ for id_ in concepts if id_ not in apart]
    columns = _columns(reading, concepts, before)
    if isinstance(columns, Decline):
        return columns
    scope = _scope(reading, organs.ids, years, known)
    if isinstance(scope, Decline):
        return scope
    several = len(organs.ids) * len(years) * len(concepts) * len(columns) > 1
    return FigureQuery(
        operation=Operation.LIST if several else Operation.VALUE,
        entities=organs.ids, years=years, concepts=tuple(concepts), applicants=columns, scope=scope,
        notes=(*_notes(reading, concepts, columns), *(f"“{concept(id_).label}”不在表格里，只可能写在正文中，请单独问。" for id_ in apart)),
        total=several and _asks_total(reading, concepts),
    )  # fmt: skip


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


def _in_tables(concept_id: str, formats: Iterable[Format]) -> bool:
    return bool(set(concept(concept_id).formats) & set(formats))


def _columns(reading: Reading, concepts: Sequence[str], before: FigureQuery | None) -> tuple[Applicant, ...] | Decline:
    """Applicant columns; a concept that the tables do not divide by applicant cannot be asked by applicant."""
    divided = [id_ for id_ in concepts if concept(id_).applicant_dimension]
    named = tuple(Applicant(word) for word in reading.applicants if word != "loose")
    if named and len(divided) < len(concepts):
        whole = next(id_ for id_ in concepts if id_ not in divided)
        label = concept(whole).label
        return Decline(reason="no_figure", message=f"年报表格里的“{label}”不按申请人类别或对象划分，因此没有这个数字。")
    if named:
        return named
    if "loose" in reading.applicants and divided:
        return (Applicant.NATURAL_PERSON,)
    continued = before is not None and not reading.organs and not _ALL.search(reading.text) and len(divided) == len(concepts)
    return before.applicants if before is not None and continued else (Applicant.TOTAL,)


_SCOPES = {Scope.OWN: "本级", Scope.AGGREGATE: "汇总", Scope.SYSTEM: "全系统"}


def _scope(reading: Reading, organs: Sequence[str], years: Sequence[int], known: Catalogue) -> Scope | Decline | None:
    """The scope named, if there is such a report; when there are several scopes and none is named, the question which."""
    there = {(id_, year): scopes for id_ in organs for year in years if (scopes := known.scopes.get((id_, year)))}
    if reading.scopes:
        wanted = Scope(reading.scopes[0])
        if any(wanted in scopes for scopes in there.values()):
            return wanted
        have = "、".join(dict.fromkeys(_SCOPES[scope] for scopes in there.values() for scope in scopes))
        return Decline(reason="no_report", message=f"没有收录“{_SCOPES[wanted]}”口径的报告，已收录报告的统计范围是：{have}。")
    for (id_, year), scopes in there.items():
        if len(scopes) > 1:
            options = tuple(Option(label=_SCOPES[scope], question=f"{_SCOPES[scope]}：{reading.text}") for scope in scopes)
            message = f"{known.entities[id_].name}{year}年有几种统计范围的报告，请问是哪一种？"
            return Decline(reason="ambiguous", message=message, options=options)
    return None


def _which_concept(reading: Reading, slot: Slot) -> Decline:
    options = tuple(
        Option(label=concept(id_).label, question=reading.text.replace(slot.word, concept(id_).label, 1)) for id_ in slot.candidates
    )
    return Decline(reason="ambiguous", message=slot.note or f"“{slot.word}”有几种意思，您问哪一个？", options=options)


def _stated_growth(reading: Reading, organs: Organs, years: tuple[int, ...], refusal: Decline) -> StatementQuery:
    """A change that the report itself may state (同比增长70.3%); what it does not state is refused as any computation is."""
    return StatementQuery(
        entities=organs.ids, years=years, terms=reading.words, growth=True, question=reading.text, fallback=refusal.message
    )


def _unsupported(operators: Sequence[str], options: tuple[Option, ...]) -> Decline:
    kinds = "、".join(dict.fromkeys(_NOT_YET[operator] for operator in operators))
    return Decline(reason="unsupported", message=f"这个问题要计算{kinds}，目前还不能回答。可以先问其中的单个数字。", options=options)


def _simpler(organs: Organs, years: Sequence[int], concepts: Sequence[str], known: Catalogue) -> tuple[Option, ...]:
    """Single figures inside a question that asks for a computation."""
    questions = [
        f"{known.entities[id_].name}{year}年{concept(concept_id).label}是多少？"
        for id_ in organs.ids
        for year in years
        for concept_id in concepts
        if year in known.years[id_]
    ]
    return tuple(Option(label=question, question=question) for question in questions[:4])


def _statements(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None) -> Plan:
    """A figure in prose. An organ without a report may still be spoken of in another's: 全市3607件（泗洪县874件…）."""
    ids = organs.ids or organs.within
    years = reading.year_list or (before.years if before else ())
    if ids and years:
        checked = resolve_years(reading, ids, known, years)
        if isinstance(checked, Decline):
            return checked
    prose = tuple(id_ for id_ in reading.concepts.ids if concept(id_).prose)
    uncomputed = [operator for operator in reading.operators if operator not in _STATED]
    if uncomputed:
        return _unsupported(uncomputed, ())
    if reading.part_of_year and not reading.residue:
        return Decline(reason="no_figure", message="年报按整年统计，没有分月、分季度或上下半年的数字。")
    if reading.negated and reading.concepts.slots:
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
        growth=growth, number=bool(reading.counters) or (not growth and _HOW_MANY.search(reading.text) is not None),
        question=reading.text, fallback=_fallback(reading, known),
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


def _passages(reading: Reading, organs: Organs, known: Catalogue) -> Plan:
    ids = organs.ids or organs.within
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
        entities=ids, years=reading.year_list, section=reading.sections[0] if reading.sections else None, terms=reading.words,
        subjects=reading.strangers, question=reading.text, about=reading.about, on_topic=on_topic, wider=_wider(reading, ids, known),
        fallback=no_such_report(reading.strangers, known).message if reading.strangers else "",
    )  # fmt: skip


def out_of_scope() -> Decline:
    """What to say to a question that is not about the reports."""
    return Decline(reason="out_of_scope", message=_SUBJECT_MATTER)
