"""Writes that happen all or not at all, and what they count."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from pydantic import BaseModel

from shared import aws
from shared.aws import deadline
from shared.errors import NotFound, StaleVersion, Unavailable
from shared.ids import new_id
from shared.table import AlreadyThere, Kind, Remembered, Stored, UserPartition
from shared.vault import SealBroken, forget_keys
from shared.vault.data_keys import UserIsErased
from tests.integration.conftest import acting, user_with_keys
from tests.request_recorder import LeftThePartition, recorded, unrecorded


class Note(BaseModel):
    text: str


NOTES = Kind("NOTE", Note)
QUIET = Kind("QUIET", Note, counts=False)
ONLY = Kind("ONLY", Note, single=True)


def added(partition: UserPartition, text: str = "a", kind: Kind[Note] = NOTES, **clear: Any) -> Stored[Note]:
    transaction = partition.transaction()
    stored = transaction.create(kind, Note(text=text), **clear)
    transaction.commit()
    return stored


def replaced(partition: UserPartition, old: Stored[Note], text: str, **clear: Any) -> Stored[Note]:
    transaction = partition.transaction()
    stored = transaction.replace(old, Note(text=text), **clear)
    transaction.commit()
    return stored


def test_a_record_comes_back_sealed_and_opens(partition: UserPartition) -> None:
    stored = added(partition, "Zoë 👵🏽", status="new")
    found = partition.get(NOTES, stored.id)
    assert found is not None
    assert found.content.open() == Note(text="Zoë 👵🏽")
    assert (found.version, found.clear, found.created_at) == (1, {"status": "new"}, stored.created_at)
    assert "Zoë" not in repr(found)


def test_a_stale_version_is_refused_and_nothing_is_written(partition: UserPartition) -> None:
    first = added(partition)
    second = replaced(partition, first, "b")
    transaction = partition.transaction()
    transaction.create(NOTES, Note(text="beside it"))
    transaction.replace(first, Note(text="late"))
    with pytest.raises(StaleVersion):
        transaction.commit()
    assert [one.content.open().text for one in partition.all(NOTES)] == ["b"]
    assert second.version == 2


def test_a_replacement_keeps_what_stands_in_clear_unless_told(partition: UserPartition) -> None:
    old = added(partition, status="new", attempt=3)
    assert replaced(partition, old, "b", status="done").clear == {"status": "done", "attempt": 3}


def test_a_single_record_is_created_once(partition: UserPartition) -> None:
    added(partition, kind=ONLY)
    with pytest.raises(StaleVersion):
        added(partition, kind=ONLY)


def test_changes_are_counted_once_a_transaction_and_only_where_they_count(partition: UserPartition) -> None:
    assert partition.changes() == 0
    transaction = partition.transaction()
    for text in "abc":
        transaction.create(NOTES, Note(text=text))
    transaction.commit()
    added(partition, kind=QUIET)
    assert partition.changes() == 1
    transaction = partition.transaction()
    transaction.delete(NOTES, next(iter(partition.all(NOTES))).id)
    transaction.commit()
    partition.transaction().commit()
    assert partition.changes() == 2, "an empty transaction writes nothing"


def test_a_counter_is_raised_only_where_the_record_is(partition: UserPartition) -> None:
    note = added(partition)
    for wanted in (1, 2):
        transaction = partition.transaction()
        transaction.raise_counter(NOTES, note.id, "attempt")
        transaction.commit()
        found = partition.get(NOTES, note.id)
        assert found is not None
        assert (found.clear["attempt"], found.version) == (wanted, 1)
    transaction = partition.transaction()
    transaction.raise_counter(NOTES, new_id(), "attempt")
    with pytest.raises(NotFound):
        transaction.commit()


def test_a_record_that_another_depends_on_must_be_at_its_version(partition: UserPartition) -> None:
    note = added(partition)
    replaced(partition, note, "b")
    transaction = partition.transaction()
    transaction.require(NOTES, note.id, 1)
    transaction.put(QUIET, Note(text="x"), record_id=note.id)
    with pytest.raises(StaleVersion):
        transaction.commit()
    assert partition.get(QUIET, note.id) is None


@pytest.mark.parametrize(
    ("there", "then", "taken"),
    [((1, 0), (1, 0), True), ((1, 0), (1, 1), True), ((1, 5), (2, 0), True), ((2, 0), (1, 9), False),
     ((2, 3), (2, 2), False)],
)  # fmt: skip
def test_a_derived_record_never_gives_way_to_an_older_one(
    partition: UserPartition, there: tuple[int, int], then: tuple[int, int], taken: bool
) -> None:
    def put(counters: tuple[int, int]) -> None:
        transaction = partition.transaction()
        transaction.put(
            QUIET, Note(text=str(counters)), record_id="x", unless_newer=("of", "attempt"),
            of=counters[0], attempt=counters[1],
        )  # fmt: skip
        transaction.commit()

    put(there)
    if taken:
        put(then)
    else:
        with pytest.raises(StaleVersion):
            put(then)
    found = partition.get(QUIET, "x")
    assert found is not None
    assert found.content.open().text == str(then if taken else there)


def test_of_two_requests_with_one_key_the_first_counts(partition: UserPartition) -> None:
    def create() -> Stored[Note]:
        transaction = partition.transaction()
        stored = transaction.create(NOTES, Note(text="a"))
        transaction.remember(Remembered("k" * 64, "r" * 64, stored.id))
        transaction.commit()
        return stored

    first = create()
    with pytest.raises(AlreadyThere):
        create()
    assert partition.remembered("k" * 64) == Remembered("k" * 64, "r" * 64, first.id)
    assert len(list(partition.all(NOTES))) == partition.changes() == 1


def _cancelling(times: int, code: str) -> Callable[..., Any]:
    """AWS cancels the first transactions for this reason."""
    real, left = BaseClient._make_api_call, [times]

    def call(client: BaseClient, operation: str, request: Any) -> Any:
        if operation == "TransactWriteItems" and left[0]:
            left[0] -= 1
            body = {
                "Error": {"Code": "TransactionCanceledException"},
                "CancellationReasons": [{"Code": code}],
            }
            raise ClientError(body, operation)
        return real(client, operation, request)

    return call


def test_a_conflict_with_another_transaction_is_tried_again(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BaseClient, "_make_api_call", _cancelling(3, "TransactionConflict"))
    added(partition)
    assert partition.changes() == 1


def test_a_conflict_that_stays_is_trouble_and_says_when_to_come_back(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BaseClient, "_make_api_call", _cancelling(99, "TransactionConflict"))
    with pytest.raises(Unavailable) as trouble:
        added(partition)
    assert trouble.value.retry_after


def test_a_conflict_is_not_waited_out_past_the_budget_of_the_request(
    partition: UserPartition, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(deadline.time, "sleep", waits.append)
    monkeypatch.setattr(deadline.random, "uniform", lambda _, most: most)
    monkeypatch.setattr(BaseClient, "_make_api_call", _cancelling(99, "TransactionConflict"))
    with aws.within(60), pytest.raises(Unavailable):
        added(partition)
    assert waits == [0.01, 0.02, 0.04, 0.08, 0.16]
    with aws.within(0), pytest.raises(Unavailable):
        added(partition)
    assert len(waits) == 5


def test_many_keys_are_read_in_hundreds(partition: UserPartition, operations: list[str]) -> None:
    ids = [added(partition, str(n), kind=QUIET).id for n in range(130)]
    before = operations.count("BatchGetItem")
    found, changes = partition.get_many_with_changes([(QUIET, one) for one in [*ids, new_id()]])
    assert (len(found), changes) == (130, 0)
    assert operations.count("BatchGetItem") - before == 2


def test_a_sealed_value_that_was_moved_to_another_record_does_not_open(partition: UserPartition) -> None:
    one, other = added(partition, "mine"), added(partition, "other")
    dynamodb = aws.as_caller("dynamodb")
    item = dynamodb.get_item(TableName="records", Key=_key(partition, one.id))["Item"]
    dynamodb.put_item(
        TableName="records", Item=item | {"sk": {"S": f"NOTE#{other.id}"}, "id": {"S": other.id}}
    )
    moved = partition.get(NOTES, other.id)
    assert moved is not None
    with pytest.raises(SealBroken):
        moved.content.open()


def test_without_the_wrapped_key_nothing_opens_any_more(partition: UserPartition) -> None:
    note = added(partition)
    for purpose in ("record", "identity"):
        key = {"pk": {"S": partition.pk}, "sk": {"S": f"KEY#{purpose}#0001"}}
        aws.own("dynamodb").delete_item(TableName="keys", Key=key)
    forget_keys()
    found = partition.get(NOTES, note.id)
    assert found is not None
    with pytest.raises(UserIsErased):
        found.content.open()


def test_the_recorder_sees_a_request_for_another_users_partition(partition: UserPartition) -> None:
    another = user_with_keys()
    for reach in (
        lambda: UserPartition(another).get(NOTES, "x"),
        lambda: list(UserPartition(another).all(NOTES)),
        lambda: UserPartition(another).changes(),
        lambda: aws.as_caller("dynamodb").scan(TableName="records"),
        lambda: aws.as_caller("s3").get_object(Bucket="uploads", Key=f"users/{another}/a"),
        lambda: aws.as_caller("kms").decrypt(CiphertextBlob=b"a", EncryptionContext={"user_id": another}),
    ):
        with pytest.raises(LeftThePartition):
            _unnoticed(reach)
    with acting(another) as theirs:
        assert added(theirs).version == 1


def _unnoticed(reach: Callable[[], object]) -> None:
    """So that the surprise is seen here and does not fail the test at its end."""
    with unrecorded(), recorded():
        reach()


def _key(partition: UserPartition, note_id: str) -> dict[str, Any]:
    return {"pk": {"S": partition.pk}, "sk": {"S": f"NOTE#{note_id}"}}
