"""Shares that a sentence states in words, which are no figure of their own: 职业打假人提交的约占六成, 近四成, 过半."""

import re
from collections.abc import Iterable

from askgov.domain import Chunk
from askgov.neighbours import content
from askgov.paraphrase import features, standing

_STATED = re.compile(
    r"占[^，。；;]{0,14}?(?:[一二两三四五六七八九]成|\d+(?:\.\d+)?%|一半|半数|多数|[三四五]分之)|(?:约|近|超过?|不足|不到|达)?[一二三四五六七八九]成(?![立功效果员])|过半|一半|半数"
)
_WORKINGS = re.compile(
    r"所?占了?(?:比|多少|几成|百分之(?:几|多少)|的?比[例重]|多大比例|多大)?|比例|比重|百分之(?:几|多少)|几成|一半|过半|半数|[一二三四五六七八九]成|以上|多少|大约|大概|约|左右|[里中]|全部|所有|总数|总量|全年|的"
)
_ANY = re.compile(r"申请(?:公开)?(?:的)?(?:内容|事项|信息)?")
_HELD = 0.8  # share of the characters that name the part, which the sentence must hold
_SENTENCE = re.compile(r"[。；;]")


def share_told(asked: str, chunks: Iterable[Chunk]) -> tuple[Chunk, ...]:
    """The passages with a sentence that states a share of what a question asks about."""
    words = _WORKINGS.sub(" ", asked)
    runs = content(_ANY.sub(" ", words)) or content(words)
    return tuple(chunk for chunk in chunks if runs and any(_states(runs, sentence) for sentence in _SENTENCE.split(chunk.text)))


def _states(runs: list[str], sentence: str) -> bool:
    held = features(sentence)
    marks = [mark for run in runs for mark in standing(run, held)]
    return _STATED.search(sentence) is not None and bool(marks) and sum(marks) / len(marks) >= _HELD
