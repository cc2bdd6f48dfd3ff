"""An ID token is believed only where all of it is about this very sign-in: everything else is refused."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from functions.auth.service.external import ProviderRefused
from tests.hostile_provider import CLIENT_ID, HostileProvider, Json, Said, public_jwk
from tests.offering import HANDSHAKE, claims, offer, redeem
from tests.oidc_provider import CLIENT_SECRET

_OTHER_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_SMALL_RSA = rsa.generate_private_key(public_exponent=65537, key_size=1024)
_EC = ec.generate_private_key(ec.SECP256R1())
_TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47"
_OTHER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
Forged = Callable[[HostileProvider], str | None]


def test_an_honest_token_names_a_person_by_issuer_and_subject(server: HostileProvider) -> None:
    server.gives(server.token(claims(server, aud=[CLIENT_ID], azp=CLIENT_ID)))
    proof = redeem()
    assert (proof.issuer, proof.subject) == (server.issuer, "ana")
    (asked,) = server.requests("/token")
    assert asked.form["code_verifier"] == HANDSHAKE.verifier
    assert asked.form["redirect_uri"] == "https://pathfinder.example/api/v1/auth/oauth/acme/callback"
    sent = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
    assert sent == "pathfinder:kept%3A+by+%26+for+tests"
    assert "ana" not in repr(proof)


def _unsigned(server: HostileProvider, alg: str) -> str:
    parts = ({"alg": alg, "kid": "1"}, claims(server))
    return (
        ".".join(base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode() for one in parts)
        + "."
    )


def _public_pem(server: HostileProvider) -> str:
    return server.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _by_shared_secret(server: HostileProvider, secret: str) -> str:
    """HS256 over what a careless verifier takes for the secret; PyJWT itself would not sign with a PEM."""
    signing_input = _unsigned(server, "HS256").rstrip(".").encode()
    signature = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(
        signing_input, secret.encode()
    )
    return f"{signing_input.decode()}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


_FORGERIES: dict[str, Forged] = {
    "no token at all": lambda server: None,
    "no token": lambda server: "nonsense",
    "another nonce": lambda server: server.token(server.claims("m" * 43)),
    "no nonce": lambda server: server.token(claims(server, nonce=None)),
    "a nonce that is no text": lambda server: server.token(claims(server, nonce=7)),
    "another issuer": lambda server: server.token(claims(server, iss="https://accounts.google.com")),
    "the issuer with a slash": lambda server: server.token(claims(server, iss=f"{server.issuer}/")),
    "an issuer that is no text": lambda server: server.token(claims(server, iss=["x"])),
    "a nonce with half a character": lambda server: server.token(
        claims(server, nonce=HANDSHAKE.nonce + "\ud800")
    ),
    "a subject with half a character": lambda server: server.token(claims(server, sub="ana\ud800")),
    "no issuer": lambda server: server.token(claims(server, iss=None)),
    "another audience": lambda server: server.token(claims(server, aud="somebody-else")),
    "a further audience": lambda server: server.token(claims(server, aud=[CLIENT_ID, "x"], azp=CLIENT_ID)),
    "no audience": lambda server: server.token(claims(server, aud=None)),
    "another authorized party": lambda server: server.token(claims(server, azp="somebody-else")),
    "expired": lambda server: server.token(claims(server, exp=int(time.time()) - 120)),
    "without end": lambda server: server.token(claims(server, exp=None)),
    "not valid yet": lambda server: server.token(claims(server, nbf=int(time.time()) + 600)),
    "made in the future": lambda server: server.token(claims(server, iat=int(time.time()) + 600)),
    "no subject": lambda server: server.token(claims(server, sub=None)),
    "an empty subject": lambda server: server.token(claims(server, sub="")),
    "an endless subject": lambda server: server.token(claims(server, sub="x" * 256)),
    "endless": lambda server: server.token(claims(server, more="x" * 20_000)),
    "another's key under the same id": lambda server: server.token(claims(server), key=_OTHER_RSA),
    "a key that is not known": lambda server: server.token(claims(server), key=_OTHER_RSA, kid="2"),
    "a key of its own inside": lambda server: server.token(
        claims(server), key=_OTHER_RSA, kid="2", jwk=public_jwk(_OTHER_RSA)
    ),
    "a short key": lambda server: _with_keys(server, [public_jwk(_SMALL_RSA)], _SMALL_RSA),
    "two keys of one id": lambda server: _with_keys(
        server, [public_jwk(server.key), public_jwk(_OTHER_RSA)], server.key
    ),
    "a key for encryption": lambda server: _with_keys(
        server, [public_jwk(server.key, use="enc")], server.key
    ),
    "a key for another algorithm": lambda server: _with_keys(
        server, [public_jwk(server.key, alg="RS512")], server.key
    ),
    "not signed": lambda server: _unsigned(server, "none"),
    "not signed, in capitals": lambda server: _unsigned(server, "NONE"),
    "the public key as a shared secret": lambda server: _by_shared_secret(server, _public_pem(server)),
    "our own secret": lambda server: _by_shared_secret(server, CLIENT_SECRET),
    "another algorithm of the same key": lambda server: server.token(claims(server), algorithm="RS512"),
    "critical parts that nobody knows": lambda server: server.token(claims(server), crit=["exp"]),
    "the signature of another token": lambda server: (
        server.token(claims(server, sub="ben")).rpartition(".")[0]
        + "."
        + server.token(claims(server)).rpartition(".")[2]
    ),
}


def _with_keys(server: HostileProvider, keys: list[Json], key: Any) -> str:
    server.says["/jwks"] = Said({"keys": keys})
    return server.token(claims(server), key=key)


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("forgery", _FORGERIES.values(), ids=_FORGERIES)
def test_a_forged_token_is_refused(server: HostileProvider, forgery: Forged) -> None:
    server.gives(forgery(server))
    with pytest.raises(ProviderRefused):
        redeem()


def test_tokens_by_an_elliptic_curve_are_believed_too(server: HostileProvider) -> None:
    server.says["/jwks"] = Said({"keys": [public_jwk(_EC, kid="7")]})
    server.gives(server.token(claims(server), key=_EC, algorithm="ES256", kid=None))
    assert redeem().subject == "ana"


def test_a_new_key_of_the_provider_is_asked_for_once(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.gives(server.token(claims(server)))
    redeem()
    redeem()
    assert len(server.requests("/jwks")) == 1
    server.says["/jwks"] = Said({"keys": [public_jwk(_OTHER_RSA, kid="2")]})
    server.gives(server.token(claims(server), key=_OTHER_RSA, kid="2"))
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 31)
    assert redeem().subject == "ana"
    server.gives(server.token(claims(server), kid="3"))
    for _ in range(3):
        with pytest.raises(ProviderRefused):
            redeem()
    assert len(server.requests("/jwks")) == 2
    assert len(server.requests("/.well-known/openid-configuration")) == 1


def _microsoft(server: HostileProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = f"{server.issuer}/common/v2.0"
    document = server.document(issuer=f"{server.issuer}/{{tenantid}}/v2.0")
    server.says["/common/v2.0/.well-known/openid-configuration"] = Said(document)
    offer(monkeypatch, f"microsoft={issuer}")


def test_a_user_of_any_tenant_is_named_by_the_tenants_own_issuer(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    _microsoft(server, monkeypatch)
    issuer = f"{server.issuer}/{_TENANT}/v2.0"
    server.gives(server.token(claims(server, iss=issuer, tid=_TENANT)))
    assert redeem("microsoft").issuer == issuer


@pytest.mark.parametrize(
    ("tenant_of_issuer", "tid"),
    [
        (_TENANT, _OTHER_TENANT), (_TENANT, None), (_TENANT, ""), ("{tenantid}", "{tenantid}"),
        ("common", "common"), ("a/b", "a/b"), ("", ""), (f"{_TENANT}\n", f"{_TENANT}\n"),
    ],
)  # fmt: skip
def test_a_tenant_that_does_not_fit_its_issuer_is_refused(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch, tenant_of_issuer: str, tid: str | None
) -> None:
    _microsoft(server, monkeypatch)
    server.gives(server.token(claims(server, iss=f"{server.issuer}/{tenant_of_issuer}/v2.0", tid=tid)))
    with pytest.raises(ProviderRefused):
        redeem("microsoft")
