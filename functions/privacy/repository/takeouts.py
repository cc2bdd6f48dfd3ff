"""Takeouts in their owner's partition, one of which is being made at a time."""

from datetime import datetime, timedelta

from functions.privacy.schemas.takeouts import Status, TakeoutContent, Turn
from shared import aws, config
from shared.errors import StaleVersion
from shared.records.writing import outcome_of
from shared.table import AlreadyThere, Kind, Stored, UserPartition

TAKEOUTS = Kind("TAKEOUT", TakeoutContent, counts=False)
_TURN = Kind("TAKEOUT_TURN", Turn, single=True, counts=False)
_SHOWN_AFTERWARDS = timedelta(days=30)
_A_REQUEST_SECONDS = 5


def create(
    partition: UserPartition, now: datetime, *, request_key: str | None = None
) -> Stored[TakeoutContent] | None:
    """A new takeout whose turn it is. None where another one's is."""
    transaction = partition.transaction()
    stored = transaction.create(TAKEOUTS, TakeoutContent(), status="pending", expires=_gone(now))
    transaction.create(_TURN, Turn(takeout_id=stored.id))
    if request_key is not None:
        transaction.remember(outcome_of(TAKEOUTS, request_key, "", stored.id))
    try:
        transaction.commit()
    except (StaleVersion, AlreadyThere):
        return None
    return stored


def made_by(partition: UserPartition, request_key: str) -> Stored[TakeoutContent] | None:
    """The takeout that a request with this key made within 24 hours, where it still is."""
    earlier = partition.remembered(outcome_of(TAKEOUTS, request_key, "", "").key_hash)
    return partition.get(TAKEOUTS, earlier.record_id) if earlier else None


def whose_turn(partition: UserPartition) -> Stored[TakeoutContent] | None:
    """The takeout that is being made, if any."""
    turn = partition.get(_TURN)
    return partition.get(TAKEOUTS, turn.content.open().takeout_id) if turn else None


def end_turn(partition: UserPartition) -> None:
    """Another one may be made."""
    transaction = partition.transaction()
    transaction.delete(_TURN, "")
    transaction.commit()


def get(partition: UserPartition, takeout_id: str) -> Stored[TakeoutContent] | None:
    return partition.get(TAKEOUTS, takeout_id)


def everything(partition: UserPartition) -> list[Stored[TakeoutContent]]:
    """All that are still told of, the newest first."""
    return list(partition.all(TAKEOUTS))[::-1]


def move(
    partition: UserPartition, old: Stored[TakeoutContent], status: Status, content: TakeoutContent
) -> bool:
    """Puts its next state. False where it is gone, or another worker was quicker."""
    transaction = partition.transaction()
    transaction.replace(old, content, status=status)
    if status in ("ready", "failed"):
        transaction.delete(_TURN, "")
    try:
        transaction.commit()
    except StaleVersion:
        return False
    return True


def remove(partition: UserPartition, stored: Stored[TakeoutContent]) -> None:
    """Forgets a takeout; its turn is over, if it had one."""
    transaction = partition.transaction()
    transaction.delete(TAKEOUTS, stored.id)
    if stored.clear["status"] in ("pending", "running"):
        transaction.delete(_TURN, "")
    transaction.commit()


def ask_to_clear_away(user_id: str, *, once_it_is_removed: bool = False) -> None:
    """Lets a worker remove files of takeouts that are over.

    What is going to be removed is asked for before, so that nothing stays where the removal alone succeeds,
    and held back until the request is over, so that the worker finds it removed.
    """
    aws.own("sqs").send_message(
        QueueUrl=config.read("QUEUE_TAKEOUT_LEFTOVERS"),
        MessageBody=f'{{"user_id": "{user_id}"}}',
        DelaySeconds=_A_REQUEST_SECONDS if once_it_is_removed else 0,
    )


def _gone(now: datetime) -> int:
    return int((now + _SHOWN_AFTERWARDS).timestamp())
