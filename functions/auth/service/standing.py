"""How an account stands, for those who run the service: seen and changed without reading who it is."""

from pydantic import BaseModel

from functions.auth.repository import accounts, factors, sessions
from functions.auth.repository.accounts import Account, Status
from functions.auth.service import lockout
from shared import audit, bus
from shared.audit import Entry, Origin, Stage
from shared.auth import Role
from shared.events import AccountStatusChanged
from shared.ids import Id, new_id


class Change(BaseModel):
    """What an admin asks for. `expected_*` is what the admin's own rights were judged by."""

    user_id: Id
    expected_role: Role
    expected_status: Status
    status: Status | None = None
    role: Role | None = None
    request_id: str


class Standing(BaseModel):
    """Ids, enums and moments only: no name, no address. `pseudonym` is the user in the audit log."""

    user_id: Id
    pseudonym: Id
    status: Status
    suspended: bool
    role: Role
    email_verified: bool
    second_factors: list[str]
    sessions: int
    created_at: str
    deletes_at: str | None


def read(user_id: str) -> Standing | None:
    """How an account stands, or None."""
    account = accounts.read(user_id)
    return _standing(account) if account else None


def change(wanted: Change) -> Standing | None:
    """Changes status, role or both, or nothing, and ends the sessions of who is shut out.

    An account whose owner gave it up can be shut out and let in again, and is erased all the same. Leaves a
    line in the account's own audit log. None where it is not there or changed meanwhile.
    """
    account = accounts.read(wanted.user_id)
    if account is None or account.status is Status.ERASING:
        return None
    if (account.role, account.status) != (wanted.expected_role, wanted.expected_status):
        return None
    setting = _set_status if wanted.status else _set_role
    if not setting(account, wanted):
        return None
    _record(account, wanted)
    return read(account.id)


def tell(user_id: str) -> None:
    """Tells other domains which status an account has now."""
    account = accounts.read(user_id)
    if account is not None:
        as_of = account.updated_at.isoformat(timespec="microseconds")
        bus.publish([AccountStatusChanged(user_id=user_id, status=account.status, as_of=as_of)])


def _set_role(account: Account, wanted: Change) -> bool:
    stood = {"role": account.role, "status": account.status}
    return accounts.mark(account.id, {"role": wanted.role}, only_if=stood)


def _set_status(account: Account, wanted: Change) -> bool:
    shut_out = wanted.status is Status.DEACTIVATED
    is_leaving = account.status is Status.PENDING_DELETION
    status = account.status if is_leaving else wanted.status or account.status
    changed = accounts.change_status(account, status, suspended=shut_out, role=wanted.role)
    if changed and shut_out:
        sessions.revoke_all(account.id)
    if changed and account.status is Status.LOCKED:
        lockout.forgive(account.id)
    return changed


def _record(account: Account, wanted: Change) -> None:
    entry = Entry(
        id=new_id(),
        stage=Stage.OUTCOME,
        user=account.pseudonym,
        action=_said(wanted),
        resource_type="accounts",
        resource_id=account.id,
        method="PATCH",
        path="/admin/accounts/{user_id}",
        request_id=wanted.request_id,
        success=True,
    )
    audit.insert(entry, Origin(), None)


def _said(wanted: Change) -> str:
    """What was done, as the log says it: `suspended_and_role_user_by_admin`."""
    done = []
    if wanted.status is not None:
        done.append("suspended" if wanted.status is Status.DEACTIVATED else "let_in")
    if wanted.role is not None:
        done.append(f"role_{wanted.role}")
    return "_and_".join(done) + "_by_admin"


def _standing(account: Account) -> Standing:
    return Standing(
        user_id=account.id,
        pseudonym=account.pseudonym,
        status=account.status,
        suspended=account.suspended,
        role=account.role,
        email_verified=account.email_verified,
        second_factors=factors.of_user(account.id).methods,
        sessions=len(sessions.live(account.id)),
        created_at=account.created_at.isoformat(),
        deletes_at=account.deletes_at.isoformat() if account.deletes_at else None,
    )
