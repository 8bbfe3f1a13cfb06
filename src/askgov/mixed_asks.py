"""A question whose clauses ask for things of different kinds: 维持占比多少，纠正几件; 新收比上年多几件，办结几件; 复议几件，都维持了吗.

What one clause asks for is not asked of the lines that another names: a share of 维持 is not one of 纠正, and 办结几件 is no change.
So each clause with a line of its own is a turn by itself, the later ones going on from the first; a clause that names none (同比增长多少)
is of the line named before it.
"""

import re
from functools import cache
from typing import Literal

from askgov.question.idioms import spelled_out
from askgov.question.lexicon import Matcher, Sense, matcher, meanings
from askgov.question.normalise import normalise

Kind = Literal["share", "change", "order", "whether", "reasons", "count"]

_BREAK = re.compile(
    r"[?？。;；,，]+(?:\s*(?:另外|还有|以及|同时|顺便|再|又|那么|并且?|而且|然后))*"
    r"|(?<=[例重率多少几件])(?:以及|还有)(?=.{2})"
)
_ASKS = re.compile(
    r"多少|几(?![年种类])(?!个(?:月|年|部门|单位|局|机关|[省市县区镇乡街]))|占比|比例|比重|份额|百分之|几成|吗[?？]?$|是不是|是否|有没有|呢[?？]?$|(?:件|条|项)数[?？]?$"
    r"|谁|哪[个家一些种类年]|最[多少高低]|(?:什么|啥)(?:理由|情形|依据)"
)
_SHARE = re.compile(
    r"占(?!用|地|道|据)|比例|比重|份额|(?<!同)(?<!环)(?<!增长)(?<!下降)(?<!减少)百分之(?:几|多少)|几成"
    r"|率(?:是|为|有)?(?:多少|几)|率[?？]?$"
)
_CHANGE = re.compile(
    r"同比|环比|增幅|降幅|涨幅|(?:比|较|相比)(?![例重])[^,，。]{1,16}?(?:多|少|增|减|涨|降|升|高|低|变)[^,，。]{0,4}?(?:多少|几|百分)"
    r"|(?:增加|减少|增长|下降|上升|上涨|下滑|变化|增|减|涨|降|(?<![至最])多|(?<![至最多])少)(?:了|出)?(?:多少|几|百分|没有|了没)"
    r"|(?:增减|变化|变动)(?:情况|了|多少|[?？]?$)|(?:差|相差)(?:了)?(?:多少|几)"
)
_ORDER = re.compile(
    r"最[多少高低大小]|排(?:第|名)|前[两三四五六七八九十\d]|谁[^,，。]{0,10}[多少]|哪[个家一年][^,，。]{0,12}(?:多|少)[?？]?$"
)
_WHETHER = re.compile(r"(?:吗|了没有?|没有?)[?？]?$|是不是|是否|有没有")
_ITEMS = re.compile(r"增/减|增减(?:数|了?(?:几|多少)项)")  # a column of the older forms
_DEPENDS = re.compile(r"^(?:又|再|并)?(?:[和跟与同比较占]|(?:其中|里面|当中|这里面)[^,，。]*占)")  # …，跟总计差几件; …，其中纠正的占几成
_JUST_HOW_MANY = re.compile(
    r"(?:各|又|分别|具体|一共|总共|当年|都)?(?:收|办|罚|批|开|有|是|做|处理|公布|公开|发布|发|达到?)*了?(?:多少|几)[件个起条次家份篇项期万亿元块钱]*[呢?？]*"
)
_REASONS = re.compile(r"(?:什么|哪些|哪种|啥)(?:理由|情形|依据)")
_COUNTED = re.compile(r"多少|几")
_AGAINST = re.compile(r"(?:比|较)(?![例重])")
_FEWEST, _MOST = 2, 4  # turns


@cache
def _lines() -> Matcher:
    """The words that name a line of the tables, an end of it or a column."""
    kinds = ("term", "subject", "measure", "applicant", "absent")
    words = ((word, Sense(sense.kind, sense.id)) for word, sense in meanings() if sense.kind in kinds)
    return matcher([(word, sense) for word, sense in words if not _COUNTED.fullmatch(word)])


def in_turns(question: str) -> tuple[str, ...]:
    """The turns that the question stands for; () where it asks for things of one kind."""
    question = normalise(question)
    if len(_ASKS.findall(question)) < _FEWEST or not _BREAK.search(question.rstrip("?？。 ")):
        return ()
    turns: list[str] = []
    kinds: list[set[Kind]] = []
    start = 0
    for end in [*(match.start() for match in _BREAK.finditer(question)), len(question)]:
        clause = question[start:end].lstrip("?？。;；,， ").removeprefix("以及").removeprefix("还有")
        plain = spelled_out(normalise(clause)) if clause else ""
        kind = _kind(plain) if _ASKS.search(clause) else None  # 以办结总数为分母 asks for nothing
        another_base = turns and kind == "change" and plain and _AGAINST.match(plain) and _AGAINST.search(turns[-1])
        if another_base and kinds[-1] == {"change"}:  # 新收2025年比交通局多几件，比2024年多几件
            turns.append(turns[-1][: _base_of(turns[-1])] + clause)
            kinds.append({"share", "change"})
        elif turns and (not (kind and kinds[-1] and (kind == "reasons" or names_a_line(plain))) or _DEPENDS.match(plain)):
            turns[-1] = f"{turns[-1]}，{clause}" if clause else turns[-1]
            kinds[-1] |= {kind} if kind else set()
        elif clause:
            turns.append(clause)
            kinds.append({kind} if kind else set())
        start = end
    if kinds[:1] == [{"whether"}]:  # 是不是越来越多人会用了？2024年多了几件
        return ()
    asked = [of for of in kinds if of]
    apart = len(asked) == len(turns) and any(of != asked[0] for of in asked)
    shares = len(asked) == len(turns) and all("share" in of for of in asked)
    return tuple(turns) if _FEWEST <= len(turns) <= _MOST and (apart or shares) else ()


def by_itself(first: str, then: str) -> str:
    """A later turn with the organ and the year that the first begins with: 公安局2025年|许可占全县的比例, 处罚占全县的比例."""
    named = _lines().find(first, [True] * len(first))
    return first[: named[0].start] + then if named else then


def _base_of(clause: str) -> int:
    match = _AGAINST.search(clause)
    return match.start() if match else len(clause)


def _kind(clause: str) -> Kind | None:
    if not _ASKS.search(clause):
        return None
    if _ITEMS.search(clause):
        return "count"
    if _REASONS.search(clause) and not _COUNTED.search(clause):
        return "reasons"
    if _SHARE.search(clause):
        return "share"
    if _CHANGE.search(clause):
        return "change"
    if _ORDER.search(clause):
        return "order"
    return "whether" if _WHETHER.search(clause) and not _COUNTED.search(clause) else "count"


def names_a_line(clause: str) -> bool:
    """Whether a clause has a word for a line of the tables, an end of it or a column."""
    return _JUST_HOW_MANY.fullmatch(clause) is None and bool(_lines().find(clause, [True] * len(clause)))
