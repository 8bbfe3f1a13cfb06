"""A column 小计 that an organ added, in tables whose cells do not stand under their labels: read where the sums tell, else left open."""

import pytest

from ingest.readers.text import read_text
from ingest.tables import recognise_tables

_HEADER = "申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他 小计"
_LABELS = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "四、结转下年度继续办理")


def read(rows: list[str], end: str) -> dict[str, str]:
    """The numbers found, a cell on each line."""
    lines = [*_HEADER.split(), *(text for label, row in zip(_LABELS, rows, strict=True) for text in (label, *row.split()))]
    cells = recognise_tables(read_text("".join(line + end for line in lines))).cells
    return {f"{cell.concept}/{cell.applicant}": str(cell.value) for cell in cells if cell.value is not None}


@pytest.mark.parametrize("end", ["\n", " |\n", "\n\n"])
def test_the_sums_of_the_five_are_passed_over(end: str) -> None:
    found = read(["7 1 2 0 3 4 10 17", "- 0 20 - 0 0 20 20", "6 0 0 0 0 100 100 106", "0 0 0 0 0 0 0 0"], end)

    assert [found[f"requests.granted/{name}"] for name in ("natural_person", "other_org", "total")] == ["6", "100", "106"]
    assert found["requests.carried_in/research"] == found["requests.carried_in/total"] == "20"
    assert found["requests.carried_out/total"] == "0"


@pytest.mark.parametrize(
    "rows",
    [
        ["7 1 2 0 3 4 17 10", "0 0 20 0 0 0 20 20", "6 0 0 0 0 100 106 100", "0 0 0 0 0 0 0 0"],  # the total stands before it
        ["7 1 2 0 3 4 9 17", "0 0 20 0 0 0 3 20", "6 0 0 0 0 100 5 106", "0 0 0 0 0 0 0 0"],  # no sums
        ["1 1 0 0 0 0 1 2", "0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0"],  # too small to tell
    ],
)
def test_where_no_sums_tell_nothing_is_read(rows: list[str]) -> None:
    assert not read(rows, "\n")
