"""The passage of a report that stands out among all others for a question on a figure, where no figure fits the question's words.

旧条例规定的几个工作日 is told by 部分单位仍按旧条例的15个工作日答复期限办理: the passage is quoted as it stands, no figure of it is given as the
answer. How near and how far ahead it must be was measured on questions on figures that the reports do not hold: the nearest passage of
those scored 0.5 at most.
"""

import re
from collections.abc import Mapping, Sequence

from askgov.anchors import units_asked
from askgov.domain import Chunk
from askgov.nearest import Similar, scored
from askgov.outstanding import done_otherwise, thing_counted
from askgov.paraphrase import features

_LOOKED_AT = 3
_ENOUGH, _AHEAD = 0.9, 1.5  # score of the nearest passage, and how far it is ahead of the next
_NOT_OR_LEFT = re.compile(r"[没未不无非](?![管动人同])|还剩|还有|剩下|在册|累计|现有|目前|转移")
_OF_TABLES = re.compile(r"复议|诉讼|赔偿|规范性文件|规章|强制|处罚|罚款|许可|申请|处理|新收|结转|答复|补正|延期")
_COUNTED = re.compile(r"(?:\d|[二两三四五六七八九十百千万亿])[余多几]?(?P<unit>[\u4e00-\u9fff%]{1,4})")


def standing_out(
    asked: str, chunks: Sequence[Chunk], cosines: Mapping[str, float | None], similar: Similar, units: frozenset[str]
) -> Chunk | None:
    """The passage, or None. ``chunks`` are all of one report, ``units`` those of its figures in prose.

    None for what the tables count, and for what was not done or what is left of it (没采纳的几条, 还剩几户): sentences near to those tell of
    the rest.
    """
    if _OF_TABLES.search(asked) or _NOT_OR_LEFT.search(asked):
        return None
    ranked = scored(asked, chunks, cosines, similar, chunks, _LOOKED_AT)
    if not ranked or ranked[0].score < _ENOUGH or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _AHEAD):
        return None
    told = ranked[0].sentence
    speaks = _counts(asked, told, units) and bool(thing_counted(asked) & features(told)) and not done_otherwise(asked, told)
    return ranked[0].chunk if speaks else None


def _counts(asked: str, sentence: str, units: frozenset[str]) -> bool:
    """Whether a sentence has a figure in a unit that is asked for; any figure where none is."""
    wanted = tuple(units_asked(asked, units))
    return any(not wanted or match["unit"].startswith(wanted) for match in _COUNTED.finditer(sentence))
