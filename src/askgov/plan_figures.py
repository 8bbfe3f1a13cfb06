"""Plans for cells of the tables: which lines, columns, years and scope, or the question back."""

import itertools
import re
from collections.abc import Sequence

from askgov.aspects import FEES_IN_MONEY, SUBTRACTED, asks_of_all_too, columns_of, in_tables, of_another_count, scope_of, which_concept
from askgov.dispute_ends import ENDS, ends_kept, of_its_kind
from askgov.domain import Applicant, Decline, FigureQuery, Format, Operation, Plan, StatementQuery
from askgov.joined import one_condition
from askgov.own_part import own_part
from askgov.plan_prose import not_in_tables, statements
from askgov.question.operators import numeral
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.residue import ASKS, IN_ALL, claim_of
from askgov.question.settling import settle, with_sum
from askgov.question.slot import Slot
from askgov.slots import Organs, ask_which_organ, ask_within, resolve_years
from askgov.sums_asked import SUM, sums_asked
from askgov.taxonomy.concepts import MONEY, concept
from askgov.taxonomy.concepts import concepts as all_concepts
from askgov.taxonomy.parts import contains
from askgov.word_notes import word_notes

_MONEY_ASKED = re.compile(
    r"(?:多少|几)(?:个)?(?P<unit>亿元?|万元?|元|块钱?)|(?:换算|折合|折算|合)(?:成|为)?(?:多少)?(?P<to>亿元?|万元?|元)|(?:是|为)(?:几|多少)(?P<of>亿|万|元)"
    r"|(?:用|以|按|按照|精确到|换成)(?P<by>亿元|万元|元)(?:为单位|表示|计算|计|算|来算|来说|回答)?"
)
_MANY_ASKED = re.compile(
    r"(?:多少|几)个?万(?=件|条|次|起|份|项|宗|个(?!元))|(?:换算|折合|折算|合)(?:成|为)?(?:多少|几)?万(?=件|条|次|起|份|项)"
)
_IN_MONEY = re.compile(r"多少钱|几多钱|金额|(?:多少|几)(?:个)?(?:亿|万|千|百)?(?:元|块)")
_ELLIPTIC = re.compile(r"呢[?？]?$")
_FEW = 3
_AND = re.compile(r"[和与及、]")
# units in which no line of the tables is counted: firms, persons by name, kinds, letters
_HEADS = frozenset({"人", "人次", "名"})
_COUNT_OTHERS = frozenset(
    {
        "家",
        "户",
        "封",
        "台",
        "辆",
        "辆次",
        "亩",
        "公里",
        "平方米",
        "户次",
        "架次",
        "天",
        "工作日",
        "小时",
        "分钟",
        "个月",
        "岁",
        "吨",
        "座",
        "栋",
        "间",
        "门",
    }
)
_PERSONS = frozenset({"人", "名", "位"})
_CASES = frozenset({"件", "起", "宗", "份", "次", "人次", "笔"})
_BY_PERSONS = "年报按件数统计，一个人可以有好几件，所以这不是人数。"
_KINDS = re.compile(r"(?P<n>[二两三四五六七八2-8])(?:种|个|类|项)(?:处理|办理)?(?:结果|情形|理由|原因|情况|小类|小项|类型)?")
_APART = "问题里的数要相减，这里没有算。请把要减的和被减的分开来问。"
_EACH = re.compile(r"各|分别")
_STOCKS = "结转、现行有效这样的数是年末存量，不能跨年相加，因此没有合计。"
_LAST_YEAR, _NEWLY = "items_last_year", "published"
_OF_ITEMS = frozenset({_LAST_YEAR, "items_change"})
_SAID_LAST_YEAR = re.compile(r"上一?年|去年|前一年")
_ITEMS_BEFORE = "“上一年项目数量”是报告年度的上一年的项目数，加上“本年增/减”才是当年的。"
_SUM_OF_SOME = "问题里只要其中几个数的合计，这里没有作合计，请分开再问。"
LOOSE_NOTE = "群众、老百姓这样的词按表中的“自然人”列理解；全部申请人的数字在“总计”列。"


def figures(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None) -> Plan:
    """The plan of a question whose every word is explained and that names lines of the tables."""
    if reading.part_of_year:
        return Decline(reason="no_figure", message="年报按整年统计，没有分月、分季度或上下半年的数字。")
    if organs.within and not organs.ids:
        return ask_within(reading, organs, known)
    if not organs.ids:
        return ask_which_organ(reading, known)
    if (joined := one_condition(reading, organs.ids)) is not None:
        return joined
    years = resolve_years(reading, organs.ids, known, before.years if before and not reading.years else ())
    if isinstance(years, Decline):
        return years
    formats = [format_ for id_ in organs.ids for year in years for format_ in known.formats.get((id_, year), ())]
    concepts = _settled(reading, formats, before)
    if isinstance(concepts, Decline):
        return concepts
    in_prose_since = all(concept(id_).prose or concept(id_).table == "1" for id_ in concepts)  # what the table of 2018 counted
    if in_prose_since and concepts and not any(in_tables(id_, formats) for id_ in concepts):
        return statements(reading, organs, known, before, not_in_tables(organs, years, concepts, known))
    concepts = _without_whole_of_channel(concepts, reading)
    if reading.concepts.slots or before is None:  # a turn that names no line keeps those before as they are, their sum among them
        concepts = list(with_sum(_without_own_group(concepts, reading), reading.text))
    concepts = list(dict.fromkeys([*ends_kept(concepts, reading, before), *concepts]))
    apart = [id_ for id_ in concepts if concept(id_).prose and not in_tables(id_, formats)]
    concepts = [id_ for id_ in concepts if id_ not in apart]
    if (other := _not_counted(concepts, reading)) is not None:
        return other
    concepts = _each_kind(concepts, reading.text)
    columns = columns_of(reading, concepts, before)
    if isinstance(columns, Decline):
        return columns
    if _of_all_too(reading, columns, before):
        columns = (Applicant.TOTAL, *columns)
    scope = scope_of(reading, organs.ids, years, known)
    if isinstance(scope, Decline):
        own = own_part(reading, organs.ids, years, known)
        return scope if own is None else statements(own, organs, known, before, scope.message)
    several = len(organs.ids) * len(years) * len(concepts) * len(columns) > 1
    sums = sums_asked(reading, concepts, years, columns, len(organs.ids), before)
    in_money = all(concept(id_).unit in MONEY for id_ in concepts)
    return FigureQuery(
        operation=Operation.LIST if several else Operation.VALUE,
        entities=organs.ids, years=years, concepts=tuple(concepts), applicants=columns, scope=scope,
        notes=(*_notes(reading, concepts, columns), *([_SUM_OF_SOME] if sums.of_some and not sums.of_each else [])),
        beside=_beside(organs.ids, years, apart, reading.text) if apart else None,
        total=sums.of_all,
        subtotals=sums.of_each, claim=claim_of(reading.text, money=in_money), unit=_money_unit(reading.text), successive=organs.successive,
    )  # fmt: skip


def _of_all_too(reading: Reading, columns: tuple[Applicant, ...], before: FigureQuery | None) -> bool:
    """Whether all applicants may be meant as well, so that both are shown: 企业呢 … 没办完的; 老百姓一共递了多少件."""
    if Applicant.TOTAL not in columns and asks_of_all_too(reading):
        return True
    goes_on = before is not None and columns == before.applicants != (Applicant.TOTAL,)
    if goes_on and reading.concepts.slots and not (reading.applicants or _ELLIPTIC.search(reading.text)):
        return True
    return "loose" in reading.applicants and columns == (Applicant.NATURAL_PERSON,) and IN_ALL.search(reading.text) is not None


def _not_counted(concepts: Sequence[str], reading: Reading) -> Decline | None:
    """The refusal where the lines named are not what is counted: firms, persons, kinds, money of lines that count cases."""
    others = _COUNT_OTHERS | (_PERSONS if any(concept(id_).table == "2" for id_ in concepts) else frozenset())
    if (strange := [unit for unit in reading.counters if unit in others]) and concepts:
        labels = "、".join(f"“{concept(id_).label}”" for id_ in concepts)
        return Decline(reason="no_figure", message=f"年报里的{labels}不按“{strange[0]}”统计，因此没有这个数字。")
    if reading.counters and all(unit in _HEADS for unit in reading.counters) and {concept(id_).unit for id_ in concepts} == {"次"}:
        return Decline(reason="no_figure", message=f"年报里的“{concept(concepts[0]).label}”统计的是次数，不是人次，因此没有这个数字。")
    if (of_another := of_another_count(reading, concepts)) is not None:
        return of_another
    if "fees.amount" in concepts and len(concepts) == 1 and _CASES & set(reading.counters) and not _IN_MONEY.search(reading.text):
        return Decline(reason="no_figure", message=FEES_IN_MONEY)
    if _IN_MONEY.search(reading.text) and concepts and not any("元" in concept(id_).unit for id_ in concepts):
        labels = "、".join(f"“{concept(id_).label}”" for id_ in concepts)
        return Decline(reason="no_figure", message=f"年报里的{labels}只统计数量，不统计金额，因此没有这个数字。")
    if len(concepts) > 1 and SUBTRACTED.search(reading.text):
        return Decline(reason="unsupported", message=_APART)
    return None


def _each_kind(concepts: list[str], text: str) -> list[str]:
    """四种结果各几件, 五种不予处理情形各几件: the parts of the line, where there are as many as are said."""
    match = _KINDS.search(text)
    if len(concepts) != 1 or match is None or IN_ALL.search(text):
        return concepts
    block = concepts[0].removesuffix(".total")
    results = [f"{block}.{name}" for name in ENDS] if concepts[0].endswith(".total") else []
    ends = [id_ for id_ in results if id_ in all_concepts()]
    return next((parts for parts in (list(concept(concepts[0]).parts), ends) if len(parts) == numeral(match["n"])), concepts)


def _settled(reading: Reading, formats: Sequence[Format], before: FigureQuery | None) -> list[str] | Decline:
    """The lines that the slots of a question mean, or those of the turn before; a slot that may mean several is asked about."""
    slots = reading.concepts.slots
    if before is not None and reading.applicants and _ELLIPTIC.search(reading.text) and all(map(_any_request, slots)):
        slots = ()  # 老百姓申请的呢, after 不予公开几件
    concepts: list[str] = [] if slots or before is None else list(before.concepts)
    for slot in slots:
        settled = settle(slot, formats, before.concepts if before and not reading.organs else (), reading.counters)
        if not settled:
            return which_concept(reading, slot)
        if len(settled) > 1 and slot.default is None and SUM.search(reading.text) and len(reading.concepts.slots) > 1:
            return which_concept(reading, slot)  # 规章和规范性文件一共多少: those in force, or those issued?
        if len({in_tables(id_, formats) for id_ in settled}) > 1:
            if len(reading.concepts.slots) == 1:
                return which_concept(reading, slot)
            settled = tuple(id_ for id_ in settled if in_tables(id_, formats))  # 许可、处罚和收费: of the same table
        narrowed = [of_its_kind(id_, slot, before) for id_ in _of_its_measure(settled, slot, before)]
        concepts += [id_ for id_ in narrowed if id_ not in concepts]
    return concepts


def _any_request(slot: Slot) -> bool:
    """老百姓申请: applications, whatever became of them."""
    return slot.default == "requests.received" and slot.word.endswith("申请") and "收" not in slot.word


def _of_its_measure(settled: Sequence[str], slot: Slot, before: FigureQuery | None) -> Sequence[str]:
    """处罚呢, after 许可项目有多少: the items again, and not the decisions; 公开了几件, after 规范性文件制作了几件: of those documents."""
    lines = [concept(id_) for id_ in before.concepts] if before is not None else []
    measures, subjects = {line.measure for line in lines}, {line.subject for line in lines}
    wanted = ("", "")
    if len(measures) == 1 and measures <= _OF_ITEMS and slot.weak and slot.default is not None:
        wanted = concept(slot.default).subject, next(iter(measures))
    if len(subjects) == 1 and slot.word.startswith("公开") and slot.default is None:
        wanted = next(iter(subjects)), _NEWLY
    return [line.id for line in all_concepts().values() if all(wanted) and (line.subject, line.measure) == wanted] or settled


def _beside(entities: Sequence[str], years: Sequence[int], concepts: Sequence[str], question: str) -> StatementQuery:
    """The figures of prose that are asked in one breath with lines of the tables: 行政事业性收费和信息处理费各多少."""
    labels = tuple(word for id_ in concepts for word in (concept(id_).short, *concept(id_).aliases))
    return StatementQuery(
        entities=tuple(entities), years=tuple(years), terms=tuple(concept(id_).short for id_ in concepts), concepts=tuple(concepts),
        labels=labels, question=question,
    )  # fmt: skip


def _money_unit(text: str) -> str:
    """The unit of money asked for: 多少亿, 换算成元, 几块钱; "" without one."""
    if _MANY_ASKED.search(text):
        return "万"
    word = ""
    for match in _MONEY_ASKED.finditer(text):  # 多少万元，折合多少元: the last that is asked for
        word = match["unit"] or match["to"] or match["of"] or match["by"]
    return {"亿": "亿元", "万": "万元", "块": "元", "元": "元"}.get(word[:1], "")


def _notes(reading: Reading, concepts: Sequence[str], columns: Sequence[Applicant]) -> tuple[str, ...]:
    """How everyday words were taken."""
    notes = [*word_notes(reading, concepts)]
    for slot in reading.concepts.slots:
        apart = [concept(id_).label for id_ in slot.candidates if concept(id_).prose and id_ not in concepts]
        if slot.default is None and apart and set(slot.candidates) & set(concepts):
            notes.append(f"这里给的是表格里的数字；正文里可能另写有“{'”“'.join(apart)}”，可以单独问。")
    if any(concept(id_).measure == _LAST_YEAR for id_ in concepts) and not _SAID_LAST_YEAR.search(reading.text):
        notes.append(_ITEMS_BEFORE)
    if len(reading.year_list) > 1 and SUM.search(reading.text) and any(not concept(id_).additive for id_ in concepts):
        notes.append(_STOCKS)
    if "loose" in reading.applicants and Applicant.NATURAL_PERSON in columns:
        notes.append(LOOSE_NOTE)
    if {*_PERSONS, "人次"} & set(reading.counters) and any(concept(id_).unit == "件" for id_ in concepts):
        notes.append(_BY_PERSONS)
    return tuple(dict.fromkeys(notes))


def _without_whole_of_channel(concepts: list[str], reading: Reading) -> list[str]:
    """发微博公开了多少条 asks for that channel; 公开总数和微博各多少 for both."""
    channels = [id_ for id_ in concepts if id_.startswith("channel.")]
    both = len(ASKS.findall(reading.text)) > 1 or _EACH.search(reading.text) or _AND.search(reading.text)
    return [id_ for id_ in concepts if id_ != "disclosure.total"] if channels and not both else concepts


def _without_own_group(concepts: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """涉及国家秘密不予公开的: the group that a line is named with is not asked for itself. 予以公开和部分公开各多少 asks for both."""
    joined = any(_AND.search(slot.word) for slot in reading.concepts.slots)
    if joined and _EACH.search(reading.text) and len(concepts) == 1 and 2 <= len(parts := concept(concepts[0]).parts) <= _FEW:
        return parts
    between = [
        reading.text[one.end : other.start]
        for one, other in itertools.pairwise(sorted(reading.concepts.slots, key=lambda slot: slot.start))
    ]
    counted = len(ASKS.findall(reading.text)) > 1 or _EACH.search(reading.text)
    apart = any(re.search(r"多少|几|[、和与及]" if not counted else r"多少|几|[,，、和与及]", words) for words in between)
    return tuple(id_ for id_ in concepts if apart or not any(contains(id_, other) for other in concepts))
