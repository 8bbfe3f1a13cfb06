"""The pass over the index: whatever comes in whatever order, what is stored is what comparing everything finds."""

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import pytest

from askgov.domain import Applicant, Chunk, Entity, Figure, Finding, Format, Provenance, Report, Scope, State
from askgov.store import schema
from askgov.store.figures import FigureStore
from askgov.store.record import Embedded, Extract
from askgov.store.writer import Writer
from ingest.checks.beside.compare import compared, refresh
from ingest.checks.version import rules_version

COUNTY = Entity(id="云溪县人民政府", name="云溪县人民政府", kind="government", level="county")
ORGANS = (
    COUNTY,
    Entity(id="云岭县人民政府", name="云岭县人民政府", kind="government", level="county"),
    *(Entity(id=f"云溪县{n}", name=f"云溪县{n}", kind=kind, level="county", parent_id=COUNTY.id) for n, kind in (("教育局", "education"), ("公安局", "public_security"))),
    Entity(id="云岭县教育局", name="云岭县教育局", kind="education", level="county", parent_id="云岭县人民政府"),
    Entity(id="云溪县临时办公室", name="云溪县临时办公室", parent_id=COUNTY.id),
)  # fmt: skip
SENTENCES = tuple(
    f"围绕第{n}件实事把办事指南拆成问答并逐条公开征求意见，每月由专人回访办理结果，记录群众的看法和改进的地方，年底汇总公布"
    for n in range(8)
)


class Sent(NamedTuple):
    """A report as it comes."""

    name: str
    organ: Entity
    year: int
    decisions: int
    carried: tuple[int, int]
    text: tuple[str, ...]


def extract(sent: Sent) -> Extract:
    organ, scope = sent.organ, Scope.AGGREGATE if sent.organ.kind == "government" else Scope.OWN
    report = Report(
        id=sent.name, entity_id=organ.id, year=sent.year, scope=scope, format=Format.G3, title=sent.name, file=f"{sent.name}.html",
        media_type="text/html",
    )  # fmt: skip
    at = Provenance(report_id=report.id, file=report.file, block=1)
    cells = {
        ("penalties.decisions", None): sent.decisions,
        ("requests.carried_in", Applicant.TOTAL): sent.carried[0],
        ("requests.carried_out", Applicant.TOTAL): sent.carried[1],
    }
    figures = tuple(
        Figure(
            concept=concept, entity_id=organ.id, year=sent.year, scope=scope, format=Format.G3, applicant=column, value=Decimal(value),
            state=State.NUMBER, unit="件", source=at.model_copy(update={"row": concept, "as_printed": str(value)}),
        )
        for (concept, column), value in cells.items()
    )  # fmt: skip
    chunks = (Chunk(id=f"{report.id}:c:0", report_id=report.id, headings=(), section=1, text="。".join(sent.text), source=at),)
    return Extract(organ, report, figures, (), chunks, (), "{}")


def sent_at_random(random: Random, number: int) -> Sent:
    organ, year = random.choice(ORGANS), random.choice((2021, 2022, 2023))
    carried = (random.randrange(2), random.randrange(2))
    return Sent(f"r{number}", organ, year, random.choice((0, 60, 200, 900)), carried, tuple(random.sample(SENTENCES, 6)))


def stored(store: FigureStore) -> dict[str, tuple[Finding, ...]]:
    return {r.id: found for r in store.reports(include_superseded=True) if (found := store.findings_of([r.id]))}


def entirely(store: FigureStore) -> dict[str, tuple[Finding, ...]]:
    return {id_: tuple(found) for id_, found in compared(store).items() if found}


@pytest.fixture
def index(tmp_path: Path) -> Iterator[tuple[Writer, FigureStore]]:
    with Writer(tmp_path / "index") as writer, closing(FigureStore(tmp_path / "index")) as store:
        yield writer, store


def add(writer: Writer, sent: Sent, folder: Path, place: str = "") -> None:
    original = folder / sent.name
    original.write_text(sent.name)
    writer.add(extract(sent), Embedded("none", np.zeros((1, 2), np.float32)), original, place)


@pytest.mark.parametrize("seed", range(4))
def test_a_pass_for_what_changed_is_a_whole_pass(index, tmp_path, monkeypatch, seed):
    monkeypatch.setattr("askgov.store.sources.keep", lambda *_: None)  # ids are no hashes here
    writer, store = index
    random = Random(seed)
    rules: set[str] = set()
    for number in range(30):
        sent = sent_at_random(random, number if random.random() < 0.8 else max(0, number - 3))  # some come again, changed
        before = store.report(sent.name)
        add(writer, sent, tmp_path)
        refresh(store, writer, {sent.organ.id, *([before.entity_id] if before else [])})
        assert stored(store) == entirely(store)
        rules |= {finding.rule for found in stored(store).values() for finding in found}
    assert {"carry_over", "parts_above_whole", "copied_from_another"} <= rules  # the worlds have something to find
    assert any(r.superseded_by for r in store.reports(include_superseded=True))


def test_an_organ_that_went_leaves_nothing_behind(index, tmp_path, monkeypatch):
    monkeypatch.setattr("askgov.store.sources.keep", lambda *_: None)
    writer, store = index
    add(writer, Sent("whole", COUNTY, 2023, 100, (0, 0), ()), tmp_path)
    add(writer, Sent("part", ORGANS[3], 2023, 200, (0, 0), ()), tmp_path, place="/a")
    refresh(store, writer)
    assert [f.rule for f in stored(store)["whole"]] == ["parts_above_whole"]
    add(writer, Sent("other", ORGANS[4], 2023, 1, (0, 0), ()), tmp_path, place="/a")  # instead of the part
    refresh(store, writer, {ORGANS[4].id, ORGANS[3].id})
    assert not stored(store)


def test_findings_name_their_cells_and_stand_beside_the_reports_own(index, tmp_path, monkeypatch):
    monkeypatch.setattr("askgov.store.sources.keep", lambda *_: None)
    writer, store = index
    add(writer, Sent("last", ORGANS[2], 2022, 0, (0, 4), ()), tmp_path)
    add(writer, Sent("this", ORGANS[2], 2023, 0, (3, 0), ()), tmp_path)
    refresh(store, writer)
    ((id_, (found,)),) = stored(store).items()
    assert (id_, found.rule, found.left, found.right) == ("this", "carry_over", Decimal(3), Decimal(4))
    assert [(place.report_id, place.as_printed) for place in found.operands] == [("this", "3"), ("last", "4")]
    with writer._engine.connect() as connection:
        assert [row.position for row in connection.execute(schema.findings.select())] == [schema.BESIDE]


def test_the_index_knows_whether_it_was_compared(index, tmp_path, monkeypatch):
    monkeypatch.setattr("askgov.store.sources.keep", lambda *_: None)
    writer, store = index
    version = store.version
    refresh(store, writer)
    assert writer.is_compared(rules_version())
    assert not writer.is_compared("rules of another day")
    assert store.version == version  # the search indexes need not be made anew
    add(writer, Sent("this", ORGANS[2], 2023, 0, (3, 0), ()), tmp_path)
    assert not writer.is_compared(rules_version())
