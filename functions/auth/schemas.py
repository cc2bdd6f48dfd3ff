"""What the auth API takes and answers."""

from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, StringConstraints

from shared.auth import Role
from shared.records.validation import changes_to


class _Input(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _is_a_timezone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("Give a name of the IANA time zone database, such as Europe/Paris.")
    return name


Username = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,48})[A-Za-z0-9]$")
]
Email = Annotated[EmailStr, Field(max_length=254)]
Password = Annotated[str, Field(min_length=12, max_length=128)]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Timezone = Annotated[str, AfterValidator(_is_a_timezone)]
Delivery = Literal["cookie", "body"]
Secret = Annotated[str, Field(min_length=1, max_length=500)]


class Registration(_Input):
    """A new account. The password needs 12 to 128 characters and no particular kinds of them."""

    username: Username
    email: Email
    password: Password
    first_name: PersonName | None = None
    last_name: PersonName | None = None


class Login(_Input):
    """`identifier` is the e-mail address or the username."""

    identifier: Annotated[str, Field(min_length=1, max_length=254)]
    password: Annotated[str, Field(min_length=1, max_length=128)]
    token_delivery: Delivery = "cookie"


class MailedToken(_Input):
    token: Secret


class RefreshRequest(_Input):
    """The refresh token, where it was delivered in the body."""

    refresh_token: Secret | None = None


class UserAnswer(BaseModel):
    """The account; the record of work is elsewhere."""

    id: str
    username: str
    email: str
    email_verified: bool
    first_name: str | None
    last_name: str | None
    role: Role
    locale: str
    timezone: str
    created_at: datetime
    updated_at: datetime


class Registered(BaseModel):
    user: UserAnswer


class Tokens(BaseModel):
    """`refresh_token` only where it was asked for in the body; else it is in the cookie."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: int
    refresh_token: str | None = None


class UserChanges(_Input):
    """The given fields are changed; null clears a name."""

    first_name: PersonName | None = None
    last_name: PersonName | None = None
    locale: Locale = "en"
    timezone: Timezone = "UTC"


UserChangesInput = changes_to(UserChanges, "UserChangesInput")


class JsonWebKey(BaseModel):
    kty: Literal["EC"] = "EC"
    crv: Literal["P-256"] = "P-256"
    use: Literal["sig"] = "sig"
    alg: Literal["ES256"] = "ES256"
    kid: str
    x: str
    y: str


class JsonWebKeys(BaseModel):
    keys: list[JsonWebKey]
