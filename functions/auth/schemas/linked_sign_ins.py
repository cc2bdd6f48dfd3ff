"""Signing in with another provider, and the accounts there that open one's account here."""

from datetime import datetime

from pydantic import BaseModel


class OfferedProvider(BaseModel):
    """Begin at `/auth/oauth/{id}/start`."""

    id: str
    name: str


class OfferedProviders(BaseModel):
    data: list[OfferedProvider]


class LinkedSignInAnswer(BaseModel):
    """`shown` is what the provider calls its user, such as an address; null where it did not tell."""

    provider: str
    name: str
    shown: str | None
    created_at: datetime
    last_used: datetime | None


class LinkedSignIns(BaseModel):
    data: list[LinkedSignInAnswer]


class LinkBegun(BaseModel):
    """Send the browser there; it comes back to the account's page."""

    authorization_url: str
