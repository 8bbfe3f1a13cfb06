"""The 统计表 with columns that are no figures of the year: they are left out where it is sure which, else nothing is read."""

from .test_tables import page

LABELS = ("（一）收到申请数", "1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数", "（二）申请办结数")
COUNTS = (10, 1, 2, 3, 4, 9)
IDS = ("received", "received.in_person", "received.fax", "received.online", "received.letter", "closed")
READ = {
    f"requests.{name}/total" if name in ("received", "closed") else f"requests.{name}": str(n) for name, n in zip(IDS, COUNTS, strict=True)
}


def plain(found: dict[str, str]) -> dict[str, str]:
    return {key.partition("/")[0]: value for key, value in found.items()}


WANTED = plain(READ)


def rows(*columns: object) -> list[str]:
    return ["|".join((label, "件", *map(str, cells))) for label, *cells in zip(LABELS, *columns, strict=True)]  # type: ignore[call-overload]


def test_codes() -> None:
    codes = ["061", "062", "063", "064", "065", "066"]
    assert plain(page("统计指标|单位|代码|统计数", *rows(codes, COUNTS))) == WANTED
    assert plain(page("统计指标|单位|代码|统计数", *rows(COUNTS, COUNTS))) != WANTED  # no codes: they do not rise


def test_a_whole_and_its_parts() -> None:
    parts = [(n - n // 2, n // 2) for n in COUNTS]
    whole = rows(COUNTS, *zip(*parts, strict=True))
    assert plain(page("统计指标|单位|合计|区直部门|乡镇街道", *whole)) == WANTED
    more = rows([n + 1 for n in COUNTS], *zip(*parts, strict=True))
    assert not any(value.isdigit() for value in page("统计指标|单位|合计|区直部门|乡镇街道", *more).values())


def test_this_year_beside_all_years() -> None:
    assert plain(page("指标|单位|本年度|历年累计", *rows(COUNTS, [7 * n for n in COUNTS]))) == WANTED
    assert plain(page("指标|单位|甲|乙", *rows(COUNTS, [7 * n for n in COUNTS]))) != WANTED


def test_other_words_of_the_local_forms() -> None:
    old = ["申请总数|条|01|12", "其中：1.当面申请数|条|02|3", "2.传真申请数|条|03|9", "（11）其它原因|条|04|5", "行政复议数|件|05|0"]
    found = plain(page("指标名称|计量单位|代码|数量", *old))
    assert (found["requests.received"], found["requests.denied.other"]) == ("12", "5")
