"""A year's figure spread over its months, quarters or days: 平均每个月几件, 日均几件. The reports count whole years only."""

import re
from calendar import isleap
from typing import Literal

Per = Literal["", "month", "quarter", "day", "day365"]  # day365: 按365天算, also of a leap year

_UNITS: dict[str, Per] = {"月": "month", "季": "quarter", "季度": "quarter", "天": "day", "日": "day"}
_SAID = re.compile(r"(?:每个?|一个?)(?P<each>月|季度|天|日)(?:平均)?|(?P<mean>月|日|季)均")
_MEAN = re.compile(r"平均(?:下来|算下来|来看|起来)?|均|大概|大约|约莫?|差不多")
_DIVIDED_BY = re.compile(r"[,，(（](?:一年)?(?:按|以)(?:一年)?(?:36[56]天|12个月|十二个月|四个季度|4个季度)(?:来)?(?:算|计算|计)?[)）]?")
PART_OF_YEAR = re.compile(
    r"(?<!\d)(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|初)?|第?[一二三四1-4]季度|[上下]半年|年初|[每各]个?月|[每各]个?季度|逐月|逐季|[分按]月(?!份)|[分按]季度|每天|每日|哪[一几]?个?(?:月|季度)|哪[一几]?天|(?<![A-Za-z])[Qq][1-4一二三四](?!\d)"
)


def spread_over(text: str) -> tuple[Per, str]:
    """What a normalised question spreads a figure over, and the question without those words; ("", text) for any other."""
    by = _DIVIDED_BY.search(text)
    text = _DIVIDED_BY.sub("", text)
    match = _SAID.search(text)
    if match is None or not (match["mean"] or _MEAN.search(text)):
        return "", text
    rest = text[: match.start()] + text[match.end() :]
    unit = _UNITS[match["each"] or match["mean"]]
    return "day365" if unit == "day" and by is not None and "365" in by.group() else unit, re.sub(r"^[,，]+", "", _MEAN.sub("", rest))


def parts_in(per: Per, year: int) -> int:
    """How many of them a year has."""
    return {"month": 12, "quarter": 4, "day": 366 if isleap(year) else 365, "day365": 365, "": 1}[per]
