"""Slips of the pen are mended by sound where one word of the field is meant, and real words are left alone."""

import pytest

from askgov.question.sound import agency_heard, mend


@pytest.mark.parametrize(
    ("typed", "residue", "meant"),
    [("甲局许渴多少件", "许渴", "甲局许可多少件"), ("行政处法几件", "法", "行政处罚几件"), ("商业起业几件", "起", "商业企业几件")],
)
def test_slips_are_mended(typed: str, residue: str, meant: str) -> None:
    assert mend(typed, [residue]) == meant


@pytest.mark.parametrize("text", ["除了部分公开还有几件", "涉及征地的申请几件", "整改通知发了几份", "出发几次", "服役几人"])
def test_real_words_are_left_alone(text: str) -> None:
    assert mend(text, [text]) == text


@pytest.mark.parametrize(
    ("name", "heard"),
    [("云溪县卫建局", ("卫建局", "卫健局")), ("民正局", ("民正局", "民政局")), ("云溪县教育局", None), ("云溪县水族馆", None)],
)
def test_agencies_are_known_by_sound(name: str, heard: tuple[str, str] | None) -> None:
    assert agency_heard(name) == heard
