"""A cursor leads its owner on within one question, and is nothing to anybody else."""

import base64
from dataclasses import replace

import pytest

from shared import vault
from shared.auth import ALL_SCOPES, Caller, Role
from shared.aws import Vended
from shared.vault import DataKey
from shared.vault.data_keys import UserIsErased
from shared.web.cursor import CursorNotValid, cursor_for, position_of

ANA, BEN = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"
POSITION, QUESTION = "01CZ3NDEKTSV4RRFFQ69G5FAVX$", {"action": "read_profile", "start": None}


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, int], DataKey]:
    """Each user's keys by version; the newest seals."""
    known = {(user, 1): DataKey(1, bytes([number]) * 32) for number, user in enumerate((ANA, BEN))}

    def of_version(user_id: str, _: object, version: int) -> DataKey:
        if (user_id, version) not in known:
            raise UserIsErased
        return known[user_id, version]

    monkeypatch.setattr(vault, "key_of_version", of_version)
    monkeypatch.setattr(
        vault, "current_key", lambda user, _: known[user, max(number for who, number in known if who == user)]
    )
    return known


def caller(user_id: str = ANA) -> Caller:
    return Caller(user_id, "s", "p", Role.USER, ALL_SCOPES, 0, 0, Vended(user_id, "k", "s", "t"))


def a_cursor() -> str:
    made = cursor_for(caller(), QUESTION, POSITION)
    assert made is not None
    return made


def test_a_cursor_leads_to_where_it_was_made_for() -> None:
    assert position_of(caller(), QUESTION, a_cursor()) == POSITION
    assert cursor_for(caller(), QUESTION, None) is None
    assert position_of(caller(), QUESTION, None) is None


def test_a_cursor_tells_nothing_and_is_another_one_each_time() -> None:
    made = a_cursor()
    assert POSITION[:10].encode() not in base64.urlsafe_b64decode(made + "==")
    assert made != a_cursor()
    assert made.replace("-", "").replace("_", "").isalnum()


def test_a_cursor_outlives_a_new_key_and_not_its_own(keys: dict[tuple[str, int], DataKey]) -> None:
    made = a_cursor()
    keys[ANA, 2] = DataKey(2, b"n" * 32)
    assert position_of(caller(), QUESTION, made) == POSITION
    del keys[ANA, 1]
    with pytest.raises(CursorNotValid):
        position_of(caller(), QUESTION, made)


def test_a_cursor_of_somebody_else_or_of_another_question_is_refused(
    keys: dict[tuple[str, int], DataKey],
) -> None:
    made = a_cursor()
    keys[BEN, 1] = keys[ANA, 1]  # even under the same key
    with pytest.raises(CursorNotValid):
        position_of(caller(BEN), QUESTION, made)
    for another in ({}, QUESTION | {"action": None}, QUESTION | {"about": "x"}):
        with pytest.raises(CursorNotValid):
            position_of(caller(), another, made)


def test_no_bit_of_a_cursor_can_be_changed() -> None:
    made = base64.urlsafe_b64decode(a_cursor() + "==")
    for bit in range(len(made) * 8):
        changed = bytearray(made)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CursorNotValid):
            position_of(caller(), QUESTION, base64.urlsafe_b64encode(changed).decode().rstrip("="))


@pytest.mark.parametrize("cursor", ["", "A", "x", "AAE", "é", "AAE" * 1000, "....", "AAEB\n", "{}", "0"])
def test_what_is_no_cursor_is_refused_as_a_wrong_field(cursor: str) -> None:
    with pytest.raises(CursorNotValid) as refused:
        position_of(caller(), QUESTION, cursor)
    assert (refused.value.status, refused.value.details[0].field) == (422, "cursor")


def test_a_caller_is_told_apart_from_the_credentials() -> None:
    """The user of the session counts, not whatever else a caller carries."""
    assert position_of(replace(caller(), pseudonym="another"), QUESTION, a_cursor()) == POSITION
