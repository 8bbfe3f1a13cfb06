"""Which reports are checked: of one organ, of a group, or all that there are."""

import pytest

from askgov import plan as planning
from askgov.domain import CheckQuery, CollectionQuery, Decline, Operation, Plan, StatementQuery
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

from ..question.test_organs import TODAY, world

SEAT, BUREAU, TOWN, ELSEWHERE = "云溪县人民政府", "云溪县教育局", "云溪县青石镇", "云岭县教育局"


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return world(dict.fromkeys((SEAT, BUREAU, TOWN, ELSEWHERE), (2023, 2024)))


def plan(question: str, known: Catalogue) -> Plan:
    return planning.plan(question, known, TODAY)[1]


@pytest.mark.parametrize(
    ("question", "entities", "years"),
    [
        ("收录的报告里哪些数字对不上", {SEAT, BUREAU, TOWN, ELSEWHERE}, (2023, 2024)),
        ("2024年的年报里有哪些数字对不上", {SEAT, BUREAU, TOWN, ELSEWHERE}, (2024,)),
        ("云溪县这些年报有没有对不上的数字", {SEAT, BUREAU, TOWN}, (2023, 2024)),
        ("云溪县2024年各部门的年报数字都对得上吗", {BUREAU}, (2024,)),
        ("云溪县教育局历年年报有没有对不上的地方", {BUREAU}, (2023, 2024)),
        ("哪些报告有问题", {SEAT, BUREAU, TOWN, ELSEWHERE}, (2023, 2024)),
        ("2023年哪些单位的年报数据有矛盾", {SEAT, BUREAU, TOWN, ELSEWHERE}, (2023,)),
        ("云溪县教育局的年报有没有算错的地方", {BUREAU}, (2023, 2024)),
    ],
)
def test_of_many_reports_those_that_do_not_add_up(known: Catalogue, question: str, entities: set[str], years: tuple[int, ...]) -> None:
    planned = plan(question, known)
    assert isinstance(planned, CheckQuery)
    assert (set(planned.entities), planned.years, planned.wide) == (entities, years, True)


def test_of_one_report_its_balance(known: Catalogue) -> None:
    planned = plan("云溪县教育局2024年的数字对得上吗", known)
    assert isinstance(planned, CheckQuery)
    assert not planned.wide


def test_whose_reports_have_the_most_that_does_not_add_up(known: Catalogue) -> None:
    planned = plan("哪个单位的年报问题最多", known)
    assert isinstance(planned, CheckQuery)
    assert planned.ranks == "organ"


def test_how_much_does_not_add_up(known: Catalogue) -> None:
    planned = plan("年报里的错误一共有几处", known)
    assert isinstance(planned, CheckQuery)
    assert (planned.counts, planned.wide) == (True, True)


@pytest.mark.parametrize(
    "question", ["云溪县教育局2024年的年报可信吗", "云溪县教育局2024年表格里的总计加得对吗", "云溪县教育局2024年报数字有没有问题"]
)
def test_in_other_words(known: Catalogue, question: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, CheckQuery)
    assert (planned.entities, planned.years) == ((BUREAU,), (2024,))


@pytest.mark.parametrize(
    "question", ["云溪县教育局2024年年报里说有哪些问题", "云溪县教育局2024年存在什么问题", "云溪县教育局2024年有问题的信访件有几件"]
)
def test_the_problems_an_organ_tells_of_are_none_of_its_figures(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), CheckQuery)


@pytest.mark.parametrize(
    "question", ["云溪县教育局2024年主动公开251条，分项加起来对得上吗", "云溪县教育局2024年主动公开总数和各渠道之和相符吗"]
)
def test_the_parts_of_a_list_in_prose(known: Catalogue, question: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, StatementQuery)
    assert planned.operation is Operation.CHECK


def test_of_one_stated_change_only_what_speaks_against_it(known: Catalogue) -> None:
    planned = plan("云溪县教育局2024年正文说比上年增加93条，算得对吗", known)
    assert isinstance(planned, CheckQuery)
    assert planned.claimed == "93条"


@pytest.mark.parametrize(
    ("question", "families"),
    [
        ("哪些机关的结转对不上", ("跨年",)),
        ("哪些单位年报的正文和表格不一致", ("正文与表格",)),
        ("2024年哪些局的表加错了", ("表内", "填报")),
        ("有没有年报照抄上一年", ("照抄",)),
        ("哪些年报有错", ()),
    ],
)
def test_of_many_reports_in_one_respect(known: Catalogue, question: str, families: tuple[str, ...]) -> None:
    planned = plan(question, known)
    assert isinstance(planned, CheckQuery)
    assert (planned.families, planned.wide) == (families, True)


def test_which_year_has_the_most(known: Catalogue) -> None:
    planned = plan("哪一年的年报错误最多", known)
    assert isinstance(planned, CheckQuery)
    assert planned.ranks == "year"


def test_a_government_is_not_held_against_the_organs_below_it(known: Catalogue) -> None:
    assert isinstance(plan("云溪县人民政府2024年行政处罚和各部门加起来对得上吗", known), Decline)


def test_no_report_of_an_organ_is_said_so(known: Catalogue) -> None:
    planned = plan("云山县公安局2024年报告有没有错误", known)
    assert isinstance(planned, Decline)
    assert planned.reason == "no_report"


def test_a_check_goes_on_with_another_organ_or_year(known: Catalogue) -> None:
    first = plan("云溪县教育局2024年的年报数字对得上吗", known)
    assert isinstance(first, CheckQuery)
    other = planning.plan("那云岭县教育局呢", known, TODAY, Turn(checked=first))[1]
    assert isinstance(other, CheckQuery)
    assert (other.entities, other.years) == ((ELSEWHERE,), (2024,))
    earlier = planning.plan("那2023年呢", known, TODAY, Turn(checked=first))[1]
    assert isinstance(earlier, CheckQuery)
    assert (earlier.entities, earlier.years) == ((BUREAU,), (2023,))
    assert planning.plan("具体错在哪", known, TODAY, Turn(checked=first))[1] == first


@pytest.mark.parametrize("question", ["云溪县哪些局没有2024年的年报", "哪些单位没交2024年的年报", "没有收录哪些单位"])
def test_which_reports_there_are_not_is_not_told(known: Catalogue, question: str) -> None:
    assert isinstance(plan(question, known), Decline)


def test_which_reports_of_a_kind_there_are(known: Catalogue) -> None:
    planned = plan("云溪县有哪些镇的年报", world({SEAT: (2024,), BUREAU: (2024,), "云溪县临江街道办事处": (2024,), TOWN: (2024,)}))
    assert isinstance(planned, CollectionQuery)
    assert planned.entities == (TOWN,)
