"""Sessions: a chain of refresh tokens each, of which the last is valid, the one before for ten seconds."""

import time
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from functions.auth.repository.sealing import opened_by, sealed
from shared import clock
from shared.auth.sessions import SESSION
from shared.table import IdentityTable, user_key
from shared.table.identity import Item
from shared.vault import Sealed

_table = IdentityTable()
_MOST_AT_ONCE = 100


class Whence(BaseModel):
    """Where a sign-in came from."""

    ip: str = ""
    user_agent: str = ""


@dataclass(frozen=True)
class Session:
    """Moments are seconds since 1970; `expires` is the idle end, `ends_at` the absolute one.

    `pseudonym` is whom the audit log knows its user as; sessions of old have none.
    """

    id: str
    user_id: str
    generation: int
    refresh_hash: str = field(repr=False)
    previous_hash: str = field(repr=False)
    rotated_at: int
    signed_in_at: int
    expires: int
    ends_at: int
    pseudonym: str = ""
    status: str = "active"

    def is_live(self) -> bool:
        """Whether it can still be used."""
        return self.status == "active" and min(self.expires, self.ends_at) > time.time()


@dataclass(frozen=True)
class Shown:
    """A session as its owner sees it."""

    session: Session
    created_at: str
    last_activity: str
    whence: Sealed[Whence]


def create(session: Session, whence: Whence, *conditions: dict[str, Any]) -> bool:
    """Keeps a new session; where it came from is sealed. False where a condition does not hold."""
    place, now = user_key(session.user_id, SESSION, session.id), clock.now().isoformat()
    creating = _table.creating(
        place,
        {
            "id": session.id,
            "generation": session.generation,
            "refresh_hash": session.refresh_hash,
            "previous_hash": session.previous_hash,
            "rotated_at": session.rotated_at,
            "signed_in_at": session.signed_in_at,
            "ends_at": session.ends_at,
            "pseudonym": session.pseudonym,
            "status": session.status,
            "expires": session.expires,
            "created_at": now,
            "last_activity": now,
            **sealed(session.user_id, place, whence),
        },
    )
    return all(_table.write([creating, *conditions]))


def read(user_id: str, session_id: str) -> Session | None:
    """The session, whatever its status, or None."""
    item = _table.get(user_key(user_id, SESSION, session_id))
    return _session(user_id, item) if item else None


def whence(user_id: str, session_id: str) -> Whence:
    """Where a session came from; nothing where it is gone."""
    item = _table.get(user_key(user_id, SESSION, session_id))
    return opened_by(user_id, item, Whence).open() if item else Whence()


def live(user_id: str) -> list[Shown]:
    """The sessions that can still be used, the last used first."""
    return [one for one in of_user(user_id) if one.session.is_live()]


def of_user(user_id: str) -> list[Shown]:
    """All that are kept, ended ones too, the last used first."""
    items = _table.of_user(user_id, f"{SESSION}#")
    shown = [
        Shown(
            _session(user_id, item),
            str(item["created_at"]),
            str(item["last_activity"]),
            opened_by(user_id, item, Whence),
        )
        for item in items
    ]
    return sorted(shown, key=lambda one: one.last_activity, reverse=True)


def rotate(old: Session, refresh_hash: str, *, now: int, expires: int) -> Session | None:
    """Moves the session to its next token. None where another request was first."""
    new = replace(
        old,
        generation=old.generation + 1,
        refresh_hash=refresh_hash,
        previous_hash=old.refresh_hash,
        rotated_at=now,
        expires=expires,
    )
    moved = _table.update(
        user_key(old.user_id, SESSION, old.id),
        {
            "generation": new.generation,
            "refresh_hash": new.refresh_hash,
            "previous_hash": new.previous_hash,
            "rotated_at": now,
            "expires": expires,
            "last_activity": clock.now().isoformat(),
        },
        only_if={"refresh_hash": old.refresh_hash, "status": "active"},
    )
    return new if moved else None


def revoke(user_id: str, session_id: str) -> bool:
    """Ends a session. False where it had ended or never was."""
    place = user_key(user_id, SESSION, session_id)
    return _table.update(place, {"status": "revoked"}, only_if={"status": "active"})


def revoke_all(user_id: str, *, but: str | None = None) -> int:
    """Ends every session but one. Gives how many. One call for every hundred."""
    ids = [one.session.id for one in live(user_id) if one.session.id != but]
    together = [ids[start : start + _MOST_AT_ONCE] for start in range(0, len(ids), _MOST_AT_ONCE)]
    return sum(_revoke_together(user_id, some) for some in together)


def _revoke_together(user_id: str, ids: list[str]) -> int:
    """Ends these sessions in one write, without those that have ended meanwhile."""
    while ids:
        held = _table.write([_revoking(user_id, session_id) for session_id in ids])
        if all(held):
            break
        ids = [session_id for session_id, holds in zip(ids, held, strict=True) if holds]
    return len(ids)


def _revoking(user_id: str, session_id: str) -> dict[str, Any]:
    place = user_key(user_id, SESSION, session_id)
    return _table.updating(place, {"status": "revoked"}, only_if={"status": "active"})


def _session(user_id: str, item: Item) -> Session:
    return Session(
        id=str(item["id"]),
        user_id=user_id,
        generation=int(item["generation"]),
        refresh_hash=str(item["refresh_hash"]),
        previous_hash=str(item["previous_hash"]),
        rotated_at=int(item["rotated_at"]),
        signed_in_at=int(item["signed_in_at"]),
        expires=int(item["expires"]),
        ends_at=int(item["ends_at"]),
        pseudonym=str(item.get("pseudonym", "")),
        status=str(item["status"]),
    )
