"""Devices that an account was signed in from: hashes, so that a new one is noticed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from shared import clock
from shared.table import IdentityTable, user_key
from shared.table.identity import Item

DEVICE = "DEVICE"
_REMEMBERED = timedelta(days=400)
_table = IdentityTable()


def devices_in(items: Mapping[str, Item]) -> dict[str, datetime]:
    """The devices among a user's items, by sort key: when each was seen last, by its hash."""
    prefix = f"{DEVICE}#"
    return {sk.removeprefix(prefix): _seen(item) for sk, item in items.items() if sk.startswith(prefix)}


def note(user_id: str, device_hash: str, *, instead_of: str | None = None) -> None:
    """Knows this device for over a year after it is used last, instead of another one or beside it."""
    forgotten = clock.now() + _REMEMBERED
    _table.put(user_key(user_id, DEVICE, device_hash), {"expires": int(forgotten.timestamp())})
    if instead_of is not None:
        _table.remove(user_key(user_id, DEVICE, instead_of))


def last_seen(user_id: str) -> list[datetime]:
    """When each device was seen last, the latest first. What it was is not kept."""
    return sorted(map(_seen, _table.of_user(user_id, f"{DEVICE}#")), reverse=True)


def _seen(item: Item) -> datetime:
    return datetime.fromtimestamp(int(item["expires"]), tz=clock.now().tzinfo) - _REMEMBERED
