"""What a cell says: words that are hardly likely, and what a seal's strokes look like, are none."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_cells import CellText, _has_number, _text
from ingest.readers.scan_engine import Glyph
from ingest.readers.scan_marks import Line, Mark, Print
from ingest.readers.scan_rules import Place

WHOLE = Place(0, 0, 1, 1, (0, 0, 100, 40), True)


def read(text: str, sure: float = 1.0, place: Place = WHOLE, grey: bool = False, cut: bool = False) -> CellText:
    picture = np.full((20, 20 * len(text)), 255, np.uint8)
    line = Line(picture, picture, (Mark(0, 0, 20, 20, False),))
    content = Print((line,), cut=cut, coloured=False, faint=False, sure=not grey, grey=grey, hidden=False)
    return _text(place, content, [tuple(Glyph(char, sure, 0.5) for char in text)], (), 0.73)


def test_a_short_text_needs_a_character_that_is_likely():
    assert read("用的", 0.1) == CellText("", True)
    assert read("用的", 0.6) == CellText("用的", False)


def test_in_a_torn_cell_under_a_seal_strokes_may_look_like_a_unit():
    torn = WHOLE._replace(whole=False)
    assert read("」个「", grey=True) == CellText("」个「", False)
    assert read("」个「", grey=True, place=torn) == CellText("", True)
    for label in ("社会公益组织", "其他"):
        assert read(label, grey=True, cut=True) == CellText(label, False)
    assert read("社会公益组织", grey=True, place=torn) == CellText("社会公益组织", False)


@pytest.mark.parametrize(("text", "has"), [("12", True), ("特", False), ("", False), ("4第三方合", False), ("12件", True)])
def test_a_single_character_is_no_number(text, has):
    assert _has_number(text) is has
