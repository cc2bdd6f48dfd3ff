"""Second factors and passkeys. Ceremonies are those of WebAuthn Level 2, in its JSON form."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from functions.auth.schemas.fields import Delivery, Input, Label, Secret


class FactorsAnswer(BaseModel):
    """What protects the account."""

    password: bool
    totp: bool
    passkeys: int
    recovery_codes_left: int


class TotpSetUp(BaseModel):
    """For an authenticator app: scan `qr_svg`, or type `secret`. It counts once it is confirmed."""

    secret: str
    otpauth_uri: str
    qr_svg: str


class TotpCode(Input):
    code: Annotated[str, Field(pattern=r"^\s*\d{3}\s?\d{3}\s*$")]


class RecoveryCodes(BaseModel):
    """Each works once instead of a second factor. They are shown now and never again.

    Empty where the account had codes already; those stay valid.
    """

    recovery_codes: list[str]


class PasskeyOptions(BaseModel):
    """Hand `public_key` to `navigator.credentials`; binary values are base64url."""

    public_key: dict[str, Any]


class PasskeyInput(Input):
    name: Label
    credential: dict[str, Any]


class PasskeyName(Input):
    name: Label


class PasskeyAnswer(BaseModel):
    """`backed_up`: it is kept in a password manager or cloud, not on one device alone."""

    id: str
    name: str
    backed_up: bool
    created_at: datetime
    last_used: datetime | None


class PasskeyAdded(PasskeyAnswer):
    """With the recovery codes, where this is the account's first second factor."""

    recovery_codes: list[str] = []


class Passkeys(BaseModel):
    data: list[PasskeyAnswer]


class PasskeyLoginOptions(Input):
    """With the token of a sign-in that waits for a second factor: options for that account's passkeys."""

    mfa_token: Secret | None = None


class PasskeyLogin(Input):
    credential: dict[str, Any]
    token_delivery: Delivery = "cookie"
    reactivate: bool = False
