"""Search over 500 experiences: warm, after a change, and by a function that has no index in memory yet."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from functions.search.service.following import follow
from shared import aws, search, vault
from shared.ai import engine
from shared.ai.port import Source
from shared.auth import Caller, acting_for
from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.kinds import ENRICHMENTS, EXPERIENCES
from shared.table import Transaction, UserPartition
from tests.bench.conftest import QUICK, caller_of
from tests.bench.report import Report, timed
from tests.bench.test_handlers import measure
from tests.e2e.people import Person
from tests.e2e.records import COOK, NURSE, ROOFER
from tests.gateway_events import gateway_event
from tests.in_process import running_as
from tests.looking_inside import items, owner
from tests.running_stack import Stack

_RECORDS = 500
_N = 30 if QUICK else 200
_QUERIES = (
    "medicaton erors",
    "roofer slate zinc",
    "saved food cost",
    "nurse",
    "planned crews sites",
    "menus",
)
_PATHS = {"experiences-app": "/v1/experiences/search", "search-app": "/v1/search"}
_NAMES = {"experiences-app": "experience search", "search-app": "search"}


@pytest.fixture(scope="module")
def nothing_follows(stack: Stack) -> Iterator[None]:
    """What is written here is neither enriched nor indexed but by this process."""
    bus = stack.resources["bus/main"]
    rules = [bus.replace("-main", f"-{name}") for name in ("enrichment", "indexing")]
    for rule in rules:
        owner(stack, "events").disable_rule(Name=rule, EventBusName=bus)
    yield
    for rule in rules:
        owner(stack, "events").enable_rule(Name=rule, EventBusName=bus)


@pytest.fixture(scope="module")
def caller(stack: Stack, person: Person, nothing_follows: None) -> Caller:
    """Somebody with hundreds of experiences in a record whose index is up to date."""
    someone = caller_of(stack, person)
    with running_as(stack, "experiences-app"), aws.acting_with(someone.vended):
        vault.current_key(someone.user_id, vault.Purpose.RECORD)
        _fill(UserPartition(someone.user_id))
    index(stack, someone)
    return someone


def index(stack: Stack, caller: Caller) -> float:
    """Seconds that the worker took to follow, its key in memory."""
    with running_as(stack, "search-consumer"), acting_for(caller.user_id):
        partition = UserPartition(caller.user_id)
        vault.current_key(caller.user_id, vault.Purpose.RECORD)
        partition.look()
        return timed(lambda: follow(partition, check=False))


def event_of(function: str, caller: Caller) -> Callable[[int], dict[str, Any]]:
    return lambda n: gateway_event("GET", _PATHS[function], None, caller, {"q": _QUERIES[n % len(_QUERIES)]})


@pytest.mark.parametrize("function", ["experiences-app", "search-app"])
def test_search_warm(report: Report, stack: Stack, caller: Caller, function: str) -> None:
    name = f"{_NAMES[function]} over {_RECORDS} records"
    measure(report, stack, function, name, "p99 < 50 ms", event_of(function, caller))


@pytest.mark.parametrize("function", ["experiences-app", "search-app"])
def test_search_without_an_index_in_memory(
    report: Report, stack: Stack, caller: Caller, function: str
) -> None:
    name = f"{_NAMES[function]}, first of a user"
    measure(report, stack, function, name, "p99 < 50 ms", event_of(function, caller), n=_N,
            before=search.forget_snapshots)  # fmt: skip


@pytest.mark.parametrize("function", ["experiences-app", "search-app"])
def test_search_right_after_a_change(report: Report, stack: Stack, caller: Caller, function: str) -> None:
    name = f"{_NAMES[function]}, right after a change"
    measure(report, stack, function, name, "p99 < 50 ms", event_of(function, caller), n=_N,
            before=lambda: change_one(caller))  # fmt: skip
    index(stack, caller)


def test_the_index_follows_one_change(report: Report, stack: Stack, caller: Caller) -> None:
    seconds = []
    for _ in range(_N // 2):
        with running_as(stack, "experiences-app"):
            change_one(caller)
        seconds.append(index(stack, caller))
    held = [item for item in items(stack, "records") if item["pk"]["S"] == f"USER#{caller.user_id}"]
    shards = [len(item["sealed"]["B"]) for item in held if item["sk"]["S"].startswith("SEARCH#")]
    report.add_timings(
        "index follows one change",
        target="",
        seconds=seconds,
        kind="worker",
        first=seconds[0],
        note=f"index: {sum(shards)} bytes in {len(shards)} shards, {sum(shards) / _RECORDS:.0f} a record",
    )


def change_one(caller: Caller) -> None:
    """Another version of one experience, written past the API."""
    with aws.acting_with(caller.vended):
        partition = UserPartition(caller.user_id)
        kept = partition.get(EXPERIENCES, _first_of(partition))
        assert kept is not None
        transaction = partition.transaction()
        transaction.replace(
            kept, kept.content.open().model_copy(update={"location": f"Place {kept.version}"})
        )
        transaction.commit()


_first: dict[str, str] = {}


def _first_of(partition: UserPartition) -> str:
    if partition.user_id not in _first:
        _first[partition.user_id] = next(iter(partition.all(EXPERIENCES))).id
    return _first[partition.user_id]


def _fill(partition: UserPartition) -> None:
    """Hundreds of experiences with what enrichment finds in them, written as the worker writes it."""
    for start in range(0, _RECORDS, 10):
        transaction = partition.transaction()
        for number in range(start, start + 10):
            _add(transaction, number)
        transaction.commit()


def _add(transaction: Transaction, number: int) -> None:
    base = (NURSE, ROOFER, COOK)[number % 3]
    words = f" Project {number}: " + " ".join(
        f"word{number * 7 % 997} term{number % 89} site{at}" for at in range(8)
    )
    content = ExperienceContent.model_validate(base | {"description": base["description"] + words})
    stored = transaction.create(EXPERIENCES, content)
    skills = engine().extract_skills(Source.of(stored.id, 1, content))
    found = Enrichment(status="done", model="local", skills=skills.skills, technologies=skills.technologies)
    transaction.put(ENRICHMENTS, found, record_id=stored.id, of_version=1, attempt=0, status="done")
