"""An organ that was renamed is one organ over all its years, each year under the name that it had."""

import pytest

from askgov.domain import ComputeQuery

from .test_organs import plan, world

RENAMED = {"云溪县国土资源局": (2017, 2018), "云溪县自然资源和规划局": (2019, 2020), "云溪县教育局": (2018, 2019)}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("自然资源局2019年新收申请比上年多几件", {"云溪县自然资源和规划局": [2019], "云溪县国土资源局": [2018]}),
        ("自然资源局历年新收申请各多少", {"云溪县自然资源和规划局": [2019, 2020], "云溪县国土资源局": [2017, 2018]}),
        ("自然资源局新收申请哪年最多", {"云溪县自然资源和规划局": [2019, 2020], "云溪县国土资源局": [2017, 2018]}),
    ],
)
def test_the_year_before_is_of_the_name_before(question: str, names: dict[str, list[int]]) -> None:
    planned = plan(question, world(RENAMED))
    assert isinstance(planned, ComputeQuery)
    terms = (*planned.terms, *planned.bases)
    assert {name: sorted({term.year for term in terms if term.entity == name}) for name in names} == names
    assert {term.entity for term in terms} == set(names)
    assert [note for note in planned.notes if "先后的名称" in note]


def test_each_member_of_a_group_is_set_against_its_own_former_name() -> None:
    planned = plan("云溪县各部门2019年新收申请增长最快的是哪个", world(RENAMED))
    assert isinstance(planned, ComputeQuery)
    assert {base.entity for base in planned.bases} == {"云溪县国土资源局", "云溪县教育局"}
