"""Whom one may sign in with: data, and the operator's settings that turn it on.

`SIGN_IN_PROVIDERS=google,github,acme=https://id.acme.example` offers two that are known here and one
more that speaks OpenID Connect, by its issuer. A provider is offered once its client is set as well:
`SIGN_IN_ACME_CLIENT_ID` and `SIGN_IN_ACME_CLIENT_SECRET`. An issuer given to a known name takes the
place of its own, e.g. of one's tenant at Microsoft or one's own GitHub server.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from functions.auth.service.external.troubles import UnknownProvider
from shared import config

_ID = re.compile(r"[a-z][a-z0-9-]{0,30}")


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One way to sign in.

    Where a provider takes no code verifier, or leaves the nonce out of its tokens, the state and the
    cookie that belongs to it hold an answer to the browser that asked. Some take the client's secret
    in the body only. `issuer_of_any_tenant` is what stands for an issuer that names a user's tenant.
    """

    id: str
    name: str
    issuer: str
    speaks: Literal["openid", "github"] = "openid"
    scope: str = "openid email profile"
    takes_code_verifier: bool = True
    repeats_nonce: bool = True
    takes_secret_in_body: bool = False
    issuer_of_any_tenant: str | None = None
    client_id: str = ""
    client_secret: str = field(default="", repr=False)


_KNOWN = {
    one.id: one
    for one in (
        Provider(id="google", name="Google", issuer="https://accounts.google.com"),
        Provider(
            id="linkedin",
            name="LinkedIn",
            issuer="https://www.linkedin.com/oauth",
            takes_code_verifier=False,
            repeats_nonce=False,
            takes_secret_in_body=True,
        ),
        Provider(
            id="github",
            name="GitHub",
            issuer="https://github.com",
            speaks="github",
            scope="read:user user:email",
            takes_secret_in_body=True,
        ),
        Provider(id="microsoft", name="Microsoft", issuer="https://login.microsoftonline.com/common/v2.0"),
    )
}
_ANY_TENANT = re.compile(r"/(common|organizations)/")
TENANT = "{tenantid}"


def offered_providers() -> list[Provider]:
    """Those that the operator turned on, in the operator's order."""
    wanted = (one.strip() for one in config.read("SIGN_IN_PROVIDERS", "").split(","))
    named = [_named(*one.partition("=")[::2]) for one in wanted if one]
    return [one for one in named if one.client_id]


def offered_provider(provider_id: str) -> Provider:
    """The provider of this id. Raises UnknownProvider where it is not offered."""
    for one in offered_providers():
        if one.id == provider_id:
            return one
    raise UnknownProvider()


def _named(provider_id: str, issuer: str) -> Provider:
    base = _KNOWN.get(provider_id) or _unknown(provider_id, issuer)
    prefix = f"SIGN_IN_{provider_id.upper().replace('-', '_')}"
    provider = replace(
        base,
        issuer=issuer or base.issuer,
        client_id=config.read(f"{prefix}_CLIENT_ID", ""),
        client_secret=config.read(f"{prefix}_CLIENT_SECRET", ""),
    )
    return replace(provider, issuer_of_any_tenant=_issuer_of_any_tenant(provider))


def _unknown(provider_id: str, issuer: str) -> Provider:
    if not (_ID.fullmatch(provider_id) and issuer):
        raise config.ConfigMissing("SIGN_IN_PROVIDERS names a provider that is not known, without an issuer.")
    return Provider(id=provider_id, name=provider_id.replace("-", " ").title(), issuer=issuer)


def _issuer_of_any_tenant(provider: Provider) -> str | None:
    """What Microsoft announces as its issuer where users of any tenant are let in."""
    with_tenant = _ANY_TENANT.sub(f"/{TENANT}/", provider.issuer)
    return with_tenant if provider.id == "microsoft" and with_tenant != provider.issuer else None
