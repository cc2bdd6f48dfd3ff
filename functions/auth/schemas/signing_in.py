"""Signing in: credentials in, tokens out, a second factor between them where the account has one."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from functions.auth.schemas.fields import ADDRESS, Delivery, Input, KnownPassword, Secret

Method = Literal["totp", "passkey", "recovery_code"]


def _as_registered(identifier: str) -> str:
    """An address in the one spelling that a registration keeps of it; whatever else it is, as it is."""
    try:
        return ADDRESS.validate_python(identifier.strip()) if "@" in identifier else identifier
    except ValidationError:
        return identifier


Identifier = Annotated[str, Field(min_length=1, max_length=254), AfterValidator(_as_registered)]


class Login(Input):
    """`identifier` is the e-mail address or the username.

    `reactivate` brings back an account that its owner deactivated or asked to delete.
    """

    identifier: Identifier
    password: KnownPassword
    token_delivery: Delivery = "cookie"
    reactivate: bool = False


class Tokens(BaseModel):
    """`refresh_token` only where it was asked for in the body; else it is in the cookie."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: int
    refresh_token: str | None = None


class SecondFactorNeeded(BaseModel):
    """The password was right. `mfa_token` lives five minutes and opens nothing but `/auth/mfa/verify`."""

    mfa_required: Literal[True] = True
    mfa_token: str
    methods: list[Method]


class SecondFactor(Input):
    """A code of the app or a recovery code, or a passkey's answer to the options of `login-options`."""

    mfa_token: Secret
    method: Method
    code: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    credential: dict[str, Any] | None = None
    token_delivery: Delivery = "cookie"


class RefreshRequest(Input):
    """The refresh token, where it was delivered in the body."""

    refresh_token: Secret | None = None


class SessionAnswer(BaseModel):
    """`device` is told from the browser's own words; `ip` is null where it was not known."""

    id: str
    current: bool
    device: str
    ip: str | None
    created_at: datetime
    signed_in_at: datetime
    last_activity: datetime
    expires_at: datetime


class Sessions(BaseModel):
    data: list[SessionAnswer]
