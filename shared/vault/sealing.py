"""AES-256-GCM over one blob an item, bound to the place it is stored in.

A blob is `0x01 | nonce (12 bytes) | ciphertext and tag`. The bound data are the logical table name, the
keys of the item, the record version and the key version, so that a blob moved elsewhere does not open.
"""

import os
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.errors import TooLarge

LARGEST_BLOB = 64 * 1024
_FORMAT = b"\x01"
_PLAIN, _DEFLATED = b"\x00", b"\x01"
_WORTH_DEFLATING = 512
_LARGEST_PLAIN = 16 * 1024 * 1024


class SealBroken(RuntimeError):
    """A sealed value does not open where it lies: it was altered, moved, or is of another key."""


@dataclass(frozen=True)
class Binding:
    """Where a sealed value lies. `table` is the logical name, so that a restored table decrypts."""

    table: str
    pk: str
    sk: str
    version: int
    key_version: int

    def bytes(self) -> bytes:
        """The bound data, each part led by its length, so that no two places spell alike."""
        parts = (self.table, self.pk, self.sk, str(self.version), str(self.key_version))
        return b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in parts)


def seal(plain: bytes, binding: Binding, key: bytes) -> bytes:
    """Seals the bytes to their place. Raises TooLarge where the blob would pass 64 kB."""
    body = _DEFLATED + zlib.compress(plain, 6) if len(plain) > _WORTH_DEFLATING else _PLAIN + plain
    nonce = os.urandom(12)
    blob = _FORMAT + nonce + AESGCM(key).encrypt(nonce, body, binding.bytes())
    if len(blob) > LARGEST_BLOB:
        raise TooLarge("This is more text than one record can hold. Shorten it or split it.")
    return blob


def open_sealed(blob: bytes, binding: Binding, key: bytes) -> bytes:
    """Opens what `seal` made. Raises SealBroken."""
    if blob[:1] != _FORMAT:
        raise SealBroken("The format of a sealed value is not known.")
    try:
        body = AESGCM(key).decrypt(blob[1:13], blob[13:], binding.bytes())
    except (InvalidTag, ValueError) as error:
        raise SealBroken("A sealed value does not open in this place.") from error
    if body[:1] == _PLAIN:
        return body[1:]
    return zlib.decompressobj().decompress(body[1:], _LARGEST_PLAIN)
