"""Reading and changing the profile."""

from collections.abc import Mapping
from typing import Any

from functions.profile import repository
from functions.profile.schemas import Completeness, PhotoAnswer, ProfileAnswer
from functions.profile.schemas.profile import OURS_TO_SET
from functions.profile.service.completeness import completeness_of
from functions.profile.service.phone import e164
from functions.profile.service.visibility import prepared
from shared.errors import StaleVersion
from shared.publishing import public_url
from shared.records.kinds import PHOTO, PROFILE
from shared.records.photo import PhotoContent
from shared.records.profile import ProfileContent
from shared.records.validation import merged
from shared.records.writing import again_if_stale
from shared.table import Stored, UserPartition


def read_profile(partition: UserPartition) -> ProfileAnswer:
    """The profile, empty before anything is written. One call."""
    profile, photo = _stored(partition)
    return _answer(profile, photo)


def change_profile(
    partition: UserPartition, changes: Mapping[str, Any], *, if_match: int | None
) -> ProfileAnswer:
    """Merges the given fields. Raises InvalidInput, StaleVersion, SlugTaken."""
    return again_if_stale(lambda: _change(partition, changes, if_match), if_match=if_match)


def _change(partition: UserPartition, changes: Mapping[str, Any], if_match: int | None) -> ProfileAnswer:
    stored, photo = _stored(partition)
    if if_match is not None and if_match != (stored.version if stored else 0):
        raise StaleVersion()
    old = stored.content.open() if stored else ProfileContent()
    content = prepared(partition.user_id, old, merged(old, changes))
    transaction = partition.transaction()
    new = transaction.replace(stored, content) if stored else transaction.create(PROFILE, content)
    transaction.commit()
    return _answer(new, photo)


def read_completeness(partition: UserPartition) -> Completeness:
    """How far the record is complete. Four calls."""
    return completeness_of(repository.what_there_is(partition))


def _stored(partition: UserPartition) -> tuple[Stored[ProfileContent] | None, Stored[PhotoContent] | None]:
    found = partition.get_many([(PROFILE, ""), (PHOTO, "")])
    return found.get((PROFILE.name, "")), found.get((PHOTO.name, ""))


def _answer(stored: Stored[ProfileContent] | None, photo: Stored[PhotoContent] | None) -> ProfileAnswer:
    content = stored.content.open() if stored else ProfileContent()
    kept = {name: value for name, value in content if name not in OURS_TO_SET}
    return ProfileAnswer.model_construct(
        **kept,
        phone_e164=e164(content.phone),
        public_url=public_url(content),
        photo=_measures(photo),
        version=stored.version if stored else 0,
        updated_at=stored.updated_at if stored else None,
    )


def _measures(photo: Stored[PhotoContent] | None) -> PhotoAnswer | None:
    if photo is None:
        return None
    content = photo.content.open()
    return PhotoAnswer(version=photo.version, width=content.width, height=content.height)
