"""A user's data key is replaced while the record is read and written: nothing is lost, all of it moves."""

import itertools
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from pydantic import BaseModel

from functions.auth.service import data_keys as identity_keys
from functions.keys import schedule, service
from shared import aws, clock
from shared.errors import StaleVersion
from shared.table import Kind, Stored, UserPartition, key_rotation, plan_key_rotation
from shared.table.key_rotation import KEY_LIVES, SETTLED_AFTER, visit
from shared.table.resealing import reseal_older
from shared.vault import (
    Binding,
    Purpose,
    UserIsErased,
    current_key,
    data_keys,
    forget_keys,
    issued_keys,
    open_sealed,
    seal,
)
from tests.integration.conftest import Items, acting, user_with_keys
from tests.integration.interruption import killed_everywhere

RECORD, IDENTITY = Purpose.RECORD, Purpose.IDENTITY


class Note(BaseModel):
    text: str


NOTES = Kind("NOTE", Note)
RESULTS = Kind("RESULT", Note, counts=False)


class Time:
    """What the clock says, and how long memories have lasted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.passed = 0.0
        now, monotonic = clock.now, time.monotonic
        monkeypatch.setattr(clock, "now", lambda: now() + timedelta(seconds=self.passed))
        monkeypatch.setattr(time, "monotonic", lambda: monotonic() + self.passed)

    def passes(self, by: timedelta) -> None:
        self.passed += by.total_seconds()


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody keeps a key, so nobody waits for that."""
    monkeypatch.setattr(key_rotation, "SETTLED_AFTER", timedelta(0))


def add(partition: UserPartition, text: str = "a", **clear: Any) -> Stored[Note]:
    transaction = partition.transaction()
    stored = transaction.create(NOTES, Note(text=text), **clear)
    transaction.commit()
    return stored


def put_result(partition: UserPartition, record_id: str, text: str) -> None:
    """As derived records are put: always at version 1, whatever was there."""
    transaction = partition.transaction()
    transaction.put(RESULTS, Note(text=text), record_id=record_id)
    transaction.commit()


def append(partition: UserPartition, note_id: str, text: str) -> None:
    """Adds to a note, over whatever was written in between."""
    for _ in range(200):
        stored = partition.get(NOTES, note_id)
        assert stored is not None
        transaction = partition.transaction()
        transaction.replace(stored, Note(text=stored.content.open().text + text))
        try:
            transaction.commit()
        except StaleVersion:
            continue
        return
    raise AssertionError("never first")


def texts(partition: UserPartition) -> dict[str, str]:
    return {one.id: one.content.open().text for kind in (NOTES, RESULTS) for one in partition.all(kind)}


def versions(items: Items, table: str = "records") -> set[int]:
    return {int(item["key_version"]["N"]) for item in items(table) if "sealed" in item}


def rotated(user_id: str, wanted: int, purpose: Purpose = RECORD) -> int:
    """Visits until nothing is left to do; how many that took."""
    for visits in itertools.count(1):
        if visit(user_id, purpose, wanted=wanted) is None:
            return visits
        assert visits < 50
    raise AssertionError


def newest(user_id: str, purpose: Purpose = RECORD) -> int:
    return issued_keys(user_id, purpose)[-1].version


@contextmanager
def between(number: int, happens: Callable[[], object]) -> Iterator[list[str]]:
    """Something else happens right before the N-th call in this block (from 1 on)."""
    real, calls = BaseClient._make_api_call, list[str]()

    def call(client: BaseClient, operation: str, request: Any) -> Any:
        calls.append(operation)
        if len(calls) == number:
            kept = dict(data_keys._kept)
            happens()
            data_keys._kept.clear()
            data_keys._kept.update(kept)
        return real(client, operation, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", call)
        yield calls


def test_everything_is_sealed_under_the_next_key_and_is_otherwise_as_before(
    partition: UserPartition, items: Items, hurried: None
) -> None:
    notes = [add(partition, f"Zoë {n} 👵🏽" * 50, attempt=n) for n in range(30)]
    put_result(partition, notes[0].id, "found")
    append(partition, notes[3].id, "!")
    before, told, changes = items("records"), texts(partition), partition.changes()
    rotated(partition.user_id, 2)
    forget_keys()
    after = items("records")
    assert texts(partition) == told
    assert partition.changes() == changes, "a re-sealing is not a change of the record"
    assert versions(items) == {2}
    changed = {"sealed", "key_version"}
    for old, new in zip(before, after, strict=True):
        assert {name: old[name] for name in old if name not in changed} == {
            name: new[name] for name in new if name not in changed
        }


def test_the_key_before_stays_for_what_it_sealed_and_nobody_seals_again(
    partition: UserPartition, hurried: None
) -> None:
    binding = Binding("audit", "AUDIT#p", "x", 1, 1)
    entry = seal(b"where from", binding, current_key(partition.user_id, RECORD).secret)
    rotated(partition.user_id, 2)
    forget_keys()
    first = data_keys.key_of_version(partition.user_id, RECORD, 1)
    assert open_sealed(entry, binding, first.secret) == b"where from"
    kept = issued_keys(partition.user_id, RECORD)
    assert [(key.version, key.rotation_count) for key in kept] == [(1, 0), (2, 1)]
    assert kept[1].last_rotated >= kept[0].last_rotated


def test_what_is_written_with_a_key_somebody_kept_is_found_by_the_last_visit(
    partition: UserPartition, items: Items, clocks: Time
) -> None:
    note = add(partition)
    kept_elsewhere = dict(data_keys._kept)
    wait = visit(partition.user_id, RECORD, wanted=2)
    assert wait is not None
    assert timedelta(seconds=wait) > SETTLED_AFTER
    clocks.passes(timedelta(seconds=299))
    data_keys._kept.clear()
    data_keys._kept.update(kept_elsewhere)
    late = add(partition, "b")
    forget_keys()
    assert versions(items) == {1, 2}
    clocks.passes(timedelta(seconds=wait - 299))
    assert visit(partition.user_id, RECORD, wanted=2) is not None, "it found something, so it looks again"
    assert visit(partition.user_id, RECORD, wanted=2) is None
    assert versions(items) == {2}
    assert texts(partition) == {note.id: "a", late.id: "b"}


@pytest.mark.parametrize("kept", [True, False], ids=["old key kept", "nothing kept"])
@pytest.mark.parametrize("kind", ["append", "put", "delete", "create", "count"])
def test_whoever_writes_between_any_two_calls_of_the_worker_wins(
    cloud: None, items: Items, hurried: None, kind: str, kept: bool
) -> None:
    for number in itertools.count(1):
        with acting(user_with_keys()) as partition:
            notes = [add(partition, "a", attempt=0) for _ in range(3)]
            put_result(partition, "r", "old")

            elsewhere = dict(data_keys._kept) if kept else {}

            def write(
                partition: UserPartition = partition,
                note: Stored[Note] = notes[1],
                elsewhere: dict[Any, Any] = elsewhere,
            ) -> None:
                data_keys._kept.clear()
                data_keys._kept.update(elsewhere)
                _write(partition, note, kind)
                assert set(texts(partition).values()) <= {"a", "a b", "old", "new", "c"}, "readers go on"

            with between(number, write) as calls:
                rotated(partition.user_id, 2)
            forget_keys()
            rotated(partition.user_id, 2)
            if len(calls) < number:
                break
            found = texts(partition)
            assert _is_there(partition, notes[1], kind, found)
            mine = [one for one in items("records") if one["pk"]["S"] == partition.pk and "sealed" in one]
            assert {one["key_version"]["N"] for one in mine} == {"2"}
    assert number > 8


def _write(partition: UserPartition, note: Stored[Note], kind: str) -> None:
    transaction = partition.transaction()
    if kind == "append":
        append(partition, note.id, " b")
    elif kind == "put":
        put_result(partition, "r", "new")
    elif kind == "create":
        transaction.create(NOTES, Note(text="c"))
    elif kind == "count":
        transaction.raise_counter(NOTES, note.id, "attempt")
    else:
        transaction.delete(NOTES, note.id)
    transaction.commit()


def _is_there(partition: UserPartition, note: Stored[Note], kind: str, found: dict[str, str]) -> bool:
    stored = partition.get(NOTES, note.id)
    if kind == "delete":
        return stored is None
    assert stored is not None
    return {
        "append": found[note.id] == "a b" and stored.version == 2,
        "put": found["r"] == "new",
        "create": "c" in found.values(),
        "count": stored.clear["attempt"] == 1,
    }[kind]


def test_with_writers_and_readers_at_work_three_rotations_lose_nothing(
    partition: UserPartition, items: Items, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call is atomic, as with DynamoDB; in between, threads come as they like."""
    notes = [add(partition, "") for _ in range(6)]
    real, one_at_a_time = BaseClient._make_api_call, threading.RLock()

    def call(client: BaseClient, operation: str, request: Any) -> Any:
        time.sleep(random.uniform(0, 0.002))
        with one_at_a_time:
            return real(client, operation, request)

    monkeypatch.setattr(BaseClient, "_make_api_call", call)
    letters, over = "abcdefghijklmno", threading.Event()

    def write(which: int) -> None:
        for letter in letters:
            append(partition, notes[which].id, letter)

    def read() -> int:
        count = 0
        while not over.is_set():
            count += len(texts(partition))
        return count

    with ThreadPoolExecutor(10) as pool:
        writing = [pool.submit(copy_context().run, write, which % 6) for which in range(6)]
        reading = [pool.submit(copy_context().run, read) for _ in range(2)]
        for wanted in (2, 3, 4):
            rotated(partition.user_id, wanted)
        for one in writing:
            one.result()
        over.set()
        assert all(one.result() for one in reading)
    rotated(partition.user_id, 4)
    assert set(texts(partition).values()) == {letters}
    assert versions(items) == {4}


def test_killed_after_any_call_and_repeated_it_ends_alike(cloud: None, items: Items, hurried: None) -> None:
    def begin() -> str:
        user_id = user_with_keys()
        with acting(user_id) as partition:
            for n in range(3):
                add(partition, str(n))
        return user_id

    def work(user_id: str) -> None:
        with acting(user_id):
            rotated(user_id, 2)

    killed = 0
    for user_id in killed_everywhere(begin, work):
        killed += 1
        forget_keys()
        with acting(user_id) as partition:
            assert sorted(texts(partition).values()) == ["0", "1", "2"]
            assert newest(user_id) == 2
            assert visit(user_id, RECORD, wanted=2) is None
            due = [one for one in items("due") if one["sk"]["S"].endswith(user_id)]
            assert due, "and the next rotation is planned"
    assert killed > 8
    assert versions(items) == {2}


def test_of_two_rotations_at_once_one_key_comes(
    partition: UserPartition, items: Items, hurried: None
) -> None:
    add(partition)
    user_id = partition.user_id
    for number in range(1, 12):
        wanted = newest(user_id) + 1
        with between(number, lambda wanted=wanted: rotated(user_id, wanted)):  # type: ignore[misc]
            rotated(user_id, wanted)
        forget_keys()
        rotated(user_id, wanted)
        assert newest(user_id) == wanted
        assert versions(items) == {wanted}


def test_a_rotation_under_way_is_finished_before_another_begins(
    partition: UserPartition, clocks: Time
) -> None:
    add(partition)
    user_id = partition.user_id
    for _ in range(5):
        asked = service.rotate_keys(user_id)
        assert {one.purpose: one.version for one in asked.wanted} == {RECORD: 2, IDENTITY: 2}
        service.carry_on(user_id, wanted=2)
    assert visit(user_id, RECORD, wanted=3) is not None
    assert newest(user_id) == 2
    clocks.passes(SETTLED_AFTER + timedelta(seconds=1))
    assert service.rotate_keys(user_id).wanted[0].version == 3
    visit(user_id, RECORD, wanted=3)
    assert newest(user_id) == 3


def test_the_message_comes_again_until_nothing_is_left_and_then_no_more(
    partition: UserPartition, clocks: Time
) -> None:
    add(partition)
    service.rotate_keys(partition.user_id)
    delays = []
    while (message := _next_message("keys")) is not None:
        delays.append(message["delay"])
        clocks.passes(timedelta(seconds=message["delay"]))
        assert message["body"] == {"user_id": partition.user_id, "purpose": "record", "wanted": 2}
        service.carry_on(partition.user_id, wanted=2)
        assert len(delays) < 10
    assert len(delays) == 2
    assert delays[1] > SETTLED_AFTER.total_seconds()
    service.carry_on(partition.user_id, wanted=2)
    assert _next_message("keys") is None
    assert newest(partition.user_id) == 2


def _next_message(queue: str) -> dict[str, Any] | None:
    """The next message that was sent, whatever its delay."""
    from moto.sqs.models import sqs_backends

    (waiting,) = [
        one for name, one in sqs_backends["123456789012"]["us-east-1"].queues.items() if name == queue
    ]
    if not waiting._messages:
        return None
    message = waiting._messages.pop(0)
    delay = (message.delayed_until - message.sent_timestamp) / 1000
    return {"body": json.loads(message.body), "delay": delay}


def test_a_large_record_is_sealed_again_in_several_visits(
    partition: UserPartition, items: Items, hurried: None
) -> None:
    for n in range(25):
        add(partition, str(n))
    key_rotation.issue_next_key(partition.user_id, RECORD, after=1)
    forget_keys()
    seen = reseal_older(partition.user_id, RECORD, 2, most=10)
    assert (seen.found, seen.stopped) == (10, True)
    assert versions(items) == {1, 2}
    assert len(texts(partition)) == 25
    assert [reseal_older(partition.user_id, RECORD, 2, most=10).found for _ in range(3)] == [10, 5, 0]


def test_what_does_not_open_is_left_and_stops_nothing(
    partition: UserPartition, items: Items, hurried: None
) -> None:
    good, bad = add(partition, "good"), add(partition, "bad")
    key = {"pk": {"S": partition.pk}, "sk": {"S": f"NOTE#{bad.id}"}}
    aws.as_caller("dynamodb").update_item(
        TableName="records", Key=key, UpdateExpression="SET sealed = :x",
        ExpressionAttributeValues={":x": {"B": b"\1" + bytes(60)}},
    )  # fmt: skip
    rotated(partition.user_id, 2)
    states = {item["id"]["S"]: item["key_version"]["N"] for item in items("records") if "id" in item}
    assert states == {good.id: "2", bad.id: "1"}


def test_after_a_year_the_calendar_asks_and_before_that_nobody_rotates(
    partition: UserPartition, items: Items, clocks: Time
) -> None:
    add(partition)
    plan_key_rotation(partition.user_id)
    assert schedule.handler({"verb": "rotate_due_keys"}, None) == {"asked": 0}
    service.carry_on(partition.user_id, wanted=None)
    assert newest(partition.user_id) == 1
    clocks.passes(KEY_LIVES)
    assert schedule.handler({"verb": "rotate_due_keys"}, None) == {"asked": 1}
    assert items("due") == []
    for queue in ("keys", "identity-keys"):
        message = _next_message(queue)
        assert message is not None
        assert message["body"]["wanted"] is None
    for _ in range(3):
        service.carry_on(partition.user_id, wanted=None)
    assert newest(partition.user_id) == 2
    (due,) = items("due")
    assert _moment(due) - clock.now() > KEY_LIVES - timedelta(minutes=2), "and so it goes on"


def _moment(due: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(due["sk"]["S"].partition("#")[0].replace("Z", "+00:00"))


def test_an_erased_user_is_left_in_peace(partition: UserPartition, items: Items) -> None:
    add(partition)
    for key in issued_keys(partition.user_id, RECORD):
        sk = f"KEY#record#{key.version:04}"
        aws.own("dynamodb").delete_item(TableName="keys", Key={"pk": {"S": partition.pk}, "sk": {"S": sk}})
    forget_keys()
    service.carry_on(partition.user_id, wanted=2)
    service.carry_on(partition.user_id, wanted=None)
    assert _next_message("keys") is None
    assert items("due") == []
    with pytest.raises(UserIsErased):
        service.list_keys(partition.user_id)


def test_only_the_versions_that_are_needed_are_unwrapped(
    partition: UserPartition, operations: list[str], hurried: None
) -> None:
    note = add(partition)
    rotated(partition.user_id, 2)
    rotated(partition.user_id, 3)
    forget_keys()
    before = len(operations)
    stored = partition.get(NOTES, note.id)
    assert stored is not None
    stored.content.open()
    stored.content.open()
    assert operations[before:] == ["GetItem", "Query", "Decrypt"]


def test_identities_are_sealed_again_with_auths_own_rights(cloud: None, items: Items, hurried: None) -> None:
    user_id = user_with_keys()
    pk, sk = f"USER#{user_id}", "ACCOUNT"
    key = current_key(user_id, IDENTITY)
    blob = seal(b"ana@example.org", Binding("identity", pk, sk, 7, key.version), key.secret)
    boto3.client("dynamodb", region_name="us-east-1").put_item(
        TableName="identity",
        Item={"pk": {"S": pk}, "sk": {"S": sk}, "version": {"N": "7"}, "key_version": {"N": "1"},
              "status": {"S": "active"}, "sealed": {"B": blob}},
    )  # fmt: skip
    for _ in range(3):
        identity_keys.carry_on(user_id, wanted=2)
    (item,) = items("identity")
    assert (item["key_version"]["N"], item["version"]["N"], item["status"]["S"]) == ("2", "7", "active")
    opened = open_sealed(
        bytes(item["sealed"]["B"]), Binding("identity", pk, sk, 7, 2), current_key(user_id, IDENTITY).secret
    )
    assert opened == b"ana@example.org"
