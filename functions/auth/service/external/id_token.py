"""An ID token is believed when every part of it says what this very sign-in expects."""

import hmac
from typing import Any

import jwt
from jwt.exceptions import PyJWTError

from functions.auth.service.external.discovery import is_issuer_of_tenant
from functions.auth.service.external.providers import Provider
from functions.auth.service.external.public_keys import KIND_OF_KEY, public_key
from functions.auth.service.external.troubles import ProviderRefused

_LEEWAY_SECONDS = 60
_LONGEST = 16 * 1024
_REQUIRED = ["iss", "sub", "aud", "exp", "iat"]
Claims = dict[str, Any]


def believed_claims(provider: Provider, token: object, *, nonce: str) -> Claims:
    """The claims of a token of this provider, for us and for this sign-in. Raises ProviderRefused."""
    if not isinstance(token, str) or len(token) > _LONGEST:
        raise ProviderRefused()
    try:
        claims = _signed_claims(provider, token)
    except (PyJWTError, ValueError):
        raise ProviderRefused() from None
    if not (
        is_issuer_of_tenant(provider, claims["iss"], claims.get("tid"))
        and _is_for_us(provider, claims)
        and _is_for_this_sign_in(provider, claims, nonce)
        and _names_somebody(claims)
    ):
        raise ProviderRefused()
    return claims


def _signed_claims(provider: Provider, token: str) -> Claims:
    """Signed by the provider, and valid now. The algorithm is ours to choose, the key the provider's."""
    header = jwt.get_unverified_header(token)
    algorithm, kid = header.get("alg"), header.get("kid")
    if algorithm not in KIND_OF_KEY or "crit" in header or not isinstance(kid, str | None):
        raise ProviderRefused()
    claims: Claims = jwt.decode(
        token,
        public_key(provider, kid, algorithm),
        algorithms=[algorithm],
        audience=provider.client_id,
        leeway=_LEEWAY_SECONDS,
        options={"require": _REQUIRED},
    )
    return claims


def _is_for_us(provider: Provider, claims: Claims) -> bool:
    """For us alone: no further audience is trusted."""
    alone = claims["aud"] in (provider.client_id, [provider.client_id])
    return alone and claims.get("azp", provider.client_id) == provider.client_id


def _is_for_this_sign_in(provider: Provider, claims: Claims, nonce: str) -> bool:
    if "nonce" not in claims:
        return not provider.repeats_nonce
    given = claims["nonce"]
    return isinstance(given, str) and hmac.compare_digest(_bytes(given), nonce.encode())


def _names_somebody(claims: Claims) -> bool:
    subject = claims["sub"]
    return isinstance(subject, str) and 0 < len(subject) <= 255 and _bytes(subject).decode() == subject


def _bytes(text: str) -> bytes:
    """JSON can spell halves of characters, which no text has: they become what they are not."""
    return text.encode(errors="replace")
