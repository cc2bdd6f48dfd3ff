"""Creating, reading, replacing, changing and deleting experiences."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from functions.experiences import repository
from functions.experiences.repository import Recorded
from functions.experiences.schemas import ExperienceInput
from shared.errors import AppError, InvalidInput, NotFound, StaleVersion
from shared.ids import is_id
from shared.records.experience import ExperienceContent
from shared.records.kinds import EXPERIENCES
from shared.records.validation import merged, validated
from shared.table import AlreadyThere, Remembered, Stored, UserPartition, hash_of

_ATTEMPTS_WITHOUT_IF_MATCH = 4
_A_TRANSACTION = 20


class ExperienceNotFound(NotFound):
    code = "EXPERIENCE_NOT_FOUND"
    message = "There is no such experience in your record."


class RequestKeyReused(InvalidInput):
    code = "IDEMPOTENCY_KEY_REUSED"
    message = "This Idempotency-Key was used for another request."


def create_experience(
    partition: UserPartition, content: ExperienceInput, *, request_key: str | None = None
) -> Recorded:
    """A new experience. The same request key with the same content gives the same experience."""
    transaction = partition.transaction()
    stored = transaction.create(EXPERIENCES, _plain(content))
    if request_key is None:
        transaction.commit()
        return Recorded(stored)
    remembered = _remembered(request_key, content, stored.id)
    transaction.remember(remembered)
    try:
        transaction.commit()
    except AlreadyThere:
        return _created_before(partition, remembered)
    return Recorded(stored)


def create_experiences(
    partition: UserPartition, items: Sequence[Mapping[str, Any]]
) -> list[Recorded | AppError]:
    """Up to 100 new experiences; each succeeds or is refused on its own."""
    outcomes: list[Recorded | AppError] = []
    for start in range(0, len(items), _A_TRANSACTION):
        outcomes += _create_some(partition, items[start : start + _A_TRANSACTION])
    return outcomes


def read_experience(partition: UserPartition, experience_id: str) -> Recorded:
    """One experience. Raises ExperienceNotFound."""
    recorded = repository.get(partition, experience_id) if is_id(experience_id) else None
    if recorded is None:
        raise ExperienceNotFound()
    return recorded


def replace_experience(
    partition: UserPartition, experience_id: str, content: ExperienceInput, *, if_match: int | None
) -> Recorded:
    """Puts new content in place of the old. Raises ExperienceNotFound, StaleVersion."""
    return _rewrite(partition, experience_id, lambda _: _plain(content), if_match)


def change_experience(
    partition: UserPartition, experience_id: str, changes: Mapping[str, Any], *, if_match: int | None
) -> Recorded:
    """Merges the given fields. Raises ExperienceNotFound, StaleVersion, InvalidInput."""
    return _rewrite(partition, experience_id, lambda old: merged(old, changes), if_match)


def delete_experience(partition: UserPartition, experience_id: str, *, if_match: int | None) -> None:
    """Removes an experience and what was found in it. Raises ExperienceNotFound, StaleVersion."""
    for attempt in range(_ATTEMPTS_WITHOUT_IF_MATCH):
        recorded = read_experience(partition, experience_id)
        _must_match(recorded.experience, if_match)
        try:
            repository.delete(partition, recorded)
            return
        except StaleVersion:
            if if_match is not None or attempt + 1 == _ATTEMPTS_WITHOUT_IF_MATCH:
                raise


def enrich_again(partition: UserPartition, experience_id: str) -> None:
    """Asks for another enrichment of the same version. Raises ExperienceNotFound."""
    if not is_id(experience_id):
        raise ExperienceNotFound()
    transaction = partition.transaction()
    transaction.raise_counter(EXPERIENCES, experience_id, "attempt")
    try:
        transaction.commit()
    except NotFound as error:
        raise ExperienceNotFound() from error


def _rewrite(partition: UserPartition, experience_id: str, rewrite: Any, if_match: int | None) -> Recorded:
    for _ in range(_ATTEMPTS_WITHOUT_IF_MATCH):
        recorded = read_experience(partition, experience_id)
        _must_match(recorded.experience, if_match)
        old = recorded.experience.content.open()
        new = rewrite(old)
        if new == old:
            return recorded
        transaction = partition.transaction()
        stored = transaction.replace(recorded.experience, new)
        try:
            transaction.commit()
        except StaleVersion:
            if if_match is not None:
                raise
            continue
        return Recorded(stored)
    raise StaleVersion()


def _must_match(stored: Stored[ExperienceContent], if_match: int | None) -> None:
    if if_match is not None and stored.version != if_match:
        raise StaleVersion()


def _create_some(partition: UserPartition, items: Sequence[Mapping[str, Any]]) -> list[Recorded | AppError]:
    transaction, outcomes = partition.transaction(), list[Recorded | AppError]()
    for item in items:
        try:
            content = _plain(validated(ExperienceInput, item))
            outcomes.append(Recorded(transaction.create(EXPERIENCES, content)))
        except AppError as refusal:
            outcomes.append(refusal)
    if any(isinstance(outcome, Recorded) for outcome in outcomes):
        transaction.commit()
    return outcomes


def _plain(content: ExperienceInput) -> ExperienceContent:
    return ExperienceContent.model_construct(**dict(content))


def _remembered(request_key: str, content: ExperienceInput, experience_id: str) -> Remembered:
    body = json.dumps(content.model_dump(mode="json"), sort_keys=True)
    return Remembered(hash_of("create_experience", request_key), hash_of(body), experience_id)


def _created_before(partition: UserPartition, asked: Remembered) -> Recorded:
    earlier = partition.remembered(asked.key_hash)
    if earlier is None:
        raise StaleVersion()
    if earlier.request_hash != asked.request_hash:
        raise RequestKeyReused()
    return read_experience(partition, earlier.record_id)
