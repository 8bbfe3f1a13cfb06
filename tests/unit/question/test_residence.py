"""Where the asker lives tells whose organ is asked about; nothing else of the question changes."""

import pytest

from askgov.question.organs import Catalogue
from askgov.question.residence import at_home

from .test_organs import world


@pytest.fixture(scope="module")
def known() -> Catalogue:
    towns = {"云溪县青石镇人民政府": (2024,), "云溪县临江街道办事处": (2024,), "云岭县教育局": (2024,)}
    return world({"云溪县人民政府": (2024,), "云溪县教育局": (2024,), "云溪县公安局": (2024,), **towns})


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("我住在云溪县,教育局去年收到多少申请", "云溪县教育局去年收到多少申请"),
        ("我家在青石镇,想问问镇政府去年收到多少申请", "青石镇去年收到多少申请"),
        ("我是青石镇的村民,想晓得咱镇政府2024年收到几件", "青石镇2024年收到几件"),
        ("我们家在临江街道,街道办2024年处罚多少", "临江街道2024年处罚多少"),
        ("家住青石镇,镇里2024年新收几件", "青石镇2024年新收几件"),
        ("我是云岭县的,教育局2024年收到几件", "云岭县教育局2024年收到几件"),
        ("我在青石镇,县公安局2024年处罚多少", "县公安局2024年处罚多少"),  # no town has one
        ("我是青石镇的,云溪县2024年收到几件", "云溪县2024年收到几件"),  # another place is named
        ("我住云溪县,2024年收到多少申请", "云溪县2024年收到多少申请"),
        ("我是云溪县公安局的,教育局2024年收到几件", "我是云溪县公安局的,教育局2024年收到几件"),  # who asks, not where
        ("我在云溪县开了家厂,教育局2024年收到几件", "云溪县教育局2024年收到几件"),
        ("我在云岭县上班,教育局2024年收到几件", "云岭县教育局2024年收到几件"),
        ("我是云溪县人,县里2024年收到几件", "云溪县2024年收到几件"),
        ("我是云溪县人,县里的教育局2024年收到几件", "云溪县教育局2024年收到几件"),
        ("我在云溪县教育局的年报里看到,公安局2024年收到几件", "我在云溪县教育局的年报里看到,公安局2024年收到几件"),
        ("我家在外地,教育局2024年收到几件", "我家在外地,教育局2024年收到几件"),
        ("云溪县教育局2024年收到几件", "云溪县教育局2024年收到几件"),
    ],
)
def test_the_organ_is_that_of_the_place_where_the_asker_lives(known: Catalogue, said: str, asked: str) -> None:
    assert at_home(said, known) == asked
