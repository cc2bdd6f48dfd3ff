"""The public keys that a provider signs its tokens with (RFC 7517)."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWK
from jwt.exceptions import PyJWTError

from functions.auth.service.external.discovery import metadata_of
from functions.auth.service.external.fetching import fetch
from functions.auth.service.external.kept import KEPT_SECONDS, keep, recall
from functions.auth.service.external.providers import Provider
from functions.auth.service.external.troubles import ProviderRefused, ProviderUnavailable

KIND_OF_KEY = {"RS256": "RSA", "ES256": "EC"}
_AGAIN_SECONDS = 30
"""How soon the keys are asked for again where a token names one that is not among them."""
_MOST_KEYS = 50
_SHORTEST_RSA_BITS = 2048
_Keys = list[dict[str, Any]]


def public_key(provider: Provider, kid: str | None, algorithm: str) -> Any:
    """The key of this id for this algorithm, without an id the only one. Raises ProviderRefused."""
    url = metadata_of(provider).jwks_uri or ""
    found = _fitting(_keys(url, KEPT_SECONDS), kid, algorithm)
    found = found or _fitting(_keys(url, _AGAIN_SECONDS), kid, algorithm)
    if len(found) != 1:
        raise ProviderRefused()
    try:
        key = PyJWK(found[0], algorithm).key
    except (PyJWTError, ValueError):
        raise ProviderRefused() from None
    if isinstance(key, RSAPublicKey) and key.key_size < _SHORTEST_RSA_BITS:
        raise ProviderRefused()
    return key


def _keys(url: str, at_most_seconds_old: int) -> _Keys:
    kept: _Keys | None = recall(url, at_most_seconds_old=at_most_seconds_old)
    if kept is not None:
        return kept
    document = fetch(url)
    keys = document.get("keys") if isinstance(document, dict) else None
    if not isinstance(keys, list) or len(keys) > _MOST_KEYS or not all(isinstance(one, dict) for one in keys):
        raise ProviderUnavailable()
    keep(url, keys)
    return keys


def _fitting(keys: _Keys, kid: str | None, algorithm: str) -> _Keys:
    return [
        key
        for key in keys
        if (kid is None or key.get("kid") == kid)
        and key.get("kty") == KIND_OF_KEY[algorithm]
        and key.get("alg", algorithm) == algorithm
        and key.get("use", "sig") == "sig"
    ]
