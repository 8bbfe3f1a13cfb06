"""How numbers go wrong: one more or less, digits swapped, dropped or typed twice, the number of another row."""

from collections.abc import Collection
from decimal import Decimal
from random import Random


def misprint(value: Decimal, random: Random, never: Collection[Decimal] = (), others: Collection[Decimal] = ()) -> Decimal:
    """Another whole number in place of ``value``, none of ``never``; at times one of ``others``."""
    digits = str(int(value))
    found = [value + 1, value - 1, value + random.randint(2, 9)]
    found += [Decimal(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]) for n in range(len(digits) - 1)]
    found += [Decimal(digits[:n] + digits[n + 1 :]) for n in range(len(digits)) if len(digits) > 1]
    found += [Decimal(digits[:n] + digits[n] * 2 + digits[n + 1 :]) for n in range(len(digits)) if value]
    found += others
    wrong = [number for number in found if number > 0 and number != value and number not in never]
    return random.choice(wrong or [max((value, *never)) + random.randint(1, 9)])
