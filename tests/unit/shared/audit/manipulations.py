"""Chains of the audit log, and the ways somebody may tamper with one."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from shared.audit.chain import Block, Entry, Link, chained, entry_of, genesis, name_of
from shared.audit.verification import Evidence, Kind, StoredBlock
from shared.ids import new_id
from shared.table.chains import Head

USER, ANOTHER = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"


def an_entry(number: int, user: str = USER) -> Entry:
    return entry_of(
        {
            "id": new_id(), "stage": "read", "user": user, "action": "read_profile",
            "at": "2026-11-21T10:00:00", "resource_type": "profile", "method": "GET", "path": "/profile",
            "request_id": f"r{number}", "duration_ms": number, "key_version": 1,
            "sealed": b"\x01" + number.to_bytes(20),
        }
    )  # fmt: skip


def a_chain(sizes: Sequence[int], user: str = USER) -> Evidence:
    """A whole chain of blocks of these sizes, its head, and the table it was made from."""
    blocks: list[Block] = []
    number = 0
    for size in sizes:
        entries = [(f"{number + n:040}", an_entry(number + n, user)) for n in range(size)]
        seq, last = (blocks[-1].last.seq, blocks[-1].last.hash) if blocks else (0, genesis(user))
        before = blocks[-1].first if blocks else 0
        blocks.append(Block(user, before, chained(entries, seq=seq, last_hash=last)))
        number += size
    return evidence_of(user, blocks)


def evidence_of(user: str, blocks: Sequence[Block]) -> Evidence:
    last = blocks[-1]
    return Evidence(
        user,
        [StoredBlock(block.name, block.to_bytes()) for block in blocks],
        Head(last.last.seq, last.last.hash, last.first, last.last.position),
        {link.name: link.entry for block in blocks for link in block.links},
    )


def links_of(evidence: Evidence) -> list[list[Link]]:
    return [list(Block.from_bytes(one.data).links) for one in evidence.stored]


def with_links(evidence: Evidence, links: Sequence[Sequence[Link]]) -> Evidence:
    """The same objects with other links in them; those left without any are gone."""
    stored = []
    for one, new in zip(evidence.stored, links, strict=True):
        block = Block.from_bytes(one.data)
        if new:
            stored.append(replace(one, data=replace(block, links=tuple(new)).to_bytes()))
    return replace(evidence, stored=stored)


def rehashed(evidence: Evidence, links: Sequence[Sequence[Link]]) -> Evidence:
    """As somebody would do it who knows how hashes are made: every link made anew, numbers and all."""
    seq, last, before, blocks = 0, genesis(evidence.user), 0, []
    for part in links:
        if not part:
            continue
        new = chained([(link.position, link.entry) for link in part], seq=seq, last_hash=last)
        blocks.append(Block(evidence.user, before, new))
        seq, last, before = new[-1].seq, new[-1].hash, new[0].seq
    stored = [StoredBlock(block.name, block.to_bytes()) for block in blocks]
    return replace(evidence, stored=stored)


class Manipulation:
    """One way to tamper with a chain, at random, and what it is told as."""

    def __init__(self, choose: random.Random) -> None:
        self._choose = choose

    def _place(self, links: Sequence[Sequence[Link]]) -> tuple[int, int]:
        block = self._choose.randrange(len(links))
        return block, self._choose.randrange(len(links[block]))

    def edited_field(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        links[block][at] = replace(links[block][at], entry=self._changed(links[block][at].entry))
        return with_links(evidence, links)

    def edited_field_with_all_hashes_made_anew(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        links[block][at] = replace(links[block][at], entry=self._changed(links[block][at].entry))
        return rehashed(evidence, links)

    def edited_link(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        link = links[block][at]
        name = self._choose.choice(["seq", "position", "prev_hash", "hash"])
        value: Any = link.seq + self._choose.randint(1, 9) if name == "seq" else f"{self._choose.random()}"
        links[block][at] = replace(link, **{name: value})
        return with_links(evidence, links)

    def missing(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        del links[block][at]
        return with_links(evidence, links)

    def missing_with_all_hashes_made_anew(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        del links[block][at]
        return rehashed(evidence, links)

    def missing_object(self, evidence: Evidence) -> Evidence:
        stored = list(evidence.stored)
        del stored[self._choose.randrange(len(stored))]
        return replace(evidence, stored=stored)

    def inserted(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        link = links[block][at]
        (forged,) = chained([(link.position, an_entry(0))], seq=link.seq - 1, last_hash=link.prev_hash)
        links[block].insert(at + self._choose.randint(0, 1), forged)
        return with_links(evidence, links)

    def inserted_with_all_hashes_made_anew(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        links[block].insert(at, replace(links[block][at], entry=an_entry(0)))
        return rehashed(evidence, links)

    def told_twice(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        block, at = self._place(links)
        links[block].insert(at, links[block][at])
        return with_links(evidence, links)

    def swapped(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        flat = [link for part in links for link in part]
        first, second = self._choose.sample(range(len(flat)), 2)
        flat[first], flat[second] = flat[second], flat[first]
        rest = iter(flat)
        return with_links(evidence, [[next(rest) for _ in part] for part in links])

    def swapped_entries(self, evidence: Evidence) -> Evidence:
        links = links_of(evidence)
        flat = [link for part in links for link in part]
        first, second = self._choose.sample(range(len(flat)), 2)
        entries = flat[first].entry, flat[second].entry
        flat[first], flat[second] = (
            replace(flat[first], entry=entries[1]),
            replace(flat[second], entry=entries[0]),
        )
        rest = iter(flat)
        return with_links(evidence, [[next(rest) for _ in part] for part in links])

    def truncated_tail(self, evidence: Evidence) -> Evidence:
        keep = self._choose.randrange(len(evidence.stored))
        return replace(evidence, stored=evidence.stored[:keep])

    def replaced_version(self, evidence: Evidence) -> Evidence:
        stored = list(evidence.stored)
        at = self._choose.randrange(len(stored))
        stored[at] = replace(stored[at], versions=self._choose.randint(2, 4))
        return replace(evidence, stored=stored)

    def another_users_object(self, evidence: Evidence) -> Evidence:
        strange = a_chain([len(part) for part in links_of(evidence)], ANOTHER)
        stored = list(evidence.stored)
        at = self._choose.randrange(len(stored))
        stored[at] = replace(stored[at], data=strange.stored[at].data)
        return replace(evidence, stored=stored)

    def garbled(self, evidence: Evidence) -> Evidence:
        stored = list(evidence.stored)
        at = self._choose.randrange(len(stored))
        data = bytearray(stored[at].data)
        data[self._choose.randrange(len(data))] ^= 1 << self._choose.randrange(7)
        stored[at] = replace(stored[at], data=bytes(data))
        return replace(evidence, stored=stored)

    def moved_head(self, evidence: Evidence) -> Evidence:
        assert evidence.head
        name = self._choose.choice(["seq", "hash", "block", "up_to"])
        by = self._choose.choice([-1, 1, 2])
        value: Any = (
            getattr(evidence.head, name) + by if name in ("seq", "block") else f"{self._choose.random()}"
        )
        return replace(evidence, head=replace(evidence.head, **{name: value}))

    def removed_head(self, evidence: Evidence) -> Evidence:
        return replace(evidence, head=None)

    def edited_in_the_table(self, evidence: Evidence) -> Evidence:
        name = self._choose.choice(sorted(evidence.logged))
        return replace(evidence, logged={**evidence.logged, name: self._changed(evidence.logged[name])})

    def removed_from_the_table(self, evidence: Evidence) -> Evidence:
        gone = self._choose.choice(sorted(evidence.logged))
        return replace(
            evidence, logged={name: entry for name, entry in evidence.logged.items() if name != gone}
        )

    def added_to_the_table(self, evidence: Evidence) -> Evidence:
        added = an_entry(0)
        return replace(evidence, logged={**evidence.logged, name_of(added): added})

    def _changed(self, entry: Entry) -> Entry:
        """Another value in a field that does not tell which entry it is, or one field less or more."""
        name = self._choose.choice(sorted({*entry, "error"} - {"id", "stage"}))
        changed = {**entry, name: f"{entry.get(name)}!"}
        if self._choose.random() < 0.2 and name in entry:
            del changed[name]
        return changed


WAYS: dict[str, set[Kind]] = {
    "edited_field": {Kind.EDITED},
    "edited_field_with_all_hashes_made_anew": {Kind.TABLE_EDITED},
    "edited_link": {Kind.EDITED},
    "missing": {Kind.MISSING, Kind.TRUNCATED},
    "missing_with_all_hashes_made_anew": {Kind.NOT_CHAINED},
    "missing_object": {Kind.MISSING, Kind.TRUNCATED},
    "inserted": {Kind.INSERTED},
    "inserted_with_all_hashes_made_anew": {Kind.NOT_IN_TABLE},
    "told_twice": {Kind.INSERTED},
    "swapped": {Kind.SWAPPED},
    "swapped_entries": {Kind.EDITED},
    "truncated_tail": {Kind.TRUNCATED},
    "replaced_version": {Kind.REPLACED},
    "another_users_object": {Kind.MISPLACED},
    "garbled": set(Kind),
    "moved_head": {Kind.HEAD_DIFFERS, Kind.HEAD_BEHIND, Kind.TRUNCATED},
    "removed_head": {Kind.HEAD_BEHIND},
    "edited_in_the_table": {Kind.TABLE_EDITED},
    "removed_from_the_table": {Kind.NOT_IN_TABLE},
    "added_to_the_table": {Kind.NOT_CHAINED},
}
