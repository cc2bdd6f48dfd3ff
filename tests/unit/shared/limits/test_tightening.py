"""How far a limit tightens, as a function of refusals alone."""

import pytest

from shared.limits import POLICIES, pressure
from shared.limits.pressure import tightened

REGISTER = POLICIES["register"]


@pytest.mark.parametrize(
    ("refusals", "quota"), [(0, 30), (100, 30), (101, 15), (400, 15), (401, 7), (10**9, 7)]
)
def test_a_quota_is_half_past_the_threshold_and_a_quarter_past_four_times_it(
    refusals: int, quota: int
) -> None:
    assert REGISTER.tightens_past == 100
    assert tightened(REGISTER, 30, refusals) == quota


@pytest.mark.parametrize(("full", "tight"), [(1, 1), (4, 4), (5, 5), (8, 5), (20, 5), (24, 6), (240, 60)])
def test_a_quota_never_falls_below_its_floor_nor_rises(full: int, tight: int) -> None:
    assert tightened(REGISTER, full, 10**6) == tight


def test_of_one_subject_only_the_first_refusals_past_its_full_quota_count() -> None:
    assert [count for count in range(1, 100) if pressure.counts(30, count)] == list(range(31, 41))
