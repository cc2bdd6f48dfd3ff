"""What administrators do to an account: all of it or nothing, and never against its owner's own last word."""

from collections.abc import Callable
from typing import Any

import pytest

from functions.auth import service
from functions.auth.repository import accounts, attempts
from functions.auth.repository.accounts import Account, Status
from functions.auth.service import erasing, lockout, signing_in, standing
from functions.auth.service.account import account_of
from functions.auth.service.sessions import NewTokens
from functions.auth.service.signing_in import AccountSuspended, Visitor
from functions.auth.service.standing import Change, Standing
from shared import bus, clock
from shared.auth import Role
from shared.events import AccountStatusChanged
from shared.retention import DELETED_ACCOUNT
from tests.integration.accounts import HERE, PASSWORD, new_account
from tests.integration.conftest import Items

COMING_BACK = Visitor(HERE.origin, reactivate=True)


@pytest.fixture
def account(cloud: None) -> Account:
    return new_account("ana")


def change(account: Account, **wanted: Any) -> Standing | None:
    """As an admin asks who saw how the account stands."""
    seen = account_of(account.id)
    values = {"user_id": account.id, "expected_role": seen.role, "expected_status": seen.status}
    return standing.change(Change(**values, **wanted, request_id="r"))


def meanwhile(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, act: Callable[[], Any]) -> None:
    """Something happens once, right before this is called the next time."""
    real, waiting = getattr(owner, name), [act]

    def called(*arguments: Any, **named: Any) -> Any:
        if waiting:
            waiting.pop()()
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, called)


def test_status_and_role_are_changed_together(account: Account) -> None:
    changed = change(account, status=Status.DEACTIVATED, role=Role.PREMIUM)
    assert changed is not None
    assert (changed.status, changed.suspended, changed.role) == (Status.DEACTIVATED, True, Role.PREMIUM)
    with pytest.raises(AccountSuspended):
        service.log_in("ana", PASSWORD, COMING_BACK)
    again = change(account, status=Status.ACTIVE)
    assert again is not None
    assert (again.status, again.suspended, again.role) == (Status.ACTIVE, False, Role.PREMIUM)
    assert isinstance(service.log_in("ana", PASSWORD, HERE), NewTokens)


def test_a_change_that_comes_too_late_changes_nothing_at_all(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, standing.accounts, "change_status", lambda: service.deactivate(account.id))
    assert change(account, status=Status.DEACTIVATED, role=Role.PREMIUM) is None
    now = account_of(account.id)
    assert (now.status, now.suspended, now.role) == (Status.DEACTIVATED, False, Role.USER)


def test_who_gave_the_account_up_is_shut_out_and_still_erased(account: Account, items: Items) -> None:
    ends = service.delete_me(account.id)
    due = items("due")
    shut = change(account, status=Status.DEACTIVATED)
    assert shut is not None
    assert (shut.status, shut.suspended) == (Status.PENDING_DELETION, True)
    assert items("due") == due
    assert account_of(account.id).deletes_at == ends
    with pytest.raises(AccountSuspended):
        service.log_in("ana", PASSWORD, COMING_BACK)
    let_in = change(account, status=Status.ACTIVE)
    assert let_in is not None
    assert (let_in.status, let_in.suspended) == (Status.PENDING_DELETION, False)
    assert isinstance(service.log_in("ana", PASSWORD, COMING_BACK), NewTokens)


def test_a_suspended_account_that_was_given_up_ends_when_its_time_has_come(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.delete_me(account.id)
    change(account, status=Status.DEACTIVATED)
    later = clock.now() + DELETED_ACCOUNT.kept
    monkeypatch.setattr(erasing, "_mail", lambda *_: None)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert erasing.begin(account.id).state == "erasing"


def test_who_comes_back_while_being_shut_out_stays_out(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.deactivate(account.id)
    shut_out = lambda: change(account, status=Status.DEACTIVATED)  # noqa: E731
    meanwhile(monkeypatch, signing_in, "let_in", shut_out)
    with pytest.raises(AccountSuspended):
        service.log_in("ana", PASSWORD, COMING_BACK)
    assert account_of(account.id).suspended


def test_a_closed_account_that_is_let_in_opens_to_its_password(account: Account) -> None:
    for _ in range(lockout.MOST_IN_A_ROW):
        attempts.begin(account.id, free=lockout.MOST_IN_A_ROW, most=lockout.MOST_IN_A_ROW, wait_seconds=0)
    accounts.mark(account.id, {"status": Status.LOCKED})
    with pytest.raises(lockout.OnlyTheLinkOpens):
        service.log_in("ana", PASSWORD, HERE)
    assert change(account, status=Status.ACTIVE)
    assert isinstance(service.log_in("ana", PASSWORD, HERE), NewTokens)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"status": Status.DEACTIVATED}, "suspended_by_admin"),
        ({"status": Status.ACTIVE}, "let_in_by_admin"),
        ({"role": Role.PREMIUM}, "role_premium_by_admin"),
        ({"status": Status.ACTIVE, "role": Role.ADMIN}, "let_in_and_role_admin_by_admin"),
    ],
)
def test_the_log_of_the_account_says_what_was_done(
    account: Account, items: Items, wanted: dict[str, Any], said: str
) -> None:
    assert change(account, **wanted)
    written = [one["action"]["S"] for one in items("audit") if one["user"]["S"] == account.pseudonym]
    assert written == [said]


def test_what_others_are_told_of_an_account_says_since_when_it_stands_so(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[AccountStatusChanged] = []
    monkeypatch.setattr(bus, "publish", told.extend)
    standing.tell(account.id)
    change(account, status=Status.DEACTIVATED)
    for _ in range(2):
        standing.tell(account.id)
    before, after, again = told
    assert (before.status, after.status) == ("active", "deactivated")
    assert again == after
    assert str(before.as_of) < str(after.as_of)
    assert len(str(after.as_of)) == len("2026-01-01T10:00:00.000000+00:00")
