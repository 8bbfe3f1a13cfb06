"""Findings that one correction would remove. Identities of one column of 2014 to 2018 stand for those of any table."""

from decimal import Decimal

from askgov.check_formats import writer
from askgov.portal.one_slip import one_slip
from tests.unit.askgov import check_cases as case

Cell = case.Provenance
TOTAL = case.cell("申请办结总数", "总计", "40", (0, 1))
ROW = [case.cell("按时办结数", f"列{n}", "2", (1, 2 + n)) for n in range(6)]
ON_TIME = case.cell("按时办结数", "总计", "12", (1, 1))
EXTENDED = case.cell("延期办结数", "总计", "29", (2, 1))


def broken(rule: str, left: int, right: int, *cells: Cell) -> case.Finding:
    return case.Finding(
        rule=rule, report_id="a" * 64, message=rule, left=Decimal(left), right=Decimal(right), operands=cells, severity=case.Severity.ERROR
    )


LINE = broken("I3", 12, 11, ON_TIME, *ROW)  # the total of the line is 1 too large …
COLUMN = broken("G1.closed", 40, 41, TOTAL, ON_TIME, EXTENDED)  # … and so is the sum of its column


def test_a_line_and_a_column_that_one_cell_breaks() -> None:
    told = one_slip([LINE, COLUMN])
    assert told[1] == "与第 2 处可能是同一格写错（按时办结数 × 总计：12），改正这一格就都能对上"
    assert told[2].startswith("与第 1 处可能是同一格写错（按时办结数 × 总计：12）")


def test_a_correction_that_mends_only_one_of_them_names_no_cell() -> None:
    assert one_slip([LINE, broken("G1.closed", 41, 40, TOTAL, ON_TIME, EXTENDED)]) == {}  # the other way round
    assert one_slip([LINE, broken("G1.closed", 40, 42, TOTAL, ON_TIME, EXTENDED)]) == {}  # by another number
    assert one_slip([LINE]) == {}


def test_two_cells_that_may_both_be_it_name_none() -> None:
    assert one_slip([LINE, COLUMN, broken("I3", 29, 28, EXTENDED, *ROW)]) == {}


def test_what_is_no_identity_of_one_table_is_left_alone() -> None:
    assert one_slip([LINE, broken("prose", 40, 41, TOTAL, ON_TIME, EXTENDED)]) == {}
    assert one_slip([LINE, broken("K1.regulations", 40, 41, TOTAL, ON_TIME, EXTENDED)]) == {}
    assert one_slip([LINE, broken("G1.closed", 40, 41)]) == {}
    assert one_slip([LINE, broken("I3", 40, 41)]) == {}


def test_every_output_for_people_says_so() -> None:
    file = case.WRONG.model_copy(update={"findings": (LINE, COLUMN)})
    for form in ("text", "html"):
        told = "".join(writer(form)([file], case.OCCASION))
        assert told.count("可能是同一格写错") == 2
