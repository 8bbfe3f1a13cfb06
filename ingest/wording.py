"""The words that surround figures in reports: verbs of reporting, introductions that fall away, predicates, comparisons."""

import re
from collections.abc import Sequence

_LONG = 32
_LONG_CHANNELS = 26
_VERBS = (
    "新制定|新修订|收到|接收|收办|受理|办理|办结|答复|回复|回应|解答|发布|公布|公示|公开|制作|制发|制定|印发|编印|编制|编发|编写|刊发|刊登|转载|推送|推出|播发|报送|"
    "举办|召开|举行|开展|组织|参加|承办|承接|处理|审查|审核|整改|检查|抽查|巡查|监测|清理|清查|废止|修改|修订|新增|增设|新设|开设|设立|设置|建立|建成|建设|"
    "表扬|批评|表彰|配备|安排|明确|指定|确定|落实|抽调|培训|征集|收集|采集|采纳|归集|梳理|完成|维护|更新|优化|调整|上传|录入|发放|分发|赠阅|赠送|印制|产生|引发|涉及|覆盖|结转|转入|"
    "收取|减免|退还|获得|荣获|取得|形成|出台|起草|备案|评估|通报|约谈|问责|登记|出让|开辟|督促|接受|接待|纳入|撤销|驳回|维持|纠正|开通|关停|注销|注册|"
    "拍摄|创作|策划|直播|提供|查阅|下发|发出|转发|评论|采用|录用|新收|上报|宣传|汇总|整理|移交|调解|结案|转办|交办|督办|立案|查处|检索|下载|投入|采购|"
    "支出|使用|保留|发生|发表|撰写|设|发|办|收"
)
VERB_AT_END = re.compile(rf"(?:{_VERBS})$")
_STATES = "现行有效|继续有效|宣布失效|失效|尚未审结|未审结|审结|胜诉|败诉"
ONLY_VERBS = re.compile(rf"(?:{_VERBS}|{_STATES}|按时|按期|及时|主动|免费|全部|向公众|依法)+")
SPLITTING_VERB = re.compile(
    "收取|产生|引发|引起|提起|结转|转入|形成|办结|完成|取得|获得|荣获|开展|组织|举办|召开|(?<!新闻)发布|公布|制作|编制|印发|报送|回复|推送|收到|受理|答复|刊发|压减|拨付|发放|投入|挽回|追回|退还|受益|建立|建成|设立|开设|组建"
)
"""Verbs that begin the second of two statements: 25 件申请案件|收取信息处理费 2950 元. Parts of nouns (申请, 公开, 处理) are not here."""

PREDICATE = re.compile(
    r"(?:已|均|予以|以|并|按|在(?!线|建|职|编|册|用|岗|校|园)|占|同比|环比|比|较|左右|以上|以下|的|为|等|未|全|被|是|和|及|与|或|用于|不|其中|进行|[”’」\]）)*])"
)
PREDICATE_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff）]{2})(?:已(?!主)|通过(?!率|的|考)|尚|仍|按规|依规|按照|依照|均|予以|(?<!得到)全部|(?<![撤合兼归])并(?!联)|被|将|向|(?<!结)对(?!外|接|口)|得到|实现|同比|按时|按期|为(?!民)|进行|的质效|每(?=[年月季周日])|在(?!线|建|职|编|册|用|岗|校|园)|具体负责|专门负责|负责|[\u4e00-\u9fff]{2}了(?!解))"
)
HONOUR = re.compile(r"(?:予以|获评|荣获|获得|被)[\u4e00-\u9fff]{2,8}")
GROWTH = re.compile(
    r"(?:同比|环比|较|比上|比去|比20|与.{0,8}相比|占|增长|增加|上升|下降|减少|降低|提高|提升|回落|增幅|降幅|增长率|降|减|增至|缩短|压缩|扩大到|升至|并为|(?:整合|合并|归并|精简|改建|调整)$|是(?:上年|去年|20)|(?:上年|去年|20[0-9]{2}年)的?$)"
)
"""Comparisons that say nothing about what is compared: 同比增长 · 占总数."""

_OFFICE = "办(?!理|结|公|事|件|复|案|学|好|班)"
_FRONT = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,2}[）)、是]|[0-9]{1,2}[.．、](?![0-9])|[①-⑩]|其中|包括|包含|涵盖|含|分别(?:为|是)?|首先|其次|同时|此外|另外|以及|并且|"
    r"截[至止][^，]{0,14}?(?:日|底|末|目前)|20[0-9]{2}年?度?(?=$|[对我全本共市县区向各在通依利主累公发，])|全年度?|本年度?|当年|今年以来|今年|年内|一年来|"
    r"报告期内?|目前|面向社会公众|面向社会|面向公众|向社会公众|向社会|向公众|对外(?=公开|发布|公布)|全[市县区省镇乡旗州国街局]+(?!级)|"
    rf"我(?:市|县|区|局|镇|乡|省|厅|院|会|所|站|校|{_OFFICE}|委|街道|单位|中心|部)+|本(?:机关|单位|局|镇|乡|省|厅|院|委|{_OFFICE}|街道|部门|区|县|市)(?!级)|主要(?!负责|领导)|积极|切实|进一步|持续|不断|"
    r"继续(?!有效)|先后|及时|认真|共计|总计|合计|总共|作(?=其他处理)|并(?!网)|还|且|及(?!时)|和(?!美|谐|解|平)|与(?!会|上|去年|20)|其(?!他|它|余|间)|另(?!行)|"
    r"共(?!同|享|建|青|产|和|治|性|商|赢)|已经?|均|又|再(?!生|造)|了(?!解)|的|在(?!线|建|职|编|册|用|岗|校|园)|于|通过(?!率|考核)|利用|依托|借助|运用|经由|由此|由|"
    r"(?:各级|全体)?(?:各部门|各单位|行政机关)(?=主动|累计|共|向|收|受|办|公开|发)|对(?!外|口|接|照|话)|向|将(?!军)|从中|从(?!业|事)|以(?!案)|为(?!民)|有(?!效|关|序|限|奖)|[、，：:；])"
)
_TRAIL = re.compile(
    r"(?:共计|总计|合计|总共|一共|共有|达到了|达到|(?<![传到表抵直])达|(?<!公)共|(?<![审统会设估预累])计|(?<!所)有|约为|(?<![节预签违])约|(?<![行作成])为|是|了|的|各|"
    r"(?<!附)近|(?<![同平高初上中下对])等|超过|超|分别|已|(?<!平)均|就|仅|只|多|进行|全部|尚|仍|为主|保持在|维持在|稳定在|[、，：:；])$"
)
_ADVERBS = re.compile(
    rf"(?<=累计)共|(?<=[\u4e00-\u9fff”》])全年(?:一?共)?|一共|(?<=[\u4e00-\u9fff])共(?=主动|{_VERBS})|(?<=[\u4e00-\u9fff])(?:本年度?|当年|年内)(?=主动|{_VERBS})|(?<=累计|一共)向社会(?:公众)?|了(?!解)"
)
_TIME = re.compile(r"(?:20[0-9]{2}|[上去前本今])年度?")
_DEED = re.compile(
    r".{0,30}?(?:主动公开|收到|接收|收办|受理|办理|发布|公布|公示|制作|制发|制定|印发|编印|举办|召开|开展|办结|答复)(?=.{2})"
)
_SETTING = re.compile(r"^[在从](?!线).{2,24}?(?:中|期间|方面|基础上)(?=.{3})")
_CHANNELS = re.compile(r".{0,400}等?(?:渠道|平台|方式|形式|途径|载体|媒体|栏目)(?:共|全年)?(?=.{3,})")


_FROM = re.compile(r"由[0-9][^，]{0,8}?(?=并|降|减|增|缩|压|提|升|扩)")


def bare(words: str) -> str:
    """Words of a sentence as a name: without list numbers, times, adverbs, prepositions and the words that lead to a numeral."""
    words = _ADVERBS.sub("", _SETTING.sub("", re.sub(r"[\s*_#]+", "", words)))
    words = _FROM.sub("", words)
    while match := _FRONT.match(words):
        words = words[match.end() :]
    while match := _TRAIL.search(words):
        words = words[: match.start()]
    return shortened(words) if re.search(r"\w", words) else ""


def without_verb(words: str) -> str:
    """The thing in a name, without the deed before or behind it: 收到网民留言 → 网民留言, 规范性文件制发 → 规范性文件."""
    deed = _DEED.match(words)
    thing = re.sub(rf"^(?:{_VERBS}|{_STATES})+", "", words[deed.end() :] if deed else words).removeprefix("的")
    thing = re.sub(rf"(?<=..)(?:{_VERBS}|{_STATES})$", "", thing)
    return "" if _TIME.fullmatch(thing) else thing  # 2022年结转 names no thing


_ORGAN_ENDS = re.compile(r".[局委办厅院所府会镇乡处道市县区省旗州行站心]$")
_DEED_FOLLOWS = re.compile(
    r"(?=20[0-9]{2}年|(?!办公|办事|发展|设计|收费|登记|审计|审查|监测|公示|公告)"
    rf"(?:主动|累计|共|全年|本年|当年|今年|通过|利用|在|经(?!济|开|营|贸|信|办)|依托|依法|借助|运用|对|向|{_VERBS}))"
)


def without_subject(label: str, names: Sequence[str], year: int | None) -> str:
    """A label without the organ that tells and its year, where a deed follows: 滁州市气象局2023年发布信息 → 发布信息. The organ in
    the name of a thing stays (市政府网站)."""
    name = max((name for name in names if _ORGAN_ENDS.search(name) and label.startswith(name)), key=len, default="")
    if year is not None:
        label = re.sub(rf"(?<=[\u4e00-\u9fff”）]){year}年度?(?=主动|{_VERBS})", "", label)
    rest = label[len(name) :]
    if year is not None and rest.startswith(f"{year}年"):
        return bare(rest.removeprefix(f"{year}年").removeprefix("度")) or label
    return bare(rest) or label if name and _DEED_FOLLOWS.match(rest) else label


def shortened(words: str) -> str:
    """Drops the list of channels before the deed, or what describes the thing, when the whole is too long to be a name."""
    if len(words) > _LONG and (described := re.match(rf"((?:主动)?(?:{_VERBS})).*的(.{{2,}})$", words)):
        words = described[1] + described[2]
    if len(words) > _LONG_CHANNELS and "、" in words and (channels := _CHANNELS.match(words)):
        words = words[channels.end() :]
    if len(words) > _LONG and "等" in words[:-2]:
        words = words[words.rindex("等", 0, -2) + 1 :]
    if len(words) > _LONG and "、" in words:
        words = words[words.rindex("、") + 1 :]
    return words
