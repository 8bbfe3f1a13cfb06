"""The end that several kinds of disputes came to, said once: 被纠正的，复议和诉讼各几件 is 复议被纠正的和诉讼被纠正的各几件.

Also behind their counts: 复议和诉讼各几件，其中被纠正的各几件 asks for four figures.
"""

import re

_END = (
    r"(?:结果)?(?:被|予以|给)?(?:纠正|维持)|(?:尚未|还没有?|没有?|未)(?:审结|审完|结案|审理完|判)|待审|审理中"
    r"|(?:结果)?(?:为|是)?[“\"]?其他(?:结果|处理结果)[”\"]?"
)
_WAYS = r"(?:经)?(?:行政)?复议(?:后|以后|之后)(?:再|又|才)?(?:起诉|打官司)|(?:未经复议)?直接(?:起诉|打官司)"
_LAWSUIT = r"(?:行政)?(?:诉讼|官司)"
_KIND = rf"{_WAYS}|(?:行政)?复议|{_LAWSUIT}"
_OF_IT = r"(?:案件?|案子)?(?:的)?"
_HOW_MANY = r"(?:各|分别)?(?:有|是)?(?:(?:几|多少)[件起宗个])?"
_APART = r"[,，、]?(?:和|与|及|跟|以及|还有|加上?)?(?<=[,，、和与及跟有加上])"
_AHEAD = re.compile(
    rf"(?P<of>{_LAWSUIT}(?:那[边头]|[里中])?(?:的)?)?(?P<end>{_END})了?的?(?:案件|案子)?(?:{_HOW_MANY}[:：])?[,，:：]?(?:包括|含)?"
    rf"(?P<kinds>(?:{_KIND}){_OF_IT}(?:{_HOW_MANY}{_APART}(?:{_KIND}){_OF_IT})+)"
)
_COUNTED = r"(?:各|分别|一共|总共|合计)?(?:有|是|共)?(?:几|多少)[件起宗个]?"
_BEHIND = re.compile(
    rf"(?P<kinds>(?:{_KIND}){_OF_IT}(?:(?:{_COUNTED})?{_APART}(?:{_KIND}){_OF_IT})+{_COUNTED})"
    rf"(?P<between>[,，:：](?:其中|里面|当中|分别)?(?:的)?)(?P<end>{_END})(?P<count>了?的?(?:又|也)?{_COUNTED})"
)
_ITS_OWN = re.compile(rf"(?:{_KIND})(?:案件?|案子|结果)?[里中]?(?:的|被)?$")  # 复议被纠正的、…: the end is that of what stands before it
_NAMED, _SUED = re.compile(_KIND), re.compile(_WAYS)


def distributed(text: str) -> str:
    """A question with such an end behind every kind that it is of; other questions as they are."""
    return _AHEAD.sub(_to_each, _BEHIND.sub(_of_each, text))


def _of_each(match: re.Match[str]) -> str:
    kinds = "和".join(f"{kind}{match['end']}" for kind in dict.fromkeys(_NAMED.findall(match["kinds"])))
    return f"{match['kinds']}{match['between']}{kinds}{match['count']}"


def _to_each(match: re.Match[str]) -> str:
    kinds, text = match["kinds"], match.string
    own = match["of"] and not all(_SUED.fullmatch(kind) for kind in _NAMED.findall(kinds))  # 诉讼被纠正的，直接起诉和复议后起诉
    said_again = re.match(rf"(?:的)?(?:被)?(?:{_END})", text[match.end() :])
    if own or said_again or _ITS_OWN.search(text, 0, match.start()):
        return match.group()
    return _NAMED.sub(lambda kind: f"{kind.group()}{match['end']}的", kinds)
