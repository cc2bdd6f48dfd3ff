"""Who somebody is at a provider, and what the provider tells of them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Proof:
    """A provider vouches for this subject. Issuer and subject together name a person; nothing else does."""

    issuer: str
    subject: str = field(repr=False)
    access_token: str = field(repr=False)
    told: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Contact:
    """What an account can be made of. Only a plain yes of the provider makes an address verified."""

    email: str = field(repr=False)
    email_verified: bool
    username: str = field(default="", repr=False)
    first_name: str | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)


def text_of(told: dict[str, Any], name: str) -> str | None:
    """A text that the provider tells, without what surrounds it and what is no character; None for none."""
    value = told.get(name)
    if not isinstance(value, str):
        return None
    return value.encode(errors="ignore").decode().strip()[:254] or None


def shown_name(proof: Proof) -> str | None:
    """What the provider calls this person, for the person to tell two of them apart."""
    names = (text_of(proof.told, name) for name in ("email", "preferred_username", "login", "name"))
    return next((name for name in names if name), None)
