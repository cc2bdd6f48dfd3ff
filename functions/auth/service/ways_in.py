"""What opens an account by itself: a password, a passkey, another provider. One of them always stays."""

from functions.auth.repository import factors, linked_sign_ins
from functions.auth.repository.linked_sign_ins import LinkedSignIn
from functions.auth.service import external
from shared.errors import Conflict
from shared.table.identity import Key


class LastWayIn(Conflict):
    code = "LAST_WAY_IN"
    message = "Nothing else opens your account. Set a password, add a passkey or link another provider first."


def other_ways_in(user_id: str, *, but: Key) -> list[Key]:
    """Where the others lie; a provider that is not offered any more opens nothing. Raises LastWayIn."""
    usable = [one for one in linked_sign_ins.of_user(user_id) if _is_offered(one)]
    ways = [*factors.ways_in(user_id, factors.of_user(user_id)), *linked_sign_ins.ways_in(user_id, usable)]
    others = [way for way in ways if way != but]
    if not others:
        raise LastWayIn()
    return others


def _is_offered(linked: LinkedSignIn) -> bool:
    return any(one.id == linked.provider for one in external.offered_providers())
