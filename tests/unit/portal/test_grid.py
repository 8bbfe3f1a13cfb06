from types import ModuleType

import pytest

from askgov.portal.grid import table


def test_the_cell_looked_for_is_marked_and_its_row_and_heading_too(fake: ModuleType) -> None:
    html = str(table(fake.GRID, (2, 3)))
    assert '<td id="hit" class="hit"><mark>42</mark></td>' in html
    assert html.count("<mark>") == 1
    assert '<tr class="hit-row"><td class="label" colspan="2">一、' in html
    assert '<td class="label hit-column">总计</td>' in html
    assert '<td class="label">自然人</td>' in html


def test_spans_are_kept_and_covered_places_are_not_filled(fake: ModuleType) -> None:
    rows = str(table(fake.GRID, None)).split("<tr>")[1:]
    assert 'rowspan="2" colspan="2"' in rows[0]
    assert [row.count("<td") for row in rows] == [2, 2, 3, 4]


def test_a_gap_that_nothing_covers_becomes_an_empty_cell(fake: ModuleType) -> None:
    grid = {"rows": 2, "columns": 3, "cells": [fake.cell(0, 0, "甲"), fake.cell(0, 2, "乙"), fake.cell(1, 1, "丙")]}
    assert [row.count("<td") for row in str(table(grid, None)).split("<tr>")[1:]] == [3, 2]


def test_where_rows_have_shifted_no_heading_is_marked(fake: ModuleType) -> None:
    cells = [fake.cell(0, 0), fake.cell(0, 1, "自然人"), fake.cell(0, 2, "总计"), fake.cell(1, 0, "新收"), fake.cell(1, 1, "8")]
    html = str(table({"rows": 2, "columns": 3, "cells": cells}, (1, 1)))  # which column the 8 is in, the place does not tell
    assert 'id="hit"' in html
    assert "hit-column" not in html


def test_empty_cells_at_the_end_of_a_shifted_row_go_unless_pointed_at(fake: ModuleType) -> None:
    cells = [fake.cell(0, 0, "甲"), fake.cell(0, 1), fake.cell(0, 2), fake.cell(1, 0, "乙"), fake.cell(1, 1)]
    grid = {"rows": 2, "columns": 3, "cells": cells}
    assert str(table(grid, None)).count("<td") == 2
    assert str(table(grid, (0, 1))).count("<td") == 3
    assert str(table(grid, None)).count('colspan="3"') == 2  # what is left alone gets the whole width


def test_an_empty_cell_can_be_pointed_at(fake: ModuleType) -> None:
    assert "<mark>（空白）</mark>" in table(fake.GRID, (3, 3))


def test_a_monstrous_span_is_cut(fake: ModuleType) -> None:
    cells = [fake.cell(0, 0, "甲", rowspan=10**9, colspan=10**9), fake.cell(0, 1, "乙")]
    html = str(table({"rows": 1, "columns": 2, "cells": cells}, None))
    assert 'rowspan="1000" colspan="1000"' in html


@pytest.mark.parametrize("lost", ["\ufffd", "\ufffd\ufffd", " \ufffd\n\ufffd "])
def test_a_cell_that_was_not_read_says_so(fake: ModuleType, lost: str) -> None:
    grid = {"rows": 1, "columns": 3, "cells": [fake.cell(0, 0, "许可"), fake.cell(0, 1, lost), fake.cell(0, 2, "1\ufffd")]}
    html = str(table(grid, (0, 1)))
    assert "<mark>（没有读出）</mark>" in html
    assert "1\ufffd" in html  # what was read in part stands as it is
