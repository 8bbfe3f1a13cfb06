"""Chinese words for closed vocabularies, and the sentences for each kind of absence."""

from collections.abc import Sequence
from decimal import Decimal

from askgov.domain import Applicant, Format
from askgov.domain.evidence import Absent
from askgov.taxonomy.concepts import concept

APPLICANTS = {
    Applicant.NATURAL_PERSON: "自然人",
    Applicant.COMPANY: "商业企业",
    Applicant.RESEARCH: "科研机构",
    Applicant.NONPROFIT: "社会公益组织",
    Applicant.LEGAL_SERVICE: "法律服务机构",
    Applicant.OTHER_ORG: "其他法人或组织",
    Applicant.TOTAL: "总计",
    Applicant.ORGANISATIONS: "法人或其他组织",
}
FORMATS = {
    Format.G0: "2008至2013年的格式",
    Format.G1: "2014至2018年的格式",
    Format.G2: "2019至2020年的格式",
    Format.G3: "2021年起的格式",
}
OFF_TOPIC = "本系统只回答政府信息公开工作年度报告里的内容：申请、公开、复议、诉讼、许可、处罚、收费等数字，以及正文所写的做法、问题和措施。"


def plain(value: Decimal) -> str:
    """A decimal without separators or exponent, as printed."""
    return format(value, "f")


def figure_label(concept_id: str, applicant: Applicant | None, also: Sequence[str] = ()) -> str:
    """Label of a figure, or of the sum of several; the column is named unless it is the total."""
    label = "、".join(concept(id_).label for id_ in (concept_id, *also)) + ("合计" if also else "")
    return label if applicant in (None, Applicant.TOTAL) else f"{label}（{APPLICANTS[applicant]}）"


def absence(cell: Absent, entity: str, format_: Format | None) -> str:
    """One sentence that says which figure is missing and why."""
    aspect = cell.aspect
    label = figure_label(aspect.concept, aspect.applicant, aspect.also)
    where = f"{entity}{aspect.year}年"
    printed = cell.figures[0].source.as_printed if cell.figures else ""
    match cell.reason:
        case "no_report":
            return f"没有收录{where}的年度报告，因此没有“{label}”的数字。"
        case "not_in_format":
            form = f"（{FORMATS[format_]}）" if format_ else ""
            return f"{where}的年报{form}表格里没有“{label}”这一项，因此没有这个数字。"
        case "no_cell":
            return f"{where}的年报里没有读到“{label}”：报告缺这张表或这一行，表格是图片，或表的排法没有读懂。这不表示没有发生。"
        case "blank":
            return f"{where}的年报里“{label}”这一格是空白，报告没有填写；空白不等于没有发生。"
        case "not_applicable":
            return f"{where}的年报里“{label}”这一格填的是“{printed}”，不是数字。"
        case "text":
            return f"{where}的年报里“{label}”这一格填的是文字“{printed}”，不是数字。"
        case "unreadable":
            return f"{where}的年报里“{label}”这一格无法可靠读出，请查看原文。"
        case "part_missing":
            return f"{where}的“{label}”要由几项相加得出，其中有的格子不是数字，因此不作合计。"


_SHORTLY = {
    "no_report": "没有收录报告",
    "not_in_format": "这一年的格式没有这一项",
    "no_cell": "报告里没有读到这一项",
    "blank": "这一格是空白",
    "not_applicable": "这一格不是数字",
    "text": "这一格填的是文字",
    "unreadable": "这一格读不准",
    "part_missing": "相加的几格里有的不是数字",
}


def absence_shortly(cell: Absent) -> str:
    """Why a figure is missing, in a few words."""
    return _SHORTLY[cell.reason]
