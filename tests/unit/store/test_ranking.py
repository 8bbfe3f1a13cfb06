"""BM25 and the fusion of rankings, against values worked out by hand."""

from math import log

import pytest

from askgov.store.bm25 import bm25
from askgov.store.fusion import fused, ranked


def test_bm25_of_a_worked_example():
    # two documents of two terms: length norm is 1, so a term that occurs once gives its rarity × 2.2 / 2.2
    scores = bm25(["a"], [["a", "b"], ["c", "b"]])
    assert scores == [pytest.approx(log(1 + 1.5 / 1.5)), 0.0]


def test_bm25_prefers_the_rare_term_the_frequent_one_and_the_short_document():
    documents = [["rare", "x"], ["common", "x"], ["common", "y"]]
    rare, common, _ = bm25(["rare", "common"], documents)
    assert rare > common
    once, twice = bm25(["a"], [["a", "b", "c", "d"], ["a", "a", "c", "d"]])
    assert twice > once
    short, long = bm25(["a"], [["a"], ["a", "b", "c"]])
    assert short > long


def test_bm25_of_nothing():
    assert bm25(["a"], []) == []
    assert bm25([], [["a"]]) == [0.0]
    assert bm25(["a"], [[], []]) == [0.0, 0.0]


def test_scores_that_differ_only_by_noise_are_ordered_by_id():
    assert ranked({"b": 0.5000001, "a": 0.5, "c": 0.6}) == ["c", "a", "b"]


def test_fusion_of_a_worked_example():
    found = fused({"a": 3, "b": 1}, {"b": 5, "c": 5})
    assert list(found) == ["b", "a", "c"]  # equal scores by id
    assert found == pytest.approx({"a": 1, "b": 1 / 3 + 1, "c": 1})
    assert fused() == fused({}) == {}


def test_fusion_with_a_search_that_found_nothing_or_tells_nothing_apart_is_the_other():
    scores = {"a": 0.2, "b": 0.9, "c": 0.5}
    assert list(fused(scores, {})) == list(fused(scores, dict.fromkeys(scores, 7.0))) == ["b", "c", "a"]


def test_fusion_keeps_how_far_ahead_the_best_is():
    """The one passage that has the words comes before one that is a little nearer; by ranks the two would be even."""
    words = {"told": 20.0, "sibling": 3.0, "other": 1.0}
    meaning = {"told": 0.86, "sibling": 0.87, "other": 0.80}
    assert next(iter(fused(words, meaning))) == "told"
