"""Invitations to say something about a skill, and what was said."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field, StringConstraints

from shared.records.skills import InvitationKind, InvitationLocale, Words

InvitationStatus = Literal["waiting", "sent", "answered", "declined", "expired"]
EndorsementStatus = Literal["pending", "accepted", "declined"]


class InvitationInput(BaseModel):
    """Whom to ask. The mail names the skill, who asks, and the message, if there is one.

    `locale` is the language of the mail.
    """

    model_config = ConfigDict(extra="forbid")

    email: EmailStr
    name: Words | None = None
    relation: Words | None = None
    kind: InvitationKind = "endorsement"
    message: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)] | None = None
    locale: InvitationLocale = "en"


class InvitationAnswer(BaseModel):
    """An invitation: `waiting` until its mail is sent."""

    id: str
    skill_id: str
    skill: str
    kind: InvitationKind
    email: str
    name: str | None
    relation: str | None
    message: str | None
    locale: InvitationLocale
    status: InvitationStatus
    created_at: datetime
    expires_at: datetime


class EndorsementAnswer(BaseModel):
    """What somebody said. It counts, and is shown to others, only once its owner accepted it."""

    id: str
    skill_id: str
    skill: str
    kind: InvitationKind
    name: str
    relation: str | None
    statement: str | None
    status: EndorsementStatus
    version: int
    created_at: datetime


class EndorsementDecision(BaseModel):
    model_config = ConfigDict(extra="forbid")

    status: Literal["accepted", "declined"]


class Question(BaseModel):
    """What a mailed link asks."""

    owner: str
    skill: str
    kind: InvitationKind
    name: str | None
    message: str | None
    expires_at: datetime


class Reply(BaseModel):
    """The answer of whoever was asked. Where `confirms` is false, nothing else is kept."""

    model_config = ConfigDict(extra="forbid")

    confirms: bool
    name: Words | None = None
    relation: Words | None = None
    statement: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] | None = Field(
        default=None
    )
