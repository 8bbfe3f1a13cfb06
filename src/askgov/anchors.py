"""Figures in prose that a question names in its own words: by a word that stands in no other sentence of the reports asked about.

校车一共几辆 is answered by 把全县132辆校车的车牌…公布 although no label says so: 校车 stands in that sentence alone, and of its figures
only one is counted in 辆. Where two sentences or two figures fit as well, nothing is found.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from askgov.domain import Statement, StatementQuery
from askgov.question.overlap import pairs, weight
from askgov.question.residue import ASKS, counters_of
from askgov.statements import clause_of, growth_stated, head_of, negations, other_than_asked, same_units

_LEAST = 0.3  # share of the question's words that must stand in the sentence …
_MOST = 0.6  # … and of those of the clause that must stand round a figure which its unit does not tell apart
_BREAK = re.compile(r"[,，、;；。]")
_PARTICLES = re.compile(r"[的了吗呢着过把被给让在有是,，、一共总到底]")
_MONEY = re.compile(r"(?:多少|几)(?:个)?(?:钱|块|[十百千]?[万亿]?元|[万亿](?![\u4e00-\u9fff])|[万亿]$)")
_MONEY_UNITS = frozenset({"元", "万元", "亿元"})
_LOOSE = frozenset({"个", "次", "项", "条", "件", "人", "家", "名", "份", "人次"})  # units that many figures share


@dataclass(frozen=True)
class _Asked:
    """One clause that asks for a figure, and the units that can answer it; none when it names no unit."""

    clause: str
    words: tuple[str, ...]  # the unexplained words of the clause
    head: frozenset[str]  # what stands right before and behind 多少: the thing counted
    units: frozenset[str] = frozenset()

    @property
    def told(self) -> bool:
        """Whether the unit tells the figure apart from most others."""
        return bool(self.units) and not self.units & _LOOSE


def anchored(query: StatementQuery, pool: Sequence[Statement]) -> tuple[Statement, ...]:
    """The figures that the question's own words single out, one for each clause that asks; () where nothing is singled out."""
    terms = pairs(" ".join(query.terms))
    if not (query.free and query.number) or query.growth or query.subjects or weight(terms) < 1:
        return ()
    asking = _asked(query, {s.unit for s in pool})
    told = frozenset[str]().union(*(asked.units for asked in asking if asked.told))
    sentence = _sentence(query, terms, [s for s in pool if not told or s.unit in told])
    if not sentence:
        return ()
    there = [s for s in pool if s.sentence == sentence and not growth_stated(s)]
    found = [_figure(asked, there) for asked in asking if not _strange(asked.words, sentence)]
    return tuple(dict.fromkeys(statement for statement in found if statement is not None))


def _sentence(query: StatementQuery, terms: frozenset[str], pool: Sequence[Statement]) -> str:
    """The one sentence that holds a word of the question which no other holds, and most of the others; "" without one."""
    sentences = {s.sentence: pairs(" ".join((s.sentence, s.label, *s.parent_labels))) for s in pool}
    held = Counter(pair for found in sentences.values() for pair in found & terms)
    scored = sorted(((sum(weight([pair]) / held[pair] for pair in found & terms), text) for text, found in sentences.items()), reverse=True)
    if not scored or scored[0][0] <= 0 or (len(scored) > 1 and scored[1][0] > scored[0][0] / 2):
        return ""
    best = scored[0][1]
    alone = any(held[pair] == 1 and weight([pair]) >= 1 for pair in sentences[best] & terms)
    if not alone or _share(query.terms, sentences[best]) < _LEAST or negations(" ".join(query.terms)) > negations(best):
        return ""
    return best


def _strange(words: Iterable[str], sentence: str) -> bool:
    """Whether anything of some words has nothing to stand on in the sentence: 退役的校车, 吊销从业资格证."""
    held = pairs(sentence)
    bare = ["".join(" " if stands else char for char, stands in zip(word, _standing(word, held), strict=True)) for word in words]
    return any(len(run) > 1 for text in bare for run in _PARTICLES.sub("", text).split())


def _share(terms: Iterable[str], held: frozenset[str]) -> float:
    """The share of the characters of some words that stand in the sentence as part of a pair."""
    marks = [stands for term in terms for stands in _standing(term, held)]
    return sum(marks) / len(marks) if marks else 0.0


def _standing(word: str, held: frozenset[str]) -> list[bool]:
    """Which characters of a word are part of a pair that is held."""
    begins = [word[at : at + 2] in held for at in range(len(word))]
    return [begins[at] or (at > 0 and begins[at - 1]) for at in range(len(word))]


def _asked(query: StatementQuery, units: Iterable[str]) -> list[_Asked]:
    """The clauses that ask, in order."""
    clauses = [clause for clause in _BREAK.split(query.question) if ASKS.search(clause)]
    longest = sorted(units, key=len, reverse=True)
    return [_Asked(clause, _said(query.terms, clause) or query.terms, head_of(clause), _units(clause, longest)) for clause in clauses]


def _said(terms: Sequence[str], clause: str) -> tuple[str, ...]:
    """What of some words stands in a clause."""
    parts = (part for term in terms for part in _BREAK.split(term))
    return tuple(part for part in parts if part and part in clause)


def _units(clause: str, units: Sequence[str]) -> frozenset[str]:
    """The units that can answer: those of money for 多少钱, the one said after 多少, with what people use for it."""
    if _MONEY.search(clause):
        return _MONEY_UNITS
    if "百分之" in clause or "%" in clause:
        return frozenset({"%"})
    for match in ASKS.finditer(clause):
        said = next((unit for unit in units if unit and clause.startswith(unit, match.end())), "")
        if said:
            return frozenset(same_units(said))
    counters = counters_of(clause)
    return frozenset(same_units(counters[0])) if counters else frozenset()


def _figure(asked: _Asked, there: Sequence[Statement]) -> Statement | None:
    """The figure of a sentence that a clause asks for; None where its unit is not there or two fit as well."""
    fits = [s for s in there if not asked.units or s.unit in asked.units]
    alone = asked.told and len(fits) == 1
    fits = [s for s in fits if asked.head & _context(s) and not other_than_asked(s, asked.clause)]
    if alone and fits:
        return fits[0]
    scored = sorted(((_share(asked.words, _context(s)), s.id, s) for s in fits), reverse=True, key=lambda entry: entry[:2])
    if not scored or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    share, _, best = scored[0]
    denied = negations("".join(asked.words)) > negations(clause_of(best))
    return best if share >= (_LEAST if asked.told else _MOST) and not denied else None


def _context(statement: Statement) -> frozenset[str]:
    """The words around a figure: its clause, its label and what it is a part of."""
    return pairs(" ".join((clause_of(statement), statement.label, *statement.parent_labels)))
