"""Which version of a report counts, whatever the order in which they come."""

from itertools import permutations

import pytest

from askgov.store.versions import Version, in_order


def versions(*told: tuple[str, str, str]) -> list[tuple[str, str, str, str]]:
    return [(str(n), title, file, published) for n, (title, file, published) in enumerate(told)]


@pytest.mark.parametrize(
    ("told", "current"),
    [
        ([("年报", "a.html", "2026-01-11"), ("年报（更正）", "b.html", "2026-01-26")], "1"),
        ([("年报（更正）", "a.html", "2026-01-26"), ("年报", "b.html", "2026-01-11")], "0"),
        ([("年报（更正）", "a.html", "")  , ("年报", "b.html", "2026-03-11")], "0"),
        ([("年报", "a.html", "2026-01-26"), ("年报", "b.html", "2026-01-11")], "0"),
        ([("年报", "a_初稿.html", "2026-02-26"), ("年报", "b.html", "2026-01-11")], "1"),
        ([("年报（修订）", "a.html", "2026-02-01"), ("年报（更正）", "b.html", "2026-03-01"), ("年报", "c.html", "2026-04-01")], "1"),
    ],
)  # fmt: skip
def test_the_corrected_or_later_version_counts_in_every_order_of_arrival(told: list[tuple[str, str, str]], current: str) -> None:
    for order in permutations(versions(*told)):
        assert in_order(Version(*entry, sequence) for sequence, entry in enumerate(order))[-1] == current


def test_without_all_dates_the_last_to_arrive_counts() -> None:
    told = [Version("a", "年报", "a", "2026-01-26", 1), Version("b", "年报", "b", "", 2)]
    assert in_order(told) == ["a", "b"]
    assert in_order([told[0]._replace(sequence=3), told[1]]) == ["b", "a"]
