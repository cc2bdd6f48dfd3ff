"""Keeping the sealed index up with the record, whatever was told of it, how often, and in which order.

What there is to do stands in the partition's item of changes: which records changed since. A message is
only a reason to look. The shards and what is said of them are written together, on condition that
nobody else wrote the index meanwhile; a change that comes in between stays pending.
"""

from shared.errors import StaleVersion, TooLarge, Unavailable
from shared.search.looking import put_all
from shared.search.shards import (
    FEWEST_SHARDS,
    MOST_SHARDS,
    NO_SHARD,
    SEARCH,
    BrokenIndex,
    Editions,
    Shard,
    new_edition,
    opened,
    read_editions,
    shard_of,
    spelled,
)
from shared.search.sources import Read, document_of, read_everything, read_from, records_of
from shared.table import Changes, Transaction, UserPartition

_TRIES = 4
_SHARDS_A_TRANSACTION = 32
"""At most 64 kB each, and a transaction carries four megabytes."""


def follow(partition: UserPartition, *, check: bool = False) -> None:
    """Brings the index up to the record; with `check` also looks at shards that no change concerns.

    Raises Unavailable where others kept writing it meanwhile; then somebody may come again.
    """
    for _ in range(_TRIES):
        changes, _ = partition.look()
        try:
            _follow(partition, changes, check=check)
            return
        except StaleVersion:
            continue
    raise Unavailable()


def _follow(partition: UserPartition, changes: Changes, *, check: bool) -> None:
    editions = read_editions(changes.editions)
    if changes == Changes():
        return  # nothing was written yet, or everything is erased
    if editions is None or changes.lost:
        _make_anew(partition, changes, editions)
        return
    if not changes.pending and not check:
        return
    try:
        _write_what_changed(partition, changes, editions, check=check)
    except (BrokenIndex, TooLarge):
        _make_anew(partition, changes, editions)


def _write_what_changed(
    partition: UserPartition, changes: Changes, editions: Editions, *, check: bool
) -> None:
    """Only the shards concerned are read and written; one call to read, one to write."""
    documents = {document_of(key) for key in changes.pending_keys}
    concerned = {shard_of(document, len(editions)) for document in documents}
    wanted = range(len(editions)) if check else sorted(concerned)
    found = partition.get_many([(SEARCH, str(number)) for number in wanted] + records_of(documents))
    shards = [
        opened(found, number, edition) if number in wanted else Shard()
        for number, edition in enumerate(editions)
    ]
    if not documents:
        return
    put_all(shards, list(read_from(found, documents)))
    transaction, written = partition.transaction(), list(editions)
    for number in sorted(concerned):
        written[number] = _put(transaction, number, shards[number], was=editions[number])
    transaction.settle(changes, spelled(tuple(written)))
    transaction.commit()


def _make_anew(partition: UserPartition, changes: Changes, old: Editions | None) -> None:
    """Reads the whole record and writes every shard, twice as many where they do not fit."""
    read = read_everything(partition)
    fewest = len(old) if old and not changes.lost else FEWEST_SHARDS
    for number in _sizes(fewest):
        try:
            _write_all(partition, changes, read, number, old or ())
            return
        except TooLarge:
            continue


def _sizes(fewest: int) -> list[int]:
    return [size for size in (16, 32, 64, 128, 256) if fewest <= size <= MOST_SHARDS]


def _write_all(
    partition: UserPartition, changes: Changes, read: list[Read], size: int, old: Editions
) -> None:
    """The last transaction says that these are the shards; until then readers read the record itself."""
    shards = [Shard() for _ in range(size)]
    put_all(shards, read)
    whole = [*shards, *(Shard() for _ in range(size, len(old)))]
    transactions, editions = list[Transaction](), list[int]()
    for number, shard in enumerate(whole):
        if number % _SHARDS_A_TRANSACTION == 0:
            transactions.append(partition.transaction())
        was = old[number] if number < len(old) else NO_SHARD
        editions.append(_put(transactions[-1], number, shard, was=was))
    transactions[-1].settle(changes, spelled(tuple(editions[:size])))
    for transaction in transactions:
        transaction.commit()


def _put(transaction: Transaction, number: int, shard: Shard, *, was: int) -> int:
    """Adds one shard to a transaction; an empty one is none. Gives its edition."""
    if shard.entries:
        edition = new_edition()
        transaction.put(SEARCH, shard, record_id=str(number), version=edition)
        return edition
    if was != NO_SHARD:
        transaction.delete(SEARCH, str(number))
    return NO_SHARD
