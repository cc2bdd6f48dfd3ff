"""Work beside other work, on behalf of the same caller and within the same budget."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import TypeVar

T = TypeVar("T")


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=8, thread_name_prefix="beside")


def beside(call: Callable[[], T]) -> "Future[T]":
    """Starts the call in another thread that acts for the same caller; `.result()` waits for it."""
    return _pool().submit(copy_context().run, call)
