"""Rotation of the key that signs tokens: by the calendar, by command, repeated, and twice at once."""

import time
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from botocore.exceptions import ReadTimeoutError

from functions.auth import schedule
from functions.auth.service import read_public_keys, signing_keys
from functions.auth.service.signing_keys import OVERLAP_SECONDS, SIGNS_SECONDS, Rotation, rotate_signing_key
from shared import config
from shared.auth import ALL_SCOPES, tokens
from shared.auth.signing_keys import believed_key, forget_ring, public_half, read_kept_ring
from shared.auth.signing_ring import BELIEVED_AFTER_SIGNING_SECONDS, thumbprint
from shared.errors import NotSignedIn
from tests.integration.interruption import Killed, killed_after
from tests.unit.shared.auth.signing import decoded

USER, SESSION = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"
_HOUR, _DAY = 3600, 86_400


class Clock:
    """What `time.time` says."""

    def __init__(self) -> None:
        self.now = time.time()

    def pass_by(self, seconds: float) -> None:
        """Time goes on, for memories too."""
        self.now += seconds
        forget_ring()


@pytest.fixture
def clock(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setenv("SIGNING_KEYS", "test")
    clock = Clock()
    monkeypatch.setattr(time, "time", lambda: clock.now)
    return clock


def issued() -> str:
    return tokens.issue(user_id=USER, session_id=SESSION, scopes=ALL_SCOPES, signed_in_at=1_700_000_000)


def kid(token: str) -> str:
    return str(decoded(token)[0]["kid"])


def is_believed(token: str) -> bool:
    """Whether its key is, whatever its own moments say."""
    return believed_key(kid(token)) is not None


def published() -> set[str]:
    return {key.kid for key in read_public_keys().keys}


def keys_of_kms() -> dict[str, str]:
    """The state of every key that was made for tokens, the template's own included."""
    kms = boto3.client("kms", region_name="us-east-1")
    every = [kms.describe_key(KeyId=one["KeyId"])["KeyMetadata"] for one in kms.list_keys()["Keys"]]
    return {one["Arn"]: one["KeyState"] for one in every if one.get("KeyUsage") == "SIGN_VERIFY"}


def test_until_the_first_rotation_the_templates_key_signs_and_nothing_is_kept(clock: Clock) -> None:
    template = thumbprint(public_half(config.read("KEY_TOKENS")))
    assert kid(issued()) == template
    assert published() == {template}
    assert read_kept_ring().version == 0


def test_a_rotation_overlaps_and_ends_with_the_new_key_alone(clock: Clock) -> None:
    old = kid(issued())
    rotation = rotate_signing_key(forced=True)
    assert rotation == Rotation(rotation.newest, int(clock.now) + OVERLAP_SECONDS, (old, rotation.newest))
    assert (kid(issued()), published()) == (old, {old, rotation.newest})
    clock.pass_by(OVERLAP_SECONDS - 1)
    last_of_old = issued()
    clock.pass_by(1)
    new = issued()
    assert (kid(last_of_old), kid(new)) == (old, rotation.newest)
    clock.pass_by(800)
    assert is_believed(last_of_old)
    assert is_believed(new)
    clock.pass_by(BELIEVED_AFTER_SIGNING_SECONDS - 800)
    assert published() == {rotation.newest}
    assert rotate_signing_key().published == (rotation.newest,)
    assert [key.kid for key in read_kept_ring().keys] == [rotation.newest]
    assert config.read("KEY_TOKENS") in keys_of_kms()
    assert set(keys_of_kms().values()) == {"Enabled"}, "the template's own key is never deleted"


def test_a_key_that_was_made_is_deleted_thirty_days_after_its_last_token(clock: Clock) -> None:
    first = rotate_signing_key(forced=True, overlap_seconds=15).newest
    clock.pass_by(_HOUR)
    second = rotate_signing_key(forced=True, overlap_seconds=15).newest
    arn = next(key.key_id for key in read_kept_ring().keys if key.kid == first)
    clock.pass_by(_HOUR)
    assert rotate_signing_key().published == (second,)
    kms = boto3.client("kms", region_name="us-east-1")
    described = kms.describe_key(KeyId=arn)["KeyMetadata"]
    assert described["KeyState"] == "PendingDeletion"
    left = described["DeletionDate"].timestamp() - clock.now
    assert 29 * _DAY < left < 31 * _DAY


def test_the_calendar_acts_after_ninety_days_and_then_once(clock: Clock) -> None:
    daily = {"verb": "rotate_signing_key"}
    for _ in range(3):
        schedule.handler(daily, None)
    assert len(keys_of_kms()) == 1
    clock.pass_by(SIGNS_SECONDS + _DAY)
    answers = [schedule.handler(daily, None)["newest"] for _ in range(5)]
    assert len(set(answers)) == 1
    assert len(keys_of_kms()) == 2
    clock.pass_by(SIGNS_SECONDS)
    schedule.handler(daily, None)
    clock.pass_by(OVERLAP_SECONDS + SIGNS_SECONDS + 1)
    assert schedule.handler(daily, None)["newest"] not in answers


def test_a_repeated_command_makes_one_key_and_haste_brings_it_forward(clock: Clock) -> None:
    command = {"verb": "rotate_signing_key", "forced": True}
    first = schedule.handler(command, None)
    hasty = schedule.handler(command | {"hasty": True}, None)
    assert hasty["newest"] == first["newest"]
    assert hasty["signs_from"] == int(clock.now) + 15
    clock.pass_by(60)
    assert schedule.handler(command | {"hasty": True}, None)["newest"] == first["newest"]
    assert len(keys_of_kms()) == 2
    assert kid(issued()) == first["newest"]


def test_of_two_rotations_at_once_one_counts_and_the_others_key_goes(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, winners = signing_keys._new_key, list[Rotation]()

    def slower() -> str:
        monkeypatch.setattr(signing_keys, "_new_key", real)
        made = real()
        winners.append(rotate_signing_key(forced=True))
        return made

    monkeypatch.setattr(signing_keys, "_new_key", slower)
    assert rotate_signing_key(forced=True) == winners[0]
    assert sorted(keys_of_kms().values()) == ["Enabled", "Enabled", "PendingDeletion"]
    in_ring = {key.key_id for key in read_kept_ring().keys}
    assert all(keys_of_kms()[arn] == "Enabled" for arn in in_ring)


def test_a_rotation_whose_answer_was_lost_counts(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    real, lost = BaseClient._make_api_call, [True]

    def call(client: BaseClient, operation: str, request: Any) -> Any:
        answer = real(client, operation, request)
        if operation == "TransactWriteItems" and lost.pop():
            real(client, operation, request)
        return answer

    monkeypatch.setattr(BaseClient, "_make_api_call", call)
    rotation = rotate_signing_key(forced=True)
    assert len(keys_of_kms()) == 2
    assert set(keys_of_kms().values()) == {"Enabled"}
    assert read_kept_ring().newest.kid == rotation.newest


def test_killed_anywhere_and_repeated_there_is_one_ring_that_works(clock: Clock) -> None:
    for number in range(1, 20):
        try:
            with killed_after(number):
                rotate_signing_key(forced=True, overlap_seconds=15)
        except Killed:
            forget_ring()
            assert is_believed(issued())
            rotation = rotate_signing_key(forced=True, overlap_seconds=15)
            clock.pass_by(15)
            assert kid(issued()) == rotation.newest
            clock.pass_by(_HOUR)
            continue
        break
    assert number > 3
    ring = read_kept_ring()
    assert all(keys_of_kms()[key.key_id] == "Enabled" for key in ring.keys)


def test_a_token_signed_by_a_key_that_never_was_on_the_ring_is_refused(clock: Clock) -> None:
    kms = boto3.client("kms", region_name="us-east-1")
    stranger = kms.create_key(KeySpec="ECC_NIST_P256", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["Arn"]
    template = config.read("KEY_TOKENS")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEY_TOKENS", stranger)
        forged = issued()
    forget_ring()
    assert config.read("KEY_TOKENS") == template
    with pytest.raises(NotSignedIn):
        tokens.verify(forged)


def test_the_lost_answer_of_a_timeout_leaves_no_key_on_the_ring_to_be_deleted(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(_: Any) -> bool:
        raise ReadTimeoutError(endpoint_url="x")

    monkeypatch.setattr(signing_keys, "keep_ring", keep)
    with pytest.raises(ReadTimeoutError):
        rotate_signing_key(forced=True)
    assert set(keys_of_kms().values()) == {"Enabled"}, "nobody knows whether it is on the ring"
