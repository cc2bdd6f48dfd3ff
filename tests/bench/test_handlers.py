"""The real handlers in this process, called with gateway events, against the emulator with IAM on."""

import importlib
import os
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from shared.auth import Caller
from tests.bench.conftest import QUICK, caller_of
from tests.bench.report import Report, timed
from tests.e2e.people import PASSWORD, Json, Person, eventually
from tests.e2e.records import NURSE, ROOFER, add, enriched
from tests.gateway_events import gateway_event
from tests.in_process import running_as
from tests.request_recorder import recorded
from tests.running_stack import Stack

_N = 60 if QUICK else 400


@pytest.fixture(scope="module")
def caller(stack: Stack, person: Person) -> Caller:
    enriched(person, add(person, NURSE)["id"])
    eventually(lambda: True if person.api.get("/summaries/quick").status_code == 200 else None)
    return caller_of(stack, person)


def measure(
    report: Report,
    stack: Stack,
    function: str,
    figure: str,
    target: str,
    event: Callable[[int], Json],
    n: int = _N,
    before: Callable[[], None] = lambda: None,
) -> None:
    """One row: the handler of a function, called n times after a first call that stands apart.

    `before` is done before each of the n calls, and is not timed.
    """
    with running_as(stack, function), Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        handler = importlib.import_module(f"functions.{function.replace('-', '.')}").handler

        def call(number: int) -> None:
            answer = handler(made[number], None)
            assert answer["statusCode"] in (200, 201), answer

        made = [event(number) for number in range(n + 2)]
        first = timed(lambda: call(0))
        before()
        with recorded() as operations:
            call(1)
        seconds = []
        for number in range(2, n + 2):
            before()
            seconds.append(timed(lambda number=number: call(number)))  # type: ignore[misc]
    report.add_timings(
        figure,
        target=target,
        seconds=seconds,
        kind="handler",
        first=first,
        note=f"AWS: {_counted(operations)}",
    )


def test_quick_summary_read(report: Report, stack: Stack, caller: Caller) -> None:
    measure(report, stack, "summaries-app", "quick summary read", "p99 < 10 ms",
            lambda _: gateway_event("GET", "/v1/summaries/quick", None, caller))  # fmt: skip


def test_profile_summary_read(report: Report, stack: Stack, caller: Caller) -> None:
    measure(report, stack, "summaries-app", "profile summary read", "p99 < 15 ms",
            lambda _: gateway_event("GET", "/v1/summaries/profile", None, caller))  # fmt: skip


def test_profile_read(report: Report, stack: Stack, caller: Caller) -> None:
    measure(report, stack, "profile-app", "profile read", "one read, one audit insert",
            lambda _: gateway_event("GET", "/v1/profile", None, caller))  # fmt: skip


def test_completeness_read(report: Report, stack: Stack, caller: Caller) -> None:
    measure(report, stack, "profile-app", "completeness of a profile", "-",
            lambda _: gateway_event("GET", "/v1/profile/completeness", None, caller))  # fmt: skip


def test_skills_list(report: Report, stack: Stack, caller: Caller) -> None:
    measure(report, stack, "skills-app", "list of skills", "-",
            lambda _: gateway_event("GET", "/v1/skills", None, caller))  # fmt: skip


def test_experience_create(report: Report, stack: Stack, caller: Caller, nothing_follows: None) -> None:
    measure(report, stack, "experiences-app", "experience create", "p99 < 50 ms",
            lambda _: gateway_event("POST", "/v1/experiences", ROOFER, caller))  # fmt: skip


def test_login(report: Report, stack: Stack, person: Person) -> None:
    body = {"identifier": person.email, "password": PASSWORD, "token_delivery": "body"}
    measure(report, stack, "auth-app", "login", "p99 < 60 ms",
            lambda _: gateway_event("POST", "/v1/auth/login", body), n=_N // 2)  # fmt: skip


def _counted(operations: list[str]) -> str:
    return f"{len(operations)} = " + ", ".join(
        f"{count} {name}" for name, count in Counter(operations).items()
    )
