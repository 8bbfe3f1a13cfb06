"""Whether two sums of the tables are equal: 上年有效加制发减废止等于年末有效吗, 结转下年和次年的上年结转对得上吗.

Which sums must be equal, the format says (taxonomy/identities); here it is read which of them a question asks about. Every word of the
question must belong to it: a condition that no table knows is not overlooked.
"""

import re

from askgov.domain import Applicant, Decline, EquationQuery, Plan, Signed, Term
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading
from askgov.question.spans import without
from askgov.slots import Organs, ask_which_organ, resolve_years
from askgov.taxonomy.concepts import concept

_EQUAL = (
    r"差几件?|差多少件?|"
    r"对[得不]上|合不合|推得?出来?|推算|对不对得上|对没对上|等不等于|等于|等同|一样|一致|相符|吻合|相等|平衡|平不平|勾稽|衔接得?[上了]?|接得上|推算|算出来|得来|得出|不相等"
    r"|能不能对上|对应得上|是不是|是否|应(?:为|该是|是)|差不差"
)
_ASKS = re.compile(_EQUAL)
_COMMON = (
    rf"{_EQUAL}|加起来|加在一起|相加|加总|合计|之和|左边|右边|处理|审计核数|审计|核数|下|推|请|麻烦|帮我|帮忙|我|验算?|复核|核对|勾稽|关系|账目?|申请表|核(?:对|实|查|算)?|复核|一下|看看?|问|想|知道|说|那么?|就|都|也|还|再|又|和|与|跟|及|同|加上?|减去?|减掉?|扣除?|扣掉|数字?|数据|件"
    r"|个|各|的|了|吗|么|呢|吧|里面?|中|填报?|写|列|年?报(?:告|表)?|告|表格?|表[二三四234]|年(?:度|末|底|初)?|月|日|期末|期初|末|底|当年|本年|今年|那年|上一?年|去年"
    r"|前一年|次年|下一?年|总(?:数|计|和)?|是|为|有|由|从|到|在|按|把|没有?|正好|刚好|究竟|到底|结果|多少|几|两|边|头|能|不"
    r"|[\d.]+|[+＋\-－−=＝*()（）,，。;；:：?？!！“”\"、\s]"
)
_WHICH = "没有听懂要核对的是哪两个数。请写明机关、相邻的两个年度和两边各是哪几项，例如：某县教育局前一年的结转下年度和后一年的上年结转。"
_LEFT_OUT = re.compile(r"不加|不算|不含|除去|除了|刨|只加|只算|法人各|各法人")
_ISSUED = r"(?:制发|新发|新制|制定|出台|新增)"
_GONE = r"(?:废止|失效|清理)"
_STOCK = re.compile(
    rf"(?=.*(?P<of>规范性文件|规章))(?=.*(?:有效|存量|年?[末底]))(?:(?=.*{_ISSUED}[^,，。?？]{{0,8}}?(?:再|又)?(?:减去?|减掉?|扣除?|扣掉|[－\-−])(?:(?:20)?\d\d年)?的?{_GONE})"
    rf"|(?=.*{_ISSUED})(?=.*{_GONE})(?=.*(?:推算|应为|应是|应该是|是不是|是否))|(?!.*(?:{_ISSUED}|{_GONE}))(?=.*(?:衔接|勾稽|接得上|由上一?年.*推)))(?!.*(?:加上?|[＋+]){_GONE})(?!.*减[^,，。]{{0,4}}{_ISSUED})"
)
_STOCK_WORDS = r"行政|规范性文件|规章|现行|有效|存量|制发|新发|新制|制定|出台|新增|废止|失效|清理"
_CARRY = re.compile(
    r"(?=.*(?:结转下年度?|结转到?下一?年|转下年|结转次年|结转(?:的)?数|\d\d年(?:年?[底末])?(?:的|申请)?结转(?!来|入)))(?=.*上一?年度?结转)"
)
_CARRY_WORDS = r"申请|结转|下一?年度?|继续|办理|上一?年度?|转来|转入"
_ACROSS = re.compile(
    r"(?:各|七|六|每|所有|全部)?(?:类|种|个)?(?:申请人|列)(?:类型)?(?:的)?(?:数字?|件数)?(?:横着|横向)?(?:加起来|相加|合计|之和|加总|加在一起)"
)
_DETAILS = re.compile(r"明细|分项|细项|各列|分列")  # of a row: its columns
_ACROSS_WORDS = r"明细|分项|细|各|七|六|每|所有|全部|类型?|种|申请人?|列|横[向着]|行|栏|这|那|一|自然人|法人|其他组织"
_AND = r"(?:再|又)?(?:加上?|[＋+]|和|与)"
_BALANCE = re.compile(
    rf"(?:新收|收到)[^,，。减比]{{0,12}}{_AND}[^,，。减比]{{0,8}}结转[^。减]{{0,20}}(?:办结|总计|办理(?!结果))[^,，。减比]{{0,8}}{_AND}[^,，。减比]{{0,6}}(?:结转|转下)"
)
_BALANCE_WORDS = (
    r"验算|自然人|商业企业|企业|科研机构|公益组织|法律服务机构|[那这]一?列|列|信息|公开|新收|收到|申请|上一?年度?|结转|下一?年度?"
    r"|继续|办结|办理|总计"
)
_ENDS = re.compile(
    r"(?=.*(?:办理结果|处理结果|办结))(?=.*(?:各?分项|各项|明细|各类|各种结果))(?=.*(?:加起来|相加|合计|之和|加总))(?=.*总计)"
)
_ENDS_WORDS = r"办理|处理|结果|办结|分项|明细|各|项|类|种|审计|核数|验算|差"
_DECIDED = re.compile(r"各项|各?分项|明细|各类|各种|[几四]项|[几四]种|结果")
_DECIDED_WORDS = r"各|分|项|明细|类|种|结果|四|行政|(?<=[件总])[,，]"
_DISPUTES = ("review", "litigation.direct", "litigation.after_review")
_OUTCOMES = tuple(f"requests.{name}" for name in ("granted", "partly_granted", "refused", "unavailable", "not_processed", "other"))
_FLOW = ("requests.received", "requests.carried_in"), ("requests.closed", "requests.carried_out")
_PARTS = tuple(column for column in Applicant if column is not Applicant.TOTAL and column.value != "organisations")


def equation_asked(reading: Reading, organs: Organs, known: Catalogue) -> Plan | None:
    """The plan of a question whether two sums are equal; None for any other question."""
    text = reading.text
    if not _ASKS.search(text) or reading.group is not None or reading.absent or reading.strangers or _LEFT_OUT.search(text):
        return None
    if len({mention.candidates for mention in reading.organs}) > 1:
        return Decline(reason="ambiguous", message=_WHICH) if _CARRY.search(text) or _STOCK.search(text) else None
    if match := _STOCK.search(text):
        kind, words = match["of"], _STOCK_WORDS
    elif _ENDS.search(text) and len(reading.year_list) == 1:
        kind, words = "ends", _ENDS_WORDS
    elif _BALANCE.search(text) and len(reading.year_list) == 1:
        kind, words = "balance", _BALANCE_WORDS
    elif _CARRY.search(text) and len(reading.year_list) == 2:
        kind, words = "carry", _CARRY_WORDS
    elif (_ACROSS.search(text) or _DETAILS.search(text)) and _column_of_row(reading):
        kind, words = "across", _ACROSS_WORDS
    elif _DECIDED.search(text) and _dispute(reading) and len(reading.year_list) == 1:
        kind, words = "dispute", _DECIDED_WORDS
    elif _CARRY.search(text) and "check" in reading.operators:
        return Decline(reason="ambiguous", message=_WHICH)  # 2024年上年结转和结转下年度一样吗: what is carried in and out of one year
    else:
        return None
    if not _all_explained(reading, words):
        return None
    if len(organs.ids) != 1:
        return ask_which_organ(reading, known) if not organs.ids else None
    return _equation(kind, organs.ids[0], reading, known)


def _equation(kind: str, organ: str, reading: Reading, known: Catalogue) -> Plan | None:
    years = reading.year_list
    if not years or len(years) > 2 or years[-1] - years[0] != len(years) - 1:
        return Decline(reason="ambiguous", message=_WHICH)
    last = years[-1]
    if isinstance(missing := resolve_years(reading, (organ,), known, ()), Decline):
        return missing
    column = Applicant(reading.applicants[0]) if len(reading.applicants) == 1 and reading.applicants[0] != "loose" else Applicant.TOTAL
    match kind:
        case "balance":
            left, right = (tuple(_of(id_, organ, last, column) for id_ in side) for side in _FLOW)
        case "ends":
            left, right = tuple(_of(id_, organ, last) for id_ in _OUTCOMES), (_of("requests.closed", organ, last),)
        case "carry":
            left, right = (_of("requests.carried_out", organ, last - 1),), (_of("requests.carried_in", organ, last),)
        case "dispute":
            what = _dispute(reading)
            left = tuple(_of(f"{what}.{outcome}", organ, last) for outcome in ("upheld", "corrected", "other", "pending"))
            right = (_of(f"{what}.total", organ, last),)
        case "across":
            (line,) = {slot.default for slot in reading.concepts.slots}
            assert line is not None
            left = tuple(_of(line, organ, last, column) for column in _PARTS)
            right = (_of(line, organ, last),)
        case _:
            family = "regulations" if kind == "规章" else "normative_documents"
            before, issued = _of(f"{family}.effective", organ, last - 1), _of(f"{family}.issued", organ, last)
            left = (before, issued, _of(f"{family}.repealed", organ, last).model_copy(update={"minus": True}))
            right = (_of(f"{family}.effective", organ, last),)
    return EquationQuery(left=left, right=right)


def _of(line: str, organ: str, year: int, column: Applicant = Applicant.TOTAL) -> Signed:
    return Signed(term=Term(concept=line, entity=organ, year=year, applicant=column if concept(line).applicant_dimension else None))


def _dispute(reading: Reading) -> str:
    """The reviews or suits whose outcomes are added up; "" where no one total of them is named."""
    lines = {slot.default for slot in reading.concepts.slots}
    return next((what for what in _DISPUTES if lines == {f"{what}.total"}), "")


def _column_of_row(reading: Reading) -> bool:
    """Whether just one line of table 3 is named, by its own name."""
    lines = {slot.default for slot in reading.concepts.slots}
    of_table = all(line and line != "requests.closed" and concept(line).applicant_dimension for line in lines)
    return of_table and len(lines) == len(reading.year_list) == 1


def _all_explained(reading: Reading, words: str) -> bool:
    """Whether nothing but the words of the equation is left besides organ, years and the lines named."""
    spans: list[tuple[int, int]] = [(organ.start, organ.end) for organ in reading.organs]
    spans += [(year.start, year.end) for year in reading.years] + [(m.start, m.end) for m in reading.concepts.used]
    return not re.sub(rf"{_EQUAL}|{words}|{_COMMON}", "", without(reading.text, spans))
