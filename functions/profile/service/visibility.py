"""What must hold before others can see a profile: a name of its own, and parts that are chosen."""

import secrets

from shared import publishing
from shared.errors import Conflict, FieldProblem, InvalidInput
from shared.publishing import SlugRefused
from shared.records.profile import ProfileContent

_MOST_NUMBERED = 20


class SlugTaken(Conflict):
    code = "SLUG_TAKEN"
    message = "Somebody else has a page of this name, or of one that looks like it. Choose another."


def prepared(user_id: str, old: ProfileContent, new: ProfileContent) -> ProfileContent:
    """The profile with the name of its page claimed. Raises InvalidInput, SlugTaken."""
    if new.slug is not None and (new.slug != old.slug or new.visibility == "public" != old.visibility):
        _claim(user_id, new)
    if new.visibility == "public" and new.slug is None:
        new = new.model_copy(update={"slug": _claimed_for_name(user_id, new)})
    unlisted_as = None
    if new.visibility == "unlisted":
        unlisted_as = old.unlisted_as if old.visibility == "unlisted" else secrets.token_urlsafe(16)
    return new.model_copy(update={"unlisted_as": unlisted_as})


def _claim(user_id: str, content: ProfileContent) -> None:
    assert content.slug is not None
    try:
        publishing.check_slug(content.slug)
    except SlugRefused as refusal:
        raise InvalidInput(details=(FieldProblem("slug", str(refusal)),)) from None
    if not publishing.claim(user_id, content.slug):
        raise SlugTaken()


def _claimed_for_name(user_id: str, content: ProfileContent) -> str:
    """A name of the page made of the person's: `ana-lima`, `ana-lima-2` where that is taken."""
    made = publishing.slug_of(content.full_name or "")
    for number in range(1, _MOST_NUMBERED):
        slug = made if number == 1 else f"{made}-{number}"
        try:
            publishing.check_slug(slug)
        except SlugRefused:
            break
        if publishing.claim(user_id, slug):
            return slug
    raise InvalidInput(details=(FieldProblem("slug", "Choose how your page is to be called."),))
