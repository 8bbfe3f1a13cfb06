"""Plans for what stands in prose: figures in sentences, and passages."""

import re
from collections.abc import Sequence

from askgov.anchors import unit_named
from askgov.chapters import CHAPTER, points_to
from askgov.domain import Decline, FigureQuery, Operation, Plan, StatementQuery
from askgov.not_held import no_such_report
from askgov.question.organ_mentions import PLACE_SAID
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY
from askgov.question.slot import Slot
from askgov.report_pairs import reports_beside
from askgov.slots import Organs, ask_which_organ, resolve_years
from askgov.taxonomy.concepts import concept

_LEFT_OUT = re.compile(r"除了?[^,，。]{1,12}(?:以外|之外|外)|(?<!除)以外|去掉|扣除|扣掉|不含|不包括")
_TEXT_TOO = re.compile(
    r"什么|啥|谁|怎|咋|如何|哪(?!一?年|[几些]年|几?个?月|一?[格类项列行种张])|几(?:月份?|号|级)|第几|[几多少]+个?(?:工作)?[天日](?:之?内|里)|是不是|有没有|能不能"
)
_REQUESTS = frozenset({"申请", "公开申请", "信息公开申请"})
_NUMERAL = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两]|%|成|倍|半")
_MOST_WORDS = 3  # that were not understood, named in a refusal
_THAN = re.compile(r"比[^,，。]*(?:多|少|增|减|涨|降)|相差|差(?:了)?(?:多少|几)")
_FOR_EACH = re.compile(r"平均(?:下来)?(?:每|一)(?:件|起|宗)|(?:每|一)(?:件|起|宗)平均")  # of what was charged for them
_CHARGED = re.compile(r"^(?!.*(?:新收|收到|受理|办结|办理)).*信息处理费的[^,，。]{0,8}(?:申请|案件)")  # of those, and of no others
_PARTS = re.compile(r"分项|各项|各类|各渠道|各部分|明细|加起来|加一块|加一起|之和|合计|相加")
_ADDED = re.compile(r"加起来|加在一起|合起来|合计|总共|一共|之和|共计")
_COMPUTES = {  # what only says how to compute
    Operation.DIFFERENCE: re.compile(
        r"比|[多少](?=[\u4e00-\u9fff]{1,2}了?(?:多少|几))|多(?=多少|几)|(?:增加|减少|增长|增|减)了?(?=多少|几)"
    ),
    Operation.AVERAGE: re.compile(r"平均(?:下来)?(?:每|一)?(?:件|起|宗)?|(?:每|一)(?:件|起|宗)"),
    Operation.SHARE: re.compile(r"占了?多大的?(?:比例|比重|份额|部分)?|占比?(?:有|是|为)?多(?:高|大|少)"),
}
_WORKINGS = re.compile(r"^[中里]|[比占]了?$|^[\u4e00-\u9fff]了$")
_SAID = re.compile(rf"(?:{PLACE_SAID.pattern}|[\u4e00-\u9fff]{{2,4}}全[省市县区镇乡])(?:(?:人民)?政府)?$")
_MONEY = re.compile(r"(?:多少|几)(?:个)?(?:钱|块)")
_OF_TABLES = frozenset(
    {"件", "条", "起", "宗", "个", "次", "项", "份", "人次", "元", "万元", "亿元", "亿", "人", "名", "家", "%", "部", "类", "种", "位"}
)
TABLES_ONLY = (
    "排名、占比、平均、趋势这样的计算只能用报告表格里的数字来做，问题里有的词在表格里对不上，因此没有算。"
    "请用表格里的说法再问，例如：各部门去年行政处罚从多到少。"
)

NO_EXCLUSION = "问题里有“不”“除了”这样的排除条件，目前还不能按排除条件计算。可以直接问要的那个数字。"


def statement_again(previous: StatementQuery, reading: Reading, organs: Organs, known: Catalogue) -> Plan:
    """The prose figure of the turn before, of another organ or year."""
    ids = organs.ids or organs.within or previous.entities
    years = reading.year_list or previous.years
    if ids and years and isinstance(checked := resolve_years(reading, ids, known, years), Decline):
        return checked
    fallback = _fallback(reading, known) if reading.strangers else _of_now(previous, ids, years, known)
    wider = wider_organs(reading, ids, known) if reading.organs else previous.wider  # of another place its own organs
    changed = {"entities": ids, "years": years, "wider": wider, "subjects": reading.strangers, "fallback": fallback}
    return previous.model_copy(update=changed)


def _of_now(previous: StatementQuery, ids: Sequence[str], years: Sequence[int], known: Catalogue) -> str:
    """What the turn before would have said of its organ and year, of those of this turn."""
    text = previous.fallback
    if len(previous.years) == len(years) == 1:
        text = text.replace(f"{previous.years[0]}年", f"{years[0]}年")
    if len(previous.entities) == len(ids) == 1:
        text = text.replace(known.entities[previous.entities[0]].name, known.entities[ids[0]].name)
    return text


def not_in_tables(organs: Organs, years: Sequence[int], concepts: Sequence[str], known: Catalogue) -> str:
    """What to say of lines that these years' tables do not have, when the prose does not give them either."""
    who = "、".join(f"{known.entities[id_].name}{year}年" for id_ in organs.ids for year in years if year in known.years[id_])
    what = "、".join(f"“{concept(id_).label}”" for id_ in concepts)
    return f"{who}的年报表格里没有{what}这一项，正文里也没有找到，因此没有这个数字。"


def statements(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None, fallback: str = "") -> Plan:
    """A figure in prose. An organ without a report may still be spoken of in another's: 全市3607件（泗洪县874件…）."""
    ids = _who_tells(reading, organs.ids or organs.within, known)
    years = reading.year_list or (before.years if before else ())
    if ids and years:
        checked = resolve_years(reading, ids, known, years)
        if isinstance(checked, Decline):
            return checked
    once = "1" if fallback else ""  # what the table of 2018 counted, and prose goes on to tell
    prose = tuple(id_ for id_ in reading.concepts.ids if concept(id_).prose or concept(id_).table == once)
    free = _is_free(reading, in_prose=bool(fallback))
    computed = set(reading.operators) - {"growth", "difference", "rate"} - ({"average", "share"} if free else set())
    operation = _operation(reading)
    ranked = reading.order.order == "rank_of" and free and bool(reading.residue)  # 得了多少分？排第几: the report itself says so
    only_computed = bool((reading.order.order and not ranked) or reading.order.threshold or computed)
    if only_computed and operation is None:
        return _not_computed(reading, known)
    if reading.part_of_year and not reading.residue:
        return Decline(reason="no_figure", message="年报按整年统计，没有分月、分季度或上下半年的数字。")
    if _LEFT_OUT.search(reading.text) and HOW_MANY.search(reading.text):
        return Decline(reason="no_figure", message=NO_EXCLUSION)
    if reading.negated and reading.concepts.slots and not fallback:
        return Decline(reason="no_figure", message=NO_EXCLUSION)
    if not (reading.words or reading.strangers):
        return ask_which_organ(reading, known) if not ids else Decline(reason="no_figure", message="报告中没有这个数字。")
    growth = operation is None and bool({"growth", "difference"} & set(reading.operators)) and not _BECOMES.search(reading.text)
    own = not (of_the_tables(reading) or reading.applicants or reading.absent or reading.operators)
    number = _is_number(reading, growth=growth) and not (own and "manner" in reading.asks)
    told = own and not number  # how or what is asked, beside a count or not (超了咋办，现在限多少天): a passage tells it
    ranked_line = bool(reading.order.order) and of_the_tables(reading)  # who has the most of it, no passage tells
    return StatementQuery(
        entities=ids, years=years, terms=_less_workings(reading.words, operation), concepts=prose,
        others=_less_workings(_others(reading, prose), operation), operation=operation, most=reading.order.most,
        must=_less_workings(reading.residue, operation) if any(_names_a_line(slot) for slot in reading.concepts.slots) else (),
        labels=tuple(word for id_ in (*prose, *_of_tables(reading)) for word in (concept(id_).short, *concept(id_).aliases)),
        wider=wider_organs(reading, ids, known), subjects=reading.strangers,
        about=_RAISED_TO.sub("", _COMPUTES[operation].sub("", reading.about) if operation in _COMPUTES else reading.about),
        counter="%" if "share" in reading.operators else reading.counter or ("元" if _MONEY.search(reading.text) else "") or _noun(reading),
        counters=() if "share" in reading.operators else reading.counters,
        growth=growth, number=number, also_text=bool(reading.residue) and asks_text_too(reading.text) and not ranked_line,
        by_meaning=told, section=CHAPTER if not number and points_to(reading.text) else None,
        free=free, beside=reports_beside(reading, ids, known),
        question=reading.text, fallback=_not_computed(reading, known).message if only_computed else fallback or _fallback(reading, known),
    )  # fmt: skip


def _who_tells(reading: Reading, ids: Sequence[str], known: Catalogue) -> tuple[str, ...]:
    """The organs whose reports are looked in: 民政局2023年报里全县养老院几家 asks for what the 民政局 tells of the county."""
    told_of = {id_ for mention in reading.organs if mention.known and _SAID.match(mention.text) for id_ in mention.candidates}
    places = {known.entities[id_].place for id_ in told_of & set(ids)}
    tellers = tuple(id_ for id_ in ids if id_ not in told_of)
    return tellers if tellers and all(known.entities[id_].place in places for id_ in tellers) else tuple(ids)


def asks_text_too(text: str) -> bool:
    """Whether a question asks what no figure tells, beside a figure or in its place: 叫什么名, 跟谁, 最迟几月份."""
    return _TEXT_TOO.search(text) is not None


def _noun(reading: Reading) -> str:
    """The unit that the question names without asking how many of it: 培训人次, 满意率."""
    return unit_named(reading.text) if not reading.counters else ""


def of_account(reading: Reading, organs: Organs) -> StatementQuery:
    """A figure of an account of a medium, of the organ and the year named, if any."""
    return StatementQuery(
        entities=organs.ids, years=reading.year_list, terms=reading.words or (reading.account,), account=reading.account,
        question=reading.text, about=reading.about, fallback=f"报告里没有找到“{reading.account}”这个账号的这个数字。",
    )  # fmt: skip


def computed_from_prose(reading: Reading, organs: Organs, known: Catalogue, before: FigureQuery | None) -> Plan:
    """A computation over figures in prose, where what no table counts is to be computed; the refusal where that is none of these."""
    refusal = _not_computed(reading, known)
    planned = statements(reading, organs, known, before, refusal.message) if _operation(reading) is not None else None
    return planned if isinstance(planned, StatementQuery) else refusal


def _operation(reading: Reading) -> Operation | None:
    """What may be computed from figures of the prose; None when it is none of these or more than one."""
    order, operators = reading.order, set(reading.operators)
    if order.threshold or (order.order and (order.order != "extreme" or order.number != 1 or operators)):
        return None
    if order.order:
        return Operation.EXTREME
    if operators == {"share"}:
        return Operation.SHARE
    if operators == {"check"} and _PARTS.search(reading.text):
        return Operation.CHECK
    if operators == {"average"} and _FOR_EACH.search(reading.text) and _CHARGED.search(reading.text):
        return Operation.AVERAGE
    if operators <= {"difference"} and _THAN.search(reading.text) and (len(reading.strangers) == 2 or len(reading.year_list) == 2):
        return Operation.DIFFERENCE
    return Operation.SUM if not operators and len(reading.strangers) > 1 and _ADDED.search(reading.text) else None


def _less_workings(words: Sequence[str], operation: Operation | None) -> tuple[str, ...]:
    """Words without what only says how to compute (反诈预警比, 双公示占) and without the change to the figure asked for (标准涨到每月)."""
    whole = [part for word in words for part in _CHANGED_TO.split(word) if part]
    if operation is None:
        return tuple(whole)
    return tuple(bare for word in whole if (bare := _WORKINGS.sub("", word)))


def _is_free(reading: Reading, *, in_prose: bool) -> bool:
    """Whether no word surely belongs to the tables or to what every report counts, and nothing narrows the question down.

    ``in_prose``: the lines named are not in the tables of the reports asked about, so that their words are of prose like any other.
    """
    odd = bool(reading.counters) and not _OF_TABLES & set(reading.counters)  # 办了几对: no table counts so
    sure = not in_prose and any(not slot.weak or (slot.default is not None and not odd) for slot in reading.concepts.slots)
    columns = set(reading.applicants) - (set() if reading.concepts.slots else {"loose"})  # 来了多少群众
    daily = reading.part_of_year and bool(reading.concepts.slots)  # 日均多少人进场 is no figure of the tables
    return not (sure or columns or reading.absent or reading.negated or daily)


def _of_tables(reading: Reading) -> tuple[str, ...]:
    """The lines of the tables that are asked of an organ without a report of its own: their names may stand above its figure in prose."""
    return tuple(slot.default for slot in reading.concepts.slots if slot.default) if reading.strangers else ()


def _not_computed(reading: Reading, known: Catalogue) -> Decline:
    """Why nothing is computed: 教育局和审计局谁多, where one has no report, or words that no table knows."""
    strange = reading.strangers and reading.concepts.slots and not reading.residue
    return no_such_report(reading.strangers, known) if strange else _unsupported()


def _unsupported() -> Decline:
    """What to say where an order or a share is asked of what no table counts."""
    return Decline(reason="unsupported", message=TABLES_ONLY)


_CLOSED = re.compile(r"(?:吗|(?<!什)么|吧|对不对|了没有?)[?？]?$|是不是|是否")
_CHANGED_TO = re.compile(r"(?:涨|提高|提升|上升|升|增加|增|降|下降|减|减少|调整|调|扩大)[到至]了?")
_BECOMES = re.compile(  # what it came to, not by how much
    r"(?:增加|减少|增长|上升|下降|扩大|提高|提升|升|涨|降|压减|压缩|缩短|增|减)[到至]了?(?:多少|几)(?![^,，。?？]*(?:多少|几))"
)
_RAISED_TO = re.compile(r"(?:涨|提高|提升|上升|调整|调|增加)[到至]了?(?!几|多少)")
_COUNTED = re.compile(  # 复议审结率, 民营企业提的申请, 处罚创新高吗
    r"(?:率|百分点|数额|金额|申请的?人次)[?？]?$|(?:提|提出|提交|递交)的(?:信息公开|公开)?申请[?？]?$|(?:创(?:了|下)?(?:历史)?|年)新[高低]|申请数[?？]?$"
)


def _is_number(reading: Reading, *, growth: bool) -> bool:
    """Whether only a number answers, and no passage."""
    named = bool(reading.counters or reading.absent or (reading.strangers and reading.concepts.slots))
    named = named or (bool(reading.concepts.slots) and _COUNTED.search(reading.text) is not None)
    told = {"manner", "reason"} & set(reading.asks)
    named = named or (
        of_the_tables(reading) and not told and _CLOSED.search(reading.text) is not None
    )  # 收费是不是体检费: no passage tells
    return named or HOW_MANY.search(reading.text) is not None or (growth and "百分之" in reading.text)


def _names_a_line(slot: Slot) -> bool:
    """Whether a word surely names a line of the tables."""
    return slot.decided and not slot.generic and not concept(slot.candidates[0]).prose


def of_the_tables(reading: Reading) -> bool:
    """Whether a word names a line of the tables: why that figure is what it is, only a passage with the question's own words tells."""
    return any(not slot.generic and any(not concept(id_).prose for id_ in slot.candidates) for slot in reading.concepts.slots)


def wider_organs(reading: Reading, ids: Sequence[str], known: Catalogue) -> tuple[str, ...]:
    """The other organs of a place, when the question names just the place, by its name or as 全县."""
    named = [mention for mention in reading.organs if mention.known and set(mention.candidates) <= set(ids)]
    places = {mention.place for mention in named if mention.place}
    said = [mention for mention in named if _SAID.match(mention.text) and not mention.place]  # 全县, 县里, 咱们县政府
    places |= (
        {known.entities[mention.candidates[0]].place for mention in said if len(mention.candidates) == 1} if len(named) == 1 else set()
    )
    return tuple(id_ for place in sorted(places) for id_ in known.in_place(place) if id_ not in ids)


def _others(reading: Reading, prose: Sequence[str]) -> tuple[str, ...]:
    """The words besides those that name a concept of prose."""
    named = {slot.word for slot in reading.concepts.slots if set(slot.candidates) & set(prose)}
    if any(id_.startswith("requests.") for id_ in prose):  # 信息公开申请|延期答复
        named |= {slot.word for slot in reading.concepts.slots if slot.generic or "requests.received" in slot.candidates} | _REQUESTS
    return tuple(word for word in reading.words if not any(word in name for name in named))


def _fallback(reading: Reading, known: Catalogue) -> str:
    if reading.strangers:
        return no_such_report(reading.strangers, known).message
    if reading.absent:
        return reading.absent[0]
    unheard = [word for word in reading.residue if len(word) > 1 and not _NUMERAL.search(word)]
    if unheard and reading.concepts.slots:
        return f"问题里的“{'”“'.join(list(dict.fromkeys(unheard))[:_MOST_WORDS])}”没有听懂，报告里也没有找到这样说的数字。"
    return "报告里没有找到这个数字。"
