"""Another organ where the report's own should write, sign or act: a report taken over from elsewhere of which little but the title was
changed.

Speaking of other organs is normal, so only three things count: who says to have written the report, who signs it, and, in the overview,
an organ of another place that acts as the report's own would. An organ above, below or of unknown place may have its reasons, and so may
the office that writes for its government.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from askgov.domain import Chunk, Finding, Scope, Severity
from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import find_places
from ingest.checks.draft import Draft
from ingest.checks.finding import finding
from ingest.checks.speaker import another_organ

_NAME = (
    r"(?P<name>[\u4e00-\u9fff]{0,16}?(?:局|委员会|厅|人民政府|办公室|办事处|管委会))"
    r"(?!(?:和|与|及|、|会同|联合)[\u4e00-\u9fff]{1,20}(?:局|委|办|厅|部|府))"
)
_BEGINS = r"(?:(?:^|[。；;：:，,\n]\s{0,4})(?:现?由|经|现将|现公布|现发布|现就)?|由|现将)"
_ABOUT_IT = r"(?:(?:按照|根据|依据|依照)[^，。；]{0,30}[，,]?)?"
_SUMS_UP = r"对20\d\d年度?的?[^，。；]{0,16}工作(?:情况)?进行了?(?:全面|系统)?(?:梳理|总结)[^。；]{0,20}(?:本报告|本年报|如下)"
_WRITES = re.compile(
    rf"{_BEGINS}{_NAME}{_ABOUT_IT}(?:编[制写]|撰写|起草)(?:完成|形成)?了?[^，。；]{{0,24}}(?:本报告|本年报|年度报告|年报)"
    rf"|{_BEGINS}{_NAME.replace('name', 'sums')}{_SUMS_UP}"
    rf"|{_BEGINS}{_NAME.replace('name', 'tells')}20\d\d年度?政府信息公开[^，。；]{{0,12}}(?:报告|公布|公开|汇报)如?下?"
)
_ACTS = re.compile(
    rf"(?:^|[。；;：\n]\s{{0,4}}|20\d\d年(?:度|以来)?，?){_NAME}"
    r"(?=认真|高度重视|严格|深入|坚持|扎实|切实|不断|持续|全面|全年|共?收到|主动公开)"
)
_TRAINS = re.compile(
    rf"(?:^|[。；;：\n]\s{{0,4}}){_NAME}全年(?:共)?(?:组织|开展|举办)(?:政务公开|政府信息公开|信息公开)?(?:业务|工作|专题)?培训\d{{1,4}}(?:场|次|期)"
)
_ACCOUNT = re.compile(r"公众号“(?P<account>[\u4e00-\u9fff]{4,10})”(?:全年|累计|共){0,2}(?:推送|发布|更新)\d")
_OF_OTHERS = re.compile("借鉴|学习|经验|先进|调研|考察|交流|对口|结对|转发|配合|协助|指导")
# These write and act for others.
_LEADING = frozenset({"government", "government_office", "administrative_approval", "data", "subdistrict", "zone", ""})
_MARKS = re.compile(r"[\s（(]{0,4}(?:盖章|公章|印章|章)?[)）\s]{0,4}$")
_SIGNATURE = re.compile(r"[\u4e00-\u9fff]{4,30}")
_LAST: Final = 3  # passages in which a signature stands
_FIRST_CHAPTER: Final = 1
_SHORTEST: Final = 3  # characters of a place that is in no list: 青山县
_LONGEST: Final = 5


@dataclass(frozen=True)
class _Named:
    """An organ where the own one should stand."""

    chunk: Chunk
    name: str
    as_what: str


def written_by_another(draft: Draft) -> Iterator[Finding]:
    """The first of those who are said to write, sign, or act in the overview, and cannot be the report's own organ."""
    if told := tuple(another_organ(draft)):
        yield from told
        return
    own = parse_organ(draft.entity.name)
    if not own.kind or not own.places or not own.level:
        return
    for named in (*_writers(draft), *_signatory(draft), *_subjects(draft, own)):
        if not _is_own(named.name, draft) and _is_another(parse_organ(named.name), own):
            message = (
                f"{named.as_what}是“{named.name}”（“{named.chunk.text.strip()[:40]}”），报告单位是“{draft.entity.name}”，"
                "请看是不是用了别的单位的报告而没有改"
            )
            yield finding("another_organ", draft.report.id, message, [named.chunk.source])
            return
    yield from _doings_of_another(draft, own)


def _writers(draft: Draft) -> Iterator[_Named]:
    for chunk in draft.chunks:
        if chunk.section <= _FIRST_CHAPTER:
            for match in _WRITES.finditer(chunk.text):
                yield _Named(chunk, match["name"] or match["sums"] or match["tells"], "正文写的编制单位")


def _signatory(draft: Draft) -> Iterator[_Named]:
    """Who signs, if nobody signs with them."""
    lines = [(chunk, _MARKS.sub("", chunk.text.strip())) for chunk in draft.chunks[-_LAST:]]
    signed = [(chunk, name) for chunk, name in lines if _SIGNATURE.fullmatch(name) and parse_organ(name).kind]
    if len(signed) == 1:
        yield _Named(*signed[0], "落款")


def _subjects(draft: Draft, own: Organ) -> Iterator[_Named]:
    """Organs of the own kind that act in the overview."""
    for chunk in draft.chunks:
        for match in _ACTS.finditer(chunk.text) if chunk.section <= _FIRST_CHAPTER else ():
            sentence = chunk.text[match.start() + 1 :].split("。", 1)[0]
            other = parse_organ(match["name"])
            if (other.kind, other.agency) == (own.kind, own.agency) and not _OF_OTHERS.search(sentence):
                yield _Named(chunk, match["name"], "正文的主语")


def _doings_of_another(draft: Draft, own: Organ) -> Iterator[Finding]:
    """Training, or an account with its number of posts (云溪教育), of another office of the place, in one office's report on itself."""
    if own.kind in _LEADING or draft.report.scope is not Scope.OWN:
        return
    for chunk in draft.chunks:
        if chunk.section > _FIRST_CHAPTER:
            continue
        told = [(match["name"], match["name"], "组织培训") for match in _TRAINS.finditer(chunk.text)]
        told += [(match["account"], f"{match['account']}局", "公众号推送的篇数") for match in _ACCOUNT.finditer(chunk.text)]
        for printed, name, what in told:
            other = parse_organ(name)
            near = what == "组织培训" if not other.places else _stem(other) == _stem(own)
            if near and not _is_own(name, draft) and _is_another_office(other, own):
                message = f"正文写的是“{printed}”{what}，报告单位是“{draft.entity.name}”，请看这一句是不是从别的单位的报告抄来的"
                yield finding("another_organ", draft.report.id, message, [chunk.source], severity=Severity.NOTE)
                return


def _is_own(name: str, draft: Draft) -> bool:
    return name in {draft.entity.name, *draft.entity.aliases, *draft.entity.spelled} or parse_organ(name).name == draft.entity.name


def _is_another(other: Organ, own: Organ) -> bool:
    """Whether an organ is of the same level in another place, or one of the same place with another office and none that writes for it."""
    if not other.kind or not other.places or other.level != own.level:
        return False
    if _stem(other) == _stem(own):
        return _is_another_office(other, own)
    inner, outer = other.places[-1].name, own.places[-1].name
    listed = bool(find_places(outer))
    return outer not in inner and inner not in outer and (bool(find_places(inner)) if listed else _SHORTEST <= len(inner) <= _LONGEST)


def _is_another_office(other: Organ, own: Organ) -> bool:
    """Whether two offices of one place have nothing in common: 教育局 and 教育体育局 may be one, 商务局 and 工业商务和信息化局 too."""
    if own.kind in _LEADING or other.kind in _LEADING or other.kind == own.kind:
        return False
    pairs = {own.agency[at : at + 2] for at in range(len(own.agency) - 2)}
    return not any(pair in other.agency for pair in pairs)


def _stem(organ: Organ) -> str:
    """阳城 of 阳城县 and of 阳城市, which it may have become."""
    return organ.places[-1].name.rstrip("省市县区旗州盟") if organ.places else ""
