"""The ring of signing keys: one signs at any time, none is believed too long, and a broken ring never."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.auth.signing_ring import (
    BELIEVED_AFTER_SIGNING_SECONDS,
    RING_KEPT_SECONDS,
    TOKEN_LIVES_SECONDS,
    RingBroken,
    SigningKey,
    SigningRing,
    read_ring,
    spelled,
)
from tests.unit.shared.auth.signing import SigningKey as Signer

PUBLIC = [Signer().public(Encoding.DER) for _ in range(6)]
NOW = 1_800_000_000


def key(number: int, signs_from: int) -> SigningKey:
    return SigningKey.of(f"arn:key/{number}", PUBLIC[number], signs_from=signs_from)


def ring_of(*begins: int) -> SigningRing:
    ring = SigningRing((key(0, begins[0]),), version=3)
    for number, begin in enumerate(begins[1:], 1):
        ring = ring.with_successor(key(number, begin))
    return ring


def test_until_its_time_a_successor_is_published_and_does_not_sign() -> None:
    ring = ring_of(0, NOW + 7200)
    assert ring.signing(NOW).key_id == "arn:key/0"
    assert [one.key_id for one in ring.published(NOW)] == ["arn:key/0", "arn:key/1"]
    assert not ring.newest.is_believed(NOW)
    assert ring.is_changing(NOW)
    assert ring.signing(NOW + 7200).key_id == "arn:key/1"


def test_the_key_before_is_believed_until_its_last_token_has_expired() -> None:
    ring = ring_of(0, NOW)
    last_token_ends = NOW + RING_KEPT_SECONDS + TOKEN_LIVES_SECONDS
    assert ring.keys[0].is_believed(last_token_ends)
    assert ring.keys[0].is_over(NOW + BELIEVED_AFTER_SIGNING_SECONDS)
    assert [one.key_id for one in ring.published(NOW + BELIEVED_AFTER_SIGNING_SECONDS)] == ["arn:key/1"]


def test_a_key_that_waits_can_be_hastened_and_never_put_off() -> None:
    ring = ring_of(0, NOW + 7200)
    hastened = ring.hastened(NOW + 15)
    assert (hastened.newest.signs_from, hastened.keys[0].signs_until) == (NOW + 15, NOW + 15)
    assert hastened.hastened(NOW + 7200) == hastened
    assert ring_of(0).hastened(NOW) == ring_of(0), "a key alone waits for nobody"


@settings(deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6), st.integers(0, 70_000))
def test_at_any_moment_one_key_signs_and_what_it_signs_is_believed_as_long_as_it_lives(
    steps: list[int], at: int
) -> None:
    begins = [sum(steps[: end + 1]) for end in range(len(steps))]
    ring = ring_of(*begins)
    moment = begins[0] + at
    signing = ring.signing(moment)
    kept_by_somebody = ring.signing(max(begins[0], moment - RING_KEPT_SECONDS))
    for one in (signing, kept_by_somebody):
        assert one.is_believed(moment)
        assert one.is_believed(moment + TOKEN_LIVES_SECONDS)
        assert one in ring.published(moment)


def test_a_ring_comes_back_as_it_was_kept() -> None:
    ring = ring_of(0, NOW, NOW + 5)
    assert read_ring(spelled(ring), 3) == ring


def _with(number: int, **values: Any) -> Callable[[list[dict[str, Any]]], object]:
    return lambda keys: keys[number].update(values)


_P384 = (
    "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAECB3TZmpXvmm40ivxXsJ7AUsyBgsg8BjD8EZ6XrjDWXJce7ThebtCtaz5cyh5qLxy"
    "YH8tRvXz6M1LN18IEFliiKRhv5IC58+a1NYW+lZ1ZrOakl3TyJ4lyvxFE52wr6A+"
)
_STRANGERS = base64.b64encode(PUBLIC[5]).decode()
TAMPERED: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "a stranger's public key under an old kid": _with(0, public_key=_STRANGERS),
    "a kid of one's own choice": _with(1, kid="0" * 16),
    "a kid that is a path": _with(1, kid="../../etc/passwd"),
    "a key of another curve": _with(1, public_key=_P384),
    "a public key that is none": _with(1, public_key="AAAA"),
    "an old key believed for longer": _with(0, valid_until=2**40),
    "an old key believed for ever": _with(0, valid_until=None),
    "an old key that signs on": _with(0, signs_until=None),
    "a newest key that ends": _with(1, signs_until=NOW, valid_until=NOW),
    "moments as text": _with(1, signs_from="soon"),
    "a field too many": _with(0, admin=True),
    "a field too few": lambda keys: keys[0].pop("key_id"),
    "the same key twice": lambda keys: keys.append(keys[1]),
    "another order": lambda keys: keys.reverse(),
    "nothing": lambda keys: keys.clear(),
}  # fmt: skip


@pytest.mark.parametrize("how", TAMPERED)
def test_a_ring_that_was_tampered_with_is_not_believed(how: str) -> None:
    keys = json.loads(spelled(ring_of(0, NOW)))
    TAMPERED[how](keys)
    with pytest.raises(RingBroken):
        read_ring(json.dumps(keys), 1)


@pytest.mark.parametrize("text", ["", "null", "{}", "7", '"text"', "[null]", "[[]]", "[7]"])
def test_a_ring_of_another_form_is_not_believed(text: str) -> None:
    with pytest.raises(RingBroken):
        read_ring(text, 1)


def test_a_ring_in_which_nobody_signs_yet_is_trouble() -> None:
    with pytest.raises(RingBroken):
        SigningRing((replace(key(0, NOW + 1)),)).signing(NOW)
