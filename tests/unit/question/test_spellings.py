"""Places written with the city above and without; branches by the area that they serve; names that are no other organ's."""

import pytest

from askgov.domain import ComputeQuery, Entity, FigureQuery, Format, Plan, Report, Scope
from askgov.question.organs import Catalogue, catalogue
from askgov.taxonomy.spellings import written_out

from .test_organs import TODAY, planning, world

DISTRICT = {
    "青岚区人民政府": (2022, 2023, 2024),
    "澜江市青岚区教育局": (2022, 2023, 2024),
    "澜江市青岚区民政局": (2023, 2024),
    "青岚区市场监督管理局": (2023, 2024),
    "澜江市公安局青岚分局": (2023, 2024),
}


@pytest.fixture(scope="module")
def district() -> Catalogue:
    return world(DISTRICT)


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, TODAY)[1]


@pytest.mark.parametrize("said", ["教育局", "区教育局", "青岚区教育局", "澜江市青岚区教育局"])
def test_an_organ_is_known_by_both_spellings(district: Catalogue, said: str) -> None:
    planned = plan(f"{said}2023年新收申请多少件", district)
    assert isinstance(planned, FigureQuery)
    assert planned.entities == ("澜江市青岚区教育局",)


def test_departments_of_a_place_are_those_of_both_spellings(district: Catalogue) -> None:
    planned = plan("青岚区各部门2024年行政处罚从多到少", district)
    assert isinstance(planned, ComputeQuery)
    assert {term.entity for term in planned.terms} == {
        "澜江市青岚区教育局", "澜江市青岚区民政局", "青岚区市场监督管理局", "澜江市公安局青岚分局",
    }  # fmt: skip


@pytest.mark.parametrize("said", ["青岚公安分局", "青岚区公安分局", "青岚区公安局", "公安分局"])
def test_a_branch_is_of_the_area_that_it_serves(district: Catalogue, said: str) -> None:
    planned = plan(f"{said}2024年行政处罚多少件", district)
    assert isinstance(planned, FigureQuery)
    assert planned.entities == ("澜江市公安局青岚分局",)


@pytest.mark.parametrize(("said", "names"), [("澜江市公安局", DISTRICT), ("云溪县公安分局", {"云溪县公安局": (2024,)})])
def test_a_branch_is_not_the_whole_nor_the_whole_a_branch(said: str, names: dict[str, tuple[int, ...]]) -> None:
    assert not isinstance(plan(f"{said}2024年行政处罚多少件", world(names)), FigureQuery | ComputeQuery)


@pytest.mark.parametrize(
    ("places", "longer"),
    [
        (["青岚区", "澜江市青岚区"], {"青岚区": "澜江市青岚区"}),
        (["青岚区", "澜江市青岚区", "云江市青岚区"], {}),
        (["鼓楼区", "南京市鼓楼区"], {}),
        (["城关镇", "云溪县城关镇"], {}),
    ],
)
def test_a_name_that_several_places_may_bear_is_not_written_out(places: list[str], longer: dict[str, str]) -> None:
    assert written_out(places) == longer


def test_an_organs_name_holds_no_applicant() -> None:
    planned = plan("市民政局2024年新收申请多少件", world({"荆陵市民政局": (2024,)}))
    assert isinstance(planned, FigureQuery)
    assert [column.value for column in planned.applicants] == ["total"]


def test_an_organ_written_in_two_ways_is_said_to_be_one() -> None:
    name = "澜江市青岚区教育局"
    reports = [
        Report(id=f"{year}", entity_id=name, year=year, scope=Scope.OWN, format=Format.G3, title="", file="", media_type="")
        for year in (2023, 2024)
    ]
    known = catalogue([Entity(id=name, name=name, place="澜江市青岚区", kind="education", spelled=("青岚区教育局",))], reports)
    planned = plan("教育局2023和2024年新收申请一共多少件", known)
    assert isinstance(planned, FigureQuery)
    assert planned.notes == ("青岚区教育局、澜江市青岚区教育局按同一个机关理解：年报里的写法不同。",)
