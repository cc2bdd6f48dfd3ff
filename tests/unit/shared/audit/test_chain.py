"""The chain: what its hashes are made of, and that a whole one is told whole and a broken one broken."""

import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from shared.audit.chain import Block, chained, genesis
from shared.audit.verification import Evidence, breaks_in
from tests.unit.shared.audit.manipulations import (
    ANOTHER,
    USER,
    WAYS,
    Manipulation,
    a_chain,
    an_entry,
    links_of,
    with_links,
)

_MANIPULATIONS = 1000


def test_a_hash_is_that_of_the_canonical_form() -> None:
    (link,) = chained([("7", {"b": "ž", "a": 1})], seq=4, last_hash="ab")
    text = '{"entry":{"a":1,"b":"\\u017e"},"position":"7","prev_hash":"ab","seq":5}'
    assert link.hash == hashlib.sha256(text.encode()).hexdigest()


def test_links_follow_one_another_from_the_genesis_of_their_user() -> None:
    links = chained([("1", an_entry(1)), ("2", an_entry(2))], seq=0, last_hash=genesis(USER))
    assert [link.seq for link in links] == [1, 2]
    assert links[0].prev_hash == genesis(USER) != genesis(ANOTHER)
    assert links[1].prev_hash == links[0].hash


def test_a_block_is_the_same_after_it_was_stored() -> None:
    block = Block(USER, 0, chained([("1", an_entry(1))], seq=0, last_hash=genesis(USER)))
    assert Block.from_bytes(block.to_bytes()) == block
    assert block.continues(0, genesis(USER))
    assert not block.continues(0, genesis(ANOTHER))
    assert not block.continues(1, genesis(USER))


def test_a_whole_chain_is_told_whole() -> None:
    choose = random.Random(1)
    for _ in range(100):
        assert breaks_in(a_chain([choose.randint(1, 6) for _ in range(choose.randint(1, 6))])) == []


def test_an_unbegun_chain_is_whole() -> None:
    assert breaks_in(Evidence(USER, [], None, {})) == []


def test_a_thousand_manipulations_of_every_kind_are_a_thousand_breaks_found() -> None:
    choose = random.Random(2026)
    found = 0
    for number in range(_MANIPULATIONS):
        way = list(WAYS)[number % len(WAYS)]
        whole = a_chain([choose.randint(1, 5) for _ in range(choose.randint(2, 5))])
        tampered: Callable[[Evidence], Evidence] = getattr(Manipulation(choose), way)
        kinds = {one.kind for one in breaks_in(tampered(whole))}
        assert kinds & WAYS[way], f"{way} number {number} was told as {kinds}"
        found += 1
    print(f"{found} of {_MANIPULATIONS} breaks found")
    assert found == _MANIPULATIONS


def told(evidence: Evidence) -> list[tuple[str, str]]:
    return [(one.where, one.what) for one in breaks_in(evidence)]


def test_a_break_says_which_field_of_which_link_and_never_its_value() -> None:
    whole = a_chain([3, 3])
    links = links_of(whole)
    links[1][0] = replace(links[1][0], entry={**links[1][0].entry, "action": "nothing_at_all"})
    assert told(with_links(whole, links)) == [("link 4", "differs in action")]


def test_a_break_says_what_is_missing_where() -> None:
    whole = a_chain([2, 2, 2])
    gone = replace(whole, stored=[whole.stored[0], whole.stored[2]])
    assert ("links 3 to 4", "missing before link 5") in told(gone)
    cut = replace(whole, stored=whole.stored[:2])
    assert ("links 5 to 6", "the chain ends at link 4, its head is link 6") in told(cut)


def test_links_that_changed_places_are_named() -> None:
    whole = a_chain([4])
    ((first, second, third, fourth),) = links_of(whole)
    assert told(with_links(whole, [[first, third, second, fourth]])) == [("link 2", "stands behind link 3")]


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b'{"format":1}', b'{"format":1,"links":[]}'])
def test_what_is_no_block_is_said_to_be_none(data: bytes) -> None:
    whole = a_chain([1, 1])
    broken = replace(whole, stored=[replace(whole.stored[0], data=data), whole.stored[1]])
    assert (whole.stored[0].name, "is no block of links") in told(broken)


def test_numbers_of_links_are_in_the_order_of_the_names_of_their_blocks() -> None:
    names = [one.name for one in a_chain([1] * 12).stored]
    assert all(before < after for before, after in pairwise(names))
    assert json.loads(a_chain([1]).stored[0].data)["format"] == 1
