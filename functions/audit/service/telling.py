"""One's own log: read with the caller's credentials, opened with the caller's key."""

from functions.audit.schemas import OwnLoggedRequest
from shared.audit import Told, excerpt
from shared.table.audit import Wanted, callers_entries


def own_log(*, user_id: str, pseudonym: str, wanted: Wanted) -> tuple[list[OwnLoggedRequest], str | None]:
    """The caller's own requests, newest first, and the position of the next."""
    found = excerpt(callers_entries(pseudonym, wanted), wanted.limit)
    return [_opened(told, user_id) for told in found.requests], found.position


def _opened(told: Told, user_id: str) -> OwnLoggedRequest:
    origin = told.origin(user_id)
    values = dict(told.request)
    return OwnLoggedRequest(**values, ip=origin.ip or None, user_agent=origin.user_agent or None)
