"""Headers of table 3 that do not fit their columns, and noughts merged over several rows: read where sums bear it out, else left open."""

from ingest.readers.markup import read_markup

from .test_tables import by_applicant, values

HEAD = "<tr><td rowspan={rows}>&nbsp;<td colspan=7>申请人情况</tr>"
KINDS = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
ROWS = ("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "（一）予以公开")
COUNTS = ((10, 2, 1, 0, 3, 4, 20), (1, 0, 0, 0, 0, 2, 3), (5, 0, 0, 0, 0, 0, 5))
IDS = ("received", "carried_in", "granted")


def row(label: str, cells: object) -> str:
    return f"<tr><td>{label}" + "".join(f"<td>{cell}" for cell in cells) + "</tr>"  # type: ignore[attr-defined]


def read(*rows: str) -> dict[str, str]:
    return values(read_markup(f"<html><body><table>{''.join(rows)}</table></body></html>"))


def head(kinds: list[str] = KINDS, width: int = 5) -> str:
    upper = f"<tr><td rowspan=2>自然人<td colspan={width}>法人或其他组织<td rowspan=2>总计</tr>"
    return HEAD.format(rows=3) + upper + "<tr>" + "".join(f"<td>{kind}" for kind in kinds) + "</tr>"


def printed(counts: object = COUNTS) -> dict[str, str]:
    return {key: value for name, row in zip(IDS, counts, strict=True) for key, value in by_applicant(name, *map(str, row)).items()}  # type: ignore[call-overload]


DATA = [row(label, counts) for label, counts in zip(ROWS, COUNTS, strict=True)]


def test_labels_cut_over_two_rows_of_cells() -> None:
    cut = "<tr><td rowspan=3>自然人<td colspan=5>法人或其他组织<td rowspan=3>总计</tr>"
    cut += "<tr><td>商业<td>科研<td>社会公<td>法律服<td rowspan=2>其他</tr><tr><td>企业<td>机构<td>益组织<td>务机构</tr>"
    assert read(HEAD.format(rows=4), cut, *DATA) == printed()


def test_an_umbrella_of_the_wrong_width() -> None:
    assert read(head(width=4), *DATA) == printed()
    assert read(head(width=6), *DATA) == printed()
    odd = [row(label, (*counts[:5], counts[6], counts[5])) for label, counts in zip(ROWS, COUNTS, strict=True)]
    assert not any(value.isdigit() for value in read(head(width=4), *odd).values())  # 总计 before 其他: no sum bears either out


def test_short_names_in_their_places() -> None:
    assert read(head(["企业", "科研机构", "社会公益组织", "法律机构", "其他"]), *DATA) == printed()
    assert read(head(["商业企业", "科研机构", "社会公益组织", "事业单位", "其他"]), *DATA) != printed()


def test_a_nought_merged_over_rows_stands_in_each() -> None:
    tall = [row(ROWS[0], COUNTS[0]), "", ""]
    tall[1] = f"<tr><td>{ROWS[1]}<td>1<td rowspan=2>0<td rowspan=2>0<td rowspan=2>0<td rowspan=2>0<td>2<td>3</tr>"
    tall[2] = f"<tr><td>{ROWS[2]}<td>5<td>0<td>5</tr>"
    assert read(head(), *tall) == printed()
    tall[2] = f"<tr><td>{ROWS[2]}<td>5<td>0<td>6</tr>"
    assert read(head(), *tall) != printed((*COUNTS[:2], (5, 0, 0, 0, 0, 0, 6)))
