"""API keys: a hash, scopes, and a name that is sealed."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from functions.auth.repository.sealing import opened_by, sealed
from shared import clock
from shared.auth import Scope
from shared.auth.sessions import API_KEY
from shared.table import IdentityTable, user_key
from shared.vault import Sealed

_table = IdentityTable()


class KeyName(BaseModel):
    name: str


@dataclass(frozen=True)
class ApiKey:
    """What is kept of a key; its text is not."""

    id: str
    scopes: frozenset[Scope]
    created_at: datetime
    last_used: datetime | None
    expires_at: datetime | None
    name: Sealed[KeyName]


def create(
    user_id: str,
    key_id: str,
    *,
    name: str,
    key_hash: str,
    scopes: frozenset[Scope],
    expires_at: datetime | None,
) -> ApiKey:
    """Keeps a new key. It is removed by itself some time after it expired."""
    place = user_key(user_id, API_KEY, key_id)
    values = {
        "id": key_id,
        "hash": key_hash,
        "scopes": " ".join(sorted(scopes)),
        "created_at": clock.now().isoformat(),
        "expires": int(expires_at.timestamp()) if expires_at else None,
        **sealed(user_id, place, KeyName(name=name)),
    }
    _table.put(place, values)
    (kept,) = [one for one in of_user(user_id) if one.id == key_id]
    return kept


def of_user(user_id: str) -> list[ApiKey]:
    """All keys, the newest first."""
    keys = [
        ApiKey(
            id=str(item["id"]),
            scopes=frozenset(Scope(scope) for scope in str(item["scopes"]).split()),
            created_at=datetime.fromisoformat(str(item["created_at"])),
            last_used=datetime.fromisoformat(str(item["last_used"])) if "last_used" in item else None,
            expires_at=_moment(int(item["expires"])) if "expires" in item else None,
            name=opened_by(user_id, item, KeyName),
        )
        for item in _table.of_user(user_id, f"{API_KEY}#")
    ]
    return sorted(keys, key=lambda one: one.id, reverse=True)


def remove(user_id: str, key_id: str) -> bool:
    """False where there is no such key."""
    return _table.remove(user_key(user_id, API_KEY, key_id))


def remove_all(user_id: str) -> None:
    """Takes every key away."""
    for key in of_user(user_id):
        remove(user_id, key.id)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=clock.now().tzinfo)
