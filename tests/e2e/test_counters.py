"""Counters for limits, asked from many sides at once, with the rights of the function that counts."""

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from functions.auth.repository import attempts
from functions.auth.service import lockout
from functions.auth.service.lockout import LockedOut, TooSoon
from shared import limits
from shared.audit import Origin
from shared.limits.counters import count_in_window
from tests.in_process import running_as
from tests.running_stack import Stack

T = TypeVar("T")


def at_once(call: Callable[[], T], times: int) -> list[T]:
    """What so many calls give that are made at the same moment."""
    with ThreadPoolExecutor(16) as together:
        waiting = [together.submit(copy_context().run, call) for _ in range(times)]
        return [one.result() for one in waiting]


def test_counting_from_many_sides_at_once_loses_nothing(stack: Stack) -> None:
    name = f"TEST#{secrets.token_hex(8)}"
    with running_as(stack, "auth-app"):
        counts = at_once(lambda: limits.count_up(name, window_seconds=60)[0], 50)
    assert sorted(counts) == list(range(1, 51))


def test_fifty_at_once_in_one_window_are_counted_exactly(stack: Stack) -> None:
    name = f"TEST#{secrets.token_hex(8)}"
    with running_as(stack, "resumes-app"):
        counts = at_once(lambda: count_in_window(name, window_seconds=86_400)[0], 50)
    assert sorted(counts) == list(range(1, 51))


def test_of_fifty_guesses_at_once_as_many_are_begun_as_are_free(stack: Stack) -> None:
    """The row of an account counts what was begun, and no other begins while one is being made."""
    subject = f"TEST#{secrets.token_hex(8)}"
    with running_as(stack, "auth-app"):
        standings = at_once(lambda: attempts.begin(subject, free=2, most=100, wait_seconds=30), 50)
        begun = sorted(one.in_a_row for one in standings if one.begun)
        assert begun == [1, 2]
        assert attempts.begin(subject, free=100, most=100, wait_seconds=30).in_a_row == 3
        limits.start_over(attempts.name(subject))
        every = at_once(lambda: attempts.begin(subject, free=100, most=100, wait_seconds=30), 50)
        assert sorted(one.in_a_row for one in every) == list(range(1, 51))


def test_of_fifty_sign_ins_at_once_from_one_address_two_are_tried_and_none_is_lost(stack: Stack) -> None:
    subject, origin = f"TEST#{secrets.token_hex(8)}", Origin(ip="198.51.100.9")

    def begin() -> str:
        try:
            return type(lockout.begin(subject, origin)).__name__
        except (LockedOut, TooSoon) as refusal:
            return type(refusal).__name__

    with running_as(stack, "auth-app"):
        outcomes = at_once(begin, 50)
        assert outcomes.count("Attempt") <= lockout.FREE
        lockout.reopen(subject, origin)
        assert begin() == "Attempt"
