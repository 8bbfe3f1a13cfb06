"""The two halves of the chapter on problems and improvements: which passages tell what is wrong, and which tell what is done about it."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from askgov.domain import Chunk

Aspect = Literal["problems", "improvements", ""]

CHAPTER = 5  # 存在的主要问题及改进情况
_WHERE = "(?:哪里|哪儿|哪[几些一]*个?(?:地方|方面|点|处|环节)|什么地方|啥地方)"
_PROBLEMS = re.compile(
    "问题|不足|短板|困难|薄弱|差距|欠缺|缺点|缺陷|毛病|弊病|弱项|软肋|检讨|反省|反思|查摆|难点|难处|难题|痛点|堵点"
    "|短处|硬伤|漏洞|瑕疵|美中不足|掉链子|拖后腿|没(?:有)?到位|没(?:有)?(?:做|办|干|抓|落)(?:到位|够|实|细|透)"
    f"|没(?:有)?(?:做|办|干)好|(?:做|办|干)得不(?:好|够|到位|理想)|不到位|不尽如人意|有待(?:改进|加强|提高|完善)|差在{_WHERE}|{_WHERE}(?:还|最|比较)?(?:做|办|干|搞)?得?(?:还)?(?:不好|不行|不够|不足|差|欠)"
)
_IMPROVEMENTS = re.compile(
    "改进|整改|措施|下一步|打算|举措|努力方向|改善|解决|对策|补救|弥补|补短板|改法|整治|应对"
    "|(?:整改|改进|工作)(?:的)?(?:路子|思路|路数)"
    "|(?:准备|打算|计划|拟|想)(?:在[^,，。？?]{2,10})?(?:再)?(?:干|做|搞|抓|弄|推)(?:点|些)?(?:什么|啥|哪些|哪几)"
    "|(?:怎么|怎样|如何|咋|准备|计划)(?:去)?(?:改|补|办|整|弄|收拾|处置)|(?:想|出|拿|给)(?:了|出)*(?:啥|什么|哪些|的)*(?:改进)?(?:办法|法子|招)"
)
_WHICH_PROBLEMS = re.compile(
    "(?:什么|啥|哪些|哪几[条个项])[^，。？]{0,4}(?:问题|不足|短板|困难|毛病)"
    "|(?:问题|不足|短板|困难|毛病)(?:都|分别|各|主要)?(?:是|有|在于)?(?:什么|啥|哪些|哪几[条个项])"
)
_FRAME = re.compile(
    "[在对]?(?:政府)?(?:信息|政务)?公开(?:工作)?(?:上|方面|这[块事])|来年|明年|他们|她们|(?:弄|整|搞|做)好|(?:搞|抓|做)(?:信息|政务)?公开|请?概括|总结|归纳|梳理|列举|简述|简要|自己|承认|坦承|逐条|一条条|原话|说说|讲讲|提到|提及|列出来|列一下|对照着?|后面|后来|办法|法子|怎么|怎样|什么|给出|准备|今后|以后|接下来|存在|年报|报告|[里中]|同样|都|一回事|一样|是不是|我看看|哪几条|怎么说|说了些?"
    "|各自|各是|分别|哪[一二两三四五六七八九十几]+[条个项点种]|点了?出?|自查(?:出来)?|暴露|关注点|变没变|变了没|有没有|有无|相通|共同|不同|不一样|差别|区别|异同"
    "|对比|比较|比一比|比比|放(?:在)?一(?:块儿?|起)|[两二](?:年|个|县|市|区|家|份|边)|地方|觉得|认为|主要|到底|究竟"
)
_SIDE_BY_SIDE = re.compile(
    "对比|比较|比一比|比比|对照|放(?:在)?一(?:块儿?|起)|不一样|不同|异同|区别|差别|相通|共同|各自|分别|各有|各是|变没变|变了没|一回事"
    "|变化|改变|变了(?:什么|哪些|啥)|换了(?:什么|哪些)"
)
_TURNS = re.compile(
    r"(?:针对|为此|对此|下一步|下阶段|今后|接下来|改进(?:措施|情况|办法|方向|举措|[:：])|(?:措施|举措)[:：]|整改|(?:20\d\d年|来年|明年|新的一年)，?(?:的?(?:打算|计划|重点|安排|工作)|我|本|将|要|准备|拟)|我(?:局|县|市|镇|办|委|厅|区|院|中心)将)"
)
_CLAUSES = re.compile(r"[,，。;；?？!！]+")
_LIMITS = re.compile(r"[只光仅单]|不要|除|第[一二三四五六七八九十\d]|[条点项]$|的$")
_ASKS = re.compile(r"什么|啥|哪|怎|咋|如何|谁|多少|几|吗|呢|是否|有没有|为何|对比|比较|区别|不同")
_OPENING = 12  # characters of a passage in which it may turn to what is done
_NUMBERED = re.compile(r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．])?\s*")  # （一）, 2.; no year
_ORDINAL = re.compile(r"[\s（(]*([一二三四五六七八九十\d]+)[）)、.．]")


def aspect_of(question: str) -> Aspect:
    """What a question about the chapter wants; "" for both."""
    problems, improvements = _PROBLEMS.search(question) is not None, _IMPROVEMENTS.search(question) is not None
    if problems and improvements and not _WHICH_PROBLEMS.search(question):  # 问题怎么解决 asks for one half, 有哪些问题、怎么改 for both
        return "improvements" if re.search(r"(?:怎么|如何|怎样|咋)[^，。？]{0,6}(?:解决|整改|改)", question) else ""
    if problems == improvements or re.search(r"问题[^，。？]{0,6}(?:解决|整改|改进)", question):
        return ""
    return "problems" if problems else "improvements"


def without_what_follows(question: str) -> str:
    """A question that points to the chapter, without clauses behind that which neither ask nor point to it: …哪些短板？要摘到材料里."""
    clauses = _CLAUSES.split(question)
    first = next((at for at, clause in enumerate(clauses) if points_to(clause)), None)
    if first is None:
        return question
    kept = [
        clause for at, clause in enumerate(clauses) if at <= first or points_to(clause) or _ASKS.search(clause) or _LIMITS.search(clause)
    ]
    return "，".join(kept)


def points_to(question: str) -> bool:
    """Whether a question has words for what is wrong or for what is done about it."""
    return bool(_PROBLEMS.search(question) or _IMPROVEMENTS.search(question))


def side_by_side(question: str) -> bool:
    """Whether chapters are to be set beside one another (对比2024年和2025年的存在问题): texts, which no table compares."""
    return _PROBLEMS.search(question) is not None and _SIDE_BY_SIDE.search(question) is not None


def heading_of(chunk: Chunk) -> str:
    """The heading that a passage stands under; of one that turns to what is done while 存在的问题 still stands above it, the chapter's."""
    last = chunk.headings[-1] if chunk.headings else ""
    other = chunk.section == CHAPTER and _told(chunk) == "improvements" and _only_problems(last)
    above = [heading for heading in chunk.headings[:-1] if not _only_problems(heading)]
    return (above[-1] if above else "改进情况") if other else last


def _only_problems(heading: str) -> bool:
    return _PROBLEMS.search(heading) is not None and _IMPROVEMENTS.search(heading) is None


def besides(words: Iterable[str]) -> tuple[str, ...]:
    """What some words of a question say besides pointing to the chapter: nothing for 检讨了哪几条不足."""
    left = (_FRAME.sub(" ", _IMPROVEMENTS.sub(" ", _PROBLEMS.sub(" ", word))).split() for word in words)
    return tuple(part for parts in left for part in parts)


def half(chunks: Sequence[Chunk], aspect: Aspect) -> tuple[Chunk, ...]:
    """The passages of one half, in order; all of them where the chapter does not tell its halves apart."""
    return tuple(chunk for chunk, told in zip(chunks, _halves(chunks), strict=True) if told == aspect) or tuple(chunks)


def counterpart(chunk: Chunk, chapter: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """What is done about a problem, or the problem that something is done about: the passage of the other half with the same number.

    ``chapter`` holds the passages of the same report, in order. Without numbers, the whole other half.
    """
    halves = dict(zip((c.id for c in chapter), _halves(chapter), strict=True))
    other = [c for c in chapter if halves[c.id] != halves.get(chunk.id, "")] if chunk.id in halves else []
    number = _number(chunk)
    if number and any(_number(c) for c in other):
        return tuple(c for c in other if _number(c) == number) or tuple(other)
    return tuple(other)


def _halves(chunks: Sequence[Chunk]) -> list[Aspect]:
    """The half that each passage of some chapters belongs to."""
    found: list[Aspect] = []
    now: Aspect = "problems"
    report = ""
    for chunk in chunks:
        if chunk.report_id != report:
            now, report = "problems", chunk.report_id
        now = _told(chunk) or now
        found.append(now)
    return found


def _number(chunk: Chunk) -> str:
    """The number that a passage begins with; "" without one."""
    found = _ORDINAL.match(chunk.text)
    return found.group(1) if found else ""


def _told(chunk: Chunk) -> Aspect:
    """The half that a passage says it belongs to, by how it begins, else by the headings under the chapter's own."""
    opening = _NUMBERED.match(chunk.text)
    start = opening.end() if opening else 0
    if start < _OPENING and _TURNS.match(chunk.text[start : start + 40]):
        return "improvements"  # a heading that runs into the paragraph before (存在的问题：…) still stands above this one
    under = " ".join(chunk.headings[1:])
    problems, improvements = _PROBLEMS.search(under) is not None, _IMPROVEMENTS.search(under) is not None
    return ("problems" if problems else "improvements") if problems != improvements else ""
