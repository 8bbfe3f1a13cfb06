"""县教育局 is the 教育局 of a county: that of a province or a city is never taken for it."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Entity, FigureQuery, Operation, Report, Scope, StatementQuery
from askgov.domain.vocabulary import Format
from askgov.question.organs import Catalogue, catalogue
from askgov.taxonomy.organs import parse_organ

TODAY = date(2026, 3, 1)
NAMES = ("穹州省教育厅", "砚湾市住房和城乡建设局", "鹭汀县公安局", "鹭汀县卫生健康局", "鹭汀县自然资源局", "砚湾市消防救援支队")


@pytest.fixture(scope="module")
def levels() -> Catalogue:
    organs = {name: parse_organ(name) for name in NAMES}
    entities = [Entity(id=name, name=name, place=o.place, level=o.level, kind=o.kind) for name, o in organs.items()]
    reports = [
        Report(
            id=f"{name}{year}",
            entity_id=name,
            year=year,
            scope=Scope.OWN,
            format=Format.G3,
            title=f"{name}{year}年政府信息公开工作年度报告",
            file="f.md",
            media_type="text/markdown",
        )
        for name in NAMES
        for year in (2024, 2025)
    ]
    return catalogue(entities, reports)


@pytest.mark.parametrize(
    "said", ["县教育局", "市教育局", "县住建局", "区住建局", "省住建厅", "省公安厅", "市公安局", "公安厅", "公安部", "住建厅"]
)
def test_an_organ_of_another_level_is_not_taken(said: str, levels: Catalogue) -> None:
    found = planning.plan(f"{said}2025年收到多少申请", levels, TODAY)[1]
    assert not isinstance(found, FigureQuery), found
    assert not isinstance(found, StatementQuery) or not found.entities, found  # at most what another report's prose says of it


@pytest.mark.parametrize(
    ("said", "meant"),
    [("省教育厅", "穹州省教育厅"), ("市住建局", "砚湾市住房和城乡建设局"), ("县公安局", "鹭汀县公安局"), ("教育厅", "穹州省教育厅")],
)
def test_the_organ_of_the_level_is(said: str, meant: str, levels: Catalogue) -> None:
    found = planning.plan(f"{said}2025年收到多少申请", levels, TODAY)[1]
    assert isinstance(found, FigureQuery), found
    assert found.entities == (meant,)


@pytest.mark.parametrize(
    ("question", "operation", "count"),
    [
        ("鹭汀县公安局、自然资源局、卫健局，2025年行政处罚最多的是哪个局", Operation.EXTREME, 3),
        ("鹭汀县公安局、自然资源局、卫健局，2025年行政处罚过50件的是几个单位", Operation.THRESHOLD, 3),
        ("这几个单位：鹭汀县公安局、自然资源局、卫健局，2025年行政处罚哪家最少", Operation.EXTREME, 3),
        ("鹭汀县公安局和卫健局2025年哪家行政许可办得多，办了多少", Operation.COMPARE, 2),
    ],
)
def test_which_of_the_organs_named(question: str, operation: Operation, count: int, levels: Catalogue) -> None:
    found = planning.plan(question, levels, TODAY)[1]
    assert isinstance(found, ComputeQuery), found
    assert (found.operation, len(found.terms)) == (operation, count)


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        ("县公安局2025年新收申请比2024年多几件，其中自然人的多几件", 2),
        ("2025年比2024年，县公安局的许可和处罚各增加多少", 2),
        ("县公安局2025年处罚比2024年多几件，许可多几件", 2),
        ("县公安局、县卫健局2025年行政处罚比2024年各多几件", 2),
    ],
)
def test_no_clause_of_a_change_is_dropped(question: str, changes: int, levels: Catalogue) -> None:
    found = planning.plan(question, levels, TODAY)[1]
    assert isinstance(found, ComputeQuery), found
    assert len(found.terms) == len(found.bases) == changes


@pytest.mark.parametrize("question", ["鹭汀县公安局下属单位2025年处罚多少", "鹭汀县公安局直属各单位2025年处罚合计多少"])
def test_what_is_below_an_agency_is_not_every_organ_of_the_index(question: str, levels: Catalogue) -> None:
    assert not isinstance(planning.plan(question, levels, TODAY)[1], ComputeQuery | FigureQuery)
