"""Where the asker lives, said first, is where the organs asked about are: 我家在青石镇，镇上去年…; 我住云溪县，教育局去年…."""

import re
from collections.abc import Sequence

from askgov.question.lexicon import Mention
from askgov.question.organs import SEATS, Catalogue

_LIVES = re.compile(
    r"^(?:(?:我|俺|咱)们?|本人)?(?:家)?(?:就|也|现|现在|目前|一直)?(?:是|住在?|在|来自|家住在?)(?P<told>[\u4e00-\u9fff]{2,18})[,，。]+(?=.)"
)
# 在云岭县开厂 tells a place, 在云溪县教育局的年报里看到 does not.
_NO_ORGAN = re.compile(
    r"(?!.*(?:[局委办厅院所]|中心|公司|政府|年报|报告|公报|网站|数据|文件|上看|看到|听说|读到|查到|发现"
    r"|[和或跟与同比不没未]|嫁|搬|离|调|公安|税务|法院|检察|系统|[县区市镇乡旗]|街道))"
)
_ASKS = re.compile(
    r"^(?:请问|请教|麻烦)?(?:我|就)?(?:想|要)?(?:请问|问问|问一下|问下|问|打听一下|打听|了解一下|了解|知道|晓得|弄清|搞清楚?|查一下|查查|查|看看|看一下|请教)?(?:一下|下)?[:：,，]?"
)
_HERE = re.compile(r"(?:我们?|咱们?)?(?P<level>[县区市旗])(?:里(?:头|面)?|上)(?:的(?!人))?(?![各所])")
_JOINED = re.compile(r"[和跟与同及、比较]|咱|我们")
_BESIDE = re.compile(r"(?P<us>(?:我们?|咱们?)?(?:[县区市镇乡]|这里|这边)?)(?:[和跟与同比])")  # 我住云溪县，(咱们)跟云岭县比
_TOWNS = ("镇", "乡", "街道", "苏木")
_SEAT = re.compile(
    r"^(?:(?P<town>(?:我们?|咱们?|你们|这个|本)?(?:镇|乡|街道)(?:上|里|政府|人民政府|办事处|办)|街道)|(?:我们|咱们|咱)[这那](?:里|儿|边)?|当地|本地)(?!的?人)"
)


def at_home(text: str, known: Catalogue) -> str:
    """A normalised question with the place that its asker lives in put before the organ that it names without one.

    The place is dropped where the question names another place, an agency of another level (市公安局), or of a town that has none (its
    villager asks of the county's 公安局); a question that names no organ at all is about the place itself.
    """
    match = _LIVES.match(text)
    place = _place_in(match["told"], known) if match else ""
    if match is None or not place:
        return text
    places = known.places[place]
    rest = _ASKS.sub("", text[match.end() :])
    seat, own = _SEAT.match(rest), places[0].endswith(_TOWNS)
    here = _HERE.match(rest)
    if here and here["level"] == places[0][-1]:
        rest = rest[here.end() :]  # 我是墨岭县人，县里…
    if seat and not own and seat["town"]:
        return text  # 我住墨岭县，镇里…: which town is open
    if seat and any(known.entities[id_].kind in SEATS for id_ in known.in_place(places[0])):
        return place + rest[seat.end() :]
    named = [mention for mention in known.matcher.find(rest, [True] * len(rest)) if not mention.ids("stem") or len(mention.senses) > 1]
    if any(mention.ids("place") or mention.ids("qualified") or mention.ids("here") for mention in named):
        beside = _BESIDE.match(rest)
        return place + rest[beside.end("us") :] if beside else text if _JOINED.search(rest) else rest
    agencies = [mention for mention in named if mention.ids("bare") or mention.ids("agency")]
    return _each_at_home(rest, agencies, place, known)


def _each_at_home(rest: str, agencies: Sequence[Mention], place: str, known: Catalogue) -> str:
    """A question with the place put before every agency that it names; the question alone where one of them is of another level."""
    (organ_place, *_) = known.places[place]
    own = organ_place.endswith(_TOWNS)
    there = {id_: known.entities[id_].kind for id_ in known.in_place(organ_place)}
    if not agencies:
        return place + rest
    alone = rest
    for agency in sorted(agencies, key=lambda mention: -mention.start):
        named_by_level = agency.text[0] if agency.text[0] in "省市县区镇乡" and not agency.text.startswith("市场") else ""
        if named_by_level and named_by_level != organ_place[-1]:
            return alone  # 我住墨岭县，市公安局…
        if own and not (set(agency.ids("bare")) & set(there) or set(agency.ids("agency")) & set(there.values())):
            return alone  # no town has a 公安局: the county's is asked about
        rest = rest[: agency.start] + place + rest[agency.start + len(named_by_level) :]
    return rest


def _place_in(told: str, known: Catalogue) -> str:
    """墨岭县 of 墨岭县人, 在云岭县开厂: the longest name of one place that what is told begins with; empty where it tells of an organ."""
    for end in range(min(len(told), 9), 1, -1):
        places = known.places.get(told[:end], ())
        if places and set(places) <= set(known.spellings(places[0])):
            return told[:end] if _NO_ORGAN.match(told[end:]) else ""
    return ""
