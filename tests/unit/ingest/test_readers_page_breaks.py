"""Tables over page breaks: put together where the columns are the same, on scanned pages wherever the paper lay."""

from dataclasses import replace

import pytest

from ingest.parsed import Block, Cell
from ingest.readers.page_breaks import whole_tables
from ingest.readers.pdf_tables import Part

ABOVE = ("项目", "自然人", "总计", "一、本年新收", "3", "5")
BELOW = ("二、上年结转", "1", "2")


def part(texts: tuple[str, ...], page: int, *, left: float = 60.0, scanned: bool = True) -> Part:
    cells = tuple(Cell(row=number // 3, column=number % 3, text=text) for number, text in enumerate(texts))
    xs = tuple(left + x for x in (0.0, 200.0, 300.0, 450.0))
    return Part(xs, len(texts) // 3, cells, frozenset(), page, (left, 100.0, left + 450, 200.0), page, is_scanned=scanned)


@pytest.mark.parametrize("shift", [-11.0, 0.0, 3.0, 17.0])
def test_a_scanned_table_goes_on_where_the_paper_lay_elsewhere(shift: float) -> None:
    (whole,) = whole_tables([part(ABOVE, 1), part(BELOW, 2, left=60.0 + shift)])

    assert isinstance(whole, Part)
    assert [cell.text for cell in whole.grid.cells] == [*ABOVE, *BELOW]
    assert whole.grid.rows == 3
    assert whole.last_page == 2


@pytest.mark.parametrize(
    "other",
    [
        part(BELOW, 2, left=90.0),
        part(BELOW, 3),
        part(BELOW, 2, left=70.0, scanned=False),
        replace(part(BELOW, 2), xs=(60.0, 140.0, 380.0, 510.0)),
    ],
)
def test_another_table_stays_another(other: Part) -> None:
    assert whole_tables([part(ABOVE, 1), other]) == [part(ABOVE, 1), other]


def test_a_paragraph_ends_a_table() -> None:
    between = Block(kind="paragraph", text="四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")

    assert len(whole_tables([part(ABOVE, 1), between, part(BELOW, 2)])) == 3


def test_a_number_that_was_not_read_is_not_blank_for_the_empty_half_below_it() -> None:
    above, below = part((*ABOVE[:3], "5.属于三类内部事务信", "", "9"), 1), part(("息", "", ""), 2)
    cells = tuple(cell.model_copy(update={"unreadable": cell.row == 1 and cell.column == 1}) for cell in above.cells)

    (whole,) = whole_tables([replace(above, cells=cells), below])

    assert isinstance(whole, Part)
    assert [(cell.text, cell.unreadable) for cell in whole.cells[3:]] == [("5.属于三类内部事务信息", False), ("", True), ("9", False)]


def test_empty_rows_on_the_next_page_are_the_tables_and_an_empty_table_is_none() -> None:
    empty = part(("", "", ""), 2)

    (whole,) = whole_tables([part(ABOVE, 1), empty])

    assert isinstance(whole, Part)
    assert whole.grid.rows == 3
    assert whole_tables([part(ABOVE, 1), Block(kind="paragraph", text="五、存在的主要问题"), empty])[1:] == [
        Block(kind="paragraph", text="五、存在的主要问题")
    ]
