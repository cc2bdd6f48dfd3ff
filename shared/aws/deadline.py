"""A budget of time for AWS calls, and a count of them."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from shared.errors import Unavailable

API_BUDGET_SECONDS = 3.0


@dataclass
class Budget:
    """When calls must have ended (monotonic seconds), and how many were sent."""

    ends: float
    calls: list[str] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.ends - time.monotonic()


_budget: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def within(seconds: float = API_BUDGET_SECONDS) -> Iterator[Budget]:
    """AWS calls in this block share a budget; past it they raise Unavailable."""
    mine = Budget(time.monotonic() + seconds)
    token = _budget.set(mine)
    try:
        yield mine
    finally:
        _budget.reset(token)


def budget() -> Budget | None:
    """The budget of the block that is running, if any."""
    return _budget.get()


def spend(operation: str) -> None:
    """Counts one request about to be sent. Raises Unavailable where no time is left for it."""
    current = _budget.get()
    if current is None:
        return
    if current.left <= 0:
        raise Unavailable()
    current.calls.append(operation)


def pause(at_most: float) -> None:
    """Waits, by chance up to so many seconds. Raises Unavailable where the budget does not outlast it."""
    wait, current = random.uniform(0, at_most), _budget.get()  # noqa: S311
    if current is not None and current.left <= wait:
        raise Unavailable()
    time.sleep(wait)
