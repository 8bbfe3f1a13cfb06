"""Which organs a question means: successive names of one organ, the place that has nearly all reports, groups by name, all of a place."""

from collections.abc import Mapping
from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import ComputeQuery, Decline, Entity, FigureQuery, Operation, Plan, Report, Scope
from askgov.domain.vocabulary import Format
from askgov.question.organs import Catalogue, catalogue
from askgov.question.reader import read
from askgov.sessions import Turn
from askgov.taxonomy.organs import parse_organ

TODAY = date(2026, 3, 1)
CITY = {
    "荆陵市人民政府": (2023, 2024),
    "荆陵市卫生和计划生育委员会": (2016,),
    "荆陵市卫生健康委员会": (2020, 2023, 2024),
    "荆陵市国土资源局": (2012, 2016),
    "荆陵市自然资源和规划局": (2021, 2022, 2024),
    "荆陵市工商行政管理局": (2016,),
    "荆陵市市场监督管理局": (2022, 2024),
    "荆陵市教育局": (2020, 2023, 2024),
    "江渚区人民政府": (2023, 2024),
    "江渚区教育局": (2023, 2024),
    "江渚区观澜街道办事处": (2024,),
    "望川县人民政府": (2024,),
    "望川县教育局": (2023, 2024),
}
COUNTIES = {
    "云溪县人民政府": tuple(range(2016, 2026)),
    "云溪县教育局": tuple(range(2016, 2026)),
    "云溪县公安局": (2023, 2024),
    "云岭县人民政府": (2023, 2024),
    "云岭县教育局": (2023, 2024),
}
ALONE = {"宿迁市人民政府": (2023,), "阳城县行政审批服务管理局": (2023,)}


def world(years: Mapping[str, tuple[int, ...]]) -> Catalogue:
    organs = {name: parse_organ(name) for name in years}
    parents = {"江渚区观澜街道办事处": "江渚区人民政府"}
    entities = [
        Entity(id=name, name=name, place=o.place, level=o.level, kind=o.kind, parent_id=parents.get(name)) for name, o in organs.items()
    ]
    reports = [
        Report(
            id=f"{name}{year}", entity_id=name, year=year, scope=Scope.AGGREGATE if name.endswith("人民政府") else Scope.OWN,
            format=Format.G3 if year >= 2021 else Format.G2 if year >= 2019 else Format.G1, title=f"{name}{year}年报告", file="report.md",
            media_type="text/markdown",
        )
        for name, all_ in years.items()
        for year in all_
    ]  # fmt: skip
    return catalogue(entities, reports)


@pytest.fixture(scope="module")
def city() -> Catalogue:
    return world(CITY)


@pytest.fixture(scope="module")
def counties() -> Catalogue:
    return world(COUNTIES)


@pytest.fixture(scope="module")
def alone() -> Catalogue:
    return world(ALONE)


def plan(question: str, known: Catalogue, before: Plan | None = None) -> Plan:
    return planning.plan(question, known, TODAY, Turn(plan=before, question="…") if before else None)[1]


def entities(question: str, known: Catalogue, before: Plan | None = None) -> tuple[str, ...]:
    found = plan(question, known, before)
    assert isinstance(found, FigureQuery | ComputeQuery), found
    if isinstance(found, FigureQuery):
        return found.entities
    return tuple(dict.fromkeys(term.entity for term in found.terms))


# -- one organ under successive names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CITY)
def test_a_full_name_means_that_organ(name: str, city: Catalogue) -> None:
    assert entities(f"{name}{CITY[name][-1]}年新收申请多少件", city) == (name,)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("卫健委2020年新收申请多少件", "荆陵市卫生健康委员会"),
        ("市卫计委2016年新收申请多少件", "荆陵市卫生和计划生育委员会"),
        ("荆陵市国土局2016年新收申请多少件", "荆陵市国土资源局"),
        ("自规局2022年新收申请多少件", "荆陵市自然资源和规划局"),
        ("市卫健委2024年新收申请是2020年的几倍", "荆陵市卫生健康委员会"),
    ],
)
def test_the_year_tells_a_renamed_organ(question: str, meant: str, city: Catalogue) -> None:
    assert entities(question, city) == (meant,)


@pytest.mark.parametrize(
    ("question", "meant"), [("自规局2016年新收申请多少件", "荆陵市国土资源局"), ("国土局2022年新收申请多少件", "荆陵市自然资源和规划局")]
)
def test_another_name_than_the_one_said_is_told(question: str, meant: str, city: Catalogue) -> None:
    found = plan(question, city)
    assert isinstance(found, FigureQuery)
    assert found.entities == (meant,)
    assert any(meant in note for note in found.notes)


def test_a_span_over_the_renaming_takes_each_name_in_its_years(city: Catalogue) -> None:
    found = plan("卫健委2016年和2020年新收申请各多少件", city)
    assert isinstance(found, FigureQuery)
    assert found.successive
    assert found.entities == ("荆陵市卫生和计划生育委员会", "荆陵市卫生健康委员会")
    assert any("先后" in note for note in found.notes)
    change = plan("卫健委2024年新收申请比2016年多多少件", city)
    assert isinstance(change, ComputeQuery)
    assert [(term.entity, term.year) for term in change.terms] == [("荆陵市卫生健康委员会", 2024)]
    assert [(term.entity, term.year) for term in change.bases] == [("荆陵市卫生和计划生育委员会", 2016)]


def test_the_next_turn_finds_the_name_of_its_year(city: Catalogue) -> None:
    first = plan("卫健委2024年新收申请多少件", city)
    assert entities("2016年呢", city, first) == ("荆陵市卫生和计划生育委员会",)


def test_a_body_that_was_merged_with_others_is_no_former_name(city: Catalogue) -> None:
    assert "荆陵市工商行政管理局" not in city.successions


def test_of_twins_the_only_one_with_a_report_of_the_year_is_taken_and_said(city: Catalogue) -> None:
    found = plan("教育局2020年行政许可多少件", city)
    assert isinstance(found, FigureQuery)
    assert len(found.entities) == 1
    assert 2020 in city.years[found.entities[0]]
    assert any("只收录了它2020年的年报" in note for note in found.notes)


@pytest.mark.parametrize("question", ["市监局2016年新收申请多少件", "教育局2024年新收申请多少件"])
def test_every_option_settles_the_question(question: str, city: Catalogue) -> None:
    found = plan(question, city)
    assert isinstance(found, Decline)
    assert found.options
    for option in found.options:
        again = plan(option.question, city)
        assert isinstance(again, FigureQuery) or again.reason == "no_report"


# -- the place that has nearly all reports ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["全县", "我县", "县里"])
def test_the_county_of_nearly_all_reports_is_taken_and_told(said: str, counties: Catalogue) -> None:
    found = plan(f"{said}2024年新收申请多少件", counties)
    assert isinstance(found, FigureQuery)
    assert found.entities == ("云溪县人民政府",)
    assert any(said in note and "云溪县" in note for note in found.notes)


@pytest.mark.parametrize("question", ["县政府2024年新收申请多少件", "县教育局2024年新收申请多少件", "全县2024年教育局新收申请多少件"])
def test_twins_are_asked_about_all_the_same(question: str, counties: Catalogue) -> None:
    found = plan(question, counties)
    assert isinstance(found, Decline)
    assert found.reason == "ambiguous"


@pytest.mark.parametrize("question", ["县里的公安局2024年新收申请多少件", "全县公安局2024年新收申请多少件"])
def test_the_place_before_an_agency_is_not_asked_about_itself(question: str, counties: Catalogue) -> None:
    assert entities(question, counties) == ("云溪县公安局",)


def test_a_district_among_others_is_told(city: Catalogue) -> None:
    found = plan("全县2024年新收申请多少件", world({**CITY, "东垣县民政局": (2024,)}))
    assert isinstance(found, FigureQuery)
    assert any("望川县" in note for note in found.notes)


def test_two_comparable_counties_are_asked_about() -> None:
    known = world({"云溪县人民政府": (2023, 2024), "云岭县人民政府": (2023, 2024)})
    assert isinstance(plan("全县2024年新收申请多少件", known), Decline)


def test_the_county_spoken_of_before_is_meant(counties: Catalogue) -> None:
    first = plan("云岭县教育局2024年新收申请多少件", counties)
    assert entities("全县呢", counties, first) == ("云岭县人民政府",)


def test_inside_another_word_the_place_is_not_named(counties: Catalogue) -> None:
    assert not isinstance(plan("小区里2024年新收申请多少件", counties), FigureQuery)


# -- groups by name ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "operation", "members"),
    [
        ("2024年所有教育局的行政许可决定合计多少件", Operation.SUM, {"荆陵市教育局", "江渚区教育局", "望川县教育局"}),
        ("2024年行政处罚最少的教育局是哪家", Operation.EXTREME, {"荆陵市教育局", "江渚区教育局", "望川县教育局"}),
        ("各区县教育局2024年新收申请合计多少件", Operation.SUM, {"江渚区教育局", "望川县教育局"}),
        ("几个县的教育局2024年新收申请一共多少件", Operation.SUM, {"江渚区教育局", "望川县教育局"}),
        ("区县政府2024年新收申请哪个最多", Operation.EXTREME, {"江渚区人民政府", "望川县人民政府"}),
        (
            "市直部门2024年新收申请平均多少件",
            Operation.AVERAGE,
            {"荆陵市卫生健康委员会", "荆陵市自然资源和规划局", "荆陵市市场监督管理局", "荆陵市教育局"},
        ),
    ],
)
def test_groups(question: str, operation: Operation, members: set[str], city: Catalogue) -> None:
    found = plan(question, city)
    assert isinstance(found, ComputeQuery), found
    assert found.operation is operation
    there = {term.entity for term in found.terms if term.year in city.years[term.entity]}
    assert there == members


def test_an_organ_renamed_away_is_no_member_any_more(city: Catalogue) -> None:
    now = entities("荆陵市各部门2024年新收申请从多到少排名", city)
    assert "荆陵市自然资源和规划局" in now
    assert "荆陵市国土资源局" not in now
    then = entities("荆陵市各部门2016年新收申请从多到少排名", city)
    assert "荆陵市国土资源局" in then
    assert "荆陵市自然资源和规划局" not in then


# -- all organs of a place, shares of another organ's figure ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question", ["宿迁各级机关2023年行政强制多少件", "宿迁各机关2023年新收申请多少件", "2023年企业向宿迁各机关申请了多少件"]
)
def test_all_organs_of_a_place_are_in_its_own_report(question: str, alone: Catalogue) -> None:
    found = plan(question, alone)
    assert isinstance(found, FigureQuery)
    assert found.entities == ("宿迁市人民政府",)
    assert any("汇总" in note for note in found.notes)


def test_each_organ_is_listed_where_they_have_reports(counties: Catalogue) -> None:
    assert "云溪县公安局" in entities("云溪县各单位2024年新收申请分别多少件", counties)
    assert entities("云溪县各级机关2024年新收申请多少件", counties) == ("云溪县人民政府",)


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("2024年观澜街道的申请占江渚区的百分比", "江渚区观澜街道办事处", "江渚区人民政府"),
        ("2024年荆陵市教育局新收申请占荆陵市多少", "荆陵市教育局", "荆陵市人民政府"),
        ("2024年荆陵市教育局新收申请占全市的比例", "荆陵市教育局", "荆陵市人民政府"),
        ("2024年荆陵市的新收申请里市教育局占百分之几", "荆陵市教育局", "荆陵市人民政府"),
        ("荆陵市2024年的行政许可，有百分之几是市教育局作出的", "荆陵市教育局", "荆陵市人民政府"),
    ],
)
def test_a_share_of_another_organs_figure(question: str, part: str, whole: str, city: Catalogue) -> None:
    found = plan(question, city)
    assert isinstance(found, ComputeQuery)
    assert [term.entity for term in found.terms] == [part]
    assert [term.entity for term in found.bases] == [whole]


def test_a_share_of_the_city_in_the_next_turn(city: Catalogue) -> None:
    found = plan("占全市多少", city, plan("江渚区2024年新收申请多少件", city))
    assert isinstance(found, ComputeQuery)
    assert [term.entity for term in found.bases] == ["荆陵市人民政府"]


# -- strangers ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "云溪县公安局2023年邀请各方面代表列席县政府常务会议几次",
        "请介绍县公安局2023年办理公开申请的流程",
        "出门打工的云溪县村民看不到公示，怎么解决",
        "群众在云溪办事大厅给了差评，后面怎么跟进",
    ],
)
def test_words_of_the_thing_asked_are_no_strangers(question: str, counties: Catalogue) -> None:
    found = plan(question, counties)
    assert not (isinstance(found, Decline) and found.reason == "no_report")
    assert not getattr(found, "subjects", ())


@pytest.mark.parametrize("question", ["云山县公安局2024年行政处罚多少件", "请问云山县教育局2024年新收申请多少件"])
def test_a_stranger_in_the_subjects_place_stays_one(question: str, counties: Catalogue) -> None:
    assert not isinstance(plan(question, counties), FigureQuery | ComputeQuery)


def test_what_was_carried_over_is_told_by_the_report_of_the_next_year(known: Catalogue) -> None:
    found = plan("云岭县教育局2022年没办完、转到2023年的申请有几件", known)
    assert isinstance(found, FigureQuery)
    assert (found.concepts, found.years) == (("requests.carried_in",), (2023,))
    assert any("没有收录2022年" in note for note in found.notes)


@pytest.mark.parametrize("said", ["卫建委2024年新收几件", "2024年卫建委新收几件", "2024年云溪县卫建委新收几件"])
def test_half_a_name_before_an_agency_makes_it_another(said: str) -> None:
    """卫|建委 is not the 住房和城乡建设局."""
    known = world({"云溪县住房和城乡建设局": (2024,), "云溪县人民政府": (2024,)})
    assert [mention.candidates for mention in read(said, known, TODAY).organs] in ([], [("云溪县人民政府",)])


def test_a_computation_with_an_organ_without_a_report_names_it() -> None:
    known = world({"云溪县教育局": (2024,), "云溪县人民政府": (2024,)})
    for question in ("教育局和财政局2024年谁新收多", "财政局2024年新收占全县几成", "财政局2024年新收比2023年多几件"):
        planned = planning.plan(question, known, TODAY)[1]
        said = planned.message if isinstance(planned, Decline) else getattr(planned, "fallback", "")
        assert "没有收录“财政局”的年度报告" in said


def test_a_question_without_an_organ_is_of_the_only_one_with_those_years() -> None:
    known = world({"云溪县人民政府": (2018, 2023, 2024), "云溪县教育局": (2023, 2024), "云溪县民政局": (2024,)})
    planned = plan("2018年和2024年新收申请各多少", known)
    assert isinstance(planned, FigureQuery)
    assert planned.entities == ("云溪县人民政府",)
    assert planned.notes == ("问题没有写机关：收录的报告里，只有云溪县人民政府有2018年、2024年的年报，按它回答。",)
    for open_ in ("2024年新收申请多少", "2023年和2024年新收申请各多少", "新收申请多少"):
        assert isinstance(plan(open_, known), Decline)
    before = plan("云溪县教育局2024年行政许可多少", known)
    assert isinstance(plan("2018年新收申请多少", known, before), Decline)  # a turn goes on with its organ


@pytest.mark.parametrize("said", ["南云溪县2024年新收几件", "2024年新云溪县新收几件", "大云溪县教育局2024年新收几件"])
def test_a_direction_before_a_place_makes_it_another(said: str) -> None:
    known = world({"云溪县教育局": (2024,), "云溪县人民政府": (2024,)})
    assert read(said, known, TODAY).organs == ()


@pytest.mark.parametrize("question", ["云溪县2024年新收谁多", "跟云溪县比2024年新收谁多", "和云溪县2024年新收差多少"])
def test_who_has_more_is_never_a_question_of_years(question: str) -> None:
    known = world({"云溪县教育局": (2023, 2024), "云溪县人民政府": (2023, 2024)})
    assert isinstance(plan(question, known), Decline)
