"""Figures in prose that a question names in its own words: by a word that stands in no other sentence of the reports asked about.

校车一共几辆 is answered by 把全县132辆校车的车牌…公布 although no label says so: 校车 stands in that sentence alone, and of its figures
only one is counted in 辆. Where two sentences or two figures fit as well, nothing is found.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from askgov.clauses import clause_of
from askgov.domain import Statement, StatementQuery
from askgov.paraphrase import PARTICLES, classed, features, standing
from askgov.question.overlap import coverage, pairs, weight
from askgov.question.residue import ASKS, counters_of
from askgov.statements import context_of, growth_stated, head_of, negations, other_than_asked, same_units
from askgov.taxonomy.concepts import MONEY

_LEAST = 0.3  # share of the question's words that must stand in the sentence …
_MOST = 0.6  # … and of those of the clause that must stand round a figure which its unit does not tell apart
_HALF = 0.5  # share of a label's words
_CJK = re.compile(r"[\u4e00-\u9fff]{2,}")
_BREAK = re.compile(r"[,，、;；。]")
_MONEY = re.compile(
    r"(?:费用?|款|资金|金额|经费)(?:一共|总共|共)?(?:收|花|用|发|拨|交|退)?(?:取|放|付)?了?(?:多少|几)$"
    r"|(?:多少|几)(?![件条个家名人户次期场份项篇笔类])[\u4e00-\u9fff]{0,8}(?:费用?|款|资金|经费|金额|工资|工钱)$"
    r"|(?:多少|几)(?:个)?(?:钱|块|[十百千]?[万亿]?元|[万亿](?![\u4e00-\u9fff])|[万亿]$)"
)
_MONEY_UNITS = frozenset(MONEY)
_OF_PERSONS = re.compile(r"[个名位]人")  # 几个人
_RATE = re.compile(r"率(?:是|为|有|达到?)?(?:多少|几|$)")
_THOSE = re.compile(r"[那这]几[\u4e00-\u9fff]")  # 那几场，一共提了多少条
_UNIT_NOUN = re.compile(r"(人次|场次)|(件|条|篇|期|笔|份|场|户|册|天)数(?![量据字目])")
_RATE_NOUN = re.compile(r"[\u4e00-\u9fff]率(?![先领])|满意度")
LOOSE = frozenset({"个", "次", "项", "条", "件", "人", "家", "名", "份", "人次"})  # units that many figures share


@dataclass(frozen=True)
class _Asked:
    """One clause that asks for a figure, and the units that can answer it; none when it names no unit."""

    clause: str
    words: tuple[str, ...]  # the unexplained words of the clause
    head: frozenset[str]  # what stands right before and behind 多少: the thing counted
    units: frozenset[str] = frozenset()
    thing: str = ""  # what stands right behind 多少 and its unit

    @property
    def told(self) -> bool:
        """Whether the unit tells the figure apart from most others."""
        return bool(self.units) and not self.units & LOOSE


def anchored(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The figures that the question's own words single out, one for each clause that asks; () where nothing is singled out."""
    query = _worded(query)
    terms = features(" ".join(query.terms))
    if not (query.free and query.number) or query.growth or query.subjects or weight(terms) < 1:
        return ()
    asking = _asked(query, {s.unit for s in pool})
    told = frozenset[str]().union(*(asked.units for asked in asking if asked.told))
    sentence = _sentence(query, terms, [s for s in pool if not told or s.unit in told])
    if not sentence or (_reworded(query.terms, sentence) and _strange(query.terms, sentence)):
        return ()
    there = [s for s in pool if s.sentence == sentence and not growth_stated(s)]
    whole = not _strange(query.terms, sentence)
    found = [_figure(asked, there, whole=whole) for asked in asking if not _strange(asked.words, sentence)]
    return tuple(dict.fromkeys(statement for statement in found if statement is not None))


def _worded(query: StatementQuery) -> StatementQuery:
    """The question with the words of the field before its own, which tell little by themselves: 政务公开专区."""
    fields = {term: re.search(rf"(?:政务|信息|主动)公开{re.escape(term)}", query.about) for term in query.terms}
    return query.model_copy(update={"terms": tuple(found.group() if found else term for term, found in fields.items())})


def _sentence(query: StatementQuery, terms: frozenset[str], pool: Sequence[Statement]) -> str:
    """The one sentence that holds a word of the question which no other holds, and most of the others; "" without one."""
    sentences = {s.sentence: features(" ".join((s.sentence, s.label, *s.parent_labels))) for s in pool}
    held = Counter(pair for found in sentences.values() for pair in found & terms)
    scored = sorted(((sum(weight([pair]) / held[pair] for pair in found & terms), text) for text, found in sentences.items()), reverse=True)
    if not scored or scored[0][0] <= 0 or (len(scored) > 1 and scored[1][0] > scored[0][0] / 2):
        return ""
    best = scored[0][1]
    alone = any(held[pair] == 1 and weight([pair]) >= 1 for pair in sentences[best] & terms if pair in pairs(best))
    if not alone or _share(query.terms, sentences[best]) < _LEAST or negations(" ".join(query.terms)) > negations(best):
        return ""
    return best


def _reworded(words: Iterable[str], sentence: str) -> bool:
    """Whether a word of the question stands in the sentence only by another one that means the same."""
    literal = pairs(sentence)
    named = [word[begin:end] for word in words for begin, end, names in classed(word) if features(sentence) & set(names)]
    return any(not pairs(word) <= literal for word in named)


def _strange(words: Iterable[str], sentence: str) -> bool:
    """Whether anything of some words has nothing to stand on in the sentence: 退役的校车, 吊销从业资格证."""
    held = features(sentence)
    bare = ["".join(" " if stands else char for char, stands in zip(word, standing(word, held), strict=True)) for word in words]
    return any(len(run) > 1 for text in bare for run in PARTICLES.sub("", text).split())


def _share(terms: Iterable[str], held: frozenset[str]) -> float:
    """The share of the characters of some words that stand in the sentence as part of a pair."""
    marks = [stands for term in terms for stands in standing(term, held)]
    return sum(marks) / len(marks) if marks else 0.0


def _asked(query: StatementQuery, units: Iterable[str]) -> list[_Asked]:
    """The clauses that ask, in order."""
    clauses = [clause for clause in _BREAK.split(query.question) if ASKS.search(clause)]
    longest = sorted(units, key=len, reverse=True)
    return [
        _Asked(clause, _said(query.terms, clause) or query.terms, _head(clause), units_asked(clause, longest), _thing(clause, longest))
        for clause in clauses
    ]


def _head(clause: str) -> frozenset[str]:
    """What stands next to 多少 and 几, and the words that stand for it."""
    return head_of(clause) | frozenset(name for _, _, names in classed(clause) for name in names)


def _thing(clause: str, units: Sequence[str]) -> str:
    """What stands right behind 多少 and its unit, to the end of the clause."""
    found = list(ASKS.finditer(clause))
    rest = clause[found[-1].end() :] if found else ""
    rest = rest.removeprefix(next((unit for unit in units if unit and rest.startswith(unit)), ""))
    found_thing = _CJK.match(rest)
    return found_thing.group() if found_thing else ""


def _said(terms: Sequence[str], clause: str) -> tuple[str, ...]:
    """What of some words stands in a clause."""
    parts = (part for term in terms for part in _BREAK.split(term))
    return tuple(part for part in parts if part and part in clause)


def units_asked(clause: str, units: Iterable[str]) -> frozenset[str]:
    """The units that can answer: those of money for 多少钱, the one said after 多少, with what people use for it."""
    if _MONEY.search(clause):
        return _MONEY_UNITS
    if "百分之" in clause or "%" in clause or _RATE.search(clause):
        return frozenset({"%"})
    clause = _THOSE.sub("那些", clause)
    for match in ASKS.finditer(clause):
        if _OF_PERSONS.match(clause, match.end()):
            return frozenset(same_units("人"))
        said = next((unit for unit in sorted(units, key=len, reverse=True) if unit and clause.startswith(unit, match.end())), "")
        if said:
            return frozenset(same_units(said))
    counters = counters_of(clause) or ((noun,) if (noun := unit_named(clause)) else ())
    return frozenset(same_units(counters[0])) if counters else frozenset()


def unit_named(text: str) -> str:
    """The unit that a noun of a question names: 培训人次 is not counted in 次, nor 收费件数 in 元; "" without one."""
    if match := _UNIT_NOUN.search(text):
        return match[1] or match[2]
    return "%" if _RATE_NOUN.search(text) else ""


def _figure(asked: _Asked, there: Sequence[Statement], *, whole: bool) -> Statement | None:
    """The figure of a sentence that a clause asks for; None where its unit is not there or two fit as well.

    ``whole``: every word of the question stands in the sentence, so that the thing counted tells its figure even where the unit does not.
    """
    fits = [s for s in there if not asked.units or s.unit in asked.units]
    alone = asked.told and len(fits) == 1
    fits = [s for s in fits if asked.head & context_of(s) and not other_than_asked(s, asked.clause)]
    if alone and fits:
        return fits[0]
    if whole and (named := _named(asked, fits, there)) is not None:
        return named
    scored = sorted(((_share(asked.words, context_of(s)), s.id, s) for s in fits), reverse=True, key=lambda entry: entry[:2])
    if not scored or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    share, _, best = scored[0]
    denied = negations("".join(asked.words)) > negations(clause_of(best))
    return best if share >= (_LEAST if asked.told else _MOST) and not denied else None


def _named(asked: _Asked, fits: Sequence[Statement], there: Sequence[Statement]) -> Statement | None:
    """The figure whose label the clause names and no other's: 多少商户 beside 涉及商户131户; None where another has words of it too.

    One of several figures of a unit needs a label that the question names half: 发布了多少篇 is not answered by 发布政策解读7篇.
    """
    words = frozenset(pair for pair in features("".join(asked.words)) if weight([pair]) >= 1)
    for statement in fits:
        label, others = features(statement.label), [s for s in there if s.id != statement.id]
        alone = bool(asked.units) and all(s.unit != statement.unit for s in others)
        thing = asked.thing and (statement.label.endswith(asked.thing) or _same_thing(asked.thing, statement.label))
        half = coverage(pairs(statement.label), features(asked.clause)) >= _HALF
        elsewhere = any(words & features(s.label) - label - context_of(statement) for s in others)
        said = not asked.head.isdisjoint(label) and negations(statement.label) <= negations(asked.clause)
        if said and not elsewhere and (alone or thing or half):
            return statement
    return None


def _same_thing(thing: str, label: str) -> bool:
    """Whether a label ends with another word for a thing (稿子: 迁移稿件)."""
    ends = [names for _, end, names in classed(label) if end == len(label)]
    whole = [names for begin, end, names in classed(thing) if (begin, end) == (0, len(thing))]
    return any(set(a) & set(b) for a in ends for b in whole)
