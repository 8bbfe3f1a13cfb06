"""What an organ was called before: the reports under every name of its own."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import PassageQuery, Plan
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

from ..question.test_organs import world

OLD, NEW, OTHER = "云溪县国土资源局", "云溪县自然资源局", "云溪县教育局"


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world({OLD: (2017, 2018), NEW: (2019, 2020), OTHER: (2019,)})


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, date(2026, 3, 1), Turn())[1]


@pytest.mark.parametrize(
    "question", ["云溪县自然资源局以前叫什么", "云溪县自然资源局哪年改的名", "云溪县自然资源局什么时候换的名字，之前叫啥"]
)
def test_every_name_with_its_years(question: str, known: Catalogue) -> None:
    asked = plan(question, known)
    assert isinstance(asked, PassageQuery)
    assert (asked.matter, asked.entities, asked.years) == ("names", (OLD, NEW), (2017, 2018, 2019, 2020))


def test_an_organ_of_one_name(known: Catalogue) -> None:
    asked = plan("云溪县教育局改过名没有", known)
    assert isinstance(asked, PassageQuery)
    assert (asked.matter, asked.entities) == ("names", (OTHER,))


@pytest.mark.parametrize(
    "question", ["云溪县教育局2019年公示的改名额多少", "云溪县教育局以前年度的问题有哪些", "云溪县教育局的公众号改过名吗"]
)
def test_names_of_other_things_are_none(question: str, known: Catalogue) -> None:
    asked = plan(question, known)
    assert not isinstance(asked, PassageQuery) or asked.matter != "names"
