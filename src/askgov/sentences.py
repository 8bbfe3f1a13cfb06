"""The one sentence of a report that a question is about, where its figure cannot be singled out for sure.

Such a sentence is shown as it stands and claims no more than it says. It must hold a word of the question that no other sentence holds,
and most of the rest; and a figure in the unit asked for whose own name, and nothing else, is what stands beside 多少 in the question:
裁掉了几个部门 is not told by 更名的11个部门, nor 超限货车多少辆 by 检测货车4.9万辆次，查处超限车辆按车牌公示.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from askgov.anchors import LOOSE, units_asked
from askgov.clauses import clause_of
from askgov.domain import Statement, StatementQuery
from askgov.neighbours import at_odds, content
from askgov.paraphrase import classed, features, standing
from askgov.question.overlap import weight
from askgov.question.residue import ASKS, counters_of
from askgov.statements import context_of, growth_stated, head_of
from askgov.taxonomy.concepts import concept

_CLEAR = 1.8  # times the next sentence's score
_LEAST = 1.3  # score: two words that stand nowhere else, or more that stand in few
_SHARE = 0.35  # of the characters of the question's words, where it names the unit …
_ALL = 0.75  # … and where it does not
_BREAK = re.compile(r"[,，;；。?？!！:：]")
_ASKED_FOR = re.compile(r"多少|(?<![哪那这])几|好多|多(?:高|大)(?=[，。？,?]|$)|呢(?=[?？]|$)")
_GROWS = re.compile(r"[比较增涨降减升]|多了|少了")
_ASKING = re.compile(r"多少|(?<![那这])几|好多|呢$")
_FROM_TO = re.compile(r"[从由](?:多少|几)[^,，。?？多少几]{0,8}[到至为成]了?(?:多少|几)")
_GENERIC = re.compile(r"(?<=..)(?:申请|信息)$")  # of what every report counts: 征地类申请
_QUOTES = re.compile(r"[“”\"‘’'《》「」、·—\s]")
_COUNT_ENDS = re.compile(r"(?:名单|人次|总数|数量|次数|条数|达到?|增至|总额|信息|公示|公布|公开|发布|[数量额])+$")


def sentence_for(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """Figures of the one sentence that the question is about, for the clauses that surely ask for one; () without such a sentence."""
    if not query.number or (query.growth and len(_ASKED_FOR.findall(query.question)) < 2 and _GROWS.search(query.question)):
        return ()
    clauses = _clauses(query.about or query.question)
    words = [word for clause in clauses for word in content(clause)]
    units = {s.unit for s in pool}
    told = [of for clause in clauses if _ASKING.search(clause) and (of := units_asked(clause, units)) and not of & LOOSE]
    there = _outstanding(words, [s for s in pool if not told or any(s.unit in of for of in told)])
    there = [s for s in pool if there and s.sentence == there[0].sentence and s.report_id == there[0].report_id]
    if not there or any(subject not in there[0].sentence for subject in query.subjects):
        return ()
    asked = _Asked(clauses, there, units)
    if not all(asked.heard(word) for word in query.must):
        return ()
    found = [asked.figure(clauses[at], clauses[:at]) for at in range(len(clauses)) if _ASKING.search(clauses[at])]
    return tuple(dict.fromkeys(s for s in found if s is not None))


def rest_of(query: StatementQuery, found: Sequence[Statement], pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The figures of the sentences already found that other clauses of the question ask for: 印了几期，免费送出去多少册."""
    clauses = _clauses(query.about or query.question)
    if query.subjects or len(_ASKED_FOR.findall(query.question)) <= len(found):
        return ()
    if _FROM_TO.search(query.question):  # 由多少个整合为多少个: what it was before and what it became
        return tuple(other for s in found for other in pool if other.sentence == s.sentence and _is_same_thing(other, s))
    if query.growth:  # 收办多少件，比上一年涨了多少: what grew, of the same sentence
        return tuple(base for s in found for base in pool if base.sentence == s.sentence and _is_base(base, s))
    more: list[Statement] = []
    answered = _answered(clauses, found)
    for sentence in dict.fromkeys(s.sentence for s in found):
        there = [s for s in pool if s.sentence == sentence]
        asked = _Asked(clauses, there, {s.unit for s in pool}, given=found)
        open_ = [at for at, clause in enumerate(clauses) if _ASKING.search(clause) and at not in answered]
        more += [s for at in open_ if (s := asked.figure(clauses[at], clauses[:at])) is not None]
    return tuple(dict.fromkeys(more))


def _is_same_thing(one: Statement, other: Statement) -> bool:
    """原政务新媒体 146个, 政务新媒体整合 92个: one count before and after."""
    before, after = sorted((one.label, other.label), key=lambda label: not label.startswith("原"))
    return one.unit == other.unit and before.startswith("原") and after.startswith(before.removeprefix("原"))


def _answered(clauses: Sequence[str], found: Sequence[Statement]) -> set[int]:
    """Which clauses the figures found answer: of those that ask in its unit, the one that shares most words with it."""
    answered: set[int] = set()
    for statement in found:
        held, units = context_of(statement), {statement.unit}
        fits = [
            (_share_of(content(clause), held), -at)
            for at, clause in enumerate(clauses)
            if _ASKING.search(clause) and at not in answered and (not (asked := units_asked(clause, units)) or statement.unit in asked)
        ]
        if fits:
            answered.add(-max(fits)[1])
    return answered


def _share_of(words: Sequence[str], held: frozenset[str]) -> float:
    """The share of the characters of some words that stand in a text."""
    marks = [mark for word in words for mark in standing(word, held)]
    return sum(marks) / len(marks) if marks else 0.0


def _clauses(question: str) -> list[str]:
    """The clauses of a question; 、 divides them only where it stands between two that ask (征集了几期、收到多少条)."""
    parts = _BREAK.split(question)
    return [plain(clause) for part in parts for clause in (part.split("、") if len(ASKS.findall(part)) > 1 else [part])]


def _is_base(base: Statement, growth: Statement) -> bool:
    """Whether a figure is the amount whose growth another tells: 收办申请案件, of 收办申请案件同比增长."""
    return growth.label != base.label and growth.label.startswith(base.label) and not growth_stated(base)


def plain(text: str) -> str:
    """A text without the quotation marks and 、 that people leave out."""
    return _QUOTES.sub("", text)


def _outstanding(words: Sequence[str], pool: Iterable[Statement]) -> list[Statement]:
    """The figures of the one sentence that the words stand in far better than in any other; [] without one."""
    sentences: Mapping[str, list[Statement]] = defaultdict(list)
    for statement in pool:
        sentences[statement.sentence].append(statement)
    asked = frozenset[str]().union(*map(features, words))
    held = {text: _held(those) & asked for text, those in sentences.items()}
    count = Counter(pair for found in held.values() for pair in found)
    scored = sorted(((sum(weight([pair]) / count[pair] for pair in found), text) for text, found in held.items()), reverse=True)
    if not scored or scored[0][0] < _LEAST or (len(scored) > 1 and scored[0][0] < _CLEAR * scored[1][0]):
        return []
    best = scored[0][1]
    return sentences[best] if any(count[pair] == 1 and weight([pair]) >= 1 for pair in held[best]) else []


def _held(there: Sequence[Statement]) -> frozenset[str]:
    return features(plain(" ".join((there[0].sentence, *(label for s in there for label in (s.label, *s.parent_labels))))))


class _Asked:
    """The words of a question, and the one sentence that it is about."""

    def __init__(self, clauses: Sequence[str], there: Sequence[Statement], units: Iterable[str], given: Sequence[Statement] = ()) -> None:
        words = [word for clause in clauses for word in content(clause)]
        self._there, self._held, self._units = [s for s in there if s not in given], _held(there), tuple(units)
        self._sure = bool(given)  # that the question is about this sentence: a figure of it was singled out
        self._words = features(" ".join(words)) | frozenset(name for clause in clauses for _, _, names in classed(clause) for name in names)
        self._share = _share_of(words, self._held)

    def heard(self, word: str) -> bool:
        """Whether anything of a word stands in the sentence."""
        return any(standing(word, self._held))

    def figure(self, clause: str, before: Sequence[str]) -> Statement | None:
        """The figure of the sentence that a clause surely asks for in other words; None without one. ``before``: the clauses before it."""
        units = units_asked(clause, self._units)
        if self._share < (_SHARE if units else _ALL) or not self._heard_beside(clause, before):
            return None
        of_unit = [s for s in self._there if not units or s.unit in units]
        said = next(iter(counters_of(clause)), "")
        told = bool(units) and len(of_unit) == 1 and (self._sure or not units & LOOSE or of_unit[0].unit == said)
        fits = [
            s
            for s in of_unit
            if not _of_tables(s) and not growth_stated(s) and not at_odds(clause, s) and self._named(s, clause, told=told)
        ]
        here = features(" ".join(content(clause)))
        own = [s for s in fits if all(standing(_named_part(s), here))]  # 征地类 of this clause, 规划类 of the next
        fits = own if len(own) == 1 else fits
        whole = [s for s in fits if all(standing(plain(s.label), self._words))]  # 机构注销, beside 机构
        longest = max(whole, key=lambda s: len(s.label), default=None)
        if longest is not None and all(s.label in longest.label for s in whole):
            return longest
        return fits[0] if len(fits) == 1 else None

    def _heard_beside(self, clause: str, earlier: Sequence[str]) -> bool:
        """Whether what stands right before and right behind 多少 and its unit stands in the sentence; a single character tells nothing.

        Where nothing stands there (被驳回的，有多少宗), the end of the clause before it is what is counted.
        """
        match = _ASKING.search(clause)
        if match is None:
            return False
        unit = next(iter(counters_of(clause)), "")
        before = [bare for word in content(clause[: match.start()]) if (bare := _GENERIC.sub("", word))]
        behind = content(clause[match.end() :].removeprefix(unit))
        if not any(len(word) > 1 for word in (*before[-1:], *behind[:1])):
            if any(self._held & set(names) for _, _, names in classed(clause)):
                return True  # 最后留下几个: 保留
            before = next((words for part in reversed(earlier) if (words := content(part))), [])
        marks = [standing(word, self._held)[-2:] for word in before[-1:]] + [standing(word, self._held)[:2] for word in behind[:1]]
        return all(any(mark) for mark in marks if len(mark) > 1)

    def _named(self, statement: Statement, clause: str, *, told: bool) -> bool:
        """Whether the end of a figure's name stands in the question; any word round it, where the unit tells the figure from the others."""
        marks = standing(_named_part(statement), self._words)
        head = head_of(clause)
        elsewhere = not head.isdisjoint(self._held) and head.isdisjoint(context_of(statement))  # 限额 多少亿: 公布限额、余额，余额21亿元
        near = self._sure or (not elsewhere and any(standing(clause_of(statement), self._words)))
        generic = not _COUNT_ENDS.sub("", plain(statement.label))  # 公开信息
        return all(marks if generic else marks[-2:]) or (told and near)


def _named_part(statement: Statement) -> str:
    """What a figure's name is told by: without the words that end any name."""
    name = plain(statement.label)
    bare = _COUNT_ENDS.sub("", name)
    return bare if len(bare) > 1 else name


def _of_tables(statement: Statement) -> bool:
    return statement.concept is not None and not concept(statement.concept).prose
