"""Questions that ask for two computations at once. One of them would be left out silently, so neither is planned.

行政处罚最多的部门同比增长多少 asks for the change of the largest, not for the largest change; 超过50件的部门合计多少件 for a sum of those.
"""

import re
from functools import cache

from askgov.domain import Decline
from askgov.operations.wanted import denied_change
from askgov.question.lexicon import table
from askgov.question.reading import Reading

_ADDED = re.compile(r"合计|加起来|之和|总和|加总|累计|加在一起")
_ADDED_TOO = re.compile(r"合计|加起来|之和|总和|加总|累计|加在一起|一共|总共|共计|合起来")
_MEAN_AS_BOUND = re.compile(
    r"(?:超过|高于|低于|大于|小于|不到|多于|少于|达到|在|及|够)(?:了)?(?:全[省市县区]|总体|各?部门|各?单位)?的?(?:平均|均值|中位)|(?:平均|均值|中位)[数值线水平]*(?:以上|以下|之上|之下)"
)
# 有收费的部门平均…, 只有个人申请的部门, 全部办结的部门: a condition on the members beside what is asked of them
_MEMBERS_WITH = re.compile(r"(?:有|没有|未|无|没)[^,，。的]{1,10}的(?:部门|单位|机关|乡镇|局)(?!有|是|$|[?？])")
_ALL_OR_ONLY = re.compile(r"(?:只有|仅有|只|仅|全部|全都|都(?!没|无|未)|均)[^,，。的]{1,10}的(?:部门|单位|机关|乡镇|局|年份?|年度)")
_BOTH = re.compile(r"(?:也|又|且|并且|同时|都|却|但)(?:没|未|无|有|不)")
_SUPERLATIVE = re.compile(r"最[多少高低大小狠猛凶冷好差]")
_CATEGORY = re.compile(r"最大的一笔|哪一笔|办理结果|处理结果|理由|原因|情形|类型|类别|[一哪几各]类|[一哪几各]种|渠道|途径|方式")
_CLASSES = re.compile(r"[各哪]类|[各哪]种")  # 各类法人最多和最少差多少: the classes are to be ordered, where 各部门 orders the organs
_CLOSED = re.compile(r"(?:对吗|对吧|对不对|是吗|是吧|吗|吧|是不是|没错)[?？]?$")
_BEYOND = re.compile(
    r"全(?:省|国|世界)(?:里|范围内?|各地)?最|全(?:省|国)[^,，。]{0,6}第一|全(?:省|国)[^,，。]{0,6}(?:排|位次|名次|第几|位居)"
)  # whose organs no index holds
_CHANGING = re.compile(r"跌|掉|降|下滑|减少|缩|少了|增|涨|升|反弹|翻")
_THAN_A_LINE = re.compile(r"(?:少于|多于|大于|小于|高于|低于|超过|不及|等于|相同)(?!了?\s*[\d零一二两三四五六七八九十百千万半])")
_NEAR = re.compile(r"约等于|约为|\d\s*(?:件|起|条|次|万元|元|个)?(?:左右|上下|来件|多件)|(?:大约|差不多|将近|接近|约)\d")
_WHO = re.compile(r"哪|谁|部门|单位|机关|局|乡镇|街道|县区|全[省市县]|前[一二三四五六七八九十\d]|第")
_MEASURES = ("difference", "growth", "ratio", "share", "percent")
_MEANS = frozenset({"average", "median"})
_CHANGES = frozenset({"difference", "growth"})
_THAN_A_SUM = re.compile(
    r"比[^,，。]{4,24}(?:加起来|合起来|加在一起|合计|之和|总和)(?:还|要)?(?:多|少|高|低)|(?:相差|差|多|少)(?:多少|几件?)[,，;；].*又是多少"
)
_UP_AND_DOWN = re.compile(  # 哪年上升，哪年下滑
    r"哪[一几]?年[^,，。]{0,6}(?:增|升|涨)[^。]{0,10}哪[一几]?年[^,，。]{0,6}(?:降|减|跌)|哪[一几]?年[^,，。]{0,6}(?:降|减|跌)[^。]{0,10}哪[一几]?年[^,，。]{0,6}(?:增|升|涨)"
)
_OR = re.compile(r"或(?!以[上下])")
_SHARES = frozenset({"share", "rate"})


def two_at_once(reading: Reading, *, spread: bool = False) -> Decline | None:
    """The refusal of a question that asks for more than one computation can give; None for any other.

    ``spread``: the difference asked for is that of the two ends of the order.
    """
    if spread and (reading.order.axis in ("concept", "applicant") or not _of_classes(reading)):
        return None
    message = "问题里有几种计算（例如先排出最多的，再算它的增减），不能合在同一个问题里。请拆开来问。"
    return Decline(reason="unsupported", message=message) if _conflicting(reading) else None


def _of_classes(reading: Reading) -> bool:
    """Whether kinds are to be ordered, not organs: 各类法人最多和最少差多少, 办理结果最多的和最少的 where no organs are spoken of."""
    return _CLASSES.search(reading.text) is not None or (reading.group is None and _CATEGORY.search(reading.text) is not None)


def _conflicting(reading: Reading) -> bool:
    ids, order, text = set(reading.operators), reading.order, reading.text
    bounded = order.threshold is not None and not order.pick
    if _MEAN_AS_BOUND.search(text) or (bounded and _NEAR.search(text)) or _conditions(reading) or _among_what(reading):
        return True
    whose = reading.group is not None or reading.of_those or order.axis is not None
    if bounded and not whose and _BOUND_OF_THINGS.search(text) and not _CLOSED.search(text):
        return True
    if (_SMALLEST_FALL.search(text) or _SMALLEST_RISE.search(text) or _FIRST_OF_ALL.search(text)) and (reading.group or order.order):
        return True
    if _THAN_A_SUM.search(text):
        return True
    if _UP_AND_DOWN.search(text) or _TWICE_THAN.search(text) or _IN_A_ROW.search(text):
        return True
    denied = denied_change(text)
    if denied and (bounded or not ids & _CHANGES or _has_amount(text)):
        return True
    if bounded and (_OR.search(text) or (_CHANGING.search(text) and not ids & _CHANGES and not order.change)):
        return True
    if (reading.group is not None and _THAN_A_LINE.search(text)) or ({"家", "户"} & set(reading.counters) and reading.applicants):
        return True
    of_one = order.order != "extreme" or len(reading.concepts.slots) < 2  # 许可和处罚加起来最多的部门 adds up before it looks for the most
    if order.order in ("top", "extreme", "nth") and ((of_one and _ADDED_TOO.search(text)) or _two_lines_in_turn(reading)):
        return True
    if _ADDED.search(text) and ids & (_CHANGES | _SHARES | {"ratio"}) and (len(reading.year_list) > 1 or len(reading.applicants) > 1):
        return True
    if order.order and (bounded or ids & _MEANS):
        return True
    if bounded and (ids & _MEANS or (len(reading.concepts.slots) < 2 and _ADDED.search(reading.text))):
        return True
    if ids & _MEANS and ids & (_CHANGES | {"ratio", "compare"}):
        return True
    tenths = "几成" in text and not re.search("占|比例", text)  # 降了几成: a growth
    if ids & _SHARES and ids & (_CHANGES | {"ratio"}) and not tenths:
        return True
    return bool(order.order) and not order.change and _measured_behind(reading)


# 大于10万元的收费多少: the bound is one of the things counted, which no report tells apart
_BOUND_OF_THINGS = re.compile(r"(?:超过|大于|高于|低于|少于|小于|不到|不足)[^,，。的]{1,10}的[^,，。]{2,10}(?:有)?(?:多少|几)")
_SMALLEST_FALL = re.compile(r"(?:下降|减少|降幅|跌幅|减幅|下滑|降)[^,，。]{0,4}(?:件数|数量|幅度)?最(?:小|少|低|慢)")
_SMALLEST_RISE = re.compile(r"(?:增加|增长|上升)(?:得|的)?(?:件数|数量)?最(?:小|少|低)")
_IN_A_ROW = re.compile(
    r"连续(?:[两二三四五六\d]年)(?:都|在|保持)*(?:下降|上升|增长|减少|增加|上涨|下滑|走高|走低)|连续(?:都|在)*(?:下降|上升|增长|减少|增加)的(?:部门|单位|年|乡镇)"
)
_TWICE_THAN = re.compile(r"比[^,，。?？]*\d年[^,，。?？]*[,，；;]\s*(?:又|再)?比[^,，。?？]*\d年")
_FIRST_OF_ALL = re.compile(r"(?:多少|几)[件起宗项万元个]*[,，;；。?？](?=[^,，]*(?:哪|谁)[^,，]*最)")


def _has_amount(text: str) -> bool:
    """Whether it is asked by how much."""
    return re.search(r"[增减涨降跌多少]了?(?:多少|几)|百分之几|幅", text) is not None


def _conditions(reading: Reading) -> bool:
    """Whether the members of a group are narrowed down by more than the one condition that is looked at."""
    group = reading.group
    if group is not None and group.asks == "many" and any(mention.start < group.start <= mention.end for mention in reading.concepts.used):
        return True  # 处罚多少家单位 counts who was punished
    if group is None and reading.order.axis is None:
        return False
    several = len({slot.default or slot.candidates for slot in reading.concepts.slots}) > 1
    asked_of = bool(reading.operators or several) and _MEMBERS_WITH.search(reading.text) is not None
    return asked_of or _ALL_OR_ONLY.search(reading.text) is not None or (several and _BOTH.search(reading.text) is not None)


def _two_lines_in_turn(reading: Reading) -> bool:
    """处罚最多的部门新收多少: a line before the superlative, another one behind it."""
    starts = [slot.start for slot in reading.concepts.slots] + [mark.start for mark in reading.marks if mark.ids("applicant")]
    places = [match.start() for match in _SUPERLATIVE.finditer(reading.text)]
    return len(places) > 1 or any(min(starts) < place < max(starts) for place in places if len(starts) > 1)


def _among_what(reading: Reading) -> bool:
    """Whether an order among reasons, kinds or years would be taken for one among organs."""
    if _BEYOND.search(reading.text):
        return True
    if reading.order.order not in ("extreme", "nth", "top") or reading.order.axis is not None:
        return False
    category = _CATEGORY.search(reading.text) is not None and not reading.group
    return category or (_CLOSED.search(reading.text) is not None and _WHO.search(reading.text) is None)


def _measured_behind(reading: Reading) -> bool:
    """Whether a change, a share or a multiple is asked of what comes first in an order."""
    last = max((end for _, end in reading.order.spans), default=len(reading.text))
    return _measure_words().search(reading.text, last) is not None


@cache
def _measure_words() -> re.Pattern[str]:
    words = sorted({word for name in _MEASURES for word in table()["operators"][name]}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
