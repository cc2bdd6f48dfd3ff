"""Creating, reading, replacing, changing and deleting experiences."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from functions.experiences import repository
from functions.experiences.repository import Recorded
from functions.experiences.schemas import ExperienceInput
from shared.errors import AppError, NotFound
from shared.ids import is_id
from shared.records.experience import ExperienceContent
from shared.records.kinds import EXPERIENCES
from shared.records.validation import merged, validated
from shared.records.writing import again_if_stale, create_many, create_once, must_match, rewrite
from shared.table import Stored, UserPartition


class ExperienceNotFound(NotFound):
    code = "EXPERIENCE_NOT_FOUND"
    message = "There is no such experience in your record."


def create_experience(
    partition: UserPartition, content: ExperienceInput, *, request_key: str | None = None
) -> Recorded:
    """A new experience. The same request key with the same content gives the same experience."""
    stored = create_once(partition, EXPERIENCES, _plain(content), request_key=request_key)
    return Recorded(stored) if request_key is None else read_experience(partition, stored.id)


def create_experiences(
    partition: UserPartition, items: Sequence[Mapping[str, Any]], *, request_key: str | None = None
) -> list[Recorded | AppError]:
    """Up to 100 new experiences; each succeeds or is refused on its own, with a key each only once."""
    outcomes = create_many(
        partition,
        EXPERIENCES,
        items,
        checked=lambda item: _plain(validated(ExperienceInput, item)),
        request_key=request_key,
    )
    if request_key is None:
        return [Recorded(one) if isinstance(one, Stored) else one for one in outcomes]
    return [_as_it_is_now(partition, one) for one in outcomes]


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

    def delete() -> None:
        recorded = read_experience(partition, experience_id)
        must_match(recorded.experience, if_match)
        repository.delete(partition, recorded)

    again_if_stale(delete, if_match=if_match)


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


def _rewrite(
    partition: UserPartition,
    experience_id: str,
    new_content: Callable[[ExperienceContent], ExperienceContent],
    if_match: int | None,
) -> Recorded:
    """Reads the enrichment along, since a change that changes nothing keeps it."""
    seen: list[Recorded] = []

    def read() -> Stored[ExperienceContent]:
        seen.append(read_experience(partition, experience_id))
        return seen[-1].experience

    written = rewrite(partition, read, new_content, if_match=if_match)
    return seen[-1] if written is seen[-1].experience else Recorded(written)


def _as_it_is_now(
    partition: UserPartition, outcome: Stored[ExperienceContent] | AppError
) -> Recorded | AppError:
    """What a key made before may be enriched by now, or removed, which refuses this item alone."""
    try:
        return outcome if isinstance(outcome, AppError) else read_experience(partition, outcome.id)
    except AppError as refusal:
        return refusal


def _plain(content: ExperienceInput) -> ExperienceContent:
    return ExperienceContent.model_construct(**dict(content))
