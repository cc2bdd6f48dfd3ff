"""Signing in with another provider: begun here, proven there, ended here.

A user is the provider's issuer and subject, and never an address: whoever comes with an address that
has an account here is asked to sign in as usual and to link the two.
"""

import hmac
import secrets
from dataclasses import dataclass, field, replace

from functions.auth.repository import linked_sign_ins, one_time
from functions.auth.repository.one_time import Kept, Use
from functions.auth.service import external
from functions.auth.service.external import Proof, Provider, Returned, SignInExpired
from functions.auth.service.external_accounts import AddressNotConfirmed, account_for
from functions.auth.service.linking import Linked, link
from functions.auth.service.sessions import NewTokens
from functions.auth.service.signing_in import Visitor, Waiting, go_on
from shared import audit, bus
from shared.table import hash_of

BEGUN_SECONDS = 600


@dataclass(frozen=True)
class Begun:
    """Where the browser is sent to, and what it must bring back in a cookie of its own."""

    authorization_url: str = field(repr=False)
    cookie: str = field(repr=False)


def begin(
    provider_id: str, *, device: str | None, reactivate: bool = False, user_id: str = "", session_id: str = ""
) -> Begun:
    """Begins a sign-in, or with a user and session the linking of one. Raises UnknownProvider, Unavailable.

    The cookie carries the device too: the browser's other cookies do not come along from another site.
    """
    provider = external.offered_provider(provider_id)
    state, cookie = secrets.token_urlsafe(32), f"{secrets.token_urlsafe(32)}.{device or ''}"
    url = external.authorization_url(provider, state)
    one_time.keep(
        state,
        Use.EXTERNAL_SIGN_IN,
        user_id,
        seconds=BEGUN_SECONDS,
        provider=provider.id,
        browser=hash_of(cookie),
        session_id=session_id,
        reactivate=reactivate,
    )
    return Begun(url, cookie)


def finish(
    provider_id: str, state: str, cookie: str | None, returned: Returned, visitor: Visitor
) -> NewTokens | Waiting | Linked:
    """What became of it. Raises the troubles of providers, and what `admit`, `account_for`, `link` raise."""
    provider = external.offered_provider(provider_id)
    begun = _use_up(provider, state, cookie or "")
    code = external.code_of(provider, returned)
    proof = external.redeem(provider, code, external.handshake_of(provider, state))
    if begun.user_id:
        return link(begun.user_id, str(begun.values["session_id"]), provider, proof)
    device = (cookie or "").partition(".")[2] or None
    visitor = replace(visitor, device=device, reactivate=bool(begun.values["reactivate"]))
    return _sign_in(provider, proof, visitor)


def is_linking(state: str) -> bool:
    """Whether this state was begun to link, so that a refusal is told on the right page."""
    begun = one_time.find(state, Use.EXTERNAL_SIGN_IN)
    return begun is not None and bool(begun.user_id)


def _use_up(provider: Provider, state: str, cookie: str) -> Kept:
    """The sign-in that this browser began at this provider. Used up by nobody else. Raises SignInExpired."""
    begun = one_time.find(state, Use.EXTERNAL_SIGN_IN)
    if begun is None or begun.values["provider"] != provider.id:
        raise SignInExpired()
    if not hmac.compare_digest(str(begun.values["browser"]), hash_of(cookie)) or not begun.use_up():
        raise SignInExpired()
    return begun


def _sign_in(provider: Provider, proof: Proof, visitor: Visitor) -> NewTokens | Waiting:
    owner = account_for(provider, proof)
    account = owner.account
    audit.concerning(account.pseudonym, None)
    if not account.email_verified and owner.factors.password_hash is None:
        bus.ask_for_mail("verify_again", user_id=account.id)
        raise AddressNotConfirmed()
    outcome = go_on(owner, visitor)
    linked_sign_ins.note(account.id, provider.id, used=True, shown=external.shown_name(proof))
    return outcome
