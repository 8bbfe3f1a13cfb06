"""How near a percentage as printed is to the one computed: within its rounding, cut off behind its last digit, or off."""

from decimal import Decimal

from askgov.domain import Severity

_NOTHING = Decimal("0.02")  # percentage points that no reader misses, however many digits are printed
_HALF = Decimal("0.5")


def place(stated: Decimal) -> Decimal:
    """One unit of the last printed digit: 0.1 of 33.9."""
    return Decimal(1).scaleb(min(0, int(stated.as_tuple().exponent)))


def apart(stated: Decimal, computed: Decimal) -> Severity | None:
    """None within the rounding of the printed digits; a note within one unit of the last of them, as where it was cut off; else a doubt."""
    difference, unit = abs(stated - computed), place(stated)
    if difference <= max(unit * _HALF, _NOTHING):
        return None
    return Severity.NOTE if difference < unit else Severity.DOUBT
