"""The record as a search sees it now: from the sealed index, and what it does not hold yet read beside it.

What was opened is kept in memory for at most five minutes, by user and revision of the record. So a
warm function asks one call whether anything changed, and reads only what did.
"""

import time
from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from shared.search.entries import Entry
from shared.search.index import Index
from shared.search.shards import (
    FEWEST_SHARDS,
    SEARCH,
    BrokenIndex,
    Shard,
    opened,
    read_editions,
    shard_of,
)
from shared.search.sources import Read, document_of, read_everything, read_from, records_of
from shared.table import Changes, UserPartition, key_of

_LIFETIME_SECONDS = 300
_MOST_KEPT = 50
_TRIES = 2


class Snapshot:
    """All documents of one user at one revision. `made_here` says that no sealed index could be used."""

    def __init__(self, changes: Changes, shards: list[Shard], *, made_here: bool, ends: float) -> None:
        self.changes, self.made_here, self.ends = changes, made_here, ends
        self._shards = shards

    @property
    def shards(self) -> int:
        return len(self._shards)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """By the name of the document; without what its owner hides."""
        everything = {key: entry for shard in self._shards for key, entry in shard.entries.items()}
        hidden = {key for entry in everything.values() if entry.hidden for key, _ in entry.skills}
        if not hidden:
            return everything
        return {
            key: entry.model_copy(update={"skills": [one for one in entry.skills if one[0] not in hidden]})
            for key, entry in everything.items()
            if not entry.hidden
        }

    @cached_property
    def index(self) -> Index:
        return Index([shard.postings for shard in self._shards])

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """The entries of one kind, as the API names it."""
        return (entry for entry in self.entries.values() if entry.kind == kind)

    def with_changes(self, changes: Changes, shards: dict[int, Shard], read: Collection[Read]) -> "Snapshot":
        """The state after these shards were written and these documents read. It ends when this one does."""
        together = [shards.get(number, shard) for number, shard in enumerate(self._shards)]
        put_all(together, read)
        return Snapshot(changes, together, made_here=self.made_here, ends=self.ends)


_kept: dict[str, Snapshot] = {}


def look(partition: UserPartition, *, when_unusable: Callable[[str], None]) -> Snapshot:
    """The documents of the record as it is now; never older than what was written before this call.

    Warm and unchanged: one call. Changed: two. Cold: one, and one more for what the index does not hold.
    Where the sealed index could not be used, `when_unusable` is called with the user's id: somebody with
    the right to write should look at it.
    """
    _forget_what_ended()
    kept = _kept.pop(partition.user_id, None)
    seen = _brought_up_to_date(partition, kept) if kept else _read_index(partition)
    while len(_kept) >= _MOST_KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[partition.user_id] = seen
    if seen.made_here and seen is not kept and seen.entries:
        when_unusable(partition.user_id)
    return seen


def forget_snapshots() -> None:
    """Drops everything that is kept in memory."""
    _kept.clear()


def put_all(shards: list[Shard], read: Collection[Read]) -> set[int]:
    """Puts documents into their shards, or takes them out. Gives the numbers of these shards."""
    touched = set()
    for document, made in read:
        number = shard_of(document, len(shards))
        touched.add(number)
        if made is None:
            shards[number].remove(document)
        else:
            shards[number].put(document, *made)
    return touched


def _forget_what_ended() -> None:
    now = time.monotonic()
    for user_id in [user_id for user_id, seen in _kept.items() if seen.ends <= now]:
        del _kept[user_id]


def _brought_up_to_date(partition: UserPartition, kept: Snapshot) -> Snapshot:
    changes, _ = partition.look()
    if changes.revision == kept.changes.revision:
        return kept
    old, new = read_editions(kept.changes.editions), read_editions(changes.editions)
    if kept.made_here or changes.lost or old is None or new is None or len(old) != len(new):
        return _read_index(partition)
    moved = {number for number, edition in enumerate(new) if edition != old[number]}
    entries = changes.pending - kept.changes.pending
    again = {entry for entry in changes.pending if shard_of(document_of(key_of(entry)), len(new)) in moved}
    documents = {document_of(key_of(entry)) for entry in entries | again}
    found = partition.get_many([(SEARCH, str(number)) for number in moved] + records_of(documents))
    try:
        shards = {number: opened(found, number, new[number]) for number in moved}
    except BrokenIndex:
        return _read_index(partition)
    return kept.with_changes(changes, shards, list(read_from(found, documents)))


def _read_index(partition: UserPartition) -> Snapshot:
    """Another try where the index was written just between two of its shards."""
    ends = time.monotonic() + _LIFETIME_SECONDS
    changes = Changes()
    for _ in range(_TRIES):
        changes, found = partition.look([(SEARCH, str(number)) for number in range(FEWEST_SHARDS)])
        editions = read_editions(changes.editions)
        if editions is None or changes.lost:
            break
        if len(editions) > FEWEST_SHARDS:
            found |= partition.get_many(
                [(SEARCH, str(number)) for number in range(FEWEST_SHARDS, len(editions))]
            )
        try:
            shards = [opened(found, number, edition) for number, edition in enumerate(editions)]
        except BrokenIndex:
            continue
        documents = {document_of(key) for key in changes.pending_keys}
        missing = partition.get_many(records_of(documents)) if documents else {}
        put_all(shards, list(read_from(missing, documents)))
        return Snapshot(changes, shards, made_here=False, ends=ends)
    return _read_record(partition, changes, ends)


def _read_record(partition: UserPartition, changes: Changes, ends: float) -> Snapshot:
    shards = [Shard() for _ in range(FEWEST_SHARDS)]
    put_all(shards, read_everything(partition))
    return Snapshot(changes, shards, made_here=True, ends=ends)
