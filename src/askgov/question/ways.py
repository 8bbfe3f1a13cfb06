"""How applications came in, in the words of the form of 2014: 从网上交的, 靠邮寄方式递上来的 and 寄信来的 are 网络申请 and 信函申请."""

import re

_WAY = r"(?:当面|传真|网络|网上|信函|邮寄|写信|寄信)"
_SAID = rf"{_WAY}(?:来|交|递|提|发|寄|送)*的?"  # 当面交的、传真的、寄信的
_LISTED_AS_SAID = re.compile(rf"(?<=[,，])(?P<said>{_SAID}(?:[、,，和与及跟]{_SAID})+)(?=各|分别|都?[有是]?(?:多少|几))")
_LISTED = rf"{_WAY}(?:[、,，和与及跟]{_WAY})+"
_BY_WAY = r"(?:渠道|方式|途径|办法)(?:提交|递交|提出|收到|来)?(?:的(?:信息公开|公开)?申请)?"
_WAYS = re.compile(
    rf"(?:通过|以|用)?(?P<ways>{_LISTED})(?:的?申请|[、,，]?(?:这|那)?[两三四几](?:种|个|类){_BY_WAY})|申请(?:渠道|方式|途径)[(（](?P<listed>{_LISTED})[)）]"
)
_BY_THIS_WAY = rf"(?P<many{{0}}>多少|几)(?P<unit{{0}}>件)?是(?:从|通过|在|走|用|以|靠)?(?P<way{{0}}>{_WAY})(?:渠道|方式|平台)?"
_CAME_IN = r"(?:递交|提交|提出|申请|[递交提送寄发])(?:上来|过来|来)?"
_EACH_BY_WAY = re.compile(rf"(?<![\u4e00-\u9fff])(?P<ways>{_LISTED})(?=(?:分别|各)?(?:有|是)?(?:几|多少)件?|各是|分别)")
_AMONG_BY_WAY = re.compile(  # 收到的申请里，有多少是从网上交的、多少是当面递的
    rf"(?:(?:新收|收到|收|受理)的?)?(?:信息公开|公开)?申请(?:里面?|里头|之?中|当中)[,，]?(?:有)?{_BY_THIS_WAY.format(1)}{_CAME_IN}"
    rf"(?:的?[、,，](?:又?有)?{_BY_THIS_WAY.format(2)}{_CAME_IN})?的"
)
_COUNTED_BY_WAY = re.compile(  # 申请里靠邮寄方式递上来的有几件
    rf"申请(?:里面?|里头|之?中|当中)[,，]?(?:靠|通过|以|用|从|走)?(?P<way>{_WAY})(?:渠道|方式|平台)?(?:{_CAME_IN})?的(?:一共|总共|共)?有?(?P<many>几|多少)件?"
)
_TO_WHOM = re.compile(  # 靠寄信向云溪县申请信息公开的有多少件
    rf"(?:靠|用|通过|以)(?P<way>{_WAY})(?:的)?(?:方式)?(?:向|给|到|对)(?P<where>[^,，。]{{2,12}}?)(?:申请(?:信息)?公开|提(?:交|出)?(?:信息公开|公开)?申请|申请)(?:信息)?(?:的)?(?=有|几|多少)"
)
_IS_BY_WAY = re.compile(  # 几份申请是老百姓当面递上来的; 当面到各单位递交的公开申请
    rf"(?P<many>几|多少)[份件](?:信息公开|公开)?申请是(?:老百姓|群众|市民|申请人|人家)?(?:通过|以|用|从|走|靠)?(?P<way>{_WAY})(?:渠道|方式|平台)?(?:提出|递交|提交|[递交提送寄发])(?:上来|过来|来)?的"
    rf"|(?P<to>{_WAY})(?:到|向|给)(?P<where>[^,，。]{{2,10}}?)(?:递交|提交|提出|[递交提送])的(?:信息公开|公开)?申请"
)
_WAY_SAID = re.compile(  # 当面交的、网上交的、寄信来的各几件
    rf"(?:通过|以)?(?P<way>{_WAY})(?:的)?(?:方式|途径|渠道|形式)?(?:收到|交|递|提|发|寄|送|来|上来|过来|提交|递交|提出)+的(?:公开|信息公开)?(?:申请)?(?=[、,，和与及跟]|各|分别|又?[有是]?(?:多少|几)件)"
)
_THAT_WAY = re.compile(rf"^(?:那么?|还有)?(?P<way>{_WAY})(?:{_CAME_IN}|来)?的(?:呢|有多少|有几件|是多少)?(?=[?？]?$)")  # 信函的呢
_TWICE = re.compile(r"(?P<way>网上|网络)[(（](?:网上|网络)[)）]")  # 网上（网络）
_SAID_WAYS = {"写信": "信函", "寄信": "信函", "邮寄": "信函", "网上": "网络"}
_BREAK = re.compile(r"[、,，和与及跟]")


def counted_by_way(text: str) -> str:
    """A normalised question with the ways among applications, of which each is counted, as lines."""
    text = _TWICE.sub(r"\g<way>", text)
    text = _AMONG_BY_WAY.sub(lambda match: "、".join(_counted_by_way(match, n) for n in (1, 2) if match[f"way{n}"]), text)
    return _COUNTED_BY_WAY.sub(lambda match: f"{_by_way(match['way'])}{match['many']}件", text)


def named_by_way(text: str) -> str:
    """A normalised question with the ways that it lists or says of applications as lines."""
    if "申请" in text:
        text = _LISTED_AS_SAID.sub(lambda match: "、".join(_by_way(way) for way in re.findall(_WAY, match["said"])), text)
        text = _EACH_BY_WAY.sub(lambda match: "、".join(map(_by_way, _BREAK.split(match["ways"]))), text)
        text = _WAY_SAID.sub(lambda match: _by_way(match["way"]), text)
    text = _THAT_WAY.sub(lambda match: f"{_by_way(match['way'])}呢", text)
    text = _WAYS.sub(lambda match: "、".join(map(_by_way, _BREAK.split(match["ways"] or match["listed"]))), text)
    text = _TO_WHOM.sub(lambda match: f"{match['where']}{_by_way(match['way'])}", text)
    return _IS_BY_WAY.sub(_to_whom_by_way, text)


def _to_whom_by_way(match: re.Match[str]) -> str:
    """当面到各单位递交的申请: to whom, by which way, and how many where that is asked first."""
    whom = f"向{match['where']}" if match["where"] else ""
    return f"{whom}{_by_way(match['to'] or match['way'])}{match['many'] + '件' if match['many'] else ''}"


def _counted_by_way(match: re.Match[str], n: int) -> str:
    return f"{_by_way(match[f'way{n}'])}{match[f'many{n}']}{match[f'unit{n}'] or ''}"


def _by_way(way: str) -> str:
    """当面申请: the line of the applications that came in one way."""
    return f"{_SAID_WAYS.get(way, way)}申请"
