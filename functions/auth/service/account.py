"""One's own account: seen, changed, put to rest, given up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from functions.auth.repository import accounts, sessions
from functions.auth.repository.accounts import Account, Status
from functions.auth.schemas.account import UserAnswer, UserChanges
from shared import bus, clock
from shared.errors import Conflict, NotFound, StaleVersion
from shared.records.validation import validated
from shared.retention import DELETED_ACCOUNT

_ATTEMPTS = 4


class NotActive(Conflict):
    code = "ACCOUNT_NOT_ACTIVE"
    message = "The account changed in the meantime. Sign in again to see how it stands."


def read_me(user_id: str) -> tuple[UserAnswer, int]:
    """The account and its version. Raises NotFound."""
    account = account_of(user_id)
    return answer_of(account), account.version


def change_me(user_id: str, changes: Mapping[str, Any], *, if_match: int | None) -> tuple[UserAnswer, int]:
    """Changes the given fields. Raises InvalidInput, StaleVersion."""
    wanted = validated(UserChanges, {name: value for name, value in changes.items() if _says(name, value)})
    given = {name: getattr(wanted, name) for name in changes}
    for _ in range(_ATTEMPTS):
        account = account_of(user_id)
        if if_match is not None and account.version != if_match:
            raise StaleVersion()
        if accounts.change_identity(account, account.identity.open().model_copy(update=given)):
            return read_me(user_id)
    raise StaleVersion()


def deactivate(user_id: str) -> None:
    """Puts the account to rest: nobody is let in until its owner signs in with `reactivate`."""
    account = account_of(user_id)
    if account.status is not Status.ACTIVE or not accounts.change_status(account, Status.DEACTIVATED):
        raise NotActive()
    sessions.revoke_all(user_id)


def delete_me(user_id: str) -> datetime:
    """Begins the thirty days after which everything is erased. Gives when they end.

    Until then the account is closed; a sign-in with `reactivate` keeps it.
    """
    ends = clock.now() + DELETED_ACCOUNT.kept
    if not accounts.begin_deletion(user_id, ends):
        raise NotActive()
    sessions.revoke_all(user_id)
    bus.ask_for_mail("deletion_asked", user_id=user_id)
    return ends


def account_of(user_id: str) -> Account:
    """The account. Raises NotFound."""
    account = accounts.read(user_id)
    if account is None:
        raise NotFound()
    return account


def answer_of(account: Account) -> UserAnswer:
    """The account as its owner sees it."""
    return UserAnswer.model_validate(
        {
            **account.identity.open().model_dump(exclude={"new_email"}),
            "id": account.id,
            "email_verified": account.email_verified,
            "mail_trouble": account.mail_trouble,
            "role": account.role,
            "created_at": account.created_at,
            "updated_at": account.updated_at,
        }
    )


def _says(name: str, value: Any) -> bool:
    """Null clears a name, and puts locale and timezone back to their defaults."""
    return value is not None or name not in UserChanges.model_fields
