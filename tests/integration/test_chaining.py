"""The sequencer: whatever is delivered how often and in what order, one chain without a gap or a fork."""

import base64
import random
from collections.abc import Sequence
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from functions.audit import consumer, repository
from functions.audit.service import chaining
from shared import audit
from shared.audit import Entry, Origin, Stage
from shared.audit.chain import Block, chain_prefix
from shared.ids import new_id
from shared.table.chains import head_of
from shared.vault import DataKey
from tests.integration.conftest import Items
from tests.integration.interruption import killed_everywhere
from tests.request_recorder import unrecorded
from tools import verify_audit
from tools.verify_audit import Sources, verified

Json = dict[str, Any]
USERS = ("01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ", "anonymous")


@pytest.fixture
def log(cloud: None, items: Items) -> "Log":
    return Log(items)


class Log:
    """The audit table, and what its stream says of it."""

    def __init__(self, items: Items) -> None:
        self._items = items

    def records(self, count: int, users: Sequence[str] = USERS[:1]) -> list[Json]:
        """New entries, as the stream tells them: bytes as base64, in the order they were made."""
        known = {self._place(item) for item in self._items("audit")}
        for number in range(count):
            entry = Entry(
                id=new_id(), stage=Stage.READ, user=users[number % len(users)], action="read_profile",
                resource_type="profile", resource_id=None, method="GET", path="/profile",
                request_id=f"r{number}",
            )  # fmt: skip
            audit.insert(entry, Origin("198.51.100.9", "a browser"), DataKey(1, b"k" * 32))
        new = [item for item in self._items("audit") if self._place(item) not in known]
        new.sort(key=lambda item: (item["at"]["S"], item["sk"]["S"]))
        return [self._record(item, len(known) + number) for number, item in enumerate(new)]

    @staticmethod
    def _place(item: Json) -> tuple[str, str]:
        return item["pk"]["S"], item["sk"]["S"]

    @staticmethod
    def _record(item: Json, number: int, change: str = "INSERT") -> Json:
        image = {**item, "sealed": {"B": base64.b64encode(item["sealed"]["B"]).decode()}}
        told = {"NewImage": image, "SequenceNumber": str(100_000_000_000_000_000_000 + number)}
        return {"eventName": change, "dynamodb": told}

    def is_whole(self, users: Sequence[str] = USERS) -> bool:
        with unrecorded():
            return not [found for user in users for found in verified(_sources(), user)]

    def blocks(self, user: str = USERS[0]) -> list[Block]:
        s3 = boto3.client("s3", region_name="us-east-1")
        with unrecorded():
            found = s3.list_object_versions(Bucket="audit-log", Prefix=chain_prefix(user)).get("Versions", [])
            return [repository.read(user, int(one["Key"][-17:-5])).block for one in found]


def _sources() -> Sources:
    names = {"bucket/audit-log": "audit-log", "table/chains": "chains", "table/audit": "audit"}
    return Sources.of(names, lambda service: boto3.client(service, region_name="us-east-1"))


def deliver(records: Sequence[Json]) -> None:
    consumer.handler({"Records": list(records)}, None)


def test_a_batch_is_one_object_for_each_user(log: Log) -> None:
    deliver(log.records(30, USERS))
    assert log.is_whole()
    assert [[link.seq for link in block.links] for block in log.blocks()] == [list(range(1, 11))]


def test_batches_follow_one_another(log: Log) -> None:
    for count in (1, 3, 2):
        deliver(log.records(count))
    assert log.is_whole()
    assert [len(block.links) for block in log.blocks()] == [1, 3, 2]
    head = head_of(USERS[0])
    assert head is not None
    assert (head.seq, head.block, head.hash) == (6, 5, log.blocks()[-1].last.hash)


def test_the_origin_stays_sealed(log: Log) -> None:
    deliver(log.records(1))
    text = log.blocks()[0].to_bytes()
    assert b"198.51.100.9" not in text
    assert base64.b64decode(log.blocks()[0].links[0].entry["sealed"])[:1] == b"\x01"


def test_what_was_chained_is_chained_once_however_often_it_comes(log: Log) -> None:
    first, second = log.records(4), log.records(4)
    for batch in (first, first, [*first[2:], *second], second, first + second, first):
        deliver(batch)
    assert log.is_whole()
    assert sum(len(block.links) for block in log.blocks()) == 8


@pytest.mark.parametrize("seed", range(12))
def test_parts_of_batches_in_any_order_make_one_whole_chain(log: Log, seed: int) -> None:
    choose = random.Random(seed)
    records = log.records(24, USERS)
    parts = [records[start : start + 4] for start in range(0, 24, 4)]
    deliveries = [part for part in parts for _ in range(choose.randint(1, 3))]
    choose.shuffle(deliveries)
    for part in deliveries:
        again = [one for one in part for _ in range(choose.randint(1, 2))]
        choose.shuffle(again)
        deliver(again)
    assert log.is_whole()
    for user in USERS:
        assert sum(len(block.links) for block in log.blocks(user)) == 8


def test_a_sequencer_that_dies_at_any_call_leaves_what_an_undisturbed_one_leaves(log: Log) -> None:
    ended = 0
    for _ in killed_everywhere(lambda: log.records(3), deliver):
        ended += 1
        assert log.is_whole()
    assert ended >= 3, "a read of the head, a block written, the head moved"


def test_who_died_before_the_head_moved_is_followed_by_whoever_comes_next(log: Log) -> None:
    first, second = log.records(2), log.records(2)
    stop = pytest.MonkeyPatch()
    stop.setattr(chaining.chains, "move_head", _fail)
    with pytest.raises(chaining.ChainInterrupted):
        deliver(first)
    stop.undo()
    assert head_of(USERS[0]) is None
    deliver(second)
    deliver(first)
    assert log.is_whole()
    assert [len(block.links) for block in log.blocks()] == [2, 2]


def test_two_writers_at_once_make_one_chain(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = log.records(3), log.records(3)
    write, raced = repository.write_once, []

    def write_after_somebody_else(block: Block) -> Block:
        if not raced:
            raced.append(block)
            deliver(theirs)
        return write(block)

    monkeypatch.setattr(repository, "write_once", write_after_somebody_else)
    deliver(mine)
    assert log.is_whole()
    assert sorted(link.seq for block in log.blocks() for link in block.links) == [1, 2, 3, 4, 5, 6]


def test_trouble_with_one_user_holds_up_nobody_else_and_is_told(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    records, write = log.records(6, USERS), repository.write_once

    def fail_for_one(block: Block) -> Block:
        return _fail() if block.user == USERS[1] else write(block)

    monkeypatch.setattr(repository, "write_once", fail_for_one)
    with pytest.raises(chaining.ChainInterrupted):
        deliver(records)
    assert log.is_whole((USERS[0], USERS[2]))
    monkeypatch.setattr(repository, "write_once", write)
    deliver(records)
    assert log.is_whole()


@pytest.mark.parametrize("data", [None, b"", b"null", b"[]", b'{"format":1}'])
def test_a_block_that_somebody_else_put_there_is_not_continued_and_holds_up_nobody_else(
    log: Log, data: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver(log.records(2))
    (block,) = log.blocks()
    forged = Block(
        USERS[0], 1, tuple(link.__class__(**{**link.__dict__, "seq": 3}) for link in block.links[:1])
    )
    boto3.client("s3", region_name="us-east-1").put_object(
        Bucket="audit-log", Key=forged.name, Body=forged.to_bytes() if data is None else data
    )
    deliver(log.records(6, USERS))
    head = head_of(USERS[0])
    assert head is not None
    assert head.seq == 2
    assert log.is_whole(USERS[1:])
    assert "ChainNotOurs" in capsys.readouterr().out


@pytest.mark.parametrize("change", ["MODIFY", "REMOVE"])
def test_a_changed_or_removed_entry_is_an_alarm_without_content_and_no_link(
    log: Log, change: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = log.records(2)
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(
        chaining.observability,
        "error_seen",
        lambda error, *, request_id: told.append((repr(error), request_id)),
    )
    deliver([records[0], {**records[1], "eventName": change}])
    assert told == [("AuditEntryChanged()", "")]
    said = capsys.readouterr().out
    assert "AuditEntryChanged" in said
    assert "read_profile" not in said
    assert sum(len(block.links) for block in log.blocks()) == 1


def test_the_proof_says_where_a_stored_chain_is_broken(log: Log) -> None:
    deliver(log.records(3))
    (block,) = log.blocks()
    edited = block.to_bytes().replace(b"read_profile", b"read_nothing", 1)
    boto3.client("s3", region_name="us-east-1").put_object(Bucket="audit-log", Key=block.name, Body=edited)
    with unrecorded():
        found = [(str(one.kind), one.where, one.what) for one in verified(_sources(), USERS[0])]
    assert found == [
        ("replaced", block.name, "has 2 versions; only the oldest is the sequencer's"),
        ("edited", "link 1", "differs in action"),
    ]


def test_the_sequencer_makes_three_calls_for_a_user_and_batch(log: Log, operations: list[str]) -> None:
    deliver(log.records(5))
    records = log.records(5)
    operations.clear()
    deliver(records)
    assert operations == ["GetItem", "PutObject", "UpdateItem"]


def _fail(*_: Any) -> Any:
    raise ClientError({"Error": {"Code": "InternalServerError"}}, "any")


def test_the_command_counts_whole_chains_and_ends_with_an_error_at_a_break(
    log: Log, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver(log.records(6, USERS))
    monkeypatch.setattr(verify_audit, "_sources", lambda _: _sources())
    monkeypatch.setattr("sys.argv", ["verify_audit"])
    with unrecorded():
        assert verify_audit.main() == 0
        assert capsys.readouterr().out == "3 of 3 chains are whole.\n"
        boto3.client("s3", region_name="us-east-1").delete_object(
            Bucket="audit-log", Key=log.blocks()[0].name
        )
        assert verify_audit.main() == 1
        said = capsys.readouterr().out
        assert f"{USERS[0]}  truncated: links 1 to 2" in said
        assert "2 of 3 chains are whole." in said
        monkeypatch.setattr("sys.argv", ["verify_audit", "--user", USERS[1]])
        assert verify_audit.main() == 0
