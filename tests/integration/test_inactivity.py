"""Accounts that nobody uses: warned twice, each time with its time, then ended as their owner might."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from functions.auth import service
from functions.auth.repository import accounts, activity
from functions.auth.repository.accounts import Account, Status
from functions.auth.service import inactivity
from functions.privacy.service import by_the_calendar
from shared import clock
from shared.auth.sessions import ACCOUNT
from shared.errors import Unavailable
from shared.retention import FIRST_WARNING, INACTIVE_ACCOUNT, SECOND_WARNING
from shared.table import due_of, due_until, user_key
from tests.integration.accounts import HERE, PASSWORD, mails_asked_for, new_account
from tests.integration.conftest import Items
from tests.integration.whole_person import ask_in_process

Pass = Callable[[timedelta], None]
_A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def passes(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Pass:
    """Lets time pass."""
    ask_in_process(monkeypatch)
    real, ahead = clock.now, [timedelta()]
    monkeypatch.setattr(clock, "now", lambda: real() + ahead[0])

    def pass_(by: timedelta) -> None:
        ahead[0] += by

    return pass_


def due(account: Account) -> set[str]:
    return {one.kind for one in due_of(account.id)} - {"key-rotation"}


def warnings() -> list[str]:
    return [asked["day"] for asked in mails_asked_for() if asked["mail"] == "inactive"]


def test_a_registration_says_when_to_look(passes: Pass) -> None:
    ana = new_account()
    (one,) = [one for one in due_of(ana.id) if one.kind == "inactivity"]
    ahead = datetime.fromisoformat(one.when) - clock.now()
    assert timedelta(0) <= (INACTIVE_ACCOUNT.kept - FIRST_WARNING) - ahead < 2 * _A_MINUTE


def test_an_unused_account_is_warned_twice_and_then_ended(passes: Pass) -> None:
    ana = new_account()
    passes(INACTIVE_ACCOUNT.kept - FIRST_WARNING + _A_MINUTE)
    assert by_the_calendar.look_at_inactive() == 1
    assert warnings() == [(clock.now() + FIRST_WARNING).date().isoformat()]
    assert due(ana) == {"inactivity-warned"}
    assert by_the_calendar.look_at_inactive() == 0
    passes(FIRST_WARNING - SECOND_WARNING + _A_MINUTE)
    assert by_the_calendar.look_at_inactive() == 1
    assert warnings() == [(clock.now() + SECOND_WARNING).date().isoformat()]
    passes(SECOND_WARNING + _A_MINUTE)
    assert by_the_calendar.look_at_inactive() == 1
    account = accounts.read(ana.id)
    assert account is not None
    assert account.status is Status.PENDING_DELETION
    assert due(ana) == {"erase", "inactivity"}
    assert [one.user_id for one in due_until("erase", clock.now())] == [ana.id]


@pytest.mark.parametrize("warnings_before", [0, 1, 2])
def test_who_signs_in_again_keeps_it_and_is_looked_at_two_years_later(
    passes: Pass, warnings_before: int
) -> None:
    ana = new_account()
    passes(INACTIVE_ACCOUNT.kept - FIRST_WARNING + _A_MINUTE)
    for wait in (FIRST_WARNING - SECOND_WARNING + _A_MINUTE, SECOND_WARNING + _A_MINUTE)[:warnings_before]:
        by_the_calendar.look_at_inactive()
        passes(wait)
    service.log_in("ana", PASSWORD, HERE)
    mails_asked_for()
    assert by_the_calendar.look_at_inactive() == 1
    assert warnings() == []
    (one,) = [one for one in due_of(ana.id) if one.kind != "key-rotation"]
    assert one.kind == "inactivity"
    ahead = datetime.fromisoformat(one.when) - clock.now()
    assert ahead > INACTIVE_ACCOUNT.kept - FIRST_WARNING - 2 * _A_MINUTE


def test_a_calendar_that_stood_still_for_years_gives_everybody_their_time(passes: Pass) -> None:
    ana = new_account()
    passes(3 * INACTIVE_ACCOUNT.kept)
    by_the_calendar.look_at_inactive()
    account = accounts.read(ana.id)
    assert account is not None
    assert account.status is Status.ACTIVE
    assert warnings() == [(clock.now() + FIRST_WARNING).date().isoformat()]
    by_the_calendar.look_at_inactive()
    assert due(ana) == {"inactivity-warned"}


def test_trouble_with_one_account_holds_nobody_else_up(passes: Pass, monkeypatch: pytest.MonkeyPatch) -> None:
    ana, ben = new_account(), new_account("ben")
    passes(INACTIVE_ACCOUNT.kept)
    look = by_the_calendar.identity.last_use

    def broken_for_ana(user_id: str) -> datetime | None:
        if user_id == ana.id:
            raise Unavailable()
        return look(user_id)

    monkeypatch.setattr(by_the_calendar.identity, "last_use", broken_for_ana)
    assert by_the_calendar.look_at_inactive() == 1
    assert (due(ana), due(ben)) == ({"inactivity"}, {"inactivity-warned"})


def test_an_account_that_ends_anyway_is_warned_of_nothing(passes: Pass) -> None:
    ana = new_account()
    passes(INACTIVE_ACCOUNT.kept)
    service.delete_me(ana.id)
    mails_asked_for()
    assert by_the_calendar.look_at_inactive() == 1
    assert warnings() == []
    assert due(ana) == {"erase", "inactivity"}
    assert by_the_calendar.look_at_inactive() == 0


def test_an_account_that_its_owner_came_back_to_is_looked_at_again(passes: Pass) -> None:
    ana = new_account()
    passes(INACTIVE_ACCOUNT.kept)
    service.delete_me(ana.id)
    by_the_calendar.look_at_inactive()
    service.log_in("ana", PASSWORD, replace(HERE, reactivate=True))
    assert due(ana) == {"inactivity"}
    passes(INACTIVE_ACCOUNT.kept)
    mails_asked_for()
    assert by_the_calendar.look_at_inactive() == 1
    assert len(warnings()) == 1
    assert due(ana) == {"inactivity-warned"}


@pytest.mark.parametrize("status", [Status.ERASING, None])
def test_an_account_that_nobody_comes_back_to_is_not_looked_at_any_more(
    passes: Pass, status: Status | None
) -> None:
    ana = new_account()
    passes(INACTIVE_ACCOUNT.kept)
    if status is None:
        accounts._table.remove(user_key(ana.id, ACCOUNT))
    else:
        accounts.mark(ana.id, {"status": status})
    assert by_the_calendar.look_at_inactive() == 1
    assert due(ana) == set()


def test_what_was_used_since_is_not_closed(passes: Pass) -> None:
    ana = new_account()
    assert not inactivity.close(ana.id)
    passes(INACTIVE_ACCOUNT.kept + _A_MINUTE)
    activity.note_seen(ana.id)
    assert not inactivity.close(ana.id)
    passes(INACTIVE_ACCOUNT.kept + _A_MINUTE)
    assert inactivity.close(ana.id)


def test_a_session_that_goes_on_is_use(passes: Pass, items: Items) -> None:
    ana = new_account()
    before = activity.last_seen(ana.id)
    passes(timedelta(days=3))
    tokens = service.log_in("ana", PASSWORD, HERE)
    seen = activity.last_seen(ana.id)
    assert before is not None
    assert seen is not None
    assert seen - before > timedelta(days=2)
    service.refresh(tokens.refresh_token)  # type: ignore[union-attr]
    assert activity.last_seen(ana.id) >= seen  # type: ignore[operator]


def test_who_is_looked_at_some_seconds_early_is_looked_at_again(
    cloud: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due is written to the minute, so it may come before its second."""
    ask_in_process(monkeypatch)
    last = clock.now().replace(second=50, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: last)
    ana = new_account()
    early = last.replace(second=10) + INACTIVE_ACCOUNT.kept - FIRST_WARNING
    monkeypatch.setattr(clock, "now", lambda: early)
    by_the_calendar.look_at_inactive()
    assert due(ana) == {"inactivity"}
    monkeypatch.setattr(clock, "now", lambda: early + timedelta(days=1))
    assert by_the_calendar.look_at_inactive() == 1
    assert due(ana) == {"inactivity-warned"}
