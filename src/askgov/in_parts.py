"""A question that asks two things, of which the whole was not understood: the second is asked as the turn after the first.

不予公开合计多少件，哪种理由最多; 本机关不掌握有几件？占办结的百分之几; 收到多少申请，存在什么问题. What one part says may narrow the
other down (只算企业的, 其中最多的), so that a question is split only where it says no such thing, each part asks one thing, and each is
answered by itself, by a figure where it names a line of the tables; else the whole is refused as it was.
"""

import re
from collections.abc import Iterator, Sequence

from askgov.domain import Answer, Operation, Status

_ENDS = re.compile(r"[?？。;；]+")
_BREAKS = re.compile(r"[?？。;；,，]+(?:\s*(?:另外|还有|以及|同时|顺便|再|又|那么|并且?|而且))?")
_ASKS = re.compile(
    r"多少|几(?!个月)|谁|哪|什么|啥|怎|咋|如何|吗|呢[?？]?$|是不是|有没有|占比|比例|比重|[增涨降跌]幅|百分|最[多少高低大小]|合计|总共|一共|差多少|对吧|对不对"
)
_JUST_HOW_MANY = re.compile(r"(?:各|又|分别|具体)?(?:是|有)?(?:多少|几)[件个起条次家]?(?:呢)?")  # 哪种理由最多，几件
_NARROWS = re.compile(r"[只仅光单]|除|不算|不含|不包括|不计|以外|之外|平均|里面|当中|这几|那几|它们|他们|第[二三四五]")
_COLUMN = re.compile(r"自然人|个人|企业|公司|律师|律所|法律服务|科研|公益|社会组织|法人")
_LINE = re.compile(r"处罚|许可|强制|收费|申请|新收|办结|复议|诉讼|官司|结转|不予|部分公开|无法提供|决定数|处理决定|项目数")
_NUMBER = re.compile(r"多少|几|占|百分|比例|合计|一共|总共|最[多少高低]")
_FEWEST = 3  # characters of a part
_MOST = 4  # places to split at that are tried
_CONFIRMED = re.compile(r"[,，。?？]*(?:是不是)?(?:这样|真的|属实)?(?:是这样吗|对吗|对吧|对不对|没错吧|是吗|是吧|属实吗|真的吗)[?？]?$")
_CLAIM = re.compile(r"\d[\d,.]*(?:万|亿)?[件条次起宗份篇项元]")
_NO_CLAIM = re.compile(r"不是|没有|不止|不到|都|全|来自|比")
_VERDICT = re.compile(r"^(?:对|不对)[。，]")
_MARKER = re.compile(r"\[(\d{1,3})\]")
_ORDERS = (Operation.THRESHOLD, Operation.RANK, Operation.EXTREME, Operation.COUNT)
_BARE_RATE = re.compile(r"(?:那么?|它的?|其)?(?:办理|办结|回复|答复|满意|采纳|公开|处理)率")
_FOR_EACH = re.compile(r"各|分别")
_SAID = "说明：这一问分成两步回答：先答“{}”，再答“{}”。"


_OF_ANOTHER = re.compile(
    r"^(?P<first>[^?？]*(?:多少|几)[^?？,，]{0,3})[?？,，]+(?P<then>(?:那么?)?(?![^?？]*(?:多少|几))[\u4e00-\u9fff]{2,14}呢)[?？]?$"
)
_RATES = re.compile(  # 公开率、办结率各多少, 行政诉讼维持率和纠正率
    r"^(?P<head>.*?)(?P<of>(?:行政)?(?:复议|诉讼))?(?P<a>[^,，、。?？和与及的年度\d]{2,6}率)(?:和|与|及|、)(?P<b>[^,，、。?？和与及的年度\d]{2,6}率)"
    r"(?:各|分别|都)?(?:自)?(?:是|有|为)?(?:多少|几何)?[呢]?[?？]?$"
)


def two_rates(question: str) -> tuple[str, str] | None:
    """Both questions of one that asks for two rates, each whole; None for any other."""
    match = _RATES.match(question)
    if match is None:
        return None
    head = f"{match['head']}{match['of'] or ''}"
    return f"{head}{match['a']}是多少", f"{head}{match['b']}是多少"


def of_another(question: str) -> tuple[str, str] | None:
    """The first question and the turn after it of 处罚2025年枫渚县多少？公安局呢, which looks like one of one organ; None for others."""
    match = _OF_ANOTHER.match(question)
    return None if match is None else (match["first"], match["then"])


def in_parts(question: str) -> Iterator[tuple[str, str]]:
    """(the first question, the turn after it), split where a sentence ends, then where a clause does; each part asks one thing.

    Of two figures that are to be confirmed (收了8件，其中1件拖到下一年，对吗) each is.
    """
    seen: set[int] = set()
    if two_claims(question):
        first, then = _BREAKS.split(_CONFIRMED.sub("", question))
        yield f"{first}，对吗", f"{then.removeprefix('其中')}，对吗"
        return
    if _NARROWS.search(question) or _CONFIRMED.search(question):
        return
    for pattern in (_ENDS, _BREAKS):
        for match in pattern.finditer(question):
            first, then = question[: match.start()].strip(), question[match.end() :].strip()
            if match.start() in seen or len(first) < _FEWEST or len(then) < _FEWEST:
                continue
            of_a_column = _COLUMN.search(first) and _LINE.search(then) and not _COLUMN.search(then)
            if _asks_one_thing(first) and _asks_one_thing(then) and not of_a_column and len(seen) < _MOST:
                seen.add(match.start())
                yield first, then


def _asks_one_thing(part: str) -> bool:
    """Whether just one clause asks, apart from one that only wants the number of what is asked for."""
    clauses = [clause.strip() for clause in _BREAKS.split(part) if clause.strip()]
    return sum(bool(_ASKS.search(clause)) and (at == 0 or not _JUST_HOW_MANY.fullmatch(clause)) for at, clause in enumerate(clauses)) == 1


def two_claims(question: str) -> bool:
    """Whether a question is two clauses with a figure each, and asks whether they are right."""
    confirmed = _CONFIRMED.search(question)
    clauses = _BREAKS.split(question[: confirmed.start()]) if confirmed is not None else []
    return (
        len(clauses) == 2
        and all(_CLAIM.search(clause) for clause in clauses)
        and not _NO_CLAIM.search(question[: confirmed.start()] if confirmed else "")
    )


def belong_together(first: Answer, then: Answer, parts: tuple[str, str]) -> bool:
    """Whether both answers stand by themselves: none is the other over again, a line of the tables is answered by a figure, a claim by a
    verdict, and the second asks nothing of what the first put in order."""
    if _CONFIRMED.search(parts[0]) and not (_VERDICT.match(first.text) and _VERDICT.match(then.text)):
        return False
    if "definition" in (first.plan.get("kind"), then.plan.get("kind")) or first.result.operation in _ORDERS:
        return False
    for part, answer in zip(parts, (first, then), strict=True):
        if _LINE.search(part) and _NUMBER.search(part) and not answer.values:
            return False
    told = {value.model_copy(update={"marker": ""}) for value in then.values}, {citation.quote for citation in then.citations}
    again = {value.model_copy(update={"marker": ""}) for value in first.values}, {citation.quote for citation in first.citations}
    return told != again and bool(then.values or not told[1] <= again[1])


def together(question: str, first: Answer, then: Answer, parts: tuple[str, str]) -> Answer:
    """Both answers as one, with the parts that they answer."""
    both = joined(question, first, then)
    return both.model_copy(update={"text": f"{both.text}\n{_SAID.format(*parts)}"})


def answers_turn(asked: str, answer: Answer, before: Answer) -> bool:
    """Whether an answer is one to a turn that names a line: figures, several where each is asked for; no rate of the tables after a
    figure of the prose (群众意见办理了多少，办理率多少)."""
    of_prose = before.plan.get("kind") in ("statements", "passages") and answer.plan.get("kind") != before.plan.get("kind")
    if of_prose and _BARE_RATE.match(asked):
        return False
    return bool(answer.values) and (len(answer.values) > 1 or not _FOR_EACH.search(asked))


def one_by_one(told: Sequence[str], missed: Sequence[str]) -> str:
    """What to say of a question that was answered clause by clause."""
    said = f"说明：这一问分开回答：依次是“{'”“'.join(told)}”。" if len(told) > 1 else ""
    unsaid = f"注意：“{'”“'.join(missed)}”这里没有回答，请写明机关和年度单独再问。" if missed else ""
    return "\n".join(filter(None, (said, unsaid)))


def joined(question: str, first: Answer, then: Answer) -> Answer:
    """Both answers as one, the markers of the second counted on from those of the first."""
    last = max((int(number) for number in _MARKER.findall(first.text)), default=0)

    def moved(text: str) -> str:
        return _MARKER.sub(lambda match: f"[{int(match[1]) + last}]", text)

    values = tuple(value.model_copy(update={"marker": moved(value.marker)}) for value in then.values)
    citations = tuple(citation.model_copy(update={"marker": moved(citation.marker)}) for citation in then.citations)
    return first.model_copy(
        update={
            "question": question,
            "plan": {**first.plan, "in_words": "；".join(words for one in (first, then) if (words := one.plan.get("in_words")))},
            "status": Status.ANSWERED,
            "text": f"{first.text}\n\n{moved(then.text)}",
            "values": (*first.values, *values),
            "citations": (*first.citations, *citations),
            "findings": tuple(dict.fromkeys((*first.findings, *then.findings))),
            "chart": first.chart or then.chart,
            "result": first.result if first.result.items or first.result.value is not None else then.result,
            "elapsed_ms": round(first.elapsed_ms + then.elapsed_ms, 2),
        }
    )
