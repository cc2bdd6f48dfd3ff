"""The hash chain of the audit log: one for each pseudonym, kept in blocks of links.

A link is one entry with its number `seq`, counted from 1, its `position` in the table's stream, and
`prev_hash` and `hash`. Its canonical form is the JSON object of `entry`, `position`, `prev_hash` and `seq`
with all names sorted, without spaces, in ASCII (other characters as `\\uXXXX`), bytes as base64. `hash`
is the SHA-256 of that form in hexadecimal digits, and the next link's `prev_hash`. The first link's
`prev_hash` is `genesis(user)`, so that no chain can stand in for another.

A block holds the links of one batch and is written once, under a name that its first number gives: so
two writers can never continue a chain in two ways.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from shared.table import Attribute

_FORMAT = 1
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """One entry in its chain."""

    seq: int
    position: str
    prev_hash: str
    hash: str
    entry: Entry

    @property
    def name(self) -> str:
        """What tells the entry from all others of its user."""
        return name_of(self.entry)

    def holds(self) -> bool:
        """Whether the hash is that of this content."""
        return self.hash == _hash(self.seq, self.position, self.prev_hash, self.entry)


@dataclass(frozen=True)
class Block:
    """The links of one batch. `previous` is the first number of the block before, 0 for the first."""

    user: str
    previous: int
    links: tuple[Link, ...]

    @property
    def first(self) -> int:
        return self.links[0].seq

    @property
    def last(self) -> Link:
        return self.links[-1]

    @property
    def name(self) -> str:
        return block_name(self.user, self.first)

    def continues(self, seq: int, last_hash: str) -> bool:
        """Whether this is a whole block that follows the link of this number and hash."""
        for link in self.links:
            if (link.seq, link.prev_hash) != (seq + 1, last_hash) or not link.holds():
                return False
            seq, last_hash = link.seq, link.hash
        return bool(self.links)

    def to_bytes(self) -> bytes:
        """As it is stored."""
        return _canonical({"format": _FORMAT, **asdict(self)})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Block":
        """What was stored. Raises ValueError, KeyError or TypeError where it is no block."""
        values = json.loads(data)
        if values.pop("format") != _FORMAT or not values["links"]:
            raise ValueError("This is no block of links.")
        return cls(**{**values, "links": tuple(Link(**link) for link in values["links"])})


def block_name(user: str, first: int) -> str:
    """The name of the block that begins with this number; names sort as their numbers do."""
    return f"{chain_prefix(user)}{first:012}.json"


def chain_prefix(user: str = "") -> str:
    """What the names of all blocks of a user, or of everybody, begin with."""
    return f"chains/{user}/" if user else "chains/"


def genesis(user: str) -> str:
    """The `prev_hash` of a user's first link."""
    return hashlib.sha256(f"pathfinder audit chain of {user}".encode()).hexdigest()


def chained(entries: Iterable[tuple[str, Entry]], *, seq: int, last_hash: str) -> tuple[Link, ...]:
    """Entries with their positions, as the links that follow the one of this number and hash."""
    links = []
    for position, entry in entries:
        seq += 1
        link = Link(seq, position, last_hash, _hash(seq, position, last_hash, entry), entry)
        links.append(link)
        last_hash = link.hash
    return tuple(links)


def entry_of(content: Mapping[str, Attribute]) -> Entry:
    """An entry's content as JSON can hold it: bytes as base64."""
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in content.items()
    }


def name_of(entry: Entry) -> str:
    """What tells an entry from all others of its user."""
    return f"{entry.get('id')}#{entry.get('stage')}"


def _hash(seq: int, position: str, prev_hash: str, entry: Entry) -> str:
    link = {"seq": seq, "position": position, "prev_hash": prev_hash, "entry": entry}
    return hashlib.sha256(_canonical(link)).hexdigest()


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
