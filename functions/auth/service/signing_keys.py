"""The rotation of the keys that sign access tokens: repeated or done twice at once, it makes one key.

A successor is published at once and signs later; the key before it is believed until its last token
has expired, and is then taken off the ring and deleted. The template's own key is never deleted.
"""

import time
from dataclasses import dataclass

from shared import aws, config
from shared.auth.signing_keys import forget_ring, keep_ring, public_half, read_kept_ring
from shared.auth.signing_ring import SigningKey, SigningRing
from shared.errors import KeyUnavailable, Unavailable

SIGNS_SECONDS = 90 * 86_400
OVERLAP_SECONDS = 2 * 3600
"""Longer than the hour for which others keep our public keys."""
HASTY_OVERLAP_SECONDS = 15
"""Longer than our own functions wait before they read the ring again for a `kid` they do not know."""
_JUST_ROTATED_SECONDS = 300
_DELETED_AFTER_DAYS = 30
_ATTEMPTS = 4


@dataclass(frozen=True)
class Rotation:
    """What the ring looks like now: the newest key, when it signs, and every `kid` that is published."""

    newest: str
    signs_from: int
    published: tuple[str, ...]


def rotate_signing_key(*, forced: bool = False, overlap_seconds: int = OVERLAP_SECONDS) -> Rotation:
    """Takes off the ring what is over, and adds a successor where the newest key is old, or by force.

    Force brings a key that waits forward, and does nothing within five minutes after it began to sign,
    so that a repeated command makes one key.
    """
    for _ in range(_ATTEMPTS):
        kept, now = read_kept_ring(), int(time.time())
        ring = kept.without(_deleted(kept, now))
        if ring.is_changing(now):
            ring = ring.hastened(now + overlap_seconds) if forced else ring
        elif _is_old(ring.newest, now) or (forced and not _just_rotated(ring.newest, now)):
            ring = _with_successor(ring, now + overlap_seconds)
        if ring == kept or _keep(ring, kept):
            forget_ring()
            return Rotation(
                ring.newest.kid, ring.newest.signs_from, tuple(key.kid for key in ring.published(now))
            )
    raise Unavailable()


def _keep(ring: SigningRing, kept: SigningRing) -> bool:
    """False where somebody else was quicker; then the key that was made is not needed.

    The answer to a write may get lost and the write be refused when repeated, so the ring is looked at.
    """
    if keep_ring(ring):
        return True
    there = {key.kid for key in read_kept_ring().keys}
    if ring.newest.kid in there - {key.kid for key in kept.keys}:
        return True
    if ring.newest.kid not in there:
        _delete(ring.newest)
    return False


def _with_successor(ring: SigningRing, signs_from: int) -> SigningRing:
    key_id = _new_key()
    return ring.with_successor(SigningKey.of(key_id, public_half(key_id), signs_from=signs_from))


def _new_key() -> str:
    tags = {"pathfinder:purpose": "tokens", "pathfinder:stage": config.read("SIGNING_KEYS")}
    made = aws.own("kms").create_key(
        KeySpec="ECC_NIST_P256",
        KeyUsage="SIGN_VERIFY",
        MultiRegion=True,
        Description="Signs access tokens.",
        Tags=[{"TagKey": name, "TagValue": value} for name, value in tags.items()],
    )
    return str(made["KeyMetadata"]["Arn"])


def _deleted(ring: SigningRing, now: int) -> tuple[SigningKey, ...]:
    """The keys that are over, their deletion scheduled."""
    over = tuple(key for key in ring.keys if key.is_over(now))
    for key in over:
        if key.key_id != config.read("KEY_TOKENS"):
            _delete(key)
    return over


def _delete(key: SigningKey) -> None:
    """In thirty days, within which it can be called back. Where that was asked for before, it is done."""
    name = key.key_id.rpartition("/")[2]
    try:
        aws.own("kms").schedule_key_deletion(KeyId=name, PendingWindowInDays=_DELETED_AFTER_DAYS)
    except KeyUnavailable as error:
        if error.aws_code not in ("KMSInvalidStateException", "NotFoundException"):
            raise


def _is_old(key: SigningKey, now: int) -> bool:
    return now - (key.signs_from or _made_at(key.key_id)) >= SIGNS_SECONDS


def _just_rotated(key: SigningKey, now: int) -> bool:
    return now - key.signs_from < _JUST_ROTATED_SECONDS


def _made_at(key_id: str) -> int:
    """When the template's key was made: nobody wrote down when it began to sign."""
    made = aws.own("kms").describe_key(KeyId=key_id)["KeyMetadata"]["CreationDate"]
    return int(made.timestamp())
