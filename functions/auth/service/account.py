"""One's own account."""

from collections.abc import Mapping
from typing import Any

from functions.auth import repository
from functions.auth.repository import Account
from functions.auth.schemas import UserAnswer, UserChanges
from shared.errors import NotFound, StaleVersion
from shared.records.validation import validated

_ATTEMPTS = 4


def read_me(user_id: str) -> tuple[UserAnswer, int]:
    """The account and its version. Raises NotFound."""
    return _answer(_account(user_id))


def change_me(user_id: str, changes: Mapping[str, Any], *, if_match: int | None) -> tuple[UserAnswer, int]:
    """Changes the given fields. Raises InvalidInput, StaleVersion."""
    wanted = validated(UserChanges, {name: value for name, value in changes.items() if _says(name, value)})
    given = {name: getattr(wanted, name) for name in changes}
    for _ in range(_ATTEMPTS):
        account = _account(user_id)
        if if_match is not None and account.version != if_match:
            raise StaleVersion()
        if repository.change_identity(account, account.identity.open().model_copy(update=given)):
            return _answer(_account(user_id))
    raise StaleVersion()


def _says(name: str, value: Any) -> bool:
    """Null clears a name, and puts locale and timezone back to their defaults."""
    return value is not None or name not in UserChanges.model_fields


def _account(user_id: str) -> Account:
    account = repository.account(user_id)
    if account is None:
        raise NotFound()
    return account


def _answer(account: Account) -> tuple[UserAnswer, int]:
    answer = UserAnswer(
        id=account.id,
        **account.identity.open().model_dump(),
        email_verified=account.email_verified,
        role=account.role,
        created_at=account.created_at,
        updated_at=account.updated_at,
    )
    return answer, account.version
