"""HTTP of administration. Every route here shares one condition: the caller's address."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Query, Request

from functions.admin import service
from functions.admin.schemas import AccountAnswer, AccountChanges, Pseudonym, SearchedRequest
from functions.admin.service import AccountChanged, AccountNotFound, OwnerIsLeaving
from shared.auth import Permission
from shared.errors import FreshSignInNeeded, NotAllowed
from shared.web import AskedOfLog, CurrentUser, Stretch, refusals, router_of
from shared.web.addresses import allowed_from

router = router_of("admin", dependencies=[Depends(allowed_from("ADMIN_ADDRESSES"))])
_LONGEST_WITHOUT_START = timedelta(days=30)


@router.get("/admin/audit", responses=refusals(NotAllowed))
def search_audit_log(
    caller: CurrentUser,
    asked: AskedOfLog,
    user: Annotated[Pseudonym | None, Query(description="A user's name in the log.")] = None,
) -> Stretch[SearchedRequest]:
    """Requests of one user or of everybody, newest first; without `from`, those of the last 30 days."""
    caller.must(Permission.AUDIT_READ)
    asked = replace(asked, about=f"user {user or 'any'}")
    wanted = asked.wanted(caller, longest=None if user else _LONGEST_WITHOUT_START)
    data, position = service.search_audit_log(user=user, wanted=wanted)
    return Stretch(data=data, next_cursor=asked.next_cursor(caller, position))


@router.get("/admin/accounts/{user_id}", responses=refusals(NotAllowed, AccountNotFound))
def read_account(user_id: str, caller: CurrentUser) -> AccountAnswer:
    """How an account stands. Nothing of its record, and not who it is."""
    caller.must(Permission.ACCOUNTS_READ)
    return service.read_account(user_id)


@router.patch(
    "/admin/accounts/{user_id}",
    responses=refusals(NotAllowed, FreshSignInNeeded, AccountNotFound, OwnerIsLeaving, AccountChanged),
)
def change_account(
    user_id: str, changes: AccountChanges, caller: CurrentUser, request: Request
) -> AccountAnswer:
    """Changes status or role. It stands in the audit log of both. Needs a fresh sign-in."""
    caller.must(Permission.ACCOUNTS_CHANGE_STATUS)
    caller.must_be_fresh()
    return service.change_account(caller, user_id, changes, request_id=request.state.request_id)
