"""Providers are what the operator's settings say, and nothing without them."""

import pytest

from functions.auth.service.external import UnknownProvider, offered_provider, offered_providers
from shared.config import ConfigMissing


def offer(monkeypatch: pytest.MonkeyPatch, providers: str, *with_a_client: str) -> None:
    monkeypatch.setenv("SIGN_IN_PROVIDERS", providers)
    for name in with_a_client:
        monkeypatch.setenv(f"SIGN_IN_{name}_CLIENT_ID", f"id of {name}")
        monkeypatch.setenv(f"SIGN_IN_{name}_CLIENT_SECRET", f"secret of {name}")


def test_without_settings_nobody_is_offered() -> None:
    assert offered_providers() == []
    with pytest.raises(UnknownProvider):
        offered_provider("google")


def test_those_with_a_client_are_offered_in_the_operators_order(monkeypatch: pytest.MonkeyPatch) -> None:
    named = "github, acme-id=https://id.acme.example/,google,microsoft"
    offer(monkeypatch, named, "GITHUB", "ACME_ID", "GOOGLE")
    offered = offered_providers()
    assert [(one.id, one.name) for one in offered] == [
        ("github", "GitHub"), ("acme-id", "Acme Id"), ("google", "Google"),
    ]  # fmt: skip
    assert [one.issuer for one in offered] == [
        "https://github.com", "https://id.acme.example/", "https://accounts.google.com",
    ]  # fmt: skip
    assert offered[1].client_id == "id of ACME_ID"
    assert "secret of" not in repr(offered)


@pytest.mark.parametrize(
    ("tenant", "of_any"), [("common", True), ("organizations", True), ("9188040d", False)]
)
def test_only_where_any_tenant_may_come_the_issuer_is_the_tenants(
    monkeypatch: pytest.MonkeyPatch, tenant: str, of_any: bool
) -> None:
    issuer = f"https://login.microsoftonline.com/{tenant}/v2.0"
    offer(monkeypatch, "microsoft" if tenant == "common" else f"microsoft={issuer}", "MICROSOFT")
    provider = offered_provider("microsoft")
    assert provider.issuer == issuer
    any_tenant = "https://login.microsoftonline.com/{tenantid}/v2.0"
    assert provider.issuer_of_any_tenant == (any_tenant if of_any else None)


@pytest.mark.parametrize(
    "named", ["nobody", "Acme=https://a.example", "../x=https://a.example", "=https://a"]
)
def test_a_provider_that_nobody_knows_needs_a_name_and_an_issuer(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    offer(monkeypatch, named)
    with pytest.raises(ConfigMissing):
        offered_providers()
