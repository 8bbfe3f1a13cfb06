"""Gold questions: one JSON object a line, with what the answer must and must not say."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator

from askgov.domain import Frozen, Status

GOLD = Path(__file__).parent / "gold"
CORPORA = Path(__file__).parent / "corpora"  # those of strangers, by the name of their index
CLOCKS = {  # the day that 去年 is read against
    "samples": date(2026, 3, 1),
    "real": date(2024, 6, 1),
    "qinglan": date(2025, 3, 1),
    "qingtang": date(2026, 3, 1),
    "lanjiang": date(2025, 3, 1),
    "hongzhou": date(2026, 3, 1),
    "fengzhu": date(2026, 3, 1),
    "yanwan": date(2026, 3, 1),
    "zhuyang": date(2026, 3, 1),
}


class Expect(Frozen):
    """What a right answer looks like."""

    status: tuple[Status, ...]  # any of these
    numbers: tuple[str, ...] = ()  # figures that must stand in the answer, as decimal strings
    must_contain: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    entity: str | None = None
    year: int | None = None
    concept: str | None = None

    @field_validator("status", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class Case(Frozen):
    """One gold question."""

    id: str
    question: str
    kind: str
    index: Literal[
        "samples", "real", "qinglan", "qingtang", "lanjiang", "hongzhou", "fengzhu", "yanwan", "zhuyang"
    ]  # the reports that it is asked of
    expect: Expect
    session: str | None = None
    operator: bool = False  # asks for a computation; an honest refusal is right as well
    note: str = ""


def load(paths: Iterable[Path]) -> list[Case]:
    """Cases of gold files. Raises ValueError when two cases of one file share an id."""
    cases: list[Case] = []
    for path in paths:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found = [Case.model_validate(json.loads(line)) for line in lines]
        if len({case.id for case in found}) != len(found):
            raise ValueError(f"{path}: ids repeat")
        cases += found
    return cases
