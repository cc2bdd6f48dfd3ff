"""What somebody can show to be let in: a password, a code of an app, a passkey, a recovery code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from functions.auth.repository.sealing import opened_by, sealed
from shared import clock
from shared.table import IdentityTable, user_key
from shared.table.identity import Item, Key, Values
from shared.vault import Sealed

FACTOR = "FACTOR"
PASSWORD, TOTP, PASSKEY, RECOVERY = "PASSWORD", "TOTP", "PASSKEY", "RECOVERY"
_table = IdentityTable()


class TotpSecret(BaseModel):
    """The secret shared with an authenticator app, in base 32."""

    secret: str


class PasskeyName(BaseModel):
    name: str


@dataclass(frozen=True)
class Totp:
    """An app's secret. `step` is the last time step a code of which was used; -1 before the first.

    `blob` is the secret as it lies there, which tells it from another one.
    """

    secret: Sealed[TotpSecret]
    confirmed: bool
    step: int
    blob: bytes = field(repr=False)


@dataclass(frozen=True)
class Passkey:
    """A credential of WebAuthn: its attested data, public key included; `counter` is the highest seen."""

    id: str
    credential: bytes = field(repr=False)
    counter: int
    backed_up: bool
    created_at: str
    last_used: str | None
    name: Sealed[PasskeyName]


@dataclass(frozen=True)
class Factors:
    """All ways of one user to be let in. An unconfirmed app is not one yet."""

    password_hash: str | None = field(default=None, repr=False)
    totp: Totp | None = None
    passkeys: tuple[Passkey, ...] = ()
    recovery_hashes: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def methods(self) -> list[str]:
        """The second factors that a sign-in by password asks for one of; none where there are none."""
        found = ["totp"] if self.totp and self.totp.confirmed else []
        found += ["passkey"] if self.passkeys else []
        return [*found, "recovery_code"] if found and self.recovery_hashes else found


def of_user(user_id: str) -> Factors:
    """One call."""
    return factors_in(user_id, {str(item["sk"]): item for item in _table.of_user(user_id, FACTOR)})


def factors_in(user_id: str, items: Mapping[str, Item]) -> Factors:
    """The factors among a user's items, by sort key."""
    password, totp = items.get(f"{FACTOR}#{PASSWORD}"), items.get(f"{FACTOR}#{TOTP}")
    recovery = f"{FACTOR}#{RECOVERY}#"
    return Factors(
        password_hash=str(password["hash"]) if password else None,
        totp=_totp(user_id, totp) if totp else None,
        passkeys=tuple(
            _passkey(user_id, item) for sk, item in items.items() if sk.startswith(f"{FACTOR}#{PASSKEY}#")
        ),
        recovery_hashes=frozenset(sk.removeprefix(recovery) for sk in items if sk.startswith(recovery)),
    )


def remove_all_but_password(user_id: str) -> None:
    """Takes every other way in away: the app, passkeys, recovery codes."""
    for item in _table.of_user(user_id, FACTOR):
        if item["sk"] != f"{FACTOR}#{PASSWORD}":
            _table.remove((str(item["pk"]), str(item["sk"])))


def putting_password(user_id: str, password_hash: str) -> dict[str, Any]:
    """A write of a transaction: this is the password from now on."""
    return _table.putting(
        user_key(user_id, FACTOR, PASSWORD), {"hash": password_hash, "at": clock.now().isoformat()}
    )


def requiring_password(user_id: str, password_hash: str | None) -> dict[str, Any]:
    """A condition of a transaction: this is the password, or there is none."""
    return _table.requiring(user_key(user_id, FACTOR, PASSWORD), {"hash": password_hash})


def put_password(user_id: str, password_hash: str, *, instead_of: str) -> bool:
    """Sets the password. False where another one was set meanwhile."""
    values = {"hash": password_hash, "at": clock.now().isoformat()}
    return _table.update(user_key(user_id, FACTOR, PASSWORD), values, only_if={"hash": instead_of})


def begin_totp(user_id: str, secret: str) -> bool:
    """Keeps a secret that counts once it is confirmed. False where another one was confirmed meanwhile."""
    place = user_key(user_id, FACTOR, TOTP)
    values = {**sealed(user_id, place, TotpSecret(secret=secret)), "confirmed": False, "step": -1}
    return all(_table.write([_table.creating(place, values)])) or _table.update(
        place, values, only_if={"confirmed": False}
    )


def confirm_totp(user_id: str, totp: Totp, step: int, recovery: Sequence[dict[str, Any]]) -> bool:
    """Makes this app a factor, with recovery codes where there were none.

    False where it was one already, or another one was begun meanwhile.
    """
    place = user_key(user_id, FACTOR, TOTP)
    still: Values = {"confirmed": False, "step": -1, "sealed": totp.blob}
    confirming = _table.updating(place, {"confirmed": True, "step": step}, only_if=still)
    return all(_table.write([confirming, *recovery]))


def use_totp(user_id: str, totp: Totp, step: int) -> bool:
    """Notes the step of a code. False where that or a later one was used: no code is taken twice."""
    place = user_key(user_id, FACTOR, TOTP)
    return step > totp.step and _table.update(place, {"step": step}, only_if={"step": totp.step})


def remove_totp(user_id: str) -> bool:
    """Takes the app away. False where there was none."""
    return _table.remove(user_key(user_id, FACTOR, TOTP))


def writing_recovery(user_id: str, hashes: Sequence[str]) -> list[dict[str, Any]]:
    """Writes of a transaction that keep these codes."""
    return [_table.putting(user_key(user_id, FACTOR, f"{RECOVERY}#{one}"), {}) for one in hashes]


def replace_recovery(user_id: str, old: frozenset[str], new: Sequence[str]) -> bool:
    """Keeps new codes instead of all old ones. False, and nothing done, where one of those is gone by now."""
    dropping = [_table.deleting(user_key(user_id, FACTOR, f"{RECOVERY}#{one}")) for one in old]
    return all(_table.write([*dropping, *writing_recovery(user_id, new)]))


def use_recovery(user_id: str, code_hash: str) -> bool:
    """Uses a code up. False where it is none, or was used."""
    return _table.remove(user_key(user_id, FACTOR, f"{RECOVERY}#{code_hash}"))


def create_passkey(
    user_id: str, passkey_id: str, name: str, values: Values, recovery: Sequence[dict[str, Any]]
) -> None:
    """Keeps a new passkey, with recovery codes where it is the first second factor."""
    place = user_key(user_id, FACTOR, f"{PASSKEY}#{passkey_id}")
    item = {
        **values,
        **sealed(user_id, place, PasskeyName(name=name)),
        "id": passkey_id,
        "created_at": clock.now().isoformat(),
    }
    _table.write([_table.creating(place, item), *recovery])


def rename_passkey(user_id: str, passkey_id: str, name: str) -> bool:
    """False where there is no such passkey."""
    place = user_key(user_id, FACTOR, f"{PASSKEY}#{passkey_id}")
    return _table.update(place, sealed(user_id, place, PasskeyName(name=name)), only_if={})


def use_passkey(user_id: str, passkey: Passkey, counter: int) -> bool:
    """Notes the use. False where another use came in between."""
    place = user_key(user_id, FACTOR, f"{PASSKEY}#{passkey.id}")
    values: Values = {"counter": counter, "last_used": clock.now().isoformat()}
    return _table.update(place, values, only_if={"counter": passkey.counter})


def remove_passkey(user_id: str, passkey_id: str, *, while_there_is: Key) -> bool:
    """Removes it while something else opens the account. False where either is gone."""
    removing = _table.deleting(passkey_place(user_id, passkey_id))
    return all(_table.write([removing, _table.requiring(while_there_is)]))


def passkey_place(user_id: str, passkey_id: str) -> Key:
    """Where a passkey lies."""
    return user_key(user_id, FACTOR, f"{PASSKEY}#{passkey_id}")


def ways_in(user_id: str, known: Factors) -> list[Key]:
    """Where the password and the passkeys lie, each of which opens the account by itself."""
    password = [user_key(user_id, FACTOR, PASSWORD)] if known.password_hash else []
    return [*password, *(passkey_place(user_id, one.id) for one in known.passkeys)]


def _totp(user_id: str, item: Item) -> Totp:
    secret, blob = opened_by(user_id, item, TotpSecret), bytes(item["sealed"])  # type: ignore[arg-type]
    return Totp(secret, bool(item["confirmed"]), int(item["step"]), blob)


def _passkey(user_id: str, item: Item) -> Passkey:
    return Passkey(
        id=str(item["id"]),
        credential=bytes(item["credential"]),  # type: ignore[arg-type]
        counter=int(item["counter"]),
        backed_up=bool(item["backed_up"]),
        created_at=str(item["created_at"]),
        last_used=str(item["last_used"]) if "last_used" in item else None,
        name=opened_by(user_id, item, PasskeyName),
    )
