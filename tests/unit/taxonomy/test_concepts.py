"""The concepts: every id of the design, sound relations, labels that a reader can tell apart."""

import pytest

from askgov.domain import Format
from askgov.taxonomy.concepts import concept, concepts

REASONS = {
    "refused": (
        "state_secret prohibited_by_law stability third_party internal_affairs process_information enforcement_file administrative_query"
    ),
    "unavailable": "not_held needs_creation unclear",
    "not_processed": "petition repeated publication excessive confirmation",
    "other": "no_correction no_payment other",
}
ROWS_2021 = [
    *(f"{what}.{how}" for what in ("regulations", "normative_documents") for how in ("issued", "repealed", "effective")),
    *("licensing.decisions", "penalties.decisions", "coercion.decisions", "fees.amount"),
    *("requests.received", "requests.carried_in", "requests.granted", "requests.partly_granted"),
    *(f"requests.{group}.{reason}" for group, reasons in REASONS.items() for reason in reasons.split()),
    *("requests.closed", "requests.carried_out"),
    *(
        f"{block}.{result}"
        for block in ("review", "litigation.direct", "litigation.after_review")
        for result in ("upheld", "corrected", "other", "pending", "total")
    ),
]
ONLY_2019 = [
    *(f"{what}.{how}" for what in ("regulations", "normative_documents") for how in ("created", "published", "public_total")),
    *(
        f"{what}.{how}"
        for what in ("licensing", "other_services", "penalties", "coercion", "fees")
        for how in ("items_last_year", "items_change")
    ),
    *("other_services.decisions", "procurement.items", "procurement.amount"),
]
DERIVED_2021 = [*(f"requests.{group}" for group in REASONS), "requests.handled", "requests.disclosed", "litigation.total"]


@pytest.mark.parametrize("concept_id", ROWS_2021)
def test_every_row_of_2021_is_printed(concept_id: str) -> None:
    assert Format.G3 in concept(concept_id).printed


def test_the_tables_of_2021_have_their_number_of_rows() -> None:
    printed = [found for found in concepts().values() if Format.G3 in found.printed]
    assert {table: sum(found.table == table for found in printed) for table in "234"} == {"2": 10, "3": 25, "4": 15}
    assert {found.id for found in printed} == set(ROWS_2021)


def test_the_tables_of_2019_have_their_number_of_rows() -> None:
    printed = [found for found in concepts().values() if Format.G2 in found.printed]
    assert {table: sum(found.table == table for found in printed) for table in "234"} == {"2": 6 + 12 + 2 + 2, "3": 23, "4": 15}


@pytest.mark.parametrize("concept_id", ONLY_2019)
def test_rows_that_only_2019_had(concept_id: str) -> None:
    assert concept(concept_id).formats == (Format.G2,)


@pytest.mark.parametrize("concept_id", DERIVED_2021)
def test_derived_concepts_are_sums_of_printed_rows(concept_id: str) -> None:
    found = concept(concept_id)
    assert found.is_derived(Format.G3)
    assert all(Format.G3 in concept(part).printed for part in found.parts)


def test_other_outcomes_are_one_printed_row_in_2019_and_a_sum_later() -> None:
    other = concept("requests.other")
    assert not other.is_derived(Format.G2)
    assert other.is_derived(Format.G3)
    assert not other.is_derived(Format.G1)


def test_derived_concepts_can_be_had_in_every_format_they_claim() -> None:
    for found in concepts().values():
        for format_ in found.formats:
            if found.is_derived(format_):
                assert all(format_ in concept(part).printed for part in found.parts), (found.id, format_)


def test_parts_share_unit_table_and_applicants() -> None:
    for found in concepts().values():
        for part in map(concept, found.parts):
            assert (part.unit, part.table, part.applicant_dimension) == (found.unit, found.table, found.applicant_dimension), found.id


def test_no_part_is_counted_twice() -> None:
    for found in concepts().values():
        assert len(set(found.parts)) == len(found.parts), found.id
        assert found.id not in found.parts, found.id


def test_labels_are_unique() -> None:
    labels = [found.label for found in concepts().values()]
    assert len(set(labels)) == len(labels)


def test_short_labels_are_unique_within_their_group_and_generation() -> None:
    for format_ in Format:
        shorts = [(found.group, found.short) for found in concepts().values() if format_ in found.formats]
        assert len(set(shorts)) == len(shorts), format_


def test_only_requests_have_applicants() -> None:
    for found in concepts().values():
        assert found.applicant_dimension == (found.table == "3"), found.id
        assert found.id.startswith("requests.") or not found.applicant_dimension


def test_stocks_and_carry_overs_are_not_additive() -> None:
    stocks = [found.id for found in concepts().values() if found.id.endswith((".effective", ".public_total", ".pending", ".carried_in"))]
    assert stocks
    assert not any(concept(stock).additive for stock in stocks)
    assert concept("requests.received").additive


def test_definitions_are_plain_chinese_sentences() -> None:
    for found in concepts().values():
        assert 10 <= len(found.definition) <= 140, found.id
        assert found.definition.endswith("。"), found.id
        assert found.id not in found.definition


def test_money_is_never_in_pieces() -> None:
    assert {found.id: found.unit for found in concepts().values() if "amount" in found.id} == {
        "fees.amount": "万元",
        "procurement.amount": "万元",
        "fees_foi.amount": "万元",
        "processing_fee.amount": "元",
    }


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        concept("requests.nothing")
