"""A question that asks two things, of which the whole was not understood: the second is asked as the turn after the first.

不予公开合计多少件，哪种理由最多; 本机关不掌握有几件？占办结的百分之几; 收到多少申请，存在什么问题. Each part must be answered, else the
whole is refused as it was: what one part says may narrow the other down.
"""

import re
from collections.abc import Iterator

from askgov.domain import Answer, Status

_ENDS = re.compile(r"[?？。;；]+")
_BREAKS = re.compile(r"[?？。;；,，]+(?:\s*(?:另外|还有|以及|同时|顺便|再|又|那么?|并且?|而且))?")
_ASKS = re.compile(
    r"多少|几(?!个月)|谁|哪|什么|啥|怎|咋|如何|吗|呢[?？]?$|是不是|有没有|占比|比例|比重|[增涨降跌]幅|百分|最[多少高低大小]|合计|总共|一共|差多少|对吧|对不对"
)
_FEWEST = 3  # characters of a part
_MOST = 4  # places to split at that are tried
_CONFIRMED = re.compile(r"[,，。?？]*(?:是不是)?(?:这样|真的|属实|都)?(?:是这样吗|对吗|对吧|对不对|没错吧|是吗|是吧|属实吗|真的吗)[?？]?$")
_CLAIM = re.compile(r"\d[\d,.]*(?:万|亿)?[件条次起宗份篇项元]")
_MARKER = re.compile(r"\[(\d{1,3})\]")
_SAID = "说明：这一问分成两步回答：先答“{}”，再答“{}”。"


def in_parts(question: str) -> Iterator[tuple[str, str]]:
    """(the first question, the turn after it), split where a sentence ends, then where a clause does; each part asks something.

    Of two figures that are to be confirmed (收了8件，其中1件拖到下一年，对吗) each is.
    """
    seen: set[int] = set()
    if two_claims(question):
        confirmed = _CONFIRMED.search(question)
        for match in _BREAKS.finditer(question[: confirmed.start()] if confirmed else ""):
            first, then = (
                question[: match.start()].strip(),
                question[match.end() : confirmed.start() if confirmed else None].strip("，,。 "),
            )
            if _CLAIM.search(first) and _CLAIM.search(then):
                yield f"{first}，对吗", f"{then.removeprefix('其中')}，对吗"
    for pattern in (_ENDS, _BREAKS):
        for match in pattern.finditer(question):
            first, then = question[: match.start()].strip(), question[match.end() :].strip()
            if match.start() in seen or len(first) < _FEWEST or len(then) < _FEWEST:
                continue
            if _ASKS.search(first) and _ASKS.search(then) and len(seen) < _MOST:
                seen.add(match.start())
                yield first, then


def two_claims(question: str) -> bool:
    """Whether a question ends by asking whether two figures of different clauses are right."""
    confirmed = _CONFIRMED.search(question)
    return confirmed is not None and sum(bool(_CLAIM.search(part)) for part in _BREAKS.split(question[: confirmed.start()])) == 2


def together(question: str, first: Answer, then: Answer, parts: tuple[str, str]) -> Answer:
    """Both answers as one, the markers of the second counted on from those of the first."""
    last = max((int(number) for number in _MARKER.findall(first.text)), default=0)

    def moved(text: str) -> str:
        return _MARKER.sub(lambda match: f"[{int(match[1]) + last}]", text)

    values = tuple(value.model_copy(update={"marker": moved(value.marker)}) for value in then.values)
    citations = tuple(citation.model_copy(update={"marker": moved(citation.marker)}) for citation in then.citations)
    return first.model_copy(
        update={
            "question": question,
            "status": Status.ANSWERED,
            "text": f"{first.text}\n\n{moved(then.text)}\n{_SAID.format(*parts)}",
            "values": (*first.values, *values),
            "citations": (*first.citations, *citations),
            "findings": tuple(dict.fromkeys((*first.findings, *then.findings))),
            "chart": first.chart or then.chart,
            "result": first.result if first.result.items or first.result.value is not None else then.result,
            "elapsed_ms": round(first.elapsed_ms + then.elapsed_ms, 2),
        }
    )
