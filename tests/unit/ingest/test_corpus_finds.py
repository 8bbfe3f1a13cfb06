"""Written reports that a sweep over new seeds found to be read wrongly, or not at all where the layout shows it."""

from pathlib import Path

import pytest

from tests.corpus.as_office import OFFICE
from tests.corpus.tally import Tally, reports

_prints = pytest.mark.skipif(not OFFICE.exists(), reason="prints with LibreOffice")


@pytest.mark.parametrize(
    ("kind", "seed"),
    [
        ("html", 920197),  # a column 小计 that only the page before names: rows that had just enough cells were read one column apart
        ("html", 930317),  # 0件, a value that is also a label's first word, in a drawn table of one value
        pytest.param(
            "office", 1040044, marks=_prints
        ),  # pages across among pages upright, whose numbers stand elsewhere: a row cut between two of them
        ("pdf", 930089),  # a row moved by a miscounted merged cell, on a page without upright rules
        ("text", 1030228),  # an empty line before each part of table 2, which was taken for its last cell
        ("text", 1120719),  # （…同一热点或舆情计1 | 次）: the end of a remark, which was taken for the unit
        ("text", 910280),  # 行政诉讼（未经复议直接起 | values | 诉）
        ("text", 920409),  # 法人或其 | 它组织
        ("text", 920428),  # 总计 first or last, where the author got more sums wrong than right
    ],
)
def test_it_is_read_as_printed(kind: str, seed: int, tmp_path: Path) -> None:
    tally = Tally()
    for style, report, file in reports(kind, range(seed, seed + 1), tmp_path):
        tally.add(kind, style, report, file)
    assert not tally.wrong
    assert not tally.lost
    assert not tally.faults
