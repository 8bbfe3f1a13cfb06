"""What a question says that it is about, in quotes or in a frame of its own (在校服采购上公开了什么): a passage must speak of it.

A passage may lie near for the rest of the words, which every report has: 公开了哪些信息, 是怎么管理的.
"""

import re

from askgov.paraphrase import features
from askgov.question.overlap import coverage, pairs, weight

_QUOTED = re.compile(r"[“\"「]([\u4e00-\u9fffA-Za-z0-9]{3,12})[”\"」]")
_X = r"(?P<x>[^,，。?？“”\"]{2,14}?)"
_WHAT = r"(?:什么|哪些|啥|怎样的|何种)"
_FEWEST = 3  # pairs of a topic that is told by more than one common word
_DID = r"(?:公开|公布|公示|发布|做|做出|有|出台|采取|推出|制定|签|签订|安排|规定)"
_FRAMES = (
    (re.compile(rf"(?:在|对于?|就|围绕|针对|关于){_X}(?:方面|上|领域|工作)?(?:都|还|具体|主要)?{_DID}[了过]?{_WHAT}"), _FEWEST),
    (re.compile(rf"(?:公布|公开|公示|发布)了{_X}的?哪些"), _FEWEST - 1),
    (
        re.compile(rf"(?:有没有|是否|是不是)(?:说|提|写|讲)(?:到|过)?(?!以后|会|要|将|怎|什么|啥|为){_X}(?:怎么|如何|[?？]|$)"),
        _FEWEST,
    ),
    (re.compile(rf"(?:^|(?<=[,，])){_X}(?:都|又|具体)?(?:是)?(?:怎么|如何|怎样)(?:管理|规定|管|开展|安排)的?[?？]?$"), _FEWEST),
)
_OF_THE_FORM = re.compile(r"件数|不掌握|不予|公开|处理|申请|信息|结转|答复|项目")  # words of the form are also said otherwise
_OF_REPORTS = re.compile(r"年报|报告|自己|存在")
_STANDS = 0.7  # share of a quoted name's pairs that must stand in the passage
_SPEAKS = 0.2  # of a framed topic's


def holds_topic(asked: str, text: str) -> bool:
    """Whether a passage speaks of what the question says that it is about."""
    there = pairs(text)
    named = [name for name in _QUOTED.findall(asked) if not _OF_THE_FORM.search(name)]
    if named and not any(coverage(pairs(name), there) >= _STANDS for name in named):
        return False
    topics = [(match["x"], fewest) for frame, fewest in _FRAMES if (match := frame.search(asked)) is not None]
    return all(_speaks_of(topic, text, fewest) for topic, fewest in topics)


def _speaks_of(topic: str, text: str, fewest: int) -> bool:
    wanted = frozenset(feature for feature in features(topic) if weight([feature]) >= 1)
    held = features(text)
    return len(wanted) < fewest or _OF_REPORTS.search(topic) is not None or weight(wanted & held) >= _SPEAKS * weight(wanted)
