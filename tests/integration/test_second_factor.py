"""The second factor: a code works once, five tries a sign-in, and nothing goes around it."""

import base64
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest
from argon2 import PasswordHasher

from functions.auth import service
from functions.auth.repository import api_keys, attempts, factors, one_time
from functions.auth.repository.accounts import Account
from functions.auth.repository.one_time import Use
from functions.auth.schemas.api_keys import ApiKeyInput
from functions.auth.service import lockout, totp
from functions.auth.service.second_factor import CODES, NoSecondFactor, SignInTooOld, WrongSecondFactor
from functions.auth.service.signing_in import SECOND_FACTOR_SECONDS, Visitor, Waiting
from functions.auth.service.totp import NoTotp, TotpIsOn
from shared.audit import Origin
from shared.auth import Scope
from shared.auth import sessions as live_sessions
from shared.auth.tokens import verify
from shared.errors import InvalidInput, NotSignedIn
from tests.integration.accounts import (
    HERE,
    PASSWORD,
    Clock,
    a_link,
    code_at,
    confirm_address,
    mails_asked_for,
    new_account,
    show,
    turn_totp_on,
    waiting,
)

SEED = base64.b32encode(b"12345678901234567890").decode()
RFC_6238 = {
    59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924",
    2000000000: "69279037", 20000000000: "65353130",
}  # fmt: skip
"""Appendix B, SHA-1; six digits are the last six of eight."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock().rule(monkeypatch, totp, one_time, attempts)


@pytest.fixture
def account(cloud: None) -> Account:
    return new_account("ana")


@pytest.fixture
def ana(account: Account, clock: Clock) -> tuple[Account, str, list[str]]:
    """Her account, the secret of her app, her recovery codes."""
    return account, *turn_totp_on(account, clock)


def at_once(call: Callable[[int], Any], times: int) -> int:
    """How many of so many calls at the same moment are let in."""

    def one(number: int) -> bool:
        try:
            return bool(copy_context().run(call, number))
        except (WrongSecondFactor, SignInTooOld, lockout.TooSoon, lockout.LockedOut):
            return False

    with ThreadPoolExecutor(times) as together:
        return sum(together.map(one, range(times)))


def from_elsewhere(number: int) -> Visitor:
    return Visitor(Origin(ip=f"203.0.113.{number}", user_agent="Another browser"))


@pytest.mark.parametrize("moment", RFC_6238)
def test_codes_are_those_of_rfc_6238_one_step_around_the_present(clock: Clock, moment: int) -> None:
    code, step = RFC_6238[moment][-6:], moment // 30
    for seconds, known in ((0, step), (-30, step), (30, step), (-60, None), (60, None), (86_400, None)):
        clock.now = moment + seconds
        if clock.now >= 30:
            assert totp.step_of(SEED, code) == known
    clock.now = moment
    assert totp.step_of(SEED, f" {code[:3]} {code[3:]} ") == step


@pytest.mark.parametrize(
    "code", ["", "1", "12345", "1234567", "abcdef", "12345٣", "１２３４５６", "-12345", "1e3456", "0x1234"]
)
def test_what_is_no_code_is_none(clock: Clock, code: str) -> None:
    assert totp.step_of(SEED, code) is None


def test_setting_up_shows_the_secret_as_address_and_picture(account: Account, clock: Clock) -> None:
    shown = service.set_up_totp(account.id)
    assert shown.otpauth_uri.startswith("otpauth://totp/Pathfinder:ana?")
    assert shown.secret in shown.otpauth_uri
    assert shown.qr_svg.startswith("<svg")
    assert len(base64.b32decode(shown.secret)) == 20
    assert service.overview(account.id).totp is False


def test_an_app_counts_once_it_is_confirmed_and_only_once(account: Account, clock: Clock) -> None:
    with pytest.raises(NoTotp):
        service.confirm_totp(account.id, "123456")
    secret = service.set_up_totp(account.id).secret
    assert not isinstance(service.log_in("ana", PASSWORD, HERE), Waiting), "unconfirmed it is no factor"
    wrong = code_at(secret, clock.now + 300)
    with pytest.raises(InvalidInput):
        service.confirm_totp(account.id, wrong)
    codes = service.confirm_totp(account.id, code_at(secret, clock.now))
    assert len(set(codes)) == CODES == 10
    assert all(len(code.replace("-", "")) == 32 for code in codes), "128 bits in hexadecimal"
    with pytest.raises(NoTotp):
        service.confirm_totp(account.id, code_at(secret, clock.now))
    with pytest.raises(TotpIsOn):
        service.set_up_totp(account.id)
    assert waiting("ana").methods == ["totp", "recovery_code"]


def test_the_code_that_confirmed_does_not_sign_in(account: Account, clock: Clock) -> None:
    secret = service.set_up_totp(account.id).secret
    code = code_at(secret, clock.now)
    service.confirm_totp(account.id, code)
    with pytest.raises(WrongSecondFactor):
        show(waiting("ana").token, "totp", code=code)


def test_a_code_signs_in_once_and_none_before_it_afterwards(
    ana: tuple[Account, str, list[str]], clock: Clock
) -> None:
    _, secret, _ = ana
    now, before = code_at(secret, clock.now), code_at(secret, clock.now - 30)
    assert show(waiting("ana").token, "totp", code=now).access_token
    for code in (now, before):
        with pytest.raises(WrongSecondFactor):
            show(waiting("ana").token, "totp", code=code)
    clock.now += 30
    assert show(waiting("ana").token, "totp", code=code_at(secret, clock.now)).access_token


def test_one_code_shown_at_once_in_many_sign_ins_is_taken_once(
    ana: tuple[Account, str, list[str]], clock: Clock
) -> None:
    _, secret, _ = ana
    for _ in range(3):
        tokens = [waiting("ana", from_elsewhere(n)).token for n in range(8)]
        code = code_at(secret, clock.now)
        taken = at_once(lambda n, t=tokens, c=code: show(t[n], "totp", from_elsewhere(n), code=c), 8)  # type: ignore[misc]
        assert taken == 1
        lockout.reopen(ana[0].id, HERE.origin)
        clock.now += 60


def test_each_of_ten_recovery_codes_signs_in_once_however_it_is_typed(
    ana: tuple[Account, str, list[str]],
) -> None:
    account, _, codes = ana
    mails_asked_for()
    for number, code in enumerate(codes):
        typed = (code, code.upper(), code.replace("-", ""), f" {code.replace('-', ' ')} ")[number % 4]
        assert show(waiting("ana").token, "recovery_code", code=typed).access_token
        with pytest.raises(WrongSecondFactor):
            show(waiting("ana").token, "recovery_code", code=code)
        lockout.reopen(account.id, HERE.origin)
    assert service.overview(account.id).recovery_codes_left == 0
    assert waiting("ana").methods == ["totp"]
    used = [mail for mail in mails_asked_for() if mail.get("change") == "recovery_code_used"]
    assert len(used) == 10


def test_one_recovery_code_shown_at_once_in_many_sign_ins_is_taken_once(
    ana: tuple[Account, str, list[str]],
) -> None:
    account, _, codes = ana
    for code in codes[:3]:
        tokens = [waiting("ana", from_elsewhere(n)).token for n in range(8)]
        shown = at_once(lambda n, t=tokens, c=code: show(t[n], "recovery_code", from_elsewhere(n), code=c), 8)  # type: ignore[misc]
        assert shown == 1
        lockout.reopen(account.id, HERE.origin)
    assert service.overview(account.id).recovery_codes_left == 7


def test_one_sign_in_becomes_one_session_also_when_it_is_ended_twice_at_once(
    ana: tuple[Account, str, list[str]],
) -> None:
    account, _, codes = ana
    token = waiting("ana").token
    assert at_once(lambda n: show(token, "recovery_code", from_elsewhere(n), code=codes[n]), 4) == 1
    assert len(service.list_sessions(account.id)) == 1


def test_new_recovery_codes_end_the_old_ones(ana: tuple[Account, str, list[str]]) -> None:
    account, _, old = ana
    new = service.replace_recovery_codes(account.id)
    assert not set(new) & set(old)
    with pytest.raises(WrongSecondFactor):
        show(waiting("ana").token, "recovery_code", code=old[0])
    assert show(waiting("ana").token, "recovery_code", code=new[0]).access_token


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> None:
    """Something happens once, right after the factors were read the next time."""
    read, waiting_to_act = factors.of_user, [act]

    def reading(user_id: str) -> factors.Factors:
        known = read(user_id)
        if waiting_to_act:
            waiting_to_act.pop()()
        return known

    monkeypatch.setattr(factors, "of_user", reading)


def test_new_recovery_codes_work_also_when_an_old_one_is_used_meanwhile(
    ana: tuple[Account, str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    account, _, old = ana
    meanwhile(monkeypatch, lambda: show(waiting("ana").token, "recovery_code", code=old[0]))
    new = service.replace_recovery_codes(account.id)
    assert service.overview(account.id).recovery_codes_left == CODES
    assert show(waiting("ana").token, "recovery_code", code=new[0]).access_token


def test_asked_for_twice_at_once_the_codes_shown_last_are_those_that_work(
    ana: tuple[Account, str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    account, _, _ = ana
    meanwhile(monkeypatch, lambda: service.replace_recovery_codes(account.id))
    last = service.replace_recovery_codes(account.id)
    assert show(waiting("ana").token, "recovery_code", code=last[0]).access_token


def test_an_app_that_was_confirmed_meanwhile_is_not_replaced_by_one_that_is_being_set_up(
    account: Account, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = service.set_up_totp(account.id).secret
    meanwhile(monkeypatch, lambda: service.confirm_totp(account.id, code_at(secret, clock.now)))
    with pytest.raises(TotpIsOn):
        service.set_up_totp(account.id)
    assert service.overview(account.id).totp


def test_a_code_of_one_app_does_not_confirm_another_that_was_begun_meanwhile(
    account: Account, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = service.set_up_totp(account.id).secret
    known = factors.of_user(account.id)
    second = service.set_up_totp(account.id).secret
    with monkeypatch.context() as earlier:
        earlier.setattr(factors, "of_user", lambda _: known)
        with pytest.raises(NoTotp):
            service.confirm_totp(account.id, code_at(first, clock.now))
    service.confirm_totp(account.id, code_at(second, clock.now))


def test_five_tries_then_the_sign_in_begins_again(ana: tuple[Account, str, list[str]], clock: Clock) -> None:
    account, secret, _ = ana
    token = waiting("ana").token
    for _ in range(5):
        with pytest.raises(WrongSecondFactor):
            show(token, "totp", code=code_at(secret, clock.now + 3000))
        lockout.reopen(account.id, HERE.origin)
    with pytest.raises(SignInTooOld):
        show(token, "totp", code=code_at(secret, clock.now))


def test_tries_are_counted_over_sign_ins_and_apart_from_the_password(
    ana: tuple[Account, str, list[str]], clock: Clock
) -> None:
    """Whoever has the password gets no more tries by beginning again."""
    _, secret, codes = ana
    for _ in range(5):
        clock.now += 60
        with pytest.raises(WrongSecondFactor):
            show(waiting("ana").token, "totp", code=code_at(secret, clock.now + 3000))
    clock.now += 60
    with pytest.raises(lockout.LockedOut):
        show(waiting("ana").token, "totp", code=code_at(secret, clock.now))
    with pytest.raises(lockout.LockedOut):
        show(waiting("ana").token, "recovery_code", code=codes[0])
    assert show(waiting("ana").token, "totp", from_elsewhere(1), code=code_at(secret, clock.now))


def test_a_sign_in_waits_five_minutes(ana: tuple[Account, str, list[str]], clock: Clock) -> None:
    _, secret, _ = ana
    late, token = waiting("ana").token, waiting("ana").token
    clock.now += SECOND_FACTOR_SECONDS - 1
    assert show(token, "totp", code=code_at(secret, clock.now)).access_token
    clock.now += 1
    with pytest.raises(SignInTooOld):
        show(late, "totp", code=code_at(secret, clock.now + 30))


def test_a_sign_in_that_waits_opens_nothing_else(ana: tuple[Account, str, list[str]]) -> None:
    account, _, _ = ana
    token = waiting("ana").token
    with pytest.raises(NotSignedIn):
        verify(token)
    with pytest.raises(NotSignedIn):
        service.refresh(token)
    for use in Use:
        assert (one_time.find(token, use) is not None) == (use is Use.SECOND_FACTOR)
    assert service.list_sessions(account.id) == []
    assert live_sessions.live_key(token) is None


def test_a_token_for_something_else_is_no_sign_in_that_waits(ana: tuple[Account, str, list[str]]) -> None:
    account, _, codes = ana
    for use in Use:
        if use is not Use.SECOND_FACTOR:
            with pytest.raises(SignInTooOld):
                show(a_link(use, account), "recovery_code", code=codes[0])


def test_anothers_code_is_wrong_for_me(ana: tuple[Account, str, list[str]], clock: Clock) -> None:
    ben = new_account("ben")
    bens_secret, bens_codes = turn_totp_on(ben, clock)
    with pytest.raises(WrongSecondFactor):
        show(waiting("ana").token, "totp", code=code_at(bens_secret, clock.now))
    with pytest.raises(WrongSecondFactor):
        show(waiting("ana").token, "recovery_code", code=bens_codes[0])
    assert service.overview(ben.id).recovery_codes_left == 10


@pytest.mark.parametrize(("method", "code"), [("totp", None), ("recovery_code", None), ("passkey", "123456")])
def test_a_method_without_what_it_needs_is_wrong(
    ana: tuple[Account, str, list[str]], method: str, code: str | None
) -> None:
    with pytest.raises(WrongSecondFactor):
        show(waiting("ana").token, method, code=code)


def test_a_new_password_by_mailed_link_leaves_the_second_factor(
    ana: tuple[Account, str, list[str]], clock: Clock
) -> None:
    account, secret, _ = ana
    confirm_address(account)
    session = show(waiting("ana").token, "totp", code=code_at(secret, clock.now))
    service.reset_password(a_link(Use.RESET_PASSWORD, account), "another river, another walk", HERE.origin)
    with pytest.raises(NotSignedIn):
        service.refresh(session.refresh_token)
    outcome = service.log_in("ana", "another river, another walk", HERE)
    assert isinstance(outcome, Waiting)
    clock.now += 30
    assert show(outcome.token, "totp", code=code_at(secret, clock.now)).access_token


def test_what_was_added_before_the_address_was_ever_confirmed_goes_with_the_password(
    ana: tuple[Account, str, list[str]],
) -> None:
    """Somebody else may have made the account, and waited for its owner to come."""
    account, _, _ = ana
    service.create_api_key(account.id, ApiKeyInput(name="k", scopes=[Scope.RECORDS_READ]))
    service.reset_password(a_link(Use.RESET_PASSWORD, account), "another river, another walk", HERE.origin)
    assert not isinstance(service.log_in("ana", "another river, another walk", HERE), Waiting)
    left = factors.of_user(account.id)
    assert (left.totp, left.passkeys, left.recovery_hashes) == (None, (), frozenset())
    assert api_keys.of_user(account.id) == []


def test_a_sign_in_that_waits_does_not_outlive_a_new_password(
    ana: tuple[Account, str, list[str]], clock: Clock
) -> None:
    """Who knew the old password is not let in by it afterwards, whatever they show next."""
    account, secret, _ = ana
    old = waiting("ana")
    service.reset_password(a_link(Use.RESET_PASSWORD, account), "another river, another walk", HERE.origin)
    with pytest.raises(SignInTooOld):
        show(old.token, "totp", code=code_at(secret, clock.now))


def test_a_stronger_hash_of_the_same_password_does_not_end_the_sign_in_that_made_it(
    ana: tuple[Account, str, list[str]], clock: Clock
) -> None:
    account, secret, _ = ana
    weak = PasswordHasher(memory_cost=1024, time_cost=1, parallelism=1).hash(PASSWORD)
    before = factors.of_user(account.id).password_hash
    assert factors.put_password(account.id, weak, instead_of=before or "")
    assert show(waiting("ana").token, "totp", code=code_at(secret, clock.now)).access_token
    assert factors.of_user(account.id).password_hash != weak


def test_unlocking_by_mail_leaves_the_second_factor(ana: tuple[Account, str, list[str]]) -> None:
    account, _, _ = ana
    service.unlock(a_link(Use.UNLOCK, account), HERE.origin)
    assert isinstance(service.log_in("ana", PASSWORD, HERE), Waiting)


def test_without_its_last_factor_an_account_keeps_no_recovery_codes(
    ana: tuple[Account, str, list[str]],
) -> None:
    account, _, _ = ana
    service.remove_totp(account.id)
    assert service.overview(account.id).recovery_codes_left == 0
    assert not isinstance(service.log_in("ana", PASSWORD, HERE), Waiting)
    with pytest.raises(NoSecondFactor):
        service.replace_recovery_codes(account.id)
    changes = {mail["change"] for mail in mails_asked_for() if mail["mail"] == "factor_changed"}
    assert changes >= {"totp_added", "totp_removed"}


def test_what_is_kept_is_sealed_or_hashed(ana: tuple[Account, str, list[str]], items: Any) -> None:
    _, secret, codes = ana
    kept = str(items("identity")).casefold()
    assert secret.casefold() not in kept
    assert base64.b32decode(secret).hex() not in kept
    for code in codes:
        assert code not in kept
        assert code.replace("-", "") not in kept
