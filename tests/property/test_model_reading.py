"""Whatever a language model says, it never raises, and what is taken from it stands in the index, the taxonomy and the question."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from askgov.domain import Applicant, ComputeQuery, Decline, Entity, FigureQuery, Report, Scope, StatementQuery
from askgov.domain.evidence import Evidence, StatementEvidence
from askgov.domain.vocabulary import Format
from askgov.language.chat import Reply
from askgov.model_reading.candidates import OPERATIONS
from askgov.model_reading.reader import ModelReader
from askgov.plan import plan
from askgov.question.organs import catalogue
from askgov.sessions import Turn
from askgov.taxonomy.concepts import concepts
from askgov.taxonomy.organs import parse_organ

TODAY = date(2026, 3, 1)
ORGANS = ("云溪县公安局", "云溪县教育局", "云岭县教育局")
QUESTION, WORD = "云溪县公安局2024年讨要材料的有多少", "讨要材料"


def _world() -> Any:
    named = {name: parse_organ(name) for name in ORGANS}
    entities = [Entity(id=name, name=name, place=organ.place, level=organ.level, kind=organ.kind) for name, organ in named.items()]
    about = {"scope": Scope.OWN, "format": Format.G3, "title": "年报", "file": "report.md", "media_type": "text/markdown"}
    reports = [Report(id=f"{name}{year}", entity_id=name, year=year, **about) for name in ORGANS for year in (2023, 2024)]  # type: ignore[arg-type]
    return catalogue(entities, reports)


KNOWN = _world()
IDS = [*ORGANS, "group", *concepts(), *(column.value for column in Applicant), *OPERATIONS, "2024", "1999", WORD, "", "x" * 300]
several = st.lists(st.sampled_from(IDS), max_size=3)
proposals = st.fixed_dictionaries(
    {
        "understood": st.just(True),
        "organs": st.one_of(st.just([ORGANS[0]]), several),
        "years": st.one_of(st.just([2024]), st.lists(st.integers(), max_size=2)),
        "lines": st.one_of(st.lists(st.sampled_from(list(concepts())), min_size=1, max_size=2), several),
        "columns": st.one_of(st.just([]), several),
        "operation": st.sampled_from(["value", *OPERATIONS]),
        "number": st.sampled_from(["", "", "20件", "2024", "20"]),
        "comparator": st.sampled_from(["", "gt", "eq", "ne"]),
    }
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
)


class Says:
    """Says one thing."""

    def __init__(self, said: Any) -> None:
        self.said = said

    def ask(self, system: str, turns: Sequence[tuple[str, str]], schema: Mapping[str, Any]) -> Reply:
        return Reply("", self.said)


def reread(said: Any) -> Any:
    planned = plan(QUESTION, KNOWN, TODAY)[1]
    assert isinstance(planned, StatementQuery)
    evidence = Evidence(found=StatementEvidence(query=planned, statements=()))
    return ModelReader(Says(said)).reread(QUESTION, evidence, KNOWN, TODAY, Turn())


TREND_OF_ONE_YEAR = {
    "understood": True, "organs": [ORGANS[0]], "years": [2024], "lines": ["regulations.issued"], "columns": [], "operation": "trend",
    "number": "", "comparator": "",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(proposals)
@example(TREND_OF_ONE_YEAR)
@example(TREND_OF_ONE_YEAR | {"operation": "most"})
def test_what_is_taken_is_what_was_asked_about(said: dict[str, Any]) -> None:
    chosen = [*said["lines"], *said["columns"], said["operation"]]
    found = reread({**said, "explained": [{"word": WORD, "ids": chosen}]})
    match found.plan if found else None:
        case FigureQuery() as planned:
            assert (planned.entities, planned.years) == ((ORGANS[0],), (2024,))
            assert set(planned.concepts) == set(said["lines"])
            assert {*said["columns"]} <= {column.value for column in planned.applicants}
        case ComputeQuery() as planned:
            assert {term.entity for term in (*planned.terms, *planned.bases)} == {ORGANS[0]}
            assert {term.year for term in planned.terms} == {2024}
            assert {term.concept for term in planned.terms} <= set(said["lines"])
            assert planned.threshold is None
        case Decline() as planned:
            assert planned.reason in ("ambiguous", "no_figure", "no_report")
        case other:
            assert other is None


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(["understood", "organs", "years", "lines", "operation", "explained", "number"]), anything))
def test_garbage_is_refused(said: dict[str, Any]) -> None:
    assert reread(said) is None
