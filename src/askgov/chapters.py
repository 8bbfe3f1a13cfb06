"""The two halves of the chapter on problems and improvements: which passages tell what is wrong, and which tell what is done about it."""

import re
from collections.abc import Sequence
from typing import Literal

from askgov.domain import Chunk

Aspect = Literal["problems", "improvements", ""]

CHAPTER = 5  # 存在的主要问题及改进情况
_PROBLEMS = re.compile(r"问题|不足|短板|困难|薄弱|差距|欠缺|哪里不好|没做好|做得不好")
_IMPROVEMENTS = re.compile(r"改进|整改|措施|下一步|打算|举措|努力方向|怎么改|如何改|怎样改|准备怎么|计划怎么|改善|解决")
_TURNS = re.compile(
    r"(?:针对|为此|对此|下一步|下阶段|今后|接下来|改进(?:措施|情况|办法|方向|举措)|整改|20\d\d年，?(?:我|本|将|要)|我(?:局|县|市|镇|办|委|厅|区|院|中心)将)"
)
_OPENING = 12  # characters of a passage in which it may turn to what is done


def aspect_of(question: str) -> Aspect:
    """What a question about the chapter wants; "" for both."""
    problems, improvements = _PROBLEMS.search(question) is not None, _IMPROVEMENTS.search(question) is not None
    if problems == improvements or re.search(r"问题[^，。？]{0,6}(?:解决|整改|改进)", question):
        return "improvements" if improvements and re.search(r"(?:怎么|如何|怎样|咋)[^，。？]{0,6}(?:解决|整改|改)", question) else ""
    return "problems" if problems else "improvements"


def half(chunks: Sequence[Chunk], aspect: Aspect) -> tuple[Chunk, ...]:
    """The passages of one half, in order; all of them where the chapter does not tell its halves apart."""
    if not aspect:
        return tuple(chunks)
    kept: list[Chunk] = []
    now: Aspect = "problems"
    report = ""
    for chunk in chunks:
        if chunk.report_id != report:
            now, report = "problems", chunk.report_id
        now = _told(chunk) or now
        if now == aspect:
            kept.append(chunk)
    return tuple(kept) or tuple(chunks)


def _told(chunk: Chunk) -> Aspect:
    """The half that a passage says it belongs to, by the headings under the chapter's own and by how it begins."""
    under = " ".join(chunk.headings[1:])
    problems, improvements = _PROBLEMS.search(under) is not None, _IMPROVEMENTS.search(under) is not None
    if problems != improvements:
        return "problems" if problems else "improvements"
    opening = re.match(r"[\s（(一二三四五六七八九十\d）)、.．]*", chunk.text)
    start = opening.end() if opening else 0
    return "improvements" if _TURNS.match(chunk.text[start : start + 40]) and start < _OPENING else ""
