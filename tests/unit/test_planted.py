"""The reports that errors are planted in add up before, and only what is right counts as found."""

from decimal import Decimal
from random import Random

import pytest

from askgov.domain import Finding, Provenance
from ingest.checks.finding import finding
from tests.planted.account import account
from tests.planted.kinds import KINDS
from tests.planted.ledger import APPLICANTS, outcomes
from tests.planted.line import Line, Print
from tests.planted.misprints import misprint
from tests.planted.reading import expected
from tests.planted.several import county, years

SEEDS = range(40)


def found(rule: str, message: str, printed: str) -> Finding:
    return finding(rule, "r", message, [Provenance(report_id="r", file="f", block=0, as_printed=printed)])


def test_tables_add_up() -> None:
    for ledger in (account(seed).ledger for seed in SEEDS):
        for column in (*APPLICANTS, "total") if ledger.format != "2014-2018" else ():
            flow = {name: ledger.column(f"requests.{name}", column) for name in ("received", "carried_in", "closed", "carried_out")}
            assert flow["received"] + flow["carried_in"] == flow["closed"] + flow["carried_out"]
            assert flow["closed"] == sum(ledger.column(f"requests.{row}", column) for row in outcomes(ledger.format))


def test_lists_add_up_and_shares_are_right() -> None:
    lines = [line for seed in SEEDS for _, _, line in account(seed).lines()]
    assert {"closed", "marked", "share", "growth", "told"} <= {line.kind for line in lines}
    for line in lines:
        if line.kind in ("closed", "marked"):
            assert line.numbers["total"] == sum(value for name, value in line.numbers.items() if name != "total")
        if line.kind == "share":
            assert abs(line.numbers["share"] - line.numbers["part"] * 100 / line.numbers["whole"]) <= Decimal("0.5")


def test_years_follow_from_each_other_and_parts_are_in_the_whole() -> None:
    for seed in range(12):
        for before, now in zip((row := years(seed)), row[1:], strict=False):
            if before.ledger.format != "2014-2018":
                assert before.ledger.cell("requests.carried_out") == now.ledger.cell("requests.carried_in")
        *parts, whole = county(seed)
        counted = sum(part.ledger.told["received"] for part in parts if part.organ.scope == "own")
        assert counted <= whole.ledger.told["received"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_the_report_and_says_what_is_to_be_found(kind: str) -> None:
    done = next(done for seed in range(400) if (done := KINDS[kind](account(seed), Random(seed))) is not None)
    planted, right = done
    assert right.shown
    assert right.families
    assert planted != account(planted.seed)


def test_only_the_right_finding_counts() -> None:
    right = expected(["正文分项"], Decimal(128))
    assert right.met_by([found("prose_list", "加起来不是总数", "1,28条")])
    assert right.met_by([found("prose_list", "对不上", "１２８条")])
    assert not right.met_by([found("prose_list", "加起来是 1280 条", "1280条")])
    assert not right.met_by([found("prose_list", "相差 128 条", "130条")])
    assert not right.met_by([found("I2", "128", "128")])
    assert expected(["依据与年度"], "〔2019〕61号").met_by([found("basis_number", "没有〔2019〕61号这个文件", "")])


def test_a_misprint_is_another_number() -> None:
    drawn = {misprint(Decimal(57), Random(seed), never=[Decimal(75)]) for seed in range(200)}
    assert Decimal(57) not in drawn
    assert Decimal(75) not in drawn
    assert {Decimal(5), Decimal(7), Decimal(58), Decimal(557)} <= drawn


def test_numbers_are_printed_in_the_hand_of_the_writer() -> None:
    line = Line("公开{total}条，其中{items}。", {"total": Decimal(1204), "p0": Decimal(3)}, items=("公告{p0}条",))
    assert line.printed(Print()) == "公开1204条，其中公告3条。"
    assert line.printed(Print(spaced=True)) == "公开 1204 条，其中公告 3 条。"
    assert line.printed(Print(grouped=True)) == "公开1,204条，其中公告3条。"
    assert line.printed(Print(wide=True)) == "公开１２０４条，其中公告３条。"
