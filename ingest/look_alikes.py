"""Documents that speak about annual reports (解读, 通知, 新闻 …) or only look like one (法治政府建设年度报告, 工作总结, 指南 …).

A headline tells what such a document is, so that whoever sent it in reads why it was refused.
"""

import re

_SPOKEN_OF = {  # by the words behind 政府信息公开工作年度报告
    "解读": r"解读|图解|读懂|一图|问答|图表",
    "说明": r"说明",
    "通知": r"通知|通报|函$|征集",
    "制度": r"制度|办法|规定|规范",
    "目录": r"目录|汇编|专栏|列表|栏目",
    "格式": r"格式|模板|样式|填报",
}
_PICTURED = re.compile(_SPOKEN_OF["解读"])
_ADDITION = re.compile(r"\([^()]*版\)|\([含附][^()]*\)|[\-_|—–].*")  # （文字版） · （含图解） · _某县人民政府
_SENT_IN = re.compile(r"关于(?:呈报|上报|报送)(?:20[0-9]{2}年(?:度|年度)?)?$")  # 关于报送2023年…年度报告的报告
_NEWS = re.compile(r"发布|公布|印发|召开|举办|部署|做好|开展|报送|学习|组织|要求|会议|培训|考核|编制|公开征求|出炉")
_NEWS_BEHIND = re.compile(rf"(?:正式|已|今日|近日)?(?:{_NEWS.pattern})")
_OTHERS = (  # by how a headline ends that does not name the report at all
    ("法治政府建设年度报告", r"法治政府建设.{0,12}(?:报告|情况|总结)"),
    ("评估或者调研报告", r"(?:评估|测评|调研|调查|考察|审计|督查|整改|自查|自评)(?:情况)?(?:的)?报告"),
    ("政府工作报告", r"政府工作报告"),
    ("政府网站工作年度报表", r"网站.{0,6}(?:年度)?(?:工作)?(?:年度)?(?:报表|监管年报)"),
    ("政府信息公开情况统计表", r"(?:公开.{0,8}|指标)统计表"),
    ("工作总结", r"(?:工作)?总结.{0,20}"),
    ("工作要点或者方案", r"(?:工作要点|工作计划|实施方案|工作方案|行动方案|任务清单|任务分解表)"),
    ("公开指南", r"(?:公开|申请|服务|办事)指南"),
    ("公开目录", r"(?:公开|基本|事项|信息).{0,4}(?:目录|清单)"),
    ("申请表", r"申请(?:表|书)"),
    ("预决算", r"(?:预算|决算).{0,20}"),
    ("统计公报", r"统计公报"),
    ("制度", r"(?:制度|办法|规定|规范|条例)"),
    ("新闻", r"(?:发布会|实录|纪要|访谈|(?:召开|举办|举行|开展)[^。]{2,30}(?:会|会议|培训|培训班|讲座|活动))"),
    ("通知", r"(?:通知|通报|公告|公示)"),
)
_OTHER = tuple((kind, re.compile(rf".*{words}(?:\([^()]{{0,20}}\))?$")) for kind, words in _OTHERS)
_OTHER_REPORT = re.compile(r"(?P<subject>[\u4e00-\u9fff]{2,12}?)(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)(?:书)?$")
_BLANKS = re.compile(r"模板|样表|××|[XＸ]{2,}[省市县局区镇乡]|[_＿]{2,}|\b某某?[省市县区局镇乡]")
_BROKEN = re.compile(
    r"404|页面(?:不存在|找不到|未找到|已删除|无法)|访问的?(?:页面|资源)?[^。]{0,8}(?:不存在|已删除|被拒绝)|过于频繁"
    r"|Forbidden|Bad Gateway|Not Found",
    re.I,
)
_LOGIN = re.compile(r"登\s*录|验证码|用户名")
_SHORT = 300  # characters of a page that shows nothing but a message
_FEWEST_LETTERS, _CHINESE = 100, 0.1  # letters of a text, and the least share of them that is Chinese


def spoken_of(head: str, tail: str) -> str | None:
    """解读, 通知 …: what a line announces whose words before and behind 政府信息公开工作年度报告 these are; None: the report itself."""
    if "学年" in head:
        return "学校的年度报告"
    tail = _ADDITION.sub("", tail)
    for kind, words in _SPOKEN_OF.items():
        if re.search(words, tail) or (kind == "解读" and _PICTURED.search(head)):
            return kind
    return "新闻" if _NEWS.search(_SENT_IN.sub("", head)) or _NEWS_BEHIND.match(tail) else None


def other_document(headline: str) -> str | None:
    """What a squeezed headline announces that does not name the annual report: 工作总结, 统计公报 …; None when nothing is known."""
    if known := next((kind for kind, pattern in _OTHER if pattern.match(headline)), None):
        return known
    other = _OTHER_REPORT.search(headline)
    if other is None or not re.search("年度|年报|20[0-9]{2}年", headline):
        return None
    subject = other["subject"].lstrip("年度")  # of 2023年度社会责任报告
    return f"“{subject}”报告" if subject else "另一种年度报告"


def is_blank_form(line: str) -> bool:
    """Whether a title or a paragraph has places left to fill in: ××县, ____年."""
    return _BLANKS.search(line) is not None


def no_document(text: str) -> str | None:
    """Why a page shows no document at all: an error, a login, another language; None when it may show one. ``text`` is all it shows."""
    words = re.sub(r"\s+", "", text)
    if len(words) <= _SHORT and _BROKEN.search(text):
        return "网页打不开（错误页），没有保存到报告"
    if len(words) <= _SHORT and len(set(_LOGIN.findall(words))) >= 2:
        return "是登录页，没有保存到报告"
    letters = re.findall(r"[A-Za-z\u4e00-\u9fff]", words)
    chinese = sum(letter >= "\u4e00" for letter in letters)
    return "是外文页面，不是中文的年度报告" if len(letters) >= _FEWEST_LETTERS and chinese < _CHINESE * len(letters) else None
