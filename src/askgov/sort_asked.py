"""What sort of thing a question asks for, of which a passage must hold one: a name, a list, a time, a body, somebody.

That passages are near is not enough: 那两家律所叫什么 is not told by 聘请2家律师事务所提供法律服务, nor 那19家单位都有谁 by
点名通报单位19家.
"""

import re

_BODY = r"局|委|办|镇|街道|科|室|股|队|所|站|中心|小组|部门|单位|机构|专班|公司|政府"
_N = r"(?:\d{1,3}|[两二三四五六七八九十]{1,3})(?:家|个|所|名|位|件|份|条|处|种)"
_FIRM = r"(?:公司|机构|企业|律所|事务所|学校|医院)"
_THOSE = re.compile(rf"[那哪](?P<n>{_N})[^,，。]{{0,16}}(?:都有谁|有谁|是谁|哪[些几]|叫什么|叫啥|什么|啥)")
_BODIES = (  # which they are, of places that have names
    ("派出所", "派出所"),
    ("学校", "学校|[小中大]学|学院|幼儿园|[一二三四五六七八九十]中"),
    ("医院", "医院|卫生院|院区"),
    ("(?:行政)?村", "村"),
    ("社区", "社区"),
    ("(?:乡镇|镇)", "镇|乡"),
    ("街道", "街道"),
    ("(?:景区|景点)", "景区|景点|公园|山|湖|古镇"),
)
_SENTENCE = re.compile(r"[。；;，,]")
_SORTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(held))
    for asked, held in (
        (r"叫(?:什么|啥|作什么|做什么)|名(?:字|称)(?:是|叫)", r"[“”\"《》「」]|名为|名叫|称为|更名"),
        (rf"[那哪]{_N}[^,，。]{{0,16}}(?:都有谁|有谁|是谁|哪[些几]|什么|啥)|哪{_N}|具体(?:是|有)哪", r"、|分别|包括|即|[“《]"),
        (rf"哪[一]?[家个]{_FIRM}|{_FIRM}是(?:哪|谁)", r"公司|研究院|大学|学院|律师事务所[^,，。]{0,2}(?:“|、)"),
        (r"哪[一]?[个家](?:平台|品牌|厂家|银行|商场|超市)", r"平台|品牌|厂|银行|商场|超市|网店|[Aa][Pp][Pp]"),
        (r"(?:什么|啥|怎样的?)(?:处分|惩罚|惩戒|奖励|奖金|赔偿|补偿)", r"处分|追责|问责|惩|奖|赔|补偿|诫勉|警告|通报批评"),
        (
            r"什么时候|啥时候|何时|哪[一]?天|几月|几号|哪[一]?月|什么时间",
            r"\d{1,2}月|\d{1,2}日|季度|\d年|前后|期间|底前?|当[日天]|年内|[上下]半年|之前|以前|以来|每[年月周]",
        ),
        (
            r"(?:花|投入|用|拨|拨付|安排|耗费|耗资)(?:掉|进去|出去)?了?(?:多少|几)[^,，。]{0,3}?(?:钱|经费|资金|万|元|块)",
            r"元|经费|资金|预算|投入|免费|无偿",
        ),
        (r"(?:多少|几)(?:个|万|亿|块)?(?:补贴|补助|奖励|赔偿|补偿|专项|财政|工程|救助)*(?:款|钱|资金|经费)", r"元|免费|无偿"),
        *((rf"哪[几些][个所家处座]?{body}", held) for body, held in _BODIES),
        (r"(?:按|照|什么|啥)标准|标准是", r"\d[\d.]*(?:万|亿)?(?:元|%|倍|分|天|日|个?工作日|公里|平方米)"),
        (
            r"谁(?:在|来|去)?(?:负责|牵头|主管|分管|主持|挂帅|管)|(?:由|归|是)谁(?:负责|牵头|主管|分管|管|办)",
            rf"负责|牵头|分管|主管|组长|领导小组|局领导|[股科处]室?、|挂帅|专人|专职|兼职|专班|指定|由[^,，。；]{{2,16}}(?:{_BODY}|人员|干部)",
        ),
        (
            r"(?<![有跟和与向给对找])谁(?:在|来|去|负责|牵头|主持|分管|办|管|盯|挂帅|拍板|定|审|写|发|答|接|出面)|(?:是|由|归|找|让|请)谁",
            rf"{_BODY}|长|负责|领导|书记|人员|干部|律师|专人|专职|顾问|员|代表|记者|群众|主播",
        ),
        (r"是?哪[一]?个?(?:单位|部门|机关|局|科室|处室)(?:的|在|来|负责|牵头|主办|承办|维护|运营|开发|管理|办|管)", _BODY),
    )
)


def holds_sort(asked: str, text: str) -> bool:
    """Whether a passage holds something of each sort that is asked for."""
    if (match := _THOSE.search(asked)) is not None:
        told = [part for part in _SENTENCE.split(text) if match["n"] in part]
        if told and not any("、" in part or "分别" in part for part in told):
            return False  # how many there are, not which
    return all(held.search(text) for wanted, held in _SORTS if wanted.search(asked))
