"""Wrong tries at the staff token: how long whoever guessed has to wait, and how often anybody may guess at all.

A network that guesses waits longer with each guess, but the right token is let in meanwhile: others may sit behind the same address. What
keeps many addresses from guessing is one allowance for all of them; a network that the token came from before has one of its own, so that
guessing elsewhere does not lock it out.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_FREE: Final = 5  # wrong tries before a network has to wait
_LONGEST_WAIT_S: Final = 300.0
_NETWORKS: Final = 1024  # remembered at most; the one that tried longest ago goes first
_TRUSTED: Final = 64  # networks that the token came from, likewise
_BURST: Final = 60  # wrong tries at once, of all strangers together
_EACH_S: Final = 1.0  # and then one in so many seconds


def network(client: str) -> str:
    """Whom an address belongs to: itself, or the /64 of an IPv6 address, which one machine has all of."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address) >> 64 << 64, 64)))


@dataclass
class _Allowance:
    """How many more wrong tries are borne: ``left`` at the time ``at``, and one more with every second."""

    at: float
    left: float = _BURST

    def refill(self, now: float) -> float:
        """How many there are now."""
        self.left, self.at = min(_BURST, self.left + (now - self.at) / _EACH_S), now
        return self.left


class Tries:
    """What is remembered of those who tried; bounded, however many they are. ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()  # network: wrong tries, when its wait is over
        self._trusted: OrderedDict[str, _Allowance] = OrderedDict()
        self._strangers = _Allowance(clock())

    def pause(self, client: str) -> float:
        """Seconds until a try of this client is looked at; 0 for at once."""
        return max(0.0, 1 - self._allowance(client).refill(self._clock())) * _EACH_S

    def right(self, client: str) -> None:
        """The token came from there."""
        known = network(client)
        self._wrong.pop(known, None)
        self._trusted[known] = self._trusted.pop(known, _Allowance(self._clock()))
        if len(self._trusted) > _TRUSTED:
            self._trusted.popitem(last=False)

    def wrong(self, client: str) -> float:
        """Something else did. Returns how many seconds that client has to wait now; 0 when it did not have to until then."""
        now, known = self._clock(), network(client)
        allowance = self._allowance(client)
        allowance.left = allowance.refill(now) - 1
        tries, until = self._wrong.pop(known, (0, 0.0))
        wait = 0.0 if tries + 1 < _FREE else min(2.0 ** min(tries + 1 - _FREE, 16), _LONGEST_WAIT_S)
        self._wrong[known] = (tries + 1, now + wait)
        if len(self._wrong) > _NETWORKS:
            self._wrong.popitem(last=False)
        return wait if until > now else 0.0

    def _allowance(self, client: str) -> _Allowance:
        return self._trusted.get(network(client), self._strangers)
