"""The way to a provider and back: what it says of itself, what it is asked, and how some differ."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.auth.service import external
from functions.auth.service.external import ProviderRefused, ProviderUnavailable, Returned
from functions.auth.service.external.fetching import LARGEST_ANSWER
from shared import aws
from shared.errors import Unavailable
from tests.hostile_provider import HostileProvider, Json, Said
from tests.offering import HANDSHAKE, claims, offer, redeem
from tests.oidc_provider import CLIENT_SECRET


@pytest.mark.parametrize(
    "said",
    [
        Said(status=500), Said(status=429), Said(b"<html>"), Said(b"[" * 100_000), Said(["a", "list"]),
        Said(status=302, headers={"Location": "/jwks"}), Said(b" " * (LARGEST_ANSWER + 1)),
        Said(status=404), Said({"keys": {}}), Said({"keys": ["x"]}), Said({"keys": [{}] * 51}),
    ],
    ids=lambda said: f"{said.status} {said.bytes()[:12]!r}",
)  # fmt: skip
@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/jwks"])
def test_a_document_in_another_form_is_trouble_of_the_provider(
    server: HostileProvider, path: str, said: Said
) -> None:
    server.gives(server.token(claims(server)))
    server.says[path] = said
    with pytest.raises(ProviderUnavailable):
        redeem()


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://accounts.google.com"}, {"issuer": None}, {"token_endpoint": None},
        {"token_endpoint": "http://169.254.169.254/token"}, {"token_endpoint": "ftp://127.0.0.1/token"},
        {"jwks_uri": "file:///etc/passwd"}, {"jwks_uri": None}, {"jwks_uri": "https://user:word@example.org/"},
        {"authorization_endpoint": "javascript:alert(1)"}, {"userinfo_endpoint": "http://example.org/me"},
    ],
    ids=str,
)  # fmt: skip
def test_a_provider_that_speaks_for_another_or_points_elsewhere_is_not_asked(
    server: HostileProvider, lie: Json
) -> None:
    server.says["/.well-known/openid-configuration"] = Said(server.document(**lie))
    server.gives(server.token(claims(server)))
    with pytest.raises(ProviderUnavailable):
        redeem()
    assert server.requests("/token") == []


def test_only_a_stack_on_one_machine_speaks_to_that_machine(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IAM_DIALECT", "aws")
    with pytest.raises(ProviderUnavailable):
        redeem()
    assert server.asked == []


@pytest.mark.parametrize("status", [400, 401])
def test_a_code_that_the_provider_does_not_take_proves_nothing(server: HostileProvider, status: int) -> None:
    server.says["/token"] = Said({"error": "invalid_grant", "error_description": "ana@example.cz"}, status)
    with pytest.raises(ProviderRefused) as refused:
        redeem()
    assert "ana@" not in str(refused.value.__dict__)
    assert refused.value.__cause__ is None


def test_a_slow_provider_ends_with_the_budget_of_the_request(server: HostileProvider) -> None:
    server.gives(server.token(claims(server)))
    server.says["/.well-known/openid-configuration"] = Said(b" " * 8192, delay=0.3)
    began = time.monotonic()
    with aws.within(0.5), pytest.raises(Unavailable):
        redeem()
    assert time.monotonic() - began < 2
    with aws.within(-1), pytest.raises(Unavailable):
        redeem()


def test_nobody_there_is_trouble_of_the_provider(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "acme=http://127.0.0.1:9")
    with pytest.raises(ProviderUnavailable):
        redeem()


def _asked_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_the_question_carries_a_challenge_and_a_nonce_that_the_state_does_not_tell(
    server: HostileProvider,
) -> None:
    provider = external.offered_provider("acme")
    asked = _asked_of(external.authorization_url(provider, "state-1"))
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"].endswith("/auth/oauth/acme/callback")
    again, other = (
        _asked_of(external.authorization_url(provider, state)) for state in ("state-1", "state-2")
    )
    assert asked == again
    assert {asked["nonce"], asked["code_challenge"]}.isdisjoint({other["nonce"], other["code_challenge"]})
    handshake = external.handshake_of(provider, "state-1")
    assert handshake.verifier not in str(asked)
    assert repr(handshake) == "Handshake()"


@pytest.mark.parametrize("issuer", ["https://elsewhere.example", "", None])
def test_an_answer_that_names_another_issuer_is_refused(server: HostileProvider, issuer: str | None) -> None:
    announces = server.document(authorization_response_iss_parameter_supported=True)
    server.says["/.well-known/openid-configuration"] = Said(announces)
    provider = external.offered_provider("acme")
    assert external.code_of(provider, Returned(code="c", issuer=server.issuer)) == "c"
    with pytest.raises(ProviderRefused):
        external.code_of(provider, Returned(code="c", issuer=issuer or ""))


def test_an_issuer_is_checked_also_where_it_was_not_announced(server: HostileProvider) -> None:
    provider = external.offered_provider("acme")
    assert external.code_of(provider, Returned(code="c")) == "c"
    with pytest.raises(ProviderRefused):
        external.code_of(provider, Returned(code="c", issuer="https://elsewhere.example"))


def test_linkedin_gets_no_verifier_and_its_secret_in_the_body(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(monkeypatch, f"linkedin={server.issuer}")
    server.gives(server.token(claims(server, nonce=None)))
    assert redeem("linkedin").subject == "ana"
    (asked,) = server.requests("/token")
    assert "code_verifier" not in asked.form
    assert asked.form["client_secret"] == CLIENT_SECRET
    assert "authorization" not in asked.headers
    server.gives(server.token(server.claims("m" * 43)))
    with pytest.raises(ProviderRefused):
        redeem("linkedin")


@pytest.mark.parametrize(
    ("said", "verified"), [(True, True), (False, False), ("true", False), (1, False), (None, False)]
)
def test_only_a_plain_yes_makes_an_address_verified(
    server: HostileProvider, said: object, verified: bool
) -> None:
    server.gives(
        server.token(claims(server, email="ana@example.cz", email_verified=said, given_name=" Ana "))
    )
    contact = external.contact_of(external.offered_provider("acme"), redeem())
    assert contact is not None
    assert (contact.email, contact.email_verified, contact.first_name) == ("ana@example.cz", verified, "Ana")
    assert "ana@" not in repr(contact)


def test_what_is_told_of_another_person_is_refused(server: HostileProvider) -> None:
    server.gives(server.token(claims(server)))
    provider = external.offered_provider("acme")
    server.says["/me"] = Said({"sub": "ana", "email": "ana@example.cz"})
    contact = external.contact_of(provider, redeem())
    assert contact is not None
    assert contact.email == "ana@example.cz"
    assert server.requests("/me")[0].headers["authorization"] == "Bearer at"
    server.says["/me"] = Said({"sub": "ben", "email": "ben@example.cz"})
    with pytest.raises(ProviderRefused):
        external.contact_of(provider, redeem())
    server.says["/me"] = Said({"sub": "ana"})
    assert external.contact_of(provider, redeem()) is None


def _github(server: HostileProvider, monkeypatch: pytest.MonkeyPatch, **says: Any) -> external.Provider:
    offer(monkeypatch, f"github={server.issuer}")
    server.says["/login/oauth/access_token"] = Said({"access_token": "gho_1", "token_type": "bearer"})
    for path, body in says.items():
        server.says[f"/api/v3/{path.replace('_', '/')}"] = Said(body)
    return external.offered_provider("github")


def test_github_names_its_user_by_number(server: HostileProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    emails = [
        {"email": "old@example.cz", "primary": False, "verified": True},
        {"email": "ana@example.cz", "primary": True, "verified": True},
    ]
    provider = _github(
        server, monkeypatch, user={"id": 583231, "login": "ana-n", "email": "x@y.z"}, user_emails=emails
    )
    asked = _asked_of(external.authorization_url(provider, "s"))
    assert (asked["scope"], asked["code_challenge_method"]) == ("read:user user:email", "S256")
    proof = redeem("github")
    assert (proof.issuer, proof.subject) == (server.issuer, "583231")
    contact = external.contact_of(provider, proof)
    assert contact is not None
    assert (contact.email, contact.email_verified, contact.username) == ("ana@example.cz", True, "ana-n")
    assert server.requests("/login/oauth/access_token")[0].form["code_verifier"] == HANDSHAKE.verifier


def test_github_names_itself_by_the_address_of_its_protocol(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = _github(server, monkeypatch)
    for issuer in ("", f"{server.issuer}/login/oauth"):
        assert external.code_of(provider, Returned(code="c", issuer=issuer)) == "c"
    with pytest.raises(ProviderRefused):
        external.code_of(provider, Returned(code="c", issuer="https://elsewhere.example/login/oauth"))


@pytest.mark.parametrize("user", [{"login": "ana"}, {"id": "1"}, {"id": True}, {"id": 0}, [], "ana"])
def test_a_github_user_without_a_number_is_nobody(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch, user: object
) -> None:
    _github(server, monkeypatch, user=user)
    with pytest.raises(ProviderRefused):
        redeem("github")


def test_a_code_that_github_does_not_know_proves_nothing(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    _github(server, monkeypatch, user={"id": 1})
    server.says["/login/oauth/access_token"] = Said({"error": "bad_verification_code"})
    with pytest.raises(ProviderRefused):
        redeem("github")


@pytest.mark.parametrize(
    "emails", [[], {}, [{"email": "a@b.cz", "primary": False}], ["x"], [{"primary": True, "email": None}]]
)
def test_without_a_primary_address_github_tells_none(
    server: HostileProvider, monkeypatch: pytest.MonkeyPatch, emails: object
) -> None:
    provider = _github(server, monkeypatch, user={"id": 1}, user_emails=emails)
    assert external.contact_of(provider, redeem("github")) is None
