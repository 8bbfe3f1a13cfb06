"""Questions of two steps, and turns that speak of the figures before by a word."""

import pytest

from askgov.domain import FigureQuery
from askgov.in_full import in_full, of_the_first
from askgov.in_steps import in_steps
from askgov.question.organs import Catalogue
from askgov.sessions import Turn


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        ("2024年新收最多的前三个单位，三家合计占全县多少", "2024年新收最多的前三个单位", "三家合计占全县多少"),
        ("2024年处罚最多的是哪个局？它的许可有多少件？", "2024年处罚最多的是哪个局", "它的许可有多少件"),
        ("2024年新收最多的三个部门加起来多少件", "2024年新收最多的三个部门", "这三个部门加起来多少件"),
        ("2024年处罚最多的那个局许可了多少件", "2024年处罚最多的那个局", "它的许可了多少件"),
        ("2024年哪个局复议最多，被纠正几件", "2024年哪个局复议最多", "它被纠正几件"),  # not who has most of what was corrected
    ],
)
def test_the_second_step_asks_of_what_the_first_puts_in_order(question: str, first: str, then: str) -> None:
    assert in_steps(question) == (first, then)


@pytest.mark.parametrize(
    "question", ["云溪县教育局2024年处罚多少件", "哪个局处罚最多，许可呢", "哪个局处罚最多，几件", "最多的和最少的差多少"]
)
def test_any_other_question_is_one_step(question: str) -> None:
    assert in_steps(question) is None


RANKED = tuple(
    (place, FigureQuery(entities=(organ,), years=(2023,), concepts=("requests.received",)))
    for place, organ in ((1, "云溪县公安局"), (2, "云溪县教育局"), (3, "云溪县人民政府办公室"))
)


@pytest.mark.parametrize(
    ("turn", "full"),
    [
        ("这两家合计占全县的几成", "云溪县公安局和云溪县教育局2023年新收申请加起来占全县的几成"),
        ("前两名占全县的几成", "云溪县公安局和云溪县教育局2023年新收申请加起来占全县的几成"),
        ("前四名加起来多少件", "前四名加起来多少件"),  # there is no fourth
        ("第二名多少件", "第二名多少件"),
    ],
)
def test_the_organs_in_the_first_places_are_named(turn: str, full: str, known: Catalogue) -> None:
    assert of_the_first(turn, RANKED, known) == full


def test_both_organs_of_the_turns_before_are_named(known: Catalogue) -> None:
    recent = tuple(figure for _, figure in RANKED[:2])
    assert in_full("两家予以公开的各几件", Turn(recent=recent), (2023,), known) == "云溪县公安局和云溪县教育局2023年予以公开的各几件"


def test_the_same_year_is_that_of_the_turn_before(known: Catalogue) -> None:
    assert in_full("云溪县教育局同年呢", Turn(), (2023,), known) == "云溪县教育局2023年呢"


@pytest.mark.parametrize(("line", "full"), [("penalties.decisions", "谁多"), ("requests.received", "谁办得多")])
def test_who_did_more_is_of_decisions_never_of_applications_received(line: str, full: str, known: Catalogue) -> None:
    figure = FigureQuery(entities=("云溪县公安局", "云溪县教育局"), years=(2023,), concepts=(line,))
    assert in_full("谁办得多", Turn(recent=(figure,)), (2023,), known) == full
