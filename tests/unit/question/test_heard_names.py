"""Names of places taken by their sound."""

import pytest

from askgov.domain import Entity, Format, Report, Scope
from askgov.question.heard_names import name_heard
from askgov.question.organs import Catalogue
from askgov.question.organs import catalogue as organs_catalogue
from askgov.taxonomy.organs import parse_organ


def catalogue(*names: str) -> Catalogue:
    organs = {name: parse_organ(name) for name in names}
    entities = [Entity(id=name, name=name, place=o.place, level=o.level, kind=o.kind) for name, o in organs.items()]
    reports = [
        Report(
            id=name, entity_id=name, year=2023, scope=Scope.OWN, format=Format.G3, title=name, file="report.md", media_type="text/markdown"
        )
        for name in names
    ]
    return organs_catalogue(entities, reports)


@pytest.mark.parametrize(
    ("said", "written", "meant"),
    [("枫诸县", "枫诸县", "枫渚县"), ("柳步镇", "柳步镇", "柳埠镇"), ("枫诸县教育局", "枫诸县教育局", "枫渚县教育局")],
)
def test_the_one_known_name_of_that_sound_is_meant(said: str, written: str, meant: str) -> None:
    assert name_heard(said, catalogue("枫渚县人民政府", "枫渚县教育局", "枫渚县柳埠镇人民政府")) == (written, meant)


def test_a_real_place_is_no_slip_for_another() -> None:
    assert name_heard("榆林市", catalogue("玉林市人民政府")) is None


def test_of_two_names_of_that_sound_none_is_taken() -> None:
    assert name_heard("云西县", catalogue("云溪县人民政府", "云溪县教育局", "云希县人民政府")) is None
