"""What is written is read from PDFs: random reports set by reportlab, and printed by a browser in many looks.

Where rulings show the empty cells every cell comes back, but for numbers that a narrow cell broke over lines and no sum bears out;
these, and cells elsewhere, may come back as unreadable, never as another number.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers import read
from ingest.tables import recognise_tables
from tests.corpus.as_pdf import STYLES, Style, generate
from tests.corpus.score import RIGHT, SPURIOUS, STATE, WRONG, broken_in_two, compare, excused, found_in

SEEDS = st.integers(0, 2**32)
DOCUMENTS = 60  # printed by the browser, in all styles by turns
QUICK = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_TYPESET = next(style for style in STYLES if style.name == "typeset")


@QUICK
@given(seed=SEEDS)
def test_reports_set_by_a_typesetter_come_back(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    come_back(seed, _TYPESET, tmp_path_factory.mktemp("pdf"))


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("style", [style for style in STYLES if style.make is None], ids=lambda style: style.name)
def test_reports_printed_by_a_browser_come_back(style: Style, tmp_path: Path) -> None:
    for seed in range(1 + STYLES.index(style), DOCUMENTS + 1, len(STYLES)):
        come_back(seed, style, tmp_path)


def come_back(seed: int, style: Style, folder: Path) -> None:
    report, content = generate(seed, style)
    file = folder / f"{seed}.pdf"
    file.write_bytes(content)
    cells = recognise_tables(read(file)).cells
    broken = broken_in_two(cells, report.truth)
    for outcome, keys in compare(report.truth, found_in(cells)).items():
        lost = [key for key in keys if style.lossless and not excused(report, key) and key not in broken]
        open_ = keys if outcome in (WRONG, STATE, SPURIOUS) else lost
        assert outcome == RIGHT or not open_, (outcome, open_[:3])
