"""What an organ was called before, and since when: the names that its reports bear, year by year."""

import re

from askgov.domain import PassageQuery
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.slots import Organs

_FORMER = re.compile(
    r"(?:以前|原先|原来|之前|从前|早先|过去|最早|曾经)(?:是)?(?:叫(?=什么|啥|做|作|过|哪|[?？,，。]|$)|的名字|的名称|的全称|用的?名)|曾用名|(?:改|更|换)(?:过|了|的)?名(?:字|称)?(?!单|额|次|录|列)"
)
_ASKING = re.compile(  # anything else says whose name: 公众号改过名吗
    r"什么|啥|哪一?年|何时|多久|时候|名字|名称|全称|单位|机关|现在|后来|牌子|有没有|没有|是不是|是否|报告|年报"
    r"|[叫做作过改换更名吗呢吧啊了的是有它这个局在从起年又还再?？,，。 ]"
)


def former_names(reading: Reading, organs: Organs, known: Catalogue) -> PassageQuery | None:
    """The reports of the one organ whose former name is asked for, under every name that it has in the index; None for other questions."""
    if len(organs.ids) != 1 or reading.concepts.slots or reading.group is not None or not _FORMER.search(reading.about):
        return None
    if _ASKING.sub("", _FORMER.sub("", reading.about)):
        return None
    names = known.successions.get(organs.ids[0], organs.ids)
    years = sorted({year for name in names for year in known.years[name]})
    return PassageQuery(entities=names, years=tuple(years), matter="names", question=reading.text, about=reading.about)
