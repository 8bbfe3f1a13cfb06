"""Another organ of the same kind that acts in a report where its own organ should: text that was taken over from elsewhere."""

import re
from collections.abc import Iterator

from askgov.domain import Finding, Severity
from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import find_places
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_ACTS = (
    "高度重视|认真|严格|深入|积极|坚持|扎实|全面|持续|进一步|始终|不断|切实|主动公开|共?收到|新收|未收到|严格按照|紧紧围绕|围绕|以习近平|"
    "坚决|着力|大力|依法|按照|根据|共"
)
_NAME = r"(?P<{0}>[\u4e00-\u9fff]{{0,14}}?(?:局|委员会|厅|[^全内外各本西东南北中]部|人民政府|办公室|办事处|管委会))"
_SUBJECT = re.compile(rf"(?:^|[。；;：\n]\s{{0,4}}|20\d\d年(?:度|以来)?，?){_NAME.format('acting')}(?=(?:{_ACTS}))")
_AUTHOR = re.compile(
    rf"(?:[，,](?:现公布|现将|现发布)?|由|现公布|现将|现发布){_NAME.format('author')}(?=(?:按照[^，。；]{{0,24}})?编[制写]|20\d\d年度?政府信息公开)"
)
_AS_AN_EXAMPLE = re.compile("借鉴|学习|经验|先进|调研|考察|交流|对口|结对")
_FIRST_CHAPTER = 1
_MOST = 200  # subjects looked at


def another_organ(draft: Draft) -> Iterator[Finding]:
    """The first organ of another place that is said to write the report, or that is the subject of a sentence of the overview and of the
    same kind and level. An organ above the report's own is only worth a look, one below it, or of its own place, says nothing."""
    own = parse_organ(draft.entity.name)
    if not own.kind or not own.place:
        return
    names = {draft.entity.name, *draft.entity.aliases, *draft.entity.spelled}
    overview = [chunk for chunk in draft.chunks if chunk.section <= _FIRST_CHAPTER]
    subjects = [(chunk, match) for chunk in overview for each in (_AUTHOR, _SUBJECT) for match in each.finditer(chunk.text)]
    for chunk, match in subjects[:_MOST]:
        name = match[1]
        sentence = chunk.text[match.start() :].lstrip("。；;：\n，,").split("。", 1)[0]
        known = name in names or _AS_AN_EXAMPLE.search(sentence)
        severity = None if known else _weight(own, parse_organ(name), match.re is _AUTHOR)
        if severity is not None:
            message = f"正文写的是“{name}”（“{sentence.strip()[:40]}”），报告单位是“{draft.entity.name}”，请看这段文字是不是从别处抄来的"
            yield finding("another_organ", draft.report.id, message, [chunk.source], severity=severity)
            return


def _weight(own: Organ, other: Organ, is_author: bool) -> Severity | None:
    """Doubt for an author of another place, or an organ of the same kind and level there; note for one above; else nothing."""
    if not other.kind or other.name == own.name or (not is_author and (other.kind, other.agency) != (own.kind, own.agency)):
        return Severity.NOTE if other.level == "nation" and other.kind == own.kind and other.name != own.name else None
    if other.level == "nation":
        return Severity.NOTE if other.kind == own.kind else None
    if not other.places or _is_below(other, own) or not (_is_listed(other) and _is_listed(own)):
        return None
    if _is_below(own, other):
        return Severity.NOTE
    return Severity.DOUBT if is_author or other.level == own.level else None


def _is_below(one: Organ, other: Organ) -> bool:
    """Whether a place is the other one, or lies in it."""
    inner, outer = one.places[-1].name, other.places[-1].name
    above = {place.name for place in one.places} | {place.parent for named in one.places for place in find_places(named.name)}
    return inner == outer or any(outer in name for name in above)


def _is_listed(organ: Organ) -> bool:
    return any(find_places(place.name) for place in organ.places)
