"""Accounts, look-ups, sessions and mailed tokens in the identity table."""

import time
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import BaseModel

from shared import aws, clock, config
from shared.auth import Role
from shared.auth.sessions import KIND as SESSION
from shared.table import Attribute, IdentityTable, hash_of
from shared.vault import Binding, Purpose, Sealed, current_key, issue_key, seal

_ACCOUNT, _USERNAME, _EMAIL, _TOKEN = "ACCOUNT", "USERNAME", "EMAIL", "TOKEN"
_TABLE = "identity"
_identity = IdentityTable()


class Identity(BaseModel):
    """The personal part of an account, sealed under a key that only auth opens."""

    username: str
    email: str
    first_name: str | None = None
    last_name: str | None = None
    locale: str = "en"
    timezone: str = "UTC"


@dataclass(frozen=True)
class Account:
    """An account. `pseudonym` is its name in the audit log."""

    id: str
    version: int
    status: str
    role: Role
    email_verified: bool
    pseudonym: str
    created_at: datetime
    updated_at: datetime
    password_hash: str = field(repr=False)
    identity: Sealed[Identity]


@dataclass(frozen=True)
class Session:
    """A chain of refresh tokens, of which the last is valid, the one before for ten seconds."""

    id: str
    user_id: str
    generation: int
    refresh_hash: str = field(repr=False)
    previous_hash: str = field(repr=False)
    rotated_at: int
    signed_in_at: int
    ends_at: int
    status: str


class Taken(RuntimeError):
    """What must be unique is taken; `username` and `email` say which."""

    def __init__(self, *, username: bool, email: bool) -> None:
        super().__init__("taken")
        self.username, self.email = username, email


def user_of(kind_of_name: str, name: str) -> str | None:
    """The id behind a username or an e-mail address (`username` | `email`), or None."""
    return user_behind(kind_of_name, lookup(kind_of_name, name))


def user_behind(kind_of_name: str, looked_up: str) -> str | None:
    """The id behind a name whose HMAC is known already, or None. One call."""
    item = _identity.get(kind_of_name.upper(), looked_up)
    return str(item["user_id"]) if item else None


def lookup(kind_of_name: str, name: str) -> str:
    """The HMAC under which a name is looked up; its key never leaves KMS. One call."""
    mac = aws.own("kms").generate_mac(
        KeyId=config.read("KEY_LOOKUP"),
        MacAlgorithm="HMAC_SHA_256",
        Message=f"{kind_of_name}:{name.strip().casefold()}".encode(),
    )["Mac"]
    return bytes(mac).hex()


def create_account(user_id: str, pseudonym: str, password_hash: str, identity: Identity) -> Account:
    """A new account with its names reserved and its keys issued. Raises Taken.

    The keys come first, since the account is sealed with one; without the account they seal nothing.
    """
    identity_key, record_key = (issue_key(user_id, purpose) for purpose in (Purpose.IDENTITY, Purpose.RECORD))
    table = config.read("TABLE_KEYS")
    aws.own("dynamodb").put_item(TableName=table, Item=identity_key)
    aws.own("dynamodb").put_item(TableName=table, Item=record_key)
    now = clock.now().isoformat()
    account: dict[str, Attribute | None] = {
        "id": user_id,
        "status": "active",
        "role": Role.USER,
        "email_verified": False,
        "pseudonym": pseudonym,
        "password_hash": password_hash,
        "created_at": now,
        **_sealed(user_id, identity, 1, now),
    }
    held = _identity.write(
        [
            _identity.creating(_USERNAME, lookup("username", identity.username), {"user_id": user_id}),
            _identity.creating(_EMAIL, lookup("email", identity.email), {"user_id": user_id}),
            _identity.creating(_ACCOUNT, user_id, account),
        ]
    )
    if not all(held):
        raise Taken(username=not held[0], email=not held[1])
    return _account(account)


def reserve_username(username: str) -> bool:
    """Takes a username for nobody. False where it is taken."""
    return all(
        _identity.write([_identity.creating(_USERNAME, lookup("username", username), {"user_id": ""})])
    )


def account(user_id: str) -> Account | None:
    """The account, or None."""
    item = _identity.get(_ACCOUNT, user_id)
    return _account(item) if item else None


def change_identity(old: Account, identity: Identity) -> bool:
    """Puts the next version of the personal part. False where the account changed meanwhile."""
    values = _sealed(old.id, identity, old.version + 1, clock.now().isoformat())
    return _identity.update(_ACCOUNT, old.id, values, only_if={"version": old.version})


def change_password_hash(old: Account, password_hash: str) -> None:
    """Keeps a stronger hash of the same password, unless the password changed meanwhile."""
    _identity.update(
        _ACCOUNT, old.id, {"password_hash": password_hash}, only_if={"password_hash": old.password_hash}
    )


def keep_token(token: str, purpose: str, user_id: str, *, lives_seconds: int) -> None:
    """Keeps the hash of a mailed token."""
    values: dict[str, Attribute | None] = {
        "purpose": purpose,
        "user_id": user_id,
        "expires": int(time.time()) + lives_seconds,
    }
    _identity.put(_TOKEN, hash_of(token), values)


def user_of_token(token: str, purpose: str) -> str | None:
    """Whose mailed token it is, where it is valid."""
    item = _identity.get(_TOKEN, hash_of(token))
    if item is None or item["purpose"] != purpose or int(item["expires"]) <= time.time():
        return None
    return str(item["user_id"])


def verify_email(token: str, user_id: str) -> bool:
    """Uses the token up and marks the address as verified. False where the token was just used."""
    return all(
        _identity.write(
            [
                _identity.deleting(_TOKEN, hash_of(token)),
                _identity.updating(_ACCOUNT, user_id, {"email_verified": True}, only_if={}),
            ]
        )
    )


def create_session(session: Session, owner: Account, *, origin: bytes, idle_ends_at: int) -> None:
    """Keeps a new session; `origin` (address and user agent) is sealed."""
    key = current_key(owner.id, Purpose.IDENTITY)
    pk, sk = _identity.key(SESSION, session.id)
    blob = seal(origin, Binding(_TABLE, pk, sk, 1, key.version), key.secret)
    now = clock.now().isoformat()
    _identity.put(
        SESSION,
        session.id,
        {
            "id": session.id,
            "user_id": owner.id,
            "pseudonym": owner.pseudonym,
            "role": owner.role,
            "generation": session.generation,
            "refresh_hash": session.refresh_hash,
            "previous_hash": session.previous_hash,
            "rotated_at": session.rotated_at,
            "signed_in_at": session.signed_in_at,
            "ends_at": session.ends_at,
            "status": session.status,
            "expires": idle_ends_at,
            "created_at": now,
            "last_activity": now,
            "key_version": key.version,
            "sealed": blob,
        },
    )


def session(session_id: str) -> Session | None:
    """The session, whatever its status, or None."""
    item = _identity.get(SESSION, session_id)
    if item is None:
        return None
    return Session(
        id=session_id,
        user_id=str(item["user_id"]),
        generation=int(item["generation"]),
        refresh_hash=str(item["refresh_hash"]),
        previous_hash=str(item["previous_hash"]),
        rotated_at=int(item["rotated_at"]),
        signed_in_at=int(item["signed_in_at"]),
        ends_at=int(item["ends_at"]),
        status=str(item["status"]) if int(item["expires"]) > time.time() else "expired",
    )


def rotate(old: Session, refresh_hash: str, *, now: int, idle_ends_at: int) -> Session | None:
    """Moves the session to its next token. None where another request was first."""
    new = replace(
        old,
        generation=old.generation + 1,
        refresh_hash=refresh_hash,
        previous_hash=old.refresh_hash,
        rotated_at=now,
    )
    moved = _identity.update(
        SESSION,
        old.id,
        {
            "generation": new.generation,
            "refresh_hash": new.refresh_hash,
            "previous_hash": new.previous_hash,
            "rotated_at": now,
            "expires": idle_ends_at,
            "last_activity": clock.now().isoformat(),
        },
        only_if={"refresh_hash": old.refresh_hash, "status": "active"},
    )
    return new if moved else None


def revoke(session_id: str) -> bool:
    """Ends a session. False where it had ended."""
    return _identity.update(SESSION, session_id, {"status": "revoked"}, only_if={"status": "active"})


def _sealed(user_id: str, identity: Identity, version: int, now: str) -> dict[str, Attribute | None]:
    key = current_key(user_id, Purpose.IDENTITY)
    pk, sk = _identity.key(_ACCOUNT, user_id)
    binding = Binding(_TABLE, pk, sk, version, key.version)
    blob = seal(identity.model_dump_json().encode(), binding, key.secret)
    return {"version": version, "key_version": key.version, "updated_at": now, "sealed": blob}


def _account(item: dict[str, Attribute] | dict[str, Attribute | None]) -> Account:
    user_id = str(item["id"])
    pk, sk = _identity.key(_ACCOUNT, user_id)
    version, key_version = int(item["version"] or 0), int(item["key_version"] or 0)
    return Account(
        id=user_id,
        version=version,
        status=str(item["status"]),
        role=Role(str(item["role"])),
        email_verified=bool(item["email_verified"]),
        pseudonym=str(item["pseudonym"]),
        created_at=datetime.fromisoformat(str(item["created_at"])),
        updated_at=datetime.fromisoformat(str(item["updated_at"])),
        password_hash=str(item["password_hash"]),
        identity=Sealed(
            bytes(item["sealed"]),  # type: ignore[arg-type]
            Binding(_TABLE, pk, sk, version, key_version),
            Identity,
            user_id=user_id,
            purpose=Purpose.IDENTITY,
        ),
    )
