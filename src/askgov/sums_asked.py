"""Whether the figures that a question lists are to be added up: all of them, each line over the years, or only some."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from askgov.domain import Applicant, FigureQuery
from askgov.question.reading import Reading
from askgov.taxonomy.applicants import disjoint
from askgov.taxonomy.concepts import concept
from askgov.taxonomy.parts import may_be_added

SUM = re.compile(
    r"合计|加起来|总共|一共|共计|之和|加上|都算上|累计|总量|总和|加总|共有(?=多少|几)|总件数|共(?=多少|几|收|办|制发|废止|批|罚|受理|新收|公开|作出|做出)|[两三四五六](?:项|者|类|种|个)的?(?:总数|总计)|相加|加在一起|合起来|合在一起|(?<![增参附追])加(?=[\u4e00-\u9fff])"
)
_SUM_AS_WELL = re.compile(
    r"(?:总共|一共|共计)(?:是|有)?(?:多少|几)[^,，。]{0,3}[,，。;；?？]\s*(?:又)?(?:分别|各)|合计|加起来|之和|[，,、；;?？]\s*(?:总共|一共|共计|总计)(?:是|有)?(?:多少|几)"
)  # beside 分别多少
_SUM_LINE = "requests.handled"  # new and carried in: a sum itself
_LISTED_SUM = re.compile(  # 复议加诉讼一共多少，未审结多少; …各多少？合计呢
    r"[\u4e00-\u9fff](?:加上?|和|与|、)[^,，。各]{1,10}(?:一共|总共|合计|共)(?:有|是)?(?:多少|几)"
    r"|[,，。?？](?:合计|加起来|总共|一共|[两三四五]年加起来)(?:呢|是?多少)[?？]?$"
)
_SUM_EACH = re.compile(r"(?:合计|加起来|一共|总共|共计|总和|总数)(?:的)?(?:分别|各)")  # 两年许可、处罚合计各多少: a sum of each
_WHOLE = re.compile(r"总数|总量|总计|总额")
_EACH = re.compile(r"各|分别")
_GOES_ON = re.compile(r"呢[?？]?$")
_ASK_ENDS = re.compile(r"(?:多少|几)[^，,、；;。]?")
_CLAUSE = re.compile(r"[,，;；。?？]")
_SOME_OF = re.compile(
    r"[前后][一二两三四五六七八九十\d](?:年|项|个|类|者|种|家|样)|单独算|另算|单算|分开算|(?<![省市县区镇乡])[中里](?=[^,，。]{1,12}[和与及跟、][^,，。]{1,12}(?:一?共|合计|总共|加起来))"
)


@dataclass(frozen=True)
class Sums:
    """What of several figures is to be added up: all, each line or organ over the years, only some (which is not done)."""

    of_all: bool = False
    of_each: bool = False
    of_some: bool = False


def sums_asked(
    reading: Reading, concepts: Sequence[str], years: Sequence[int], columns: Sequence[Applicant], organs: int, before: FigureQuery | None
) -> Sums:
    """The sums that a question of these lines, years, columns and so many organs asks for."""
    if len(years) * len(concepts) * len(columns) * organs < 2:
        return Sums(of_each=organs == 1 and sums_each(reading, concepts, years))
    total = asks_total_of(reading, concepts, years) or sums_on(reading, concepts, years, before)
    some = total and (not disjoint(columns) or sums_some(reading) or paired(reading))
    each = (some or not total) and organs == 1 and sums_each(reading, concepts, years)
    said = (_SUM_EACH.search(reading.text) or _LISTED_SUM.search(reading.text)) is not None
    unsummed = not total and said and _SUM_LINE not in concepts
    return Sums(of_all=total and not some, of_each=each, of_some=some or unsummed)


def sums_some(reading: Reading) -> bool:
    """Whether the sum is of some of what is named: 许可多少，强制和处罚一共多少; A、B一共多少，C单独算; 后两年合计."""
    if _SOME_OF.search(reading.text):
        return True
    ends = [0, *[match.end() for match in _ASK_ENDS.finditer(reading.text)][:-1], len(reading.text)]  # 多少件申请: what follows the last
    breaks = [0, *[match.end() for match in _CLAUSE.finditer(reading.text)], len(reading.text)]
    organs = [organ for organ in reading.organs if not organ.place]  # … 一共多少件？云溪县
    named = (reading.concepts.slots, reading.years, organs, [mark for mark in reading.marks if mark.ids("applicant")])
    for places in ([item.start for item in kind] for kind in named):
        asked = _around_the_sum(reading.text, ends)
        meant = [place for place in places if asked[0] <= place < asked[1]] or [place for place in places if place < asked[0]]
        clause = _around_the_sum(reading.text, breaks)
        inside = [place for place in places if clause[0] <= place < clause[1]]
        if len(meant) < len(places) or (inside and any(place >= clause[1] for place in places)):
            return True
    return False


def _around_the_sum(text: str, ends: Sequence[int]) -> tuple[int, int]:
    """The stretch that holds the sum word."""
    return next(((a, b) for a, b in itertools.pairwise(ends) if SUM.search(text, a, b)), (0, len(text)))


def asks_total_of(reading: Reading, concepts: Sequence[str], years: Sequence[int]) -> bool:
    """三年合计, 复议和诉讼一共: a sum of what is listed. Stocks are not summed over years, nor a line with its parts."""
    if _SUM_EACH.search(reading.text):
        return False
    each = _EACH.search(reading.text)
    whole = not each and len(years) > 1 and len(concepts) == 1 and _WHOLE.search(reading.text)
    asked = whole or (_SUM_AS_WELL if each else SUM).search(reading.text)
    added = may_be_added(concepts) and (len(years) == 1 or all(concept(id_).additive for id_ in concepts))
    return bool(asked) and added


def sums_on(reading: Reading, concepts: Sequence[str], years: Sequence[int], before: FigureQuery | None) -> bool:
    """前年呢, 处罚呢 after 两个局加起来多少: of as many figures of the same shape, which may be added as well."""
    if (
        before is None
        or not before.total
        or _EACH.search(reading.text)
        or len(concepts) != len(before.concepts)
        or not may_be_added(concepts)
    ):
        return False
    same = len(years) == len(before.years) and (len(years) == 1 or all(concept(id_).additive for id_ in concepts))
    return same and _GOES_ON.search(reading.text) is not None


def sums_each(reading: Reading, concepts: Sequence[str], years: Sequence[int]) -> bool:
    """制发的五年一共多少件，废止的又是多少: the years of each line are to be added up."""
    over_years = len(years) > 1 and len(concepts) > 1 and all(concept(id_).additive for id_ in concepts)
    return over_years and SUM.search(reading.text) is not None


def paired(reading: Reading) -> bool:
    """公安局2022年…教育局2023年…, 自然资源局新收…公安局办结: each goes with one of the others, so that not all go with all."""
    organs = [organ.start for organ in reading.organs if not organ.place]
    kinds = [organs, [year.start for year in reading.years], [slot.start for slot in reading.concepts.slots]]
    kinds.append([mark.start for mark in reading.marks if mark.ids("applicant")])
    several = [sorted(places) for places in kinds if len(places) > 1]
    return any(a[0] < b[0] < a[-1] < b[-1] or b[0] < a[0] < b[-1] < a[-1] for a, b in itertools.combinations(several, 2))
