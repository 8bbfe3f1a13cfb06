"""Clauses that say something about the asker or the asking, not about the figure: 我是跑新闻的，急；想引用一个数：; 两个数字都给."""

import re
from collections.abc import Iterable

_CLAUSE = re.compile(r"[^,，。;；:：?？!！()（）]+")
# Who asks, what for, and how the answer is wanted.
_SAYS = re.compile(
    r"我|你|您|咱|俺|请|帮|劳驾|麻烦|谢|急|拜托|老师|同学|作业|论文|课题|记者|新闻|报道|报上|稿子|领导|引用|核实|核一下|核对|查证|写材料|做材料"
    r"|别给|不要(?:总数|汇总)|都给|都要|小数|数字|单位(?:用|是|为)?(?:万元|元|件)|阿拉伯|四舍五入|精确|抹掉|说准|直接说|一句话|简单说|成立吗|属实|这话"
)
# Words that narrow down what is counted: such a clause is never chatter.
_ASKER = re.compile(r"^(?:我|本人|俺|咱)(?:是|在|们是|们在|一个)")
_NARROWS = re.compile(r"多少|几|关于|涉及|针对|属于|因为|由于|其中|除|不含|不算|不包括|只算|只要|只看|类的?$|方面|的$|以上|以下|超过|不到|至少|最")


def without_chatter(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A normalised question without clauses of chatter. ``spans``: what was recognised in it; a clause that holds any of it stays."""
    taken = {at for start, end in spans for at in range(start, end)}

    def kept(match: re.Match[str]) -> str:
        said = match.group()
        empty = not any(at in taken for at in range(*match.span()))
        chatter = _ASKER.match(said) or (_SAYS.search(said) and not _NARROWS.search(said))
        return "" if empty and chatter else said

    return re.sub(r"^[,，:：;；。!！ ]+", "", _CLAUSE.sub(kept, text))
