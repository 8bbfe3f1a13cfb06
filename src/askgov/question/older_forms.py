"""Lines of the forms of 2014 and 2019 in everyday words, where a question names a year of theirs.

2014-2018 counted ways of publishing, of applying and of answering, staff and money; 2019 and 2020 counted items of permits and penalties
and their change beside the decisions. The words are those of every other year too, so that they are read so only for these years.
"""

import re
from collections.abc import Callable

from askgov.question.rules import Rules

_END = r"(?=$|[,，。?？])"
_MANY = r"(?:多少|几)"
_CHANNELS = {"公报": "政府公报公开", "网站": "政府网站公开", "微博": "政务微博公开", "微信": "政务微信公开"}
_WAYS = {"当面": "当面申请", "传真": "传真申请", "网络": "网络申请", "网上": "网络申请", "信函": "信函申请"}
_ITEM = r"(?P<of>(?:行政)?(?:许可|处罚|强制)|(?:行政事业性)?收费)(?:的)?(?:事项|项目)(?:数量?)?"
_NAMES = {"许可": "行政许可", "处罚": "行政处罚", "强制": "行政强制", "收费": "行政事业性收费"}

_REFUSALS = "不同意公开：涉及国家秘密、涉及商业秘密、涉及个人隐私、危及国家安全、不是《条例》所指政府信息、法律法规规定的其他情形各几件"


def _items(measure: str) -> Callable[[re.Match[str]], str]:
    """The line of the items of a matter, by its whole name."""
    return lambda match: f"{next(name for word, name in _NAMES.items() if match['of'].endswith(word))}{measure}"


def _each(names: dict[str, str]) -> Callable[[re.Match[str]], str]:
    """Every name in the words that were said, as the label of its line, and that each is asked for."""

    def spelled(match: re.Match[str]) -> str:
        return "、".join(names[word] for word in re.findall("|".join(names), match["listed"])) + (match["asked"] or "各多少")

    return spelled


_FORM_OF_2014 = Rules(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        # ways of publishing
        (
            rf"(?:各(?:个|种|类)?|每(?:个|种))(?:公开)?(?:渠道|平台|方式|途径)(?:上|中)?(?:分别|各自?)?(?:公开|发布)(?:的|了)?(?:政府)?(?:信息)?(?:数量|条数)?(?:各(?:是|有)?|分别(?:是|有)?)?(?:{_MANY}条?)?(?=[?？]?$)",
            "政府公报公开、政府网站公开、政务微博公开、政务微信公开、其他方式公开政府信息数各多少",
        ),
        (
            rf"(?P<listed>(?:公报|网站|微博|微信)(?:(?:、|和|与|及|,)(?:公报|网站|微博|微信))+)(?:上)?(?:分别|各自?)?(?:公开|发布|发)(?:的|了)?(?:政府)?(?:信息)?(?P<asked>[^,，。?？]{{0,12}}(?:{_MANY}|合计|一共)[^,，。?？]{{0,4}})",
            _each(_CHANNELS),
        ),
        (
            rf"(?P<listed>(?:公报|网站|微博|微信)(?:(?:、|和|与|及|,)(?:公报|网站|微博|微信))+)(?P<asked>(?:一共|总共|合计)(?:公开|发布|发)?了?{_MANY}条?)",
            _each(_CHANNELS),
        ),
        (
            rf"(?:政务)?(?:微信)(?:公众号)?(?:上)?(?:公开|发布|推送|发)了?(?:政府)?(?:信息)?(?P<n>{_MANY})(?P<u>条|篇)?(?:政府)?(?:信息)?",
            r"政务微信公开政府信息\g<n>条",
        ),
        (rf"(?:政务)?微博(?:上)?(?:公开|发布|推送|发)了?(?:政府)?"
            rf"(?:信息)?(?P<n>{_MANY})(?P<u>条|篇)?(?:政府)?(?:信息)?", r"政务微博公开政府信息\g<n>条"),
        (rf"(?:政府)?公报(?:上|里)?(?:公开|发布|刊登|登载|登|刊发)了?"
            rf"(?:政府)?(?:信息)?(?P<n>{_MANY})(?P<u>条|篇)?(?:政府)?(?:信息)?", r"政府公报公开政府信息\g<n>条"),
        (
            rf"(?<!主动)公开了?(?P<n>{_MANY})条?(?:政府)?信息{_END}",
            lambda m: m.group() if re.search("网站|微信|微博|公报|渠道|方式", m.string) else f"主动公开政府信息{m['n']}条",
        ),
        # ways of applying, and of answering
        (r"申请(?:的)?(?:渠道|方式|途径)(?:的)?(?:分布|构成|情况|各多少|分别多少)", "当面申请、传真申请、网络申请、信函申请各多少件"),
        (
            rf"(?P<listed>(?:当面|网络|网上|信函|传真)(?:(?:、|和|与|及|,)(?:当面|网络|网上|信函|传真))+)(?P<asked>(?:申请)?(?:各|分别)(?:是|有)?{_MANY}件?)",
            _each(_WAYS),
        ),
        (rf"(?:写信|寄信|邮寄)(?:寄|递|提)?(?:过来|来|交)?的(?:申请)?(?=有|{_MANY}|是|呢|[?？]?$)", "信函申请"),
        (rf"(?:有)?(?P<n>{_MANY})件(?:申请)?(?:是)?延期(?:答复|办结|办理)?(?:的|了)?{_END}", r"延期办结数\g<n>件"),
        (rf"已经?主动公开(?:范围|过)?的?(?:申请)?(?:有)?(?P<n>{_MANY})件", r"属于已主动公开范围数\g<n>件"),
        (rf"不属于本(?:行政)?机关(?:公开|职责|范围)*的?(?:申请)?(?:有)?(?P<n>{_MANY})件", r"不属于本行政机关公开数\g<n>件"),
        (rf"告知(?:通过)?(?:其他|别的)(?:途径|渠道)(?:办理)?的?(?:申请)?(?:有)?(?P<n>{_MANY})件", r"告知通过其他途径办理数\g<n>件"),
        (r"不(?:同意|予)公开的?(?:理由|原因|情形)(?:分别|各|都)?(?:是|有)?(?:什么|哪些|多少|几件)?(?=[?？]?$)", _REFUSALS),
        # what else was counted
        (rf"(?:搞|开展|举办|办|做|开)?了?(?P<n>{_MANY})次(?:政府)?网站(?:的)?(?:在线)?访谈", r"政府网站在线访谈次数\g<n>次"),
        (rf"(?:参加|举办|开|召开)?(?:政府)?新闻发布会(?:一共"
            rf"|总共|共)?(?:开|举办|召开|参加)?了?(?P<n>{_MANY})次", r"参加或举办新闻发布会总次数\g<n>次"),
        (rf"(?:政策)?解读(?:稿件?|材料|文章)(?:发布|发)?(?:了|有)?(?P<n>{_MANY})篇", r"政策解读稿件发布数\g<n>篇"),
        (rf"(?:主要)?(?:领导|负责人|负责同志)(?:参加"
            rf"|出席)了?(?P<n>{_MANY})次(?:政府)?新闻发布会", r"主要负责同志参加新闻发布会次数\g<n>次"),
        (rf"新闻发布会(?:主要)?(?:领导|负责人|负责同志)(?:参加|出席)了?(?P<n>{_MANY})次", r"主要负责同志参加新闻发布会次数\g<n>次"),
        (rf"(?:主要)?(?:领导|负责人|负责同志)(?:参加"
            rf"|出席)(?:网站|在线)*访谈(?P<n>{_MANY})次", r"主要负责同志参加政府网站在线访谈次数\g<n>次"),
        (rf"(?:花了|用了|投入)?(?:政府)?(?:信息公开)?(?:工作)?(?<!专项)经费"
            rf"(?:是|有|花了|用了)?(?:多少|几)(?:万元|钱|万)?{_END}", "政府信息公开专项经费多少万元"),
        (r"(?:花了|用了|投入了?)(?P<n>多少)(?:万元)?(?:信息公开)?经费", "政府信息公开专项经费多少万元"),
        (rf"(?:信息公开|依申请公开)(?:信息)?(?:收取的?|收了多少|收)"
            rf"(?:费用|费)(?:是|有)?(?:多少|几)?(?:钱|万元|元)?{_END}", "依申请公开信息收取的费用多少万元"),
        (r"收了(?:多少|几)(?:钱)?(?:的)?(?:信息公开|依申请公开)(?:的)?(?:费用|费)", "依申请公开信息收取的费用多少万元"),
    )
)  # fmt: skip

_FORM_OF_2019 = Rules(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (rf"{_ITEM}(?:一共|总共|共)?(?:是|有)?{_MANY}[项个](?![,，])", _items("上一年项目数量和本年增减各多少")),
        (rf"有{_MANY}[项个](?P<of>(?:行政)?(?:许可|处罚"
            rf"|强制)|行政事业性收费)(?:事项|项目)?{_END}", _items("上一年项目数量和本年增减各多少")),
        (rf"{_ITEM}[,，]?上一?年度?(?:是|有|为)?{_MANY}[项个]?[,，、]"
            rf"(?:本年|今年|当年)?(?:增减|增加|减少)(?:了)?{_MANY}[项个]?", _items("上一年项目数量和本年增减各多少")),
        (rf"{_ITEM}(?:是)?上一?年度?(?:是|有|为|的)?{_MANY}?[项个]?{_END}", _items("上一年项目数量是多少")),
        (
            rf"{_ITEM}(?:的)?(?:(?:比上一?年)?(?:增加|减少|增减|变化|变动)了?(?:情况|{_MANY}[项个]?)?|是?增加?还是减少?|有没有(?:变化|增加|减少)|精简了?{_MANY}[项个]?){_END}",
            _items("项目本年增减多少"),
        ),
        (
            rf"{_ITEM}比上一年(?:精简|增加|减少|多|少)了?{_MANY}[项个]?{_END}",
            _items("项目本年增减多少"),
        ),
        (rf"政府(?:集中)?采购(?:了)?(?:是|有)?多少{_END}", "政府集中采购项目数量和采购总金额各多少"),
        (rf"规范性文件(?:对外)?公开了?(?P<n>{_MANY})件", r"规范性文件本年新公开数量\g<n>件"),
    )
)  # fmt: skip

_YEARS_OF_2014 = re.compile(r"(?<!\d)20(?:0[89]|1[0-8])(?!\d)")
_YEARS_OF_2019 = re.compile(r"(?<!\d)20(?:19|20)(?!\d)")
_LATER = re.compile(r"(?<!\d)202[1-9](?!\d)")


def of_older_forms(text: str) -> str:
    """A normalised question with the lines of the form of the year that it names in the words of that form."""
    if _LATER.search(text):
        return text
    return _FORM_OF_2014(text) if _YEARS_OF_2014.search(text) else _FORM_OF_2019(text) if _YEARS_OF_2019.search(text) else text
