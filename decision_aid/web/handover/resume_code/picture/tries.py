"""How often a PIN may be tried: ten times for one picture, then once a day.

Counted for the picture, whoever asks from wherever, so that many computers gain nothing; the proxy
counts by network address beside it. A table of fixed size in memory holds one time for each place,
and a key that is made at the start says which picture has which place: nothing tells which picture
or whose, nobody can push another's count out, and two pictures in one place are only stricter. It
is gone with the process. Each process has a table of its own: with two, twice as many tries. With
both and a restart a week, three months of trying guess one PIN of a million with a chance of about
1 in 2,000.
"""

from __future__ import annotations

import hmac
import secrets
from array import array
from collections.abc import Callable
from threading import Lock
from time import monotonic

AT_ONCE = 10
THEN_EVERY = 24 * 60 * 60.0
"""Seconds."""
_PLACES = 2**16


class Tries:
    """Each place holds when its tries will all have come back."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._all_back = array("d", bytes(8 * _PLACES))
        self._lock = Lock()

    def take(self, picture: bytes) -> bool:
        """Whether one more try is left. It is counted before anything is tried."""
        place, now = self._place(picture), self._clock()
        with self._lock:
            back = max(self._all_back[place], now) + THEN_EVERY
            if back - now > AT_ONCE * THEN_EVERY:
                return False
            self._all_back[place] = back
        return True

    def give_back(self, picture: bytes) -> None:
        """After a right PIN, which costs nothing."""
        with self._lock:
            self._all_back[self._place(picture)] -= THEN_EVERY

    def _place(self, picture: bytes) -> int:
        mixed = hmac.digest(self._key, picture, "sha256")
        return int.from_bytes(mixed[:4], "big") % _PLACES


tries = Tries()
"""Those of this process."""
