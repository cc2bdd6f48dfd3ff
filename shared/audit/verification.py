"""Whether a chain of the audit log is whole, and where it is not.

Four things must say the same: the hashes, the numbers, the head that stands in a table of its own, and
the audit table that the chain was made from. Whoever changes one of them is contradicted by another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shared.audit.chain import Block, Entry, Link, genesis
from shared.table.chains import Head


class Kind(StrEnum):
    """What is wrong. The last two are also how it looks while an entry is on its way."""

    UNREADABLE = "unreadable"
    REPLACED = "replaced"
    MISPLACED = "misplaced"
    EDITED = "edited"
    INSERTED = "inserted"
    SWAPPED = "swapped"
    MISSING = "missing"
    TRUNCATED = "truncated"
    CUT = "cut"
    HEAD_DIFFERS = "head differs"
    TABLE_EDITED = "table edited"
    NOT_IN_TABLE = "not in the table"
    HEAD_BEHIND = "head behind"
    NOT_CHAINED = "not chained"


ON_ITS_WAY = {Kind.HEAD_BEHIND, Kind.NOT_CHAINED}


@dataclass(frozen=True)
class Break:
    """One place where a chain is broken: the object, link or entry, and a sentence without content."""

    kind: Kind
    user: str
    where: str
    what: str


@dataclass(frozen=True)
class StoredBlock:
    """An object as it lies in the bucket: its current content, and how many versions there are."""

    name: str
    data: bytes
    versions: int = 1


@dataclass(frozen=True)
class Evidence:
    """All that is known of one chain. `logged` are the entries of the audit table by name."""

    user: str
    stored: Sequence[StoredBlock]
    head: Head | None
    logged: Mapping[str, Entry]


_Finding = tuple[Kind, str, str]


def breaks_in(evidence: Evidence) -> list[Break]:
    """Every break that can be told, in the order of the chain; an empty list proves it whole."""
    found: list[Break] = []
    blocks: list[Block] = []
    for stored in sorted(evidence.stored, key=lambda one: one.name):
        block = _read(stored)
        blocks += [block] if block else []
        found += _of_object(evidence.user, stored, block)
    links = [link for block in blocks for link in block.links]
    findings = (
        *_of_numbers(evidence, links),
        *_of_hashes(evidence, links),
        *_of_table(evidence, links),
        *_of_head(evidence, blocks, links),
    )
    return found + [Break(kind, evidence.user, where, what) for kind, where, what in findings]


def _read(stored: StoredBlock) -> Block | None:
    try:
        return Block.from_bytes(stored.data)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _of_object(user: str, stored: StoredBlock, block: Block | None) -> Iterator[Break]:
    if stored.versions != 1:
        what = f"has {stored.versions} versions; only the oldest is the sequencer's"
        yield Break(Kind.REPLACED, user, stored.name, what)
    if block is None:
        yield Break(Kind.UNREADABLE, user, stored.name, "is no block of links")
    elif (block.user, block.name) != (user, stored.name):
        yield Break(Kind.MISPLACED, user, stored.name, f"holds what belongs to {block.name}")


def _of_numbers(evidence: Evidence, links: Sequence[Link]) -> Iterator[_Finding]:
    """Numbers run from 1 to the head's, each once, in order."""
    counts = Counter(link.seq for link in links)
    for seq, count in sorted(counts.items()):
        if count > 1:
            yield Kind.INSERTED, f"link {seq}", f"stands there {count} times"
    highest = 0
    for link in links:
        if link.seq < highest and counts[link.seq] == 1:
            yield Kind.SWAPPED, f"link {link.seq}", f"stands behind link {highest}"
        highest = max(highest, link.seq)
    for first, last in _gaps(set(counts)):
        yield Kind.MISSING, _range(first, last), f"missing before link {last + 1}"
    if evidence.head and evidence.head.seq > highest:
        ends = f"the chain ends at link {highest}, its head is link {evidence.head.seq}"
        yield Kind.TRUNCATED, _range(highest + 1, evidence.head.seq), ends


def _of_hashes(evidence: Evidence, links: Sequence[Link]) -> Iterator[_Finding]:
    """Each link's hash is that of its content, and the next one's `prev_hash`."""
    hashes = {0: genesis(evidence.user)} | {link.seq: link.hash for link in links}
    for link in links:
        if not link.holds():
            yield Kind.EDITED, f"link {link.seq}", _changed(link, evidence.logged.get(link.name))
        before = hashes.get(link.seq - 1, link.prev_hash)
        if link.prev_hash != before:
            yield Kind.CUT, f"link {link.seq}", "does not follow the link before it"


def _of_table(evidence: Evidence, links: Sequence[Link]) -> Iterator[_Finding]:
    """The chain holds every entry of the audit table once, as it stands there."""
    counts = Counter(link.name for link in links)
    for link in links:
        logged = evidence.logged.get(link.name)
        if counts[link.name] > 1:
            yield Kind.INSERTED, f"link {link.seq}", f"entry {link.name} is there more than once"
        if logged is None:
            yield Kind.NOT_IN_TABLE, f"link {link.seq}", "added to the chain, or removed from the table"
        elif logged != link.entry and link.holds():
            yield Kind.TABLE_EDITED, f"entry {link.name}", _changed(link, logged)
    for name in evidence.logged:
        if name not in counts:
            yield Kind.NOT_CHAINED, f"entry {name}", "stands in the table and in no link"


def _of_head(evidence: Evidence, blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[_Finding]:
    """The head is the last link, and says of it what it is."""
    head, last = evidence.head, max((link.seq for link in links), default=0)
    if last > (head.seq if head else 0):
        yield Kind.HEAD_BEHIND, f"link {last}", f"the head is link {head.seq if head else 0}"
    if head is None:
        return
    within = [link for link in links if link.seq <= head.seq]
    ends = [(link.hash, block.first) for block in blocks for link in block.links if link.seq == head.seq]
    if ends and (head.hash, head.block) not in ends:
        yield Kind.HEAD_DIFFERS, f"link {head.seq}", "is not the link that the head names"
    if ends and head.up_to != max(link.position for link in within):
        yield Kind.HEAD_DIFFERS, f"link {head.seq}", "the head names another position in the stream"
    for before, block in zip([0, *(block.first for block in blocks)], blocks, strict=False):
        if block.previous != before:
            yield Kind.EDITED, block.name, f"names block {block.previous} as the one before, not {before}"


def _changed(link: Link, logged: Entry | None) -> str:
    """Names what differs, never how."""
    if logged is None:
        return "its hash is not that of its content"
    names = sorted({*link.entry, *logged})
    differing = [name for name in names if link.entry.get(name) != logged.get(name)]
    return f"differs in {', '.join(differing)}" if differing else "its number, position or hash was changed"


def _gaps(seqs: set[int]) -> Iterator[tuple[int, int]]:
    """The first and last number of every gap."""
    begin = 1
    for seq in sorted(seqs):
        if seq > begin:
            yield begin, seq - 1
        begin = max(begin, seq + 1)


def _range(first: int, last: int) -> str:
    return f"link {first}" if first == last else f"links {first} to {last}"
