"""The account: making it, seeing it, changing it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from functions.auth.schemas.fields import (
    Email,
    Input,
    KnownPassword,
    Locale,
    NewPassword,
    PersonName,
    Secret,
    Timezone,
    Username,
)
from shared.auth import Role
from shared.records.validation import changes_to


class Registration(Input):
    """A new account. The password needs 12 to 128 characters and no particular kinds of them."""

    username: Username
    email: Email
    password: NewPassword
    first_name: PersonName | None = None
    last_name: PersonName | None = None


class UserAnswer(BaseModel):
    """The account; the record of work is elsewhere. `mail_trouble`: mails to the address come back."""

    id: str
    username: str
    email: str
    email_verified: bool
    mail_trouble: Literal["bounced", "complained"] | None
    first_name: str | None
    last_name: str | None
    role: Role
    locale: str
    timezone: str
    created_at: datetime
    updated_at: datetime


class Registered(BaseModel):
    user: UserAnswer


class UserChanges(Input):
    """The given fields are changed; null clears a name."""

    first_name: PersonName | None = None
    last_name: PersonName | None = None
    locale: Locale = "en"
    timezone: Timezone = "UTC"


UserChangesInput = changes_to(UserChanges, "UserChangesInput")


class MailedToken(Input):
    """The token of a link from a mail."""

    token: Secret


class EmailInput(Input):
    email: Email


class NewEmail(Input):
    new_email: Email


class NewPasswordByLink(Input):
    token: Secret
    new_password: NewPassword


class PasswordChange(Input):
    current_password: KnownPassword
    new_password: NewPassword


class DeletionBegun(BaseModel):
    """Until then a sign-in with `reactivate` keeps the account; after it everything is erased."""

    deletes_at: datetime
