"""Access tokens: ours are believed for fifteen minutes, forgeries never."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from shared import aws
from shared.auth import ALL_SCOPES, Scope, tokens
from shared.errors import NotSignedIn
from tests.unit.shared.auth.signing import KEY_ID, Json, SigningKey, base64url, decoded, encoded

USER, SESSION = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"
KEY, STRANGER = SigningKey(), SigningKey()


@pytest.fixture(autouse=True)
def _kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("KEY_TOKENS", KEY_ID)
    monkeypatch.setattr(aws, "own", lambda _service: KEY)
    for kept in (tokens._public_key, tokens._kid):
        kept.cache_clear()
    yield
    tokens._public_key.cache_clear()


def ours(scopes: frozenset[Scope] = ALL_SCOPES) -> str:
    return tokens.issue(user_id=USER, session_id=SESSION, scopes=scopes, signed_in_at=1_700_000_000)


def test_a_token_of_ours_says_who_and_for_how_long() -> None:
    claims = tokens.verify(ours(frozenset({Scope.RECORDS_READ})))
    assert (claims.user_id, claims.session_id, claims.signed_in_at) == (USER, SESSION, 1_700_000_000)
    assert claims.scopes == {Scope.RECORDS_READ}
    assert 895 <= claims.expires_at - time.time() <= 900


def test_after_fifteen_minutes_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "LIFETIME_SECONDS", -1)
    with pytest.raises(NotSignedIn):
        tokens.verify(ours())


def test_after_a_change_of_keys_both_are_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    old = ours()
    monkeypatch.setenv("KEY_TOKENS", f"{KEY_ID},{KEY_ID}-2")
    new = ours()
    assert decoded(old)[0]["kid"] != decoded(new)[0]["kid"]
    assert tokens.verify(old).user_id == tokens.verify(new).user_id == USER


def test_a_refusal_says_nothing_of_why() -> None:
    with pytest.raises(NotSignedIn) as refused:
        tokens.verify("e30.e30.e30")
    assert refused.value.message == NotSignedIn.message


def _with_header(**changes: object) -> Callable[[], str]:
    """A token whose header says something else, and whose signature is right for that."""

    def forge() -> str:
        header, claims, _ = decoded(ours())
        header = {name: value for name, value in (header | changes).items() if value is not ...}
        return KEY.token(header, claims)

    return forge


def _with_claims(**changes: object) -> Callable[[], str]:
    def forge() -> str:
        header, claims, _ = decoded(ours())
        return KEY.token(
            header, {name: value for name, value in (claims | changes).items() if value is not ...}
        )

    return forge


def _with_signature(change: Callable[[str], str]) -> Callable[[], str]:
    def forge() -> str:
        head, claims, signature = ours().split(".")
        return f"{head}.{claims}.{change(signature)}"

    return forge


def _by_secret(algorithm: str, secret: bytes) -> Callable[[], str]:
    """A MAC with something public as its secret."""

    def forge() -> str:
        header, claims, _ = decoded(ours())
        signing_input = f"{encoded(header | {'alg': algorithm})}.{encoded(claims)}"
        digest = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}[algorithm]
        return f"{signing_input}.{base64url(hmac.new(secret, signing_input.encode(), digest).digest())}"

    return forge


def _unsigned(algorithm: str) -> Callable[[], str]:
    def forge() -> str:
        header, claims, _ = decoded(ours())
        return f"{encoded(header | {'alg': algorithm})}.{encoded(claims)}."

    return forge


def _by_a_stranger() -> str:
    header, claims, _ = decoded(ours())
    return STRANGER.token(header, claims)


def _with_raw_claims(change: Callable[[str], str]) -> Callable[[], str]:
    def forge() -> str:
        header, claims, _ = decoded(ours())
        return KEY.token(header, change(json.dumps(claims)))

    return forge


_PEM = KEY.public(Encoding.PEM)
_JWK: Json = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}
FORGED: dict[str, Callable[[], str]] = {
    **{f"alg {name}": _unsigned(name) for name in ("none", "None", "NONE", "nOnE", "", "null")},
    **{f"{name} with the public key": _by_secret(name, _PEM) for name in ("HS256", "HS384", "HS512")},
    "HS256 with the key as DER": _by_secret("HS256", KEY.public(Encoding.DER)),
    "HS256 with an empty secret": _by_secret("HS256", b""),
    **{
        f"alg {name} over our signature": _with_header(alg=name)
        for name in ("ES384", "ES512", "ES256K", "RS256", "PS256", "EdDSA", "es256", "ES256 ")
    },
    "alg as a list": _with_header(alg=["ES256"]),
    "alg missing": _with_header(alg=...),
    **{
        f"kid {kid!r}": _with_header(kid=kid)
        for kid in ("../../../../dev/null", "' OR 1=1 --", "0" * 16, "", 7, None, ["a"], KEY_ID)
    },
    "kid missing": _with_header(kid=...),
    "an embedded jwk": _with_header(jwk=_JWK),
    "a jku": _with_header(jku="https://attacker.example/keys"),
    "an x5u": _with_header(x5u="https://attacker.example/cert"),
    "an x5c": _with_header(x5c=["AA"]),
    "crit": _with_header(crit=["exp"]),
    "b64 false": _with_header(b64=False, crit=["b64"]),
    "another typ": _with_header(typ="JWT"),
    "typ missing": _with_header(typ=...),
    "signed by a stranger": _by_a_stranger,
    **{f"{name} missing": _with_claims(**{name: ...}) for name in ("exp", "nbf", "iss", "aud", "sub", "sid",
                                                                   "scope", "auth_time")},
    "exp in the past": _with_claims(exp=1_600_000_000),
    "exp as text": _with_claims(exp=str(int(time.time()) + 900)),
    "exp as text that is none": _with_claims(exp="tomorrow"),
    "exp huge": _with_claims(exp=2**62),
    "exp infinite": _with_raw_claims(lambda text: text.replace('"exp": ', '"exp": 1e999, "was": ')),
    "exp a fraction": _with_claims(exp=time.time() + 900),
    "exp true": _with_claims(exp=True),
    "exp twice": _with_raw_claims(lambda text: text[:-1] + ', "exp": 1}'),
    "not valid yet": _with_claims(nbf=int(time.time()) + 600),
    "another issuer": _with_claims(iss="pathfinder.example"),
    "another audience": _with_claims(aud="another-api"),
    "one audience among others": _with_claims(aud=["pathfinder-api", "another-api"]),
    "a subject that is no id": _with_claims(sub="admin"),
    "a subject in lower case": _with_claims(sub=USER.lower()),
    "a subject that is a list": _with_claims(sub=[USER]),
    "a session that is no id": _with_claims(sid="*"),
    "a scope that does not exist": _with_claims(scope="everything"),
    "scopes as a list": _with_claims(scope=["records:read"]),
    "claims that are a list": _with_raw_claims(lambda _: "[]"),
    "claims that are no JSON": _with_raw_claims(lambda _: "{nope"),
    "claims nested deeply": _with_raw_claims(lambda _: "[" * 900 + "]" * 900),
    "r = s = 0": _with_signature(lambda _: base64url(b"\0" * 64)),
    "no signature": _with_signature(lambda _: ""),
    "half a signature": _with_signature(lambda text: text[:43]),
    "padding": _with_signature(lambda text: text + "=="),
    "letters that base64 skips": _with_signature(lambda text: text[:20] + "!" + text[20:]),
    "unused bits": _with_signature(lambda text: text[:-1] + chr(ord(text[-1]) + 1)),
    "a refresh token": lambda: f"{SESSION}.{'x' * 43}",
    "four parts": lambda: ours() + ".e30",
    "a line end": lambda: ours() + "\n",
    "a space": lambda: " " + ours(),
    "a megabyte": lambda: "a" * 1_000_000,
    "a megabyte of dots": lambda: "." * 1_000_000,
    "nothing": lambda: "",
    "letters of elsewhere": lambda: "токен.жетон.знак",
    "half a surrogate": lambda: "\ud800.\ud800.\ud800",
}  # fmt: skip


def test_there_are_forgeries_of_sixty_kinds() -> None:
    assert len(FORGED) >= 60


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_token_is_refused(forgery: str) -> None:
    token = FORGED[forgery]()
    with pytest.raises(NotSignedIn):
        tokens.verify(token)


def test_a_token_with_any_letter_changed_is_refused() -> None:
    token = ours()
    for at, letter in enumerate(token):
        changed = token[:at] + ("A" if letter != "A" else "B") + token[at + 1 :]
        with pytest.raises(NotSignedIn):
            tokens.verify(changed)
