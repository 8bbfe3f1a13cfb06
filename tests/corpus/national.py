"""Writes random tables for the readers to read: the national forms of all four generations as grids of cells with spans.

The labels are typed here from the format documents, not taken from the product's own tables. What organs and publishers do to the forms is
in ``damage``; how a cell is written, in ``hands``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from .hands import PLAIN, Hand, Truth, total
from .hands import written as value_written

Key = tuple[str, str | None]  # concept, applicant

ORGANISATIONS = {
    "company": "商业企业", "research": "科研机构", "nonprofit": "社会公益组织", "legal_service": "法律服务机构", "other_org": "其他",
}  # fmt: skip
OUTCOMES = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结", "total": "总计"}
BLOCKS = {"review": "行政复议", "litigation.direct": "未经复议直接起诉", "litigation.after_review": "复议后起诉"}
ISSUED = (("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("effective", "现行有效件数"))
CREATED = (("created", "本年新制作数量"), ("published", "本年新公开数量"), ("public_total", "对外公开总数量"))
ITEMS = (("items_last_year", "上一年项目数量"), ("items_change", "本年增/减"), ("decisions", "处理决定数量"))
DECISIONS = (("decisions", "本年处理决定数量"),)
G3_BLOCKS = (
    ("第二十条第（一）项", ISSUED, (("regulations", "规章"), ("normative_documents", "行政规范性文件"))),
    ("第二十条第（五）项", DECISIONS, (("licensing", "行政许可"),)),
    ("第二十条第（六）项", DECISIONS, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
    ("第二十条第（八）项", (("amount", "本年收费金额（单位：万元）"),), (("fees", "行政事业性收费"),)),
)
G2_BLOCKS = (
    ("第二十条第（一）项", CREATED, (("regulations", "规章"), ("normative_documents", "规范性文件"))),
    ("第二十条第（五）项", ITEMS, (("licensing", "行政许可"), ("other_services", "其他对外管理服务事项"))),
    ("第二十条第（六）项", ITEMS, (("penalties", "行政处罚"), ("coercion", "行政强制"))),
    ("第二十条第（八）项", ITEMS[:2], (("fees", "行政事业性收费"),)),
    ("第二十条第（九）项", (("items", "采购项目数量"), ("amount", "采购总金额")), (("procurement", "政府集中采购"),)),
)
REFUSED = {
    "state_secret": "属于国家秘密", "prohibited_by_law": "其他法律行政法规禁止公开", "stability": "危及“三安全一稳定”",
    "third_party": "保护第三方合法权益", "internal_affairs": "属于三类内部事务信息", "process_information": "属于四类过程性信息",
    "enforcement_file": "属于行政执法案卷", "administrative_query": "属于行政查询事项",
}  # fmt: skip
UNAVAILABLE = {"not_held": "本机关不掌握相关政府信息", "needs_creation": "没有现成信息需要另行制作", "unclear": "补正后申请内容仍不明确"}
NOT_PROCESSED = {
    "petition": "信访举报投诉类申请", "repeated": "重复申请", "publication": "要求提供公开出版物",
    "excessive": "无正当理由大量反复申请", "confirmation": "要求行政机关确认或重新出具已获取信息",
}  # fmt: skip
OTHER_LONG = {
    "no_correction": "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "no_payment": "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other": "其他",
}  # fmt: skip
OTHER_SHORT = {"no_correction": "逾期不补正", "no_payment": "逾期不缴费", "other": "其他"}
G1_ROWS = (  # concept ("" for lines that name those below them), label, unit
    ("", "一、主动公开情况", "——"),
    ("disclosure.total", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("disclosure.normative_documents", "其中：主动公开规范性文件数", "条"), ("normative_documents.made", "制发规范性文件总数", "件"),
    ("", "（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("channel.gazette", "1.政府公报公开政府信息数", "条"), ("channel.website", "2.政府网站公开政府信息数", "条"),
    ("channel.weibo", "3.政务微博公开政府信息数", "条"), ("channel.wechat", "4.政务微信公开政府信息数", "条"),
    ("channel.other", "5.其他方式公开政府信息数", "条"),
    ("", "二、回应解读情况", "——"),
    ("response.hotspots", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    ("", "（二）通过不同渠道和方式回应解读的情况", "——"),
    ("response.policy_readings", "3.政策解读稿件发布数", "篇"), ("response.social_media", "4.微博微信回应事件数", "次"),
    ("response.other", "5.其他方式回应事件数", "次"),
    ("", "三、依申请公开情况", "——"),
    ("requests.received", "（一）收到申请数", "件"),
    ("requests.received.in_person", "1.当面申请数", "件"), ("requests.received.fax", "2.传真申请数", "件"),
    ("requests.received.online", "3.网络申请数", "件"), ("requests.received.letter", "4.信函申请数", "件"),
    ("requests.closed", "（二）申请办结数", "件"), ("requests.closed.on_time", "1.按时办结数", "件"),
    ("requests.closed.extended", "2.延期办结数", "件"), ("requests.replied", "（三）申请答复数", "件"),
    ("requests.replied.already_public", "1.属于已主动公开范围数", "件"), ("requests.replied.granted", "2.同意公开答复数", "件"),
    ("requests.replied.partly_granted", "3.同意部分公开答复数", "件"),
    ("requests.replied.refused", "4.不同意公开答复数", "件"), ("requests.replied.refused.state_secret", "其中：1.涉及国家秘密", "件"),
    ("requests.replied.refused.trade_secret", "2.涉及商业秘密", "件"), ("requests.replied.refused.privacy", "3.涉及个人隐私", "件"),
    ("requests.replied.refused.stability", "4.危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("requests.replied.refused.not_information", "5.不是《条例》所指政府信息", "件"),
    ("requests.replied.refused.other_law", "6.法律法规规定的其他情形", "件"),
    ("requests.replied.not_ours", "5.不属于本行政机关公开数", "件"), ("requests.replied.not_exist", "6.申请信息不存在数", "件"),
    ("requests.replied.amended", "7.告知作出更改补充数", "件"), ("requests.replied.other_channel", "8.告知通过其他途径办理数", "件"),
    ("review.total", "四、行政复议数量", "件"), ("review.upheld", "（一）维持具体行政行为数", "件"),
    ("review.corrected", "（二）被依法纠错数", "件"), ("review.other_situations", "（三）其他情形数", "件"),
    ("litigation.total", "五、行政诉讼数量", "件"), ("litigation.upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("litigation.corrected", "（二）被依法纠错数", "件"), ("litigation.other_situations", "（三）其他情形数", "件"),
    ("complaints.total", "六、举报投诉数量", "件"),
    ("fees_foi.amount", "七、依申请公开信息收取的费用", "万元"),
    ("", "八、机构建设和保障经费情况", "——"),
    ("staff.offices", "（一）政府信息公开工作专门机构数", "个"), ("staff.reading_places", "（二）设置政府信息公开查阅点数", "个"),
    ("staff.total", "（三）从事政府信息公开工作人员数", "人"),
    ("staff.full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"), ("staff.part_time", "2.兼职人员数", "人"),
    ("budget.special", "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元"),
    ("", "九、政府信息公开会议和培训情况", "——"),
    ("meetings.held", "（一）召开政府信息公开工作会议或专题会议数", "次"), ("meetings.trainings", "（二）举办各类培训班数", "次"),
    ("meetings.trained", "（三）接受培训人员数", "人次"),
)  # fmt: skip
G0_ROWS = (
    ("disclosure.total", "主动公开信息数", "条"), ("disclosure.electronic", "其中：全文电子化的主动公开信息数", "条"),
    ("normative_documents.added", "新增的行政规范性文件数", "条"), ("disclosure.services", "提供服务类信息数", "条"),
    ("website.column_visits", "网站专栏页面访问量", "人次"), ("inquiry.visitors", "现场接待人数", "人次"),
    ("inquiry.online", "网上咨询数", "人次"), ("inquiry.phone", "咨询电话接听数", "人次"),
    ("requests.received", "收到申请数", "件"), ("requests.received.in_person", "1.当面申请数", "件"),
    ("requests.received.fax", "2.传真申请数", "件"), ("requests.received.email", "3.电子邮件申请数", "件"),
    ("requests.received.online", "4.网上申请数", "件"), ("requests.received.letter", "5.信函申请数", "件"),
    ("requests.received.other", "6.其他形式申请数", "件"), ("requests.replied", "对申请的答复总数", "件"),
    ("requests.replied.granted", "1.同意公开答复数", "件"), ("requests.replied.partly_granted", "2.同意部分公开答复数", "件"),
    ("requests.denied", "3.不予公开答复总数", "件"), ("requests.denied.not_information", "非《条例》所指政府信息数", "件"),
    ("requests.denied.not_exist", "信息不存在数", "件"), ("requests.denied.not_held", "非本部门掌握数", "件"),
    ("requests.denied.unclear", "申请内容不明确数", "件"), ("requests.denied.exempt", "免予公开范围数", "件"),
    ("review.total", "行政复议数", "件"), ("litigation.total", "行政诉讼数", "件"), ("complaints.appeals", "行政申诉数", "件"),
    ("staff.full_time", "政府信息公开专职人员数", "人"), ("staff.part_time", "政府信息公开兼职人员数", "人"),
)  # fmt: skip
BY_APPLICANT_LATER = frozenset({"requests.received", "requests.closed"})  # figures that table 3 divides by applicant from 2019 on


@dataclass(frozen=True)
class Box:
    """A cell with spans; ``key`` is set on the cells that hold figures."""

    text: str
    across: int = 1
    down: int = 1
    key: Key | None = None


Table = list[list[Box]]


@dataclass
class Written:
    """A report before print: tables by number, and what they hold."""

    format: str
    tables: dict[str, Table] = field(default_factory=dict)
    truth: dict[Key, Truth] = field(default_factory=dict)


@dataclass
class Pen:
    """Fills cells at random and keeps what it wrote."""

    random: Random
    hand: Hand
    written: Written
    swapped: bool = False  # columns in an order of their own

    def order(self, names: Iterable[str]) -> list[str]:
        """The columns from left to right."""
        ordered = list(names)
        if self.swapped:
            self.random.shuffle(ordered)
        return ordered

    def box(self, concept: str, applicant: str | None = None, across: int = 1) -> Box:
        """A figure."""
        text, truth = value_written(self.hand, concept, self.random)
        self.written.truth[concept, applicant] = truth
        return Box(text, across, key=(concept, applicant))


def write(seed: int, format_: str, blanks: float = 0.0, swapped: bool = False, hand: Hand = PLAIN) -> Written:
    """The tables of a random report of a format."""
    written = Written(format_)
    pen = Pen(Random(seed), replace(hand, blanks=max(blanks, hand.blanks)), written, swapped)
    if format_ == "2008-2013":
        written.tables["1"] = _indicators(pen)
    elif format_ == "2014-2018":
        written.tables["1"] = _one_column(pen)
    else:
        written.tables["2"] = _disclosure(pen, G3_BLOCKS if format_ == "2021+" else G2_BLOCKS)
        written.tables["3"] = _requests(pen, format_)
        written.tables["4"] = _disputes(pen)
    return written


def _one_column(pen: Pen) -> Table:
    rows = [[Box("统计指标"), Box("单位"), Box("统计数")]]
    for concept, label, unit in G1_ROWS:
        figure = pen.box(concept, "total" if concept in BY_APPLICANT_LATER else None) if concept else Box("")
        rows.append([Box(label), Box(unit), figure])
    return rows


def _indicators(pen: Pen) -> Table:
    """The local 统计报表: the year's figure is the last column; the half-year before it counts for nothing."""
    rows = [[Box("指标名称"), Box("计量单位"), Box("代码"), Box("本期实际"), Box("本年累计")]]
    for number, (concept, label, unit) in enumerate(G0_ROWS, 1):
        figure = pen.box(concept, "total" if concept in BY_APPLICANT_LATER else None)
        rows.append([Box(label), Box(unit), Box(f"{number:02}"), Box(str(pen.random.randint(0, 99))), figure])
    return rows


def _disclosure(pen: Pen, blocks: tuple) -> Table:  # type: ignore[type-arg]
    rows: Table = []
    for caption, columns, lines in blocks:
        wide = 3 // len(columns)
        spans = [wide] * (len(columns) - 1) + [3 - wide * (len(columns) - 1)]
        printed = dict(columns)
        columns = [(name, printed[name]) for name in pen.order(printed)]
        rows.append([Box(caption, 4)])
        rows.append([Box("信息内容"), *(Box(label, span) for (_, label), span in zip(columns, spans, strict=True))])
        for name, label in lines:
            rows.append([Box(label), *(pen.box(f"{name}.{column}", None, span) for (column, _), span in zip(columns, spans, strict=True))])
    return rows


def _requests_header(pen: Pen) -> tuple[Table, list[str]]:
    """The header and the applicants from left to right; 总计 below 申请人情况 as in the form, or beside it as in some reports."""
    note = Box("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3)
    organisations = pen.order(ORGANISATIONS)
    top = pen.order(["natural_person", "organisations", "total"])
    boxes = {"natural_person": Box("自然人", 1, 2), "organisations": Box("法人或其他组织", 5), "total": Box("总计", 1, 2)}
    lower = [Box(ORGANISATIONS[name]) for name in organisations]
    applicants = [name for place in top for name in (organisations if place == "organisations" else [place])]
    if not pen.swapped and pen.random.random() < 0.3:
        return [[note, Box("申请人情况", 6), Box("总计", 1, 3)], [boxes["natural_person"], boxes["organisations"]], lower], applicants
    return [[note, Box("申请人情况", 7)], [boxes[name] for name in top], lower], applicants


def _requests(pen: Pen, format_: str) -> Table:
    rows, applicants = _requests_header(pen)

    def line(concept: str, *labels: Box) -> None:
        boxes = {name: pen.box(f"requests.{concept}", name) for name in applicants}
        numbers = [pen.written.truth[f"requests.{concept}", name][1] for name in applicants if name != "total"]
        printed = pen.written.truth[f"requests.{concept}", "total"][0]
        if (None not in numbers or printed == "number") and pen.random.random() < 0.98:  # rows add up, as they mostly do in print
            value = sum(filter(None, numbers), Decimal(0))
            pen.written.truth[f"requests.{concept}", "total"] = ("number", value)
            boxes["total"] = Box(total(pen.hand, value, pen.random), key=(f"requests.{concept}", "total"))
        rows.append([*labels, *boxes.values()])

    line("received", Box("一、本年新收政府信息公开申请数量", 3))
    line("carried_in", Box("二、上年结转政府信息公开申请数量", 3))
    results = Box("三、本年度办理结果", 1, 22 if format_ == "2021+" else 20)
    line("granted", results, Box("（一）予以公开", 2))
    line("partly_granted", Box("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 2))
    groups = [
        ("refused", "（三）不予公开", REFUSED),
        ("unavailable", "（四）无法提供", UNAVAILABLE),
        ("not_processed", "（五）不予处理", NOT_PROCESSED),
    ]
    if format_ == "2021+":
        groups.append(("other", "（六）其他处理", pen.random.choice([OTHER_LONG, OTHER_SHORT])))
    for group, title, reasons in groups:
        for number, (name, label) in enumerate(reasons.items(), 1):
            line(f"{group}.{name}", *([Box(title, 1, len(reasons))] if number == 1 else []), Box(f"{number}.{label}"))
    if format_ != "2021+":
        line("other", Box("（六）其他处理", 2))
    line("closed", Box("（七）总计", 2))
    line("carried_out", Box("四、结转下年度继续办理", 3))
    return rows


def _disputes(pen: Pen) -> Table:
    outcomes = pen.order(OUTCOMES)
    labels = [OUTCOMES[name] for name in outcomes]
    return [
        [Box("行政复议", 5), Box("行政诉讼", 10)],
        [*(Box(label, 1, 2) for label in labels), Box(BLOCKS["litigation.direct"], 5), Box(BLOCKS["litigation.after_review"], 5)],
        [Box(label) for label in labels * 2],
        [pen.box(f"{block}.{outcome}") for block in BLOCKS for outcome in outcomes],
    ]
