"""From entries in the order of the table's stream to links of a chain for each pseudonym.

A block is written under the number of its first link, and only where nothing lies there yet; then the
head moves. So whatever is delivered twice, in another order, or after the worker died between the two,
one writer's block is the only continuation there is, and who finds it there goes on behind it.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from functions.audit import repository
from shared import aws, observability
from shared.audit.chain import Block, Entry, chained, entry_of, genesis, name_of
from shared.table import Attribute, chains, from_item
from shared.table.audit import content_of, user_of
from shared.table.chains import Head

_ATTEMPTS = 8
_DIGITS = 40
_UNKNOWN = "1970-01-01T00:00:00+00:00"
_CLOCKS_DIFFER = timedelta(minutes=15)


class ChainInterrupted(RuntimeError):
    """A part of a batch is not chained yet. It comes again."""


class BlockDoesNotFit(RuntimeError):
    """What lies where the next block belongs does not continue the chain: somebody else wrote it.

    This chain stands still from here on, and `make verify-audit` says where.
    """


class AuditEntryChanged(RuntimeError):
    """An entry of the audit table was changed or removed, which nothing of ours can do."""


@dataclass(frozen=True)
class Arrival:
    """An entry as the stream told it. Positions are spelled so that they sort."""

    position: str
    entry: Entry

    @property
    def name(self) -> str:
        return name_of(self.entry)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(str(self.entry.get("at", _UNKNOWN)))


def chain(records: Sequence[dict[str, Any]], *, request_id: str) -> None:
    """Appends what was inserted, each user's to that user's chain. Raises ChainInterrupted."""
    inserted = [record for record in records if record["eventName"] == "INSERT"]
    for _ in range(len(records) - len(inserted)):
        _alarm(request_id)
    appending = [
        aws.beside(partial(append, user, list(arrived.values())))
        for user, arrived in _by_user(inserted).items()
    ]
    troubles = [trouble for work in appending if (trouble := work.exception()) is not None]
    if [trouble for trouble in troubles if not _is_for_good(trouble, request_id)]:
        raise ChainInterrupted


def _is_for_good(trouble: BaseException, request_id: str) -> bool:
    """Whether it would be the same however often the batch came again. Tells of it in any case."""
    if not isinstance(trouble, Exception):
        raise trouble
    observability.error_seen(trouble, request_id=request_id)
    if isinstance(trouble, BlockDoesNotFit | repository.NotABlock):
        observability.count("ChainNotOurs")
        return True
    return False


def _by_user(records: Iterable[dict[str, Any]]) -> dict[str, dict[str, Arrival]]:
    """Each user's entries by name, in the order of the stream, each once."""
    arrived: dict[str, dict[str, Arrival]] = {}
    for record in records:
        values = _values(record)
        position = str(record["dynamodb"]["SequenceNumber"]).zfill(_DIGITS)
        arrival = Arrival(position, entry_of(content_of(values)))
        arrived.setdefault(user_of(values), {}).setdefault(arrival.name, arrival)
    return arrived


def append(user: str, arrived: Sequence[Arrival]) -> None:
    """Appends the entries that are not in the chain yet. Raises BlockDoesNotFit, ChainInterrupted."""
    for _ in range(_ATTEMPTS):
        head = chains.head_of(user)
        new = _not_in_chain(user, head, arrived)
        if not new:
            return
        wanted = _next_block(user, head, new)
        written = repository.write_once(wanted)
        if (written.user, written.previous) != (user, wanted.previous) or not written.continues(
            *_end(user, head)
        ):
            raise BlockDoesNotFit
        if chains.move_head(user, head, _head_after(head, written)) and written == wanted:
            return
    raise ChainInterrupted


def _not_in_chain(user: str, head: Head | None, arrived: Sequence[Arrival]) -> list[Arrival]:
    """What stands behind the chain in the stream is new; what does not is looked for in the chain."""
    if head is None:
        return list(arrived)
    doubtful = {one.name: one for one in arrived if one.position <= head.up_to}
    block = head.block
    while doubtful and block:
        written = repository.read(user, block)
        if written.at < min(one.at for one in doubtful.values()) - _CLOCKS_DIFFER:
            break
        for link in written.block.links:
            doubtful.pop(link.name, None)
        block = written.block.previous
    return [one for one in arrived if one.position > head.up_to or one.name in doubtful]


def _next_block(user: str, head: Head | None, new: Iterable[Arrival]) -> Block:
    seq, last_hash = _end(user, head)
    links = chained(((one.position, one.entry) for one in new), seq=seq, last_hash=last_hash)
    return Block(user, head.block if head else 0, links)


def _head_after(head: Head | None, block: Block) -> Head:
    positions = [link.position for link in block.links] + ([head.up_to] if head else [])
    return Head(block.last.seq, block.last.hash, block.first, max(positions))


def _end(user: str, head: Head | None) -> tuple[int, str]:
    return (head.seq, head.hash) if head else (0, genesis(user))


def _values(record: dict[str, Any]) -> dict[str, Attribute]:
    """The item as it was inserted; the event spells bytes as base64."""
    values = from_item(record["dynamodb"]["NewImage"])
    if isinstance(sealed := values.get("sealed"), str):
        values["sealed"] = base64.b64decode(sealed)
    return values


def _alarm(request_id: str) -> None:
    """Says that it happened, and not to what: the entry that was there before is in the chain."""
    observability.error_seen(AuditEntryChanged(), request_id=request_id)
    observability.count("AuditEntryChanged")
