"""Time for slow pages: a reader that looks at pictures says so page by page, and whoever limits its time may grant more.

The grant is bounded by the one who registers it; without one, nothing happens.
"""

from collections.abc import Callable

_granters: list[Callable[[], None]] = []


def grant(granter: Callable[[], None]) -> None:
    """Register the one who grants time, in place of any before."""
    _granters[:] = [granter]


def longer() -> None:
    """Ask for the time of one more page."""
    for granter in _granters:
        granter()
