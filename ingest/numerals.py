"""A printed numeral and its value: 6072 · 1,207 · １８ · 十二. Whether it counts anything is not decided here."""

import unicodedata
from decimal import Decimal

import cn2an  # type: ignore[import-untyped]

DIGITS = r"[0-9０-９]{1,12}(?:,[0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]{1,6})?"
"""Pattern of an Arabic numeral. Only the half-width comma groups thousands: the full-width one separates clauses."""

CHINESE = r"[零〇一二三四五六七八九十百千万两]{1,10}"
"""Pattern of a Chinese numeral."""


def arabic(printed: str) -> Decimal:
    """The value of a string that matches ``DIGITS``."""
    return Decimal(unicodedata.normalize("NFKC", printed).replace(",", ""))


def chinese(printed: str) -> Decimal | None:
    """The value of a string that matches ``CHINESE``; None for what is no well-formed number (百, 零三, 一百二)."""
    try:
        return Decimal(cn2an.cn2an(printed.replace("两", "二"), "strict"))
    except ValueError:
        return None
