"""Providers that are offered to the code under test: real ones, and one that says what a test wants."""

from collections.abc import Iterator
from typing import Any

import pytest

from functions.auth.service import external
from functions.auth.service.external.handshake import Handshake
from tests.hostile_provider import HostileProvider, Json, hostile_provider
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET, OpenIdProvider, openid_provider

WEB = "https://pathfinder.example"
CALLBACK = WEB + "/api/v1/auth/oauth/{}/callback"
HANDSHAKE = Handshake(verifier="v" * 43, nonce="n" * 43)
_NAMES = ("ACME", "OTHER", "MICROSOFT", "LINKEDIN", "GITHUB")


@pytest.fixture
def server(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[HostileProvider]:
    """A provider called `acme` that the operator turned on."""
    with hostile_provider() as running:
        offer(monkeypatch, f"acme={running.issuer}")
        yield running


@pytest.fixture(scope="session")
def acme() -> Iterator[OpenIdProvider]:
    """A real provider. It tells of people when it is asked with an access token."""
    with openid_provider([CALLBACK.format("acme")]) as running:
        yield running


@pytest.fixture(scope="session")
def other() -> Iterator[OpenIdProvider]:
    """Another one, which signs by an elliptic curve and tells of people in the token itself."""
    with openid_provider([CALLBACK.format("other")], algorithm="ES256", tells_in_token=True) as running:
        yield running


@pytest.fixture
def both_offered(
    cloud: None, monkeypatch: pytest.MonkeyPatch, acme: OpenIdProvider, other: OpenIdProvider
) -> None:
    """The operator turned the two on."""
    offer(monkeypatch, f"acme={acme.issuer},other={other.issuer}")


def offer(monkeypatch: pytest.MonkeyPatch, providers: str) -> None:
    """Turns these providers on, as on a stack on one machine."""
    monkeypatch.setenv("IAM_DIALECT", "emulator")
    monkeypatch.setenv("SIGN_IN_PROVIDERS", providers)
    for name in _NAMES:
        monkeypatch.setenv(f"SIGN_IN_{name}_CLIENT_ID", CLIENT_ID)
        monkeypatch.setenv(f"SIGN_IN_{name}_CLIENT_SECRET", CLIENT_SECRET)
    external.forget_providers()


def redeem(provider_id: str = "acme") -> external.Proof:
    """Takes a code to the provider."""
    return external.redeem(external.offered_provider(provider_id), "code", HANDSHAKE)


def claims(server: HostileProvider, **other: Any) -> Json:
    """What an honest token says in this sign-in, with some of it said otherwise."""
    return server.claims(**{"nonce": HANDSHAKE.nonce, **other})
