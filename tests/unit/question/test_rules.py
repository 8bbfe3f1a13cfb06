"""Rules give what trying every pattern in turn gives, though most are not tried."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askgov.question.rules import Rules, needed

RULES = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        (r"甲乙", "丙"),
        (r"丙(?=丁|戊)", "甲"),
        (r"(?:甲|乙丙)+戊?", "己"),
        (r"[甲乙丙-丙丁]{2}(?!己)", r"庚"),
        (r"(?<=己)庚", ""),
        (r"(?P<one>[^甲]{2})庚(?P=one)", r"\g<one>"),
        (r"^(?:甲|$)", "乙"),
        (r"己*", "甲"),
        (r"丁|(?<!甲)戊", lambda match: match.group() * 2),
    )
)


@given(st.text(alphabet="甲乙丙丁戊己庚", max_size=12))
def test_as_if_every_rule_were_tried(text):
    expected = text
    for pattern, spelled in RULES:
        expected = pattern.sub(spelled, expected)
    assert Rules(RULES)(text) == expected


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        ("甲乙", ["甲", "乙"]),
        ("甲?乙", ["乙"]),
        ("(?:甲|乙)丙", ["丙", "甲乙"]),
        ("(?:甲|乙?)丙", ["丙"]),
        ("[甲乙]", ["甲乙"]),
        ("[^甲]乙", ["乙"]),
        (r"\d乙", ["乙"]),
        ("甲(?!乙)(?=丙)", ["丙", "甲"]),
        ("(?:甲乙){2,}", ["甲", "乙"]),
        ("(?:甲乙)*", []),
        ("(?i:a)甲", ["甲"]),
        ("甲(?=$|乙)", ["甲"]),
    ],
)
def test_what_a_pattern_needs(pattern, sets):
    assert sorted(map(sorted, needed(re.compile(pattern)))) == sorted(map(sorted, sets))


def test_of_letters_in_either_case_nothing_is_needed():
    assert needed(re.compile("a甲", re.IGNORECASE)) == []
