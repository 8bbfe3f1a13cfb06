"""Clauses that say something about the asker or the asking, not about the figure: 我是跑新闻的，急；想引用一个数：; 两个数字都给."""

import re
from collections.abc import Iterable, Iterator

_CLAUSE = re.compile(r"[^,，。;；:：?？!！()（）]+")
# Who asks: 我是跑新闻的.
_ASKER = re.compile(
    r"^(?:我|本人|俺|咱)们?是(?:一[名个位])?[^问说指要想多少几]{0,10}(?:记者|学生|研究生|大[一二三四]|市民|居民|村民|律师|老师|教师|公务员|干部|职员|编辑|作者|新闻的|统计的|材料的|媒体的)$"
)
# Words of asking and of how the answer is wanted; a clause made of nothing else is no part of the question.
_ASKING = re.compile(
    r"我|你|您|咱|俺|大家|(?<!申)请(?!求)|帮忙?|劳驾|麻烦|谢+|急+|拜托|老师|同学|作业|论文|课题|稿子|领导|想|要|引用|核实|核对|查证|写(?:材料|稿|论文)|做(?:材料|课题)"
    r"|核一下|查一?查|看一?看|找一?找|一下|给出?|告诉|报|说|列出?|两个|三个|这|那|个|都|别|不要|总数|汇总|小数点?|数字?|单位|用|是|为|万元|元|件|阿拉伯|四舍五入|精确|抹掉|直接|一句话|简单"
    r"|成立|属实|话|准|到|位|保留|[两一二三]位|百分数|百分比|表示|清楚|明白|行|好|可以|能|快|点|吧|吗|呢|啊|呀|哦|哈|的|了|就|和|也|先|再|麻|一|着"
)

# Asides say nothing of which figure: who says so, how it feels, what not to mix up, how the answer is wanted, how a name is spelled.
_SAYS = re.compile(
    r"^(?:都|我们?|咱们?|俺|本人|同事们?|同行们?|朋友们?|邻居们?|老师|领导|家里人?|村里人?|网上|有人|大家|人家|别人|他们|她们|外面|坊间|媒体|记者)"
    r"[^涉关]{0,14}(?:说|讲|传|觉得|认为|猜|估计|记得|听|想|写|做|帮|准备|引用|核|难|急|要|等|看|用)[^涉关]{0,8}$"
)
_ASIDE = re.compile(
    r"^(?:(?:也|可|千万|麻烦)?(?:别|不要|甭|莫|勿)[^,，]{0,8}(?:混|错|漏|抹|省|丢|忘|糊弄|敷衍|骗|编|蒙|弄反)[^,，]{0,3}"
    r"|[^,，]{1,4}(?:也|都)?(?:别|不要|甭)(?:抹|省|漏|凑整|取整|估)[^,，]{0,2}"
    r"|(?:可|也|真|这|那|实在)*(?:太|真|好)[^,，]{1,4}了?(?:吧|点|些|啊|呀)?|[^,，]{1,3}得(?:够呛|要命|不行|不得了|慌|很|厉害)"
    r"|(?:是|就是)?[^,，]{0,2}(?P<spelled>[\u4e00-\u9fff])[^,，]{0,1}的(?P=spelled)|是[\u4e00-\u9fff]"
    r"|(?:如果|要是|若)?有并列的?(?:话)?[^,，]{0,6}"
    r"|(?:给|按|用|以|保留|取|要|精确到)?[^,，]{0,6}(?:百分[数比]|小数|整数|[两一二三四]位|表格|原数|照抄|整行抄)[^,，]{0,10})$"
)
# A clause that tells what somebody did, heard or wants beside the question: 去大厅办事听说批得挺快; 赶稿子; 他们那张表好像是图片.
_TELLS = re.compile(
    r"听说|据说|听人|我|咱|俺|[你您他她它]们?|人家|别人|想|觉得|好奇|打算|准备|帮|替|朋友|邻居|孩子|家里|老师|同事|领导|记者|写|研究|看新闻|刷到|路过"
    r"|去[^,，]{1,6}办事|稿|讲话|汇报|开会|会上|材料|台账|面板|论文|课题|作业|急|着急|赶|打不开|看不了|看不到|看不清|好像|怀疑|(?:不少|挺多|很多|真多|太多|挺少|真少)(?:吧|啊|呢)?$|闹|发愁|头疼|记得|忘|报送|请|麻烦|概括|做个?表"
    r"|问|查一下|看一下|瞅|摸鱼|引用|参考|评论|总数|版本|作数|为准"
    r"|不行|离谱|缩水|辛苦|厉害|真[\u4e00-\u9fff]|挺|够呛|可怜|吓人|用$"
)
# … and what makes a clause a sentence: a thing that is merely named (交通违法, 女性申请人) has none of these.
_PREDICATE = re.compile(r"[了着过]|[\u4e00-\u9fff]得[\u4e00-\u9fff]|还|都|就|太|挺|越来越|怎么|居然|竟然|实在|总是|老是|明明|难道|不是")
_CONDITION = re.compile(
    r"^(?:但|而|且|并|却|同时|还|又|也|凡|只要|如果)|费|罚|批|诉|复议|公开|申请|许可|强制|结转|办结|[案证件]"
)  # 但确实收了费
_WANTING = re.compile(
    r"^(?:我们?|咱们?|俺|就|只|请|麻烦|帮忙?|想要?|要|给|看看?|知道|晓得|了解|一下|问问?|查查?|写|研究|关心|统计|做|填|他们|你们|准备|打算)+"
)
_ASKS = re.compile(r"(?:怎么|怎样|如何|咋)(?![这那么会就都个]|[^,，。]{0,4}[不没])|什么|啥|哪些|为何")
_SENTENCE_END = re.compile(r"[。:：!！?？]+")
_STATES = re.compile(rf"{_TELLS.pattern}|都|是|说|讲|得(?=很|太|最|更)")
# A sentence that tells what happened to the asker or somebody, which narrows nothing down but by words of scope
_STORY = re.compile(
    r"^(?:(?:去年|前年|上次|前几天|前阵子?|最近|昨天|今天|上个?月|那年|当时)[,，]?)?"
    r"(?:我(?!们?(?:只|仅)?(?:问|说|要|想|指|查|看|关心))|俺|咱|邻居|朋友|亲戚|同事|同学|孩子|家里|老家|隔壁|楼上|楼下|对门|小区|村里|有人|有个|老公|老婆|爸|妈|爷|奶)"
)
_SCOPE = re.compile(r"[只仅]|光(?![明荣])|除|扣|不算|不含|不包|别算|剔|撇|抛|限于|按照|比如|例如")
_REFERRED = re.compile(r"[这那此][类种样](?!情况)|这方面")  # which of them is meant stands before
_THING = 5  # characters that may be a thing by themselves
_HEARSAY = re.compile(
    r"^(?:我|也|还)?(?:都|听(?:人家?|别人|朋友|同事|邻居)?|据|有人|人家|他们|她们|大家|别人|网上|外面|坊间|邻居|同事)(?:们)?(?:里)?(?:说|讲|传|道|传说|讲的|说的)"
)
_ASKED_BEHIND = re.compile(r"[,，](?=[^,，]*(?:多少|几)[^,，吗么]{0,4}[?？]?$)")  # 听说2023年最多，云溪县2024年收到多少件
_PURPOSES = re.compile(
    r"填表|报数|统计|稿|材料|论文|数据|汇报|台账|面板|课题|作业|新闻|报道|急|忙|图片|不开|清楚|明白|开会|报表|办事|听|说|着|过|了"
)
_NARROWS = re.compile(
    r"那些|那种|那一?块|那边|案件|行动|商品|产品|只|仅|光|总数|合计|平均|意思|指的|说的是|要的是|问的是|其中|含|算|除|限|超|以[上下]|[里中]的|类|方面|涉及|关于|有关|针对|因|属|的$|没|未|非|无|占|比(?!例)|不[要是想同计够]|别(?!人)|扣|剔|去掉|加上|连同|合|分|各|谁|哪"
    r"|多少|几|撇|抛|刨|舍|忽略|避开|勿|上半|下半|季度|月|节|税款|应收|拘留|酒驾|派出所|中队|换成|齐全?|通过|讨论|代办|上门|罚|举报|欠|减免|征求|期间|片区|[条这那]街|[我他]们?村|开发区|身份|倒|翻倍|工作日|主动公开|寄|递交|他[县市区局乡镇]|如果|(?<!主)要是|假如|\d"
)


def without_asides(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A normalised question without clauses in which nothing was recognised (``spans``) and that only accompany it."""
    taken = {at for start, end in spans for at in range(start, end)}
    end = len(text.rstrip("?？。 "))

    def kept(match: re.Match[str]) -> str:
        said = match.group().strip()
        if any(at in taken for at in range(*match.span())) or (match.end() >= end and _ASKS.search(said)):  # 他们都想查什么材料
            return match.group()
        narrows = _NARROWS.search(said)
        return "" if _ASIDE.match(said) or (_SAYS.match(said) and not narrows and not _wants_a_thing(said)) else match.group()

    return re.sub(r"^[,，:：;；。!！ ]+", "", _CLAUSE.sub(kept, text))


def without_tales(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, tuple[str, ...]]:
    """A normalised question without clauses that only tell how it came about, and those clauses; ("", ()) without one."""
    taken = {at for start, end in spans for at in range(start, end)}
    end = len(text.rstrip("?？。 "))  # what asks there is the question itself: 老把信访当成申请，局里怎么引导
    told: list[str] = []

    def kept(match: re.Match[str]) -> str:
        said = match.group().strip()
        tells = _TELLS.search(said) or (_PREDICATE.search(said) and len(said) > _THING and not _CONDITION.search(said))
        asks = _ASKS.search(said) is not None and match.end() >= end
        if any(at in taken for at in range(*match.span())) or not tells or asks or _NARROWS.search(said) or _wants_a_thing(said):
            return match.group()
        told.append(said)
        return ""

    rest = re.sub(r"^[,，:：;；。!！?？ ]+", "", re.sub(r"[,，:：;；。!！ ]+(?=[,，:：;；。!！?？ ]|$)", "", _CLAUSE.sub(kept, text)))
    return (rest, tuple(told)) if told and rest and not _REFERRED.search(rest) else ("", ())


def without_lead(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """(the rest, what led up to it) of a normalised question, shortest lead first: 都说罚单主要是公安开的。2025年….

    A lead is a sentence that says something; a thing that is merely named first (农村建房批地基，…) is what is asked about.
    """
    taken = {at for start, end in spans for at in range(start, end)}
    for match in _SENTENCE_END.finditer(text):
        lead, rest = text[: match.start()].strip(), text[match.end() :].strip()
        said = "".join(" " if at in taken else char for at, char in enumerate(text[: match.start()])).removesuffix("的")
        story = _STORY.match(lead) is not None
        plain = not _SCOPE.search(said) if story else not (_NARROWS.search(said) or _wants_a_thing(lead))
        if lead and rest and plain and (story or _STATES.search(said)) and not _REFERRED.search(rest):
            yield rest, lead


def without_hearsay(text: str) -> tuple[str, str]:
    """A normalised question without a first sentence that only tells what people say, and that sentence; ("", "") without one.

    听说处罚都是公安局开的。云溪县2024年处罚多少件: whom the talk is of is not who is asked about.
    """
    match = _SENTENCE_END.search(text)
    if match is None or not text[match.end() :].strip():
        match = _ASKED_BEHIND.search(text)
    if match is None or match.group()[0] in ":：" or not _HEARSAY.match(text) or not text[match.end() :].strip():
        return "", ""
    return text[match.end() :].strip(), text[: match.start()].strip()


def _wants_a_thing(said: str) -> bool:
    """我要赌博案, 想知道户籍, 研究民宿: whether a clause asks for a thing of its own and does not only tell what the answer is for."""
    thing = _WANTING.sub("", said)
    return 0 < len(thing) <= _THING and not _PURPOSES.search(thing)


def without_chatter(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A normalised question without clauses of chatter. ``spans``: what was recognised in it; a clause that holds any of it stays."""
    taken = {at for start, end in spans for at in range(start, end)}

    def kept(match: re.Match[str]) -> str:
        said = match.group()
        empty = not any(at in taken for at in range(*match.span()))
        return "" if empty and (_ASKER.match(said) or not _ASKING.sub("", said).strip()) else said

    return re.sub(r"^[,，:：;；。!！ ]+", "", _CLAUSE.sub(kept, text))
