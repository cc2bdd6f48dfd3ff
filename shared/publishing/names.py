"""Names of pages, claimed before they are used and given back after."""

from datetime import timedelta

from shared import clock
from shared.publishing.slugs import skeleton
from shared.table.publications import claim_name, names_of, owner_of_name, release_name

_SETTLED = timedelta(minutes=2)
"""Longer than any request: a claim that is younger may be of a profile that is just being written."""


def claim(user_id: str, slug: str) -> bool:
    """Keeps the name, and all that look like it, for this user. False where somebody else has one."""
    return claim_name(user_id, skeleton(slug), slug)


def owner_of(slug: str) -> str | None:
    """Whose name this is, or one that looks like it; None where it is free."""
    return owner_of_name(skeleton(slug))


def release_but(user_id: str, slug: str | None) -> None:
    """Gives back every name of this user but one; what was claimed a moment ago waits for the next time."""
    kept = skeleton(slug) if slug else None
    for name, claimed_at in names_of(user_id).items():
        if name != kept and claimed_at < clock.now() - _SETTLED:
            release_name(user_id, name)


def release_all(user_id: str) -> None:
    """Gives every name back at once."""
    for name in names_of(user_id):
        release_name(user_id, name)
