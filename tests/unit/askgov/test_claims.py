"""Claims, operands and conditions that testers found to be answered with the number of something else."""

from datetime import date

import pytest

from askgov import plan as planning
from askgov.domain import Applicant, CheckQuery, ComputeQuery, Decline, FigureQuery, Operation, Plan
from askgov.question.organs import Catalogue
from askgov.sessions import Turn

TODAY = date(2026, 3, 1)


def plan(question: str, known: Catalogue, before: Plan | None = None) -> Plan:
    return planning.plan(question, known, TODAY, Turn(plan=before, question="…"))[1]


@pytest.mark.parametrize(
    "question",
    [
        "公安局2024年20件申请全部办结，是不是都是当年收的",
        "云溪县2024年办结12件皆当年收的吧",
        "公安局2024年办结20件，没有结转的吧",
        "云溪县2024年不予公开46件，没有国家秘密吧",
        "云溪县2024年392件新收含企业申请对吧",
        "公安局2024年新收45件主要是自然人提的，对吗",
        "云溪县2024年新收392件公开了，对吗",
        "公安局2024年16件申请都答复了吧",
        "云溪县2024年办结321件里32件是上年的，对吧",
        "云溪县2024年复议31件都针对县政府吗",
    ],
)
def test_what_is_claimed_of_each_case_is_refused(known: Catalogue, question: str) -> None:
    assert isinstance(plan(question, known), Decline)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("听说云溪县2024年新收了392件申请，对吗", "requests.received"),
        ("公安局2024年被复议的3件全都维持了，对不对", "review.upheld"),
        ("云溪县2024年办结的321件全部予以公开了是吗", "requests.granted"),
        ("公安局2024年处理48件申请，对吗", "requests.closed"),
    ],
)
def test_a_claim_is_held_against_its_own_line(known: Catalogue, question: str, line: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, FigureQuery)
    assert planned.concepts == (line,)
    assert planned.claim is not None


@pytest.mark.parametrize(
    ("question", "term", "base"),
    [
        ("公安局2024年办结比新收多几件", "requests.closed", "requests.received"),
        ("公安局2024年新收比办结多几件", "requests.received", "requests.closed"),
        ("云溪县2024年办结是新收的几倍", "requests.closed", "requests.received"),
        ("云溪县2024年现行有效比制发多几件规范性文件", "normative_documents.effective", "normative_documents.issued"),
        ("相对于办结，云溪县2024年新收多几件", "requests.received", "requests.closed"),
        ("比起行政许可，云溪县2024年行政处罚少多少件", "penalties.decisions", "licensing.decisions"),
    ],
)
def test_operands_keep_their_places(known: Catalogue, question: str, term: str, base: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, ComputeQuery)
    assert (planned.terms[0].concept, planned.bases[0].concept) == (term, base)


@pytest.mark.parametrize(
    "question",
    [
        "云溪县2024年拿到信息的申请有多少件",
        "公安局2023年往年的申请办结几件",
        "公安局2023年当年的申请办结几件",
        "公安局2024年有结果的申请有几件",
        "云溪县2024年媒体的申请有几件",
        "云溪县2024年写信来的申请有多少",
        "云溪县2023年申请人本人提的申请几件",
        "云溪县2024年本地企业的申请几件",
        "云溪县2024年每家企业申请几件",
        "公安局2023年待处理申请几件",
        "公安局2024年年底还有几件申请",
        "公安局2024年结转申请中予以公开几件",
        "云溪县2024年收费是不是连续两年增长",
        "云溪县2024年予以公开率是2022年的几倍",
        "云溪县那五年新收平均多少",
        "公安局2023年答复为公开的申请有几件",
    ],
)
def test_which_applications_are_meant_is_not_swallowed(known: Catalogue, question: str) -> None:
    assert not isinstance(plan(question, known), FigureQuery | ComputeQuery)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("公安局2023年处理了多少件申请", "requests.closed"),
        ("公安局2023年回复了几件申请", "requests.closed"),
        ("云溪县2024年要处理的申请总数", "requests.handled"),
        ("云溪县2024年结转来的申请有几件", "requests.carried_in"),
        ("云溪县2024年新收到的公开申请有几件", "requests.received"),
        ("到2023年底，云溪县的信息公开行政复议还有几件没有审结", "review.pending"),
    ],
)
def test_verbs_of_handling_name_their_line(known: Catalogue, question: str, line: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, FigureQuery)
    assert planned.concepts == (line,)


def test_kinds_of_organisations_are_without_natural_persons(known: Catalogue) -> None:
    planned = plan("除了自然人，2024年哪一类申请人向云溪县提的申请最多", known)
    assert isinstance(planned, ComputeQuery)
    assert planned.operation is Operation.EXTREME
    assert Applicant.NATURAL_PERSON not in {term.applicant for term in planned.terms}
    assert len(planned.terms) == 5


def test_a_kind_of_applicants_has_no_kinds(known: Catalogue) -> None:
    assert isinstance(plan("云溪县2024年企业里哪类申请人最多", known), Decline)


def test_what_is_carried_in_is_no_part_of_what_is_new(known: Catalogue) -> None:
    assert isinstance(plan("公安局2023年受理的申请里上一年转过来的占比", known), Decline)


@pytest.mark.parametrize(("question", "way"), [("云溪县新收申请一年比一年多吗", "up"), ("云溪县新收申请是不是年年下降", "down")])
def test_a_steady_course_is_asked_for(known: Catalogue, question: str, way: str) -> None:
    planned = plan(question, known)
    assert isinstance(planned, ComputeQuery)
    assert planned.operation is Operation.TREND
    assert planned.steady == way


def test_a_check_does_not_go_on_with_a_computation(known: Catalogue) -> None:
    before = Turn(plan=plan("云溪县新收申请一年比一年多吗", known), question="云溪县新收申请一年比一年多吗")
    assert isinstance(planning.plan("云溪县2024年对得上吗", known, TODAY, before)[1], CheckQuery)


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("收费500万，是真的吗", 5_000_000),
        ("收费401.75万元对吗", 4_017_500),
        ("收费是4017500元吗", 4_017_500),
        ("收了500万的费对吗", 5_000_000),
    ],
)
def test_an_amount_of_money_is_claimed_in_whatever_unit(known: Catalogue, said: str, claim: int) -> None:
    planned = plan(f"公安局2024年{said}", known)
    assert isinstance(planned, FigureQuery)
    assert planned.claim == claim  # 元


def test_a_number_asked_of_is_a_claim(known: Catalogue) -> None:
    planned = plan("公安局2024年新收是21件吗", known)
    assert isinstance(planned, FigureQuery)
    assert planned.claim == 21
