"""How far two rates are apart, in the words that are read: 办结率比上年提高了多少 is 办结率和2023年相差百分点.

A rate is a percentage itself, so that its change is told in points; both rates are shown with it.
"""

import re

_RATE = r"(?:率|占比|比例|比重)"
_WAY = r"(?:提高|提升|上升|升高|上涨|增长|增加|涨|升|高|多|下降|降低|下滑|减少|降|跌|低|少|变化|变动|增减)"
_BY = r"(?:了|出)?(?:多少|几|多大|(?:多少|几)个?(?:百分)?点|百分之(?:几|多少))"
_END = r"(?=[?？。]?$)"
_YEAR = re.compile(r"20[0-3]\d(?=年)")
_BEFORE = r"上一?年度?|上年同期|前一?年度?|去年同期|去年"
_THAN = re.compile(
    rf"(?:的)?[,，]?(?:比|较|相比|与|和|跟|同)(?:(?P<year>20[0-3]\d年?)|(?P<said>前年|大前年|今年)|{_BEFORE})(?:度|的|同期|相比|比|时)*[,，]?(?:是)?"
    rf"(?:{_WAY}(?:{_BY}|情况|怎么样|如何|吗)?|怎么样|如何|怎样|相差{_BY}|差{_BY}){_END}"
)
_OVER_BEFORE = re.compile(rf"(?:的)?(?:同比|比上年|较上年)?(?:{_WAY}了?{_BY}|(?:同比)(?:{_WAY})?(?:情况|如何|怎么样)?){_END}")
_APART = re.compile(rf"(?:的)?(?:相差|差距|差)(?:是|有|了)?(?:多少|几)(?:个?百分点)?{_END}")
_NAMED = re.compile(_RATE)
_OF_ALL = re.compile(
    r"(?<![不非未没])[,，?？。;；]?(?<![不非未没])[按以用拿](?:全部|全体|所有)?的?复议总?(?:案件)?(?:件数|数量|总数|数)?"
    r"(?:(?:为|作为?|做|当)(?:分母|基数)|来?计?算)[,，]?"
)
_OF_COURTS = re.compile(r"诉讼|起诉|官司|应诉")
_OF_REVIEW = re.compile(r"纠正率|纠错率|维持率|(?:纠正|维持)的?(?:比例|占比|比率)")  # of all cases of review, as is said beside it
_ORDERED = re.compile(r"(?:增长|下降|变化|同比)率|最|排|哪|谁|各|超过|高于|低于|以上|以下|占[^,，。?？]*占")


def rates_apart(text: str) -> str:
    """A normalised question that asks by how much a rate changed, or two differ, with that in the words that are read; else as it is."""
    if _OF_REVIEW.search(text) and "复议" in _OF_ALL.sub("", text) and not _OF_COURTS.search(text):
        text = _OF_ALL.sub("", text)
    named = [match.end() for match in _NAMED.finditer(text)]
    years = list(dict.fromkeys(_YEAR.findall(text)))
    if not named or _ORDERED.search(text):
        return text
    head, rest = text[: named[-1]], text[named[-1] :]
    if (apart := _APART.fullmatch(rest.rstrip("?？。"))) is not None:
        return f"{head}相差百分点{rest[apart.end() :]}"
    for pattern in (_THAN, _OVER_BEFORE):
        match = pattern.match(text, named[-1])
        if match is None:
            continue
        base, said = match.groupdict().get("year"), match.groupdict().get("said")
        if said is not None and said not in head:
            return f"{head}和{said}相差百分点"
        if base is None and len(years) == 1:
            base = str(int(years[0]) - 1)
        if base is not None and base.rstrip("年") not in head and years:
            return f"{head}和{base.rstrip('年')}年相差百分点"
    return text
