"""What a sign-in has to know, read at once: the account, what opens it, and from which devices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from functions.auth.repository import accounts, devices, factors
from functions.auth.repository.accounts import Account
from functions.auth.repository.factors import FACTOR, Factors
from shared.auth.sessions import ACCOUNT
from shared.table import IdentityTable

_table = IdentityTable()


@dataclass(frozen=True)
class Owner:
    """An account with its factors, and its devices: their hashes, and when each was seen last."""

    account: Account
    factors: Factors
    devices: Mapping[str, datetime]


def of_user(user_id: str) -> Owner | None:
    """None where there is no such account, which takes as long. One call: these are neighbours."""
    items = {str(item["sk"]): item for item in _table.between(user_id, ACCOUNT, FACTOR)}
    account = items.get(ACCOUNT)
    if account is None:
        return None
    return Owner(
        account=accounts.account_in(account),
        factors=factors.factors_in(user_id, items),
        devices=devices.devices_in(items),
    )
