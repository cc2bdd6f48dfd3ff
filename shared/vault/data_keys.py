"""Unwrapped data keys: in memory for at most five minutes, and only the versions that were needed."""

import threading
import time
from dataclasses import dataclass, field

from shared.errors import AppError
from shared.vault.issuing import Purpose, client_for, context, issued_keys, wrapping_key

KEPT_SECONDS = 300
_MOST_KEYS = 500


class UserIsErased(AppError):
    """The user's key is gone, and with it everything it sealed."""

    status, code = 404, "NOT_FOUND"


@dataclass(frozen=True)
class DataKey:
    """An unwrapped key of 32 bytes. `repr` never shows it."""

    version: int
    secret: bytes = field(repr=False)


@dataclass
class _Keys:
    """A user's wrapped keys by version, and those that were unwrapped since. Forgotten together."""

    ends: float
    wrapped: dict[int, bytes]
    unwrapped: dict[int, DataKey] = field(default_factory=dict)


_loading = threading.RLock()
_kept: dict[tuple[str, Purpose], _Keys] = {}


def current_key(user_id: str, purpose: Purpose) -> DataKey:
    """The key that new values are sealed with. Raises UserIsErased."""
    with _loading:  # what runs beside each other in one request shall not load the same key twice
        keys = _keys_of(user_id, purpose)
        return _unwrapped(user_id, purpose, keys, max(keys.wrapped))


def key_of_version(user_id: str, purpose: Purpose, version: int) -> DataKey:
    """The key that sealed a value. Raises UserIsErased where it was destroyed."""
    with _loading:
        keys = _keys_of(user_id, purpose)
        if version not in keys.wrapped:
            forget_keys_of(user_id, purpose)
            keys = _keys_of(user_id, purpose)
        if version not in keys.wrapped:
            raise UserIsErased()
        return _unwrapped(user_id, purpose, keys, version)


def forget_keys() -> None:
    """Drops all keys from memory."""
    _kept.clear()


def forget_keys_of(user_id: str, purpose: Purpose) -> None:
    """Drops one user's keys from memory."""
    _kept.pop((user_id, purpose), None)


def _keys_of(user_id: str, purpose: Purpose) -> _Keys:
    kept = _kept.get((user_id, purpose))
    if kept and kept.ends > time.monotonic():
        return kept
    wrapped = {key.version: key.wrapped for key in issued_keys(user_id, purpose)}
    if not wrapped:
        raise UserIsErased()
    while len(_kept) >= _MOST_KEYS:
        _kept.pop(next(iter(_kept)), None)
    _kept[user_id, purpose] = _Keys(time.monotonic() + KEPT_SECONDS, wrapped)
    return _kept[user_id, purpose]


def _unwrapped(user_id: str, purpose: Purpose, keys: _Keys, version: int) -> DataKey:
    """One call to KMS for a version that was not needed before."""
    if version not in keys.unwrapped:
        plain = client_for(purpose, "kms").decrypt(
            KeyId=wrapping_key(purpose),
            CiphertextBlob=keys.wrapped[version],
            EncryptionContext=context(user_id, purpose),
        )["Plaintext"]
        keys.unwrapped[version] = DataKey(version, plain)
    return keys.unwrapped[version]
