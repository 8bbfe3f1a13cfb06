"""The national tables as a report prints them: labels, wordings that differ between pages, cell texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.samples import dice
from ingest.samples.simulated_requests import APPLICANTS, Key
from ingest.samples.world import G2, Issue

COLUMNS_3 = (*APPLICANTS, "total")
RESULTS_4 = ("upheld", "corrected", "other", "pending", "total")
BLOCKS_4 = ("review", "litigation.direct", "litigation.after_review")
Printed = Mapping[Key, str]

IDENTITY_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

GROUPS = (  # group label, (row label, concept) …; a group without row labels is a row itself
    ("（一）予以公开", (("", "granted"),)),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", (("", "partly_granted"),)),
    (
        "（三）不予公开",
        (
            ("1.属于国家秘密", "refused.state_secret"),
            ("2.其他法律行政法规禁止公开", "refused.prohibited_by_law"),
            ("3.危及“三安全一稳定”", "refused.stability"),
            ("4.保护第三方合法权益", "refused.third_party"),
            ("5.属于三类内部事务信息", "refused.internal_affairs"),
            ("6.属于四类过程性信息", "refused.process_information"),
            ("7.属于行政执法案卷", "refused.enforcement_file"),
            ("8.属于行政查询事项", "refused.administrative_query"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("1.本机关不掌握相关政府信息", "unavailable.not_held"),
            ("2.没有现成信息需要另行制作", "unavailable.needs_creation"),
            ("3.补正后申请内容仍不明确", "unavailable.unclear"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("1.信访举报投诉类申请", "not_processed.petition"),
            ("2.重复申请", "not_processed.repeated"),
            ("3.要求提供公开出版物", "not_processed.publication"),
            ("4.无正当理由大量反复申请", "not_processed.excessive"),
            ("5.要求行政机关确认或重新出具已获取信息", "not_processed.confirmation"),
        ),
    ),
    (
        "（六）其他处理",
        (
            ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "other.no_correction"),
            ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other.no_payment"),
            ("3.其他", "other.other"),
        ),
    ),
    ("（七）总计", (("", "closed"),)),
)


@dataclass(frozen=True)
class Block:
    """A block of table 2: its header line, column labels, and rows of a label and values."""

    header: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Row:
    """A row of table 3. ``outcome`` rows stand under 三、本年度办理结果."""

    group: str
    label: str
    values: tuple[str, ...]
    outcome: bool


def table_2(issue: Issue, cells: Printed) -> tuple[Block, ...]:
    """Blocks of table 2 in the words of the report's generation."""
    word = _Words(issue)
    if issue.format == G2:
        return _table_2_of_2019(word, cells)
    regulations, normative, fees = (
        tuple(cells[f"{kind}.{column}", ""] for column in columns)
        for kind, columns in (
            ("regulations", ("issued", "repealed", "effective")),
            ("normative_documents", ("issued", "repealed", "effective")),
            ("fees", ("amount",)),
        )
    )
    decisions = {kind: (cells[f"{kind}.decisions", ""],) for kind in ("licensing", "penalties", "coercion")}
    content = "信息内容"
    return (
        Block(word.item("一"), (content, word.issued, word.repealed, "现行有效件数"), (("规章", regulations), (word.normative, normative))),
        Block(word.item("五"), (content, "本年处理决定数量"), (("行政许可", decisions["licensing"]),)),
        Block(word.item("六"), (content, "本年处理决定数量"), (("行政处罚", decisions["penalties"]), ("行政强制", decisions["coercion"]))),
        Block(word.item("八"), (content, word.fees), (("行政事业性收费", fees),)),
    )


def _table_2_of_2019(word: "_Words", cells: Printed) -> tuple[Block, ...]:
    def row(label: str, kind: str, *columns: str) -> tuple[str, tuple[str, ...]]:
        return label, tuple(cells[f"{kind}.{column}", ""] for column in columns)

    items = ("items_last_year", "items_change")
    documents = ("created", "published", "public_total")
    content, decided = "信息内容", ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
    return (
        Block(
            word.item("一"),
            (content, "本年新制作数量", "本年新公开数量", "对外公开总数量"),
            (row("规章", "regulations", *documents), row("规范性文件", "normative_documents", *documents)),
        ),
        Block(
            word.item("五"),
            decided,
            (row("行政许可", "licensing", *items, "decisions"), row("其他对外管理服务事项", "other_services", *items, "decisions")),
        ),
        Block(
            word.item("六"), decided, (row("行政处罚", "penalties", *items, "decisions"), row("行政强制", "coercion", *items, "decisions"))
        ),
        Block(word.item("八"), decided[:3], (row("行政事业性收费", "fees", *items),)),
        Block(word.item("九"), (content, "采购项目数量", "采购总金额"), (row("政府集中采购", "procurement", "items", "amount"),)),
    )


def table_3(issue: Issue, cells: Printed) -> tuple[Row, ...]:
    """Rows of table 3 in printed order: 25 since 2021, 23 before."""
    word = _Words(issue)

    def row(concept: str, group: str, label: str = "", outcome: bool = True) -> Row:
        values = tuple(cells[f"requests.{concept}", column] for column in COLUMNS_3)
        return Row(word.as_printed(group), word.as_printed(label), values, outcome)

    rows = [
        row("received", "一、本年新收政府信息公开申请数量", outcome=False),
        row("carried_in", "二、上年结转政府信息公开申请数量", outcome=False),
    ]
    for group, lines in GROUPS:
        if issue.format == G2 and group == "（六）其他处理":
            rows.append(row("other", group))
        else:
            rows.extend(row(concept, group, label) for label, concept in lines)
    return (*rows, row("carried_out", "四、结转下年度继续办理", outcome=False))


def table_4(cells: Printed) -> tuple[str, ...]:
    """The 15 values of table 4: review, litigation without and after review, five results each."""
    return tuple(cells[f"{block}.{result}", ""] for block in BLOCKS_4 for result in RESULTS_4)


class _Words:
    """The wording of one report, drawn once: real pages differ in brackets, quotes and short forms."""

    def __init__(self, issue: Issue) -> None:
        self.half_width = dice.fraction(issue.file, "brackets") < 0.3
        self.quotes = dice.pick(("“”", '""', "「」", "“”"), issue.file, "quotes") if issue.layout != "gbk" else "“”"
        self.short = dice.fraction(issue.file, "short") < 0.3
        self.enumeration = dice.pick((".", ".", "．", "、"), issue.file, "enumeration")
        self.issued = dice.pick(("本年制发件数", "本年制发件数", "本年制发数"), issue.file, "issued")
        self.repealed = self.issued.replace("制发", "废止")
        self.normative = dice.pick(("行政规范性文件", "行政规范性文件", "规范性文件"), issue.file, "normative")
        self.fees = self.as_printed("本年收费金额（单位：万元）")

    def item(self, number: str) -> str:
        """Block header of table 2 for an item of article 20."""
        return self.as_printed(f"第二十条第（{number}）项")

    def as_printed(self, label: str) -> str:
        """The official label in this report's wording."""
        if self.short:
            label = label.replace("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "逾期不补正")
            label = label.replace("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "逾期不缴费")
        if label[:1].isdigit():
            label = label.replace(".", self.enumeration, 1)
        if self.half_width:
            label = label.replace("（", "(").replace("）", ")")
        return label.replace("“", self.quotes[0]).replace("”", self.quotes[1])
