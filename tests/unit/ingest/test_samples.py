"""The sample corpus: made by its script, labelled as invented, consistent except where its README says so, read without loss."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from askgov.domain import Format
from ingest.readers import read
from ingest.recognise import recognise
from ingest.samples.make_samples import corpus
from ingest.samples.simulated_requests import APPLICANTS, OUTCOMES
from ingest.samples.truth import TrueCell, true_cells
from ingest.samples.world import G1, G2, HERE, LABEL, REPORTS, counted_in, organs
from ingest.tables import recognise_tables

Cells = dict[tuple[str, str | None], Decimal]  # concept, applicant; cells without a number are left out
Report = tuple[str, int]  # entity, year
Broken = tuple[str, str, int]  # identity, entity, year

REPORT_FILES = sorted(REPORTS.iterdir())
COLUMNS = (*APPLICANTS, "total")
RESULTS = ("upheld", "corrected", "other", "pending")

BROKEN_ON_PURPOSE = {
    ("I3 requests.unavailable.not_held", "云溪县住房和城乡建设局", 2022),
    ("I2 total", "云溪县住房和城乡建设局", 2022),
    ("I4 natural_person", "云溪县公安局", 2024),
    ("I4 total", "云溪县公安局", 2024),
}
WITHOUT_NUMBER_ON_PURPOSE = {
    ("云溪县交通运输局", 2023, "blank"): 1,
    ("国家税务总局云溪县税务局", 2024, "not_applicable"): 3,
    ("云溪县行政审批服务管理局", 2022, "text"): 1,
    ("云溪县农业农村局", 2023, "unreadable"): 25 * 7,
}


@cache
def truth() -> dict[Report, tuple[str, Cells]]:
    """Format and numbers of every report."""
    found: dict[Report, tuple[str, Cells]] = {}
    for cell in true_cells():
        _, cells = found.setdefault((cell.entity, cell.year), (cell.format, {}))
        if cell.value is not None:
            cells[cell.concept, cell.applicant] = cell.value
    return found


def text_of(path: Path) -> str:
    content = path.read_bytes()
    return content.decode("gbk" if b"charset=gb2312" in content else "utf-8")


def test_the_script_makes_exactly_what_is_kept() -> None:
    made = corpus()
    kept = {f"reports/{path.name}": path.read_bytes() for path in REPORT_FILES}
    kept["truth.jsonl"] = (HERE / "truth.jsonl").read_bytes()
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_every_report_says_that_it_is_invented() -> None:
    assert [path.name for path in REPORT_FILES if LABEL not in text_of(path)] == []


def test_size_and_spread() -> None:
    assert 60 <= len(REPORT_FILES) <= 80
    assert sum(path.stat().st_size for path in HERE.rglob("*") if path.is_file() and path.suffix != ".pyc") < 2_500_000
    layouts = Counter(issue.layout for organ in organs() for issue in organ.issues)
    assert len(layouts) == 7
    assert min(layouts.values()) >= 8


def test_what_an_organ_says_of_its_work_is_said_once() -> None:
    issues = [issue for organ in organs() for issue in organ.issues]
    sayings = [text for issue in issues for text in (*(text for _, text in issue.topics), *issue.problems, *issue.improvements)]
    assert [text for text, times in Counter(sayings).items() if times > 1] == []
    everything = "\n".join("".join(text_of(path).split()) for path in REPORT_FILES if path.suffix == ".txt")
    assert sum(text in everything for text in sayings) > len(sayings) / 5


def within_a_report(report: Report, generation: str, cells: Cells) -> Iterator[Broken]:
    """Broken I1, I2, I3 (table 3, by column and by row) and J1 (table 4)."""
    outcomes = [f"requests.{name}" for name in OUTCOMES if generation != G2 or not name.startswith("other.")]
    outcomes += ["requests.other"] if generation == G2 else []
    received, carried_in, closed, carried_out = (f"requests.{row}" for row in ("received", "carried_in", "closed", "carried_out"))
    for column in COLUMNS if (received, "total") in cells else ():
        if cells[received, column] + cells[carried_in, column] != cells[closed, column] + cells[carried_out, column]:
            yield f"I1 {column}", *report
        if cells[closed, column] != sum(cells[row, column] for row in outcomes):
            yield f"I2 {column}", *report
    for row in (*outcomes, received, carried_in, closed, carried_out) if (received, "total") in cells else ():
        if cells[row, "total"] != sum(cells[row, applicant] for applicant in APPLICANTS):
            yield f"I3 {row}", *report
    for block in ("review", "litigation.direct", "litigation.after_review"):
        if cells[f"{block}.total", None] != sum(cells[f"{block}.{result}", None] for result in RESULTS):
            yield f"J1 {block}", *report


def between_years(report: Report, cells: Cells, before: Cells) -> Iterator[Broken]:
    """Broken I4 (carry-over) and K1 (normative documents in force; 2021+)."""
    for column in COLUMNS:
        came, left = cells.get(("requests.carried_in", column)), before.get(("requests.carried_out", column))
        if None not in (came, left) and came != left:
            yield f"I4 {column}", *report
    issued, repealed, effective = (cells.get((f"normative_documents.{name}", None)) for name in ("issued", "repealed", "effective"))
    stock = before.get(("normative_documents.effective", None))
    if issued is not None and repealed is not None and stock is not None and effective != stock + issued - repealed:
        yield "K1", *report


def test_every_identity_holds_except_where_broken_on_purpose() -> None:
    reports = truth()
    broken = {
        found for report, (generation, cells) in reports.items() if generation != G1 for found in within_a_report(report, generation, cells)
    }
    for (entity, year), (_, cells) in reports.items():
        if (entity, year - 1) in reports:
            broken |= set(between_years((entity, year), cells, reports[entity, year - 1][1]))
    assert broken == BROKEN_ON_PURPOSE


def test_the_statistics_of_2018_add_up() -> None:
    for entity in ("云溪县人民政府", "云溪县教育局"):
        cells = {concept: value for (concept, _), value in truth()[entity, 2018][1].items()}

        def parts(whole: str, cells: dict[str, Decimal] = cells) -> Decimal:
            return sum((value for name, value in cells.items() if name.rpartition(".")[0] == whole), Decimal(0))

        for whole in ("requests.received", "requests.closed", "requests.replied", "requests.replied.refused"):
            assert cells[whole] == parts(whole), (entity, whole)
        for whole in ("review", "litigation"):
            assert parts(whole) == 2 * cells[f"{whole}.total"], (entity, whole)
        assert cells["staff.total"] == cells["staff.full_time"] + cells["staff.part_time"]


def test_cells_without_a_number_are_those_planted() -> None:
    states = Counter((cell.entity, cell.year, cell.state) for cell in true_cells() if cell.state != "number")
    assert states == WITHOUT_NUMBER_ON_PURPOSE


def test_a_county_counts_at_least_what_its_organs_count() -> None:
    reports = truth()
    for county in ("云溪县", "云岭县"):
        for year in range(2019, 2026):
            _, whole = reports.get((f"{county}人民政府", year), ("", {}))
            parts = [reports[organ.name, year][1] for organ in counted_in(county) if (organ.name, year) in reports]
            for key, value in whole.items():
                if key[0] in ("requests.received", "licensing.decisions", "penalties.decisions", "review.total"):
                    assert value >= sum(part.get(key, Decimal(0)) for part in parts), (county, year, key)


def prose_of(path: Path) -> str:
    """The words of a report in one line: no tags, no line breaks, no page numbers."""
    return re.sub(r"<[^>]*>|— \d+ —|\s", "", text_of(path))


def test_prose_contradicts_the_tables_only_where_planted() -> None:
    received = {cell.file: cell for cell in true_cells() if cell.concept == "requests.received" and cell.applicant == "total"}
    compared, contradicted = 0, set()
    for path in REPORT_FILES:
        said = re.search(r"(?:(?:新收|受理)(?:政府信息)?(?:公开)?(?:申请)?|收到公开申请|收到依申请公开)(\d+)件", prose_of(path))
        cell = received.get(path.name)
        if said and cell and cell.value is not None:
            compared += 1
            contradicted |= {(cell.entity, cell.year)} if Decimal(said[1]) != cell.value else set()
    assert contradicted == {("云溪县自然资源局", 2023)}
    assert compared > 60


def test_lists_add_up_except_where_planted() -> None:
    checked, wrong = 0, set()
    for path in REPORT_FILES:
        total = re.search(r"信息(?:总数为)?(\d+)条，其中[：，]?((?:[^，。、]+?\d+条、)+[^，。、]+?\d+条)。", prose_of(path))
        if total:
            checked += 1
            wrong |= {path.name} if int(total[1]) != sum(map(int, re.findall(r"(\d+)条", total[2]))) else set()
    assert wrong == {"art_2023_1_12_345.html"}
    assert checked > 60


@cache
def expected_cells() -> dict[str, dict[tuple[str, str | None], TrueCell]]:
    by_file: dict[str, dict[tuple[str, str | None], TrueCell]] = defaultdict(dict)
    for cell in true_cells():
        by_file[cell.file][cell.concept, cell.applicant] = cell
    return by_file


@pytest.mark.parametrize("path", REPORT_FILES, ids=lambda path: path.name)
def test_the_recogniser_reads_every_cell(path: Path) -> None:
    found = recognise_tables(read(path))
    expected = expected_cells()[path.name]
    cells = {(cell.concept, None if cell.applicant is None else str(cell.applicant)): cell for cell in found.cells}
    assert len(cells) == len(found.cells), "a cell was read twice"
    assert found.format == next(iter(expected.values())).format
    # a table that is a picture may be reported cell by cell as unreadable, or not at all
    wanted = {key: (cell.state, cell.value, cell.unit) for key, cell in expected.items() if cell.state != "unreadable" or key in cells}
    assert {key: (str(cell.state), cell.value, cell.unit) for key, cell in cells.items()} == wanted


@pytest.mark.parametrize("path", REPORT_FILES, ids=lambda path: path.name)
def test_organ_and_year_are_told_from_the_content(path: Path) -> None:
    expected = next(iter(expected_cells()[path.name].values()))
    found = recognise(read(path), "download.tmp", Format(expected.format))
    assert (found.organ.name, found.year) == (expected.entity, expected.year)
    if expected.scope != "system":  # that a tax bureau reports for its whole system is said in a sentence only
        assert found.scope == expected.scope
