"""The sentence of the passage that is by far the nearest in meaning, where the question's words are not the report's.

专线接了多少通电话 is told by 全年接听咨询4218次: hardly a word is the same, but no other passage of the report comes close, and the figure
is in the unit asked for. The sentence is quoted, no figure of it is given as the answer. Cosines of one report lie close together, so that
only distances count; the bounds were measured on questions that had been refused.
"""

import re
from collections.abc import Mapping, Sequence
from statistics import fmean

from askgov.anchors import LOOSE, units_asked
from askgov.domain import Chunk, Statement, StatementQuery
from askgov.nearest import Similar, scored
from askgov.neighbours import content, counted, denied
from askgov.paraphrase import classed, features
from askgov.passages import Search
from askgov.question.overlap import weight
from askgov.stated import states_it
from askgov.statements import growth_stated
from askgov.store.figures import FigureStore

_ABOVE = 0.03  # the average of the report's passages
_APART = 0.012  # from the next
_MOST = 400  # passages looked at
_LOOKED_AT = 3  # of which sentence by sentence
_ENOUGH, _AHEAD = 1.5, 1.5  # score of the nearest sentence, and how far it is ahead
_FEWEST = 6  # passages that an average is taken of
_WORDS = 2.0  # character pairs of the question that must stand in the sentence where many figures share the unit
_ACTS = re.compile(
    r"真正|注销|撤[销回]|取消|停用|新[增聘建招购]|搬|换|优[秀良]|超[限标期]|查[出处到实]|发现|最[长短多少高低]|坏|拆|关[了停闭掉]|删|恢复|补办|驳回|误报"
    r"|目标|计划|限额|拖欠|追回|罚|支出|花了|合格|发言|[兼专]职|就业|入学|扣[了分几]|副[市县区局镇]长|通报表扬|讲座|孩子|采纳"
)
_NUMBER_OF = re.compile(r"(?:总数|数量|数目|数)[?？。]?$")
_REACHES = re.compile(r"(?:占|达|有|是|为)[到了]?$")
_SHARED = LOOSE | {"元", "万元", "亿元"}


def nearest_of(
    query: StatementQuery, pool: Sequence[Statement], store: FigureStore, search: Search, similar: Similar
) -> tuple[Statement, ...]:
    """The figure of the passage or the sentence that stands out in the one report asked about; () for several organs or years."""
    if not query.number or len(query.entities) != 1 or len(query.years) != 1:
        return ()
    ids = store.chunk_ids(entities=query.entities, years=query.years)
    cosines = search(query.about or query.question, ids, (), len(ids)) if len(ids) <= _MOST else {}
    chunks = store.chunks(list(cosines))
    return outstanding(query, pool, chunks, cosines) or by_sentence(query, pool, chunks, cosines, similar)


def by_sentence(
    query: StatementQuery, pool: Sequence[Statement], chunks: Sequence[Chunk], cosines: Mapping[str, float | None], similar: Similar
) -> tuple[Statement, ...]:
    """The one figure in the unit asked for of the sentence that is by far nearest; () where another passage comes near it."""
    if query.growth or query.operation is not None or query.subjects:
        return ()
    asked = query.about or query.question
    ranked = scored(asked, chunks, cosines, similar, chunks, _LOOKED_AT, lambda _, sentence: bool(_one_fit(asked, pool, _bare(sentence))))
    if not ranked or ranked[0].score < _ENOUGH or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _AHEAD):
        return ()
    return _one_fit(asked, pool, _bare(ranked[0].sentence))


def outstanding(
    query: StatementQuery, pool: Sequence[Statement], chunks: Sequence[Chunk], cosines: Mapping[str, float | None]
) -> tuple[Statement, ...]:
    """The one figure in the unit asked for of the passage that stands out; () where none does or it has two.

    ``chunks`` and ``cosines`` are of all passages of one report.
    """
    known = sorted(((cosine, id_) for id_, cosine in cosines.items() if cosine is not None), reverse=True)
    if not query.number or query.growth or query.operation is not None or query.subjects or len(known) < _FEWEST:
        return ()
    (best, id_), (second, _) = known[:2]
    if best - fmean(cosine for cosine, _ in known) < _ABOVE or best - second < _APART:
        return ()
    text = next((_bare(chunk.text) for chunk in chunks if chunk.id == id_), "")
    return _one_fit(query.about or query.question, pool, text)


def _one_fit(asked: str, pool: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The only figure of a text in the unit asked for; () where there are more, or words speak against it."""
    units = units_asked(asked, {s.unit for s in pool})
    fits = [s for s in pool if s.unit in units and _bare(s.sentence) in text and not growth_stated(s)]
    if len(fits) != 1 or denied(asked, fits[0]) or done_otherwise(asked, fits[0].sentence):
        return ()
    if _of_another_thing(asked, fits[0]) or not states_it(asked, fits[0].sentence):
        return ()
    return tuple(fits) if not units & _SHARED or _worded(asked, fits[0]) else ()


def done_otherwise(asked: str, sentence: str) -> bool:
    """Whether the question asks what was done away with or came new, where the sentence says nothing of it."""
    held = features(sentence)
    return any(word not in sentence and not _others(word) & held for word in _ACTS.findall(asked))


def _others(word: str) -> frozenset[str]:
    """The classes of words that a word has others of the same meaning in: 拆 and 撤除."""
    return frozenset(name for _, _, names in classed(word) for name in names)


def _of_another_thing(asked: str, statement: Statement) -> bool:
    """Whether the sentence has the thing asked for, but counts another: 通过新闻发布会等开展政民互动200余场 of 新闻发布会."""
    thing, label = thing_counted(asked), features(" ".join((*statement.parent_labels, statement.label)))
    return bool(thing & features(statement.sentence)) and not thing & label


def thing_counted(asked: str) -> frozenset[str]:
    """The words of what is counted: the run behind 多少, else the one before it."""
    match = max(counted().finditer(asked), key=lambda found: found.end(), default=None)
    behind = content(asked[match.end() :])[:1] if match else []
    before = content(_REACHES.sub("", asked[: match.start()]) if match else _NUMBER_OF.sub("", asked))[-1:]
    return features("".join(behind or before))


def _worded(asked: str, statement: Statement) -> bool:
    """Whether some words of the question stand in a figure's sentence, or others for them."""
    said = frozenset[str]().union(*map(features, content(asked)))
    return weight(said & features(statement.sentence)) >= _WORDS


def _bare(text: str) -> str:
    return "".join(text.split())
