"""What is left of a question when everything that was recognised is taken out.

Longer fillers separate; single particles are stripped only at the edges of what is left, so that words that hold one (公共资源) stay whole.
A number that the question itself claims (309件对吧) explains itself: it is echoed, never used.
"""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from askgov.question.lexicon import Matcher, Mention, Sense, function_words, matcher, table

# A single character left over is a typing slip unless it can turn the meaning round.
NEGATIONS = frozenset({"不", "非", "未", "无", "没", "没有", "除了", "除", "不算", "不包括", "不含"})
_WEIGHTY = frozenset(
    "不非未无没最率比均差除女男童孩农外退撤错轻改补即免缓误漏假旧催返抵欠调销吊扣拆代替翻番骗伪虚赔偿残删抗驳判败胜赢输诉罚"
)
_THINGS = frozenset("车房屋水电气煤油酒烟狗猫猪牛羊鸡鸭鱼鸟虫枪税网河湖海山村路桥船药粮茶林树花矿校婚胎卡证")  # words by themselves
_OPEN_COUNTERS = frozenset("家户部套名")  # that begin other words
_LIMIT = re.compile(r"以[上下]")
_RUN = re.compile(r"[^\0,;:?!。]+")  # no word goes over the end of a clause
_MEANINGFUL = re.compile(r"[\u3400-\u9fffA-Za-z0-9]")
_CLAIM = re.compile(
    r"(?<![第\d.万千百亿])\d+(?:,\d{3})*(?:\.\d+)?\s*(?:万|亿)?(?:多|余|来)?(?:件|条|次|宗|起|份|篇|项|个|期|场|册|人|元|万元|亿元|块)?(?![\d.])"
)
_ROUGHLY = re.compile(
    r"(?<![超多过到第满破上])[一二两三四五六七八九十]+[百千万亿][一二两三四五六七八九百千万]*(?:多|余|来|好几)?[万亿]?(?:件|条|次|宗|起|份|元|块)?(?![以及之])"
)
_MIDDLE = re.compile(r"中(?=[央国学小标药心医考职专秋草])")  # 2021年|中央直达资金
# made of characters that mean nothing by themselves, and yet they say which
_HEAVY = re.compile(
    r"每(?:一)?[百千万\d]+(?:件|起|家|个|人)|每(?:一)?[名个位家户件起宗]?(?=复议|诉讼|许可|律所|律师|事务所|自然人|企业|个人|申请人|公司|居民|群众|律师|市民|村民|机构|组织)|转办|打回|从[重轻]|到期(?![没未不])|过期|有效的?(?=申请|许可)|即办|补办|撤回|中止|终止(?!处理)|暂缓|缓办|代办|网办|督办|交办|扣除|只算当年|当年新收的|上报的|及时|即时|和解(?!释|决)|拟(?=制|发|定|出|订)|告知书发|发了?[^,，。]{0,4}告知书|当年[收接提]到?的?当年|年中(?!央)"
)
# 拿到信息的申请, 往年的申请: a clause that says which applications are meant, whatever words it is made of;
# those that say no more than that they came in, or are all of them, are left alone.
_WHOSE_REQUESTS = re.compile(r"(?P<which>[^\0,;:?!。()（）“”\"]{2,12})(?=\0)")  # 申请人本人|提的申请
# 2024年|工会|申请: whose they are, whatever characters the word is made of.
_DIRECTLY = re.compile(
    r"(?<=\0)(?P<which>[^几多少件的了到有共全都总各收提新向交来办\0,;:?!。\d]{2})(?=\0)"
)  # 工会|申请: whose they are, whatever the word is made of
_REQUESTS_ALONE = re.compile(r"(?:政府)?(?:信息公开|公开)?申请(?![人表])")
_MADE = re.compile(r"(?:提|提出|提交|递交)的(?:政府)?(?:信息公开|公开)?申请(?!人)")
_WHICH_REQUESTS = re.compile(r"(?P<which>[^\0,;:?!。()（）“”\"]{2,12})的(?=\0)")
_REQUESTS = re.compile(r"的(?:[\u4e00-\u9fff]{2,6}的?)?(?:政府)?(?:信息公开|公开)?申请(?![人(（])")
_ANY_REQUESTS = re.compile(
    r"(?:新|最近一年度?|最新一年|[每各]个?(?:月|季度)|共|一共|总共|所有?|全部|全体|各类?|各种|这些|那些|这样|已经?|都|曾|先后|自己|单位|部门|机关|政府|[省市县区镇乡街道局院厅委处办村所]里?|全[县市区省]"
    r"|[全一整本当今]年|年度|年内|以来|期间|他们|你们|我们|它们?|群众|公众|老百姓|市民|社会|申请人|在|里|中|上|报告|年报|表格?|正文|由|被|向|给|本|方面|公开|信息)*"
    r"(?:收到|收|接到|接|收进来|收上来|进来|新来|提出?|提交|递交|递|送来?|交来?|寄来?|发来?|申请|受理|登记|碰到|遇到|出现|发生|处理|办理|作答|答复|写|填|填报|列|载|记|统计|(?:提|递|交|送|寄|发)(?:上来|过来|进来))?"
    r"|[\u4e00-\u9fff]{2,8}[省市县区镇乡局院厅委]"
)
# What narrows down or compares and is not read: it is left over even where a part of it was taken for something else.
_UNREAD = re.compile(
    r"(?<!\d)12\d{3}(?!\d)|^分(?:部门|单位|项|乡镇|局)|(?:超过|大于|高于|低于|少于|不到|不足|满)[\d一二两三四五六七八九十百]+(?:个?工作日|日|天|个?月(?!份)|岁|页|周|小时|平方|公里|亩|年(?![份度]))"
    r"|(?<!没)(?<!无)有正当理由|(?:少|多|应|拟|免)(?:征收|收取|给予|收缴)|倒着|(?:结转|转|拖|留|顺延)(?:到|至)20[0-3]\d年"
    r"|当年[^,，。]{1,6}当年|(?:新收|收到)(?:的)?(?:申请)?(?:里面?|中|当中)[^,，。占]{0,3}(?:已|办结|予以|答复|公开)(?![^,，。]*(?:占|比例|几成|百分|率))|办结[^,，。]{0,8}[,，]?其中[^,，。]{0,4}(?:上年)?结转"
    r"|结转的?\d+[件个宗]|结转[^,，。]{0,6}(?:都|全)(?:部)?办|依申请公开了|留(?:给|到)20|申请的?人次|申请人(?:有|是)?(?:几|多少)[个名位]|(?:许可|处罚|强制)(?:决定)?(?:信息(?!公开申请)|公示)"
    r"|新(?:收|递|交)的?(?:信息公开|公开)?申请(?:都|已经?|全)?办(?:了|完|结)了?(?=几|多少)"
    r"|^不是(?=[\u4e00-\u9fff]{2,8}[、,，和])(?=[^?？]*(?:最|前[一二三四五\d]|谁|哪))|(?<=许可|处罚|强制)申请(?=几|多少|的|[,，、]|$)"
    r"|报社|报纸|电视台|信息的申请人|(?<!不予)(?<!其他)处理的?申请(?:中|里)(?=信访)|件件|个个都|(?<![\d年、])那[两三四五六七八九]年(?![^,，。\d]{0,3}[(（]?(?:20)?\d)(?!里|来|间|内)|待(?:办(?!事)|处理|答复|回复)|等着(?:办|处理|答复)|(?:手上|手头)(?:还|一共|总共|共)*有(?:多少|几)(?![份件部个]{0,2}(?:的)?(?:行政)?(?:规范性文件|规章))|在手|年?底(?:还|仍)?有(?:多少|几)件?(?:信息公开|公开)?申请(?!没|未|尚|不|结转|转|拖|留|要)|12月31日(?:那天|当天)?(?:还)?有"
    r"|结转(?:又(?!是|有)|且|并)|(?:本地|当地|外地|外县|外市|外省|境外|外国)(?!区)|本[县市区](?=的?(?:居民|企业|群众|公司|市民|村民|百姓|个人|自然人))|告知书|按时率|企业家|被投诉|依申请公开(?:的)?信息(?:数|几|多少|有)"
    r"|20[0-3]\d年(?:提|提出|提交|收到|收|申请)的[^,，。]{0,12}?20[0-3]\d年(?:办|答复)|20[0-3]\d年(?:提|提出|提交)[、,，]20[0-3]\d年(?:办|答复)|办结的?去年|(?:只有|皆为?|尽是|俱为|都是)当年|是什么费|加起来(?:等于|是否等于|是不是等于)全[县市区]|[,，]20[0-3]\d年比它"
    r"|新收(?:里|中)[^,，。]{0,4}(?:带|转|拖|结转|留)(?![^,，。]*(?:占|比例|百分|几成))"
    r"|年[末底]的?(?:信息公开|公开)?申请|(?<!的)(?:老|旧)(?:申请|案子|案件)|(?<!的)旧件|结转(?:过?来)?的?申请(?:里面?|中|当中|之中)(?=[^,，。]{2,})|当年的?申请(?=[^,，。]{0,6}(?:办结|公开|答复|不予))"
    r"|(?<=年)(?:这|的)?[两三四五六七八九十]个(?:县|区|镇|乡|街道|部门|单位|园区)(?![^,，。]{0,6}[、和])|(?<=年)[两三四五]类申请|第[一二三四五六]类|第[一二三四五六七八]款"
    r"|连续(?:下降|上升|增长|减少|增加)的(?:年份|部门|单位)|几分之|[前后头][一二三四五六七八\d]个?(?:细项|小项|子项|分项|明细|项(?!目))|倒数第[一二三四五六七八\d](?:项|类|种)|第[一二三四五六七八][大小][项类]|(?<!有)没有?创(?:过)?新[高低]|都罚了?款"
    r"|[一二两三四五六七八九十\d]+次以上的?(?:重复|反复)?申请|国有|民营|咨询类|在办(?!理|结)|应收|(?:多少|几|按|以)百万元|一样多|持平|各类申请人"
    r"|(?:制发|制定|出台|发布)的?[^,，。]{0,4}规范性文件(?:里面?|中|当中)|办结(?:加上?|与)结转|报备|会商|少收(?=费)|(?:新收|收到|受理)的?(?:申请)?(?:并|且|并且)(?:当年)?(?:办结|转|结转|答复)(?!情况)|并(?:于|在)(?:当年|年内|同年)|结转(?:过?来)?(?:的)?(?:申请)?(?:办理完|办结|办完)(?!率)"
    r"|各(?:种|类|个)?(?:办理)?结果(?=各|分别|有)|人次(?=申请)|的人(?:有)?(?:几|多少)(?:个|名)?(?!次|申请)"
    r"|(?:工会|商会|学会|妇联|团委|业委会|居委会|村委会|会计|会员|社会(?!公益|组织|保障|评议|团体)|工信(?![局部厅委])|法院)"
    r"(?=的?(?:新收|收到|申请|予以|部分公开|不予|办结|行政处罚|行政许可|提))|复议决定书|拟(?=废|修)"
    r"|(?<![我们俺咱就只人])(?:要求|请求|想|要)(?:看|查看?|查阅|调阅)(?=[^,，。]{0,10}(?:执法案卷|过程性信息|内部事务))"
    r"|比(?:20\d\d年|上一?年|去年|前一年)(?:都|还|又|有所)?(?:增加|上升|增长|上涨|下降|减少|下滑)了?的(?=有|部门|单位|乡镇|机关|局|[?？]|$)"
    r"|比[\d一二两三四五六七八九十百千万]+(?:件|起|宗|项|万元|元)(?:还|要)?[多少高低](?:多少|几|出)|(?:比|较|相比)(?:于)?(?:之)?前[两二三四五]年"
)
_LIGHT_VERBS = "说看报讲问想写抄念递拿数列"  # at the edge of function words: 三样|说
_OTHER_YEARS = frozenset({"上年", "上一年", "前一年", "下年", "下一年", "上期", "上月", "下月"})
ASKS = re.compile(r"多少|几|好多")  # how many
HOW_MANY = re.compile(r"多少|(?<!哪)几|总数|数量|合计|总共|一共|共计|数[?？。]?$")  # … or a number in other words
IN_ALL = re.compile(r"合计|总|一共|共计|加起来|加在一起|合起来|之和|相加|都算")
_PERSONS = re.compile(r"(?:多少|几)(?:个|名)人")
_CONVERTED = re.compile(r"折合|折算|换算|合多少")
_CONFIRM = re.compile(
    r"对吗|对不对|对吧|是吗|没错吧|是不是|真的吗|属实吗|有误吗|是这样吗|吧[?？]?$|(?<!不)是\d[\d,.]*(?:万|亿)?[件条次宗起份篇项元]?吗|没记错|记错了|核一下|^(?:我?听说|据说|听人说|听闻|网上说|有人说|都说|我?记得|我?印象中)|不是\d[^,，。]{0,12}吗|没错"
)
_ABOUT = re.compile(r"(?:大约|大概|约|近|差不多|将近|接近|不到|超过|多达)\d|\d[^,，。]{0,4}(?:左右|上下)|不是\d[^,，。]{0,10}吧")
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_NOT_SO = re.compile(r"不是(?=\d|[^,，。不]{0,10}\d[^,，。]{0,12}吗)")
_HOW_MANY = r"各?(?:多少|几(?:十|百|千|万(?!元))?|好多)|各|些"
# 多少处理决定, 几对外…: the beginning of a word that is no unit
_NO_COUNTER = (
    r"部门|处[理罚分置]|本[年级机单]|对[外公于企个照比]|所[有属]|只[有是]|位于|门[类户]|批[准复了的]|间接|张贴|头[条年]|段时|道路|座谈|台账"
)
_TOGETHER = re.compile(
    r"(?:[两二三四五六七八九十几]个|(?:(?<![\u4e00-\u9fff])|(?<=[这那的和与及等共]))[两二三四五六七八九十几])(?:县区|县|区|市|乡镇|镇|乡|局|家|单位|部门|机关|年度|数字|数|指标)"
)
_SAYS_NONE = re.compile(
    r"^(?!.*(?:有没有[哪什]?么?[个家]?(?:部门|单位|机关|乡镇)|哪[种类])).*一[件起次宗条份][^,，。哪谁]{0,8}(?:都|也)没(?!.*(?:哪|谁|部门|单位|几个))"
)
_NONE_AT_ALL = re.compile(r"一[件起次宗条份]|(?:都|也)没有?过?|没有?")
_IN_UNITS = re.compile(r"(?:用|以|按|按照|精确到|换成)(?:亿元|万元|元)(?:为单位|表示|计算|来算|来说|回答|计|算)?")
_THESE = re.compile(
    r"这?[两三四五六](?:项|者|类|种)(?=的?(?:合计|之和|加起来|总和|相加|总数|总计|一共|总共|共|加在一起|合起来|分别|各|都|谁|哪|里|中))"
)

_SELF = re.compile(
    r"(?:我|本人)是[^,，。;；!！?？]{0,14}?(?:记者|学生|研究生|市民|居民|村民|律师|老师|教师|公民|群众|工作人员|媒体)[,，。;；!！ ]*"
)

# 表二第二十条第六项, 那一栏, 三样都要: where a line stands and how many are asked for, said beside its name
_PLACED = re.compile(
    r"表[一二三四1-4](?:里|中|上|的)?|第[一二三四五六七八九十百\d]{1,4}(?:条|款)(?:第?[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[款项目])*|第?[1-8一二三四五六七八](?:号表|张表)"
    r"|[这那][一二两三四五六七八九十几]?[个件部份项条起次](?!人)|[一二两三四五六七八九十仨俩几](?:样|个数|类|种|档|笔|者)(?:数字?)?(?:都要|全要|都给|都报|一起)?|[仨俩]数?"
)

# 搞过没有 asks; 没有制发过吧 states what is to be corrected; 没有公示的 leaves something out and stays unexplained
_WHETHER = re.compile(r"没有(?=[,，。?？!！几]|$)")
_PREMISE = re.compile(r"(?:吧|吗)[?？]?$")
_NONE = re.compile(r"没有")


@dataclass(frozen=True)
class Rest:
    """A stretch of text that nothing explains."""

    start: int
    end: int
    text: str
    weighs: bool = False  # whatever its characters are


@functools.cache
def _fillers() -> Matcher:
    return matcher((word, Sense("filler", word)) for word in dict.fromkeys(table()["fillers"]))


@functools.cache
def _spoken() -> Matcher:
    return matcher((word, Sense("filler", word)) for word in dict.fromkeys((*table()["fillers"], *_function_words())))


@functools.cache
def _counted() -> re.Pattern[str]:
    counters = "|".join(sorted(table()["counters"], key=len, reverse=True))
    return re.compile(rf"(?:{_HOW_MANY})(?P<counter>(?!{_NO_COUNTER})(?:{counters}))?")


def counters_of(text: str) -> tuple[str, ...]:
    """The units that a question asks for (几期, 多少册 → 期, 册), in order, without repeats."""
    if _PERSONS.search(text):
        return ("人",)
    if (rough := _ROUGHLY.search(text)) and re.search(r"[百千]多?万|亿", rough.group()):  # 收费两千多万，具体几元
        return ("万元",)
    if _CONVERTED.search(text):  # 折合多少元 says in what to show a figure, not which figure
        return ()
    return tuple(dict.fromkeys(match["counter"] for match in _counted().finditer(text) if match["counter"]))


def claim_of(text: str, *, money: bool = False) -> Decimal | None:
    """The one number that a question claims and wants confirmed (134件对吧, 不是405件吗); None without one.

    ``money``: an amount in 元, whatever unit it is said in (500万元, 500万); without it what is said in 元 is no claim.
    """
    if not _CONFIRM.search(text) or _ABOUT.search(text):
        return None
    found = [
        match.group()
        for match in _CLAIM.finditer(_YEAR.sub("\0\0\0\0\0", text))
        if re.search(r"[件条次宗起份篇项元块]|万|亿", match.group())
    ]
    if len(found) != 1 or re.search("多|余|来|几", found[0]):
        return None
    digits = re.match(r"\d+(?:,\d{3})*(?:\.\d+)?", found[0])
    scale = Decimal(100_000_000) if "亿" in found[0] else Decimal(10_000) if "万" in found[0] else Decimal(1)
    if digits is None or (re.search("[元块]", found[0]) and not money) or (money and re.search("[件条次宗起份篇项]", found[0])):
        return None
    return Decimal(digits.group().replace(",", "")) * scale


def find_rest(
    text: str, free: list[bool], counted: Callable[[Mention], bool] = lambda filler: False, *, spoken: bool = False
) -> tuple[Rest, ...]:
    """The stretches between recognised words and fillers of a normalised question, particles still on them, in order.

    ``counted`` tells the fillers that are no fillers here, since they name what is counted. ``spoken``: function words are fillers too.
    """
    heavy = [Rest(*match.span(), match.group(), weighs=True) for match in _HEAVY.finditer(text) if all(free[match.start() : match.end()])]
    heavy += [Rest(*match.span(), match.group(), weighs=True) for match in _UNREAD.finditer(text)]
    for match in _WHICH_REQUESTS.finditer(_visible(text, free)):
        if _REQUESTS.match(text, match.end() - 1) and not _ANY_REQUESTS.fullmatch(match["which"]):
            heavy.append(Rest(match.start(), match.end(), match["which"], weighs=True))
    for match in _DIRECTLY.finditer(_visible(text, free)):
        after_year = text[match.start() - 1] in "年度" and _REQUESTS_ALONE.match(text, match.end())
        if after_year and not _ANY_REQUESTS.fullmatch(match["which"]):
            heavy.append(Rest(match.start(), match.end(), match["which"], weighs=True))
    for match in _WHOSE_REQUESTS.finditer(_visible(text, free)):
        if _MADE.match(text, match.end()) and not _ANY_REQUESTS.fullmatch(match["which"]):
            heavy.append(Rest(match.start(), match.end(), match["which"], weighs=True))
    counts = [match for match in _counted().finditer(_visible(text, free)) if match["counter"]]
    _cover(_counted(), text, free)
    _cover(_TOGETHER, text, free)
    for match in _THESE.finditer(text):  # what follows it may be taken already
        free[match.start() : match.end()] = [False] * (match.end() - match.start())
    if not _PREMISE.search(text):
        _cover(_WHETHER, text, free)
    else:
        _cover(_NONE, text, free)
    _cover(_NOT_SO, text, free)
    _cover(_IN_UNITS, text, free)
    _cover(_CLAIM, text, free)
    _cover(_ROUGHLY, text, free)
    if _SAYS_NONE.search(text):
        _cover(_NONE_AT_ALL, text, free)
    _cover(_SELF, text, free)
    if spoken:
        _cover(_PLACED, text, free)
    for filler in (_spoken() if spoken else _fillers()).find(text, free):
        if counted(filler) or (spoken and _cuts_a_word(filler, text, free)):
            free[filler.start : filler.end] = [True] * (filler.end - filler.start)
    for match in counts:
        if _begins_a_word(match["counter"], text, match.end(), free):
            free[match.start("counter") : match.end()] = [True] * len(match["counter"])
    rest = [Rest(*match.span(), match.group()) for match in _RUN.finditer(_visible(text, free))]
    return tuple(sorted((*rest, *heavy), key=lambda piece: piece.start)) if heavy else tuple(rest)


def _cuts_a_word(filler: Mention, text: str, free: list[bool]) -> bool:
    """通|报表|扬: whether a function word lies between characters that nothing explains."""
    beside = [at for at in (filler.start - 1, filler.end) if 0 <= at < len(text) and free[at]]
    return filler.text in _function_words() and any(not weightless(text[at]) and text[at] not in _LIGHT_VERBS for at in beside)


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(function_words())


def _begins_a_word(counter: str, text: str, end: int, free: list[bool]) -> bool:
    """多少家|庭, 多少户|口: a single character that nothing explains right behind a counter."""
    alone = end < len(text) and free[end] and (end + 1 == len(text) or not free[end + 1])
    return alone and counter in _OPEN_COUNTERS and not weightless(text[end])


def weightless(char: str) -> bool:
    """Whether a character means nothing by itself."""
    return _empty(char, frozenset(table()["particles"]) | frozenset(table()["empty"]))


def unexplained(piece: Rest) -> Rest | None:
    """A stretch without the particles at its edges; None when nothing of weight is left."""
    particles, light = frozenset(table()["particles"]), frozenset(table()["empty"])
    start, end = 0, len(piece.text)
    while start < end and _empty(piece.text[start], particles) and not _MIDDLE.match(piece.text, start):
        start += 1
    while end > start and _empty(piece.text[end - 1], particles):
        end -= 1
    word = piece.text[start:end]
    if word in _OTHER_YEARS:
        return Rest(piece.start + start, piece.start + end, word)
    if _LIMIT.search(piece.text):
        return piece
    if all(_empty(char, particles | light) for char in word):
        return None
    weighs = len(word) > 1 or word in _WEIGHTY or word in _THINGS
    return Rest(piece.start + start, piece.start + end, word) if weighs else None


def _empty(char: str, particles: frozenset[str]) -> bool:
    return char in particles or not _MEANINGFUL.match(char)


def _cover(pattern: re.Pattern[str], text: str, free: list[bool]) -> None:
    for match in pattern.finditer(_visible(text, free)):
        free[match.start() : match.end()] = [False] * (match.end() - match.start())


def _visible(text: str, free: list[bool]) -> str:
    return "".join(char if is_free else "\0" for char, is_free in zip(text, free, strict=True))
