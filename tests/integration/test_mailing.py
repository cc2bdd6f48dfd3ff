"""The worker that writes an account's mails: to whom, and what a late message or a returned mail does."""

import pytest

from functions.auth import service
from functions.auth.repository import attempts
from functions.auth.repository.accounts import Account, Status
from functions.auth.repository.one_time import Use
from functions.auth.service import lockout, mailing
from functions.auth.service.account import account_of
from shared.mail import Mail
from tests.integration.accounts import HERE, a_link, confirm_address, mails_asked_for, new_account

LOCKED = "locked"


@pytest.fixture
def account(cloud: None) -> Account:
    return new_account("ana")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Mail]:
    mails: list[Mail] = []
    monkeypatch.setattr(mailing, "send", mails.append)
    return mails


def fail_a_hundred_times(subject: str) -> None:
    for _ in range(lockout.MOST_IN_A_ROW):
        attempts.begin(subject, free=1000, most=1000, wait_seconds=0)


def test_after_a_hundred_failures_the_account_is_closed_and_the_link_mailed(
    account: Account, written: list[Mail]
) -> None:
    fail_a_hundred_times(account.id)
    mailing.send_asked({"mail": LOCKED, "subject": account.id})
    assert account_of(account.id).status is Status.LOCKED
    assert [mail.template for mail in written] == [LOCKED]


@pytest.mark.parametrize("by", ["unlock", "reset"])
def test_a_message_that_comes_again_does_not_close_what_was_opened(
    account: Account, written: list[Mail], by: str
) -> None:
    asked = {"mail": LOCKED, "subject": account.id}
    fail_a_hundred_times(account.id)
    mailing.send_asked(asked)
    if by == "unlock":
        service.unlock(a_link(Use.UNLOCK, account), HERE.origin)
    else:
        service.reset_password(a_link(Use.RESET_PASSWORD, account), "another long walk uphill", HERE.origin)
    mailing.send_asked(asked)
    assert account_of(account.id).status is Status.ACTIVE
    assert [mail.template for mail in written] == [LOCKED]


def test_what_becomes_of_a_mail_to_another_address_is_not_told_of_ones_own(
    account: Account, written: list[Mail]
) -> None:
    service.change_email(account.id, "ana@misspelt.example")
    for asked in mails_asked_for():
        mailing.send_asked(asked)
    tags = {mail.to: mail.user_id for mail in written}
    assert tags == {"ana@misspelt.example": "", "ana@example.cz": account.id}


@pytest.mark.parametrize("confirmed", [True, False])
def test_an_address_that_mails_came_back_from_can_be_confirmed_anew(
    account: Account, written: list[Mail], confirmed: bool
) -> None:
    if confirmed:
        confirm_address(account)
    mailing.note_trouble(account.id, "bounced")
    service.resend_verification("ana@example.cz")
    (asked,) = mails_asked_for()
    mailing.send_asked(asked)
    (mail,) = written
    service.verify_email(mail.values["link"].partition("?token=")[2])
    assert (account_of(account.id).mail_trouble, account_of(account.id).email_verified) == (None, True)


def test_a_confirmed_address_gets_no_other_link(account: Account, written: list[Mail]) -> None:
    confirm_address(account)
    mailing.send_asked({"mail": "verify_again", "user_id": account.id})
    assert written == []
