"""Whose numbers a report holds: the organ's own, those of all organs of a place, or those of a line of offices (海关, 税务)."""

import re

from askgov.domain import Scope
from askgov.taxonomy.organs import Organ

_SUBJECT = (
    r"(?<!部分)(?:本(?:年度)?(?:报告|年报)|(?:本(?:报告|年报))?(?:中)?(?:所列|所涉|统计)?的?(?:数据|统计)(?:的?(?:统计)?(?:范围|口径))?)"
)
_SAID = re.compile(rf"{_SUBJECT}[^。；]{{0,10}}?(?:为|是|由|包括|包含|涵盖|覆盖|反映|含|来自|汇总)了?(?P<what>[^。；]{{1,80}})")
_OWN = re.compile(r"^[^，]{0,8}本级(?!政府及|和|及|、|各)|不(?:含|包括|包含)(?:各|下|所|其|乡|镇|县|区)|^[^，]{0,6}机关本级|^仅")
_SYSTEM = re.compile(
    r"系统|关区|隶属(?:海关|机构)|(?:全[国省市县区州旗]|各[省市县区州旗（(][^，。]{0,10}?)[^，。各]{0,8}(?:局|机关|海关|分局|支队|大队)(?!各)"
)
_AGGREGATE = re.compile(
    r"各(?:级|乡|镇|街道|镇街|乡镇|县|区|市|设区市|部门|委办局|有关部门)|(?:县|市|区|省|州|旗)(?:直|政府)(?:各)?(?:部门|单位)|汇总(?:数据|而成)|数据汇总|所属各?部门"
)
_BELOW_A_TOWNSHIP = "township"
_COMPILERS = frozenset({"government", "zone", "government_office"})


def scope_of(organ: Organ, prose: str, doubts: list[str]) -> Scope:
    """A government reports for all organs below it, every other organ for itself; a township has none below it.

    A report that says whose numbers it holds (本报告为全县税务系统数据) is taken at its word; an office with a whole county's is doubted.
    """
    government = organ.kind == "government"
    usual = Scope.AGGREGATE if government and organ.level != _BELOW_A_TOWNSHIP else Scope.OWN
    for said in _SAID.finditer(prose):
        what = said["what"]
        if _OWN.search(what):
            return Scope.OWN
        if not government and organ.kind not in _COMPILERS and _SYSTEM.search(what):
            return Scope.SYSTEM
        if organ.kind in _COMPILERS and organ.level != _BELOW_A_TOWNSHIP and _AGGREGATE.search(what):
            if organ.kind == "government_office":
                doubts.append("标题是政府办公室，正文写明是汇总数据，按汇总收录")
            return Scope.AGGREGATE
    return usual
