"""What looks alike over the formats is told apart."""

from askgov.domain import Format
from askgov.taxonomy import data
from askgov.taxonomy.comparability import lookalikes, must_not_join, series_break
from askgov.taxonomy.concepts import concept, concepts


def test_public_totals_are_no_effective_stock() -> None:
    reason = must_not_join("normative_documents.public_total", "normative_documents.effective")
    assert reason is not None
    assert "口径不同" in reason
    assert reason == must_not_join("normative_documents.effective", "normative_documents.public_total")


def test_items_are_no_money() -> None:
    assert "没有金额" in (must_not_join("fees.items_last_year", "fees.amount") or "")


def test_one_concept_may_be_joined_with_itself() -> None:
    assert must_not_join("requests.received", "requests.received") is None


def test_every_named_concept_exists() -> None:
    table = data.table("comparability")
    for entry in (*table["lookalike"], *table["break"]):
        assert set(entry["concepts"]) <= set(concepts())
        assert entry["reason"].endswith("。")


def test_what_only_2019_printed_in_table_2_has_a_lookalike_today_or_is_gone() -> None:
    gone = {"other_services", "procurement"}
    for found in concepts().values():
        if found.table == "2" and found.formats == (Format.G2,) and found.id.split(".")[0] not in gone and "change" not in found.id:
            today = [concept(alike.other) for alike in lookalikes(found.id)]
            assert any(Format.G3 in other.formats for other in today), found.id


def test_a_series_over_a_change_of_frame_says_so() -> None:
    assert "相加" in (series_break("litigation.total") or "")
    assert series_break("penalties.decisions") is None
