"""Documents of providers, kept in memory for an hour."""

import time
from typing import Any

KEPT_SECONDS = 3600
_MOST_KEPT = 32
_kept: dict[str, tuple[float, Any]] = {}


def recall(name: str, *, at_most_seconds_old: int = KEPT_SECONDS) -> Any:
    """What is kept under this name, or None."""
    since, value = _kept.get(name, (0.0, None))
    return value if value is not None and time.monotonic() - since < at_most_seconds_old else None


def keep(name: str, value: Any) -> None:
    """Keeps it; the oldest makes way where there are too many."""
    _kept.pop(name, None)
    while len(_kept) >= _MOST_KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[name] = (time.monotonic(), value)


def forget_providers() -> None:
    """Drops everything."""
    _kept.clear()
