"""Access tokens that nobody may be let in by: what a forger changes, whoever signs.

Used where `shared.auth.tokens` is tried alone and where a deployed stack is tried over HTTP. Malformed
ones, which differ in how they are written and not in what they say, are in `tests.malformed_tokens`.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any, Protocol

from cryptography.hazmat.primitives.serialization import Encoding

Json = dict[str, Any]


class Signer(Protocol):
    """Who has the real key, as no forger has: so that a forgery is wrong in one thing alone."""

    def ours(self) -> str:
        """A token that is valid."""

    def token(self, header: Json | str, claims: Json | str) -> str:
        """A token that is signed rightly, whatever it says."""

    def by_a_stranger(self, header: Json | str, claims: Json | str) -> str:
        """A token that is signed by another key of the same kind."""

    def public(self, encoding: Encoding) -> bytes:
        """The public half of the real key."""


Forgery = Callable[[Signer], str]


def encoded(part: Json | str) -> str:
    """A part of a token as it is written; text goes as it is."""
    text = part if isinstance(part, str) else json.dumps(part, separators=(",", ":"))
    return base64url(text.encode())


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(token: str) -> tuple[Json, Json, str]:
    """Header, claims and the text of the signature."""
    header, claims, signature = token.split(".")
    return _json(header), _json(claims), signature


def with_header(**changes: object) -> Forgery:
    """A token whose header says something else, and whose signature is right for that."""

    def forge(signer: Signer) -> str:
        header, claims, _ = decoded(signer.ours())
        return signer.token(_changed(header, changes), claims)

    return forge


def with_claims(**changes: object) -> Forgery:
    def forge(signer: Signer) -> str:
        header, claims, _ = decoded(signer.ours())
        return signer.token(header, _changed(claims, changes))

    return forge


def with_raw_claims(change: Callable[[str], str]) -> Forgery:
    """Claims changed in their text, and signed as they are."""

    def forge(signer: Signer) -> str:
        header, claims, _ = decoded(signer.ours())
        return signer.token(header, change(json.dumps(claims, separators=(",", ":"))))

    return forge


def with_signature(change: Callable[[str], str]) -> Forgery:
    def forge(signer: Signer) -> str:
        head, claims, signature = signer.ours().split(".")
        return f"{head}.{claims}.{change(signature)}"

    return forge


def _by_secret(algorithm: str, secret: Callable[[Signer], bytes]) -> Forgery:
    """A MAC with something public as its secret."""

    def forge(signer: Signer) -> str:
        header, claims, _ = decoded(signer.ours())
        signing_input = f"{encoded(header | {'alg': algorithm})}.{encoded(claims)}"
        digest = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}[algorithm]
        mac = hmac.new(secret(signer), signing_input.encode(), digest).digest()
        return f"{signing_input}.{base64url(mac)}"

    return forge


def _unsigned(algorithm: str, *, keeping_the_signature: bool = False) -> Forgery:
    def forge(signer: Signer) -> str:
        header, claims, signature = decoded(signer.ours())
        kept = signature if keeping_the_signature else ""
        return f"{encoded(header | {'alg': algorithm})}.{encoded(claims)}.{kept}"

    return forge


def _by_a_stranger(signer: Signer) -> str:
    header, claims, _ = decoded(signer.ours())
    return signer.by_a_stranger(header, claims)


def _by_a_stranger_who_shows_a_key(signer: Signer) -> str:
    header, claims, _ = decoded(signer.ours())
    return signer.by_a_stranger(header | {"jwk": _JWK}, claims)


def _for_another(signer: Signer) -> str:
    """Another user's id under a signature that was made for one's own."""
    header, claims, signature = decoded(signer.ours())
    return f"{encoded(header)}.{encoded(claims | {'sub': ANOTHER})}.{signature}"


def _changed(part: Json, changes: Json) -> Json:
    return {name: value for name, value in (part | changes).items() if value is not ...}


def _json(part: str) -> Json:
    whole: Json = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return whole


ANOTHER = "01CZ3NDEKTSV4RRFFQ69G5FAVX"
_JWK: Json = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}
_REQUIRED = ("exp", "nbf", "iss", "aud", "sub", "sid", "scope", "auth_time")
_KIDS = ("../../../../dev/null", "' OR 1=1 --", "0" * 16, "", 7, None, ["a"], "alias/tokens", "*",
         "arn:aws:kms:us-east-1:000000000000:key/tokens")  # fmt: skip

FORGED: dict[str, Forgery] = {
    **{f"alg {name}": _unsigned(name) for name in ("none", "None", "NONE", "nOnE", "", "null")},
    "alg none over our signature": _unsigned("none", keeping_the_signature=True),
    **{
        f"{name} with the public key": _by_secret(name, lambda signer: signer.public(Encoding.PEM))
        for name in ("HS256", "HS384", "HS512")
    },
    "HS256 with the key as DER": _by_secret("HS256", lambda signer: signer.public(Encoding.DER)),
    "HS256 with an empty secret": _by_secret("HS256", lambda _: b""),
    **{
        f"alg {name} over our signature": with_header(alg=name)
        for name in ("ES384", "ES512", "ES256K", "RS256", "PS256", "EdDSA", "es256", "ES256 ")
    },
    "alg as a list": with_header(alg=["ES256"]),
    "alg missing": with_header(alg=...),
    **{f"kid {kid!r}": with_header(kid=kid) for kid in _KIDS},
    "kid missing": with_header(kid=...),
    "an embedded jwk": with_header(jwk=_JWK),
    "an embedded jwk, and its signature": _by_a_stranger_who_shows_a_key,
    "a jku": with_header(jku="https://attacker.example/keys"),
    "an x5u": with_header(x5u="https://attacker.example/cert"),
    "an x5c": with_header(x5c=["AA"]),
    "crit": with_header(crit=["exp"]),
    "b64 false": with_header(b64=False, crit=["b64"]),
    "zip": with_header(zip="DEF"),
    "another typ": with_header(typ="JWT"),
    "typ missing": with_header(typ=...),
    "signed by a stranger": _by_a_stranger,
    "another user under our signature": _for_another,
    **{f"{name} missing": with_claims(**{name: ...}) for name in _REQUIRED},
    "exp in the past": with_claims(exp=1_600_000_000),
    "exp this second": with_claims(exp=int(time.time()) - 1),
    "exp as text": with_claims(exp=str(int(time.time()) + 900)),
    "exp as text that is none": with_claims(exp="tomorrow"),
    "exp huge": with_claims(exp=2**62),
    "exp infinite": with_raw_claims(lambda text: text.replace('"exp":', '"exp":1e999,"was":')),
    "exp a fraction": with_claims(exp=time.time() + 900),
    "exp true": with_claims(exp=True),
    "exp twice": with_raw_claims(lambda text: text[:-1] + ',"exp":1}'),
    "not valid yet": with_claims(nbf=int(time.time()) + 3600),
    "another issuer": with_claims(iss="pathfinder.example"),
    "another audience": with_claims(aud="another-api"),
    "one audience among others": with_claims(aud=["pathfinder-api", "another-api"]),
    "a subject that is no id": with_claims(sub="admin"),
    "a subject with a wildcard": with_claims(sub="*"),
    "a subject that is a list": with_claims(sub=[ANOTHER]),
    "a subject that is a number": with_claims(sub=1),
    "a session that is no id": with_claims(sid="*"),
    "a session that is not there": with_claims(sid="not-a-session"),
    "a scope that does not exist": with_claims(scope="everything"),
    "scopes as a list": with_claims(scope=["records:read"]),
    "claims that are a list": with_raw_claims(lambda _: "[]"),
    "claims that are no JSON": with_raw_claims(lambda _: "{nope"),
    "claims nested deeply": with_raw_claims(lambda _: "[" * 900 + "]" * 900),
    "r = s = 0": with_signature(lambda _: base64url(b"\0" * 64)),
    "no signature": with_signature(lambda _: ""),
    "half a signature": with_signature(lambda text: text[:43]),
    "padding": with_signature(lambda text: text + "=="),
    "letters that base64 skips": with_signature(lambda text: text[:20] + "!" + text[20:]),
    "unused bits": with_signature(lambda text: text[:-1] + chr(ord(text[-1]) + 1)),
    "a refresh token of the first form": lambda _: f"{ANOTHER}.{'x' * 43}",
    "a refresh token": lambda _: f"{ANOTHER}.{ANOTHER}.1.{'x' * 43}",
    "an API key of nobody": lambda _: "pf_" + "A" * 86,
    "an API key that is too short": lambda _: "pf_" + "A" * 85,
    "an API key with padding": lambda _: "pf_" + "A" * 86 + "==",
    "an API key with unused bits": lambda _: "pf_" + "A" * 85 + "B",
    "an API key's beginning": lambda _: "pf_",
    "a token that begins as an API key": lambda signer: "pf_" + signer.ours(),
    "four parts": lambda signer: signer.ours() + ".e30",
    "a megabyte": lambda _: "a" * 1_000_000,
    "a megabyte of dots": lambda _: "." * 1_000_000,
    "nothing": lambda _: "",
    "letters of elsewhere": lambda _: "токен.жетон.знак",
    "half a surrogate": lambda _: "\ud800.\ud800.\ud800",
}  # fmt: skip


def can_be_sent(token: str) -> bool:
    """Whether an HTTP client can send it in a header at all, and a proxy would pass it on."""
    return token.isascii() and token.isprintable() and 0 < len(token) < 6000
