"""What works once and for a while: mailed links, steps of a sign-in, challenges. Only hashes are kept."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shared.table import Attribute, IdentityTable, hash_of, lookup_key, user_key
from shared.table.identity import Item

TOKEN = "TOKEN"
_table = IdentityTable()
_KEPT_BY_TABLE = {"pk", "sk", "purpose", "user_id", "expires", "tries"}


class Use(StrEnum):
    """What a token is for; it works for nothing else."""

    VERIFY_EMAIL = "verify_email"
    CONFIRM_EMAIL = "confirm_email"
    RESET_PASSWORD = "reset_password"
    UNLOCK = "unlock"
    SECOND_FACTOR = "second_factor"
    ADD_PASSKEY = "add_passkey"
    USE_PASSKEY = "use_passkey"
    EXTERNAL_SIGN_IN = "external_sign_in"


@dataclass(frozen=True)
class Kept:
    """A token that is valid now. `user_id` is empty where nobody is known yet."""

    token: str
    use: Use
    user_id: str
    values: dict[str, Attribute]

    def is_for(self, address: str | None) -> bool:
        """Whether it was mailed to the address of this name."""
        return self.values.get("address") == address

    def using(self) -> dict[str, Any]:
        """A write of a transaction that uses it up."""
        return _table.deleting(lookup_key(TOKEN, hash_of(self.token)))

    def use_up(self) -> bool:
        """False where somebody else just did."""
        return _table.remove(lookup_key(TOKEN, hash_of(self.token)))

    def try_once(self, *, at_most: int) -> bool:
        """Counts a try. False where there were as many as it allows, or it is gone."""
        return _table.add(lookup_key(TOKEN, hash_of(self.token)), "tries", only_below=at_most)


def use(kept: Kept, writes: Sequence[dict[str, Any]]) -> list[bool]:
    """Uses a token up together with what it was for, all or nothing. All True is done."""
    return _table.write([kept.using(), *writes])


def keep(token: str, use: Use, user_id: str, *, seconds: int, **values: Attribute | None) -> None:
    """Keeps the hash of a token with what it stands for. `values` hold ids and enums only.

    Beside it lies a note in its user's partition: by that an erasure finds it. One call.
    """
    expires, hashed = int(time.time()) + seconds, hash_of(token)
    item = {**values, "purpose": use, "user_id": user_id, "tries": 0, "expires": expires}
    place = lookup_key(TOKEN, hashed)
    if not user_id:
        _table.put(place, item)
        return
    note = _table.putting(user_key(user_id, TOKEN, hashed), {"expires": expires})
    _table.write([_table.putting(place, item), note])


def find(token: str, use: Use) -> Kept | None:
    """The token, where it is valid for this use."""
    item: Item | None = _table.get(lookup_key(TOKEN, hash_of(token)))
    if item is None or item["purpose"] != use or int(item["expires"]) <= time.time():
        return None
    values = {name: value for name, value in item.items() if name not in _KEPT_BY_TABLE}
    return Kept(token, use, str(item["user_id"]), values)
