"""The cells that rules enclose on small pictures."""

import pytest

pytest.importorskip("cv2")

import numpy as np

from ingest.readers.scan_rules import lattices


def drawn(*rules: int, beyond: int = 0) -> np.ndarray:
    """A picture of 240 × 200 pixels: rules at these heights, and three upright ones that reach some pixels beyond the last."""
    picture = np.full((200, 240), 255, np.uint8)
    for y in rules:
        picture[y : y + 2, 20:222] = 0
    for x in (20, 120, 220):
        picture[rules[0] : rules[-1] + 2 + beyond, x : x + 2] = 0
    return picture


@pytest.mark.parametrize("beyond", [1, 2, 3, 4])
def test_what_upright_rules_leave_below_the_last_is_no_cell(beyond: int) -> None:
    (table,) = lattices(drawn(20, 60, 100, beyond=beyond))
    assert len(table.places) == 4
    assert all(min(right - left, bottom - top) > 2 for left, top, right, bottom in (place.inside for place in table.places))


def test_rules_with_no_room_for_a_cell_are_no_table() -> None:
    picture = drawn(20, 60)
    picture[22:62] = 255
    picture[22:24, 60:160] = 0  # one thick rule, no wider than the picture's least table
    picture[20:23, 200] = 0
    assert not lattices(picture)


def test_low_cells_of_small_pictures_are_cells():
    (table,) = lattices(drawn(20, 40, 60, 80))
    assert len(table.places) == 6
