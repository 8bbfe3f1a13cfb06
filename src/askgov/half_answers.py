"""Plans that would tell only a part of what is asked: a plain figure where a share of it is, or one year where two are to be added."""

import re

from askgov.domain import FigureQuery, Plan
from askgov.recalled_union import ALONE
from askgov.taxonomy.concepts import concept

_SHARE_ASKED = re.compile(r"百分之(?:几|多少)|(?:几|多少)成[?？]?$|占(?:了)?(?:多大|多少)?(?:比例|比重|份额)[是有]?(?:多少|几)?[?？]?$")
_OVER_YEARS = re.compile(
    r"(?<![近这那\d前后上零〇○一二三四五六七八九十])[两二三四五]年(?:的)?(?:合计|加起来|加一块儿?|总共|一共|相加|之和|总和)"
)


def never_half(planned: Plan, question: str) -> Plan:
    """The plan; the refusal in its place where a figure of it would be taken for the answer.

    两个县合起来是全市的百分之几 is no figure of the city, 公安局也两年合计一下 none of one year.
    """
    if not isinstance(planned, FigureQuery):
        return planned
    share = _SHARE_ASKED.search(question) and not any("%" in concept(id_).unit for id_ in planned.concepts)
    return ALONE if share or (len(planned.years) == 1 and _OVER_YEARS.search(question)) else planned
