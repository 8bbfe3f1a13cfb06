from decimal import Decimal

from askgov.disagreements import carried_apart
from ingest.checks.beside.years import broken_between_years
from tests.unit.ingest.checks.beside.made import held, near

OUT, INTO = "requests.carried_out", "requests.carried_in"
ISSUED, REPEALED, EFFECTIVE = (f"normative_documents.{name}" for name in ("issued", "repealed", "effective"))


def test_what_is_carried_over_is_taken_over():
    last = held(2022, {f"{OUT}:total": 5, f"{OUT}:natural_person": 5})
    assert not list(broken_between_years(near(held(2023, {f"{INTO}:total": 5, f"{INTO}:natural_person": 5}), last)))
    (found,) = broken_between_years(near(held(2023, {f"{INTO}:total": 3, f"{INTO}:natural_person": 3}), last))
    assert found.rule == "carry_over"
    assert found.message == carried_apart(2023, Decimal(5), Decimal(3))  # as an answer says it
    assert [place.applicant for place in found.places] == ["total", "total", "natural_person", "natural_person"]  # once, with its columns


def test_applications_that_changed_their_column():
    last = held(2022, {f"{OUT}:total": 5, f"{OUT}:natural_person": 5, f"{OUT}:company": 0})
    (found,) = broken_between_years(near(held(2023, {f"{INTO}:total": 5, f"{INTO}:natural_person": 2, f"{INTO}:company": 3}), last))
    assert "总计一致" in found.message
    assert "自然人 5 件与 2 件、商业企业 0 件与 3 件" in found.message


def test_nothing_from_absence():
    report = held(2023, {f"{INTO}:total": 3})
    assert not list(broken_between_years(near(report)))
    assert not list(broken_between_years(near(report, held(2022))))  # the cell is not there
    assert not list(broken_between_years(near(report, held(2021, {f"{OUT}:total": 5}))))  # the year between is not held


def test_a_stock_is_last_years_with_what_came_and_went():
    def found(last: int, issued: int, repealed: int, effective: int) -> list[str]:
        report = held(2022, {ISSUED: issued, REPEALED: repealed, EFFECTIVE: effective})
        return [found.message for found in broken_between_years(near(report, held(2021, {EFFECTIVE: last})))]

    assert not found(15, 5, 12, 8)  # 5 made, 12 repealed, 8 left: there must have been 15
    (message,) = found(10, 5, 12, 8)
    assert "2021年年报的现行有效是 10 件，加2022年制发 5 件、减2022年废止 12 件应为 3 件，2022年年报的现行有效是 8 件" in message
    assert not found(2, 0, 2, 0)  # 0 / 2 / 0: last year's two were repealed
    assert found(1, 0, 2, 0)


def test_blank_cells_of_the_stock_are_no_zeros():
    report = held(2023, {ISSUED: 2})  # 2 and two blank cells
    assert not list(broken_between_years(near(report, held(2022, {EFFECTIVE: 7}))))
    full = held(2023, {ISSUED: 2, REPEALED: 0, EFFECTIVE: 4})
    assert not list(broken_between_years(near(full, held(2022, {ISSUED: 7}))))


def test_the_stock_has_no_predecessor_in_the_format_before():
    report = held(2021, {ISSUED: 2, REPEALED: 0, EFFECTIVE: 4})
    assert not list(broken_between_years(near(report, held(2020, {EFFECTIVE: 99}))))
