"""Signing in with another provider: the protocol. What it means for an account is decided elsewhere."""

from functions.auth.service.external.handshake import (
    Returned,
    authorization_url,
    code_of,
    handshake_of,
)
from functions.auth.service.external.kept import forget_providers
from functions.auth.service.external.proof import Contact, Proof, shown_name
from functions.auth.service.external.providers import Provider, offered_provider, offered_providers
from functions.auth.service.external.redeeming import contact_of, redeem
from functions.auth.service.external.troubles import (
    ProviderRefused,
    ProviderUnavailable,
    SignInCancelled,
    SignInExpired,
    UnknownProvider,
)

__all__ = [
    "Contact",
    "Proof",
    "Provider",
    "ProviderRefused",
    "ProviderUnavailable",
    "Returned",
    "SignInCancelled",
    "SignInExpired",
    "UnknownProvider",
    "authorization_url",
    "code_of",
    "contact_of",
    "forget_providers",
    "handshake_of",
    "offered_provider",
    "offered_providers",
    "redeem",
    "shown_name",
]
