"""What is written is read from PDFs: random reports set by reportlab, and printed by a browser in many looks.

Where rulings show the empty cells every cell comes back; elsewhere a cell may come back as unreadable, never as another number.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.as_pdf import STYLES, Style, generate
from tests.corpus.score import RIGHT, SPURIOUS, STATE, WRONG, compare, excused, tables_of

SEEDS = st.integers(0, 2**32)
DOCUMENTS = 44  # printed by the browser, in all styles by turns
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
    outcomes = compare(report.truth, tables_of(file))
    for outcome, keys in outcomes.items():
        open_ = keys if outcome in (WRONG, STATE, SPURIOUS) else [key for key in keys if style.lossless and not excused(report, key)]
        assert outcome == RIGHT or not open_, (outcome, open_[:3])
