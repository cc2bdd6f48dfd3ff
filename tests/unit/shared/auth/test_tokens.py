"""Access tokens: ours are believed for fifteen minutes, forgeries never."""

import os
import time
from collections.abc import Callable, Iterator

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from shared import aws
from shared.auth import ALL_SCOPES, Scope, signing_keys, tokens
from shared.auth.signing_ring import (
    BELIEVED_AFTER_SIGNING_SECONDS,
    RingBroken,
    SigningRing,
    read_ring,
)
from shared.auth.signing_ring import SigningKey as RingKey
from shared.errors import KeyUnavailable, NotSignedIn
from tests.forged_tokens import FORGED, Json, with_header
from tests.malformed_tokens import MALFORMED, ORDER, numbers_of, spoiled, with_numbers
from tests.unit.shared.auth.signing import KEY_ID, SigningKey, decoded

USER, SESSION = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"
KEY, SECOND, STRANGER = SigningKey(), SigningKey(), SigningKey()


class Kms:
    """Each key signs under its own id; `broken` ones cannot be used."""

    def __init__(self) -> None:
        self.keys, self.broken = {KEY_ID: KEY, f"{KEY_ID}-2": SECOND}, set[str]()

    def sign(self, *, KeyId: str, Message: bytes, **_: object) -> Json:  # noqa: N803
        if KeyId in self.broken:
            raise KeyUnavailable("Sign", "DisabledException")
        return self.keys[KeyId].sign(Message=Message)


class Kept:
    """The ring as the table holds it, and how often it was read."""

    def __init__(self) -> None:
        self.ring, self.reads = SigningRing((_ring_key(KEY_ID, KEY, 0),)), 0

    def read(self) -> SigningRing:
        self.reads += 1
        return self.ring

    def hand_over(self, *, seconds_ago: int) -> None:
        successor = _ring_key(f"{KEY_ID}-2", SECOND, int(time.time()) - seconds_ago)
        self.ring = self.ring.with_successor(successor)


def _ring_key(key_id: str, key: SigningKey, signs_from: int) -> RingKey:
    return RingKey.of(key_id, key.public(Encoding.DER), signs_from=signs_from)


@pytest.fixture(autouse=True)
def kms(monkeypatch: pytest.MonkeyPatch) -> Kms:
    double = Kms()
    monkeypatch.setattr(aws, "own", lambda _service: double)
    return double


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    double = Kept()
    monkeypatch.setattr(signing_keys, "read_kept_ring", double.read)
    signing_keys.forget_ring()
    yield double
    signing_keys.forget_ring()


def ours(scopes: frozenset[Scope] = ALL_SCOPES) -> str:
    return tokens.issue(user_id=USER, session_id=SESSION, scopes=scopes, signed_in_at=1_700_000_000)


def test_a_token_of_ours_says_who_and_for_how_long() -> None:
    claims = tokens.verify(ours(frozenset({Scope.RECORDS_READ})))
    assert (claims.user_id, claims.session_id, claims.signed_in_at) == (USER, SESSION, 1_700_000_000)
    assert claims.scopes == {Scope.RECORDS_READ}
    assert 895 <= claims.expires_at - time.time() <= 900


def test_after_fifteen_minutes_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "LIFETIME_SECONDS", -1)
    with pytest.raises(NotSignedIn):
        tokens.verify(ours())


def test_after_a_change_of_keys_both_are_believed(kept: Kept) -> None:
    old = ours()
    kept.hand_over(seconds_ago=60)
    signing_keys.forget_ring()
    new = ours()
    assert decoded(old)[0]["kid"] != decoded(new)[0]["kid"]
    assert tokens.verify(old).user_id == tokens.verify(new).user_id == USER


def test_a_key_that_is_over_is_not_believed_though_its_token_has_not_expired(kept: Kept) -> None:
    old = ours()
    kept.hand_over(seconds_ago=BELIEVED_AFTER_SIGNING_SECONDS)
    signing_keys.forget_ring()
    with pytest.raises(NotSignedIn):
        tokens.verify(old)


def test_a_key_that_does_not_sign_yet_is_not_believed(kept: Kept) -> None:
    kept.hand_over(seconds_ago=-60)
    header, claims, _ = decoded(ours())
    early = SECOND.token(header | {"kid": kept.ring.newest.kid}, claims)
    with pytest.raises(NotSignedIn):
        tokens.verify(early)


def test_an_unknown_kid_makes_the_ring_be_read_again_at_most_every_few_seconds(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens.verify(ours())
    _later(monkeypatch, seconds=6)
    for _ in range(50):
        with pytest.raises(NotSignedIn):
            tokens.verify(_with_header(kid="0123456789abcdef")())
    assert kept.reads == 2
    with pytest.raises(NotSignedIn):
        tokens.verify(_with_header(kid="../../../../dev/null")())
    assert kept.reads == 2, "what cannot be a kid is not looked for"


def test_a_new_key_is_known_as_soon_as_somebody_shows_its_token(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, claims, _ = decoded(ours())
    kept.hand_over(seconds_ago=1)
    _later(monkeypatch, seconds=6)
    new = SECOND.token(header | {"kid": kept.ring.newest.kid}, claims)
    assert tokens.verify(new).user_id == USER


def test_the_ring_is_kept_in_memory_for_five_minutes(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, reads in ((0, 1), (299, 1), (2, 2)):
        _later(monkeypatch, seconds=seconds)
        tokens.verify(ours())
        assert kept.reads == reads


def test_where_the_key_cannot_sign_its_successor_does_as_soon_as_there_is_one(
    kept: Kept, kms: Kms, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = ours()
    kms.broken.add(KEY_ID)
    with pytest.raises(KeyUnavailable):
        ours()
    assert tokens.verify(old).user_id == USER, "tokens already issued go on"
    kept.hand_over(seconds_ago=1)
    _later(monkeypatch, seconds=6)
    assert decoded(ours())[0]["kid"] == kept.ring.newest.kid


def test_with_a_ring_that_was_tampered_with_nobody_is_let_in_and_nobody_is_told_no(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = ours()
    signing_keys.forget_ring()
    monkeypatch.setattr(signing_keys, "read_kept_ring", lambda: read_ring("[]", 1))
    with pytest.raises(RingBroken):
        tokens.verify(token)
    with pytest.raises(RingBroken):
        ours()


def _later(monkeypatch: pytest.MonkeyPatch, *, seconds: int) -> None:
    before = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: before() + seconds)


def test_a_refusal_says_nothing_of_why() -> None:
    with pytest.raises(NotSignedIn) as refused:
        tokens.verify("e30.e30.e30")
    assert refused.value.message == NotSignedIn.message


class Owner:
    """Has the key that a forger has not."""

    ours = staticmethod(ours)
    token = staticmethod(KEY.token)
    by_a_stranger = staticmethod(STRANGER.token)
    public = staticmethod(KEY.public)


OWNER = Owner()


def _with_header(**changes: object) -> Callable[[], str]:
    return lambda: with_header(**changes)(OWNER)


def test_there_are_forgeries_of_sixty_kinds_and_malformed_ones_of_a_hundred() -> None:
    assert len(FORGED) >= 60
    assert len(MALFORMED) >= 100


def test_a_signature_of_the_keys_owner_is_believed_and_what_is_spoiled_below_is_one_thing() -> None:
    header, claims, _ = decoded(ours())
    assert tokens.verify(OWNER.token(header, claims)).user_id == USER


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_token_is_refused(forgery: str) -> None:
    token = FORGED[forgery](OWNER)
    with pytest.raises(NotSignedIn):
        tokens.verify(token)


@pytest.mark.parametrize("way", MALFORMED)
def test_a_malformed_token_is_refused(way: str) -> None:
    token = MALFORMED[way](OWNER)
    with pytest.raises(NotSignedIn):
        tokens.verify(token)


def test_a_kid_that_nobody_has_is_refused() -> None:
    with pytest.raises(NotSignedIn):
        tokens.verify(_with_header(kid="0123456789abcdef")())


def test_the_other_half_of_a_signature_says_the_same_and_nothing_else() -> None:
    """ECDSA has two for each message; RFC 7518 takes both, and whoever has one can work out the other."""
    token = ours()
    r, s = numbers_of(token)
    assert tokens.verify(with_numbers(token, r, ORDER - s)) == tokens.verify(token)


def test_a_token_spoiled_by_chance_is_refused() -> None:
    count = 20_000 if "PROVE" in os.environ else 500
    refused = 0
    for token in spoiled(ours(), count):
        with pytest.raises(NotSignedIn):
            tokens.verify(token)
        refused += 1
    print(f"spoiled tokens: {refused} of {count} refused; {len(FORGED)} forged, {len(MALFORMED)} malformed")


def test_a_token_with_any_letter_changed_is_refused() -> None:
    token = ours()
    for at, letter in enumerate(token):
        changed = token[:at] + ("A" if letter != "A" else "B") + token[at + 1 :]
        with pytest.raises(NotSignedIn):
            tokens.verify(changed)
