"""The keys that sign access tokens, as a ring in which each takes over from the one before.

Moments are seconds since 1970. A key is published before it signs, for longer than anybody keeps an
old list of keys; it is believed for as long as a token that it signed may be valid.
"""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from shared.errors import Unavailable

RING_KEPT_SECONDS = 300
TOKEN_LIVES_SECONDS = 900
_CLOCKS_DIFFER_SECONDS = 300
BELIEVED_AFTER_SIGNING_SECONDS = RING_KEPT_SECONDS + TOKEN_LIVES_SECONDS + _CLOCKS_DIFFER_SECONDS
"""Who keeps an older ring signs with the old key a little longer, and that token lives its time."""


class RingBroken(Unavailable):
    """The ring does not hold together, so nobody believes or signs anything by it."""


@dataclass(frozen=True)
class SigningKey:
    """One key. `kid` is the thumbprint of its public half; the moments that are None are not known yet."""

    kid: str
    key_id: str
    public_key: bytes = field(repr=False)
    signs_from: int
    signs_until: int | None = None
    valid_until: int | None = None

    @classmethod
    def of(cls, key_id: str, public_key: bytes, *, signs_from: int) -> "SigningKey":
        """A key of KMS by its id and its public half (DER)."""
        return cls(thumbprint(public_key), key_id, public_key, signs_from)

    def is_believed(self, now: int) -> bool:
        """Whether a token that it signed may be valid now."""
        return self.signs_from <= now and not self.is_over(now)

    def is_over(self, now: int) -> bool:
        """Whether its last token has expired."""
        return self.valid_until is not None and self.valid_until <= now

    def public(self) -> EllipticCurvePublicKey:
        """The public half. Raises RingBroken where it is of another kind."""
        key = load_der_public_key(self.public_key)
        if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
            raise RingBroken()
        return key

    def _handing_over(self, at: int) -> "SigningKey":
        return replace(self, signs_until=at, valid_until=at + BELIEVED_AFTER_SIGNING_SECONDS)


@dataclass(frozen=True)
class SigningRing:
    """All keys that are published, oldest first. Version 0 was never written: the template's key alone."""

    keys: tuple[SigningKey, ...]
    version: int = 0

    @property
    def newest(self) -> SigningKey:
        return self.keys[-1]

    def signing(self, now: int) -> SigningKey:
        """The key that signs now. Raises RingBroken where none does."""
        begun = [key for key in self.keys if key.signs_from <= now]
        if not begun:
            raise RingBroken()
        return begun[-1]

    def published(self, now: int) -> tuple[SigningKey, ...]:
        """The keys that others may need: those to come included, those that are over left out."""
        return tuple(key for key in self.keys if not key.is_over(now))

    def is_changing(self, now: int) -> bool:
        """Whether the newest key waits for its time to sign."""
        return self.newest.signs_from > now

    def with_successor(self, successor: SigningKey) -> "SigningRing":
        """The ring in which the newest key hands over to this one."""
        old = self.newest._handing_over(successor.signs_from)
        return replace(self, keys=(*self.keys[:-1], old, successor))

    def hastened(self, signs_from: int) -> "SigningRing":
        """The ring in which the key that waits signs earlier. Never later."""
        waiting = replace(self.newest, signs_from=min(self.newest.signs_from, signs_from))
        return replace(self, keys=self.keys[:-1]).with_successor(waiting) if len(self.keys) > 1 else self

    def without(self, over: tuple[SigningKey, ...]) -> "SigningRing":
        return replace(self, keys=tuple(key for key in self.keys if key not in over))


def thumbprint(public_key: bytes) -> str:
    """The `kid` of a key: whoever puts another public key in its place needs another `kid` too."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def spelled(ring: SigningRing) -> str:
    """The ring's keys as text to be kept."""
    keys = [asdict(key) | {"public_key": base64.b64encode(key.public_key).decode()} for key in ring.keys]
    return json.dumps(keys, separators=(",", ":"))


def read_ring(text: str, version: int) -> SigningRing:
    """The ring that was kept. Raises RingBroken unless it holds together in every part."""
    try:
        ring = SigningRing(tuple(_key(values) for values in json.loads(text)), version)
        _check(ring)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RingBroken() from error
    return ring


def _key(values: dict[str, Any]) -> SigningKey:
    public_key = base64.b64decode(values["public_key"], validate=True)
    return SigningKey(**{**values, "public_key": public_key})


def _check(ring: SigningRing) -> None:
    """Each key is what its `kid` says, hands over to the next, and the newest to nobody."""
    for key in ring.keys:
        key.public()
        if key.kid != thumbprint(key.public_key) or not isinstance(key.key_id, str):
            raise ValueError
    for old, new in zip(ring.keys, ring.keys[1:], strict=False):
        if not old.signs_from <= new.signs_from or old != old._handing_over(new.signs_from):
            raise ValueError
    last = ring.newest if ring.keys else None
    if last is None or (last.signs_until, last.valid_until) != (None, None):
        raise ValueError
    if len({key.kid for key in ring.keys}) < len(ring.keys) or not all(
        isinstance(key.signs_from, int) for key in ring.keys
    ):
        raise ValueError
