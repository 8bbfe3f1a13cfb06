"""Plan → Evidence for what stands in prose: figures of sentences, by their words, their topic or their account, and passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from askgov.accounts import of_account
from askgov.aftermath import asks_afterwards, became
from askgov.anchors import anchored
from askgov.domain import Chunk, Decline, Operation, PassageQuery, Statement, StatementQuery
from askgov.domain.evidence import PassageEvidence, StatementEvidence
from askgov.either import of_either, said_by_others, which_report
from askgov.nearest import Similar
from askgov.neighbours import apart, content, of_another
from askgov.none_said import said_none
from askgov.outstanding import nearest_of
from askgov.passages import OF_OTHERS, Holding, PassageFinder, Search
from askgov.plan_prose import TABLES_ONLY
from askgov.prose_change import its_change, without_change
from askgov.prose_each import of_each_organ, of_each_year, organs_beside
from askgov.prose_found import answers, as_text, of_every_organ
from askgov.prose_lists import listed
from askgov.prose_pool import ProsePool
from askgov.prose_sums import extreme, for_each, of_parts, of_years, over_organs, share, stated_share
from askgov.question.overlap import pairs, weight
from askgov.records import Records
from askgov.reworded import reworded
from askgov.sentences import rest_of, sentence_for
from askgov.standing_out import OF_DISCLOSURE, StandingOut, years_held
from askgov.statements import best_statements, sentence_on
from askgov.store.figures import FigureStore
from askgov.told_shares import share_told
from askgov.topics import counts_itself, with_topics
from askgov.turning import other_end

_EXTREME = re.compile(r"最[高低多少大小长短]")
_OTHER_WORDS = "年报里没有和问题字句一致的数字，上面是意思最接近的原文。"
_YEARS = 4  # of which the nearest sentence of each is shown


@dataclass(frozen=True)
class ProseFinder:
    """Looks up in one index what only its reports' prose tells, for one question: what it has read of the reports is kept."""

    store: FigureStore
    search: Search
    holding: Holding
    records: Records
    similar: Similar = lambda _question, _sentences: ()
    _read: dict[tuple[object, ...], tuple[Statement, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def _prose(self) -> ProsePool:
        return ProsePool(self.store, self.holding, self.records, self._read)

    def find(self, query: StatementQuery | PassageQuery) -> StatementEvidence | PassageEvidence | Decline:
        found = self._find(query)
        if answers(found) and not (isinstance(found, PassageEvidence) and asks_afterwards(query)):
            return found
        told_then = found.chunks if isinstance(found, PassageEvidence) and found.sufficient else ()
        return self._became(query, told_then) or found

    def _became(self, query: StatementQuery | PassageQuery, told_then: Sequence[Chunk]) -> PassageEvidence | None:
        """What later reports say of a plan or a problem that the question speaks of."""
        asked = as_text(query) if isinstance(query, StatementQuery) else query
        return became(asked, told_then, sorted(years_held(self.store, query.entities[:1])), self._passages.nearest)

    def _find(self, query: StatementQuery | PassageQuery) -> StatementEvidence | PassageEvidence | Decline:
        if isinstance(query, StatementQuery) and query.each:
            return of_each_year(query, self.find, self._prose.year, lambda: self._standing_out(query, as_text(query)), self._prose.passage)
        if query.undecided is not None:
            return of_either(query, self.records.names(query.entities), self.find)
        return self._statements(query) if isinstance(query, StatementQuery) else self.of_text(query)

    def _statements(self, query: StatementQuery) -> StatementEvidence | PassageEvidence | Decline:
        if query.account:
            return self._of_account(query)
        if query.operation is Operation.EXTREME and (told := self._told_as_such(query)):
            return self._which_report(query, told) or StatementEvidence(query=query, statements=told)
        if (plain := without_change(query)) is not None and (changed := self._with_change(query, plain)) is not None:
            return changed
        if query.operation is not None and (found := self._calculated(query)) is not None:
            instead = self._told_instead(query) if isinstance(found, Decline) else None
            return instead or found
        if query.operation is Operation.DIFFERENCE:
            query = query.model_copy(update={"growth": True})  # the change may be stated
        statements = self._with_rest(query, self.fitting(query))
        if statements:
            told = of_each_organ(query, statements, self.find, self._prose.organ)
            found = StatementEvidence(query=query, statements=told, computed=over_organs(query, told, self._prose.organ))
            return self._which_report(query, statements) or found
        if found := self._of_place(query):
            return found
        if own := self._topical(query):
            return self._which_report(query, own) or StatementEvidence(query=query, statements=own)
        if near := self._near(query):
            return self._which_report(query, near) or StatementEvidence(query=query, statements=(), near=near)
        if query.subjects and (spoken_of := self._sentence_on(query)):
            return StatementEvidence(query=query, statements=(), near=spoken_of)
        if near := self._reworded(query):
            return StatementEvidence(query=query, statements=(), near=near)
        wanted = as_text(query)
        if query.concepts and len(query.entities) == len(query.years) == 1 and not query.subjects:
            ids = self.store.chunk_ids(entities=query.entities, years=query.years)
            if none := said_none(query, self.store.chunks(ids)):
                return PassageEvidence(query=wanted, chunks=none, sufficient=True)
        passages = self.of_text(wanted)
        nearest = self._nearest(query)
        if query.number and query.also_text and (otherwise := self._passages.in_other_words(wanted)).sufficient:
            return otherwise
        if not nearest and query.number and (apart := self._standing_out(query, wanted)) is not None:
            return apart
        if query.operation is Operation.SHARE and not nearest and (shares := self._share_told(query)) is not None:
            return shares
        if query.topic and not nearest and (more := self._of_topic(query)) is not None:
            return more
        if query.number and not nearest and (apart := organs_beside(query, self.find, self._prose.passage)) is not None:
            return apart
        if query.number and not nearest and (chapter := self._passages.chapter_nearest(wanted)) is not None:  # 群众跑好几趟，怎么整
            return chapter
        enough = passages.sufficient and not query.number
        return passages if enough else StatementEvidence(query=query, statements=(), passages=passages.chunks, near=nearest)

    def _of_topic(self, query: StatementQuery) -> StatementEvidence | PassageEvidence | None:
        """The figure of what the turn before spoke of, or the passage that tells it; None without any."""
        terms = (*content(query.topic), *query.terms)
        more = query.model_copy(update={"topic": "", "about": f"{query.topic}，{query.about}", "terms": terms})
        if near := self._nearest(more):
            return StatementEvidence(query=query, statements=(), near=near)
        return self._standing_out(more, as_text(query))

    def _nearest(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figure of the sentence that is by far nearest in the report asked about, or in each of several years; () without."""
        if len(query.years) == 1 or len(query.years) > _YEARS:
            return nearest_of(query, self._prose.of(query), self.store, self.search, self.similar)
        if not query.years:
            return self._nearest_of_any_year(query)
        years = [query.model_copy(update={"years": (year,)}) for year in query.years]
        found = [self._near(one) or nearest_of(one, self._prose.of(one), self.store, self.search, self.similar) for one in years]
        return tuple(near[0] for near in found if near) if sum(map(bool, found)) > 1 else ()

    def _nearest_of_any_year(self, query: StatementQuery) -> tuple[Statement, ...]:
        """Where no year is named: of the newest report of the one organ that has it."""
        of_years = (query.model_copy(update={"years": (year,)}) for year in years_held(self.store, query.entities)[:_YEARS])
        return next(filter(None, (nearest_of(one, self._prose.of(one), self.store, self.search, self.similar) for one in of_years)), ())

    def _standing_out(self, query: StatementQuery, wanted: PassageQuery) -> PassageEvidence | None:
        """The passages that stand out for a figure in other words."""
        found, others = StandingOut(self.store, self.search, self.similar).find(query, frozenset(s.unit for s in self._prose.of(query)))
        notes = (*wanted.notes, _OTHER_WORDS, *((OF_OTHERS,) if others else ()))
        return PassageEvidence(query=wanted.model_copy(update={"notes": notes}), chunks=found, sufficient=True) if found else None

    def _told_instead(self, query: StatementQuery) -> StatementEvidence | PassageEvidence | None:
        """The sentence that states what cannot be computed (打了多少条，多大比例说好), or the passage that tells it."""
        if query.operation is Operation.SHARE and (shares := self._share_told(query)) is not None:
            return shares
        plain = query.model_copy(update={"operation": None})
        if near := nearest_of(plain, self._prose.of(plain), self.store, self.search, self.similar):
            return StatementEvidence(query=query, statements=(), near=near)
        told = self._passages.in_other_words(as_text(query)) if query.also_text else None
        return told if told is not None and told.sufficient else self._standing_out(plain, as_text(query))

    def _share_told(self, query: StatementQuery) -> PassageEvidence | None:
        """The passage of the one organ asked about, in its newest report where no year is named, that states the share in words."""
        if len(query.entities) != 1 or query.subjects:
            return None
        years = query.years or years_held(self.store, query.entities)[:1]
        chunks = self.store.chunks(self.store.chunk_ids(entities=query.entities, years=tuple(years)))
        told = share_told(query.about or query.question, chunks)
        return PassageEvidence(query=as_text(query), chunks=told, sufficient=True) if len(told) == 1 else None

    def fitting(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figures whose labels and sentences hold the question's words."""
        pool = self._prose.of(query)
        found = best_statements(query, pool, self._prose.homes(s.report_id for s in pool) if query.subjects else {})
        return apart(query, [s for s in found if not (other_end(query.question, s) or of_another(query, s, pool))])

    def anchored(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figures that a word which stands in no other sentence singles out."""
        pool = self._prose.of(query)
        return tuple(s for s in anchored(query, pool) if not (other_end(query.question, s) or of_another(query, s, pool)))

    def _of_account(self, query: StatementQuery) -> StatementEvidence | PassageEvidence | Decline:
        found = of_account(query, self._prose.of(query))
        if not found and (told := self._standing_out(query, as_text(query))) is not None:
            return told
        return self._which_report(query, found) or StatementEvidence(query=query, statements=found)

    def _topical(self, query: StatementQuery) -> tuple[Statement, ...]:
        """What the question's words single out together with the topic of a stretch and the name of its organ."""
        if not (query.free and query.number) or query.subjects or query.growth:
            return ()
        pool = self._prose.of(query.model_copy(update={"entities": (*query.entities, *query.wider)}))
        reports = self.records.reports(tuple(dict.fromkeys(s.report_id for s in pool)))
        organs = self.records.entities(report.entity_id for report in reports)
        names = {report.id: (organ := organs[report.entity_id]).name.removeprefix(organ.place) for report in reports}
        ids = self.store.chunk_ids(entities=tuple(organs), years=tuple({report.year for report in reports}))
        told = with_topics(pool, self.store.chunks(ids), names)
        fitting = [s.id for s in anchored(query, told) if not (other_end(query.question, s) or of_another(query, s, told))]
        organ_words = re.compile(
            "|".join(sorted({re.escape(name[:-1]) for name in names.values() if len(name) > 2}, key=len, reverse=True)) or "$^"
        )
        asked = organ_words.sub(" ", query.about or query.question)  # 公安|反诈止付了多少
        found = tuple(s for s in pool if s.id in fitting and counts_itself(asked, s))
        others = {report.id for report in reports if report.entity_id in query.wider}
        return () if of_every_organ(found) and any(s.report_id in others for s in found) else found

    def _told_as_such(self, query: StatementQuery) -> tuple[Statement, ...]:
        """A figure that its sentence itself calls the highest or the lowest: 每生每学期最高不超过320元."""
        plain = query.model_copy(update={"operation": None})
        found = self.anchored(plain) or self._topical(plain)
        words = set(_EXTREME.findall(query.question))
        return found if words and all(words <= set(_EXTREME.findall(s.sentence)) for s in found) else ()

    def _calculated(self, query: StatementQuery) -> StatementEvidence | Decline | None:
        """What the question asks to compute from figures in prose; None where a figure that is stated may answer as well."""
        stated: tuple[Statement, ...] = ()
        match query.operation:
            case Operation.SUM | Operation.DIFFERENCE if query.subjects:
                stated = self.fitting(query)
                computed = of_parts(query, stated)
            case Operation.DIFFERENCE:
                of_each = {year: query.model_copy(update={"years": (year,), "operation": None}) for year in query.years}
                computed = of_years({year: self.fitting(one) or self.anchored(one) for year, one in of_each.items()})
            case Operation.SHARE if len(query.years) > 1:  # by how many points two shares differ, none of them tells
                return Decline(reason="unsupported", message=TABLES_ONLY)
            case Operation.SHARE:
                stated = self.fitting(query)
                computed = None if stated else share(query, self._prose.of(query))
                if computed is None and not stated and (own := stated_share(query, self._prose.of(query))):
                    return StatementEvidence(query=query, statements=own)
            case Operation.CHECK:
                computed = listed(query, self._prose.of(query))
            case Operation.AVERAGE:
                computed = for_each(query, self._prose.of(query))
            case _:
                computed = extreme(query, self._prose.of(query))
        if computed is not None:
            return StatementEvidence(query=query, statements=computed.operands, computed=computed)
        return None if stated or query.fallback != TABLES_ONLY else Decline(reason="unsupported", message=TABLES_ONLY)

    def _with_rest(self, query: StatementQuery, found: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """With what the other clauses of the question ask for and the same sentence holds, in the order of the text."""
        more = rest_of(query, found, self._prose.of(query)) if found else ()
        return tuple(sorted((*found, *more), key=lambda s: (s.report_id, int(s.id.rpartition(":")[2])))) if more else found

    def _near(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figures of the one sentence that the question is surely about; for a place, also of a report of its other organs."""
        own = sentence_for(query, self._prose.of(query)) if query.entities else ()
        wider = query.model_copy(update={"entities": (*query.entities, *query.wider)})
        other = sentence_for(query, self._prose.of(wider)) if query.entities and query.wider and not own else ()
        return own or (other if all(s.concept is None for s in other) else ())  # of what every organ counts, another's is not told

    def _with_change(self, query: StatementQuery, plain: StatementQuery) -> StatementEvidence | Decline | None:
        """The one figure that is asked for first, and its change where the same sentence states it."""
        found = self.fitting(plain) or self.anchored(plain) or self._near(plain) or self._reworded(plain)
        if len(found) != 1 or not (change := its_change(found[0], self._prose.of(plain))):
            return None
        return self._which_report(query, found) or StatementEvidence(query=query, statements=(*found, *change))

    def _sentence_on(self, query: StatementQuery) -> tuple[Statement, ...]:
        """What the one sentence tells that speaks of organs without a report of their own."""
        pool = self._prose.of(query)
        return sentence_on(query, pool, self._prose.homes(s.report_id for s in pool))

    def _reworded(self, query: StatementQuery) -> tuple[Statement, ...]:
        """The figures of one sentence that the question fits in the report's own words."""
        if not query.number or len(query.entities) != 1 or query.subjects or query.growth or query.operation is not None:
            return ()
        again = reworded(query, (s.sentence for s in self._prose.of(query)))
        found = () if again is None else self.fitting(again) or self.anchored(again)
        return found if len({s.sentence for s in found}) == 1 else ()

    def _of_place(self, query: StatementQuery) -> StatementEvidence | Decline | None:
        """What the question's own words single out; where it names just a place, in the reports of all its organs.

        The figure of one organ is given for its place only where it is of a subject of its own (校车), not of what every organ counts.
        """
        if alone := self._with_rest(query, self.anchored(query)):
            return self._which_report(query, alone) or StatementEvidence(query=query, statements=alone)
        if not query.wider:
            return None
        wider = query.model_copy(update={"entities": query.wider})
        fitting = self.fitting(wider)
        own = self.anchored(wider) if not fitting else ()
        if (found := fitting or own) and not OF_DISCLOSURE.sub("", "".join(query.terms)):
            return self._said_by_others(query, found)
        if fitting and not self._singled_out(fitting, wider):
            return self._said_by_others(query, fitting)
        if of_every_organ(own):
            return self._said_by_others(query, own)
        return StatementEvidence(query=query, statements=fitting or own) if fitting or own else None

    def _singled_out(self, found: Sequence[Statement], wider: StatementQuery) -> bool:
        """Whether figures are of one report and of a subject that no other organ of the place writes of (applications are of all)."""
        if len({s.report_id for s in found}) != 1 or of_every_organ(found) or not wider.years:
            return False
        words = frozenset[str]().union(*(pairs(s.label) for s in found)) & pairs(" ".join(wider.terms))
        elsewhere = [s for s in self._prose.of(wider) if s.report_id != found[0].report_id]
        return any(weight([pair]) >= 1 and all(pair not in pairs(s.sentence) for s in elsewhere) for pair in words)

    def _said_by_others(self, query: StatementQuery, statements: Sequence[Statement]) -> Decline:
        reports = self.records.reports(tuple(dict.fromkeys(s.report_id for s in statements)))
        return said_by_others(query, reports, self.records.names((*query.entities, *(report.entity_id for report in reports))))

    def _which_report(self, query: StatementQuery, statements: Sequence[Statement]) -> Decline | None:
        reports = self.records.reports(tuple({s.report_id for s in statements}))
        return which_report(query, reports, self.records.names(report.entity_id for report in reports))

    def of_text(self, query: PassageQuery) -> PassageEvidence:
        """The passages that answer."""
        return self._passages.find(query)

    def told_in(self, query: PassageQuery | StatementQuery) -> PassageEvidence | None:
        """The passages that answer what cannot be computed, or state it, of one report or each of several; None without any."""
        if isinstance(query, StatementQuery):
            return self._standing_out(query, as_text(query))
        if query.beside:
            beside = self.of_text(query)
            return beside if beside.sufficient else None
        told = self._passages.in_other_words(query)
        return told if told.sufficient else None

    @property
    def _passages(self) -> PassageFinder:
        return PassageFinder(self.store, self.search, self.holding, self._prose.homes, self.similar)
