"""Sealed values open where they lie, unaltered, and nowhere else."""

import os
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from shared.errors import TooLarge
from shared.vault import Binding, DataKey, Purpose, SealBroken, Sealed, open_sealed, seal
from shared.vault import sealed as sealed_values
from shared.vault.sealing import LARGEST_BLOB

_KEY = os.urandom(32)
_PLACE = Binding("records", "USER#01ARZ3NDEKTSV4RRFFQ69G5FAV", "EXPERIENCE#01BX5ZZKBKACTAV9WEVGEMMVRZ", 3, 1)
_TEXT = "Cut errors by 38% — réduit de moitié les chutes 👵🏽".encode()


class Note(BaseModel):
    text: str


@given(st.binary(max_size=4000))
def test_what_was_sealed_opens_as_it_was(plain: bytes) -> None:
    assert open_sealed(seal(plain, _PLACE, _KEY), _PLACE, _KEY) == plain


@pytest.mark.parametrize("plain", [_TEXT, _TEXT * 40], ids=["short", "deflated"])
def test_a_thousand_flipped_bits_are_all_refused(plain: bytes) -> None:
    blob, chance = seal(plain, _PLACE, _KEY), random.Random(38)
    for _ in range(1000):
        altered = bytearray(blob)
        altered[chance.randrange(len(blob))] ^= 1 << chance.randrange(8)
        with pytest.raises(SealBroken):
            open_sealed(bytes(altered), _PLACE, _KEY)


def test_every_cut_and_every_lengthening_is_refused() -> None:
    blob = seal(_TEXT, _PLACE, _KEY)
    for broken in [*(blob[:end] for end in range(len(blob))), blob + b"\0", blob + blob, b"\0" + blob]:
        with pytest.raises(SealBroken):
            open_sealed(broken, _PLACE, _KEY)


def test_a_thousand_moved_ciphertexts_are_all_refused() -> None:
    blob, chance = seal(_TEXT, _PLACE, _KEY), random.Random(38)
    for _ in range(1000):
        part = chance.choice(["table", "pk", "sk", "version", "key_version"])
        changed: Any = {part: _another(getattr(_PLACE, part), chance)}
        elsewhere = replace(_PLACE, **changed)
        with pytest.raises(SealBroken):
            open_sealed(blob, elsewhere, _KEY)
    with pytest.raises(SealBroken):
        open_sealed(blob, _PLACE, os.urandom(32))


def test_no_two_places_are_spelled_alike() -> None:
    assert Binding("a", "bc", "d", 1, 11).bytes() != Binding("ab", "c", "d", 1, 11).bytes()
    assert Binding("a", "b", "c", 1, 11).bytes() != Binding("a", "b", "c", 11, 1).bytes()


def test_the_same_text_never_seals_alike() -> None:
    assert len({seal(_TEXT, _PLACE, _KEY) for _ in range(200)}) == 200


def test_more_than_fits_in_a_blob_is_refused_in_a_sentence() -> None:
    with pytest.raises(TooLarge, match="Shorten it"):
        seal(os.urandom(LARGEST_BLOB + 1), _PLACE, _KEY)
    assert len(seal(b"a" * 1_000_000, _PLACE, _KEY)) < LARGEST_BLOB


def test_loading_never_decrypts_and_repr_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    blob = seal(Note(text="secret words").model_dump_json().encode(), _PLACE, _KEY)
    asked: list[str] = []

    def key(user_id: str, purpose: Purpose, version: int) -> DataKey:
        asked.append(user_id)
        return DataKey(version, _KEY)

    monkeypatch.setattr(sealed_values, "key_of_version", key)
    sealed = Sealed(blob, _PLACE, Note, user_id="u", purpose=Purpose.RECORD)
    assert (repr(sealed), f"{sealed}", asked) == ("<sealed>", "<sealed>", [])
    assert sealed.open() == Note(text="secret words")
    assert asked == ["u"]
    assert _KEY.hex() not in repr(DataKey(1, _KEY))
    assert repr(_KEY)[2:10] not in repr(DataKey(1, _KEY))


def _another(value: str | int, chance: random.Random) -> str | int:
    return (
        value + chance.randrange(1, 99)
        if isinstance(value, int)
        else value[:-1] + chr(0x100 + chance.randrange(99))
    )
