from ingest.checks.beside.history import out_of_line
from tests.unit.ingest.checks.beside.made import held, near

LINE = "penalties.decisions"


def found(line: str, now: str, *others: str) -> list[str]:
    years = (held(2024 - n, {line: value}) for n, value in enumerate(others, 1))
    return [f.rule for f in out_of_line(near(held(2024, {line: now}), *years))]


def test_five_times_the_other_years():
    assert found(LINE, "500", "90", "100") == ["history"]
    assert not found(LINE, "499", "90", "100")
    assert found(LINE, "20", "100", "120") == ["history"]
    assert not found(LINE, "21", "100", "120")


def test_little_history_small_numbers_and_jumps_tell_nothing():
    assert not found(LINE, "500", "90")  # no other
    assert not found(LINE, "40", "3", "4")
    assert not found(LINE, "5000", "90", "1000")  # goes up and down anyhow
    assert not found(LINE, "0", "500", "500")  # left to the rule of zeros


def test_other_formats_are_not_compared_where_they_count_otherwise():
    report = held(2020, {"requests.received:total": "500"})
    assert not list(out_of_line(near(report, *(held(year, {"requests.received": "50"}) for year in (2017, 2018)))))


def test_a_slip_of_the_unit():
    assert found("fees.amount", "125000", "13.1", "11.9") == ["unit_slip"]  # yuan
    assert found("fees.amount", "131", "13.1") == ["unit_slip"]
    assert found("fees.amount", "1.31", "13.1") == ["unit_slip"]
    assert not found("fees.amount", "131", "13.2")
    assert not found("fees.amount", "120", "12")  # a round number comes by chance
    assert not found("fees.amount", "13.1", "13.1")


def test_years_that_hold_the_same_number_are_told_so():
    def said(*others: str) -> str:
        years = (held(2024 - n, {LINE: value}) for n, value in enumerate(others, 1))
        (found,) = out_of_line(near(held(2024, {LINE: "600"}), *years))
        return found.message

    assert "其他 2 年都是 60 件" in said("60", "60")
    assert "其他 2 年在 50 至 60 件之间" in said("60", "50")
