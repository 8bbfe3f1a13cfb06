"""What became of a plan is told by later reports of the same organ, behind what the first one says."""

from collections.abc import Sequence

import pytest

from askgov.aftermath import asks_afterwards, became
from askgov.domain import Chunk, PassageQuery, Provenance


def chunk(year: int) -> Chunk:
    return Chunk(id=f"c{year}", report_id=f"r{year}", headings=(), section=5, text="…", source=Provenance(report_id="r", file="f", block=0))


def nearest(query: PassageQuery, years: Sequence[int]) -> tuple[Chunk, ...]:
    return tuple(chunk(year) for year in years if year != 2024)  # the report of 2024 says nothing near


def asked(question: str, *beside: int) -> PassageQuery:
    return PassageQuery(entities=("e",), years=(2022,), question=question, terms=("专栏",), beside=tuple(("e", year) for year in beside))


@pytest.mark.parametrize(
    ("question", "beside", "told"),
    [
        ("教育局2022年说要开专栏，后来开了吗", (), ["c2022", "c2023", "c2025"]),
        ("教育局2022年说要开专栏，次年开了几个", (2022, 2023), ["c2022", "c2023"]),
        ("教育局2022年说要开专栏，两年后开了没有", (2022, 2024), None),  # the later report does not tell
        ("教育局2022年开了几个专栏，次年几个", (2022, 2023), None),  # no plan is spoken of
        ("说我没开专栏，那教育局2022年开了几个", (2022, 2023), None),  # nor here, but what the asker was told
    ],
)
def test_only_later_reports_tell_what_became(question: str, beside: tuple[int, ...], told: list[str] | None) -> None:
    found = became(asked(question, *beside), (), (2021, 2022, 2023, 2024, 2025), nearest)
    assert (found and [c.id for c in found.chunks]) == told


def test_what_was_found_of_the_plan_itself_comes_first() -> None:
    found = became(asked("教育局2022年说要开专栏，后来呢"), (chunk(2021),), (2022, 2023), nearest)
    assert found is not None
    assert [c.id for c in found.chunks] == ["c2021", "c2023"]


def test_afterwards_is_of_one_year() -> None:
    assert asks_afterwards(asked("教育局2022年说要开专栏，后来呢"))
    assert not asks_afterwards(asked("教育局2022年说要开专栏，次年呢"))
