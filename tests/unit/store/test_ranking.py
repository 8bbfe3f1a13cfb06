"""BM25 and the fusion of rankings, against values worked out by hand."""

from math import log

import pytest

from askgov.store.bm25 import bm25
from askgov.store.fusion import ranked, reciprocal_rank_fusion


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
    fused = reciprocal_rank_fusion(["a", "b"], ["b", "c"])
    assert list(fused) == ["b", "a", "c"]
    assert fused["b"] == pytest.approx(1 / 62 + 1 / 61)
    assert list(reciprocal_rank_fusion(["x"], ["a"])) == ["a", "x"]  # equal scores by id
    assert reciprocal_rank_fusion() == {}
