"""Groups of organs that a question is about: 全县各部门, 哪个乡镇, 所有单位, 各县区, 几个税务局."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from askgov.question.organ_mentions import PLACE_SAID, OrganMention

Kind = Literal["unit", "department", "township", "county", "agency", "province", "city", "village"]

_EACH = r"各个?|所有的?|全部的?|全体|每个|每家|这些|那些|下属各?|下辖各?|直属各?"
_WHICH = r"哪些个?|哪个|哪几个|哪几家|哪一个|哪一家|哪家|哪类|有哪些|什么|有没有(?:什么|哪个|哪家)?(?=单位|部门|机关|机构|乡镇|街道)"
_MANY = r"多少个|多少家|几个|几家|多少|有几个|有几家|有多少个|有多少家"
_PLACE_END = r"(?!的?(?:直|级|属|长|里|城|政|委|场|民|教|公安|税|财|各)|的?[\u4e00-\u9fff]{0,8}(?:部门|单位|局|机关|委|厅))"
_TOWN = r"(?:乡镇街道|镇街|乡镇|街镇|镇乡|街道(?:办事处|办)?|镇(?!长|里|上|政|委|级|子|中|区|域|静|江|村|党|人|本|机关|直|办|财|水|公))"
_AND = rf"(?:(?:和|、|及|与|跟|以及|还有|或者?|,)(?:{_EACH})?|{_EACH})"
DIRECT = r"(?P<level>[省市县区])[直级]的?(?:各|(?:这|那)?(?P<size>[两二三四五六七八九十])[个家])?(?:部门|单位|机关|局)"  # 市直四个部门
_DEPARTMENTS = r"(?:(?:政府|职能|工作|县直|市直|区直)*部门|委办局|局(?!长))"
_NOUNS: tuple[tuple[str, Kind], ...] = (
    (rf"{_DEPARTMENTS}(?:{_AND}{_TOWN})+|{_TOWN}(?:{_AND}{_TOWN})?{_AND}{_DEPARTMENTS}", "unit"),
    (rf"{_TOWN}(?:{_AND}{_TOWN})?", "township"),
    (r"(?:县\(?市?、?区\)?|县区|区县|县市区|县市|市县区|区市县)(?:(?:人民)?政府)?|县级政府", "county"),
    (rf"省(?:份|级政府)?{_PLACE_END}|自治区|直辖市", "province"),
    (rf"(?:地级|设区的)?市{_PLACE_END}|城市", "city"),
    (r"(?<!全)[县区](?![别分间域块])" + _PLACE_END, "county"),  # 全县几个 asks for one number
    (r"行政村|村(?:委会)?(?!民|务|级|里)|社区(?!居民|微信)", "village"),
    (
        r"(?:政府|职能|工作|组成|直属|县直|市直|区直|省直|县级|市级|区级|省级|行政)*(?:部门|委办局|局委办)|局(?!长)|县直单位|市直单位|区直单位",
        "department",
    ),
    (r"(?:行政)?(?:单位|机关|机构|主体)|地方|政府部门|行政机关", "unit"),
)
_NOUN = "|".join(f"(?P<noun{index}>{pattern})" for index, (pattern, _) in enumerate(_NOUNS))
_GROUP = re.compile(
    rf"(?:(?P<which>{_WHICH})|(?P<many>{_MANY})|(?P<each>{_EACH}))的?(?:[\u4e00-\u9fff]{{1,4}}[省市县区]的?)??(?:{_NOUN})(?:里面?|里头|中间?|之中|当中)?的?"
)
_BEHIND = re.compile(
    rf"(?:{_NOUN})(?:(?:里面?|里头|中间?|当中|之中)?[,，]?(?:都|分别)?(?:有|是)?(?P<which>哪些|哪几个|哪几家|哪一[个家]|哪个|哪家|谁)|(?:一共|总共|共)?有?(?P<many>多少|几)(?:个|家))(?![件条次起项人])"
)
_ALL_OF = re.compile(
    r"(?:全(?P<whole>[省市县区])的?)?(?:(?P<dept>县直部门|市直部门|区直部门|各?部门|各?职能部门)|(?P<unit>各?单位|各?机关|各?部门(?:和|、|及|与)?各?乡镇(?:街道)?)|(?P<town>各?乡镇|各?镇街))"
    r"(?:里面?|里头|中间?|之中|当中|间)"
)
_UNNAMED = re.compile(  # a noun alone, where figures are put in order, bounded or summed: 最多的云溪县部门, 部门行政强制合起来
    r"(?<![该本此关他上下级主业办负牵承同这那个外])(?P<noun>部门|乡镇|镇街)(?!预算|决算|规章|网站|收支|之间|负责|自己|内部|职责|协|联动|会议|名称|文件)"
)
_COMPUTED = re.compile(
    r"最|前[一二两三四五六七八九十\d]|第[一二三四五六七八九十几\d]|排|名次|超过|以上|以下|不到|不足|少于|多于|大于|小于|高于|低于|达到?\d|至少|等于|为零|为0|[过上破][百千万]"
)
_WHO = re.compile(
    r"哪几家(?![\u4e00-\u9fff]{0,4}局)|哪家(?=收|办|罚|最|没|一件|发|新)"
    r"|^谁|[,，。 ]谁(?:家)?(?=的|收|办|罚|最|被)|哪里最|哪儿最|哪里的?(?=.{0,12}最)|是谁(?!在?(?:管|负责|牵头|分管|主管|经办))"
)
_RANKED = re.compile(
    rf"(?:最(?:多|少|高|低|大|小|快|慢|猛|好|差)|第[一二三四五六七八九十\d]{{1,2}}(?:名|位|多|高|大|少|低|小)?|前[一二三四五六七八九十\d]{{1,2}}[个家名位大]?|名|位)(?:的)?(?:[一二两三四五六七八九十\d]{{1,2}}[个家])?(?:{_NOUN})"
)
_ORDERED = (
    r"最|前[一二三四五六七八九十\d]|第[一二三四五六七八九十]|从高到低|从多到少|从低到高|从少到多|排名|排一|排序"
    r"|总额|合计|总和|之和|总共|一共|加起来|平均"
)
_BARE = re.compile(
    rf"(?P<direct>{DIRECT})|(?P<county>(?:[两二三四五六七八九十]个)?(?:县区|区县)(?:(?:人民)?政府)?)(?=[^,，。]{{0,20}}(?:{_ORDERED}))"
    rf"|(?P<dept>部门)(?=[^,，。]{{0,16}}(?:{_ORDERED}))|(?P<town>(?:(?<![\u4e00-\u9fff])|(?<=[年的在县区市]))镇{_AND}街道|街道{_AND}乡?镇|乡镇(?:{_AND}街道)?|街道|镇街)(?=[^,，。]{{0,16}}(?:{_ORDERED}))"
)
_SAME_NAME = re.compile(  # 所有教育局, 几个县的教育局
    r"(?P<asks>各个?|所有的?|全部的?|每个|每家|哪个|哪家|哪些个?|哪几[个家]|几[个家]|多少[个家])(?P<level>[省市县区]{1,2})?的?$"
)
_TOGETHER = re.compile(r"合计|总和|之和|总共|一共|加起来|合起来|平均|各|分别")  # 几个县的教育局一共多少件: some, not how many
_RANKED_BEFORE = re.compile(r"(?:最(?:多|少|高|低|大|小)|第[一二三四五六七八九十\d]{1,2}(?:多|高|大|少|低|小)?)的$")  # 最少的教育局是哪家
_WHICH_BEHIND = re.compile(r"(?:里面?|里头|中间?|当中|之中|之间)?[,，]?(?:哪一?[个家]|哪几[个家]|谁)")
_COUNTED = re.compile(  # the number is held against the members that there are
    r"(?<=[省市县区])(?:的|这|共|全部|全体)?(?P<n>[两二三四五六七八九十]{1,3}|\d{1,2})[家个](?:(?P<unit>单位|机关)|(?P<dept>部门|局)|乡镇|街道|镇)(?=[^,，。?？]{0,20}(?:平均|中位|合计|一共|总共|总和|之和|加起来|最|排|均值))"
)
_ASKED_LAST = re.compile(rf"(?:{_WHICH})(?:部门|单位|机关|局)[?？]?$")
_LEVEL: dict[str, Kind] = {"省": "province", "市": "city", "县": "county", "区": "county"}
_WHICH_OF_THEM = re.compile(r"(?:里面?|里头|中间?|当中|之中)?[,，]?(?:都|分别)?(?:有|是)哪(?:些|几[个家])")  # 被纠正过的市直单位有哪些
_WHICH_AHEAD = re.compile(r"哪(?:些|几[个家])(?:[省市县区]的)?$")
_AMONG = re.compile(r"(?:里面?|里头|中间?|当中|之中|之间)?[,，]?")
_HAVING = re.compile(rf"(?:没有?[^,，。的]{{1,10}}|有[^,，。的]{{1,10}})的(?:{_NOUN})(?P<number>数量|个数|数|有?(?:几|多少)[个家])?[?？]?$")
_BOUND = re.compile(
    rf"(?:[件条次宗起份项个人元%成]|以上|以下|以内|之间)的(?:[\u4e00-\u9fff]{{1,4}}[省市县区]的?)?(?:{_NOUN})(?:的?(?:名单|清单|列表))?(?=$|[?？,，。有是吗])"
)
_MEAN = re.compile(rf"(?:{_NOUN})(?=平均)|(?<=平均)每?[个家]?(?:{_NOUN.replace('noun', 'mean')})")
NONE = re.compile(
    r"(?:没有|从未|没能|没|未|无)(?:收到|开|出|批|罚|发生|产生|接到|收|办|做出|作出|开展|被|有过|过)?过?(?:一件|一起|一次|任何)?|一[件起次宗条张份例笔](?:也|都|(?=[^,，。]{1,8}(?:也|都)没))|(?:也|都)没有?(?:过|收到)?|零(?=申请|处罚|复议|诉讼|收费|结转|许可|强制|投诉|新收)"
)
_SPOKEN: dict[str, Kind] = {"部门": "department", "乡镇": "township", "街道": "township"}
_SELF = re.compile(
    r"(?:在|占)?(?:全(?P<whole>[省市县区])(?:的)?)(?:各?(?P<noun>部门|单位|机关|乡镇|街道)|(?=里|排|范围|第|名列|最))(?:里面?|中|范围内?|之中)?"
)


BELOW = "下级县区"  # 各部门和下级县区: the governments below a place beside its own organs
_AND_BELOW = re.compile(rf"(?:里面?|中)?和{BELOW}(?:里面?|里头|中间?|当中|之中)?")
_BESIDE_BELOW = re.compile(rf"(?:哪些|各个?|所有)?(?:[省市县区]直)?(?:单位|部门|机关)和{BELOW[:2]}$")


@dataclass(frozen=True)
class Group:
    """A group as named. ``asks``: which organs are wanted, how many of them, or all."""

    start: int
    end: int
    text: str
    kind: Kind
    asks: Literal["which", "many", "each"]


def find_group(text: str) -> Group | None:
    """The first group that a normalised question names; None without one."""
    found = _first_group(text)
    if found is None or BELOW not in text:
        return found
    if found.kind in ("unit", "department") and (below := _AND_BELOW.match(text, found.end)) is not None:
        return replace(found, end=below.end(), text=text[found.start : below.end()])
    before = _BESIDE_BELOW.search(text, 0, found.start) if found.kind == "county" else None
    return found if before is None else Group(before.start(), found.end, text[before.start() : found.end], "department", found.asks)


def _first_group(text: str) -> Group | None:
    direct, match = _BARE.search(text), _GROUP.search(text)
    asked_behind = direct and match and match["which"] and _ASKED_LAST.match(text, match.start())  # 市直部门…前三位是哪些部门
    if direct and direct["direct"] and (asked_behind or not (match and (match["which"] or match["many"]))):  # 市直各部门
        which = _WHICH_OF_THEM.match(text, direct.end()) or _WHICH_AHEAD.search(text, 0, direct.start())
        return Group(*direct.span(), direct.group(), "department", "which" if which else "each")
    if direct and direct["direct"] and match and _AMONG.fullmatch(text, direct.end(), match.start()):  # 市直部门里哪个局
        return Group(direct.start(), match.end(), text[direct.start() : match.end()], "department", "which" if match["which"] else "many")
    if match:
        asks: Literal["which", "many", "each"] = "which" if match["which"] else "many" if match["many"] else "each"
        return Group(*match.span(), match.group(), _kind(match), asks)
    if match := _COUNTED.search(text):  # 枫渚县14家单位
        return Group(*match.span(), match.group(), "unit" if match["unit"] else "department" if match["dept"] else "township", "each")
    if match := _BEHIND.search(text):
        return Group(*match.span(), match.group(), _kind(match), "which" if match["which"] else "many")
    if match := _RANKED.search(text):
        return Group(_begin(match), match.end(), match.group()[_begin(match) - match.start() :], _kind(match), "which")
    if match := _HAVING.search(text):
        begin = _begin(match)
        return Group(begin, match.end(), text[begin : match.end()], _kind(match), "many" if match["number"] else "which")
    if match := _BARE.search(text):
        return Group(*match.span(), match.group(), "township" if match["town"] else "county" if match["county"] else "department", "each")
    if match := _BOUND.search(text):
        return Group(_begin(match), match.end(), match.group()[_begin(match) - match.start() :], _kind(match), "which")
    if match := _MEAN.search(text):
        kind = next(kind for index, (_, kind) in enumerate(_NOUNS) if match[f"noun{index}"] or match[f"mean{index}"])
        return Group(*match.span(), match.group(), kind, "each")
    if match := _ALL_OF.search(text):
        return Group(*match.span(), match.group(), "department" if match["dept"] else "township" if match["town"] else "unit", "each")
    if match := _SELF.search(text):
        return Group(*match.span(), match.group(), _SPOKEN.get(match["noun"] or "", "unit"), "each")
    if (match := _UNNAMED.search(text)) and ((ordered := _COMPUTED.search(text)) or _TOGETHER.search(text)):
        return Group(*match.span(), match.group(), _SPOKEN.get(match["noun"], "township"), "which" if ordered else "each")
    if match := _WHO.search(text):
        return Group(match.end(), match.end(), match.group(), "unit", "which")
    return None


def find_agencies(text: str, organs: Sequence[OrganMention]) -> Group | None:
    """The organs of one name over several places: 所有教育局, 几个县的教育局, 最少的教育局是哪家; None without them."""
    for mention in organs:
        level = mention.text[0] if mention.text[0] in _LEVEL and not mention.text.startswith("市场") else ""
        of_place = mention.place or mention.text.endswith("政府") or PLACE_SAID.fullmatch(mention.text)
        if of_place or len(mention.candidates) < (1 if level else 2):
            continue
        if match := _SAME_NAME.search(text, 0, mention.start):
            counted = match["asks"][0] in "几多" and not _TOGETHER.search(text)
            asks: Literal["which", "many", "each"] = "which" if match["asks"].startswith("哪") else "many" if counted else "each"
            level = level or (match["level"] or "")[-1:]  # 各区|县教育局
            kind = _LEVEL[level] if level else "agency"
            return Group(match.start(), mention.end, match.group() + mention.text, kind, asks)
        if len(mention.candidates) < 2:
            continue
        behind = _WHICH_BEHIND.match(text, mention.end)
        if behind or _RANKED_BEFORE.search(text, 0, mention.start):
            end = behind.end() if behind else mention.end
            return Group(mention.start, end, text[mention.start : end], "agency", "which")
    return None


def _kind(match: re.Match[str]) -> Kind:
    """The kind of organ that the noun of a group names."""
    return next(kind for index, (_, kind) in enumerate(_NOUNS) if match[f"noun{index}"])


def _begin(match: re.Match[str]) -> int:
    """Where the noun of a group begins."""
    return min(match.start(f"noun{index}") for index in range(len(_NOUNS)) if match[f"noun{index}"])
