"""Passwords are kept as argon2id of today's strength."""

import statistics
import time

from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from functions.auth.service.passwords import hashed, is_weaker, matches

PASSWORD = "a long walk along the river"


def test_a_password_matches_its_hash_and_no_other() -> None:
    kept = hashed(PASSWORD)
    assert matches(kept, PASSWORD)
    assert not matches(kept, PASSWORD + " ")
    assert not matches(kept, "")
    assert hashed(PASSWORD) != kept


def test_the_parameters_are_those_that_were_promised() -> None:
    used = extract_parameters(hashed(PASSWORD))
    assert (used.type, used.memory_cost, used.time_cost, used.parallelism) == (Type.ID, 19_456, 2, 1)


def test_a_weaker_hash_is_noticed_and_still_matches() -> None:
    weak = PasswordHasher(memory_cost=1024, time_cost=1, parallelism=1).hash(PASSWORD)
    assert is_weaker(weak)
    assert matches(weak, PASSWORD)
    assert not is_weaker(hashed(PASSWORD))


def test_without_an_account_nothing_matches_and_the_work_is_the_same() -> None:
    assert not matches(None, "the password of nobody")
    known, unknown = hashed(PASSWORD), None
    matches(unknown, "warm")

    def median(kept: str | None) -> float:
        times = []
        for _ in range(15):
            began = time.process_time()
            matches(kept, "not the right words")
            times.append(time.process_time() - began)
        return statistics.median(times)

    assert 0.5 < median(known) / median(unknown) < 2


def test_a_hash_that_is_none_matches_nothing() -> None:
    assert not matches("", PASSWORD)
    assert not matches("$argon2id$broken", PASSWORD)
