"""Counters for limits, asked from many sides at once, with the rights of the function that counts."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from shared import limits
from tests.in_process import running_as
from tests.running_stack import Stack


def test_counting_from_many_sides_at_once_loses_nothing(stack: Stack) -> None:
    name = f"TEST#{secrets.token_hex(8)}"
    with running_as(stack, "auth-app"), ThreadPoolExecutor(8) as at_once:
        limits.count_up(name, window_seconds=60)
        waiting = [
            at_once.submit(copy_context().run, lambda: limits.count_up(name, window_seconds=60)[0])
            for _ in range(40)
        ]
        counts = sorted(one.result() for one in waiting)
    assert counts == list(range(2, 42))
