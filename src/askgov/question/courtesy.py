"""What people say before and after a question and do not ask: greetings, thanks, haste, where they read it.

Taken off the two ends only: 工作人员你好，… greets, 工作人员几人 asks. A text that is nothing else stays as it is. Who asks is not what is
asked about: 我是律师，去年收到多少件申请 is about all applicants, and 我是教育局的，公安局… about the 公安局.
"""

import re

_BREAK = r"[,，。;；:：!！?？~、…. ]"
_HELLO = r"(?:你们?|您)?好(?:啊|呀)?"
_CALLED = r"(?:各位|老师|同志|领导|亲|小助手|助手|机器人|客服|工作人员|大家|朋友)(?:们)?"
_REPORT = r"(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:年度报告|年报|报告)"
_OPENINGS = (
    rf"{_CALLED}{_HELLO}|(?:早上|上午|中午|下午|晚上){_HELLO}|(?:你们?|您)好",
    rf"(?:老师|同志|领导|亲|小助手|客服|各位)(?={_BREAK})",
    rf"(?i:hi|hello|hey)(?![a-z])|嗨|哈喽|喂|在[吗么]|急+(?={_BREAK}|求|问)",
    r"(?:请问)?(?:有(?:没有)?(?:谁|人)|谁)(?:能|可以)?(?:知道|晓得|清楚|告诉我)",
    r"(?:我|咱们?|俺)?(?:就|只|倒)?(?:是)?(?:想)?(?:问|打听)(?:你|您)?(?:一句|一声|个数|个事儿?|件事)(?=[,，:：])",
    r"(?:(?:我|本人)(?:就)?(?:想要?|要|来)|想要?)(?:请教|咨询|打听|了解|问|查(?![处办封扣]))(?:一下|下|询|问)?",
    r"(?:记者|媒体|网友|读者|编辑部?|有人)(?:来)?(?:求证|核实|查证|存疑)(?:一下)?(?=[:：,，])",
    r"[\u4e00-\u9fff]{2,6}(?:问一句|问一声|打听一句|请教一下)(?=[:：,，])",
    r"请教(?:一下|下)?|跪?求问|弱弱(?:地|的)?问(?:一下|下)?",
    r"(?:查询|求助|咨询|提问|问题|请教|问)(?=[:：])|[【\[(（](?:查询|求助|咨询|提问|问题)[】\])）]",
    r"[1-9一二三四五六七八九十][、.)）](?![\d一二三四五六七八九十])",
    rf"(?:根据|依据|依照|按照|按|从)(?:本|贵|你们?的?|该|这份)?{_REPORT}(?:的?(?:数据|内容|显示|来看|看))*"
    rf"(?={_BREAK}|[\u4e00-\u9fff]{{2,12}}(?:\d|[局委府厅]))",
)
_PLEASE = r"(?:请|望|盼|求|烦请|麻烦)(?:您|你们?)?(?:帮忙)?(?:尽快|速|及时|早日)?"
_CLOSINGS = (  # only behind a break: 收到多少感谢 asks
    r"(?:非常|万分|十分|多|先|太|感恩)?(?:感谢|谢谢?)(?:您|你们?|老师|了|啦|大家|领导)*",
    r"拜托(?:您|你们?|大家)?(?:了|啦)?|(?:麻烦|辛苦|劳驾)(?:您|你们?)?(?:了|啦)?|(?:挺|比较|很)?急+(?:用|需)?|在线等|盼复",
    rf"{_PLEASE}(?:回复|答复|回答|解答|告知|告诉我|回信|指教)(?:一下|下)?|(?i:thanks?|thx|thank you|3q)",
)
_DOES = r"(?:是|系|在|叫|来自|做|从事|代表|开(?!发|展)|经营|跑|搞)"
_I = r"(?:我们?|本人|咱们?|俺们?|鄙人)"
_ASKER = r"(?P<who>[^,，。;；:：?？!！几多]{1,24}?)"
_PERSON = (
    r"(?:(?:商业|民营)?企业|公司|律师|律所|事务所|记者|媒体|群众|市民|居民|村民|老百姓|百姓|个人|学者|学生|老师|同学|朋友|同事|客户|领导|老板|当事人|家长|亲戚|邻居"
    r"|科研机构|高校|社会组织|公益组织|协会)"
)
_INTRODUCTIONS = (
    re.compile(rf"^{_I}{_DOES}(?!想|要|问|说|指|查|看|关心|打听|不|否){_ASKER}[,，。;；:：!！]+(?=.)"),
    re.compile(rf"^作为(?:一[名个位家])?{_ASKER}[,，](?:{_I}(?=想|要|问|需|希))?(?=.)"),
    re.compile(rf"[,，。;；?？!！]{_I}(?:是|系|来自|代表)(?!想|要|问|说|指|查|看|关心|打听|不|否){_ASKER}$"),
    re.compile(
        r"^(?:我们?|本|咱们?|俺们?|敝)(?P<who>公司|企业|厂|单位|律所|律师事务所|学校|学院|课题组|机构|组织|协会|报社|媒体|商会|合作社)(?:现|正|近期|最近|这边)?"
        r"(?=想|要|需要|拟|希望|打算|准备|在写|在做)"
    ),
    re.compile(
        rf"^(?:我?有)?(?:一?[个位家名])?(?P<who>{_PERSON}(?:的?{_PERSON})*)们?"
        r"(?:想知道|想问|想了解|想查|想打听|要我查|让我查|[让叫托]我问|[让叫托]我查|问我|来问|在问|问)[:：,，]?"
    ),
    re.compile(rf"^[替帮为代](?:我们?)?(?P<who>(?:{_PERSON}|的)+)(?:问问|问一下|问一问|问个|问|查查|查一下|查|打听一下|打听)[:：,，]?"),
    re.compile(r"(?:^|(?<=[,，。]))我?(?P<who>个人)(?=想(?:问|知道|了解|查|看)|认为|觉得|感觉|以为|好奇|猜|估计|希望)"),
)
_OURS = re.compile(
    r"我们?这[类种样]|我们?(?:的|自己)|(?:我们|咱们?|俺们?|本(?:局|县|单位|公司|企业))(?!想|要|需|希望|打算|准备|在写|在做)|(?<!问)我(?:局|县|单位|公司)"
)
_OF_PLACE = re.compile(rf"(?<=[局委办厅府省市县区镇乡])(?:的|一名|一个|一位|普通|老)*{_PERSON}们?$")
_ORGAN = re.compile(r"局|委|办|厅|政府|[省市县区镇乡](?!民)|街道|法院|检察院")
_FIRST = re.compile(rf"(?:{'|'.join(_OPENINGS)}){_BREAK}*")
_LAST = re.compile(rf"(?:{_BREAK}(?:{'|'.join(_CLOSINGS)})|谢谢(?:您|你们?|老师|了|啦|大家|领导)*)$")
_END = re.compile(r"(?:[。.!！~…;；,， ]|(?<=[?？])[?？]|来着(?=[?？]*$))+$")


def without_courtesy(text: str) -> str:
    """A normalised question from its first word to its last, with at most one question mark behind it."""
    rest = text
    while (shorter := _END.sub("", _LAST.sub("", rest[first.end() :] if (first := _FIRST.match(rest)) else rest))) != rest:
        rest = _asked_by_anyone(shorter)
    rest = _asked_by_anyone(rest)
    return rest if any("\u4e00" <= char <= "\u9fff" for char in rest) else text


def _asked_by_anyone(text: str) -> str:
    """The text without who asks; an organ stays where no other is named: 我是云溪县教育局的，我们去年…."""
    for pattern in _INTRODUCTIONS:
        if (match := pattern.search(text)) is not None:
            rest = text[: match.start()] + text[match.end() :]
            meant = _OURS.search(rest) is not None or (_ORGAN.search(match["who"]) and not _ORGAN.search(rest))
            person = _OF_PLACE.search(match["who"])  # 我是青石镇的村民 says where, not who applied
            own = f"{text[: match.start()]}{match['who'][: person.start()]}，{text[match.end() :]}" if person else text
            text = own if meant else rest
    return text
