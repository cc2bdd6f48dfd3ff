"""A circuit breaker: after repeated failures a provider is left alone for a while."""

import time
from threading import Lock

FAILURES_TO_OPEN = 3
REST_SECONDS = 60.0


class CircuitBreaker:
    """Closed at first; opens after failures in a row; after its rest lets one call through to see."""

    def __init__(self, failures: int = FAILURES_TO_OPEN, rest_seconds: float = REST_SECONDS) -> None:
        self._limit = failures
        self._rest = rest_seconds
        self._failures = 0
        self._tries_again_at = 0.0
        self._lock = Lock()

    def allows(self) -> bool:
        """Whether a call may be made now. While open, each rest allows a single trial."""
        with self._lock:
            if self._failures < self._limit:
                return True
            if time.monotonic() < self._tries_again_at:
                return False
            self._tries_again_at = time.monotonic() + self._rest
            return True

    def succeeded(self) -> None:
        """The call was answered: the circuit is closed."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """The call failed for good, its retries included."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._limit:
                self._tries_again_at = time.monotonic() + self._rest
