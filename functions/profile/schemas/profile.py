"""The profile as the API answers it."""

from datetime import datetime

from pydantic import BaseModel

from shared.records.profile import ProfileContent
from shared.records.validation import changes_to

OURS_TO_SET = frozenset({"unlisted_as"})
"""What only we write: an address that nobody can guess."""

ProfileChanges = changes_to(ProfileContent, "ProfileChanges", without=OURS_TO_SET)


class PhotoAnswer(BaseModel):
    """The photo's measures in pixels; the picture itself is at `GET /profile/photo`."""

    version: int
    width: int
    height: int


class ProfileAnswer(ProfileContent):
    """The profile; before anything is written, version 0 with every field null.

    `phone_e164` is the telephone number in international form where it can be told. `public_url` is where
    others find the page, a moment after the visibility was changed.
    """

    phone_e164: str | None = None
    public_url: str | None = None
    photo: PhotoAnswer | None = None
    version: int
    updated_at: datetime | None


class CompletenessPart(BaseModel):
    """A part of the profile, how much of the whole it is (per cent), and what to do where it is missing."""

    part: str
    weight: int
    done: bool
    hint: str


class NextStep(BaseModel):
    part: str
    hint: str


class Completeness(BaseModel):
    """How far the record is complete, and the one step that brings it furthest."""

    percent: int
    parts: list[CompletenessPart]
    next_step: NextStep | None
