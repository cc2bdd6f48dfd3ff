"""The ring of signing keys where it is kept: one item of the identity table, and five minutes in memory.

Until the first rotation there is no item, and the ring is the template's own key.
"""

import time
from dataclasses import dataclass, field
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

from shared import aws, clock, config
from shared.auth.signing_ring import RING_KEPT_SECONDS, SigningKey, SigningRing, read_ring, spelled
from shared.table import Attribute, IdentityTable, lookup_key

LOOK_AGAIN_SECONDS = 5
"""A `kid` that nobody knows makes a function read the ring again, this often at most."""
_PLACE = lookup_key("SIGNINGRING", "access-tokens")


@dataclass
class _Memory:
    """The ring as it was read at `read_at` (monotonic), and the public keys that were needed since."""

    ring: SigningRing
    read_at: float
    opened: dict[str, EllipticCurvePublicKey] = field(default_factory=dict)


_memory: list[_Memory] = []


def signing_key(*, newer_than_seconds: float = RING_KEPT_SECONDS) -> SigningKey:
    """The key that signs now."""
    return _remembered(newer_than_seconds).ring.signing(clock.seconds())


def believed_key(kid: str) -> EllipticCurvePublicKey | None:
    """The public key under this `kid`, where a token that it signed may be valid now."""
    memory = _remembered(RING_KEPT_SECONDS)
    if all(key.kid != kid for key in memory.ring.keys):
        memory = _remembered(LOOK_AGAIN_SECONDS)
    for key in memory.ring.keys:
        if key.kid == kid and key.is_believed(clock.seconds()):
            if kid not in memory.opened:
                memory.opened[kid] = key.public()
            return memory.opened[kid]
    return None


def published_keys() -> dict[str, EllipticCurvePublicKey]:
    """The public keys for others to check tokens with, by `kid`; those that will sign soon included."""
    ring = _remembered(RING_KEPT_SECONDS).ring
    return {key.kid: key.public() for key in ring.published(clock.seconds())}


def read_kept_ring() -> SigningRing:
    """The ring as it is now. One call, and one more in a process that never saw the template's key."""
    item = IdentityTable().get(_PLACE)
    if item is None:
        key_id = config.read("KEY_TOKENS")
        return SigningRing((SigningKey.of(key_id, public_half(key_id), signs_from=0),))
    return read_ring(str(item["keys"]), int(item["version"]))


def keep_ring(ring: SigningRing) -> bool:
    """Puts the ring in place of the one it was made from. False where somebody else was first."""
    identity = IdentityTable()
    values: dict[str, Attribute | None] = {"keys": spelled(ring), "version": ring.version + 1}
    if ring.version == 0:
        return all(identity.write([identity.creating(_PLACE, values)]))
    return identity.update(_PLACE, values, only_if={"version": ring.version})


def forget_ring() -> None:
    """Reads it anew the next time."""
    _memory.clear()


@cache
def public_half(key_id: str) -> bytes:
    """The public half of a key of KMS (DER)."""
    return bytes(aws.own("kms").get_public_key(KeyId=key_id)["PublicKey"])


def _remembered(newer_than_seconds: float) -> _Memory:
    now = time.monotonic()
    if not _memory or now - _memory[0].read_at >= newer_than_seconds:
        _memory[:] = [_Memory(read_kept_ring(), now)]
    return _memory[0]
