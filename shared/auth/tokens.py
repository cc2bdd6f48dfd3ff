"""Access tokens: ES256 by a KMS key, fifteen minutes, algorithm pinned, `kid` from the ring of keys."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from shared import aws, clock
from shared.auth.scopes import Scope
from shared.auth.signing_keys import LOOK_AGAIN_SECONDS, believed_key, signing_key
from shared.auth.signing_ring import TOKEN_LIVES_SECONDS, SigningKey
from shared.errors import KeyUnavailable, NotSignedIn
from shared.ids import is_id

ISSUER, AUDIENCE = "pathfinder", "pathfinder-api"
LIFETIME_SECONDS = TOKEN_LIVES_SECONDS
_REQUIRED = ["iss", "aud", "exp", "nbf", "sub", "sid", "scope", "auth_time"]
_LONGEST = 4096
_HEADER = {"alg", "kid", "typ"}
_KID = re.compile(r"[0-9a-f]{16}")
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
    """A signed access token. One call to KMS. Raises KeyUnavailable where no key of ours can sign."""
    now = clock.seconds()
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
    key = signing_key()
    try:
        return _signed(claims, key)
    except KeyUnavailable:
        successor = signing_key(newer_than_seconds=LOOK_AGAIN_SECONDS)
        if successor.kid == key.kid:
            raise
        return _signed(claims, successor)


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


def _signed(claims: dict[str, Any], key: SigningKey) -> str:
    head = {"alg": "ES256", "kid": key.kid, "typ": "at+jwt"}
    signing_input = f"{_encoded(head)}.{_encoded(claims)}"
    der = aws.own("kms").sign(
        KeyId=key.key_id,
        Message=hashlib.sha256(signing_input.encode()).digest(),
        MessageType="DIGEST",
        SigningAlgorithm="ECDSA_SHA_256",
    )["Signature"]
    r, s = decode_dss_signature(der)
    return f"{signing_input}.{_base64(r.to_bytes(32) + s.to_bytes(32))}"


def _decoded(token: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    if set(header) != _HEADER or header["typ"] != "at+jwt" or header["alg"] != "ES256":
        raise jwt.InvalidTokenError
    key = believed_key(header["kid"]) if _KID.fullmatch(header["kid"]) else None
    if key is None:
        raise jwt.InvalidTokenError
    decoded: dict[str, Any] = jwt.decode(
        token,
        key,
        algorithms=["ES256"],
        audience=AUDIENCE,
        issuer=ISSUER,
        options={"require": _REQUIRED, "strict_aud": True},
    )
    _must_be_our_spelling(token, header, decoded)
    return decoded


def _must_be_our_spelling(token: str, header: dict[str, Any], claims: dict[str, Any]) -> None:
    """What it says is written as we write it: no name twice, no BOM, nothing escaped or spaced.

    So no other reader of the same token can understand something else by it.
    """
    if token.rpartition(".")[0] != f"{_encoded(header)}.{_encoded(claims)}":
        raise jwt.InvalidTokenError


def _id(value: Any) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise ValueError
    return value


def _moment(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**40:
        raise ValueError
    return value


def _encoded(part: dict[str, Any]) -> str:
    return _base64(json.dumps(part, separators=(",", ":"), allow_nan=False).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
