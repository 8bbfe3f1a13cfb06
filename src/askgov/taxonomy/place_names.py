"""How Chinese places are named: level suffixes, and the short names that people use (阳城县 → 阳城, 恩施土家族苗族自治州 → 恩施)."""

import re
from functools import lru_cache

LEVELS = ("nation", "province", "city", "county", "township")

_LEVEL_OF_SUFFIX = {
    "特别行政区": "province", "自治区": "province", "省": "province",
    "自治州": "city", "地区": "city", "盟": "city", "州": "city", "市": "city",
    "自治县": "county", "自治旗": "county", "县": "county", "旗": "county", "林区": "county", "特区": "county", "区": "county",
    "民族乡": "township", "民族苏木": "township", "街道": "township", "苏木": "township", "镇": "township", "乡": "township",
}  # fmt: skip
_ZONES = (
    "开发区", "新区", "高新区", "经开区", "园区", "工业园", "产业园", "科技园", "工业区", "示范区", "度假区", "旅游区", "保税区",
    "合作区", "管理区", "风景区", "名胜区", "景区", "试验区", "实验区", "集聚区", "自贸区", "综保区", "集中区", "产业区", "功能区",
    "商务区", "物流区", "农场", "林场", "牧场", "兵团", "保护区", "空港区", "化工区", "加工区", "矿区", "港区", "片区", "新城",
    "航空港", "保税港区",
)  # fmt: skip
_SUFFIXES = frozenset((*_LEVEL_OF_SUFFIX, *_ZONES))
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))

_PEOPLE = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|"
    "仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_PEOPLES = re.compile(f"(?:(?:{_PEOPLE})族|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克|达斡尔)+$")
_ZONE_SHORT = (("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"), ("经济技术开发区", "经开区"), ("经济开发区", "经开区"))

_REGIONS = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆"}
# Stems that mean a direction or a part of any city: never said without the suffix.
_NOT_ALONE = frozenset(
    ("市中", "市南", "市北", "城中", "城东", "城西", "城北", "城南", "城关", "河东", "河西", "河北", "江北", "江南", "西区", "东区", "新城")
)

# Words that end like a place and are none.
_WORDS = re.compile("[城都山市县州省]市|[市县]区|[市区]县|省市|地区|山区|自治[区州县]|郊区县|[本我各全][省市县区]")
# Words for the document, a part of a site or its menu: in no name of a place, though one may stand right before 县财政局.
_DOCUMENT_WORDS = re.compile("年报|年度报告|报告|信息公开|政务公开|公开(?:目录|指南|内容|专栏)|目录|专栏|栏目|首页|网站|法定")
_WORD_ENDINGS = (
    "社区", "小区", "乡镇", "城乡", "超市", "门市", "股市", "楼市", "集市", "上市",
    "全市", "全县", "全省", "市县", "县区", "辖区",
)  # fmt: skip


def is_common_word(name: str) -> bool:
    """Whether ``name`` is an ordinary word that only ends like a place (农村社区, 小城镇), or holds that of a document (年报县)."""
    return (
        _DOCUMENT_WORDS.search(name) is not None
        or _WORDS.fullmatch(name) is not None
        or name in ("城镇", "村镇", "小城镇")
        or name.endswith(_WORD_ENDINGS)
    )


def suffix_of(name: str) -> str:
    """The suffix that makes ``name`` a place (县, 自治州, 经济开发区 → 开发区); "" when it has none."""
    endings = (name[-length:] for length in range(min(len(name), _LONGEST_SUFFIX), 0, -1))
    return next((ending for ending in endings if ending in _SUFFIXES), "")


def is_zone(name: str) -> bool:
    """Whether this is a development zone, park or farm: a place with a government of its own and no level."""
    return suffix_of(name) in _ZONES


def level_of(name: str) -> str:
    """Level by the suffix alone; "" for zones and names without one. 市 counts as city: the gazetteer knows better."""
    return _LEVEL_OF_SUFFIX.get(suffix_of(name), "")


@lru_cache(maxsize=8192)
def short_name(name: str) -> str:
    """The name without its suffix and peoples; the name itself where too little would remain (忠县, 市中区, 井陉矿区)."""
    if is_zone(name):
        return next((name.removesuffix(long) + short for long, short in _ZONE_SHORT if name.endswith(long)), _short_zone(name))
    if name in _REGIONS:
        return _REGIONS[name]
    suffix = suffix_of(name)
    if not suffix or suffix == "旗":  # 阿巴嘎旗, 正蓝旗: the suffix is always said
        return name
    stem = name.removesuffix(suffix)
    if suffix == "省":
        return stem if len(stem) >= 2 else name
    if suffix.startswith(("自治", "民族")):
        stem = _PEOPLES.sub("", stem) or stem.removesuffix("族")
    if len(stem) < 2 or stem in _NOT_ALONE or (suffix == "盟" and len(stem) < 3):
        return name
    return stem


def _short_zone(name: str) -> str:
    stem = name.removesuffix("新区")
    return stem if stem != name and len(stem) >= 2 else name


def common_names(name: str) -> tuple[str, ...]:
    """What an autonomous prefecture, county or banner is called in passing: 恩施州, 石柱县."""
    suffix = suffix_of(name)
    short = short_name(name)
    if not suffix.startswith("自治") or short == name or name in _REGIONS:
        return ()
    return (short + suffix.removeprefix("自治"),)
