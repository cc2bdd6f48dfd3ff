"""The end of an account: marked so that nobody comes back, then every row that names its user removed.

Under which hashes others found it is written beside the mark, while its names can still be opened: what
removes the rows needs no key, and may be interrupted anywhere. The account itself goes last.
"""

from functions.auth.repository import accounts, attempts, names
from functions.auth.repository.accounts import Account, Status
from functions.auth.repository.linked_sign_ins import SIGN_IN, SUBJECT
from functions.auth.repository.names import EMAIL, USERNAME
from functions.auth.repository.one_time import TOKEN
from shared import bus, limits
from shared.auth.sessions import ACCOUNT
from shared.table import IdentityTable, lookup_key, user_key
from shared.table.identity import Item, Key
from shared.vault import UserIsErased

_table = IdentityTable()


def mark_erasing(account: Account) -> bool:
    """From now on nobody is let in any more. False where the account was kept in the meantime."""
    bus.account_will_change(account.id)
    return accounts.mark(
        account.id,
        {
            "status": Status.ERASING,
            "found_by": " ".join(f"{kind}#{hashed}" for kind, hashed in _names(account).items()),
        },
        only_if={
            "status": account.status,
            "deletes_at": account.deletes_at.isoformat() if account.deletes_at else None,
        },
    )


def remove_all(user_id: str, *, guesses: tuple[str, ...]) -> int:
    """Removes what finds the account, what is in its partition, what counted guesses; gives how many rows.

    A name that was free for a moment may be somebody else's by now: it goes only where it names this user.
    """
    items = _table.of_user(user_id)
    lookups = [place for item in items for place in _found_by(item)]
    for place in lookups:
        _table.remove(place, only_if={"user_id": user_id})
    limits.start_over(*map(attempts.name, guesses))
    account = user_key(user_id, ACCOUNT)
    mine = [(str(item["pk"]), str(item["sk"])) for item in items]
    _table.remove_many([place for place in mine if place != account])
    _table.remove_many([account])
    return len(mine) + len(lookups)


def _names(account: Account) -> dict[str, str]:
    """The hashes that its names are found by; none where its key is gone, as in a restored table."""
    try:
        identity = account.identity.open()
    except UserIsErased:
        return {}
    return {
        USERNAME: names.lookup("username", identity.username),
        EMAIL: names.lookup("email", identity.email),
    }


def _found_by(item: Item) -> list[Key]:
    kind, _, rest = str(item["sk"]).partition("#")
    if kind == ACCOUNT:
        names = (name.partition("#") for name in str(item.get("found_by", "")).split())
        return [lookup_key(name, hashed) for name, _, hashed in names]
    if kind == SIGN_IN:
        return [lookup_key(SUBJECT, str(item["looked_up"]))]
    return [lookup_key(TOKEN, rest)] if kind == TOKEN else []
