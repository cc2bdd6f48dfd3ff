"""Accounts at other providers that open an account here, each found by its issuer and subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from functions.auth.repository.names import mac
from functions.auth.repository.sealing import opened_by, sealed
from shared import clock
from shared.table import IdentityTable, lookup_key, user_key
from shared.table.identity import Item, Key
from shared.vault import Sealed

SIGN_IN, SUBJECT = "SIGNIN", "SUBJECT"
_table = IdentityTable()


class Shown(BaseModel):
    """What a provider calls its user, for the user to tell two apart."""

    name: str


@dataclass(frozen=True)
class LinkedSignIn:
    """One a provider at most. `looked_up` is the HMAC that the person is found by."""

    provider: str
    looked_up: str
    created_at: datetime
    last_used: datetime | None
    shown: Sealed[Shown] | None


def lookup(issuer: str, subject: str) -> str:
    """The HMAC under which a person of a provider is looked up. One call."""
    return mac(f"subject:{len(issuer)}:{issuer}:{subject}").hex()


def user_behind(looked_up: str) -> str | None:
    """The user whom this person of a provider is here, or None."""
    item = _table.get(lookup_key(SUBJECT, looked_up))
    return str(item["user_id"]) if item else None


def linking(user_id: str, provider: str, looked_up: str) -> list[dict[str, Any]]:
    """Writes of a transaction. The first fails where the person is somebody here, the second where the
    account knows another person of this provider."""
    values = {"provider": provider, "looked_up": looked_up, "created_at": clock.now().isoformat()}
    return [
        _table.creating(lookup_key(SUBJECT, looked_up), {"user_id": user_id}),
        _table.creating(place_of(user_id, provider), values),
    ]


def link(user_id: str, provider: str, looked_up: str) -> tuple[bool, bool]:
    """Links where the person is nobody here, and the account knows nobody of this provider: says both."""
    held = _table.write(linking(user_id, provider, looked_up))
    return held[0], held[1]


def note(user_id: str, provider: str, *, used: bool, shown: str | None) -> None:
    """Keeps when it was used, and what the provider calls its user."""
    place = place_of(user_id, provider)
    last_used = {"last_used": clock.now().isoformat()} if used else {}
    values = last_used | (sealed(user_id, place, Shown(name=shown)) if shown else {})
    if values:
        _table.update(place, values, only_if={})


def of_user(user_id: str) -> list[LinkedSignIn]:
    """Those of an account, the oldest first. One call."""
    found = [_linked(user_id, item) for item in _table.of_user(user_id, f"{SIGN_IN}#")]
    return sorted(found, key=lambda one: one.created_at)


def ways_in(user_id: str, linked: Sequence[LinkedSignIn]) -> list[Key]:
    """Where these lie, each of which opens the account by itself."""
    return [place_of(user_id, one.provider) for one in linked]


def place_of(user_id: str, provider: str) -> Key:
    """Where the person of a provider lies."""
    return user_key(user_id, SIGN_IN, provider)


def unlink(user_id: str, linked: LinkedSignIn, *, while_there_is: Key) -> bool:
    """Removes it while something else opens the account. False where either is gone."""
    return all(_table.write([*_unlinking(user_id, linked), _table.requiring(while_there_is)]))


def unlink_all(user_id: str) -> None:
    """Removes all of them, whatever is left."""
    for linked in of_user(user_id):
        _table.write(_unlinking(user_id, linked))


def _unlinking(user_id: str, linked: LinkedSignIn) -> list[dict[str, Any]]:
    place = place_of(user_id, linked.provider)
    return [_table.deleting(place), _table.deleting(lookup_key(SUBJECT, linked.looked_up))]


def _linked(user_id: str, item: Item) -> LinkedSignIn:
    used = item.get("last_used")
    return LinkedSignIn(
        provider=str(item["provider"]),
        looked_up=str(item["looked_up"]),
        created_at=datetime.fromisoformat(str(item["created_at"])),
        last_used=datetime.fromisoformat(str(used)) if used else None,
        shown=opened_by(user_id, item, Shown) if "sealed" in item else None,
    )
