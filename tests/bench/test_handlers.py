"""The real handlers in this process, called with gateway events, against the emulator with IAM on."""

import importlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from functions.experiences import service
from shared import aws, vault
from shared.ai import engine
from shared.ai.port import Source
from shared.auth import Caller
from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.kinds import ENRICHMENTS, EXPERIENCES
from shared.table import UserPartition
from tests.bench.conftest import QUICK, caller_of
from tests.bench.report import Report, timed
from tests.e2e.people import PASSWORD, Json, Person, eventually
from tests.e2e.records import COOK, NURSE, ROOFER, add, enriched
from tests.gateway_events import gateway_event
from tests.in_process import running_as
from tests.looking_inside import owner
from tests.request_recorder import recorded
from tests.running_stack import Stack

_N = 60 if QUICK else 400
_RECORDS = 500
_QUERIES = ("medicaton eror", "roofer slate zinc", "saved food cost", "nurse", "planned crews sites", "menus")


@pytest.fixture(scope="module")
def caller(stack: Stack, person: Person) -> Caller:
    enriched(person, add(person, NURSE)["id"])
    eventually(lambda: True if person.api.get("/summaries/quick").status_code == 200 else None)
    return caller_of(stack, person)


@pytest.fixture(scope="module")
def nothing_follows(stack: Stack) -> Iterator[None]:
    """What is written here is not enriched: that pipeline is measured by itself."""
    bus, rule = stack.resources["bus/main"], stack.resources["bus/main"].replace("-main", "-enrichment")
    owner(stack, "events").disable_rule(Name=rule, EventBusName=bus)
    yield
    owner(stack, "events").enable_rule(Name=rule, EventBusName=bus)


def measure(
    report: Report,
    stack: Stack,
    function: str,
    figure: str,
    target: str,
    event: Callable[[int], Json],
    n: int = _N,
) -> None:
    """One row: the handler of a function, called n times after a first call that stands apart."""
    with running_as(stack, function), Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        handler = importlib.import_module(f"functions.{function.replace('-', '.')}").handler

        def call(number: int) -> None:
            answer = handler(made[number], None)
            assert answer["statusCode"] in (200, 201), answer

        made = [event(number) for number in range(n + 2)]
        first = timed(lambda: call(0))
        with recorded() as operations:
            call(1)
        seconds = [timed(lambda number=number: call(number)) for number in range(2, n + 2)]  # type: ignore[misc]
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


def test_experience_search(report: Report, stack: Stack, caller: Caller, nothing_follows: None) -> None:
    with running_as(stack, "experiences-app"):
        _fill(caller)
    measure(report, stack, "experiences-app", f"experience search over {_RECORDS} records", "p99 < 50 ms",
            lambda n: gateway_event("GET", "/v1/experiences/search", None, caller,
                                    {"q": _QUERIES[n % len(_QUERIES)]}))  # fmt: skip


def test_experience_create(report: Report, stack: Stack, caller: Caller, nothing_follows: None) -> None:
    measure(report, stack, "experiences-app", "experience create", "p99 < 50 ms",
            lambda _: gateway_event("POST", "/v1/experiences", ROOFER, caller))  # fmt: skip


def test_login(report: Report, stack: Stack, person: Person) -> None:
    body = {"identifier": person.email, "password": PASSWORD, "token_delivery": "body"}
    measure(report, stack, "auth-app", "login", "p99 < 60 ms",
            lambda _: gateway_event("POST", "/v1/auth/login", body), n=_N // 2)  # fmt: skip


def _fill(caller: Caller) -> None:
    """Hundreds of experiences with what enrichment finds in them, written as the worker writes it."""
    with aws.acting_with(caller.vended):
        vault.current_key(caller.user_id, vault.Purpose.RECORD)
        partition = UserPartition(caller.user_id)
        for start in range(0, _RECORDS, 10):
            transaction = partition.transaction()
            for number in range(start, start + 10):
                _add(transaction, number)
            transaction.commit()
        _, total = service.list_experiences(partition, start=0, size=1, sort=None)
    assert total >= _RECORDS


def _add(transaction: Any, number: int) -> None:
    base = (NURSE, ROOFER, COOK)[number % 3]
    words = f" Project {number}: " + " ".join(
        f"word{number * 7 % 997} term{number % 89} site{at}" for at in range(8)
    )
    content = ExperienceContent.model_validate(base | {"description": base["description"] + words})
    stored = transaction.create(EXPERIENCES, content)
    skills = engine().extract_skills(Source.of(stored.id, 1, content))
    found = Enrichment(status="done", model="local", skills=skills.skills, technologies=skills.technologies)
    transaction.put(ENRICHMENTS, found, record_id=stored.id, of_version=1, attempt=0, status="done")


def _counted(operations: list[str]) -> str:
    return f"{len(operations)} = " + ", ".join(
        f"{count} {name}" for name, count in Counter(operations).items()
    )
