"""Which of several versions of one report counts: the corrected one, else the one published last, else the one that came last."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_CORRECTED = re.compile(r"更正|订正|勘误|修订|修正|重新(?:发布|公布)|更新版|修改版")
_DRAFT = re.compile(r"初稿|草稿|草案|征求意见稿|送审稿|作废|旧版")


class Version(NamedTuple):
    """What tells versions of one report apart."""

    id: str
    title: str
    file: str
    published: str  # ISO date, "" when the report does not say
    sequence: int  # of arrival


def in_order(versions: Iterable[Version]) -> list[str]:
    """Ids of the versions of one report, the one that counts last. Dates are compared only where every version has one."""
    found: Sequence[Version] = tuple(versions)
    dated = all(version.published for version in found)
    return [v.id for v in sorted(found, key=lambda v: (_standing(v), v.published if dated else "", v.sequence))]


def _standing(version: Version) -> int:
    """-1 for a draft, 1 for a correction: by its title, or for a draft by the name of its file."""
    if _DRAFT.search(version.title) or _DRAFT.search(version.file):
        return -1
    return 1 if _CORRECTED.search(version.title) else 0
