"""What a question says that it does not ask for, beside what it does: 办公室（不是全县）, 决定数，不要事项数, 予以公开，部分公开不算.

Only where what is asked for holds nothing of it in any case: a line does not count another line, an organ is not its place. As in
``idioms``, nothing here adds or drops a condition.
"""

import re
from collections.abc import Callable

from askgov.question.rules import Rule

_NOT = (
    r"(?:我|也|可|千万)?(?:不是(?:问|指|说|要|想问)?|不要|别给我?|没问|不问"
    r"|不看|不用)(?:那个|那种|那些)?(?:表里|表上|表格里|正文里|年报里)?(?:的)?"
)
_END = r"(?:哦|啊|哈|呀|了|喔|噢|的)*(?=[)）]|$|[?？。])"
_OTHER_COUNT = (
    r"(?:事项数?(?:量)?|项目数?(?:量)?|(?:处罚|许可|强制)?决定(?:总)?(?:数|量|数量)|规范性"
    r"文件|规章|新收(?:的)?(?:申请)?(?:数|量)?|办结(?:数|量)?|比例|占比|百分比|增幅|件数|金额)"
)
_ASKED_COUNT = {
    "规范性文件": "规章",
    "规章": "规范性文件",
    "事项": "决定",
    "项目": "决定",
    "决定": "公示|事项|项目",
    "新收": "收办|办结|结转|予以公开|受理|正文",
    "办结": "新收|收到|结转",
    "比例": "件|多少",
    "占比": "件|多少",
    "百分比": "件|多少",
    "增幅": "件|多少",
    "件数": "比例|占比|百分|率",
    "金额": "件|次",
}
_OF_PERSONS = re.compile(r"自然人|个人|老百姓自己|私人")


def _another_count(match: re.Match[str]) -> str:
    """What is said not to be meant, left out where another count is named before."""
    before = match.string[: match.start()]
    named = next((asked for word, asked in _ASKED_COUNT.items() if word in match["what"]), "")
    return "" if named and re.search(named, before) and re.search(r"多少|几", before) else match.group()


def _of_that_column(match: re.Match[str]) -> str:
    return "" if match["c"] in match.string[: match.start()] else f"，{match['c']}的"


def _no_organisations(match: re.Match[str]) -> str:
    return "" if _OF_PERSONS.search(match.string[: match.start()]) else match.group()


_RULES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (rf"[,，。;；?？(（]{_NOT}(?P<what>{_OTHER_COUNT}){_END}[)）]?", _another_count),
    (r"[(（](?:不算|不是|不含|不包括|别算|除去)(?:那些)?(?:公司|企业|单位|机构|法人|组织|和|、|或者?)+(?:的)?[)）]", _no_organisations),
    (  # 予以公开除以办结总计，…，部分公开不算
        r"(?P<all>[“\"]?予以公开[”\"]?(?!和|与|及|、|加|或)[^?？]*?)"
        r"[,，。?？(（]部分公开(?:的)?(?:不算|不计|不含|除外|不要)(?:在内|进来|进去)?[)）]?",
        r"\g<all>",
    ),
    (
        r"(?P<o>[\u4e00-\u9fff]{2,10}(?:办公室|办公厅|局|委|办|厅|镇|街道))[(（](?:不是|非|别拿|不要)"
        r"(?:整个)?(?:全?[省市县区]|全[省市县区](?:的)?(?:汇总|总数)|[省市县区]政府)(?:的)?(?:汇总|数字|数)?[)）]",
        r"\g<o>",
    ),
    (
        r"(?P<n>(?:多少|几)[件条次宗起项份]?)[?？,，]不是[\u4e00-\u9fff]{2,8}(?:办|局|委|府|厅|室|镇|街道)的?\d+(?:件|条)?(?=$|[?？。])",
        r"\g<n>",
    ),
    # how a named kind was dealt with says no more than its name
    (
        r"(?P<l>(?:信访|举报|投诉|信访、?举报、?投诉类?|本机关不掌握(?:相关政府信息)?|没有"
        r"现成信息|重复申请|过程性信息|行政?执法案卷|行政查询事项)[”\"]?(?:为由|的理由|类)?)"
        r"(?:来|给|而|的名义)?(?:把人)?(?:给)?(?:打发|打回|挡|驳|驳回|回绝|推|退|糊弄|搪塞)(?:掉|回|去|来|了|走)*(?:的)?",
        r"\g<l>的",
    ),
    (r"当(?:成|作)?(?P<l>信访|举报|投诉)(?:来)?处理(?:的|掉的)?[、,，]没有?[^,，。?？]{2,10}办的(?=申请)", r"信访举报投诉类的"),
    (
        r"(?P<l>(?:信访|举报|投诉)类?)(?:来)?(?:处理|对待)?(?:的)?[、,，]没有?(?:被)?"
        r"(?:按|当|受理|给|算)[^,，。?？多几]{0,8}?(?:办|公开|处理|受理)(?:成公开|了)?(?:的)?",
        r"\g<l>处理的",
    ),
    (r"[、,，](?:机关|局里?|单位)(?:就|于是|便)?(?:不再|不|没再)(?:给)?(?:办|办理|处理)(?:了)?(?:的)?", "不再处理的"),
    # what must not be mixed up
    (
        r"[,，。?？ ](?:单位|两个|两家|俩|数字?)?(?:千万|可)?(?:别|不要|甭|莫)(?:给我"
        r"|再|给)?(?:搞|弄|记|写|抄)?(?:混|错|反|串|岔)(?:了|淆)?(?=$|[,，。?？])",
        "",
    ),
    (r"[,，。?？](?:小数|零头|小数点后面的?)(?:也|都)?(?:别|不要|甭)(?:抹|省|丢|去掉|略)(?:了|掉)?(?=$|[,，。?？])", ""),
    (
        r"[,，。?？](?:注意)?我?(?:只|就|单)(?:看|要|问)(?P<c>自然人|商业企业|科研机构|法律服务机构|社会公益组织)(?:那"
        r"一?)?[列栏格]?[,，](?:别|不要)把[^,，。?？]{2,10}(?:算|加|混)(?:进来|进去|上|进)?(?=$|[,，。?？])",
        _of_that_column,
    ),
)

OF_CONTRASTS: tuple[Rule, ...] = tuple((re.compile(pattern), spelled) for pattern, spelled in _RULES)
