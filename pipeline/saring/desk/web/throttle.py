"""How often something may be tried: waits that grow after failed sign-ins, and a rate of requests for programs."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

N_FREE_TRIES = 5
FIRST_WAIT, LONGEST_WAIT, FORGOTTEN_AFTER = 5.0, 300.0, 3_600.0
"""Seconds. After five failures each further one doubles the wait; at most some 20 tries an hour are left."""
MAX_KEYS = 10_000


class SignInThrottle:
    """Counts failed sign-ins by account name and by client address; a wait is the longest of its keys."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, *keys: str) -> float:
        """Return the seconds until the next try, 0 if it may be made now."""
        now = self._clock()
        with self._lock:
            return max((self._wait_of(key, now) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a failed try."""
        now = self._clock()
        with self._lock:
            for key in keys:
                self._failures[key] = (self._n_failures(key, now) + 1, now)
                self._failures.move_to_end(key)
            while len(self._failures) > MAX_KEYS:
                self._failures.popitem(last=False)

    def succeeded(self, *keys: str) -> None:
        """Forget the failures of these keys."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _n_failures(self, key: str, now: float) -> int:
        n, at = self._failures.get(key, (0, now))
        return n if now - at < FORGOTTEN_AFTER else 0

    def _wait_of(self, key: str, now: float) -> float:
        over = self._n_failures(key, now) - N_FREE_TRIES
        if over < 0:
            return 0.0
        wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2.0**over)
        return max(0.0, self._failures[key][1] + wait - now)


class RateLimit:
    """A number of requests a minute for each key, with a burst of as many: a token bucket."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute, self._clock, self._lock = per_minute, clock, Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one request; return 0, or the seconds to wait if there is none left."""
        now, per_second = self._clock(), self._per_minute / 60
        with self._lock:
            left, at = self._left.get(key, (float(self._per_minute), now))
            left = min(float(self._per_minute), left + (now - at) * per_second)
            allowed = left >= 1
            self._left[key] = (left - allowed, now)
            self._left.move_to_end(key)
            while len(self._left) > MAX_KEYS:
                self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / per_second
