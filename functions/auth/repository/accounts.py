"""Accounts: made with their names, read, changed, brought to their end."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from functions.auth.repository.names import EMAIL, USERNAME, lookup
from functions.auth.repository.sealing import opened_by, sealed
from shared import bus, clock
from shared.auth import Role
from shared.auth.sessions import ACCOUNT
from shared.ids import new_id
from shared.retention import FIRST_WARNING, INACTIVE_ACCOUNT
from shared.table import Attribute, IdentityTable, lookup_key, making_due, undoing, user_key
from shared.table.identity import Item, Values
from shared.table.key_rotation import planning_key_rotation
from shared.vault import Purpose, Sealed, issue_next_key

ERASE, INACTIVITY = "erase", "inactivity"
_DECOY = "DECOY"
_NOBODY, _LONG_AGO = "0" * 26, datetime(2000, 1, 1, tzinfo=UTC)
_LOOKED_AT_AFTER = INACTIVE_ACCOUNT.kept - FIRST_WARNING
_table = IdentityTable()


class Status(StrEnum):
    """Only the first two let their owner in; an account that is being erased never comes back."""

    ACTIVE = "active"
    LOCKED = "locked"
    DEACTIVATED = "deactivated"
    PENDING_DELETION = "pending_deletion"
    ERASING = "erasing"


class Identity(BaseModel):
    """The personal part of an account, sealed under a key that only auth opens.

    `new_email` is an address that was asked for and is not confirmed yet.
    """

    username: str
    email: str
    new_email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    locale: str = "en"
    timezone: str = "UTC"


@dataclass(frozen=True)
class Account:
    """An account. `pseudonym` is its name in the audit log; `suspended` ones were deactivated by an admin.

    `seen` is the day of its last use, with the moment of the first use on that day. `address` names the mail
    address it has, None the first one; `asked_address` the one it is to get.
    """

    id: str
    version: int
    status: Status
    suspended: bool
    role: Role
    email_verified: bool
    mail_trouble: str | None
    pseudonym: str
    deletes_at: datetime | None
    seen: datetime | None
    created_at: datetime
    updated_at: datetime
    identity: Sealed[Identity]
    address: str | None = None
    asked_address: str | None = None


class Taken(RuntimeError):
    """What must be unique is taken; `username` and `email` say which."""

    def __init__(self, *, username: bool, email: bool) -> None:
        super().__init__("taken")
        self.username, self.email = username, email


def create(
    user_id: str,
    pseudonym: str,
    identity: Identity,
    *,
    more: Sequence[dict[str, Any]],
    email_verified: bool = False,
) -> Account:
    """A new account with its names reserved and its keys issued, and `more` written with it. Raises Taken.

    The keys come first, since the account is sealed with one; without the account they seal nothing.
    """
    values = _first(user_id, pseudonym, identity, email_verified=email_verified)
    held = _table.write(
        [
            _table.creating(
                lookup_key(USERNAME, lookup("username", identity.username)), {"user_id": user_id}
            ),
            _table.creating(lookup_key(EMAIL, lookup("email", identity.email)), {"user_id": user_id}),
            _table.creating(user_key(user_id, ACCOUNT), values),
            planning_key_rotation(user_id),
            making_due(INACTIVITY, clock.now() + _LOOKED_AT_AFTER, user_id),
            *more,
        ]
    )
    if not all(held):
        raise Taken(username=not held[0], email=not held[1])
    return account_in({**values, "pk": f"USER#{user_id}", "sk": ACCOUNT})


def reserve_username(user_id: str, identity: Identity) -> bool:
    """Takes a username for nobody, by the very calls that make an account. False where it is taken.

    What the calls write besides expires at once; so the time that they take tells nothing.
    """
    values = _first(user_id, user_id, identity, email_verified=False)
    username, email = lookup("username", identity.username), lookup("email", identity.email)
    gone = {"expires": int(time.time())}
    held = _table.write(
        [
            _table.creating(lookup_key(USERNAME, username), {"user_id": ""}),
            _table.putting(lookup_key(_DECOY, email), gone),
            _table.putting(lookup_key(_DECOY, user_id), {**values, **gone}),
            making_due("nothing", _LONG_AGO, _NOBODY),
            making_due("nothing", _LONG_AGO + timedelta(days=1), _NOBODY),
            _table.putting(lookup_key(_DECOY, username), gone),
        ]
    )
    return all(held)


def read(user_id: str) -> Account | None:
    """The account, whatever its status, or None."""
    item = _table.get(user_key(user_id, ACCOUNT))
    return account_in(item) if item else None


def change_identity(old: Account, identity: Identity) -> bool:
    """Puts the next version of the personal part. False where the account changed meanwhile."""
    place = user_key(old.id, ACCOUNT)
    return _table.update(place, _next(old, identity), only_if={"version": old.version})


def ask_for_address(old: Account, identity: Identity) -> bool:
    """Keeps the `new_email`, under a name that links mailed to it carry. False where the account changed."""
    values = {**_next(old, identity), "asked_address": new_id()}
    return _table.update(user_key(old.id, ACCOUNT), values, only_if={"version": old.version})


def change_email(old: Account, identity: Identity, token: dict[str, Any]) -> None:
    """Moves the account to its new address and uses the token up. Raises Taken, also where it was used."""
    before, after = lookup("email", old.identity.open().email), lookup("email", identity.email)
    moved = {"address": old.asked_address, "asked_address": None}
    values = {**_next(old, identity), **moved, "email_verified": True, "mail_trouble": None}
    only_if = {"version": old.version, "asked_address": old.asked_address}
    held = _table.write(
        [
            token,
            _table.creating(lookup_key(EMAIL, after), {"user_id": old.id}),
            _table.deleting(lookup_key(EMAIL, before)),
            _table.updating(user_key(old.id, ACCOUNT), values, only_if=only_if),
        ]
    )
    if not all(held):
        raise Taken(username=False, email=True)


def marking(user_id: str, values: Values, *, only_if: Values | None = None) -> dict[str, Any]:
    """A write of a transaction that sets clear attributes of an account."""
    changed = {**values, "updated_at": clock.now().isoformat()}
    return _table.updating(user_key(user_id, ACCOUNT), changed, only_if=only_if or {})


def mark(user_id: str, values: Values, *, only_if: Values | None = None) -> bool:
    """Sets clear attributes of an account. False where it is not as `only_if` says."""
    return all(_table.write([marking(user_id, values, only_if=only_if)]))


def change_status(old: Account, status: Status, *, suspended: bool = False, role: Role | None = None) -> bool:
    """Takes an account from one status to another. False where it stands in another way by now.

    Whoever is active again is not erased: what was due is taken back. What stays to be deleted stays due.
    """
    bus.account_will_change(old.id)
    ends = old.deletes_at if status is Status.PENDING_DELETION else None
    values: Values = {
        "status": status,
        "suspended": suspended or None,
        "deletes_at": ends.isoformat() if ends else None,
        "role": role or old.role,
    }
    stood: Values = {"status": old.status, "suspended": old.suspended or None, "role": old.role}
    writes = [marking(old.id, values, only_if=stood)]
    if old.deletes_at is not None and ends is None:
        writes.append(undoing(ERASE, old.deletes_at, old.id))
    return all(_table.write(writes))


def begin_deletion(user_id: str, when: datetime, *, from_status: Status = Status.ACTIVE) -> bool:
    """Starts the time of grace and writes down when it ends. False where the account is not so."""
    bus.account_will_change(user_id)
    values = {"status": Status.PENDING_DELETION, "deletes_at": when.isoformat()}
    only_if = {"status": from_status}
    return all(_table.write([marking(user_id, values, only_if=only_if), making_due(ERASE, when, user_id)]))


def _first(user_id: str, pseudonym: str, identity: Identity, *, email_verified: bool) -> Values:
    """Issues the keys of a new user, and gives the attributes of the account."""
    for purpose in (Purpose.IDENTITY, Purpose.RECORD):
        issue_next_key(user_id, purpose, after=0)
    now = clock.now().isoformat()
    return {
        "id": user_id,
        "status": Status.ACTIVE,
        "role": Role.USER,
        "email_verified": email_verified,
        "pseudonym": pseudonym,
        "created_at": now,
        "updated_at": now,
        **sealed(user_id, user_key(user_id, ACCOUNT), identity),
    }


def _next(old: Account, identity: Identity) -> Values:
    changed = sealed(old.id, user_key(old.id, ACCOUNT), identity, version=old.version + 1)
    return {**changed, "updated_at": clock.now().isoformat()}


def account_in(item: Item | Values) -> Account:
    """The account that an item holds."""
    whole: Item = {name: value for name, value in item.items() if value is not None}
    return Account(
        id=str(whole["id"]),
        version=int(whole["version"]),
        status=Status(str(whole["status"])),
        suspended=bool(whole.get("suspended")),
        role=Role(str(whole["role"])),
        email_verified=bool(whole["email_verified"]),
        mail_trouble=str(whole["mail_trouble"]) if "mail_trouble" in whole else None,
        pseudonym=str(whole["pseudonym"]),
        deletes_at=_moment(whole.get("deletes_at")),
        seen=_moment(whole.get("seen")),
        created_at=datetime.fromisoformat(str(whole["created_at"])),
        updated_at=datetime.fromisoformat(str(whole["updated_at"])),
        identity=opened_by(str(whole["id"]), whole, Identity),
        address=str(whole["address"]) if "address" in whole else None,
        asked_address=str(whole["asked_address"]) if "asked_address" in whole else None,
    )


def _moment(value: Attribute | None) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value else None
