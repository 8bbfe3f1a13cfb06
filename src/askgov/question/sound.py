"""Typing slips in the names of figures and of kinds of agencies, mended by sound: 行政许克 sounds like 行政许可, 卫建局 like 卫健局.

Only words of closed vocabularies are mended. Names of places never are: two real places may sound alike (榆林市, 玉林市), so a place that
sounds like another is named as a question, not taken.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable

from askgov.question.lexicon import table
from askgov.taxonomy.agencies import agency_names
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.words import lexicon, word_groups

_SHORTEST = 3  # shorter names of agencies have too many homophones
_VERB = re.compile(r"的|来|了")  # 媒|体的申请 is no 提的申请, 写信来的 no 新来的
_OF_LEVEL = re.compile(r"[省市县区][直级属]")  # 市直部门 is no 史志部门
_WHOLE = frozenset({"通知", "告知", "得知", "须知", "公告", "布告", "信件", "文件"})  # 通知|发了 is no 制发了
_PAIR = 2  # of the few words of two characters that are mended, one character must be right


def sound(text: str) -> tuple[str, ...]:
    """Toneless pinyin, one syllable a character; other characters stand for themselves."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(list(text)))


@functools.cache
def _words_by_sound() -> dict[tuple[str, ...], tuple[str, ...]]:
    words: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word in sorted(_vocabulary()):
        if len(word) >= _PAIR and all("\u4e00" <= char <= "\u9fff" for char in word):
            words[sound(word)].append(word)
    return {key: tuple(found) for key, found in words.items()}


def _vocabulary() -> set[str]:
    groups = {word for group in word_groups() for word in (*group.subject, *group.measure)}
    columns = {word for column in applicants().values() for word in (*column.aliases, *column.everyday)}
    agencies = {word for word in agency_names() if len(word) > _SHORTEST}
    longer = {word for word in groups | columns | agencies | set(lexicon()) if len(word) >= _SHORTEST and not _VERB.search(word)}
    return longer | set(table()["mended"])


def mend(text: str, residue: Iterable[str]) -> str:
    """The text with each residue word, and what stands round it, replaced by the one figure name that sounds the same.

    At least half of the characters must already be right, and the name must be the only one of that sound.
    """
    syllables = sound(text)
    longest = min(max(map(len, _words_by_sound()), default=0), len(text))
    for word in residue:
        at = text.find(word)
        windows = [
            (start, end)
            for length in range(longest, _PAIR - 1, -1)
            for start in range(max(0, at - length + 1), min(at + len(word), len(text) - length + 1))
            for end in [start + length]
        ]
        for start, end in windows:
            if _cuts(text, start) or _cuts(text, end) or _OF_LEVEL.match(text, start):
                continue
            names = _words_by_sound().get(syllables[start:end], ())
            typed = text[start:end]
            same = [name for name in names if _may_be(name, typed)]
            if len(same) == 1:
                text = text[:start] + same[0] + text[end:]
                break
    return text


def _cuts(text: str, at: int) -> bool:
    """Whether a place lies inside a word that is spelled right: 复议|申请 is no 依申请."""
    pair = text[max(at - 1, 0) : at + 1]
    return pair in table()["mended"] or pair in _WHOLE


def _may_be(name: str, typed: str) -> bool:
    """Whether a name may have been typed so: half of it is right, and what asks how many or makes sense is all right.

    罚款机器 is no 罚款几起, and 为公开 no 未公开.
    """
    pairs = list(zip(name, typed, strict=True))
    return name != typed and sum(a == b for a, b in pairs) * 2 >= len(pairs) and all(a == b for a, b in pairs if a in "几多少" or b == "为")


@functools.cache
def _agencies_by_sound() -> dict[tuple[str, ...], dict[str, str]]:
    """Sound → names of agencies by kind."""
    found: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for word, name in agency_names().items():
        if len(word) >= _SHORTEST:
            found[sound(word)].setdefault(name.kind, word)
    return found


def agency_heard(name: str) -> tuple[str, str] | None:
    """What ``name``, which no organ bears, ends with, and the one kind of agency that sounds the same; None without one.

    At least half of the characters must already be right: (卫建局, 卫健局).
    """
    for start in range(len(name) - _SHORTEST + 1):
        typed = name[start:]
        kinds = _agencies_by_sound().get(sound(typed), {})
        if typed in agency_names() or _OF_LEVEL.match(typed):
            return None
        if kinds:  # 税物局: of 税务局 and 水务局 the one that shares more characters
            alike = sorted(((sum(a == b for a, b in zip(typed, meant, strict=True)), meant) for meant in kinds.values()), reverse=True)
            same, meant = alike[0]
            sure = len(alike) == 1 or same > alike[1][0]
            return (typed, meant) if sure and same * 2 >= len(typed) else None
    return None
