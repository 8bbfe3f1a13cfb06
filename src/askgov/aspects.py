"""The line, column and scope slots of a plan: what is settled, or the question to ask back."""

import re
from collections.abc import Iterable, Sequence

from askgov.domain import Applicant, Decline, FigureQuery, Option, Scope
from askgov.domain.vocabulary import Format
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.residue import ASKS
from askgov.question.slot import Slot
from askgov.taxonomy.concepts import concept

SUBTRACTED = re.compile(r"减去|减掉|扣除|扣掉|(?<![增削/])减(?![少免半幅小员轻])")
_ITEMS = re.compile(r"(?:许可|处罚|强制|服务)的?(?:事项|项目)")
_KINDS = re.compile(r"(?:理由|原因|情形|类型|结果)[^,，。多]{0,4}(?:几|多少)[种类个项]")
_HOW_MANY_APPLIED = re.compile(
    r"(?:多少|几)(?:个|家|所)(?:不同的?)?(?:律师事务所|律所|企业|公司|机构|组织|高校|大学|研究所|协会|律师|申请人)|(?:律所|企业|公司|高校|大学|协会)(?:有)?(?:多少|几)[个家所]"
)
_WHICH_ONE_APPLIED = re.compile(
    r"(?:哪(?:一)?(?:个|家|位|所|名)|谁家)(?:的)?(?:律师事务所|律所|律师|企业|公司|高校|大学|学校|研究所|协会|申请人|记者|村民|市民|居民|老板|人)(?!类|民)"
)
_FEE_CASES = re.compile(r"收费(?:的)?(?:件|笔|起|宗)数")
FEES_IN_MONEY = "年报表格里的行政事业性收费按金额统计，不按件数；信息公开申请的收费如果有，写在正文“其他需要报告的事项”里。"
_BOTH_AT_ONCE = re.compile(r"同时(?:被|有|遭|存在|又|也)|既[^,，。]{1,12}又")
_OF_ALL_AND = re.compile(
    r"(?:总数|总量|总计|总件数|合计数?)[^,，。]{0,2}(?:[和与及、,，]|以及)+(?:其中|里面|当中)|(?:[和与及、]|以及)其中"
)  # 新收总数和其中自然人的
_BREAK = re.compile(r"[,，。;；?？]")
_PART_OF = re.compile(r"占|比例|比重")
_ALL = re.compile(r"全部的|所有的|所有人|总的|全体|新收总|总数|总量|总计")


def in_tables(concept_id: str, formats: Iterable[Format]) -> bool:
    """Whether the tables of some format hold a concept."""
    return bool(set(concept(concept_id).formats) & set(formats))


def columns_of(reading: Reading, concepts: Sequence[str], before: FigureQuery | None) -> tuple[Applicant, ...] | Decline:
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
    anew = bool(reading.organs and reading.concepts.slots)  # 云岭县呢 goes on with the column asked for, a whole new question does not
    continued = before is not None and not anew and not _ALL.search(reading.text) and len(divided) == len(concepts)
    if before is None or not continued or Applicant.TOTAL in before.applicants:  # 新收多少，其中企业多少 … 不予公开呢: of all again
        return (Applicant.TOTAL,)
    return before.applicants


def asks_of_all_too(reading: Reading) -> bool:
    """收到多少件申请，其中企业几件: whether the number of all is asked before the applicants are named."""
    if _OF_ALL_AND.search(reading.text):
        return True
    first = min((mark.start for mark in reading.marks if mark.ids("applicant")), default=0)
    counted = ASKS.search(reading.text, 0, first)
    again = ASKS.search(reading.text, first) or _PART_OF.search(reading.text, first)
    before = any(slot.start < first for slot in reading.concepts.slots)
    return bool(counted and again and before and _BREAK.search(reading.text, counted.end(), first))


_SCOPES = {Scope.OWN: "本级", Scope.AGGREGATE: "汇总", Scope.SYSTEM: "全系统"}


def scope_of(reading: Reading, organs: Sequence[str], years: Sequence[int], known: Catalogue) -> Scope | Decline | None:
    """The scope named, if there is such a report; when there are several scopes and none is named, the question which."""
    there = {(id_, year): scopes for id_ in organs for year in years if (scopes := known.scopes.get((id_, year)))}
    if reading.scopes:
        wanted = Scope(reading.scopes[0])
        with_it = {id_ for (id_, _), scopes in there.items() if wanted in scopes}
        if with_it and (with_it == {id_ for id_, _ in there} or not _said_of_one(reading)):
            return wanted
        if with_it and all(len(scopes) == 1 for scopes in there.values()):  # 全县跟政府办自己: each report as it is
            return None
        have = "、".join(dict.fromkeys(_SCOPES[scope] for scopes in there.values() for scope in scopes))
        return Decline(reason="no_report", message=f"没有收录“{_SCOPES[wanted]}”口径的报告，已收录报告的统计范围是：{have}。")
    for (id_, year), scopes in there.items():
        if len(scopes) > 1:
            options = tuple(Option(label=_SCOPES[scope], question=f"{_SCOPES[scope]}：{reading.text}") for scope in scopes)
            message = f"{known.entities[id_].name}{year}年有几种统计范围的报告，请问是哪一种？"
            return Decline(reason="ambiguous", message=message, options=options)
    return None


def of_another_count(reading: Reading, concepts: Sequence[str]) -> Decline | None:
    """The refusal where not the cases of a line are counted: 许可事项有多少项, 理由有几种, 同时被复议和诉讼的."""
    if "fees.amount" in concepts and _FEE_CASES.search(reading.text):
        return Decline(reason="no_figure", message=FEES_IN_MONEY)
    decisions = [id_ for id_ in concepts if id_.endswith(".decisions")]
    said = reading.text.replace("管理服务事项", "管理服务")  # 事项 is part of that line's name
    if decisions and _ITEMS.search(said):
        return Decline(
            reason="no_figure",
            message=f"问的是事项的数目；年报里的“{concept(decisions[0]).label}”统计的是作出的决定，不是事项，因此没有给出。",
        )
    if reading.applicants and _HOW_MANY_APPLIED.search(reading.text):
        return Decline(reason="no_figure", message="年报按件数统计，同一个申请人可以有好几件，因此没有有多少个申请人这样的数字。")
    if reading.applicants and _WHICH_ONE_APPLIED.search(reading.text):
        return Decline(reason="no_figure", message="年报只统计申请的件数和申请人的类别，不写是哪一个申请人，因此没有这个数字。")
    if _KINDS.search(reading.text) or (len(concepts) > 1 and _BOTH_AT_ONCE.search(reading.text)):
        return Decline(reason="no_figure", message="年报只写每一项各有多少件，不写有几种，也不写同时属于两项的有多少，因此没有这个数字。")
    return None


def _said_of_one(reading: Reading) -> bool:
    """Whether the words for a scope stand right behind one of several organs."""
    ends = {organ.end for organ in reading.organs}
    return len(ends) > 1 and any(mark.start in ends for mark in reading.marks if mark.ids("scope"))


def which_concept(reading: Reading, slot: Slot) -> Decline:
    """The question back when a word names several lines."""
    options = tuple(
        Option(label=concept(id_).label, question=reading.text.replace(slot.word, concept(id_).label, 1)) for id_ in slot.candidates
    )
    return Decline(reason="ambiguous", message=slot.note or f"“{slot.word}”有几种意思，您问哪一个？", options=options)
