"""The sealed index: shards in the user's own partition, each with some of the record's documents.

A document lies in the shard that the hash of its name says, so that a change writes one shard again.
Which shards make up the index stands in the partition's item of changes, as one number for each: its
edition, drawn by lot when it was written. So a shard that was left over, put back, or is only half of
what was written is told from the one that is meant; the seal tells one that was altered or moved.
"""

import hashlib
import secrets
from collections.abc import Mapping

from pydantic import BaseModel, Field

from shared.search.entries import Entry
from shared.search.postings import Postings, WeightedWords
from shared.table import Kind, Stored
from shared.vault import SealBroken

FORMAT = "2"
"""Raised when shards are written in another way: an index of another format is made anew."""
FEWEST_SHARDS, MOST_SHARDS = 16, 256
Editions = tuple[int, ...]
NO_SHARD = 0


class Shard(BaseModel):
    """Some documents, by the sort keys of their records."""

    entries: dict[str, Entry] = Field(default_factory=dict)
    postings: Postings = Field(default_factory=Postings)

    def put(self, key: str, entry: Entry, weighted: WeightedWords) -> None:
        """Adds a document, or puts it in place of its older state."""
        self.entries[key] = entry
        self.postings.put(key, weighted)

    def remove(self, key: str) -> None:
        """Takes a document out; nothing where there is none."""
        self.entries.pop(key, None)
        self.postings.remove(key)


SEARCH = Kind("SEARCH", Shard, counts=False)
"""Id: the number of the shard. Its version is its edition."""


class BrokenIndex(RuntimeError):
    """A shard is missing, another edition, altered or moved: the index must be made anew."""


def shard_of(key: str, shards: int) -> int:
    """The number of the shard in which the document of this record lies."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) % shards


def new_edition() -> int:
    """A number that no shard had before."""
    return secrets.randbits(48) + 1


def spelled(editions: Editions) -> str:
    """Editions as they are kept."""
    return f"{FORMAT}:{' '.join(map(str, editions))}"


def read_editions(text: str) -> Editions | None:
    """The editions of an index, or None where there is none of this format."""
    form, _, numbers = text.partition(":")
    return tuple(int(number) for number in numbers.split()) if form == FORMAT and numbers else None


def opened(found: Mapping[tuple[str, str], Stored[Shard]], number: int, edition: int) -> Shard:
    """The shard of this number and edition. Raises BrokenIndex."""
    if edition == NO_SHARD:
        return Shard()
    stored = found.get((SEARCH.name, str(number)))
    if stored is None or stored.version != edition:
        raise BrokenIndex()
    try:
        return stored.content.open()
    except (SealBroken, ValueError) as error:
        raise BrokenIndex() from error
