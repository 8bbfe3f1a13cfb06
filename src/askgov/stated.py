"""What a sentence must say that states what a question asks to compute: an average, a proportion, the most or the least.

The reports' prose gives some of these itself (平均等候时间由11分钟降到8分钟); a sentence that merely counts the same things does not.
"""

import re

_STATED: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (r"平均|人均|户均|日均|月均|年均|均值", r"均"),
        (r"百分之|百分比|比例|比重|占比|占了?(?:多|几)|[几多少]成|%", r"%|百分之|成|分之"),
        (r"最[多高大长久远贵]|至多|顶多|不超过多少", r"最[多高大长久远贵]|至多|不超过|不高于|以[内下]|不得超过|限|首|第一"),
        (r"最[少低小短快近便]|至少|起码|不少于多少", r"最[少低小短快近便]|至少|不[少低短]于|以上|起"),
    )
)
_OF_TIME = re.compile(r"多久|多长时间|(?:多少|几)(?:个)?(?:工作日|小时|分钟|秒|天|周)")
TIMES = ("工作日", "个工作日", "小时", "分钟", "秒", "天", "日", "周", "个月", "月", "年")


def states_it(asked: str, sentence: str) -> bool:
    """Whether a sentence states every average, proportion and extreme that is asked for."""
    return all(said.search(sentence) for wanted, said in _STATED if wanted.search(asked))


def may_be_stated(asked: str) -> bool:
    """Whether prose may state what a question asks to compute."""
    return any(wanted.search(asked) for wanted, _ in _STATED) or of_time(asked)


def of_time(asked: str) -> bool:
    """Whether a length of time is asked for, which no table of the reports holds."""
    return _OF_TIME.search(asked) is not None
