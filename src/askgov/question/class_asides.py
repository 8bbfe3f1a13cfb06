"""Classes of organs that a question leaves out of a group: 乡镇街道都不算, 不含区县和全市汇总.

A group of departments holds none of these, so that the words change nothing; of all 单位, without the towns, the departments are left.
Where they would leave another group than those that are known, they stay and the question is refused.
"""

import re

_AND = r"(?:[、,，和与及]|以及|还有)"
_CLASSES = {
    "town": r"(?:各|下面的?|下属的?)?(?:乡镇街道|街道乡镇|镇街|街镇|乡镇|街道(?:办事处|办)?)",
    "county": r"(?:各|下面的?|下属的?|下辖的?)?(?:县市区|县区|区县|市县)",
    "zone": r"(?:各)?(?:开发区|高新区|经开区|园区|功能区)(?:管委会)?",
    "whole": r"(?:全?[县市区]级?(?:政府)?|政府|[县市区]里(?:头)?)?(?:的)?(?:汇总|总)(?:的)?(?:那份|那个)?(?:报告|年报|数据|数)?",
}
_CLASS = "(?:" + "|".join(_CLASSES.values()) + ")"
_LISTED = rf"(?P<{{}}>{_CLASS}(?:{_AND}?{_CLASS})*)(?:那[些份]|这[些份])?"
_OUT = (
    r"(?:都|也|全|全部|通通|一律|请)*(?:不算|别算|不要算|不计|不含|不要|剔除|除外|去掉|扣除|排除|刨掉|撇开)"
    r"(?:在内|进去|进来|在里面|里面)?(?:了|的|吧)?"
)
_KEEP_OUT = r"(?:都)?(?:不算|不含|不包括|不包含|不要|除去|撇开|剔除|去掉|刨去|排除)"
_SAID = rf"(?:{_LISTED}{_OUT}|{_KEEP_OUT}{_LISTED}(?:以外|之外)?)"
_ASIDE = re.compile(
    rf"[(（]{_SAID.format('a', 'b')}[)）]|(?P<open>^|[,，。?？;； ]+){_SAID.format('c', 'd')}(?=[,，。;；?？]|$)",
)
_DEPARTMENTS = re.compile(r"部门|委办局|局委办|局办|各局|局(?=里|中|[、和与及]委)|[省市县区]直")
_UNITS = re.compile(r"(?P<each>各个?|所有|哪个|哪家|哪些|几个|多少个)?(?:单位|机关)")
_TOWNS = re.compile(r"乡镇|街道|镇街|镇(?=里|中|[、和与及])")


def without_classes(text: str) -> str:
    """A normalised question without the classes of organs that it leaves out, where the group that is left can be named."""
    found = list(_ASIDE.finditer(text))
    if not found:
        return text
    rest = re.sub("^[,，。?？;； ]+", "", _ASIDE.sub("", text))
    said = ["".join(words for words in match.group("a", "b", "c", "d") if words) for match in found]
    out = {kind for words in said for kind, pattern in _CLASSES.items() if re.search(pattern, words)}
    departments, units, towns = _DEPARTMENTS.search(rest), _UNITS.search(rest), _TOWNS.search(rest)
    if departments and not units and not towns:
        return rest
    if units and not departments and not towns and "town" in out and out <= {"town", "whole"}:
        return _UNITS.sub(lambda match: f"{match['each'] or ''}部门", rest)
    return rest if out == {"whole"} and (units or departments) else text
