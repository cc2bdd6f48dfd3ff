"""Questions to the audit log: whatever span is asked for, no more is read than there is."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from shared import clock
from shared.auth import ALL_SCOPES, Caller, Role
from shared.aws import Vended
from shared.ids import first_id_at, new_id
from shared.web.log_query import LogQuestion

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
MONTH = timedelta(days=30)
FIRST = datetime(1, 1, 1, tzinfo=UTC)
LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone(-timedelta(hours=14)))


@pytest.fixture
def caller() -> Caller:
    later = int(time.time()) + 900
    me = new_id()
    return Caller(me, new_id(), new_id(), Role.ADMIN, ALL_SCOPES, 0, later, Vended(me, "", "", ""))


def question(start: datetime | None, end: datetime | None) -> LogQuestion:
    return LogQuestion(None, start, end, 20, None)


@pytest.mark.parametrize("end", [FIRST, BEGINNING, LAST, None])
@pytest.mark.parametrize("start", [FIRST, LAST, None])
@pytest.mark.parametrize("longest", [MONTH, None])
def test_any_moments_make_a_span_between_the_beginning_and_now(
    caller: Caller, start: datetime | None, end: datetime | None, longest: timedelta | None
) -> None:
    wanted = question(start, end).wanted(caller, longest=longest)
    assert wanted.start >= BEGINNING
    assert first_id_at(BEGINNING) <= wanted.below <= first_id_at(clock.now() + timedelta(minutes=2))


def test_a_span_within_is_taken_as_it_was_asked(caller: Caller) -> None:
    start, end = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    wanted = question(start, end).wanted(caller, longest=MONTH)
    assert (wanted.start, wanted.below) == (start, first_id_at(end))
    assert question(None, end).wanted(caller, longest=MONTH).start == end - MONTH
