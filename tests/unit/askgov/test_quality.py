"""The quality of a collection: counted, filtered, and against the state before."""

import time
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from askgov.quality import OPEN, Quality, Wanted
from askgov.quality.changes import noted
from askgov.quality.table import COLUMNS, finding_rows
from askgov.store.errors import IndexMissing
from askgov.store.verdicts import Standing
from tests.made_index import made, report_id

ERROR = ("I1", "error", "新收对不上", "3")
ACROSS = ("I3", "error", "总计对不上", "5")
DOUBT = ("carry_over", "doubt", "两年对不上", "7")
NOTE = ("prose", "note", "正文另有口径", "9")
REPORTS = [
    ("甲县教育局", 2022, [ERROR]),
    ("甲县教育局", 2023, [ERROR, ACROSS, DOUBT]),
    ("乙县民政局", 2023, [NOTE]),
    ("丙县财政局", 2023, []),
]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return made(tmp_path / "index", REPORTS)


def decide(index: Path, message: str, standing: Standing, year: int = 2023) -> None:
    quality = Quality(index)
    (key,) = (each.key for each in quality.view().found if (each.finding.message, each.report.year) == (message, year))
    quality.verdicts.decide(key, standing, "理由", "王敏")


def told(index: Path, wanted: Wanted) -> list[str]:
    return [f"{each.organ[0]}{each.report.year}{each.finding.rule}" for each in wanted.keep(Quality(index).view().found)]


def test_an_index_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        Quality(tmp_path)


def test_counts_by_weight_status_organ_rule_and_family(index: Path) -> None:
    decide(index, "两年对不上", Standing.EXPLAINED)
    view = Quality(index).view()
    assert (view.tally.all, view.tally.open, view.tally.standing()) == (5, 4, 4)
    assert view.tally.of(status=(Standing.EXPLAINED,)) == 1
    assert [(organ, tally.standing("error")) for organ, tally in view.organs.items()] == [("甲县教育局", 3), ("乙县民政局", 0)]
    assert [(rule.id, tally.all) for rule, tally in view.rules.items()] == [("I1", 2), ("I3", 1), ("prose", 1), ("carry_over", 1)]
    assert view.families["表内"].all == 3


def test_a_report_is_clean_when_nothing_but_notes_stands_against_it(index: Path) -> None:
    assert (Quality(index).view().reports, Quality(index).view().clean) == (4, 2)
    decide(index, "新收对不上", Standing.DISMISSED, 2022)
    assert Quality(index).view().clean == 3
    decide(index, "新收对不上", Standing.CONFIRMED, 2022)
    assert Quality(index).view().clean == 2


def test_the_trend_is_for_each_hundred_reports_and_leaves_out_what_is_explained(index: Path) -> None:
    decide(index, "总计对不上", Standing.EXPLAINED)
    years = {year.year: year for year in Quality(index).view().years}
    assert (years[2022].reports, years[2022].rate("error")) == (1, Decimal("100.0"))
    assert (years[2023].reports, years[2023].rate("error"), years[2023].rate("note")) == (3, Decimal("33.3"), Decimal("33.3"))
    assert years[2023].rate() == Decimal("100.0")


def test_the_open_come_first_then_the_heaviest_then_the_newest(index: Path) -> None:
    decide(index, "新收对不上", Standing.CONFIRMED)
    assert told(index, Wanted()) == ["甲2023I3", "甲2022I1", "甲2023carry_over", "乙2023prose", "甲2023I1"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(organ="教育局"), 4), (Wanted(organ="甲 教育"), 4), (Wanted(organ="甲 民政"), 0), (Wanted(organ="乙县民政局"), 1),
        (Wanted(year=2022), 1), (Wanted(rule="I1"), 2), (Wanted(family="跨年"), 1), (Wanted(severity="error"), 3), (Wanted(status=OPEN), 4),
        (Wanted(status="dismissed"), 1), (Wanted(status="confirmed"), 0), (Wanted(year=2023, severity="error", organ="甲"), 2),
        (Wanted(rule="'; DROP TABLE findings"), 0), (Wanted(organ="%"), 0), (Wanted(new=True), 0),
    ],
)  # fmt: skip
def test_filters(index: Path, wanted: Wanted, found: int) -> None:
    decide(index, "正文另有口径", Standing.DISMISSED)
    assert len(told(index, wanted)) == found


def test_an_organ_named_in_full_is_not_another_whose_name_holds_it(tmp_path: Path) -> None:
    index = made(tmp_path / "index", [("甲县教育局", 2023, [ERROR]), ("甲县教育局招生办", 2023, [ERROR])])
    assert len(told(index, Wanted(organ="甲县教育局"))) == 1
    assert len(told(index, Wanted(organ="甲县教育"))) == 2


def test_an_organ_that_is_written_in_two_ways_is_one_and_keeps_its_decisions(tmp_path: Path) -> None:
    index = made(tmp_path / "index", [("青岚区教育局", 2022, [ERROR])])
    decide(index, "新收对不上", Standing.CONFIRMED, 2022)
    made(index, [("澜江市青岚区教育局", 2023, [ERROR])])
    found = Quality(index).view().found
    assert {each.organ for each in found} == {"澜江市青岚区教育局"}
    assert [each.status for each in found if each.report.year == 2022] == ["confirmed"]


def test_a_rule_of_another_version_is_shown_by_its_id(tmp_path: Path) -> None:
    (each,) = Quality(made(tmp_path / "index", [("甲县教育局", 2023, [("gone", "error", "旧", "1")])])).view().found
    assert (each.rule.text, each.rule.family) == ("gone", "其他")


def test_what_came_and_went_since_the_last_ingest(index: Path) -> None:
    assert Quality(index).view().changes is None  # of before there was a log
    noted(index)
    assert Quality(index).view().changes is None  # nothing to compare with yet
    made(index, [("丙县财政局", 2022, [ERROR])])
    changes = Quality(index).view().changes  # the ingest has not made its note, or was killed before it
    assert changes is not None
    assert ([line.organ for line in changes.came], changes.went, changes.reports) == (["丙县财政局"], (), 4)
    noted(index)
    after = Quality(index).view().changes
    assert after is not None
    assert (after.came, after.went, after.since) == (changes.came, (), changes.since)
    noted(index)  # an ingest that found nothing to do
    assert Quality(index).view().changes == after
    assert [each.organ for each in Wanted(new=True).keep(Quality(index).view().found, after.new)] == ["丙县财政局"]


def test_what_is_mended_is_told_by_what_it_was(tmp_path: Path) -> None:
    index = made(tmp_path / "index", [("甲县教育局", 2023, [ERROR, ACROSS])])
    noted(index)
    made(index, [("甲县教育局", 2023, [ACROSS])])
    noted(index)
    changes = Quality(index).view().changes
    assert changes is not None
    assert ([line.message for line in changes.went], changes.came) == (["新收对不上"], ())


def test_an_open_page_sees_a_new_ingest_and_a_new_decision(index: Path) -> None:
    quality = Quality(index)
    before = quality.view()
    made(index, [("丙县财政局", 2021, [ERROR])])
    assert len(quality.view().found) == len(before.found) + 1
    quality.verdicts.decide(before.found[0].key, Standing.CONFIRMED)
    assert quality.view().by_key[before.found[0].key].status == "confirmed"


@pytest.mark.parametrize(
    ("organ", "found"),
    [("住建局", 1), ("甲县住建局", 1), ("甲县 住建局", 1), ("房城局", 1), ("住房和城乡建设局", 1), ("卫健局", 0), ("局建住", 0)],
)
def test_an_organ_is_found_by_the_names_that_people_use(tmp_path: Path, organ: str, found: int) -> None:
    index = made(tmp_path / "index", [("甲县住房和城乡建设局", 2023, [ERROR]), ("甲县教育局", 2023, [ERROR])])
    assert len(Wanted(organ=organ).keep(Quality(index).view().found)) == found


def test_a_cell_of_another_report_is_told_by_its_organ_and_year(index: Path) -> None:
    each = next(each for each in Quality(index).view().found if (each.finding.rule, each.report.year) == ("carry_over", 2023))
    source = each.finding.operands[0].model_copy(update={"report_id": report_id("甲县教育局", 2022)})
    finding = each.finding.model_copy(update={"operands": (*each.finding.operands, source)})
    known = replace(each, finding=finding, others={source.report_id: "甲县教育局2022年年报"})
    assert finding_rows([known])[0]["位置"] == "一、本年新收 · 总计；甲县教育局2022年年报 · 一、本年新收 · 总计"
    assert "另一份报告 · " in finding_rows([replace(known, others={})])[0]["位置"]


def test_a_moment_is_told_as_the_clock_on_the_wall_says_it(index: Path) -> None:
    decide(index, "两年对不上", Standing.EXPLAINED)
    told = next(row["处理时间"] for row in finding_rows(Quality(index).view().found) if row["处理时间"])
    assert datetime.strptime(told, "%Y-%m-%d %H:%M").astimezone() <= datetime.now().astimezone()


def test_rows_for_other_programs(index: Path) -> None:
    decide(index, "两年对不上", Standing.EXPLAINED)
    row = next(row for row in finding_rows(Quality(index).view().found) if row["发现的问题"] == "两年对不上")
    assert tuple(row) == COLUMNS
    assert (row["机关"], row["年度"], row["轻重"], row["状态"], row["理由"]) == ("甲县教育局", "2023", "存疑", "有合理解释", "理由")
    assert (row["一边"], row["另一边"], row["相差"], row["位置"]) == ("3", "4", "1", "一、本年新收 · 总计")


def test_a_large_collection_is_looked_at_quickly(tmp_path: Path) -> None:
    told = [("I1", "error", f"第 {n} 处对不上", str(n)) for n in range(400)]
    quality = Quality(made(tmp_path / "index", [(f"甲县第{n}局", 2023, told) for n in range(5)]))
    quality.view()
    started = time.perf_counter()
    assert len(quality.view().found) == 2000
    assert time.perf_counter() - started < 0.5  # read again only after a new ingest
