"""Access tokens: ES256 by a KMS key, fifteen minutes, algorithm pinned, `kid` from a fixed map."""

import base64
import hashlib
import json
import re
import time
from dataclasses import dataclass
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_public_key

from shared import aws, config
from shared.auth.scopes import Scope
from shared.errors import NotSignedIn
from shared.ids import is_id

ISSUER, AUDIENCE = "pathfinder", "pathfinder-api"
LIFETIME_SECONDS = 900
_REQUIRED = ["iss", "aud", "exp", "nbf", "sub", "sid", "scope", "auth_time"]
_LONGEST = 4096
_HEADER = {"alg", "kid", "typ"}
_SPELLING = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{85}[AQgw]")
"""The one spelling of a token: no padding, and no unused bits set at the end of the 64 bytes signed."""


@dataclass(frozen=True)
class Claims:
    """What a valid access token says. Moments are seconds since 1970."""

    user_id: str
    session_id: str
    scopes: frozenset[Scope]
    signed_in_at: int
    expires_at: int


def issue(*, user_id: str, session_id: str, scopes: frozenset[Scope], signed_in_at: int) -> str:
    """A signed access token. One call to KMS."""
    now, key_id = int(time.time()), _key_ids()[-1]
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "iat": now,
        "nbf": now,
        "exp": now + LIFETIME_SECONDS,
        "sub": user_id,
        "sid": session_id,
        "scope": " ".join(sorted(scopes)),
        "auth_time": signed_in_at,
    }
    head = {"alg": "ES256", "kid": _kid(key_id), "typ": "at+jwt"}
    signing_input = f"{_encoded(head)}.{_encoded(claims)}"
    der = aws.own("kms").sign(
        KeyId=key_id,
        Message=hashlib.sha256(signing_input.encode()).digest(),
        MessageType="DIGEST",
        SigningAlgorithm="ECDSA_SHA_256",
    )["Signature"]
    r, s = decode_dss_signature(der)
    return f"{signing_input}.{_base64(r.to_bytes(32) + s.to_bytes(32))}"


def verify(token: str) -> Claims:
    """The claims of a token of ours that is valid now. Raises NotSignedIn, saying nothing of why."""
    try:
        if len(token) > _LONGEST or not _SPELLING.fullmatch(token):
            raise jwt.InvalidTokenError
        claims = _decoded(token)
        return Claims(
            user_id=_id(claims["sub"]),
            session_id=_id(claims["sid"]),
            scopes=frozenset(Scope(scope) for scope in claims["scope"].split()),
            signed_in_at=_moment(claims["auth_time"]),
            expires_at=_moment(claims["exp"]),
        )
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, KeyError, ArithmeticError,
            RecursionError) as error:  # fmt: skip
        raise NotSignedIn() from error


def public_keys() -> dict[str, EllipticCurvePublicKey]:
    """The keys that may have signed a token that is still valid, by `kid`."""
    return {_kid(key_id): _public_key(key_id) for key_id in _key_ids()}


def _decoded(token: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    if set(header) != _HEADER or header["typ"] != "at+jwt" or header["alg"] != "ES256":
        raise jwt.InvalidTokenError
    known = {_kid(key_id): key_id for key_id in _key_ids()}
    decoded: dict[str, Any] = jwt.decode(
        token,
        _public_key(known[header["kid"]]),
        algorithms=["ES256"],
        audience=AUDIENCE,
        issuer=ISSUER,
        options={"require": _REQUIRED, "strict_aud": True},
    )
    return decoded


def _id(value: Any) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise ValueError
    return value


def _moment(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**40:
        raise ValueError
    return value


def _key_ids() -> list[str]:
    """The signing keys, oldest first; the last one signs."""
    return config.read("KEY_TOKENS").split(",")


@cache
def _kid(key_id: str) -> str:
    return hashlib.sha256(key_id.encode()).hexdigest()[:16]


@cache
def _public_key(key_id: str) -> EllipticCurvePublicKey:
    key = load_der_public_key(aws.own("kms").get_public_key(KeyId=key_id)["PublicKey"])
    if not isinstance(key, EllipticCurvePublicKey):
        raise TypeError("The token key is not an elliptic-curve key.")
    return key


def _encoded(part: dict[str, Any]) -> str:
    return _base64(json.dumps(part, separators=(",", ":")).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
