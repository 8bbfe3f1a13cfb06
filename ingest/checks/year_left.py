"""A sentence about the year's own applications that still bears last year's date.

What was received last year is often told for comparison, and may by chance be as many as this year. So the sentence must claim the whole
year (截至2022年12月31日 · 2022年，我局共收到), compare nothing, and have this year's number; a small one counts only where nothing else
in the report tells this year's.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from unicodedata import normalize

from askgov.addressed import addresses_a_machine
from askgov.domain import Finding
from askgov.prose_lines import CARRIED_IN, RECEIVED, names
from askgov.wording import plain
from ingest.checks.draft import Draft
from ingest.checks.finding import finding

_WHOLE_YEAR = re.compile(
    r"(?:截[至止]到?(?P<until>20\d\d)年(?:12月31日|年?底|年?末)止?|(?P<year>20\d\d)年度?),?(?:[我本全][\u4e00-\u9fff]{1,4})?共(?:新)?"
    r"(?:收到|受理|接收|接到|收办)(?:的)?(?:(?:政府)?信息公开|依申请公开|公开)?(?:的)?申请(?:共)?(?P<number>\d[\d,]{0,11})(?:件|宗|份|起)"
)
_COMPARES = re.compile("同比|相比|[比较与](?:上|去|前|20)|持平|今年|本年|当年")
_SPACE = re.compile(r"\s+")
_SENTENCES = re.compile("[。\n]")
_LARGE = 10  # a smaller number may be the same in two years
_LONGEST = 400  # characters of a sentence that is looked at


def year_left(draft: Draft) -> Iterator[Finding]:
    """The first sentence of last year's date that has this year's number of applications."""
    received, carried = draft.totals.get(RECEIVED), draft.totals.get(CARRIED_IN)
    if received is None or not received.value:
        return
    own = {received.value, received.value + (carried.value or Decimal(0) if carried is not None else Decimal(0))}
    year = draft.report.year
    told = any(names(statement, RECEIVED, year) for statement in draft.statements)
    for chunk in draft.chunks:
        for printed in _SENTENCES.split(chunk.text):
            sentence = _SPACE.sub("", normalize("NFKC", printed[:_LONGEST]))
            said = _WHOLE_YEAR.match(sentence)
            if said is None or int(said["until"] or said["year"]) != year - 1 or _is_of_both(sentence, year):
                continue
            number = Decimal(said["number"].replace(",", ""))
            if number in own and (number >= _LARGE or not told) and not addresses_a_machine(printed):
                message = (
                    f"正文写的是{year - 1}年（“{printed.strip()[:40]}”），件数却和本年度表格里的 {plain(number)} 件一样，"
                    f"请看年份是不是忘了改成{year}年"
                )
                yield finding("year_left", draft.report.id, message, [received.source, chunk.source], (received.value, number))
                return


def _is_of_both(sentence: str, year: int) -> bool:
    """Whether a sentence compares, or tells of the report's year as well."""
    return str(year) in sentence or _COMPARES.search(sentence) is not None
