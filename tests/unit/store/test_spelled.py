"""One organ whose name its reports write in two ways is one, whatever is looked up."""

from dataclasses import replace
from pathlib import Path

import pytest

from askgov.spelled import SpelledStore
from askgov.store.figures import FigureStore
from askgov.store.writer import Writer

from .conftest import MakeReport

SHORT, LONG = "青岚区教育局", "澜江市青岚区教育局"
PLACES = {SHORT: "青岚区", LONG: "澜江市青岚区", "青岚区民政局": "青岚区", "青岚区人民政府": "青岚区"}


def index(tmp_path: Path, make: MakeReport, *reports: tuple[str, int]) -> Path:
    with Writer(tmp_path / "index") as writer:
        for organ, year in reports:
            extract, embedded, original = make(organ, year, received=str(year))
            placed = extract.entity.model_copy(update={"place": PLACES[organ]})
            writer.add(replace(extract, entity=placed), embedded, original)
    return tmp_path / "index"


@pytest.fixture
def store(tmp_path: Path, make: MakeReport) -> SpelledStore:
    return SpelledStore(index(tmp_path, make, (SHORT, 2022), (LONG, 2023), (SHORT, 2024), ("青岚区民政局", 2023)))


def test_both_spellings_are_one_organ(store: SpelledStore) -> None:
    assert [(organ.id, organ.spelled) for organ in store.entities()] == [(LONG, (SHORT,)), ("青岚区民政局", ())]
    assert [organ.id for organ in store.entities([SHORT])] == [LONG]


@pytest.mark.parametrize("asked", [SHORT, LONG])
def test_every_lookup_takes_either_and_gives_the_longer(store: SpelledStore, asked: str) -> None:
    assert [(report.entity_id, report.year) for report in store.reports(asked)] == [(LONG, 2022), (LONG, 2023), (LONG, 2024)]
    assert {report.year for report in store.reports_of([asked], [2022, 2023])} == {2022, 2023}
    figures = store.figures(entities=[asked], concepts=["requests.received"])
    assert {(figure.entity_id, figure.year, str(figure.value)) for figure in figures} == {(LONG, y, str(y)) for y in (2022, 2023, 2024)}
    of = store.figures_of([asked], [2022], ["requests.received"])
    assert {(figure.entity_id, figure.year) for figure in of} == {(LONG, 2022)}
    within = store.figures_in(store.reports(asked), ["requests.received"])
    assert {(figure.entity_id, figure.year, str(figure.value)) for figure in within} == {(LONG, y, str(y)) for y in (2022, 2023, 2024)}
    assert len(store.statements(entities=[asked])) == len(store.findings(entities=[asked])) == 3
    assert len(store.chunk_ids(entities=[asked])) == 9


def test_no_year_of_both_is_left_to_one(tmp_path: Path, make: MakeReport) -> None:
    apart = SpelledStore(index(tmp_path, make, (SHORT, 2022), (LONG, 2022)))
    assert {organ.id for organ in apart.entities()} == {SHORT, LONG}


def test_what_comes_later_is_seen(tmp_path: Path, make: MakeReport) -> None:
    folder = index(tmp_path, make, (SHORT, 2022))
    store = SpelledStore(folder)
    assert [organ.id for organ in store.entities()] == [SHORT]
    index(tmp_path, make, (LONG, 2023))
    assert store.version
    assert [organ.id for organ in store.entities()] == [LONG]


def test_the_index_keeps_the_names_as_printed(store: SpelledStore) -> None:
    assert {report.entity_id for report in FigureStore(store.folder.truth.parent).reports()} == {SHORT, LONG, "青岚区民政局"}
