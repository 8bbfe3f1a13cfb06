"""What the body of a report says about who wrote it: metadata block, opening sentence, contact line, signature.

Clues confirm or complete the title; they never overrule it (copied text may name another organ).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from askgov.taxonomy.han import HAN
from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import find_places, is_listed
from ingest.addresses import site_owner
from ingest.parsed import Block, ParsedReport
from ingest.simplified import simplified
from ingest.years import date

_LABELS = (
    "发布机构|发布单位|发布机关|发文机关|发文单位|信息来源|来源|公开主体|制作单位|编制单位|主办单位|责任单位|所属机构|填报单位|"
    "单位名称|单位"
)
_LABEL = re.compile(_LABELS)  # alone in its cell of a 索引号 table, what it labels in the next
_LABELLED = re.compile(rf"(?:{_LABELS})\s{{0,3}}[：:]\s{{0,3}}(?P<name>[{HAN}（）()]{{3,40}})")
_PUBLISHED = re.compile(
    r"(?:发布时间|发布日期|公开日期|发文日期|生成日期|成文日期|公布日期|日期|时间)\s{0,3}[：:]\s{0,3}(?P<date>20[0-9]{2}[^\u4e00-\u9fff]?.{5,14})"
)
_CONTACT = re.compile(r"(?:请与|请联系|可与|请向|联系单位[：:])\s{0,3}(?P<name>[\u4e00-\u9fff]{3,40}?)(?=联系|（|\(|反映|咨询|[，。；：:])")
_COMPILED = re.compile(
    rf"(?:本报告|年度报告|本年报)[^。]{{0,60}}?由\s{{0,3}}(?P<name>[{HAN}]{{3,40}}?)(?=编制|负责|根据|按照|依据|[，。《])"
)
_RUN = re.compile(rf"[{HAN}]{{3,40}}")
_END = re.compile(r"(?:局|政府|办公室|政府办|委员会|委|厅|办事处|街道|管委会|中心|海关|总署|部|院|支队|大队|镇|乡|县|市|区|旗)")
_INTRODUCTION = re.compile(
    r"^(?:以下是|请与|可与|请向|如需|致|经由|关于|转发|印发|公布|报送|现将|现公布|现就|由|根据|按照|经|包含|包括|邀请|汇总了|为|将|对|在|向)+"
)
_NO_SUBJECT = re.compile(
    r"在|根据|按照|按|经|向|邀请|为|对|以|学习|贯彻|落实|参照|配合|协助|报送|围绕|依托|通过|接受|转发|赴|前往|到|去|与|借鉴|考察|参观"
)
_NOBODY = re.compile(r"[我本全各该某围]")  # 我乡, 全市: nobody's name
SITE = "网址"
PAGE = "页面"  # breadcrumb, header, footer
_TAIL_BLOCKS, _HEAD_BLOCKS, _OPENING_BLOCKS = 6, 40, 6


class Clue(NamedTuple):
    """An organ named by the body. ``source`` is Chinese, for the doubt that quotes it."""

    source: str
    organ: Organ


def organ_clues(document: ParsedReport, body: Sequence[int]) -> tuple[Clue, ...]:
    """Organs named where a report names its author; ``body`` are the blocks of prose, in order."""
    texts = [simplified(document.blocks[index].text) for index in body]
    found: list[Clue] = []
    for line in _head_lines(document):
        found.extend(Clue("发布信息", organ) for match in _LABELLED.finditer(line) if (organ := _organ(match["name"])))
    for text in (*texts[:_OPENING_BLOCKS], *texts[-_TAIL_BLOCKS:]):
        for pattern in (_CONTACT, _COMPILED):
            found.extend(Clue("联系方式", organ) for match in pattern.finditer(text) if (organ := leading_organ(match["name"])))
    found.extend(Clue("落款", organ) for text in texts[-_TAIL_BLOCKS:] if (organ := _signature(text)))
    for text in texts[:_OPENING_BLOCKS]:
        found.extend(Clue("正文", organ) for organ in _opening(text))
    return tuple(found)


def site_clues(url: str) -> tuple[Clue, ...]:
    """The government whose site the address is."""
    owner = site_owner(url)
    return (Clue(SITE, owner),) if owner else ()


def published_clue(document: ParsedReport, body: Sequence[int]) -> str:
    """ISO date of publication: from the metadata block, else the date under the signature; "" when there is neither."""
    for line in _head_lines(document):
        if (match := _PUBLISHED.search(line)) and (found := date(match["date"])):
            return found
    for index in reversed(body[-_TAIL_BLOCKS:]):
        text = document.blocks[index].text.strip()
        if len(text) <= 60 and re.search(r"[日0-9]\s*$", text) and (found := date(text)):
            return found
    return ""


def leading_organ(text: str) -> Organ | None:
    """The organ whose name opens the text: 阳城县行政审批服务管理局进一步完善… → 阳城县行政审批服务管理局."""
    run = _RUN.match(_INTRODUCTION.sub("", text))
    if run is None:
        return None
    ends = [match.end() for match in _END.finditer(run[0])]
    organs = [organ for end in reversed(ends) if (organ := _organ(_from_place(run[0][:end])))]
    known = next((organ for organ in organs if organ.kind), None)  # 水务局, not 水务局办公室
    if known is None or (known.kind == "government" and known is not organs[0]):
        return organs[0] if organs else None  # 人民政府地方志办公室 is no government
    return known


def _from_place(name: str) -> str:
    """A name read out of a sentence, from its first listed place on: 特编制湛江市人民政府 → 湛江市人民政府."""
    first = parse_organ(name).places[:1]
    if not first or is_listed(first[0]):
        return name
    starts = (start for start in range(1, len(first[0].name) - 2) if find_places(first[0].name[start:]))
    return name[next(starts, 0) :]


def _opening(text: str) -> Iterator[Organ]:
    """The organ that is the subject of a clause near the start: 2023 年，阳城县水务局…; not 在县政府办公室指导下."""
    for clause in re.split(r"[，。；：,;:\s]", text[:200])[:6]:
        if _NO_SUBJECT.match(clause):
            continue
        if (organ := leading_organ(clause)) and _from_place(organ.name) == organ.name and clause.startswith(_printed_start(organ)):
            yield organ
            return


def _printed_start(organ: Organ) -> tuple[str, ...]:
    """With what a clause begins whose subject the organ is."""
    return tuple({organ.name[:2], *(f"{word}{organ.name[:2]}" for word in ("关于", "现将", "现公布", "以下是"))})


def _signature(text: str) -> Organ | None:
    lines = [line.strip() for line in text.strip().split("\n")]
    name = re.sub(r"\s*(?:20[0-9]{2}|二[〇零○]).*$", "", lines[-1] if len(lines) == 1 else lines[-2])
    name = re.sub(r"\s+", "", name)
    return _organ(name) if 3 <= len(name) <= 40 and re.fullmatch(rf"[{HAN}（）()]+", name) else None


def _organ(name: str) -> Organ | None:
    """The organ of a name that has a place (or serves the nation) and a known kind or agency."""
    if _NOBODY.match(name):
        return None
    organ = parse_organ(name)
    return organ if (organ.place or organ.level == "nation") and (organ.kind or organ.agency) else None


def _head_lines(document: ParsedReport) -> Iterator[str]:
    for block in document.blocks[:_HEAD_BLOCKS]:
        yield simplified(_flat(block))


def _flat(block: Block) -> str:
    if block.grid is None:
        return block.text[:400]
    texts = [cell.text.strip() for cell in block.grid.cells[:40]]
    return " ".join(f"{text}：" if _LABEL.fullmatch(text) else text for text in texts)[:600]
