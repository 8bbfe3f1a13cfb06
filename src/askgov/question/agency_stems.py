"""Agencies named by their stems alone, written out: 教育、民政两个局, 自规跟住建，谁多, 公安2024年, 县公安收到的, 环保那个分局."""

import re

from askgov.taxonomy.agencies import agency_names

_STEM = r"[\u4e00-\u9fff]{2,6}?"
_LISTED_AS = re.compile(
    rf"(?!年|度)(?P<stems>{_STEM}(?:[、,，和与及跟]{_STEM})+)(?:这|那)?(?:[两俩三四五六七八九]个?|几个)(?:[省市县区][直级属]?(?:的)?)?(?P<form>局|委|部门|家)"
    rf"|(?:(?:这|那)?[两俩三四五六七八九]个(?:[省市县区][直级](?:的)?)?|[省市县区][直级](?:的)?)(?:部门|局|单位)[(（](?:即|就是|也就是)?(?P<listed>{_STEM}(?:[、,，和与及跟]{_STEM})+)[)）](?:的)?"
)
_BREAK = re.compile(r"[、,，和与及跟]")
_ONE_NAME = re.compile(  # 农业农村和水务局, of which the first part is no agency of its own
    r"[和与及][^、和与及跟]{2,}[局委厅]$|(?<![局委厅办])[和与及][^、和与及跟]{2,}[局委厅](?=[、和与及跟])"
)
_DENIED = re.compile(r"不是|不算|不含|除|别|没")  # 不是公安、教育，最多的是谁
_COUNTED = re.compile(r"[两俩三四五六七八九十几\d]")  # 教育、民政、财政|三个局
_OFFICE = re.compile(r"(?<=[省市县区州盟])[府委]办$")  # 省府办
_ENDS_LIKE_ONE = re.compile(r"[局委厅办]$")
_TIME = r"(?:20)?[0-3]\d年?|去年|前年|上年|今年|本年|当年|历年|近[两三四五]年"
_LINE = r"信息公开|公开|新收|申请|行政|许可|处罚|强制|收费|复议|诉讼|官司|办结|结转"
_RUN = re.compile(  # 自规跟住建，去年谁多; 公安、市监、教育这三家
    rf"(?:^|(?<=[,，。;；:：?？\d年度对把拿问看查比]))(?!年)(?P<run>[省市县区]?{_STEM}(?:[、和与及跟][省市县区]?{_STEM})+)"
    r"(?=$|[,，?？。]|里(?!面的)|当?中(?!心)|[这那](?![一二两三四五六七八九十几\d]*个)|谁|哪|各|比|平均|一共|合计|加起来"
    rf"| ?(?:{_TIME})|的?(?:{_LINE}))"
)
_LEVELLED = re.compile(  # 县公安收到的公开申请
    rf"(?<![全各本我的\u4e00-\u9fff])(?P<stem>[省市县区][\u4e00-\u9fff]{{2,4}}?)(?=收到|收了|新收|接到|受理|办结|办了|办理|批了|罚了|开了|的?(?:{_TIME})|的(?:{_LINE}))"
)
_BARE = re.compile(
    r"(?:^|(?<=[,，。;；!！])|(?<=听说)|(?<=人说))(?P<ask>把|问|查|请问|问下|查下|帮我查)?(?P<stem>[县市区]?[\u4e00-\u9fff]{2,4}?)"
    r"(?:那边|这边)?(?=的行政|的(?:处罚|许可|收费)| ?20[0-3]\d| ?[0-3]\d(?:年|[、,到至-])| ?去年| ?前年|新收|收到的)"
)  # 公安2024年处罚几件
_LEFT_OUT = re.compile(  # 前三名，税务不算
    rf"(?<=[,，(（])(?P<stem>{_STEM})(?=(?:都|也)?(?:不算|除外|不计|不包括)(?:在内)?(?:[)）,，。?？]|$))"
)
_THAT = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,7})(?:那个|这个|那家)(?P<form>分局|局|委)(?!托|员|机)")  # 自然资源那个局


def agencies_written_out(text: str) -> str:
    """A normalised question with stems of agencies that name them alone written out; other words stay."""
    text = _THAT.sub(lambda match: _named(match["stem"], match["form"]) or match.group(), text)
    text = _BARE.sub(lambda match: (match["ask"] or "") + (_named(match["stem"], "局") or match["stem"]), text)
    text = _LEFT_OUT.sub(lambda match: _named(match["stem"], "局") or match["stem"], text)
    text = _LEVELLED.sub(lambda match: _named(match["stem"], "局") or match["stem"], text)
    return _RUN.sub(_of_run, text)


def listed_agencies(text: str) -> str:
    """The same of a list that says how many it holds: 教育、民政、财政三个局."""
    return _LISTED_AS.sub(_of_list, text)


def _of_run(match: re.Match[str]) -> str:
    """Two stems or more written out; other names among them (places) stay as they are."""
    stems = _BREAK.split(match["run"])
    if _ONE_NAME.search(match["run"]) or _DENIED.match(match["run"]):
        return match.group()
    if place := _place_of(stems[0]):  # 云岭教育、公安
        stems = [place + stem if _place_of(stem) == "" else stem for stem in stems]
    named = [(stem, stem if stem in agency_names() or _OFFICE.search(stem) else _named(stem, "局")) for stem in stems]
    if sum(bool(name) for _, name in named) < 2 or any(_COUNTED.search(stem) for stem, name in named if not name):
        return match.group()
    return "、".join(name or stem for stem, name in named)


def _of_list(match: re.Match[str]) -> str:
    """Each with its form; left as it is where one of them is no agency."""
    form = match["form"] if (match["form"] or "") in ("局", "委") else "局"
    stems = _BREAK.split(match["stems"] or match["listed"])
    named = [_named(stem, form) or (stem if stem in agency_names() or _ENDS_LIKE_ONE.search(stem) else "") for stem in stems]
    others = match["form"] == "家" and sum(bool(name) for name in named) > 1  # 公安、卫健、苔桥这三家: a town among them
    return "、".join(name or stem for stem, name in zip(stems, named, strict=True)) if all(named) or others else match.group()


def _named(stem: str, form: str) -> str:
    """教育 or 云溪教育 with its form, when that ends like an agency; "" when it does not."""
    name = stem + form
    return name if any(name[start:] in agency_names() for start in range(len(name) - 2)) else ""


def _place_of(stem: str) -> str | None:
    """云岭 of 云岭教育, "" of 教育; None of what is no agency."""
    name = stem if stem.endswith("局") else f"{stem}局"
    at = next((at for at in range(len(name) - 2) if name[at:] in agency_names()), None)
    return None if at is None else name[:at]
