"""The verbs of the profile and of its collections, alike for every kind."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from functions.profile.schemas import ProfileAnswer
from shared.errors import InvalidInput, NotFound, StaleVersion
from shared.ids import is_id
from shared.records.kinds import PROFILE
from shared.records.profile import ProfileContent
from shared.records.validation import merged
from shared.table import AlreadyThere, Content, Kind, Remembered, Stored, UserPartition, hash_of

_ATTEMPTS = 4


class RecordNotFound(NotFound):
    code = "RECORD_NOT_FOUND"
    message = "There is no such entry in your record."


class RequestKeyReused(InvalidInput):
    code = "IDEMPOTENCY_KEY_REUSED"
    message = "This Idempotency-Key was used for another request."


def read_profile(partition: UserPartition) -> ProfileAnswer:
    """The profile, empty before anything is written."""
    stored = partition.get(PROFILE)
    if stored is None:
        return ProfileAnswer(version=0, updated_at=None)
    return _profile_answer(stored)


def change_profile(
    partition: UserPartition, changes: Mapping[str, Any], *, if_match: int | None
) -> ProfileAnswer:
    """Merges the given fields. Raises InvalidInput, StaleVersion."""
    for _ in range(_ATTEMPTS):
        stored = partition.get(PROFILE)
        if if_match is not None and if_match != (stored.version if stored else 0):
            raise StaleVersion()
        transaction = partition.transaction()
        if stored is None:
            new = transaction.create(PROFILE, merged(ProfileContent(), changes))
        else:
            new = transaction.replace(stored, merged(stored.content.open(), changes))
        try:
            transaction.commit()
        except StaleVersion:
            continue
        return _profile_answer(new)
    raise StaleVersion()


def list_entries(partition: UserPartition, kind: Kind[Content]) -> list[Stored[Content]]:
    """Every entry of a kind, newest first."""
    return list(partition.all(kind))[::-1]


def create_entry(
    partition: UserPartition, kind: Kind[Content], content: Content, *, request_key: str | None
) -> Stored[Content]:
    """A new entry. The same request key with the same content gives the same entry."""
    transaction = partition.transaction()
    stored = transaction.create(kind, content)
    if request_key is None:
        transaction.commit()
        return stored
    key_hash, request_hash = hash_of(f"create_{kind.name}", request_key), hash_of(content.model_dump_json())
    transaction.remember(Remembered(key_hash, request_hash, stored.id))
    try:
        transaction.commit()
    except AlreadyThere:
        earlier = partition.remembered(key_hash)
        if earlier is None or earlier.request_hash != request_hash:
            raise RequestKeyReused() from None
        return read_entry(partition, kind, earlier.record_id)
    return stored


def read_entry(partition: UserPartition, kind: Kind[Content], entry_id: str) -> Stored[Content]:
    """One entry. Raises RecordNotFound."""
    stored = partition.get(kind, entry_id) if is_id(entry_id) else None
    if stored is None:
        raise RecordNotFound()
    return stored


def change_entry(
    partition: UserPartition,
    kind: Kind[Content],
    entry_id: str,
    changes: Mapping[str, Any],
    *,
    if_match: int | None,
) -> Stored[Content]:
    """Merges the given fields. Raises RecordNotFound, InvalidInput, StaleVersion."""
    for _ in range(_ATTEMPTS):
        stored = read_entry(partition, kind, entry_id)
        if if_match is not None and if_match != stored.version:
            raise StaleVersion()
        transaction = partition.transaction()
        new = transaction.replace(stored, merged(stored.content.open(), changes))
        try:
            transaction.commit()
        except StaleVersion:
            continue
        return new
    raise StaleVersion()


def delete_entry(
    partition: UserPartition, kind: Kind[Content], entry_id: str, *, if_match: int | None
) -> None:
    """Removes an entry. Raises RecordNotFound, StaleVersion."""
    stored = read_entry(partition, kind, entry_id)
    if if_match is not None and if_match != stored.version:
        raise StaleVersion()
    transaction = partition.transaction()
    transaction.delete(kind, entry_id, version=if_match)
    transaction.commit()


def shown(stored: Stored[Any]) -> dict[str, Any]:
    """The opened content with what every record has beside it."""
    content: BaseModel = stored.content.open()
    return {
        **content.model_dump(by_alias=True),
        "id": stored.id,
        "version": stored.version,
        "created_at": stored.created_at,
        "updated_at": stored.updated_at,
    }


def _profile_answer(stored: Stored[ProfileContent]) -> ProfileAnswer:
    content = stored.content.open()
    return ProfileAnswer.model_construct(
        **dict(content), version=stored.version, updated_at=stored.updated_at
    )
