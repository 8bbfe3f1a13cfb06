"""What a share is taken of: the whole that is said (A占B), a line that holds the part, another organ, or the natural whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from askgov.domain import Applicant, ComputeQuery, Decline, Operation, Term
from askgov.operations.addends import are_added
from askgov.operations.bases import default_base
from askgov.operations.frame import Frame, axis_of, is_single, terms_of, too_many, unclear
from askgov.operations.wanted import Wanted
from askgov.operations.wholes import Whole, whole_said
from askgov.question.dispute_words import DECIDED
from askgov.question.lexicon import loose_words
from askgov.question.reading import Reading
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.parts import contains, may_be_added, whole_of

_PERCENT_OF = r"(?:(?:中|里|当中|里面)[,，]?(?:有)?(?:百分之(?:几|多少)|几成)是?|[,，]有(?:百分之(?:几|多少)|几成)是)"
_OF = re.compile(rf"占|在.{{1,24}}?(?:中|里|当中|里面?)(?:所)?占|{_PERCENT_OF}|(?<=的)是(?=[^,，。]{{1,16}}的(?:百分之|几成))")
_OF_PLACE = re.compile(r"占(?:到|了)?(?:全[省市县区镇]|[\u4e00-\u9fff]{1,6}[省市县区](?:的|总|全|多|几|比|百))")
_WHOLE_PLACE = re.compile(r"^全|全[省市县区]$")
_OPEN = frozenset({"requests.received", "requests.carried_in"})
_CARRIED_IN = "requests.carried_in"
_NEW_OR_DONE = frozenset({"requests.received", "requests.closed"})
_NOT_A_PART = (
    "上年结转的申请不在本年新收里面，也不一定都在本年办结，因此不算它占新收或办结的比例。可以问它占“应办理的申请”（新收加上年结转）的比例。"
)
_ENDS = frozenset({"requests.closed", "requests.handled"})  # what an outcome, or what is carried over, is a part of
_AND = re.compile(r"[和与及、]")
_EACH = re.compile(r"各|分别")
_COLUMNS_ADDED = re.compile(r"加上?|合计|一共|总共|合起来")
_ADDED_UP = re.compile(r"合起来|加起来|加在一起|加一块|合计|一共|总共|之和|共占|[两三四五六]家")
_OF_ALL = re.compile(r"占(?:了|到)?(?:全部|所有|总的?)")
_BOTH_DISPUTES = re.compile(r"复议(?:和|与|及|、|加上?)(?:行政)?诉讼")
_FEW = 3  # lines that one word names together
_DECISIONS = ("upheld", "corrected", "other")
_OF_NOTHING = re.compile(r"占(?:比|了?(?:多少|几成|百分之|多大))[^,，。?？]{0,8}[,，。?？]")  # 维持占比多少，纠正几件: no share of 纠正
_INSIDE = re.compile(r"(?:里面?|中|当中)[,，]")

_SIDES = 2  # of a comparison
_REASON = 2  # dots in the id of a reason: requests.refused.process


def shares(query: ComputeQuery, wanted: Wanted, frame: Frame, reading: Reading) -> ComputeQuery | Decline:
    """What is taken of what: said (A占B), a part of the other, or the natural whole."""
    if _BOTH_DISPUTES.search(reading.text):
        return too_many()  # 复议和诉讼中尚未审结的占比: of either, or of both together
    if len(frame.columns) > 1 and _COLUMNS_ADDED.search(reading.text):
        return too_many()  # 自然人加企业占新收的比例
    if (combined := _organs_together(query, frame, reading) or _members_of_whole(query, frame, reading)) is not None:
        return combined
    whole = whole_said(reading)
    if whole.organs > 1 or whole.unclear or not may_be_added(tuple(dict.fromkeys(whole.concepts))):
        return too_many()
    if len(set(whole.concepts)) > 1:
        if not whole.plain:
            return too_many()
        return _of_sum(query, replace(frame, together=False), tuple(dict.fromkeys(whole.concepts)), reading)
    if _OF_PLACE.search(reading.text) and (frame.group or len(frame.entities) != 2):
        return too_many()  # 新收占全县一成以上的部门: the whole is the county's, not each one's own
    if "各" in reading.text and len(frame.concepts) == 1 and len(frame.entities) * len(frame.years) * len(frame.columns) == 1:
        return too_many()  # 三种情形各占多少
    if (of := _OF.search(reading.text)) and len(frame.entities) == 2 and not frame.group and len(frame.concepts) == len(frame.years) == 1:
        return _of_organs(query, frame, reading, of.start())
    if whole.concepts and set(frame.concepts) == set(whole.concepts) and frame.columns == (Applicant.TOTAL,):
        return unclear(Operation.SHARE)  # the part was not understood
    concepts, base = _part_and_whole(_each_named(frame, reading), reading)
    base = base or next((id_ for id_ in whole.concepts if id_ not in concepts), None)
    if base is None and not whole.concepts and not whole.columns:
        base = _group_named(concepts, reading)
    if len(concepts) > 1 and (base is None or len(frame.entities) * len(frame.years) > 1):
        return too_many()
    columns = tuple(column for column in frame.columns if column not in whole.columns) or frame.columns
    together = len(columns) == 1 and are_added(reading, concepts)
    frame = replace(frame, concepts=concepts, columns=columns, together=together)
    query = query.model_copy(update={"axis": wanted.axis or axis_of(frame)})
    parts = terms_of(frame, query.axis)
    if not parts:
        return too_many()
    bases = _bases(parts, base, whole, reading)
    if isinstance(bases, Decline):
        return bases
    if any(part.concept == _CARRIED_IN and whole.concept in _NEW_OR_DONE for part, whole in zip(parts, bases, strict=True)):
        return Decline(reason="ambiguous", message=_NOT_A_PART)  # what is carried in is no part of what is new
    axis = query.axis if len(parts) > 1 else "year"
    if "points" in reading.operators and (len(parts) != _SIDES or len(frame.columns) > 1 or reading.text.count("占") > 1):
        return too_many()  # 企业申请里予以公开的比例比个人高几个百分点: each side of its own whole
    operation = Operation.SHARE if query.operation is Operation.SHARE or len(parts) == 1 else query.operation
    if len(parts) == 1 and query.threshold is not None:
        operation = query.operation
    if operation is not Operation.SHARE and not _differ_in_one(parts):
        return too_many()
    return query.model_copy(update={"operation": operation, "axis": axis, "terms": tuple(parts), "bases": tuple(bases)})


def _bases(parts: Sequence[Term], base: str | None, whole: Whole, reading: Reading) -> list[Term] | Decline:
    """What each part is taken of: a column or a line that is said, or its natural whole."""
    if DECIDED.search(reading.text):
        return _of_decided(parts) or too_many()
    if whole.columns:
        return [_of(part, base or part.concept, whole.columns[0], part.also if base is None else ()) for part in parts]
    if base is not None:
        column = Applicant.TOTAL if concept(base).applicant_dimension else None
        if any(base in (part.concept, *part.also) for part in parts):  # 自然人的新收占全部新收
            return [_of(part, base, column) for part in parts]
        own = not _OF_ALL.search(reading.text)  # 占全部办结: of all, not of the same applicants
        return [_of(part, base, ((part.applicant if own else None) or column) if column else None) for part in parts]
    by_rate = [("率" in reading.text) or (not whole.concepts and _is_outcome_of(part, reading)) for part in parts]
    natural = [_rate_base(part) if rate else default_base(part) for part, rate in zip(parts, by_rate, strict=True)]
    unsaid = any(part.concept in _OPEN and part.applicant in (None, Applicant.TOTAL) for part in parts)
    bases = [entry for entry in natural if entry is not None]
    if unsaid or len(bases) < len(parts):  # 新收的占比: of its own cases, or of the county's?
        label = concept(parts[0].concept).label
        message = f"“{label}”的占比要说明占什么的比例，例如：占行政许可和行政处罚合计的比例、占全县的比例。请写明再问。"
        return Decline(reason="ambiguous", message=message)
    return bases


def _group_named(concepts: Sequence[str], reading: Reading) -> str | None:
    """不予公开的4件里面，过程性信息占多大比重: the outcome that is named and that all lines are reasons of; None without one."""
    groups = {id_.rpartition(".")[0] if id_.count(".") == _REASON else "" for id_ in concepts}
    group = groups.pop() if len(groups) == 1 else ""
    if not group.startswith("requests."):
        return None
    named = re.search(rf"{re.escape(concept(group).short)}(?![:：])", reading.text)  # 无法提供：本机关不掌握 is the name of one line
    return group if named is not None else None


def _of(part: Term, base: str, column: Applicant | None, also: tuple[str, ...] = ()) -> Term:
    """The figure that a part is taken of: of the same organ and year."""
    return part.model_copy(update={"concept": base, "applicant": column, "also": also})


def _each_named(frame: Frame, reading: Reading) -> Frame:
    """予以公开和部分公开各占多少: the frame with the two lines that one word names together, where each is asked for."""
    if _EACH.search(reading.text) is None or not any(_AND.search(slot.word) for slot in reading.concepts.slots):
        return frame
    parts = {id_: found if 2 <= len(found := concept(id_).parts) <= _FEW else (id_,) for id_ in frame.concepts}
    named = [(one, place) for id_, place in zip(frame.concepts, frame.places, strict=True) for one in parts[id_]]
    return replace(frame, concepts=tuple(one for one, _ in named), places=tuple(place for _, place in named))


def _of_decided(parts: Sequence[Term]) -> list[Term]:
    """扣除尚未审结的，维持占多少: the reviews or lawsuits that were decided, which are those upheld, corrected or ended otherwise."""
    if any(part.concept.rpartition(".")[2] not in _DECISIONS or part.also for part in parts):
        return []
    blocks = [part.concept.rpartition(".")[0] for part in parts]
    return [
        part.model_copy(update={"concept": f"{block}.{_DECISIONS[0]}", "also": tuple(f"{block}.{name}" for name in _DECISIONS[1:])})
        for part, block in zip(parts, blocks, strict=True)
    ]


def _is_outcome_of(part: Term, reading: Reading) -> bool:
    """自然人申请被不予公开的比例: how the applications of one column ended, of all of its own; 不予公开里自然人的比例 is of the line."""
    columns = [mark.start for mark in reading.marks if mark.ids("applicant")]
    columns += [at for word in loose_words() if (at := reading.text.find(word)) >= 0]
    lines = [slot.start for slot in reading.concepts.slots]
    ends = part.concept not in _OPEN and whole_of(part.concept) in _ENDS
    return ends and bool(columns) and bool(lines) and max(columns) < min(lines)


def _rate_base(part: Term) -> Term | None:
    """What a rate of one column is taken of: 企业公开率 is of what was answered to companies."""
    whole = whole_of(part.concept)
    if part.applicant in (None, Applicant.TOTAL) or whole is None:
        return default_base(part)
    return part.model_copy(update={"concept": whole})


def _of_sum(query: ComputeQuery, frame: Frame, whole: tuple[str, ...], reading: Reading) -> ComputeQuery | Decline:
    """处罚占许可和处罚合计的: one line's share of the sum of several."""
    of = _OF.search(reading.text)
    before = [id_ for id_, place in zip(frame.concepts, frame.places, strict=True) if of is None or place < of.start()]
    named = before or [id_ for id_ in frame.concepts if id_ not in whole]
    if len(named) != 1 or len({concept(id_).unit for id_ in (*named, *whole)}) > 1 or frame.columns != (Applicant.TOTAL,):
        return too_many()
    frame = replace(frame, concepts=tuple(named))
    axis = query.axis if query.axis != "concept" else axis_of(frame)
    if not is_single(frame, axis):
        return too_many()
    parts = terms_of(frame, axis)
    bases = terms_of(replace(frame, concepts=whole, together=True), axis)
    operation = Operation.SHARE if len(parts) == 1 and query.threshold is None else query.operation
    return query.model_copy(update={"operation": operation, "axis": axis, "terms": parts, "bases": bases})


def _of_organs(query: ComputeQuery, frame: Frame, reading: Reading, of: int) -> ComputeQuery | Decline:
    """公安局的行政处罚占全县的: one organ's figure of another's, which must count more than its own work."""
    behind = [id_ for mention in reading.organs if mention.start >= of for id_ in mention.candidates if id_ in frame.entities]
    around = _of_places(frame, reading)
    if behind and reading.text.startswith("占", of):
        whole = behind[0]
        part = next(id_ for id_ in frame.entities if id_ != whole)
    elif len(around) == 1:  # 全县处罚里公安局的占比
        (whole,) = around
        part = next(id_ for id_ in frame.entities if id_ != whole)
    elif re.match(_PERCENT_OF, reading.text[of:]):  # 全县的许可里有百分之几是审批局办的
        part = behind[0] if behind else frame.entities[-1]
        whole = next(id_ for id_ in frame.entities if id_ != part)
    elif behind:
        whole = behind[0]
        part = next(id_ for id_ in frame.entities if id_ != whole)
    else:
        return too_many()  # 公安局和自然资源局处罚占比各多少
    terms, bases = (
        terms_of(Frame((id_,), frame.years, frame.concepts, (), frame.columns, (), frame.scope), "entity") for id_ in (part, whole)
    )
    operation = query.operation if query.threshold is not None else Operation.SHARE  # 占全县不到八成吧 is a yes or a no
    return query.model_copy(update={"operation": operation, "axis": "entity", "terms": terms, "bases": bases})


def _of_places(frame: Frame, reading: Reading) -> set[str]:
    """The organs among those asked about that are named as places: 云溪县, 全县, 云溪全县."""
    mentions = (mention for mention in reading.organs if mention.place or _WHOLE_PLACE.search(mention.text))
    return {id_ for mention in mentions for id_ in mention.candidates if id_ in frame.entities}


def _organs_together(query: ComputeQuery, frame: Frame, reading: Reading) -> ComputeQuery | None:
    """公安分局和城管局合起来（各）占全区的: several organs' figures, added up or each, of the one that counts all of its place."""
    around = _of_places(frame, reading)
    if len(around) > 1 and (of := reading.text.find("占")) >= 0:  # 两个县加起来占全市的: what stands behind
        around = {id_ for mention in reading.organs if mention.start > of for id_ in mention.candidates if id_ in around}
    parts = tuple(id_ for id_ in frame.entities if id_ not in around)
    one_line = len(frame.concepts) == len(frame.years) == len(frame.columns) == 1
    each = _EACH.search(reading.text) is not None
    if frame.group or not (each or _ADDED_UP.search(reading.text)) or not one_line or len(around) != 1 or len(parts) < 2:
        return None
    terms, bases = (terms_of(replace(frame, entities=ids), "entity") for ids in (parts, tuple(around)))
    operation = Operation.SHARE if each else Operation.SUM
    return query.model_copy(update={"operation": operation, "axis": "entity", "terms": terms, "bases": bases * len(terms)})


def _members_of_whole(query: ComputeQuery, frame: Frame, reading: Reading) -> ComputeQuery | None:
    """各部门的新收（合计）占全县的: the figures of a group, each or added up, of the one organ that counts all of the place behind 占."""
    of = _OF_PLACE.search(reading.text)
    one_line = len(frame.concepts) == len(frame.years) == len(frame.columns) == 1
    if not frame.group or of is None or not one_line or len(reading.concepts.slots) > 1:
        return None
    behind = {id_ for mention in reading.organs if of.start() <= mention.start < of.end() for id_ in mention.candidates}
    named = {id_ for mention in reading.organs if mention.place for id_ in mention.candidates}  # 云溪县各部门占|全县
    wholes = behind if len(behind) == 1 else behind & named
    if len(wholes) != 1 or wholes & set(frame.entities):
        return None
    terms, bases = (terms_of(replace(frame, entities=ids), "entity") for ids in (frame.entities, tuple(wholes)))
    added = {"operation": Operation.SUM} if _ADDED_UP.search(reading.text) else {}
    return query.model_copy(update={"axis": "entity", "terms": terms, "bases": bases * len(terms), **added})


def _differ_in_one(terms: Sequence[Term]) -> bool:
    aspects = [(term.entity, term.year, term.concept, term.applicant) for term in terms]
    return sum(len(set(values)) > 1 for values in zip(*aspects, strict=True)) <= 1


def _part_and_whole(frame: Frame, reading: Reading) -> tuple[tuple[str, ...], str | None]:
    """The lines whose share is asked for, and the line it is taken of (None: not said)."""
    if len(frame.concepts) < 2:
        return frame.concepts, None
    of = _OF.search(reading.text)
    if of is not None:
        within = of.group().startswith("在")
        before = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place < of.start()]
        inside = [c for c, place in zip(frame.concepts, frame.places, strict=True) if of.start() <= place < of.end()]
        after = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place >= of.end()]
        if within and inside and before:
            return tuple(before), inside[0]
        if before and len(after) == 1 and not _OF_NOTHING.match(reading.text, of.start()):
            return tuple(before), after[0]
    if (break_ := _INSIDE.search(reading.text)) is not None:  # 新收的申请里，拖到下一年的占
        around = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place < break_.start()]
        held = [c for c, place in zip(frame.concepts, frame.places, strict=True) if place >= break_.end()]
        if len(around) == 1 and held:
            return tuple(held), around[0]
    for whole in frame.concepts:
        parts = tuple(part for part in frame.concepts if part != whole)
        if all(contains(whole, part) for part in parts):
            return parts, whole
    return frame.concepts, None
