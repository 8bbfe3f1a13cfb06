"""Identities of the national tables: sides that must be equal, inside one report or between two years.

Sources: the note in the head of table 3 (第一项加第二项之和，等于第三项加第四项之和), 国办公开办函〔2021〕30号, 〔2019〕60号 and
国办发〔2014〕32号. 主动公开信息数 against its channels is none of them: one item may be published in several places.
"""

from functools import cache
from typing import Literal

from askgov.domain import Format, Frozen, Severity
from askgov.taxonomy import data

Sign = Literal[1, -1]
ANY_REQUEST = "requests.*"  # in a term: every concept of table 3, each by itself


class Identity(Frozen):
    """Two sums of figures that should be equal. A side with a figure that is no number cannot be checked."""

    id: str
    text: str  # plain Chinese, as a reader is told
    formats: tuple[Format, ...]
    left: tuple[str, ...]  # signed concepts: "+requests.received", "-regulations.issued"
    right: tuple[str, ...]
    years: int = 0  # the right side is taken from the report of that many years before
    columns: Literal["each", "across", "none"]  # each applicant column · total against the six others · no applicants
    severity: Severity
    rule: str = ""  # the rule that tells a breach, where that is not the identity itself

    @property
    def told_as(self) -> str:
        """The id of the rule that findings of a breach bear."""
        return self.rule or self.id

    @property
    def per_applicant(self) -> bool:
        """Whether it holds for every column of table 3 by itself."""
        return self.columns == "each"


def term(signed: str) -> tuple[Sign, str]:
    """A signed concept taken apart: ``"-a.b"`` → ``(-1, "a.b")``."""
    if signed[:1] not in ("+", "-"):
        raise ValueError(f"a term needs its sign: {signed!r}")
    return (-1 if signed[0] == "-" else 1), signed[1:]


@cache
def identities(format_: Format) -> tuple[Identity, ...]:
    """The identities that reports of this format must keep, in the order of the tables."""
    return tuple(identity for identity in every() if format_ in identity.formats)


@cache
def every() -> tuple[Identity, ...]:
    """All identities, of whatever format."""
    return tuple(Identity.model_validate(entry) for entry in data.table("identities")["identity"])
