"""Rows that a damaged file moved, or that lost a line: what stands where is open there, and never read one place apart."""

from ingest.readers.markup import read_markup
from ingest.tables import recognise_tables

UNMERGED = """<table>
<tr><td>项目<td><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计
<tr><td>三、本年度办理结果<td>（六）其他处理<td>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请<td>0<td>0<td>0<td>0<td>0<td>0<td>0
<tr><td><td><td>2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请<td>0<td>0<td>5<td>0<td>0<td>0<td>5
<tr>{closed}
<tr><td>四、结转下年度继续办理<td><td><td>0<td>0<td>0<td>0<td>0<td>0<td>0
</table>"""


def closed(cells: str) -> list[str]:
    found = recognise_tables(read_markup(f"<html><body>{UNMERGED.format(closed=cells)}</body></html>")).cells
    return [str(cell.value or cell.state.value) for cell in found if cell.concept == "requests.closed"]


def test_a_label_one_column_too_far_left_has_moved_its_cells() -> None:
    """三、本年度办理结果 reaches over a row too few: 7 is the total, under the label of the column before it."""
    assert closed("<td>（七）总计<td><td><td><td><td><td><td><td>7<td>") == ["unreadable"] * 7
    assert closed("<td><td>（七）总计<td><td><td><td><td><td><td><td>7") == ["blank"] * 6 + ["7"]
