"""A unit that a seal hides is no figure: its row must not be read a column to the right."""

from ingest.parsed import Block, Cell, Grid, ParsedReport
from ingest.tables import recognise_tables

HEAD = ("指标名称", "计量单位", "代码", "本期实际", "本年累计")
ROWS = (
    ("1.当面申请数", "件", "10", "23", "3"),
    ("2.传真申请数", "件", "11", "55", ""),
    ("3.电子邮件申请数", "件", "12", "39", "0"),
    ("4.网上申请数", "件", "13", "20", ""),
    ("5.信函申请数", "?", "14", "86", ""),
    ("6.其他形式申请数", "?", "15", "11", "2"),
)


def cells(*rows: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(
        Cell(row=row, column=column, text=text.strip("?"), unreadable=text == "?")
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )


def test_a_row_whose_unit_cannot_be_read_has_no_figure_of_another_column():
    grid = Grid(rows=1 + len(ROWS), columns=5, cells=cells(HEAD, *ROWS))
    found = recognise_tables(ParsedReport(media_type="image/png", blocks=(Block(kind="table", grid=grid),))).cells
    values = {cell.row: (cell.state.value, cell.value) for cell in found}
    assert values["1.当面申请数"] == ("number", 3)
    assert values["4.网上申请数"] == ("blank", None)
    assert values["5.信函申请数"] == ("unreadable", None)
    assert values["6.其他形式申请数"][1] in (None, 2)
