"""Who is calling, and the credentials that reach this caller's data and nobody else's."""

from shared.auth.caller import Caller, caller_of_event, context_of
from shared.auth.permissions import Permission
from shared.auth.scopes import ALL_SCOPES, Role, Scope
from shared.auth.vending import acting_for, vend

__all__ = [
    "ALL_SCOPES",
    "Caller",
    "Permission",
    "Role",
    "Scope",
    "acting_for",
    "caller_of_event",
    "context_of",
    "vend",
]
