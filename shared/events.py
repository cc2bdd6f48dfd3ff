"""What can happen, as models: ids and versions only, additive only."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from shared.ids import Id


class Event(BaseModel):
    """The base of all events. `type` names what happened and the version of its shape."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: str
    user_id: Id


class ExperienceChanged(Event):
    """An experience was created or changed and is now at `version`, its enrichment at `attempt`."""

    type: Literal["experience.created.v1", "experience.updated.v1"]
    experience_id: Id
    version: int
    attempt: int = 0


class ExperienceDeleted(Event):
    type: Literal["experience.deleted.v1"] = "experience.deleted.v1"
    experience_id: Id


class ProfileChanged(Event):
    type: Literal["profile.changed.v1"] = "profile.changed.v1"
    version: int


class RecordChanged(Event):
    """An item of the record besides experiences and profile is now at `version`; 0 where it was removed.

    `kind` leads the item's key (EDUCATION, SKILL, ENRICHMENT, SUMMARY ...), `record_id` is what follows.
    """

    type: Literal["record.changed.v1"] = "record.changed.v1"
    kind: str
    record_id: str
    version: int


class AccountStatusChanged(Event):
    """An account became active, locked, deactivated, or is about to be erased (`pending_deletion`).

    `as_of` is the moment since which it stood so. Events come in any order: whoever keeps what follows from
    one keeps this too, and passes over those from before. It is written so that texts sort as moments.
    """

    type: Literal["account.status_changed.v1"] = "account.status_changed.v1"
    status: str
    as_of: str | None = None
