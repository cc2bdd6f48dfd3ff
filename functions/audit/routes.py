"""HTTP of one's own audit log."""

from dataclasses import replace

from functions.audit.schemas import OwnLoggedRequest
from functions.audit.service import telling
from shared.auth import Scope
from shared.errors import NotAllowed
from shared.web import AskedOfLog, CurrentUser, Stretch, refusals, router_of

router = router_of("audit")


@router.get("/users/me/audit", responses=refusals(NotAllowed))
def read_own_audit_log(caller: CurrentUser, asked: AskedOfLog) -> Stretch[OwnLoggedRequest]:
    """What was done with your account, newest first; a request and its outcome are one entry."""
    caller.must_have(Scope.ACCOUNT)
    asked = replace(asked, about="own")
    data, position = telling.own_log(
        user_id=caller.user_id, pseudonym=caller.pseudonym, wanted=asked.wanted(caller)
    )
    return Stretch(data=data, next_cursor=asked.next_cursor(caller, position))
