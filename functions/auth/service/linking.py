"""Accounts at other providers that open one's account here: listed, linked, unlinked."""

from dataclasses import dataclass

from functions.auth.repository import linked_sign_ins, sessions
from functions.auth.schemas.linked_sign_ins import LinkedSignInAnswer
from functions.auth.service import external
from functions.auth.service.account import account_of
from functions.auth.service.external import Proof, Provider, SignInExpired
from functions.auth.service.signing_in import admit
from functions.auth.service.ways_in import LastWayIn, other_ways_in
from shared import audit, bus
from shared.errors import Conflict, NotFound


class LinkedElsewhere(Conflict):
    code = "LINKED_ELSEWHERE"
    message = "This account of the provider opens another account here. Unlink it there first."


class ProviderLinked(Conflict):
    code = "PROVIDER_LINKED"
    message = "Your account is linked with this provider already. Unlink it first."


class NotLinked(NotFound):
    code = "SIGN_IN_NOT_LINKED"
    message = "Your account is not linked with this provider."


@dataclass(frozen=True)
class Linked:
    """What was linked."""

    provider: str


def linked_sign_ins_of(user_id: str) -> list[LinkedSignInAnswer]:
    """The oldest first."""
    names = {one.id: one.name for one in external.offered_providers()}
    return [
        LinkedSignInAnswer(
            provider=one.provider,
            name=names.get(one.provider, one.provider),
            shown=one.shown.open().name if one.shown else None,
            created_at=one.created_at,
            last_used=one.last_used,
        )
        for one in linked_sign_ins.of_user(user_id)
    ]


def link(user_id: str, session_id: str, provider: Provider, proof: Proof) -> Linked:
    """Lets this person of the provider open the account from now on, if the session that asked still lives.

    Raises SignInExpired, LinkedElsewhere, ProviderLinked and what `admit` raises.
    """
    session, account = sessions.read(user_id, session_id), account_of(user_id)
    audit.concerning(account.pseudonym, None)
    if session is None or not session.is_live():
        raise SignInExpired()
    admit(account, reactivate=False)
    looked_up = linked_sign_ins.lookup(proof.issuer, proof.subject)
    is_nobody_here, knows_no_other = linked_sign_ins.link(user_id, provider.id, looked_up)
    if not is_nobody_here:
        raise LinkedElsewhere()
    if not knows_no_other:
        raise ProviderLinked()
    linked_sign_ins.note(user_id, provider.id, used=False, shown=external.shown_name(proof))
    bus.ask_for_mail("factor_changed", user_id=user_id, change="sign_in_linked")
    return Linked(provider.id)


def unlink(user_id: str, provider_id: str) -> None:
    """Raises NotLinked, LastWayIn. What opens the account instead is there in the moment of unlinking."""
    unwanted = [one for one in linked_sign_ins.of_user(user_id) if one.provider == provider_id]
    if not unwanted:
        raise NotLinked()
    others = other_ways_in(user_id, but=linked_sign_ins.place_of(user_id, provider_id))
    if not any(linked_sign_ins.unlink(user_id, unwanted[0], while_there_is=other) for other in others):
        raise LastWayIn()
    bus.ask_for_mail("factor_changed", user_id=user_id, change="sign_in_unlinked")
