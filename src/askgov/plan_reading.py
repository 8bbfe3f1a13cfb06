"""One reading → Plan, by itself or after the plan before."""

import re

from askgov.asked import (
    asks_for_person,
    asks_for_procedure,
    asks_for_text,
    computes,
    follows,
    names_line,
    names_only_whose,
    small_talk,
    told_by_which,
    wants_number,
)
from askgov.claims import NOT_OF_EACH, asks_of_each
from askgov.collection import collection_asked
from askgov.dispute_ends import dispute_ends
from askgov.domain import (
    Applicant,
    Decline,
    DefinitionQuery,
    FigureQuery,
    Operation,
    PassageQuery,
    Plan,
    StatementQuery,
)
from askgov.equations import equation_asked
from askgov.follow import CUT_SHORT
from askgov.former_names import former_names
from askgov.matters import matter_of, subjects_asked
from askgov.nameless import named_by_kind
from askgov.operations.asking import plan_computation
from askgov.plan_check import check_asked
from askgov.plan_figures import figures
from askgov.plan_passages import passages
from askgov.plan_prose import (
    NO_EXCLUSION,
    TABLES_ONLY,
    computed_from_prose,
    of_account,
    statement_again,
    statements,
)
from askgov.previous import entities_of, years_of
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.residue import HOW_MANY
from askgov.slots import Organs, resolve_organs
from askgov.taxonomy.concepts import concept, concepts
from askgov.taxonomy.facts import facts_asked
from askgov.taxonomy.parts import may_be_added
from askgov.wording import OFF_TOPIC

_PER_HEAD = re.compile(r"人均|户均|每[一二三四五六七八九十百千万亿两\d]*(?:名|个|位)?(?:人(?!员|次|民)|居民|群众|市民|百姓|户|平方公里)")
_NO_NAMES = "年报不写领导和工作人员是谁，因此无法回答。"
_NO_PEOPLE = "年报不写人口数，算不出按人口平均的数。"
_SOURCE_AGAIN = re.compile(
    r"^(?:你)?(?:这个?|该|上面的?|刚才的?|它|那个?)?(?:数字?|数据|结果|答案)?(?:是)?(?:(?:出自|来自)(?=哪|什么|啥|何|[?？]|$)|来源|出处|依据|在哪|从哪|哪一页|哪里来|怎么来|你?确定|准确?吗|可靠吗|真的吗)"
)
_WHICH_ARE = re.compile(r"(?:指的?|包括|包含|都?有|都?是|分别是)(?:哪些|哪几[种类项个样条]|什么|啥)[?？]?$")
_STORY = 6  # characters that tell what an organ is asked about
_NOW = re.compile(r"今天|明天|后天|昨天|(?:这|下|上|本)个?(?:周|礼拜|星期|月)|(?:周|礼拜|星期)[一二三四五六日天末]|现在|此刻")
_SAME_THING = re.compile(  # 收费金额跟信息处理费是一回事吗, 新收和受理有什么区别
    r"一回事|(?:一个|同一个|一样的?|相同的?)意思|有(?:什么|啥|何|没有)(?:区别|不同|差别|两样)|(?:的)?区别(?:是|在|何在|[?？]?$)|(?:怎么|如何)区[分别]"
)
_ENDED = re.compile(  # after 复议几件: 结果都怎样, 四种结果各几件
    r"^(?:那么?|它们?的?|其)?(?:最后|最终|处理|审理|四种|各种)*的?结果(?:都|各|分别)?(?:是|有)?(?:怎样|怎么样|如何|什么|啥|咋样|几何|几件|多少件?|哪些)(?:的|呢)?[?？]?$"
)
_MEASURE_AGAIN = re.compile(  # 金额呢, after 采购项目有多少个
    r"^(?:那么?)?(?:它们?的?)?(?:(?P<money>(?:采购|总)*(?:金额|数额)|(?:一共|总共|共)?(?:花|用)了?多少钱|多少钱)|(?:采购)?项目数?量?)(?:呢|(?:又)?是?多少|有多少|是几个|多少个)?[?？]?$"
)
_TOTAL_AGAIN = re.compile(
    r"^(?:那么?)?(?:(?:所有|全部|各类)申请人(?:合起来|加起来|一起|合计)?(?:总共|一共|共)?|总数|总的|总共|一共|总计|合计|全部|全部的|总量)(?:的)?(?:是多少|多少件?|有多少件?|几件|有几件|呢)?[?？]?$"
)
_TRUSTED = re.compile(  # 这个数靠谱吗, 和正文一样吗, 应该信哪个: after a figure
    r"^(?:那么?)?(?:这|那|它)?(?:个|些)?(?:数字?|数据|结果)?(?:是)?(?:(?:靠谱|可信|可靠|靠得住)(?:吗|么|不)?|(?:和|跟|与|同)(?:年报|报告)?(?:的)?正文(?:里|中)?(?:写|说)?的?(?:数字?)?"
    r"(?:是否)?(?:一样|一致|对得上|相符)(?:吗|么|不)?|(?:应该|该|到底)?(?:信|以)(?:哪个|谁|哪一个)(?:为准|的)?)[?？]?$"
)
_WRITE = re.compile(r"(?:帮我|替我|给我|帮忙|麻烦)[^，。]{0,4}(?:写|拟|起草|草拟|编)(?:一)?[份封篇个段]")
_IN_PROSE = re.compile(r"正文(?:里|中|部分)?(?:说|写|提|讲|称|披露|的)(?!.*(?:表|一致|一样|对得上))")
_WHICH = re.compile(r"谁|哪[几一二两三四五六七八九十\d]+[个家所位条]")  # no number tells who it is
_WHO_HAS_MORE = re.compile(  # of nothing that is known, which no passage tells
    r"(?:谁|哪一?[个家边](?:单位|部门|局|机关)?)[^,，。?？]{0,8}?(?:[得的](?:更|最|比较)?|更|最)?[多少][?？]?$"
)
_NOTHING_COMPARED = "没有听懂比的是哪一项数字，所以没有比。请写明要比的是什么，例如：行政处罚谁多、新收申请谁多。"
_PETITION, _FORM_OF_2019 = "requests.not_processed.petition", 2019
_APPLIED = re.compile(r"申请|不予处理|不处理|公开|信访举报|当成|当作|作为|按")
_COMPLAINTS = "年报表格只统计“不予处理”里的信访举报投诉类申请；正文里没有找到全年信访、投诉、举报的总数。"
_PARTS = re.compile(r"加起来|加一块|加一起|合计|之和|各?分项|各项|各类|各?渠道|各部分|明细|总计")
_WITH_PROSE = re.compile(
    r"正文.*表.*(?:一致|一样|对得上|对不上|矛盾|出入|相符|吻合|打架)|表.*正文.*(?:一致|一样|对得上|对不上|矛盾|出入|相符|吻合|打架)"
)
_ADDED = re.compile(r"合计|一共|总共")


def planned_for(reading: Reading, known: Catalogue, previous: Plan | None) -> Plan:
    """The plan of a question read, after the plan of the turn before."""
    if (refused := _never_answered(reading)) is not None:
        return refused
    before = previous if isinstance(previous, FigureQuery) else None
    organs = resolve_organs(reading, known, entities_of(previous) if reading.group is None else ())
    if (asked := collection_asked(reading, organs, known)) is not None:
        return asked
    if (defined := _definition(reading)) is not None:
        return defined
    if asks_of_each(reading):
        return Decline(reason="no_figure", message=NOT_OF_EACH)
    if reading.absent and organs.ask is not None and not reading.residue:
        return Decline(reason="no_figure", message=reading.absent[0])
    if reading.account and organs.ask is None:
        return of_account(reading, organs) if _plain(reading) else Decline(reason="unsupported", message=TABLES_ONLY)
    if previous is None and (which := named_by_kind(reading, known)) is not None:
        return which
    if organs.ask is not None:
        return _of_either(reading, organs, known) or organs.ask
    if (renamed := former_names(reading, organs, known)) is not None:
        return renamed
    if organs.ids and ((not reading.concepts.slots and matter_of(reading.text)) or subjects_asked(reading.text)):
        return passages(reading, organs, known, previous)
    if before is not None and (again := _once_more(before, reading)) is not None:
        return again
    if isinstance(previous, StatementQuery) and names_only_whose(reading):
        return statement_again(previous, reading, organs, known)
    if (equated := equation_asked(reading, organs, known)) is not None:
        return equated
    if (checked := _checked(reading, organs, known, previous)) is not None:
        return checked
    if reading.group is not None and told_by_which(reading) and not HOW_MANY.search(reading.text):
        return passages(reading, organs, known, previous)
    if (computed := plan_computation(reading, organs, known, before)) is not None:
        return computed
    if reading.excluded.spans:
        return Decline(reason="no_figure", message=NO_EXCLUSION)
    if not reading.sections and not told_by_which(reading) and computes(reading):
        return computed_from_prose(reading, organs, known, before)
    if asks_for_text(reading):
        return passages(reading, organs, known, previous)
    if _WITH_PROSE.search(reading.text) and reading.concepts.slots and not (reading.absent or reading.strangers or reading.residue):
        return _held_against_prose(figures(reading, organs, known, before))
    if _IN_PROSE.search(reading.text) and wants_number(reading):
        return statements(reading, organs, known, before)
    if _of_complaints(reading) and not reading.residue and organs.ids:
        return statements(reading, organs, known, before, _COMPLAINTS)
    if not (reading.absent or reading.strangers or reading.residue) and (reading.concepts.slots or (before and follows(reading))):
        return figures(reading, organs, known, before)
    return _told(reading, organs, known, previous)


def _told(reading: Reading, organs: Organs, known: Catalogue, previous: Plan | None) -> Plan:
    """What the text is to be searched for: a figure in prose, or a passage; never which organ has more of what no line names."""
    number = wants_number(reading) and not (_WHICH.search(reading.text) and not HOW_MANY.search(reading.text))
    before = previous if isinstance(previous, FigureQuery) else None
    told = statements(reading, organs, known, before) if number else passages(reading, organs, known, previous)
    more_of_nothing = not (reading.strangers or isinstance(told, Decline)) and _WHO_HAS_MORE.search(reading.text)
    return Decline(reason="unsupported", message=_NOTHING_COMPARED) if more_of_nothing else told


def _definition(reading: Reading) -> DefinitionQuery | None:
    """What a line of the form is, or a fact about the reports; None for questions of an organ or a year."""
    if reading.organs or reading.years or reading.strangers:
        return None
    if facts := facts_asked(reading.text):
        return DefinitionQuery(facts=facts)
    if reading.concepts.slots and _asks_what(reading):
        return DefinitionQuery(concepts=tuple(slot.default or slot.candidates[0] for slot in reading.concepts.slots))
    return None


def _asks_what(reading: Reading) -> bool:
    """Whether it is asked what a line is, and nothing of its figures."""
    plain = reading.group is None and not reading.operators and not reading.order.order
    two = len(reading.concepts.slots) > 1 and _SAME_THING.search(reading.text) is not None
    return plain and (two or "meaning" in reading.asks or _WHICH_ARE.search(reading.text) is not None)


def _never_answered(reading: Reading) -> Decline | None:
    """The refusal of what no report tells: procedures, other matters, persons, figures by head; None for other questions."""
    if not reading.text.strip():
        return Decline(reason="ambiguous", message="请输入问题，例如：某县教育局去年收到多少件信息公开申请？")
    if (
        (reading.elsewhere and not _in_passing(reading))
        or _WRITE.search(reading.text)
        or asks_for_procedure(reading)
        or small_talk(reading)
    ):
        return out_of_scope()
    if asks_for_person(reading.text):
        return Decline(reason="no_figure", message=_NO_NAMES)
    if _PER_HEAD.search(reading.text) and (reading.concepts.slots or not reading.residue):
        return Decline(reason="no_figure", message=_NO_PEOPLE)
    return None


def _in_passing(reading: Reading) -> bool:
    """名单贴在村口一下雨就烂了，农业农村局打算怎么解决: whether a word of other matters is only part of what an organ is asked about."""
    return bool(reading.organs) and len("".join(reading.residue)) >= _STORY and not _NOW.search(reading.text)


def _checked(reading: Reading, organs: Organs, known: Catalogue, previous: Plan | None) -> Plan | None:
    """Whether a list in prose comes to its total, or whether reports add up; None where neither is asked."""
    if "check" in reading.operators and _of_list(reading):
        return statements(reading, organs, known, previous if isinstance(previous, FigureQuery) else None)
    return check_asked(reading, organs, known, years_of(previous))


def _of_list(reading: Reading) -> bool:
    """Whether it is asked if the parts that prose lists come to their total: 主动公开251条，分项加起来对得上吗."""
    lines = [id_ for slot in reading.concepts.slots for id_ in slot.candidates]
    return bool(lines) and all(concept(id_).prose for id_ in lines) and _PARTS.search(reading.text) is not None


def _plain(reading: Reading) -> bool:
    """Whether one figure of at most one year is asked for as it stands."""
    computes = reading.operators or reading.order.order or reading.order.threshold or reading.group or reading.excluded.spans or reading.per
    return not (computes or reading.part_of_year) and len(reading.year_list) < 2


def _once_more(before: FigureQuery, reading: Reading) -> Plan | None:
    """The figures of the turn before asked for again: where they stand, how the cases ended, for all applicants, added up."""
    if _SOURCE_AGAIN.match(reading.text):
        return before
    if _ENDED.match(reading.text) and (ends := dispute_ends(before.concepts)):
        return before.model_copy(update={"concepts": ends, "operation": Operation.VALUE, "claim": None})
    if (other := _MEASURE_AGAIN.match(reading.text)) is not None and not (reading.organs or reading.years or reading.operators):
        return _of_another_measure(before, "amount" if other["money"] else "items")
    if _TRUSTED.match(reading.text):
        return before.model_copy(update={"compares": True})
    if not _TOTAL_AGAIN.match(reading.text):
        return None
    cells = len(before.concepts) * len(before.entities) * len(before.years) * len(before.applicants)
    if cells > 1 and _ADDED.search(reading.text):
        addable = may_be_added(before.concepts) and (len(before.years) == 1 or all(concept(id_).additive for id_ in before.concepts))
        return before.model_copy(update={"total": True}) if addable else Decline(reason="ambiguous", message=CUT_SHORT)
    if cells == 1 and (before.applicants == (Applicant.TOTAL,) or _ADDED.search(reading.text)):
        return Decline(reason="ambiguous", message=CUT_SHORT)
    return before.model_copy(update={"applicants": (Applicant.TOTAL,), "operation": Operation.VALUE})


def _of_another_measure(before: FigureQuery, measure: str) -> Plan | None:
    """金额呢, after how many projects were bought: the line of the same matter with that measure; or that it has no money."""
    subjects = {concept(id_).subject for id_ in before.concepts}
    lines = [entry.id for entry in concepts().values() if subjects == {entry.subject} and entry.subject and entry.measure == measure]
    if len(lines) == 1 and lines[0] not in before.concepts:
        return before.model_copy(update={"concepts": (lines[0],), "operation": Operation.VALUE, "claim": None, "unit": ""})
    if measure != "amount" or lines:
        return None
    labels = "、".join(f"“{concept(id_).label}”" for id_ in before.concepts)
    return Decline(reason="no_figure", message=f"年报里的{labels}只统计数量，不统计金额，因此没有这个数字。")


def _of_complaints(reading: Reading) -> bool:
    """受理了多少投诉: no word says that applications are meant which are complaints, the only ones that the tables count since 2019."""
    only = [slot.default for slot in reading.concepts.slots] == [_PETITION] and all(slot.weak for slot in reading.concepts.slots)
    old = any(year < _FORM_OF_2019 for year in reading.year_list)
    return only and not old and not reading.operators and not _APPLIED.search(reading.text) and wants_number(reading)


def _held_against_prose(planned: Plan) -> Plan:
    """The cell asked for by 正文和表格对得上吗, to be held against the prose."""
    return planned.model_copy(update={"compares": True}) if isinstance(planned, FigureQuery) else planned


def _of_either(reading: Reading, organs: Organs, known: Catalogue) -> Plan | None:
    """教育局晒出来的校车有多少台, of two 教育局: what only one of them writes of; None where every report would tell it."""
    of_text = asks_for_text(reading) or not wants_number(reading)
    ordered = reading.order.order or reading.order.threshold or reading.group or (reading.operators and not of_text)
    if not organs.either or not reading.residue or ordered or names_line(reading):
        return None
    ids = tuple(id_ for id_ in organs.either if not reading.years or set(reading.year_list) & set(known.years[id_]))
    planned = passages(reading, Organs(ids), known, None) if of_text else statements(reading, Organs(ids), known, None)
    asked = isinstance(planned, StatementQuery | PassageQuery) and len(ids) > 1
    return planned.model_copy(update={"undecided": organs.ask}) if asked else planned


def out_of_scope() -> Decline:
    """What to say to a question that is not about the reports."""
    return Decline(reason="out_of_scope", message=OFF_TOPIC)
