"""The reports that a question about text sets beside one another: of several years, of several organs, or each organ of its own year."""

import re
from collections.abc import Sequence

from askgov.question.operators import numeral
from askgov.question.organs import Catalogue
from askgov.question.reading import Reading

_LATER = re.compile(
    r"(?:到了?|过了|隔了?|等到)?(?:(?<!连续)第二年|次年|隔年|转年|翌年|转过年|后一年|下一年)(?!度?(?:准备|打算|计划|拟|将|要|会))"
    r"|(?:过了|隔了)?(?P<after>[一二两三四五六])年(?:以?后|之后)(?=的?(?:年报|报告|那份)|还|再|怎么样|呢|解决|落实|[,，?？]|$)|(?:过了|隔了)(?P<passed>[一二两三四五六])年"
)
_EARLIER = re.compile(
    r"(?:对比|相比|比|较|跟|和|同|与)(?:起)?(?:上一?年|前一年|头一年)|(?:上一?年|前一年)度?的?(?:年报|报告|那份|有没有|是?怎么|提|说|讲|写)"
)
_MOST = 6  # reports set beside one another


def reports_beside(reading: Reading, ids: Sequence[str], known: Catalogue) -> tuple[tuple[str, int], ...]:
    """Each report (organ, year) to be looked at by itself, in the order of the question; () where it is one or more than a few."""
    if paired := _each_of_its_year(reading, known):
        return paired
    if any(len(organ.candidates) > 1 and not organ.successive for organ in reading.organs):
        return ()  # which of them is meant is open
    years = years_beside(reading)
    held = tuple((id_, year) for id_ in ids for year in years if year in known.years.get(id_, ()))
    return held if 1 < len(held) <= _MOST else ()


def years_beside(reading: Reading) -> tuple[int, ...]:
    """The years that the reports are of, with the one that is named by its distance: 第二年, 对比上一年."""
    years = reading.year_list
    return _with_the_other_year(reading.text, years[0]) if len(years) == 1 and len(reading.years) == 1 else years


def _each_of_its_year(reading: Reading, known: Catalogue) -> tuple[tuple[str, int], ...]:
    """柳湾街道（23年）和白塔桥街道（24年）: organs and years by turns."""
    organs, years = reading.organs, reading.years
    if not 1 < len(organs) == len(years) or any(len(o.candidates) != 1 for o in organs) or any(len(y.years) != 1 for y in years):
        return ()
    by_turns = sorted([(o.start, "organ") for o in organs] + [(y.start, "year") for y in years])
    if any(one[1] == other[1] for one, other in zip(by_turns[::2], by_turns[1::2], strict=True)):
        return ()
    pairs = tuple((o.candidates[0], y.years[0]) for o, y in zip(organs, years, strict=True))
    return pairs if all(year in known.years.get(id_, ()) for id_, year in pairs) else ()


def _with_the_other_year(text: str, year: int) -> tuple[int, ...]:
    """A year with the one that the question puts beside it: 第二年解决掉没有, 对比上一年."""
    if later := _LATER.search(text):
        word = later["after"] or later["passed"]
        return year, year + (numeral(word) if word else 1)
    return (year - 1, year) if _EARLIER.search(text) else (year,)
