"""What administrators are answered."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from shared.audit import LoggedRequest
from shared.auth import Role

Pseudonym = Annotated[str, StringConstraints(pattern=r"^([0-7][0-9A-HJKMNP-TV-Z]{25}|anonymous)$")]
"""A user's name in the audit log; `anonymous` is everybody who was not signed in."""


class SearchedRequest(LoggedRequest):
    """A request of anybody. From where it came stays sealed: only its user's key opens that."""


class AccountAnswer(BaseModel):
    """How an account stands: ids, enums and moments, no name and no address.

    `pseudonym` is its name in the audit log; `suspended` accounts were shut out by an administrator.
    """

    user_id: str
    pseudonym: str
    status: Literal["active", "locked", "deactivated", "pending_deletion", "erasing"]
    suspended: bool
    role: Role
    email_verified: bool
    second_factors: list[str]
    sessions: int
    created_at: datetime
    deletes_at: datetime | None


class AccountChanges(BaseModel):
    """`deactivated` shuts the account out until `active` lets it in again; its sessions end.

    What its owner gave up is erased all the same.
    """

    model_config = ConfigDict(extra="forbid")

    status: Literal["active", "deactivated"] | None = None
    role: Role | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.status is None and self.role is None:
            raise ValueError("Say what is to change: status, role or both.")
        return self
