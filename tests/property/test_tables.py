"""What is written is read: random reports in every style of print.

Where a style shows its empty cells, every cell must come back, blanks and marks included. Where it does not, a cell may come back as
unreadable, never as another number.
"""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers import read
from ingest.tables import recognise_tables
from tests.corpus import as_html, text_styles
from tests.corpus.hands import Truth
from tests.corpus.national import Key, Written, write

FORMATS = ("2008-2013", "2014-2018", "2019-2020", "2021+")
SEEDS = st.integers(0, 2**32)
QUICK = settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
Style = as_html.Style | text_styles.Style
STYLES: tuple[Style, ...] = (*as_html.STYLES, *text_styles.STYLES)
LOSSLESS = [style for style in STYLES if style.lossless]
CAREFUL = [style for style in text_styles.STYLES if style.blanks == "open"]
CHAPTERS = {"1": "附表：政府信息公开情况统计表", "2": "二、主动公开政府信息情况", "3": "三、收到和处理政府信息公开申请情况",
            "4": "四、政府信息公开行政复议、行政诉讼情况"}  # fmt: skip
PROSE = (
    "2022年，我局全年收到申请318件，行政许可23286件，行政处罚 5 件，罚没金额 12345 元；12345热线转办 77 件，依据国办公开办函〔2021〕30号。",
    "一是加强领导。行政复议 9 件、未经复议直接起诉 2 件，均已办结。二是第二十条第（五）项所列事项全部公开，网办率 100%。",
)


def printed(written: Written, style: Style, random: Random) -> str:
    parts = [f"{CHAPTERS[name]}\n{style.table(table, random)}" for name, table in written.tables.items()]
    lines = ["某某县教育局2022年政府信息公开工作年度报告", "一、总体情况", *PROSE, *parts, "五、存在的主要问题及改进情况", PROSE[1]]
    if isinstance(style, as_html.Style):
        marked = [part if part.startswith("<") else f"<p>{part}</p>" for line in lines for part in line.split("\n", 1)]
        return "<html><body>" + "".join(marked) + "</body></html>"
    return "\n".join([*lines, "六、其他需要报告的事项", "收取信息处理费 0 元。2023年1月20日"])


def read_back(written: Written, style: Style, seed: int, folder: Path, line_end: str = "\n") -> dict[Key, Truth]:
    content = printed(written, style, Random(seed))
    file = folder / ("report.html" if content.startswith("<") else "report.txt")
    file.write_text(content, encoding="utf-8", newline=line_end)
    found = recognise_tables(read(file))
    assert found.format == written.format
    return {(cell.concept, cell.applicant.value if cell.applicant else None): (cell.state.value, cell.value) for cell in found.cells}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@QUICK
@given(seed=SEEDS, format_=st.sampled_from(FORMATS), line_end=st.sampled_from(["\n", "\r\n"]))
def test_a_complete_report_comes_back_as_written(style: Style, seed: int, format_: str, line_end: str, tmp_path: Path) -> None:
    written = write(seed, format_)
    assert read_back(written, style, seed, tmp_path, line_end) == written.truth


@pytest.mark.parametrize("style", LOSSLESS, ids=lambda style: style.name)
@QUICK
@given(seed=SEEDS, format_=st.sampled_from(FORMATS), blanks=st.sampled_from([0.1, 0.5, 0.9]), swapped=st.booleans())
def test_blanks_and_swapped_columns_come_back_where_the_print_shows_them(
    style: Style, seed: int, format_: str, blanks: float, swapped: bool, tmp_path: Path
) -> None:
    written = write(seed, format_, blanks, swapped)
    assert read_back(written, style, seed, tmp_path) == written.truth


@pytest.mark.parametrize("style", [style for style in STYLES if not style.lossless], ids=lambda style: style.name)
@QUICK
@given(seed=SEEDS, format_=st.sampled_from(FORMATS), blanks=st.sampled_from([0.05, 0.3, 0.8]), swapped=st.booleans())
def test_no_number_is_ever_another(style: Style, seed: int, format_: str, blanks: float, swapped: bool, tmp_path: Path) -> None:
    written = write(seed, format_, blanks, swapped)
    found = read_back(written, style, seed, tmp_path)
    assert set(found) <= set(written.truth)
    assert not {key: value for key, value in found.items() if value[0] == "number" and value != written.truth[key]}


@pytest.mark.parametrize("style", CAREFUL, ids=lambda style: style.name)
def test_most_blanks_come_back_where_other_rows_show_the_columns(style: text_styles.Style, tmp_path: Path) -> None:
    written = write(7, "2021+", blanks=0.1)
    found = read_back(written, style, 7, tmp_path)
    assert sum(found.get(key) == truth for key, truth in written.truth.items()) >= 0.9 * len(written.truth)
