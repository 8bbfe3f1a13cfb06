"""Tables of PDFs typed with tabs: the columns that the stops tell, and rows that go on below their line."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from reportlab.pdfbase import pdfmetrics

from ingest.parsed import ParsedReport
from ingest.readers.pdf import read_pdf
from ingest.tables import recognise_tables

from .pdf_paper import FONT, SIZE, Paper

LEFT, STOP, RIGHT = 74.0, 36.0, 520.0
LINE, ROW = 14.0, 25.0
HEADER = (
    ("", "", "", "申请人情况"),
    ("", "", "", "自然人", "法人或其他组织", "", "", "", "", "", "总计"),
    ("", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
)
LABELS = {
    "received": ("一、本年新收政府信息公开申请数量", "", ""),
    "carried_in": ("二、上年结转政府信息公开申请数量", "", ""),
    "granted": ("三、本年度办理结果", "（一）予以公开", ""),
    "partly_granted": ("", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    "refused.state_secret": ("", "（三）不予公开", "1.属于国家秘密"),
    "refused.prohibited_by_law": ("", "", "2.其他法律行政法规禁止公开"),
    "refused.third_party": ("", "", "4.保护第三方合法权益"),
    "refused.internal_affairs": ("", "", "5.属于三类内部事务信息"),
    "not_processed.repeated": ("", "", "2.重复申请"),
    "closed": ("", "（七）总计", ""),
    "carried_out": ("四、结转下年度继续办理", "", ""),
}
Rows = dict[str, Sequence[str]]


def rows(**others: Sequence[str]) -> Rows:
    """Rows of which the last is the sum of the others, but for these."""
    plain = {name: (str(number), "0", "20", "0", "/", "300", str(320 + number)) for number, name in enumerate(LABELS)}
    return {**plain, **{name.replace("__", "."): row for name, row in others.items()}}


class Typist:
    """Types paragraphs with tabs as office programs set them: what has no room goes on the next line, with the tab before it."""

    def __init__(self, row: float) -> None:
        self._paper = Paper()
        self._paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
        self._row = row
        self._x, self._y = LEFT, 90.0

    def paragraph(self, cells: Sequence[str]) -> None:
        for number, cell in enumerate(cells):
            if number:
                self._tab(cell.strip("｜"))
            self._write(cell)
        self._x, self._y = LEFT, self._y + self._row

    def bytes(self) -> bytes:
        return self._paper.bytes()

    def _tab(self, text: str) -> None:
        after = LEFT + STOP * ((self._x - LEFT) // STOP + 1)
        if after + (_wide(text) if text.isascii() else 1) > RIGHT:
            self._y += LINE
            after = LEFT + STOP
        self._x = after

    def _write(self, text: str) -> None:
        """Full-width letters break anywhere; a bar is a blank that is not printed."""
        run = ""
        for letter in text:
            if letter == "｜":
                self._print(run)
                self._x, run = self._x + SIZE, ""
                continue
            if not letter.isascii() and self._x + _wide(run + letter) > RIGHT:
                self._print(run)
                self._x, self._y, run = LEFT, self._y + LINE, ""
            run += letter
        self._print(run)

    def _print(self, text: str) -> None:
        if text:
            self._paper.text(self._x, self._y, text)
        self._x += _wide(text)


def _wide(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, SIZE))


def printed(typed: Rows, row: float = ROW) -> ParsedReport:
    typist = Typist(row)
    for cells in (*HEADER, *((*LABELS[name], *values) for name, values in typed.items())):
        typist.paragraph(cells)
    return read_pdf(typist.bytes())


def read(typed: Rows, row: float = ROW) -> dict[tuple[str, str], Decimal | str | None]:
    """What is read of table 3 with these values: numbers by concept and applicant, else the state."""
    found = recognise_tables(printed(typed, row)).cells
    return {
        (c.concept.removeprefix("requests."), str(c.applicant and c.applicant.value)): c.value if c.state == "number" else c.state.value
        for c in found
    }


def of(found: dict[tuple[str, str], Decimal | str | None], name: str) -> list[Decimal | str | None]:
    order = ("natural_person", "company", "research", "nonprofit", "legal_service", "other_org", "total")
    return [found.get((name, column)) for column in order]


def test_labels_push_their_values_and_all_are_read() -> None:
    found = read(rows())
    for number, name in enumerate(LABELS):
        assert of(found, name) == [number, 0, 20, 0, "not_applicable", 300, 320 + number], name


def test_a_row_goes_on_below_its_line() -> None:
    found = read(rows(partly_granted=("0", "1200", "0", "5", "0", "1000000", "1001205")))
    assert of(found, "partly_granted") == [0, 1200, 0, 5, 0, 1000000, 1001205]


def test_an_empty_cell_between_two_stops_is_one() -> None:
    report = printed(rows(closed=("3", "", "5", "0", "0", "1", "9")))
    (grid,) = [block.grid for block in report.blocks if block.grid]
    assert [cell.text for cell in grid.cells if cell.row == len(HEADER) + list(LABELS).index("closed")] == [
        *("", "（七）总计", "", "3", "", "5", "0", "0", "1", "9")
    ]


def test_nothing_of_an_open_row_is_told() -> None:
    """Behind 12345 there may be a blank that is not printed, and one tab, or two tabs: not even its empty cells are certain."""
    found = read(rows(closed=("12345", "", "5", "", "0", "1", "12351")))
    assert set(of(found, "closed")) <= {"unreadable", None}


@pytest.mark.parametrize("row", [("3", "0", "0", "", "", "5", "1000000"), ("0", "1200", "0", "0", "", "", "1001200")])
def test_an_empty_cell_at_the_end_of_a_line_leaves_the_row_open(row: Sequence[str]) -> None:
    found = read(rows(partly_granted=row))
    assert not [value for value in of(found, "partly_granted") if isinstance(value, Decimal)]


@pytest.mark.parametrize(("total", "broken"), [("1124800", 1124800), ("1124801", "unreadable")])
def test_a_number_that_the_margin_broke_is_whole_where_the_sum_bears_it_out(total: str, broken: int | str) -> None:
    found = of(read(rows(partly_granted=("0", "１１２４８００", "0", "0", "0", "0", total))), "partly_granted")
    assert found == [0, broken, 0, 0, 0, 0, int(total)]


def test_a_blank_that_is_not_printed_moves_no_cell() -> None:
    """It reaches over a stop behind one value, and stands before another."""
    found = read(rows(not_processed__repeated=("12345｜", "0", "｜5", "0", "0", "1", "12351")))
    assert of(found, "not_processed.repeated") in ([12345, 0, 5, 0, 0, 1, 12351], ["unreadable"] * 7, [None] * 7)


@pytest.mark.parametrize("name", [name for name in LABELS if name.startswith("refused")])
def test_a_blank_before_a_value_parts_it_from_its_label(name: str) -> None:
    """The value stands nearer to some labels than texts in two cells do, but behind a stop."""
    found = read(rows(**{name.replace(".", "__"): ("｜5", "0", "20", "0", "/", "300", "325")}))
    assert of(found, name) in ([5, 0, 20, 0, "not_applicable", 300, 325], ["unreadable"] * 7, [None] * 7)


def test_a_row_that_ends_before_the_table_does_is_open() -> None:
    found = read(rows(closed=("3", "0", "5", "0", "0", "8", "")))
    assert set(of(found, "closed")) <= {"unreadable", None}


def test_where_rows_are_as_near_as_lines_what_goes_on_is_open() -> None:
    found = read(rows(partly_granted=("0", "1200", "0", "5", "0", "1000000", "1001205")), row=LINE)
    assert not [value for value in of(found, "partly_granted") if isinstance(value, Decimal)]
    assert of(found, "carried_out") == [10, 0, 20, 0, "not_applicable", 300, 330]


def test_values_in_columns_are_not_taken_for_typed() -> None:
    """The columns are as far apart as stops, the first two rows lack values: no label pushes these."""
    paper = Paper()
    paper.text(LEFT, 60, "三、收到和处理政府信息公开申请情况")
    for column, name in enumerate(("自然人", "企业", "科研", "公益", "法律", "其他", "总计")):
        paper.text(LEFT + STOP * (5 + column), 90, name)
    for number, (name, values) in enumerate(rows(received=("", "", "1", "2", "3", "4", "10")).items()):
        paper.text(LEFT, 115 + ROW * number, "".join(LABELS[name])[:13])
        for column, value in enumerate(values):
            paper.text(LEFT + STOP * (5 + column), 115 + ROW * number, value)
    found = {(c.concept, str(c.applicant and c.applicant.value)): c.value for c in recognise_tables(read_pdf(paper.bytes())).cells}
    assert found.get(("requests.received", "natural_person")) is None
