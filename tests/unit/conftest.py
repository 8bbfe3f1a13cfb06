"""A small world of organs for tests of questions."""

from datetime import date

import pytest

from askgov.domain import Entity, Report, Scope
from askgov.domain.vocabulary import Format
from askgov.question.organs import Catalogue, catalogue
from askgov.taxonomy.organs import parse_organ

TODAY = date(2026, 3, 1)

WORLD = {
    "云溪县人民政府": (2023, 2024),
    "云溪县人民政府办公室": (2023,),
    "云溪县教育局": (2020, 2023, 2024),
    "云溪县公安局": (2023, 2024),
    "云岭县教育局": (2023,),
    "阳城县行政审批服务管理局": (2023,),
}


def format_of(year: int) -> Format:
    """The national format of a year."""
    return Format.G3 if year >= 2021 else Format.G2 if year >= 2019 else Format.G1


@pytest.fixture(scope="session")
def known() -> Catalogue:
    """Six organs of three counties."""
    organs = {name: parse_organ(name) for name in WORLD}
    entities = [Entity(id=name, name=name, place=o.place, level=o.level, kind=o.kind) for name, o in organs.items()]
    reports = [
        Report(
            id=f"{name}{year}",
            entity_id=name,
            year=year,
            scope=Scope.AGGREGATE if name.endswith("人民政府") else Scope.OWN,
            format=format_of(year),
            title=f"{name}{year}年政府信息公开工作年度报告",
            file="report.md",
            media_type="text/markdown",
        )
        for name, years in WORLD.items()
        for year in years
    ]
    return catalogue(entities, reports)
