"""What is written is read: random reports in every style of print.

Where a style shows its empty cells, every cell must come back, blanks and marks included. Where it does not, a cell may come back as
unreadable, never as another number.
"""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers import read
from ingest.tables import recognise_tables
from tests.corpus.hands import Truth
from tests.corpus.national import Key, Written, write
from tests.corpus.text_styles import CAREFUL, EXACT, STYLES, Style

FORMATS = ("2008-2013", "2014-2018", "2019-2020", "2021+")
SEEDS = st.integers(0, 2**32)
QUICK = settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_back(written: Written, style: Style, seed: int, folder: Path, line_end: str = "\n") -> dict[Key, Truth]:
    content = style(written, Random(seed))
    file = folder / ("report.html" if content.startswith("<") else "report.txt")
    file.write_text(content, encoding="utf-8", newline=line_end)
    found = recognise_tables(read(file))
    assert found.format == written.format
    return {(cell.concept, cell.applicant.value if cell.applicant else None): (cell.state.value, cell.value) for cell in found.cells}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@QUICK
@given(seed=SEEDS, format_=st.sampled_from(FORMATS), line_end=st.sampled_from(["\n", "\r\n"]))
def test_a_complete_report_comes_back_as_written(style: Style, seed: int, format_: str, line_end: str, tmp_path: Path) -> None:
    written = write(seed, format_)
    assert read_back(written, style, seed, tmp_path, line_end) == written.truth


@pytest.mark.parametrize("style", EXACT, ids=lambda style: style.__name__)
@QUICK
@given(seed=SEEDS, format_=st.sampled_from(FORMATS), blanks=st.sampled_from([0.1, 0.5, 0.9]), swapped=st.booleans())
def test_blanks_and_swapped_columns_come_back_where_the_print_shows_them(
    style: Style, seed: int, format_: str, blanks: float, swapped: bool, tmp_path: Path
) -> None:
    written = write(seed, format_, blanks, swapped)
    assert read_back(written, style, seed, tmp_path) == written.truth


@pytest.mark.parametrize("style", set(STYLES) - set(EXACT), ids=lambda style: style.__name__)
@QUICK
@given(seed=SEEDS, format_=st.sampled_from(FORMATS), blanks=st.sampled_from([0.05, 0.3, 0.8]), swapped=st.booleans())
def test_no_number_is_ever_another(style: Style, seed: int, format_: str, blanks: float, swapped: bool, tmp_path: Path) -> None:
    written = write(seed, format_, blanks, swapped)
    found = read_back(written, style, seed, tmp_path)
    assert set(found) <= set(written.truth)
    assert not {key: value for key, value in found.items() if value[0] == "number" and value != written.truth[key]}


@pytest.mark.parametrize("style", CAREFUL, ids=lambda style: style.__name__)
def test_most_blanks_come_back_where_other_rows_show_the_columns(style: Style, tmp_path: Path) -> None:
    written = write(7, "2021+", blanks=0.1)
    found = read_back(written, style, 7, tmp_path)
    assert sum(found.get(key) == truth for key, truth in written.truth.items()) >= 0.9 * len(written.truth)
