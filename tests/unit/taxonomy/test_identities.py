"""The identities, tried on the figures of real tables."""

import pytest

from askgov.domain import Format, Severity
from askgov.taxonomy.concepts import concept, concepts
from askgov.taxonomy.identities import ANY_REQUEST, Identity, identities, term

# 宿迁市 2023 and 2024, total column, read by hand.
Y2023 = {
    "requests.received": 3511, "requests.carried_in": 96, "requests.closed": 3486, "requests.carried_out": 121,
    "requests.granted": 1191, "requests.partly_granted": 328,
    "requests.refused.state_secret": 0, "requests.refused.prohibited_by_law": 27, "requests.refused.stability": 6,
    "requests.refused.third_party": 38, "requests.refused.internal_affairs": 20, "requests.refused.process_information": 9,
    "requests.refused.enforcement_file": 21, "requests.refused.administrative_query": 21,
    "requests.unavailable.not_held": 1047, "requests.unavailable.needs_creation": 28, "requests.unavailable.unclear": 3,
    "requests.not_processed.petition": 305, "requests.not_processed.repeated": 39, "requests.not_processed.publication": 0,
    "requests.not_processed.excessive": 58, "requests.not_processed.confirmation": 4,
    "requests.other.no_correction": 40, "requests.other.no_payment": 10, "requests.other.other": 291,
    "review.upheld": 309, "review.corrected": 17, "review.other": 88, "review.pending": 26, "review.total": 440,
    "litigation.direct.upheld": 1, "litigation.direct.corrected": 1, "litigation.direct.other": 16, "litigation.direct.pending": 6,
    "litigation.direct.total": 24, "litigation.after_review.upheld": 13, "litigation.after_review.corrected": 0,
    "litigation.after_review.other": 67, "litigation.after_review.pending": 9, "litigation.after_review.total": 89,
    "regulations.effective": 11, "normative_documents.effective": 597,
}  # fmt: skip
Y2024 = {
    "requests.carried_in": 121, "regulations.issued": 2, "regulations.repealed": 1, "regulations.effective": 12,
    "normative_documents.issued": 50, "normative_documents.repealed": 227, "normative_documents.effective": 420,
}  # fmt: skip


def side(terms: tuple[str, ...], figures: dict[str, int]) -> int:
    return sum(sign * figures[concept_id] for sign, concept_id in map(term, terms))


def by_id(identity_id: str, format_: Format = Format.G3) -> Identity:
    return next(identity for identity in identities(format_) if identity.id == identity_id)


@pytest.mark.parametrize("identity_id", ["I1", "I2", "J1.review", "J1.direct", "J1.after_review"])
def test_a_real_table_keeps_it(identity_id: str) -> None:
    identity = by_id(identity_id)
    assert side(identity.left, Y2023) == side(identity.right, Y2023)


@pytest.mark.parametrize("identity_id", ["I4", "K1.regulations", "K1.normative_documents"])
def test_two_real_years_keep_it(identity_id: str) -> None:
    identity = by_id(identity_id)
    assert identity.years == 1
    assert side(identity.left, Y2024) == side(identity.right, Y2023)


def test_one_wrong_figure_breaks_it() -> None:
    broken = {**Y2023, "requests.granted": 1192}
    assert side(by_id("I2").left, broken) != side(by_id("I2").right, broken)


def test_every_outcome_row_is_in_the_sum() -> None:
    rows = {
        found.id
        for found in concepts().values()
        if found.table == "3" and not found.parts and found.id not in ("requests.received", "requests.carried_in")
    } - {"requests.closed", "requests.carried_out"}
    assert {term(signed)[1] for signed in by_id("I2").right} == rows
    other = {row for row in rows if row.startswith("requests.other.")}
    assert {term(signed)[1] for signed in by_id("I2", Format.G2).right} == rows - other | {"requests.other"}


def test_terms_are_printed_in_the_formats_of_the_identity() -> None:
    for format_ in Format:
        for identity in identities(format_):
            for _, concept_id in map(term, (*identity.left, *identity.right)):
                if concept_id != ANY_REQUEST:
                    assert format_ in concept(concept_id).printed, (identity.id, concept_id)


def test_ids_are_unique_within_a_format() -> None:
    for format_ in Format:
        ids = [identity.id for identity in identities(format_)]
        assert len(set(ids)) == len(ids)


def test_the_columns_add_up_to_the_total() -> None:
    across = by_id("I3")
    assert across.columns == "across"
    assert across.left == across.right == ("+requests.*",)
    assert not across.per_applicant


def test_last_years_figures_are_a_doubt_and_arithmetic_is_an_error() -> None:
    assert by_id("I4").severity is Severity.DOUBT
    assert by_id("I1").severity is Severity.ERROR


def test_channels_are_never_summed_up() -> None:
    used = {term(signed)[1] for identity in identities(Format.G1) for signed in (*identity.left, *identity.right)}
    assert not any(concept_id.startswith("channel.") for concept_id in used)


def test_a_term_without_a_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="sign"):
        term("requests.received")
