"""What a question says a share is taken of: 占不予公开的几成, 不予公开里…占多少, 占法人或其他组织申请的比例."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from askgov.domain import Applicant
from askgov.question.lexicon import Mention
from askgov.question.reading import Reading
from askgov.taxonomy.applicants import applicants
from askgov.taxonomy.words import lexicon

_TAKEN_OF = re.compile(
    r"占(?:到|了|据)?(?P<whole>[^,，。;；？?]*?)的?(?:比例|比重|百分比|百分之|份额|几成|几分之|多少|多大|比(?![较例重])|[?？吗]|$)"
)
_WITHIN = re.compile(r"^(?:的?(?:申请|案件|件)?(?:的?(?:情形|情况|理由|类型|种类|原因|项目))?(?:里面?|里头|中间?|当中|之中|内))")
_OF_COLUMN = re.compile(r"^(?:申请人|申请|提出?|递交?|[的类者提])*(?:公开)?(?:申请)?(?:里面?|里头|当中|之?中(?!央))")
_EMPTY = re.compile(
    r"全部|所有的?|整个|总[量数计]?|合计|其|它们?|自身|年度|全年|当年|本年|件数?|数?量|数|[的了中里]|一共|收到|办理|申请人?|案件|信息公开|政府"
)
_LAWSUITS = re.compile(r"(?:行政)?诉讼|官司")
_JOINED = re.compile(r"[和与及跟加、,，这两三四五六项者类种 ]|以及|之和|总和|加起来|相加|加在一起|合起来|总数")


@dataclass(frozen=True)
class Whole:
    """What is named behind 占, or as what the part is in.

    ``organs``: how many are there; ``unclear``: words that say nothing known; ``plain``: nothing but the lines, joined and added up.
    """

    concepts: tuple[str, ...] = ()
    columns: tuple[Applicant, ...] = ()
    organs: int = 0
    unclear: bool = False
    plain: bool = False


def whole_said(reading: Reading) -> Whole:
    """The whole that the words of a question name; empty when it names none."""
    match = _TAKEN_OF.search(reading.text)
    start, end = match.span("whole") if match else (0, 0)
    used = list(reading.concepts.used)
    inside = [mention for mention in used if start <= mention.start < end or _WITHIN.match(reading.text[mention.end :])]
    inside = [m for m in inside if not (m.text == "申请" and len(inside) > 1)]  # 无法提供的申请中 is of 无法提供
    organs = [organ for organ in reading.organs if start <= organ.start < end]
    columns = _columns(reading.text[start:end]) or _columns_within(reading)
    covered = [(m.start, m.end) for m in inside] + [(m.start, m.end) for m in organs] + [(year.start, year.end) for year in reading.years]
    rest = "".join(char for at, char in enumerate(reading.text) if start <= at < end and not any(a <= at < b for a, b in covered))
    for column in columns:
        rest = _without_names(rest, column)
    if all((slot.default or "").startswith("litigation.") for slot in reading.concepts.slots):
        rest = _LAWSUITS.sub("", rest)  # 复议后起诉占诉讼的比例: of all of both kinds
    known = inside or organs or columns or not _EMPTY.sub("", rest)
    plain = not _JOINED.sub("", _EMPTY.sub("", rest))
    return Whole(tuple(_concepts(inside)), columns, len(organs), not known, plain)


def _concepts(mentions: Iterable[Mention]) -> Iterable[str]:
    for mention in mentions:
        for word in mention.ids("term"):
            term = lexicon()[word]
            if term.default or len(term.concepts) == 1:
                yield term.default or term.concepts[0]


def _columns_within(reading: Reading) -> tuple[Applicant, ...]:
    """法人申请里企业占多少: the column in whose applications another column is looked for."""
    marks = [mark for mark in reading.marks if mark.ids("applicant")]
    within = [mark for mark in marks if _OF_COLUMN.match(reading.text[mark.end :])]
    others = [mark for mark in marks if mark not in within]
    return tuple(Applicant(id_) for mark in within[:1] for id_ in mark.ids("applicant")) if others else ()


def _names(column: Applicant) -> list[str]:
    entry = applicants()[column]
    return sorted((entry.label, *entry.aliases, *entry.everyday), key=len, reverse=True)


def _columns(text: str) -> tuple[Applicant, ...]:
    """The columns named; a longer name is taken before one that is inside it."""
    names = [(name, column) for column in applicants() if column is not Applicant.TOTAL for name in _names(column)]
    found: list[Applicant] = []
    for name, column in sorted(names, key=lambda entry: -len(entry[0])):
        if name in text:
            text = text.replace(name, "")
            found.append(column)
    return tuple(dict.fromkeys(found))


def _without_names(text: str, column: Applicant) -> str:
    for name in _names(column):
        text = text.replace(name, "")
    return text
