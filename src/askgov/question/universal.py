"""A question whether every one of some cases is so: 20件都是当年收的吗, 是不是都公开了.

The tables count cases and do not say of each what it was, so that neither a number that is right nor one that is wrong answers it.
"""

import re
from collections.abc import Iterable

_ALL = r"(?:都|均(?![衡等匀])|全都|全部|全(?=是|为|在|来自|因|属|办|公开))"
_EVERY = re.compile(
    rf"是不是{_ALL}|是否{_ALL}|(?<![成首大])(?:都|全都|均)(?:是|为|在|来自|来源于|因|因为|由|按|与|跟|和|已|已经|还|通过|办|给|公开|属于|针对|有效)"
    r"|(?<![成首大])(?:全都|全部|都|均(?![衡等匀]))(?![没未无不])[\u4e00-\u9fff]{1,8}了?[^,，。?？]{0,6}[,，]?(?:对吧|没错吧|对不对|是吗|对吗)[?？]?$"
    r"|全(?:是|为|来自|因为|属于)|全部(?:是|为|在|来自|来源于|因|由|按|通过|公开|属于|有效|办)"
)
_ASKED = re.compile(r"(?:吗|么|没有?|对不对|对吧|是吧|吧|是不是真的)[?？]?$|是不是|是否|对吗")
_COUNTED = re.compile(
    r"多少|几[件起个宗项条家]|哪|谁|一样|相同|同样|增|减|升|降|涨|跌|比|超过|达到|不到|低于|高于|(?:是|为)0|(?:是|为)?零|没有"
)


def every_one(text: str) -> int | None:
    """Where a question asks, last, of every one of some cases whether it is so; None where it does not, or asks how many besides."""
    every = [match.start() for match in _EVERY.finditer(text)]
    return every[-1] if every and _ASKED.search(text) is not None and _COUNTED.search(text) is None else None


_NUMBER = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?:万|亿)?(?:件|条|次|宗|起|份|篇|项|个)")
_OF_ALL = re.compile(r"全部|全都|都")
_SURE = re.compile(r"(?:对吗|对吧|对不对|是吗|是吧|没错吧?)[?？]?$")
_ALL_DONE = re.compile(r"(?:全部|全都|都)(?:已经?)?(?:办结|办完|办理|答复)")
_ASIDE = re.compile(r"[,，。;；?？](?:正文|报告|年报|我|怎么|为什么|为啥|咋|这|那|听|是不是|是否|还是|核|请).*$")
_CONFIRMS = re.compile(
    r"对不对得上|对得上|对吗|对不对|对吧|对么|是吗|是吧|是不是|是否|没错吧?|有没有错|真的|属实|准确|正确|有误|靠谱|没记错|记错|吗|吧|呢|啊|么|嘛|不$"
    r"|这样|这么回事|这回事|这个?|那个?|数字?|数据|说法|一共|总共|合计|共|左右|整|多|政府|信息|依申请公开|公开(?=申请)|申请|案件|案子|件|[的了是有]|[^\u4e00-\u9fff]"
)


def says_more(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a claim says more behind its number than of what it is: 办结12件皆当年收的, 30件新收没有企业的, 46件，没有国家秘密.

    ``spans``: the names of organs, years, lines and columns, which say no more; 全部 before a line says that the number is that line's.
    """
    numbers = list(_NUMBER.finditer(text))
    if not numbers or _ASKED.search(_ASIDE.sub("", text)) is None:
        return False
    taken = {at for start, end in spans for at in range(start, end)}
    asked = _ASIDE.sub("", text)
    if _ALL_DONE.search(asked, numbers[-1].end()):
        return True  # 16件申请都答复了: others may have been answered as well
    rest = "".join(char for at, char in enumerate(asked) if at >= numbers[-1].end() and at not in taken)
    return bool(_CONFIRMS.sub("", _OF_ALL.sub("", rest, count=1)))


def claimed_at(text: str) -> int | None:
    """Where the last number with a unit ends that a question wants confirmed; None without one."""
    numbers = list(_NUMBER.finditer(text)) if _SURE.search(text) else []
    return numbers[-1].end() if numbers else None


def numbers_claimed(text: str) -> int:
    """How many numbers a question wants confirmed: 办结321件里32件是上年的，对吧; one that is said twice is one."""
    return len(set(_NUMBER.findall(text))) if _SURE.search(text) else 0
