"""Identities held against one report, on small tables worked out by hand."""

from decimal import Decimal

from askgov.domain import Applicant, Entity, Figure, Finding, Format, Provenance, Report, Scope, Severity, State
from ingest.checks.alone import check as check_draft
from ingest.checks.draft import Draft

PARTS = [applicant for applicant in Applicant if applicant not in (Applicant.TOTAL, Applicant.ORGANISATIONS)]


def check(figures: list[Figure]) -> tuple[Finding, ...]:
    form = figures[0].format if figures else Format.G3
    report = Report(
        id="r", entity_id="甲县教育局", year=2023, scope=Scope.OWN, format=form, title="", file="a.md", media_type="text/markdown"
    )
    return check_draft(Draft(Entity(id="甲县教育局", name="甲县教育局"), report, tuple(figures)))


def cell(concept: str, value: str | None, applicant: Applicant | None = None, row: str = "", column: str = "") -> Figure:
    return Figure(
        concept=concept,
        entity_id="甲县教育局",
        year=2023,
        scope=Scope.OWN,
        format=Format.G3,
        applicant=applicant,
        value=None if value is None else Decimal(value),
        state=State.BLANK if value is None else State.NUMBER,
        unit="件",
        source=Provenance(report_id="r", file="a.md", block=1, row=row, column=column, as_printed=value or ""),
    )


def balance(received: str | None, carried_in: str, closed: str, carried_out: str, applicant: Applicant = Applicant.TOTAL) -> list[Figure]:
    values = {"received": received, "carried_in": carried_in, "closed": closed, "carried_out": carried_out}
    return [cell(f"requests.{name}", value, applicant, column="总计") for name, value in values.items()]


def test_a_table_that_adds_up_has_no_findings():
    assert check(balance("23", "1", "20", "4")) == ()
    assert check([]) == ()


def test_requests_that_do_not_balance():
    (finding,) = check(balance("23", "1", "20", "3"))
    assert (finding.rule, finding.left, finding.right, finding.difference) == ("I1", Decimal(24), Decimal(23), Decimal(1))
    assert finding.severity is Severity.ERROR
    assert finding.message.endswith("“总计”这一列，前者是 24，后者是 23，相差 1")
    assert [operand.as_printed for operand in finding.operands] == ["23", "1", "20", "3"]


def test_each_column_by_itself():
    figures = [*balance("23", "0", "23", "0"), *balance("9", "0", "8", "0", Applicant.COMPANY)]
    assert [finding.left for finding in check(figures)] == [Decimal(9)]


def test_absence_proves_nothing():
    assert check(balance(None, "1", "20", "3")) == ()
    assert check(balance("23", "1", "20", "3")[:3]) == ()


def test_a_total_against_its_six_columns():
    row = [cell("requests.granted", str(n), part, row="（一）予以公开") for n, part in enumerate(PARTS)]
    assert check([*row, cell("requests.granted", "15", Applicant.TOTAL)]) == ()
    (finding,) = check([*row, cell("requests.granted", "16", Applicant.TOTAL, row="（一）予以公开")])
    assert (finding.rule, finding.left, finding.right) == ("I3", Decimal(16), Decimal(15))
    assert "“（一）予以公开”这一行，前者是 16，后者是 15" in finding.message
    assert len(finding.operands) == 7
    assert check([*row[1:], cell("requests.granted", "99", Applicant.TOTAL)]) == ()  # a column is missing


def test_disputes_add_up_to_their_total():
    kinds = {"upheld": "1", "corrected": "0", "other": "2", "pending": "0", "total": "4"}
    (finding,) = check([cell(f"review.{kind}", value) for kind, value in kinds.items()])
    assert finding.rule == "J1.review"
    assert {finding.left, finding.right} == {Decimal(3), Decimal(4)}


def test_the_one_column_of_2014_to_2018_is_the_total_of_its_lines():
    def sheet(on_time: str) -> list[Figure]:
        told = {"requests.closed": "20", "requests.closed.on_time": on_time, "requests.closed.extended": "2"}
        cells = [cell(concept, value, Applicant.TOTAL) for concept, value in told.items()]
        return [figure.model_copy(update={"format": Format.G1, "year": 2016}) for figure in cells]

    assert check(sheet("18")) == ()
    (finding,) = check(sheet("17"))
    assert (finding.rule, finding.left, finding.right) == ("G1.closed", Decimal(20), Decimal(19))
