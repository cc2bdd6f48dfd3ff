"""A file of any size, sealed: numbered segments, each bound to the file, its number and their count.

`PFS1 | key version (4 bytes) | count (4 bytes) | segments, each led by its length (4 bytes)`. A segment
opens only in its own place of its own file, so none can be moved, swapped, dropped, repeated or cut off.
"""

from shared.vault.data_keys import current_key, key_of_version
from shared.vault.issuing import Purpose
from shared.vault.sealing import Binding, SealBroken, open_sealed, seal

_FORMAT = b"PFS1"
_SEGMENT = 60_000
_HEAD = len(_FORMAT) + 8


def seal_file(data: bytes, user_id: str, name: str) -> bytes:
    """Seals the bytes under the user's newest record key, bound to the file's name."""
    key = current_key(user_id, Purpose.RECORD)
    pieces = [data[at : at + _SEGMENT] for at in range(0, len(data), _SEGMENT)] or [b""]
    sealed = [
        seal(piece, _place(user_id, name, number, len(pieces), key.version), key.secret)
        for number, piece in enumerate(pieces, 1)
    ]
    head = _FORMAT + key.version.to_bytes(4) + len(pieces).to_bytes(4)
    return head + b"".join(len(one).to_bytes(4) + one for one in sealed)


def open_file(blob: bytes, user_id: str, name: str) -> bytes:
    """The bytes of a file that `seal_file` made. Raises SealBroken, UserIsErased."""
    if len(blob) < _HEAD or blob[:4] != _FORMAT:
        raise SealBroken("The format of a sealed file is not known.")
    version, count = int.from_bytes(blob[4:8]), int.from_bytes(blob[8:12])
    key = key_of_version(user_id, Purpose.RECORD, version)
    at, pieces = _HEAD, list[bytes]()
    for number in range(1, count + 1):
        size = int.from_bytes(blob[at : at + 4])
        piece = blob[at + 4 : at + 4 + size]
        pieces.append(open_sealed(piece, _place(user_id, name, number, count, version), key.secret))
        at += 4 + size
    if at != len(blob):
        raise SealBroken("A sealed file is longer than it says.")
    return b"".join(pieces)


def _place(user_id: str, name: str, number: int, count: int, key_version: int) -> Binding:
    return Binding("files", f"USER#{user_id}", f"{name}#{number}/{count}", 1, key_version)
