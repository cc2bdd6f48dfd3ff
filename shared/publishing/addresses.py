"""Where a public page lies, told from the profile alone."""

from shared import aws
from shared.records.profile import ProfileContent

FOLDER = "p/"


def address_of(profile: ProfileContent) -> str | None:
    """The name of the page below `/p/`, or None where there is none."""
    if profile.visibility == "public":
        return profile.slug
    return profile.unlisted_as if profile.visibility == "unlisted" else None


def public_url(profile: ProfileContent) -> str | None:
    """Where others find the page, or None."""
    name = address_of(profile)
    return f"{aws.setting('web-url')}/{FOLDER}{name}" if name else None
