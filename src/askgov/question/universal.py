"""A question whether every one of some cases is so: 20件都是当年收的吗, 是不是都公开了.

The tables count cases and do not say of each what it was, so that neither a number that is right nor one that is wrong answers it.
"""

import re

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
