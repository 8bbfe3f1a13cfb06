"""Questions about a report itself: whom to call, its dates, where it is to be had, its name, when it came out, its correction.

And about what the applications that it counts were: a thing that every report may tell, in words of its own.
"""

import re
from typing import Literal

Matter = Literal["", "contact", "period", "download", "title", "published", "corrected", "names", "subjects"]

_REPORT = re.compile("年报|报告|文件|落款|电子版|全文|数据")
_WHEN = "(?:什么时候|啥时候|何时|哪(?:一)?天|哪年哪月|几月几[日号]|几号|日期|时间)"
_OUT = "(?:发布|公布|登出|登|发出来|挂出|挂网|上网|落款|成文|写成|编成|印发|出炉|出来)"
_ASKED: dict[Matter, re.Pattern[str]] = {
    "contact": re.compile(
        "(?:疑问|不明白|不懂|不清楚|看不懂).{0,12}(?:电话|打|号码|找谁|联系|问谁|找哪)|(?:联系|咨询)(?:的)?(?:电话|方式|号码)|留.{0,6}(?:电话|号码)"
    ),
    "period": re.compile(
        "统计(?:的)?(?:期限|期间|时间|时段|起止|区间|周期)|(?:数据|数字|报告|统计).{0,4}(?:从|自)[^，。]{0,8}(?:到|至)[^，。]{0,4}(?:哪|几|什么)|起止(?:日期|时间)"
    ),
    "download": re.compile(
        "(?:哪|上哪|怎么|如何|何处)[^，。]{0,8}(?:下载|下得到|能下到|下到)|下载[^，。]{0,6}(?:哪|地址|网址|在何处)|电子版[^。]{0,8}(?:哪|怎么|网址)"
    ),
    "title": re.compile("(?:标题|题目|全名|全称)(?:是|叫|为)?(?:做)?(?:什么|啥|怎么|哪)|(?:什么|啥)(?:标题|题目|全名|全称)"),
    "published": re.compile(
        f"(?:报告|年报|文件|它)(?:是|于)?(?:在)?{_WHEN}[^，。]{{0,3}}{_OUT}|落款[^，。]{{0,4}}{_WHEN}|(?:报告|年报)的?{_OUT}(?:的)?{_WHEN}"
    ),
    "corrected": re.compile(
        "(?:年报|报告)[^。]{0,12}(?:两[个份]?版|两个版本|更正|订正|勘误|重新发|重发|换了一版|改过|作废)|(?:更正|订正|勘误|重新发布)(?:的|了|过)?[^。]{0,6}(?:年报|报告)"
    ),
}
_TOLD: dict[Matter, re.Pattern[str]] = {
    "contact": re.compile(r"(?=.*(?:疑问|联系|咨询|地址|邮编)).*(?:电话|传真)[^。]{0,10}\d{3,}", re.S),
    "period": re.compile(r"20\d\d年1月1日.{0,4}(?:20\d\d年)?12月31日|(?:统计|数据)[^。]{0,12}(?:期限|截至|时间)[^。]{0,8}20\d\d年"),
    "corrected": re.compile(r"更正|订正|勘误|重新发布|填写有误|原报告作废"),
    "download": re.compile("(?:报告|年报)[^。]{0,12}(?:电子版|全文)?[^。]{0,30}(?:下载|查阅|查询)|电子版[^。]{0,20}下载"),
}


_SUBJECTS = re.compile(  # 申请都问什么, 申请内容主要集中在哪些方面, 大家都申请公开哪些信息
    r"申请(?:人)?(?:公开)?(?:的)?(?:内容|事项|信息|东西|事情|事)?(?:都|主要|大多数?|大部分|多数|一般|大致|集中)*(?:是|为)?(?:在|于|关于|涉及|问|要|想要|想知道|查|了解)*(?:的)?(?:是|了)?"
    r"(?:些)?(?:什么|啥|哪些|哪方面|哪几方面|哪几类)(?:样的)?(?:事|内容|方面|信息|东西|领域|类型|类|问题|事项)*(?:的)?(?:为主|最多|居多)?(?:呢|啊)?[?？]?$"
    r"|申请(?:公开)?[,，]?(?:到底|究竟)?(?:是|来|去)*要的?(?:都|主要)?(?:是)?(?:什么|啥|哪些)(?:样的)?(?:材料|东西|信息|资料|文件)(?:呢|啊)?[?？]?$"
)
_SOUGHT = re.compile(  # 提申请的主要是些什么人，他们都想查什么材料
    r"(?:申请|来要信息)[^?？]{0,24}?(?:他们|这些人|大家|都|主要|最)+[^,，?？]{0,6}?(?:想|要|爱|在)(?:查|问|要|看|打听)(?:些|的)?(?:是)?(?:什么|啥|哪些)(?:样的)?(?:材料|东西|信息|内容|资料)?"
)
_NO_SUBJECT = re.compile(r"条件|流程|材料|手续|结果|理由|原因|渠道|方式|途径|申请人(?:是|有)|率|谁")
_SUBJECTS_TOLD = re.compile(
    r"(?:申请|内容|事项|查询)[^。；;]{0,16}?(?:集中在|集中于|涉及(?:的)?(?![^。]{0,8}(?:部门|隐私|秘密))|多为|多是|多要求|主要(?:是|为|有|要求)|内容为|为主|围绕)"
    r"|(?:其中|包括)[^。；;]{0,12}(?:类)?申请\d+件[、，]"
)


def subjects_asked(question: str) -> bool:
    """Whether it is asked what the applications were about: 教育局的申请都是关于什么的, 提申请的人都想查什么材料."""
    if _SOUGHT.search(question) is not None:
        return True
    match = _SUBJECTS.search(question)
    return match is not None and _NO_SUBJECT.search(question.replace("材料", "") if "要" in match.group() else question) is None


def matter_of(question: str) -> Matter:
    """What a question asks of the report itself; "" for everything else."""
    if subjects_asked(question):
        return "subjects"
    if not _REPORT.search(question):
        return ""
    return next((matter for matter, asked in _ASKED.items() if asked.search(question)), "")


def tells(matter: Matter, text: str) -> bool:
    """Whether a passage tells it; titles and dates of publication are no passage's."""
    if matter == "subjects":
        return "申请" in text and any("申请" in clause or "内容" in clause for clause in _told_subjects(text))
    told = _TOLD.get(matter)
    return told is not None and told.search(text) is not None


def _told_subjects(text: str) -> list[str]:
    """The sentences that say what applications were about."""
    return [sentence for sentence in text.split("。") if _SUBJECTS_TOLD.search(sentence)]
