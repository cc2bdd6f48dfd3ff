"""The way to a provider and back: an authorization code with PKCE (RFC 7636), state and nonce.

Verifier and nonce are derived from the state, which the browser carries, by a key that never leaves
KMS. So nothing secret is stored meanwhile, and whoever sees the state learns neither.
"""

import base64
import hashlib
from dataclasses import dataclass, field
from urllib.parse import urlencode

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from functions.auth.service.external.discovery import is_issuer, metadata_of
from functions.auth.service.external.providers import Provider
from functions.auth.service.external.troubles import ProviderRefused, SignInCancelled
from shared import aws, config
from shared.mail import web_url


@dataclass(frozen=True)
class Handshake:
    """What holds an answer to its question."""

    verifier: str = field(repr=False)
    nonce: str = field(repr=False)


@dataclass(frozen=True)
class Returned:
    """What the provider sent back with the browser."""

    code: str = field(default="", repr=False)
    issuer: str = ""
    error: str = field(default="", repr=False)


def handshake_of(provider: Provider, state: str) -> Handshake:
    """The verifier and the nonce that belong to a state at this provider. One call."""
    mac = aws.own("kms").generate_mac(
        KeyId=config.read("KEY_LOOKUP"),
        MacAlgorithm="HMAC_SHA_256",
        Message=f"sign-in:{provider.id}:{state}".encode(),
    )["Mac"]
    return Handshake(verifier=_derived(mac, b"verifier"), nonce=_derived(mac, b"nonce"))


def authorization_url(provider: Provider, state: str) -> str:
    """Where the browser is sent to. Raises ProviderUnavailable."""
    handshake = handshake_of(provider, state)
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri(provider),
        "scope": provider.scope,
        "state": state,
    }
    if provider.speaks == "openid":
        asked["nonce"] = handshake.nonce
    if provider.takes_code_verifier:
        asked |= {"code_challenge": _challenge(handshake.verifier), "code_challenge_method": "S256"}
    endpoint = metadata_of(provider).authorization_endpoint
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def redirect_uri(provider: Provider) -> str:
    """Where the provider sends the browser back to: an address of its own for every provider, so that
    an answer of one is never taken for another's."""
    return f"{web_url()}/api/v1/auth/oauth/{provider.id}/callback"


def code_of(provider: Provider, returned: Returned) -> str:
    """The code that came back. Raises ProviderRefused where another provider sent it, SignInCancelled."""
    must_be_named = metadata_of(provider).authorization_response_iss_parameter_supported
    if (returned.issuer or must_be_named) and not is_issuer(provider, returned.issuer):
        raise ProviderRefused()
    if returned.error in ("access_denied", "user_cancelled_login", "user_cancelled_authorize"):
        raise SignInCancelled()
    if returned.error or not returned.code:
        raise ProviderRefused()
    return returned.code


def _challenge(verifier: str) -> str:
    return _base64(hashlib.sha256(verifier.encode()).digest())


def _derived(mac: bytes, purpose: bytes) -> str:
    return _base64(HKDFExpand(algorithm=SHA256(), length=32, info=purpose).derive(bytes(mac)))


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
