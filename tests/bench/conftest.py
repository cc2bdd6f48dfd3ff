"""A table at the end, and people whose records are measured."""

import os
from collections.abc import Iterator

import pytest

from functions.authorizer.service import authorize
from shared.auth import Caller
from tests.bench.report import Report
from tests.e2e.people import Person, new_user
from tests.in_process import running_as
from tests.looking_inside import owner
from tests.running_stack import Stack

QUICK = "BENCH_QUICK" in os.environ


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    collected = Report()
    yield collected
    print(f"\n\n{collected.text()}\n")


@pytest.fixture(scope="module")
def person(stack: Stack) -> Iterator[Person]:
    someone = new_user(stack)
    yield someone
    someone.api.close()


def caller_of(stack: Stack, person: Person) -> Caller:
    """What the authorizer says of this person's token, credentials vended for real."""
    token = person.api.headers["authorization"].removeprefix("Bearer ")
    with running_as(stack, "authorizer-app"):
        return authorize(token)


@pytest.fixture(scope="module")
def nothing_follows(stack: Stack) -> Iterator[None]:
    """What is written here is not enriched, searched or published: those are measured by themselves."""
    events, bus = owner(stack, "events"), stack.resources["bus/main"]
    rules = [rule["Name"] for rule in events.list_rules(EventBusName=bus)["Rules"]]
    for rule in rules:
        events.disable_rule(Name=rule, EventBusName=bus)
    yield
    for rule in rules:
        events.enable_rule(Name=rule, EventBusName=bus)
