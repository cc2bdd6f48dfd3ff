"""The login address and its links: what was mailed to one address opens nothing once there is another."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.auth import service
from functions.auth.repository import attempts, names
from functions.auth.repository.accounts import Account
from functions.auth.service import lockout, mailing
from functions.auth.service.account import account_of
from functions.auth.service.links import LinkNotValid
from functions.auth.service.sessions import NewTokens
from shared import bus
from shared.mail import Mail
from tests.integration.accounts import HERE, PASSWORD, mails_asked_for, new_account

NEW_PASSWORD = "another walk up the mountain"
OLD, NEW = "ana@example.cz", "ana@example.org"
Post = Callable[[], dict[str, Mail]]


@pytest.fixture
def account(cloud: None) -> Account:
    return new_account("ana")


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    """Writes the mails that were asked for since. Gives them by template."""
    written: list[Mail] = []
    monkeypatch.setattr(mailing, "send", written.append)

    def carry() -> dict[str, Mail]:
        written.clear()
        for asked in mails_asked_for():
            mailing.send_asked(asked)
        return {mail.template: mail for mail in written}

    return carry


def token_in(mail: Mail) -> str:
    return parse_qs(urlsplit(mail.values["link"]).query)["token"][0]


def link_to_new_address(account: Account, post: Post) -> str:
    service.change_email(account.id, NEW)
    return token_in(post()["confirm_email"])


def link_to_reset(post: Post, email: str = OLD) -> str:
    service.forgot_password(email)
    return token_in(post()["reset_password"])


def address_of(account: Account) -> str:
    return account_of(account.id).identity.open().email


def test_the_account_moves_to_the_address_once_its_link_is_opened(account: Account, post: Post) -> None:
    token = link_to_new_address(account, post)
    assert address_of(account) == OLD
    service.confirm_email(token)
    assert address_of(account) == NEW
    assert names.user_behind("email", names.lookup("email", NEW)) == account.id
    assert names.user_behind("email", names.lookup("email", OLD)) is None
    with pytest.raises(LinkNotValid):
        service.confirm_email(token)


def test_a_name_that_changes_meanwhile_does_not_spoil_the_link(account: Account, post: Post) -> None:
    token = link_to_new_address(account, post)
    service.change_me(account.id, {"locale": "fr"}, if_match=None)
    service.confirm_email(token)
    assert address_of(account) == NEW


def test_only_the_address_that_was_asked_for_last_can_be_confirmed(account: Account, post: Post) -> None:
    first = link_to_new_address(account, post)
    service.change_email(account.id, "ana@example.net")
    second = token_in(post()["confirm_email"])
    with pytest.raises(LinkNotValid):
        service.confirm_email(first)
    service.confirm_email(second)
    assert address_of(account) == "ana@example.net"


def test_a_password_set_by_mail_takes_back_an_address_that_somebody_else_asked_for(
    account: Account, post: Post
) -> None:
    token = link_to_new_address(account, post)
    service.reset_password(link_to_reset(post), NEW_PASSWORD, HERE.origin)
    with pytest.raises(LinkNotValid):
        service.confirm_email(token)
    assert address_of(account) == OLD


def test_a_password_changed_by_its_owner_takes_it_back_as_well(account: Account, post: Post) -> None:
    token = link_to_new_address(account, post)
    service.change_password(account.id, PASSWORD, NEW_PASSWORD, origin=HERE.origin, session_id="")
    with pytest.raises(LinkNotValid):
        service.confirm_email(token)
    assert address_of(account) == OLD


def test_a_mail_that_is_late_does_not_offer_an_address_that_was_taken_back(
    account: Account, post: Post
) -> None:
    service.change_email(account.id, NEW)
    service.change_password(account.id, PASSWORD, NEW_PASSWORD, origin=HERE.origin, session_id="")
    assert "confirm_email" not in post()


def test_a_link_in_the_old_mailbox_opens_nothing_after_the_change(account: Account, post: Post) -> None:
    service.forgot_password(OLD)
    service.resend_verification(OLD)
    for _ in range(lockout.MOST_IN_A_ROW):
        attempts.begin(account.id, free=1000, most=1000, wait_seconds=0)
    bus.ask_for_mail("locked", subject=account.id)
    service.change_email(account.id, NEW)
    letters = post()
    service.confirm_email(token_in(letters["confirm_email"]))
    with pytest.raises(LinkNotValid):
        service.reset_password(token_in(letters["reset_password"]), NEW_PASSWORD, HERE.origin)
    with pytest.raises(LinkNotValid):
        service.verify_email(token_in(letters["verify_email"]))
    with pytest.raises(LinkNotValid):
        service.unlock(token_in(letters["locked"]), HERE.origin)


def test_links_to_the_new_address_work_once_it_is_confirmed(account: Account, post: Post) -> None:
    service.confirm_email(link_to_new_address(account, post))
    service.reset_password(link_to_reset(post, NEW), NEW_PASSWORD, HERE.origin)
    assert isinstance(service.log_in(NEW, NEW_PASSWORD, HERE), NewTokens)
