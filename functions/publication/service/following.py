"""Keeping what is public as its owner wants it."""

from dataclasses import dataclass

from functions.publication.service.page import page_of
from functions.publication.service.selection import Shown, shown_of
from shared import aws, publishing
from shared.documents import for_others
from shared.documents.reading import read_whole_record
from shared.publishing import FOLDER, Copy
from shared.records.kinds import PHOTO, PROFILE, QUICK_SUMMARY
from shared.records.photo import PhotoContent
from shared.records.profile import ProfileContent
from shared.table import Stored, UserPartition

_ATTEMPTS = 5


@dataclass(frozen=True)
class _State:
    """The profile, and what is another whenever the page may be another."""

    profile: ProfileContent
    marks: tuple[str, ...]


class RecordKeepsChanging(RuntimeError):
    """The record changed each time its page was made; the message comes again."""


def follow(partition: UserPartition) -> None:
    """Makes the page what it should be.

    Looks again afterwards: where the record changed meanwhile, another worker may have made the newer page
    before this one, so that it is made once more, or goes.
    """
    for _ in range(_ATTEMPTS):
        before = _state(partition)
        content = before.profile
        name = _name_of(partition.user_id, content)
        if name is None:
            publishing.take_back(partition.user_id)
        else:
            publishing.publish(partition.user_id, _copies(partition, name))
        publishing.release_but(partition.user_id, content.slug)
        if _state(partition).marks == before.marks:
            return
    raise RecordKeepsChanging()


def withdraw(partition: UserPartition, *, as_of: str) -> None:
    """The account was closed for now at that moment: nothing of it is public until it is open again."""
    publishing.suspend(partition.user_id, as_of=as_of)


def come_back(partition: UserPartition, *, as_of: str) -> None:
    """The account was open at that moment: what was public before is public again."""
    if publishing.resume(partition.user_id, as_of=as_of):
        follow(partition)


def preview(partition: UserPartition) -> str:
    """The page as others would see it, with the photo inside it."""
    shown = _shown(partition)
    return page_of(shown, address=None, photo=shown.photo.as_address() if shown.photo else None)


def _name_of(user_id: str, profile: ProfileContent) -> str | None:
    """How the page is called, or None where there is none: also where the name is somebody else's.

    Names are claimed before a profile says them; whatever it says, nobody's page takes another's place.
    """
    name = publishing.address_of(profile)
    owner = publishing.owner_of(name) if name else None
    is_free = owner is None and profile.visibility == "unlisted"
    return name if is_free or owner == user_id else None


def _copies(partition: UserPartition, name: str) -> list[Copy]:
    shown = _shown(partition)
    copies: list[Copy] = []
    photo = None
    if shown.photo:
        copies.append(Copy(f"{name}/photo.jpg", shown.photo.content.media_type, shown.photo.content.data))
        photo = f"/{FOLDER}{name}/photo.jpg?{shown.photo.version}"
    html = page_of(shown, address=f"{aws.setting('web-url')}/{FOLDER}{name}", photo=photo)
    return [*copies, Copy(name, "text/html; charset=utf-8", html.encode())]


def _shown(partition: UserPartition) -> Shown:
    photo: Stored[PhotoContent] | None = partition.get(PHOTO)
    record, summary = for_others(*read_whole_record(partition))
    return shown_of(record, summary, photo)


def _state(partition: UserPartition) -> _State:
    """One call. What no search reads, such as the photo, is no part of the revision and counts by itself.

    Where there is no page, nothing but the profile can ask for one.
    """
    changes, found = partition.look([(kind, "") for kind in (PROFILE, PHOTO, QUICK_SUMMARY)])
    stored: Stored[ProfileContent] | None = found.get((PROFILE.name, ""))
    profile = stored.content.open() if stored else ProfileContent()
    marks = {name: f"{one.version} {one.updated_at}" for (name, _), one in found.items()}
    if publishing.address_of(profile) is None:
        return _State(profile, (marks.get(PROFILE.name, ""),))
    return _State(profile, (str(changes.revision), *(f"{name} {marks[name]}" for name in sorted(marks))))
