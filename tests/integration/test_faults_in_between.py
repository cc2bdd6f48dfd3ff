"""What a fault in the middle of a change of an account leaves: the change can be asked for again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from functions.auth import service
from functions.auth.repository import api_keys, sessions
from functions.auth.repository.accounts import Account
from functions.auth.repository.one_time import Use
from functions.auth.repository.sessions import Session, Whence
from functions.auth.schemas.account import Registration
from functions.auth.schemas.api_keys import ApiKeyInput
from functions.auth.service import passwords, second_factor
from functions.auth.service import sessions as session_service
from functions.auth.service.account import account_of
from functions.auth.service.sessions import NewTokens
from shared import bus
from shared.auth import Scope
from shared.errors import KeyUnavailable, NotSignedIn, Unavailable
from shared.ids import new_id
from tests.integration.accounts import HERE, PASSWORD, Clock, a_link, code_at, new_account, show, waiting
from tests.integration.test_lost_keys import lost as lost_key
from tests.integration.test_lost_keys import lost_in_any_way

NEW_PASSWORD = "another river, another walk"


@pytest.fixture
def account(cloud: None) -> Account:
    return new_account("ana")


@contextmanager
def no_mail() -> Iterator[None]:
    """In this block no mail can be asked for."""

    def refuse(*_: Any, **__: Any) -> None:
        raise Unavailable()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bus, "ask_for_mail", refuse)
        yield


def signed_in() -> NewTokens:
    tokens = service.log_in("ana", PASSWORD, HERE)
    assert isinstance(tokens, NewTokens)
    return tokens


@lost_in_any_way
def test_a_refresh_token_is_good_again_once_the_signing_key_is_back(
    account: Account, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock().rule(monkeypatch, session_service, sessions)
    token = signed_in().refresh_token
    clock.now += 3600
    with lost_key("KEY_TOKENS", code), pytest.raises(KeyUnavailable):
        service.refresh(token)
    clock.now += 60
    assert service.refresh(token).refresh_token != token


def test_all_sessions_end_however_many_there_are(account: Account) -> None:
    kept = signed_in()
    for _ in range(130):
        one = Session(new_id(), account.id, 1, "hash", "", 2**31, 2**31, 2**32, 2**32)
        assert sessions.create(one, Whence())
    assert sessions.revoke_all(account.id, but=kept.refresh_token.split(".")[1]) == 130
    assert [one.session.id for one in sessions.live(account.id)] == [kept.refresh_token.split(".")[1]]


def test_a_session_that_ends_meanwhile_does_not_keep_the_others(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = [signed_in().refresh_token.split(".")[1] for _ in range(3)]
    real = sessions.live

    def and_then_one_ends(user_id: str) -> list[sessions.Shown]:
        found = real(user_id)
        sessions.revoke(user_id, first)
        return found

    monkeypatch.setattr(sessions, "live", and_then_one_ends)
    assert sessions.revoke_all(account.id) == len(others)
    assert real(account.id) == []


def test_a_key_whose_notice_cannot_be_asked_for_is_not_made(account: Account) -> None:
    wanted = ApiKeyInput(name="A program", scopes=[Scope.RECORDS_READ], expires_at=None)
    with no_mail(), pytest.raises(Unavailable):
        service.create_api_key(account.id, wanted)
    assert service.list_api_keys(account.id) == []


def test_codes_that_could_not_be_shown_do_not_count(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock().rule(monkeypatch, second_factor.totp)
    secret = service.set_up_totp(account.id).secret
    with no_mail(), pytest.raises(Unavailable):
        service.confirm_totp(account.id, code_at(secret, clock.now))
    codes = service.confirm_totp(account.id, code_at(secret, clock.now))
    with no_mail(), pytest.raises(Unavailable):
        service.replace_recovery_codes(account.id)
    with no_mail(), pytest.raises(Unavailable):
        show(waiting("ana").token, "recovery_code", code=codes[0])
    assert show(waiting("ana").token, "recovery_code", code=codes[0])


def test_a_registration_whose_mail_is_lost_is_made_and_can_ask_for_another(cloud: None) -> None:
    wanted = Registration(username="ben", email="ben@example.cz", password=PASSWORD)
    with no_mail():
        made = service.register(wanted)
    assert made.username == "ben"
    assert isinstance(service.log_in("ben", PASSWORD, HERE), NewTokens)


def test_a_password_that_could_not_be_told_is_not_changed(account: Account) -> None:
    tokens = signed_in()
    session_id = tokens.refresh_token.split(".")[1]
    with no_mail(), pytest.raises(Unavailable):
        service.change_password(account.id, PASSWORD, NEW_PASSWORD, origin=HERE.origin, session_id=session_id)
    with no_mail(), pytest.raises(Unavailable):
        service.reset_password(a_link(Use.RESET_PASSWORD, account), NEW_PASSWORD, HERE.origin)
    assert signed_in()


def test_what_a_stranger_adds_while_the_password_is_reset_goes_too(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers = signed_in().refresh_token
    real = passwords.hashed

    def and_a_key_is_added(password: str) -> str:
        api_keys.create(
            account.id, new_id(), name="x", key_hash="h", scopes=frozenset(Scope), expires_at=None
        )
        return real(password)

    monkeypatch.setattr(passwords, "hashed", and_a_key_is_added)
    service.reset_password(a_link(Use.RESET_PASSWORD, account), NEW_PASSWORD, HERE.origin)
    assert service.list_api_keys(account.id) == []
    with pytest.raises(NotSignedIn):
        service.refresh(strangers)
    assert account_of(account.id).email_verified


def test_a_reset_that_a_fault_cut_short_is_finished_by_the_next_link(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    api_keys.create(account.id, new_id(), name="x", key_hash="h", scopes=frozenset(Scope), expires_at=None)
    with monkeypatch.context() as patch:
        patch.setattr(sessions, "revoke_all", lambda *_: (_ for _ in ()).throw(Unavailable()))
        with pytest.raises(Unavailable):
            service.reset_password(a_link(Use.RESET_PASSWORD, account), NEW_PASSWORD, HERE.origin)
    assert not account_of(account.id).email_verified
    service.reset_password(a_link(Use.RESET_PASSWORD, account), NEW_PASSWORD, HERE.origin)
    assert service.list_api_keys(account.id) == []
    assert account_of(account.id).email_verified
