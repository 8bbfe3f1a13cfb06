"""The figures in prose that surely mean a concept of the taxonomy. Everything else keeps only its label.

Parts of a total never carry the total's concept, nor do shares, growth, and figures that may add up several years (累计).
"""

import re

_MESSAGES = frozenset({"条", "篇", "则", "条次", "篇次"})
_SESSIONS = frozenset({"次", "期", "场", "场次"})
_CASES = frozenset({"件", "宗", "起"})
_ISSUED = r"(?:共?(?:发布|推送|推出|刊发|公开|编发|推发)(?:政务|政府|各类|相关|原创|图文|工作)*(?:信息|消息|图文|推文|文章|稿件|动态)*)"

_PATTERNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (concept, units, re.compile(pattern))
    for concept, units, pattern in (
        ("disclosure.total", _MESSAGES, r"主动公开(?:各类)?(?:政府|政务)信息(?:总?数|数量|总量|条数)?"),
        ("disclosure.total", _MESSAGES, r"(?:各类|各种|多种|各|全部)渠道(?:主动)?公开(?:各类)?(?:政府|政务)?信息(?:总?数|数量|总量|条数)?"),
        (
            "disclosure.website",
            _MESSAGES,
            rf"(?:[市县区省]?(?:人民)?政府)?(?:门户|官方|政府)?网站(?:主动公开(?:各类)?(?:政府|政务)?信息|{_ISSUED})(?:数|数量|总数)?",
        ),
        ("wechat.posts", _MESSAGES, rf"(?:政务|官方|政府)?微信(?:公众号|公众平台|订阅号)?(?:平台)?{_ISSUED}"),
        ("weibo.posts", _MESSAGES, rf"(?:(?:政务|官方|政府|新浪)?微博{_ISSUED}|发布微博)"),
        ("new_media.accounts", frozenset({"个"}), r".{0,12}(?:备案|开设|运行|保留|现有|在用|开通)的?政务新媒体(?:账号)?"),
        ("website.visits", frozenset({"人次", "次"}), r".{0,8}网站(?:总?访问(?:次数|量)|总?浏览量|总?点击量)"),
        ("gazette.issues", frozenset({"期"}), r"(?:编印|编发|印发|出版|编辑出版|发行|公开)?《?(?:[市县区省]?人民)?政府公报》?"),
        ("gazette.copies", frozenset({"册", "本", "份"}), r".{0,8}《?(?:[市县区省]?人民)?政府公报》?(?:免费)?(?:赠阅|赠送|发放|发行)"),
        ("requests.extended", _CASES, r"(?:依法|因[^，。；]{0,14}?)*(?:延期|延长(?:期限)?)(?:作出)?答复(?:期限)?(?:的)?(?:申请)?"),
        ("press_conferences.count", _SESSIONS, r"(?:市政府)?(?:召开|举办|举行|组织召开)?新闻发布会"),
        ("interviews.count", _SESSIONS, r"(?:开展|举办|组织)?在线访谈(?:活动)?"),
        ("consultations.count", _SESSIONS, r"(?:开展|组织)?(?:网上)?(?:征集调查|意见征集|民意征集)"),
        ("policy_readings.count", _MESSAGES, r"(?:发布|公开)?(?:各类)?政策解读(?:信息|材料|文件|稿件)?"),
    )
)
_FEE = r"(?:收取)?(?:政府)?(?:信息公开)?信息处理费(?:收取)?(?:金额|总额|共计|合计)?"
_TAKEN = re.compile(r"实收(?:总?金额|费用|总额)?|实际(?:收取|到账|收缴|缴纳)(?:的)?(?:总?金额|费用|总额)?")
_OUTCOMES = {
    "予以公开": "requests.granted",
    "部分公开": "requests.partly_granted",
    "不予公开": "requests.refused",
    "无法提供": "requests.unavailable",
    "不予处理": "requests.not_processed",
    "结转下年度继续办理": "requests.carried_out",
}


_BY_WAY = {  # of the applications of a year, how they came in
    "requests.received.online": re.compile(
        r"(?:其中)?(?:通过|以)?(?:网络|网上|互联网|在线)(?:平台|渠道|方式)?(?:提交|提出|申请|受理|收到)?(?:的)?(?:申请)?"
    ),
    "requests.received.in_person": re.compile(
        r"(?:其中)?(?:通过|以)?(?:当面|现场)(?:方式|渠道)?(?:提交|提出|申请|递交|受理)?(?:的)?(?:申请)?"
    ),
    "requests.received.letter": re.compile(
        r"(?:其中)?(?:通过|以)?(?:信函|邮寄|邮政寄送)(?:方式|渠道)?(?:提交|提出|申请|受理)?(?:的)?(?:申请)?"
    ),
    "requests.received.fax": re.compile(r"(?:其中)?(?:通过|以)?传真(?:方式|渠道)?(?:提交|提出|申请|受理)?(?:的)?(?:申请)?"),
}
_BY_WAYS = re.compile(r"[从按](?:信息公开)?(?:申请|提交)的?(?:渠道|方式|途径|形式)[^；。]*$")  # 从申请渠道看，…
_OF_ANOTHER = re.compile(r"复议|诉讼|信访|热线|工单|来信|来访|来电|留言|投诉|举报|许可|诉求|意见|建议|问卷|报名")
_ONE_CHANNEL = re.compile(r"网站|门户|官网|专栏|平台|微信|公众号|微博|抖音|APP|客户端|公报|公开栏")
_SEVERAL = re.compile(r"[、和及]|等")
_UP_TO = re.compile(r"截[至止]|以来|历年|目前")


def prose_concept(label: str, unit: str, as_printed: str, parent_labels: tuple[str, ...], sentence: str) -> str | None:
    """Id of the concept that a statement means, None unless its own words leave no doubt."""
    if unit in _CASES and label in _OUTCOMES and _about_requests(parent_labels, sentence):
        return _OUTCOMES[label]
    of_all = len(parent_labels) == 1 and re.search(r"(?:新收|收到|受理|接收)[^，。；]{0,14}申请", parent_labels[0])
    by_ways = not parent_labels and not _OF_ANOTHER.search(sentence) and _BY_WAYS.search(sentence.partition(as_printed)[0])
    if unit in _CASES and (of_all or by_ways):
        return next((concept for concept, pattern in _BY_WAY.items() if pattern.fullmatch(label)), None)
    if parent_labels or "累计" in sentence:
        return None
    bare_fee = (
        re.fullmatch(r"(?:共?收取)?(?:合计)?(?:金额|费用|总额)|(?:共|合计)?收取|收费(?:金额)?", label)
        and "信息处理费" in sentence
        and "行政事业性" not in sentence
    )
    taken = "信息处理费" in sentence and _TAKEN.fullmatch(label) is not None  # … notices of 280元, of which 180元 was paid
    if bare_fee and not taken and "信息处理费" not in label and _TAKEN.search(sentence):
        return None
    if unit in ("元", "万元") and (bare_fee or taken or re.fullmatch(_FEE, label)):
        return "processing_fee.amount"
    if unit in _CASES and (re.fullmatch(rf"{_FEE}", label) or (bare_fee and label.endswith("收取"))):
        return "processing_fee.cases"
    if unit in _CASES and re.search(rf"{re.escape(as_printed)}[^，。；0-9]{{0,24}}收取[^，。；0-9]{{0,12}}信息处理费", sentence):
        return "processing_fee.cases"
    found = next((concept for concept, units, pattern in _PATTERNS if unit in units and pattern.fullmatch(label)), None)
    return None if found == "disclosure.total" and _is_narrower(as_printed, sentence) else found


def _is_narrower(as_printed: str, sentence: str) -> bool:
    """Whether a count of all that was disclosed may be that of one channel, or of all years up to now."""
    before = re.split(r"[0-9][^，。；日月年]{0,4}[，。；]|[；。]", sentence.partition(as_printed)[0])[-1]
    channel = _ONE_CHANNEL.search(before)
    return _UP_TO.search(before) is not None or (channel is not None and _SEVERAL.search(before) is None)


def _about_requests(parent_labels: tuple[str, ...], sentence: str) -> bool:
    """Whether the parts are outcomes of requests for information: their total says so, or the whole sentence does."""
    if parent_labels:
        return "申请" in parent_labels[0] and len(parent_labels) == 1
    return re.search(r"(?:收到|受理|收办|办理|办结|答复|处理).{0,20}申请", sentence) is not None and "信息数" not in sentence
