"""Excerpts of the log: however little of a long log fits, the answer says where to go on."""

import pytest

from shared import aws
from shared.audit import excerpt
from shared.table.audit import Row

LATE, IN_TIME = 0.5, 2.5


@pytest.mark.parametrize(("seconds", "read"), [(LATE, 1), (IN_TIME, 8)])
def test_a_search_that_finds_little_goes_on_only_while_there_is_time(seconds: float, read: int) -> None:
    pages = [Row(f"{999 - number}") for number in range(20)]
    with aws.within(seconds):
        found = excerpt(pages, 10)
    assert found.requests == []
    assert found.position == f"{pages[read - 1].entry_id}$"


def test_a_log_that_ends_has_no_next_part() -> None:
    assert excerpt([Row("2"), Row("1")], 10).position is None
