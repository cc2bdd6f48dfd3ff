"""Writing a record as requests ask for it: once for one key, and over what the client has seen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from shared.errors import AppError, InvalidInput, NotFound, StaleVersion
from shared.table import AlreadyThere, Content, Kind, Remembered, Stored, UserPartition, hash_of

_ATTEMPTS_WITHOUT_IF_MATCH = 4
_A_TRANSACTION = 20
Done = TypeVar("Done")


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
    asked: str | None = None,
    **clear: Any,
) -> Stored[Content]:
    """A new record. With a request key, the same content within 24 hours gives the same record.

    `asked` stands for the content where that holds more than was asked for, such as a secret.

    Raises RequestKeyReused for other content, NotFound where the record was deleted since.
    """
    transaction = partition.transaction()
    stored = transaction.create(kind, content, **clear)
    if request_key is None:
        transaction.commit()
        return stored
    request = content.model_dump_json() if asked is None else asked
    outcome = outcome_of(kind, request_key, request, stored.id)
    transaction.remember(outcome)
    try:
        transaction.commit()
    except AlreadyThere:
        return _created_before(partition, kind, outcome)
    return stored


def create_many(
    partition: UserPartition,
    kind: Kind[Content],
    items: Sequence[Mapping[str, Any]],
    *,
    checked: Callable[[Mapping[str, Any]], Content],
    request_key: str | None,
) -> list[Stored[Content] | AppError]:
    """New records; each succeeds or is refused on its own, with a request key each only once."""
    if request_key is not None:
        return [
            _outcome(lambda at=at, item=item: create_once(  # type: ignore[misc]
                partition, kind, checked(item), request_key=f"{request_key}[{at}]"
            ))
            for at, item in enumerate(items)
        ]  # fmt: skip
    outcomes: list[Stored[Content] | AppError] = []
    for start in range(0, len(items), _A_TRANSACTION):
        outcomes += _create_some(partition, kind, items[start : start + _A_TRANSACTION], checked)
    return outcomes


def _create_some(
    partition: UserPartition,
    kind: Kind[Content],
    items: Sequence[Mapping[str, Any]],
    checked: Callable[[Mapping[str, Any]], Content],
) -> list[Stored[Content] | AppError]:
    transaction = partition.transaction()
    outcomes = [
        _outcome(lambda item=item: transaction.create(kind, checked(item)))  # type: ignore[misc]
        for item in items
    ]
    if any(isinstance(outcome, Stored) for outcome in outcomes):
        transaction.commit()
    return outcomes


def _outcome(attempt: Callable[[], Stored[Content]]) -> Stored[Content] | AppError:
    try:
        return attempt()
    except AppError as refusal:
        return refusal


def outcome_of(kind: Kind[Any], request_key: str, request: str, record_id: str) -> Remembered:
    """What `create_once` remembers: that this key asked for this, and which record it became."""
    return Remembered(_key_of(kind, request_key), hash_of(request), record_id)


def was_created_by(partition: UserPartition, kind: Kind[Any], request_key: str) -> bool:
    """Whether a request with this key made a record of this kind within 24 hours."""
    return partition.remembered(_key_of(kind, request_key)) is not None


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


def again_if_stale(attempt: Callable[[], Done], *, if_match: int | None) -> Done:
    """Repeats what reads and then writes, where a change came in between. Raises StaleVersion.

    With `if_match` there is one attempt: the client has seen what it wants to change.
    """
    for _ in range(_ATTEMPTS_WITHOUT_IF_MATCH - 1 if if_match is None else 0):
        try:
            return attempt()
        except StaleVersion:
            continue
    return attempt()


def must_match(stored: Stored[Any], if_match: int | None) -> None:
    """Raises StaleVersion where the client believes in another version."""
    if if_match is not None and stored.version != if_match:
        raise StaleVersion()


def _key_of(kind: Kind[Any], request_key: str) -> str:
    return hash_of(f"create {kind.name}", request_key)


def _created_before(partition: UserPartition, kind: Kind[Content], asked: Remembered) -> Stored[Content]:
    earlier = partition.remembered(asked.key_hash)
    if earlier is None or earlier.request_hash != asked.request_hash:
        raise RequestKeyReused()
    stored = partition.get(kind, earlier.record_id)
    if stored is None:
        raise NotFound()
    return stored
