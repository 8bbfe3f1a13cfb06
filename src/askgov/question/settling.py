"""Which line a slot means in the reports asked about: by their format, by convention, by the unit asked for, by the turn before."""

from collections.abc import Iterable, Sequence

from askgov.domain import Format
from askgov.question.slot import Slot
from askgov.taxonomy.comparability import lookalikes
from askgov.taxonomy.concepts import concept, concepts

_LISTED = 3  # so many readings of one word are all shown; more are asked back


def with_sum(ids: Sequence[str], text: str) -> tuple[str, ...]:
    """The lines named; before them the computed line whose parts they are, when a sum is asked (新收加上上年结转一共多少)."""
    asked = any(word in text for word in ("加上", "加起来", "合计", "总共", "一共", "都算", "相加", "之和", "总和", "总数"))
    whole = [entry.id for entry in concepts().values() if entry.parts and set(entry.parts) == set(ids)]
    return (*whole, *ids) if asked and len(ids) > 1 else tuple(ids)


def _same_line(ids: Iterable[str]) -> tuple[str, ...]:
    """What other formats call a line of the table of requests: 同意公开 until 2018 is 予以公开 since."""
    return tuple(
        alike.other for id_ in ids for alike in lookalikes(id_) if id_.split(".")[0] == "requests" and _last(id_) == _last(alike.other)
    )


def _last(concept_id: str) -> str:
    return concept_id.rsplit(".", 1)[-1]


def settle(slot: Slot, formats: Iterable[Format], before: Sequence[str] = (), counters: Sequence[str] = ()) -> tuple[str, ...]:
    """Concept ids that a slot means in reports of these formats.

    One id where the format, convention, the unit asked for (公开了几件, 公开了几条) or the concepts of the turn before decide
    (直接起诉维持几件 … 纠正呢), up to three that are all shown, none when the word must be asked back.
    """
    wanted = set(formats)

    def fitting(ids: Iterable[str]) -> list[str]:
        return [id_ for id_ in ids if concept(id_).prose or wanted & set(concept(id_).formats)]

    def printed(ids: Iterable[str]) -> list[str]:
        return [id_ for id_ in ids if wanted & set(concept(id_).formats)]

    default = slot.default
    if default and concept(default).prose and default not in printed([default]) and (there := printed(slot.candidates)):
        default = there[0] if len(there) == 1 else None  # 2018年微信公开: the table has the line
    fits = fitting(slot.candidates) or fitting(slot.instead) or fitting(_same_line(slot.candidates)) or list(slot.candidates)
    if default in fits or len(fits) == 1:
        return (default if default in fits else fits[0],)
    counted = [id_ for id_ in fits if concept(id_).unit in counters and "元" not in concept(id_).unit]  # any money can be said in 元
    for likely in (counted, printed(fits)):
        if len(likely) == 1 and all(id_ in likely or concept(id_).prose or concept(id_).unit not in counters for id_ in fits):
            return (likely[0],)
    subjects = {concept(id_).subject for id_ in before} - {""}
    continued = [id_ for id_ in fits if concept(id_).subject in subjects]
    if len(continued) == 1:
        return (continued[0],)
    whole = [id_ for id_ in fits if not any(id_ in concept(other).parts for other in fits)]
    return tuple(whole) if 1 <= len(whole) <= _LISTED else ()
