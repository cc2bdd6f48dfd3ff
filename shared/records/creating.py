"""Creating a record once, however often the same request arrives."""

from typing import Any

from shared.errors import InvalidInput, NotFound
from shared.table import AlreadyThere, Content, Kind, Remembered, Stored, UserPartition, hash_of


class RequestKeyReused(InvalidInput):
    """The client used one idempotency key for two different requests."""

    code = "IDEMPOTENCY_KEY_REUSED"
    message = "This Idempotency-Key was used for another request."


def create_once(
    partition: UserPartition,
    kind: Kind[Content],
    content: Content,
    *,
    request_key: str | None,
    **clear: Any,
) -> Stored[Content]:
    """A new record. With a request key, the same content within 24 hours gives the same record.

    Raises RequestKeyReused for other content, NotFound where the record was deleted since.
    """
    transaction = partition.transaction()
    stored = transaction.create(kind, content, **clear)
    if request_key is None:
        transaction.commit()
        return stored
    asked = Remembered(
        hash_of(f"create {kind.name}", request_key), hash_of(content.model_dump_json()), stored.id
    )
    transaction.remember(asked)
    try:
        transaction.commit()
    except AlreadyThere:
        return _created_before(partition, kind, asked)
    return stored


def _created_before(partition: UserPartition, kind: Kind[Content], asked: Remembered) -> Stored[Content]:
    earlier = partition.remembered(asked.key_hash)
    if earlier is None or earlier.request_hash != asked.request_hash:
        raise RequestKeyReused()
    stored = partition.get(kind, earlier.record_id)
    if stored is None:
        raise NotFound()
    return stored
