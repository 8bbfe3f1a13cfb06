"""The time that a figure speaks of: the report's own year, another one (上年度收到 17 件), many (2019 年以来), or none yet (将举办 5 次).

A report tells of its year. Figures of another year and plans stand in it too; nobody who asks for the report's year means them.
"""

import re

_ADVERBIAL = re.compile(
    r"(?:^|[，。；：:（(、])\s*(?:其中|而|我[\u4e00-\u9fff]{1,2}|本[局市县区镇乡省委]|[\u4e00-\u9fff]{1,20}[局委办厅院府会镇乡处市县区省心站号](?=20[0-9]{2}年))?"
    r"[，,]?\s*(?:截[至止]到?)?自?"
    r"(?:(?P<year>20[0-9]{2})\s?年度?+|(?P<before>上一?年度?+|去年|前年|往年)|(?:本年度?|今年|当年|全年|年内|报告期))"
    r"(?!\s?(?:结转|转入|转结|遗留|未|尚|同期|的|部门|财政|预算|决算|绩效|政府信息|信息公开|法治|政务公开工作|年度|工作|《))"
)
_SINCE = re.compile(r"(?:^|[，。；：:、])\s*(?:[自从](?P<event>[^，。；]{2,24}?以来)|(?P<years>20[0-9]{2}年[^，。；]{0,20}?以来))")
_PLANS = re.compile(
    r"(?:^|[，。；：:])\s*(?:下一步|下一阶段|明年|来年|今后)|计划(?=新增|举办|召开|开展|组织|开设|发布|公开|完成|建设|编制)"
    r"|(?<![草起模虚])拟(?=新增|举办|召开|开展|组织|开设|新设|建设|建立|编制|推出)"
    r"|将(?:继续|进一步|努力|力争|全面|持续|不断|着力|重点|适时|再|于20|在20|(?:新增|举办|召开|开展|组织|开设)(?!情况|的))"
)
_AIM = re.compile(r"(?:确保(?!了)|力争|预计|保证(?!了|金))[^，。；]*$")


def planned(before: str) -> bool:
    """Whether the words of a sentence before a figure make it a plan or an aim."""
    return _PLANS.search(before) is not None or _AIM.search(before) is not None


def of_another_year(before: str, year: int | None) -> bool:
    """Whether the words of a sentence before a figure place it in another year than the report's; a year in digits only where that
    is known. The last adverbial counts: 上年度收到 17 件，本年度收到 21 件. 上年结转 is no adverbial but a thing of this year."""
    adverbial = next(reversed([*_ADVERBIAL.finditer(before)]), None)
    if adverbial is None or "以来" in before[adverbial.start() : adverbial.end() + 24]:
        return False
    return adverbial["before"] is not None or (adverbial["year"] is not None and year is not None and int(adverbial["year"]) != year)


def since(before: str, year: int | None) -> str:
    """From when on a figure sums up more than the year: 2019年以来, 《条例》实施以来; "" for a figure of the year."""
    said = _SINCE.search(before)
    words = "" if said is None else said["event"] or said["years"]
    own = re.search(rf"今年|本年|年初|{year}年" if year else "今年|本年|年初", words)
    return "" if own or said is None or _ADVERBIAL.search(before, said.end()) else words
