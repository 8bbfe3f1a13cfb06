"""The words of a report: whose it is, how its title says so, its prose with figures, its period, its signature, and what stands around it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random


@dataclass(frozen=True)
class Organ:
    """A reporting organ: its full name, and how titles and texts call it."""

    name: str  # as it must be recognised
    printed: str  # in titles
    place: str = ""
    agency: str = ""
    scope: str = "own"
    we: str = "我局"


@dataclass(frozen=True)
class Said:
    """A figure in prose."""

    label: str  # words that its label must hold
    value: Decimal
    unit: str
    approximate: bool = False


@dataclass
class Words:
    """Everything but the tables."""

    organ: Organ
    year: int
    title: list[str]
    signature: list[str]
    meta_title: str
    published: str
    said: list[Said]


PLACES = (
    "瑞安市", "阳城县", "宿迁市", "阿巴嘎旗", "黄石市", "滁州市", "金台区", "大同市", "吴兴区", "浦江县", "开远市", "泰州市", "万源市", "兴国县",
    "高平市", "海安市", "荆州区", "大冶市", "湖里区", "渭南市", "中原区", "平阳县", "靖远县", "玉带县", "宁波市", "黔南布依族苗族自治州",
    "吴起县", "海陵区", "漳平市", "东阳市", "铁岭市", "安庆市", "乌海市", "惠州市", "云浮市", "舒兰市", "汉阳区", "临渭区", "青山区", "浦东新区",
)  # fmt: skip
AGENCIES = (
    "教育局", "公安局", "自然资源和规划局", "司法局", "财政局", "民政局", "卫生健康局", "市场监督管理局", "应急管理局", "住房和城乡建设局", "水利局",
    "审计局", "交通运输局", "农业农村局", "统计局", "医疗保障局", "退役军人事务局", "人力资源和社会保障局", "行政审批服务管理局",
    "城市管理综合行政执法局", "发展和改革局", "生态环境局", "商务局", "信访局", "人民政府办公室",
)  # fmt: skip
TOWNS = (("融安县大坡乡", "人民政府"), ("高平市原村乡", "人民政府"), ("阳城县凤城镇", "人民政府"), ("西城区展览路街道", "办事处"),
         ("黄浦区打浦桥街道", "办事处"))  # fmt: skip


def organ(random: Random) -> Organ:
    """A department mostly, else a government, a township, or an office with a scope of its own."""
    place, agency = random.choice([name for name in PLACES if name != "玉带县"]), random.choice(AGENCIES)
    kind = random.random()
    if kind < 0.62:
        return Organ(place + agency, place + agency, place, agency)
    if kind < 0.82:
        name = place + "人民政府"
        return Organ(name, random.choice((place, name)), place, "人民政府", "aggregate", random.choice(("全市", "我县", "本机关")))
    if kind < 0.94:
        town, end = random.choice(TOWNS)
        return Organ(town + end, random.choice((town, town + end)), town, end, "own", "我镇")
    name, printed, scope = random.choice(
        (
            ("广州海关", "广州海关关区", "system"),
            ("大同市气象局", "大同市气象部门", "system"),
            ("海关总署", "海关总署（本级机关）", "own"),
            ("滁州市气象局", "滁州市气象局", "own"),
            ("自然资源部", "自然资源部", "own"),
        )
    )
    return Organ(name, printed, "", name, scope)


def year_of(format_: str, random: Random) -> int:
    """A statistics year of a format."""
    return {
        "2008-2013": random.randint(2008, 2013),
        "2014-2018": random.randint(2014, 2018),
        "2019-2020": random.randint(2019, 2020),
        "2021+": random.randint(2021, 2025),
    }[format_]


_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
Titled = Callable[[Organ, int], list[str]]
TITLES: tuple[Titled, ...] = (
    lambda o, y: [f"{o.printed}{y}年政府信息公开工作年度报告"],
    lambda o, y: [f"{o.printed} {y} 年政府信息公开工作年度报告"],
    lambda o, y: [o.printed, f"{y} 年政府信息公开工作年度报告"],
    lambda o, y: [f"{y}年{o.printed}政府信息公开工作年度报告"],
    lambda o, y: [f"{y}年度{o.printed}政府信息公开年度报告"],
    lambda o, y: [f"{o.printed}{y}年度政府信息公开工作年度报告"],
    lambda o, y: [f"{o.printed}{y}年度政府信息公开工作年报"],
    lambda o, y: [f"{o.printed}{y}年政府信息公开工作报告"],
    lambda o, y: [f"{o.printed}{y}年政府信息公开年度报告（文字版）"],
    lambda o, y: [f"{y}年政府信息公开工作年度报告（{o.printed}）"],
    lambda o, y: [f"{o.printed}{y}年政府", "信息公开工作年度报告"],
    lambda o, y: [f"{o.printed}", f"{y}年政府信息公开工作", "年度报告"],
    lambda o, y: [f"审综〔{y + 1}〕2号", f"{o.printed}{y}年政府信息公开工作年度报告"],
    lambda o, y: [f"{o.printed}{str(y).translate(_CHINESE)}年政府信息公开工作年度报告"],
    lambda o, y: [f"{o.printed}政府信息公开工作年度报告（{y}年）"],
    lambda o, y: [f"关于{o.printed}{y}年政府信息公开工作情况的报告"],
    lambda o, y: [f"{o.printed}{y}年政务信息公开年度报告"],
    lambda o, y: [f"{o.printed}{y}年政府信息公开工作年度报告"] * 2,
)
VAGUE_TITLES: tuple[Titled, ...] = (  # the text must tell the rest
    lambda o, y: [f"{o.agency}{y}年政府信息公开工作年度报告"],
    lambda o, y: [f"{y}年政府信息公开工作年度报告"],
    lambda o, y: [],
)


def words(format_: str, random: Random) -> Words:
    """A report's organ, year, title and signature."""
    who, year = organ(random), year_of(format_, random)
    vague = random.random() < 0.15 and bool(who.place) and who.scope == "own" and who.agency not in ("人民政府", "办事处")
    title = random.choice(VAGUE_TITLES if vague else TITLES)(who, year)
    day = f"{year + 1}年{random.randint(1, 3)}月{random.randint(1, 28)}日"
    signature = [who.name, day] if vague or random.random() < 0.4 else [day] if random.random() < 0.6 else []
    return Words(who, year, title, signature, "".join(title), day, [])


def opening(told: Words, random: Random) -> list[str]:
    """The sentences before and in the first chapter."""
    year, who = told.year, told.organ
    period = random.choice(
        (
            f"{year}年1月1日至{year}年12月31日", f"{year}年1月1日到12月31日止", f"自{year}年1月1日起，至{year}年12月31日止",
            f"{year}年1月1日-{year}年12月31日", f"{year}1月1日至{year}年12月31日", f"{year}11日至{year}1231日", f"{year}年11日至{year}年1231日",
        )
    )  # fmt: skip
    decree = random.choice(("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号", "国办公开办〔201960号", "国办发〔2014〕32号"))
    return [
        f"根据《中华人民共和国政府信息公开条例》（国务院令第711号）和{decree}要求，编制本报告。本报告所列数据的统计期限为{period}。"
        f"如对本报告有疑问，请与{who.name}联系（地址：府前路{random.randint(1, 300)}号，邮编：{random.randint(100000, 859999)}，"
        f"电话：0{random.randint(310, 996)}-{random.randint(2000000, 89999999)}）。",
    ]


def prose(told: Words, random: Random) -> list[tuple[str, str]]:
    """(sub-heading, paragraph) pairs of the first chapter; the figures they state are kept in ``told``."""
    year, we, said = told.year, told.organ.we, told.said
    parts = [random.randint(1, 900) for _ in range(4)]
    n = random.randint(200, 99999)
    answered, asked = random.randint(0, 40), random.randint(41, 400)
    wan = Decimal(random.randint(11, 9999)).scaleb(-1)
    said += [Said("主动公开", Decimal(sum(parts)), "条")]
    said += [Said(label, Decimal(v), "条") for label, v in zip(("政策文件", "公告公示", "工作动态", "财政信息"), parts, strict=True)]
    said += [Said("微信", Decimal(n), "条"), Said("粉丝", wan * 10000, "人"), Said("政策解读", Decimal(answered), "篇", approximate=True)]
    said += [Said("申请", Decimal(asked), "件")]
    listing = random.choice(
        ("，其中政策文件{}条，公告公示{}条，工作动态{}条，财政信息{}条", "，其中：政策文件{}条、公告公示{}条、工作动态{}条、财政信息{}条")
    )
    return [
        (
            "主动公开",
            f"{year}年，{we}坚持以公开为常态、不公开为例外，主动公开政府信息{sum(parts)}条{listing.format(*parts)}。"
            f"微信公众号发布信息{n}条，粉丝{wan}万人，发布政策解读{answered}余篇。",
        ),
        ("依申请公开", f"全年共收到政府信息公开申请{asked}件，均依法按时办结。12345热线转办事项另行统计。"),
        ("政府信息管理", "一是健全制度，落实“三审三校”。二是动态调整公开目录，依据条例第二十条第（五）项梳理事项，做到应公开尽公开。"),
        ("平台建设", f"推进集约化，完善“五公开”专栏。{told.organ.name}门户网站运行平稳，全年无重大事故。"),
        ("监督保障", "加强业务培训和考核评议，未发生责任追究情形。"),
    ]


CHAPTERS = {
    "1": ("一、总体情况", "一、 总体情况", "一、总体情况。", "一、工作概述", "一、政务公开工作总体情况", "一、概述"),
    "2": ("二、主动公开政府信息情况", "二、主动公开政府信息的情况", "二、主动公开政府信息情况："),
    "3": ("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开的申请情况", "三、 收到和处理政府信息公开申请情况"),
    "4": ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    "5": ("五、存在的主要问题及改进情况", "五、存在问题及改进措施"),
    "6": ("六、其他需要报告的事项", "六、其他需要报告的事项。"),
    "table 1": ("附表：政府信息公开情况统计表", "附件 政府信息公开情况统计表", "政府信息公开情况统计表"),
}
ENDING = {
    "5": "一是公开内容还不够丰富，二是人员力量不足。下一步将加强学习，提高公开质量。",
    "6": "本年度依据《政府信息公开信息处理费管理办法》收取信息处理费0元。无其他需要报告的事项。",
}
NUMBERED = (
    ("（一）{}情况", "（二）{}情况", "（三）{}情况", "（四）{}情况", "（五）{}情况"),
    ("(一){}。",) * 5,
    ("1.{}方面",) * 5,
    ("（一）{}",) * 2 + ("（四）{}",) * 3,
)


def site(told: Words, random: Random) -> dict[str, str]:
    """What a site prints around a report: none of it a figure of the report."""
    year = told.year
    others = [f"{told.organ.printed}{y}年政府信息公开工作年度报告" for y in (year - 1, year - 2) if y > 2007]
    return {
        "owner": (told.organ.place or told.organ.name) + ("人民政府门户网站" if told.organ.place else "门户网站"),
        "crumbs": f"当前位置：首页 > 政务公开 > 政府信息公开年报 > {year}年",
        "tools": f"来源：{told.organ.name} 发布时间：{told.published} 字体：[大 中 小] 浏览次数：{random.randint(1, 9999)}",
        "index": f"1{random.randint(1000000, 9999999)}/{year + 1}-{random.randint(1, 99999):05}",
        "before": f"上一篇：{others[0]}" if others else "上一篇：没有了",
        "others": "\n".join(others),
        "foot": f"主办单位：{told.organ.name} 备案号：苏ICP备{random.randint(10000000, 99999999)}号-1 公网安备 3213020{random.randint(1000000, 9999999)}号 "
        f"网站标识码：{random.randint(1000000000, 9999999999)} 电话：0527-8436{random.randint(1000, 9999)}",
    }
