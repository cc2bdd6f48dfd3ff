"""The verbs of the profile and of its collections, alike for every kind."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from functions.profile.schemas import ProfileAnswer
from shared.errors import NotFound, StaleVersion
from shared.ids import is_id
from shared.records.kinds import PROFILE
from shared.records.profile import ProfileContent
from shared.records.validation import merged
from shared.records.writing import must_match, rewrite
from shared.table import Content, Kind, Stored, UserPartition

_ATTEMPTS = 4


class RecordNotFound(NotFound):
    code = "RECORD_NOT_FOUND"
    message = "There is no such entry in your record."


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
    """Every entry of a kind, in the order in which they were added."""
    return list(partition.all(kind))


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
    return rewrite(
        partition,
        lambda: read_entry(partition, kind, entry_id),
        lambda old: merged(old, changes),
        if_match=if_match,
    )


def delete_entry(
    partition: UserPartition, kind: Kind[Content], entry_id: str, *, if_match: int | None
) -> None:
    """Removes an entry. Raises RecordNotFound, StaleVersion."""
    must_match(read_entry(partition, kind, entry_id), if_match)
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
