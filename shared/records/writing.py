"""Writing a record as requests ask for it: once for one key, and over what the client has seen."""

from collections.abc import Callable
from typing import Any

from shared.errors import InvalidInput, NotFound, StaleVersion
from shared.table import AlreadyThere, Content, Kind, Remembered, Stored, UserPartition, hash_of

_ATTEMPTS_WITHOUT_IF_MATCH = 4


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


def rewrite(
    partition: UserPartition,
    read: Callable[[], Stored[Content]],
    new_content: Callable[[Content], Content],
    *,
    if_match: int | None,
) -> Stored[Content]:
    """Puts what `new_content` makes of the content in its place; what changes nothing is not written.

    With `if_match` raises StaleVersion where the version is another; without, a change that came in
    between is read and the rewriting repeated.
    """
    for _ in range(_ATTEMPTS_WITHOUT_IF_MATCH):
        stored = read()
        must_match(stored, if_match)
        old = stored.content.open()
        new = new_content(old)
        if new == old:
            return stored
        transaction = partition.transaction()
        written = transaction.replace(stored, new)
        try:
            transaction.commit()
        except StaleVersion:
            continue
        return written
    raise StaleVersion()


def must_match(stored: Stored[Any], if_match: int | None) -> None:
    """Raises StaleVersion where the client believes in another version."""
    if if_match is not None and stored.version != if_match:
        raise StaleVersion()


def _created_before(partition: UserPartition, kind: Kind[Content], asked: Remembered) -> Stored[Content]:
    earlier = partition.remembered(asked.key_hash)
    if earlier is None or earlier.request_hash != asked.request_hash:
        raise RequestKeyReused()
    stored = partition.get(kind, earlier.record_id)
    if stored is None:
        raise NotFound()
    return stored
