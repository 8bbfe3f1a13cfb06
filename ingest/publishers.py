"""Whose site a report stands on: the governments that breadcrumb, header and footer name.

They tell which place's organ is meant where the title leaves that open (县财政局), never which organ it is.
"""

import re
from collections.abc import Iterator, Sequence

from askgov.taxonomy.han import HAN
from askgov.taxonomy.organs import Organ, parse_organ
from askgov.taxonomy.places import is_listed
from ingest.parsed import ParsedReport
from ingest.sections import Section
from ingest.simplified import simplified

_MOST_LINES, _TAIL_BLOCKS = 40, 8
_LONGEST = 300  # characters of a line that is no prose
_POSITION = re.compile(r"^\W*(?:(?:您|你)?(?:的|现在的|当前的?|现在)?(?:所在)?位置|首页)")
_CRUMBS = re.compile(r"[>»›]")
_PARTS = re.compile(r"[>»›→/|｜_\-–—·•:：,，;；\s]+")
_OWNED = re.compile(r"版权所有|主办|Copyright|©|网站标识码|ICP备", re.I)
_OWNERS = re.compile(
    rf"(?:版权所有|主办(?:单位)?|Copyright|©|\(C\))[^{HAN}]{{0,20}}(?P<after>[{HAN}]{{2,30}})|(?P<before>[{HAN}]{{2,30}})\s*版权所有", re.I
)
_SITE = re.compile(
    r"^(?:欢迎(?:访问|光临|来到)|中国)+"
    r"|(?:(?:官方|门户)?网站|(?:门户|政务|信息)网|官网|(?:政府)?(?:信息|政务)公开(?:专栏|平台|网|目录)?|欢迎您?|主办|版权所有)+$"
)


def publishers(document: ParsedReport, sections: Sequence[Section]) -> Iterator[Organ]:
    """The organs, with their places, that the page names around the report as the site's owner or as the way to the report."""
    first = next((section.first for section in sections if section.number), len(document.blocks))
    head = [line for block in document.blocks[:first] if block.grid is None for line in block.text.split("\n")][:_MOST_LINES]
    tail = [line for block in document.blocks[-_TAIL_BLOCKS:] if block.grid is None for line in block.text.split("\n")]
    for line in map(simplified, (*document.around, *head)):
        if len(line) <= _LONGEST and (_POSITION.search(line) or _CRUMBS.search(line)):
            yield from filter(None, map(_organ, _PARTS.split(line)))
    yield from filter(None, map(_organ, map(simplified, head)))
    for line in map(simplified, (*document.around, *tail)):
        if len(line) <= _LONGEST and _OWNED.search(line):
            yield from filter(None, (_organ(found["after"] or found["before"]) for found in _OWNERS.finditer(line)))


def _organ(printed: str) -> Organ | None:
    """The organ of a listed place, or a government by its full name: 保康县, 谷城县人民政府门户网站, 云溪县人民政府."""
    name = _SITE.sub("", printed.strip())
    if not 2 <= len(name) <= 30:
        return None
    organ = parse_organ(name)
    if not organ.places or not organ.kind or not re.fullmatch(rf"[{HAN}]+", name):
        return None
    return organ if is_listed(organ.places[0]) or ("政府" in name and not name.startswith("某")) else None
