"""The verbs of administrators."""

from functions.admin import repository
from functions.admin.schemas import AccountAnswer, AccountChanges, SearchedRequest
from shared.audit import excerpt
from shared.auth import Caller, Permission, Role
from shared.errors import Conflict, NotAllowed, NotFound
from shared.ids import is_id
from shared.table.audit import Wanted

_POWERFUL = frozenset({Role.ADMIN, Role.SUPER_ADMIN})
_LEFT_BY_OWNER = frozenset({"deactivated", "pending_deletion"})


class AccountNotFound(NotFound):
    code = "ACCOUNT_NOT_FOUND"
    message = "There is no such account."


class AccountChanged(Conflict):
    code = "ACCOUNT_CHANGED"
    message = "The account changed since you looked at it. Look again, then repeat your change."


class OwnerIsLeaving(Conflict):
    code = "OWNER_IS_LEAVING"
    message = "The owner put this account to rest, or asked to have it erased. Only they can take that back."


class NotOnesOwn(NotAllowed):
    code = "NOT_ONES_OWN_ACCOUNT"
    message = "Another administrator has to change your account."


def search_audit_log(*, user: str | None, wanted: Wanted) -> tuple[list[SearchedRequest], str | None]:
    """Requests of one pseudonym or of everybody, newest first, and the position of the next."""
    found = excerpt(repository.entries(user, wanted), wanted.limit)
    return [SearchedRequest(**dict(told.request)) for told in found.requests], found.position


def read_account(user_id: str) -> AccountAnswer:
    """How an account stands. Raises AccountNotFound."""
    found = repository.account(user_id) if is_id(user_id) else None
    if found is None:
        raise AccountNotFound()
    return AccountAnswer.model_validate(found)


def change_account(
    caller: Caller, user_id: str, changes: AccountChanges, *, request_id: str
) -> AccountAnswer:
    """Changes status, role or both.

    Raises AccountNotFound, AccountChanged, OwnerIsLeaving, NotOnesOwn, NotAllowed.

    Whoever may not give a role may not shut out those who have a powerful one either.
    """
    if changes.role is not None:
        caller.must(Permission.ACCOUNTS_CHANGE_ROLE)
    if user_id == caller.user_id:
        raise NotOnesOwn()
    seen = read_account(user_id)
    if seen.role in _POWERFUL:
        caller.must(Permission.ACCOUNTS_CHANGE_ROLE)
    if changes.status == "active" and seen.status in _LEFT_BY_OWNER and not seen.suspended:
        raise OwnerIsLeaving()
    changed = repository.change_account(
        user_id,
        {name: str(value) for name, value in changes.model_dump(exclude_none=True).items()},
        seen={"expected_role": seen.role, "expected_status": seen.status},
        request_id=request_id,
    )
    if changed is None:
        raise AccountChanged()
    return AccountAnswer.model_validate(changed)
