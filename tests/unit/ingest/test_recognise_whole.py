"""Whole reports in every way that real pages print them, and pages that only look like one, through everything from file to index.

The reports are written here from data: ``recognise_titles.toml``, ``recognise_reports.toml``, ``recognise_others.toml``.
"""

import tomllib
from html import escape
from pathlib import Path

import pytest

from askgov.store.record import Extract
from ingest.extract import extract
from ingest.rejected import Rejected

HERE = Path(__file__).parent
Case = dict[str, str | int]
Table = list[list[str]]

NATIONAL = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
CHAPTERS = {
    "": NATIONAL,
    "marked": tuple(f"### {heading}" for heading in NATIONAL),
    "stopped": tuple(f"{heading}。" for heading in NATIONAL),
    "varied": ("一、 政务公开工作总体情况", "二、主动公开政府信息的情况", "三、收到和处理政府信息公开的申请情况",
               "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、存在问题及改进措施", "六、需要报告的其他事项"),
    "misnumbered": ("一、工作概述", NATIONAL[1], "二、收到和处理政府信息公开申请情况", NATIONAL[3], "四、存在的主要问题及改进情况", "五、其他事项"),
    "lost": ("", NATIONAL[1], NATIONAL[2], NATIONAL[3], "", ""),
    "bracketed": tuple(f"（{heading[0]}）{heading[2:]}" for heading in NATIONAL),
    "unnumbered": tuple(heading[2:] for heading in NATIONAL),
    "old": ("一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况", "四、政府信息公开的收费及减免情况",
            "五、因政府信息公开申请行政复议、提起行政诉讼情况", "六、存在的主要问题及改进措施"),
}  # fmt: skip
APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = (
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "三、本年度办理结果|（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（三）不予公开|1.属于国家秘密", "2.其他法律行政法规禁止公开",
    "（四）无法提供|1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作",
)  # fmt: skip
TABLE_2 = {
    "2021+": "第二十条第（一）项;信息内容|本年制发件数|本年废止件数|现行有效件数;规章|0|0|0;行政规范性文件|2|1|9;第二十条第（五）项;"
    "信息内容|本年处理决定数量;行政许可|35;第二十条第（六）项;信息内容|本年处理决定数量;行政处罚|4;行政强制|0;第二十条第（八）项;"
    "信息内容|本年收费金额（单位：万元）;行政事业性收费|0",
    "2019-2020": "第二十条第（一）项;信息内容|本年新制作数量|本年新公开数量|对外公开总数量;规章|0|0|0;规范性文件|2|2|9;第二十条第（五）项;"
    "信息内容|上一年项目数量|本年增/减|处理决定数量;行政许可|5|0|35;其他对外管理服务事项|0|0|0;第二十条第（六）项;"
    "信息内容|上一年项目数量|本年增/减|处理决定数量;行政处罚|8|0|4;行政强制|1|0|0;第二十条第（八）项;"
    "信息内容|上一年项目数量|本年增/减;行政事业性收费|0|0;第二十条第（九）项;信息内容|采购项目数量|采购总金额;政府集中采购|3|1276.5534万元",
}
ONE_COLUMN = (
    "统计指标|单位|统计数;一、主动公开情况|——|——;（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条|120;其中：主动公开规范性文件数|条|2;"
    "制发规范性文件总数|件|2;2.政府网站公开政府信息数|条|100;二、回应解读情况|——|——;3.政策解读稿件发布数|篇|2;三、依申请公开情况|——|——;"
    "（一）收到申请数|件|3;1.当面申请数|件|1;四、行政复议数量|件|0;五、行政诉讼数量|件|0;（三）接受培训人员数|人次|35"
)
OLD_TABLE = (
    "指标名称|单位|代码|本期实际|本年累计;主动公开文件数|条|1|20|120;其中：网站公开数|条|2|20|100;受理申请总数|件|3|0|3;"
    "其中：当面申请数|件|4|0|1;行政复议数|件|5|0|0;行政诉讼数|件|6|0|0"
)


def _rows(written: str) -> Table:
    return [row.split("|") for row in written.split(";")]


def _tables(format_: str) -> dict[int, Table]:
    """The tables of a format by the chapter that they stand in."""
    if format_ in ("2014-2018", "2008-2013"):
        return {6: _rows(ONE_COLUMN if format_ == "2014-2018" else OLD_TABLE)}
    if not format_:
        return {}
    other = (
        ["（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "3.其他"]
        if format_ == "2021+"
        else ["（六）其他处理"]
    )
    labels = [*OUTCOMES, *other, "（七）总计", "四、结转下年度继续办理"]
    numbers = [["3", "0", "0", "0", "0", "0", "3"] if "新收" in label or "总计" in label else ["0"] * 7 for label in labels]
    requests = [["申请人情况", *APPLICANTS], *([*label.split("|"), *row] for label, row in zip(labels, numbers, strict=True))]
    disputes = [["行政复议", "未经复议直接起诉", "复议后起诉"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3, ["0"] * 15]
    return {2: _rows(TABLE_2[format_]), 3: requests, 4: disputes}


def _lines(case: Case) -> list[str | Table]:
    """The report from top to bottom: lines and tables."""
    head: list[str | Table] = [*str(case["head"]).split("\n")] if case["head"] else []
    if "body" in case:
        return [*head, *str(case["body"]).strip().split("\n")]
    headings = CHAPTERS[str(case.get("chapters", ""))]
    tables = _tables(str(case.get("tables", _format_of(int(case.get("year", 2023))))))
    prose = [
        f"{case.get('opening', '我单位')}深入贯彻政府信息公开条例，全面推进政府信息公开工作。",
        "见下表。", "见下表。", "见下表。", "公开的内容还不够全面，将继续改进。", "无其他需要报告的事项。",
    ]  # fmt: skip
    extra = {1: ["（一）主动公开。通过网站公开政府信息120条。", "（二）依申请公开。收到政府信息公开申请3件。", str(case.get("said", ""))]}
    parts = [
        part
        for number in range(1, 7)
        for part in (headings[number - 1], prose[number - 1], *extra.get(number, ()), tables.get(number, ""))
        if part
    ]
    return [*head, *parts, *(str(case["tail"]).split("\n") if "tail" in case else [])]


def _format_of(year: int) -> str:
    return "2021+" if year >= 2021 else "2019-2020" if year >= 2019 else "2014-2018" if year >= 2014 else "2008-2013"


def _html(case: Case) -> str:
    body = "".join(
        f"<p>{escape(part)}</p>\n"
        if isinstance(part, str)
        else "<table border=1>"
        + "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in part)
        + "</table>\n"
        for part in _lines(case)
    )
    metas = "".join(
        f'<meta name="{name}" content="{escape(str(case[key]))}">'
        for key, name in (("url", "url"), ("published", "PubDate"))
        if key in case
    )
    return f"<html><head><meta charset=utf-8><title>{escape(str(case.get('page', '')))}</title>{metas}</head><body><div>{body}</div></body></html>"


def _text(case: Case) -> str:
    return "\n".join(part if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in _lines(case))


def _pipes(case: Case) -> str:
    return "\n\n".join(part if isinstance(part, str) else "\n".join("| " + " | ".join(row) + " |" for row in part) for part in _lines(case))


def _extract(case: Case, folder: Path, number: int) -> Extract:
    """The report printed in one of three ways: what only a page can say makes it a page."""
    page = any(key in case for key in ("page", "url", "published", "file"))
    write, suffix = (_html, "html") if page else ((_html, "html"), (_text, "txt"), (_pipes, "md"))[number % 3]
    path = folder / str(case.get("file", f"{number}.{suffix}"))
    path.write_text(write(case), encoding="utf-8")
    return extract(path, "0" * 64)


def _data(name: str) -> dict[str, list[Case]]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


TITLES = _data("recognise_titles.toml")["titles"]
REPORTS = _data("recognise_reports.toml")["report"]
OTHERS = _data("recognise_others.toml")["page"]
OF_ORGAN_AND_YEAR = ("认定为", "标题不止一个", "为准", "另一个单位", "同名", "没有找到标题", "取文件名", "汇总")


def _found(extracted: Extract) -> tuple[str, int, str, str]:
    report = extracted.report
    return report.entity_id, report.year, report.scope.value, report.format.value


def _doubts(extracted: Extract) -> list[str]:
    """The doubts about organ and year."""
    return [doubt for doubt in extracted.report.doubts if any(words in doubt for words in OF_ORGAN_AND_YEAR)]


@pytest.mark.parametrize("number", range(len(TITLES)), ids=[f"{row[1]}-{number}" for number, row in enumerate(TITLES)])
def test_titles(number: int, tmp_path: Path) -> None:
    head, organ, year, scope = TITLES[number]
    found = _extract({"head": head, "year": year}, tmp_path, number)

    assert _found(found) == (organ, year, scope, _format_of(int(year)))
    assert [doubt for doubt in _doubts(found) if "在别处也有同名单位" not in doubt] == []


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=[f"{str(row['head'])[:30]}-{number}" for number, row in enumerate(REPORTS)])
def test_reports(number: int, tmp_path: Path) -> None:
    case = REPORTS[number]
    if "reject" in case:
        with pytest.raises(Rejected, match=str(case["reject"])):
            _extract(case, tmp_path, number)
        return
    found = _extract(case, tmp_path, number)
    year = int(case["year"])

    assert _found(found) == (case["organ"], year, case.get("scope", "own"), case.get("format", case.get("tables") or _format_of(year)))
    doubts = _doubts(found)
    assert str(case["doubt"]) in "".join(doubts) if "doubt" in case else doubts == []


@pytest.mark.parametrize("number", range(len(OTHERS)), ids=[str(row["text"])[:20] for row in OTHERS])
def test_what_is_no_report(number: int, tmp_path: Path) -> None:
    case = OTHERS[number]
    path = tmp_path / f"page.{case.get('as', 'txt')}"
    path.write_text(str(case["text"]), encoding="utf-8")

    with pytest.raises(Rejected) as error:
        extract(path, "0" * 64)
    assert str(case["reason"]) in error.value.reason
    assert "\n" not in error.value.reason
