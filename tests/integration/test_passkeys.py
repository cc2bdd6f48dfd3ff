"""Passkeys: an honest authenticator is let in, and every way of cheating is refused."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest
from fido2.utils import websafe_decode

from functions.auth import service
from functions.auth.repository import factors, one_time
from functions.auth.repository.accounts import Account
from functions.auth.service import lockout, passkeys
from functions.auth.service.passkeys import MOST_PASSKEYS, PasskeyNotFound, TooManyPasskeys, WrongPasskey
from functions.auth.service.second_factor import SignInTooOld, WrongSecondFactor
from shared.errors import InvalidInput
from shared.ids import new_id
from tests.authenticator import BACKED_UP, ELIGIBLE, HONEST, PRESENT, VERIFIED, Authenticator, Way
from tests.integration.accounts import HERE, Clock, mails_asked_for, new_account, show, waiting

ORIGIN = "https://pathfinder.example"
Json = dict[str, Any]
ALGORITHMS = ["ES256", "EdDSA", "RS256"]


@pytest.fixture
def ana(cloud: None) -> Account:
    return new_account("ana")


@pytest.fixture
def ben(cloud: None) -> Account:
    return new_account("ben")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock().rule(monkeypatch, one_time)


def with_passkey(account: Account, algorithm: str = "ES256", *, counts: bool = True) -> Authenticator:
    """An authenticator whose passkey the account has."""
    key = Authenticator(ORIGIN, algorithm, counts=counts)
    service.add_passkey(account.id, "A key", key.create(service.options_to_add_passkey(account.id)))
    return key


def sign_in(key: Authenticator, way: Way = HONEST) -> Any:
    return service.log_in_by_passkey(key.get(service.passkey_options(None), way), HERE)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_passkey_is_added_and_signs_in_alone(ana: Account, algorithm: str) -> None:
    key = with_passkey(ana, algorithm)
    assert sign_in(key).refresh_token.startswith(f"{ana.id}.")
    (kept,) = service.list_passkeys(ana.id)
    assert (kept.name, kept.last_used is not None, kept.backed_up) == ("A key", True, False)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_passkey_is_a_second_factor_behind_the_password(ana: Account, algorithm: str) -> None:
    key = with_passkey(ana, algorithm)
    pending = waiting("ana")
    assert pending.methods == ["passkey", "recovery_code"]
    credential = key.get(service.passkey_options(pending.token))
    assert show(pending.token, "passkey", credential=credential).access_token


def test_options_ask_for_a_discoverable_credential_and_for_the_person_behind_it(ana: Account) -> None:
    with_passkey(ana)
    wanted = service.options_to_add_passkey(ana.id)
    assert wanted["authenticatorSelection"]["residentKey"] == "required"
    assert wanted["authenticatorSelection"]["userVerification"] == "required"
    assert websafe_decode(wanted["user"]["id"]).decode() == ana.id
    assert len(wanted["excludeCredentials"]) == 1
    assert {one["alg"] for one in wanted["pubKeyCredParams"]} >= {-7, -8, -257}
    asked = service.passkey_options(None)
    assert (asked["userVerification"], asked.get("allowCredentials")) == ("required", None)
    assert len(websafe_decode(asked["challenge"])) == 32


def test_a_synced_passkey_that_keeps_no_counter_signs_in_again_and_again(ana: Account) -> None:
    key = Authenticator(ORIGIN, counts=False)
    way = Way(flags=PRESENT | VERIFIED | ELIGIBLE | BACKED_UP)
    answer = key.create(service.options_to_add_passkey(ana.id), way)
    assert service.add_passkey(ana.id, "Synced", answer).backed_up
    for _ in range(3):
        assert sign_in(key, way)


def test_several_are_named_renamed_and_removed_and_only_ones_own(ana: Account, ben: Account) -> None:
    keys = [with_passkey(ana), with_passkey(ana)]
    newest, oldest = service.list_passkeys(ana.id)
    assert service.rename_passkey(ana.id, oldest.id, "The old one").name == "The old one"
    for passkey_id in (oldest.id, new_id(), "*", ""):
        with pytest.raises(PasskeyNotFound):
            service.rename_passkey(ben.id, passkey_id, "Mine")
        with pytest.raises(PasskeyNotFound):
            passkeys.remove(ben.id, passkey_id)
    passkeys.remove(ana.id, newest.id)
    with pytest.raises(WrongPasskey):
        sign_in(keys[1])
    assert sign_in(keys[0])


def test_there_are_at_most_twenty(ana: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passkeys, "MOST_PASSKEYS", 2)
    assert MOST_PASSKEYS == 20
    for _ in range(2):
        with_passkey(ana)
    with pytest.raises(TooManyPasskeys):
        service.options_to_add_passkey(ana.id)


def test_options_that_were_given_out_before_do_not_lead_past_twenty(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passkeys, "MOST_PASSKEYS", 2)
    late, options = Authenticator(ORIGIN, "ES256"), service.options_to_add_passkey(ana.id)
    for _ in range(2):
        with_passkey(ana)
    with pytest.raises(TooManyPasskeys):
        service.add_passkey(ana.id, "One more", late.create(options))
    assert len(service.list_passkeys(ana.id)) == 2


def test_adding_or_removing_one_is_mailed(ana: Account) -> None:
    with_passkey(ana)
    service.list_passkeys(ana.id)
    passkeys.remove(ana.id, service.list_passkeys(ana.id)[0].id)
    changes = [mail["change"] for mail in mails_asked_for() if mail["mail"] == "factor_changed"]
    assert sorted(changes) == ["passkey_added", "passkey_removed"]


def _cut(data: bytes) -> bytes:
    return data[:-7]


def _flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


BOTH: dict[str, Way] = {
    "another origin": Way(origin="https://pathfinder.example.attacker.example"),
    "an origin without TLS": Way(origin="http://pathfinder.example"),
    "an origin with a port": Way(origin="https://pathfinder.example:8443"),
    "a subdomain": Way(origin="https://evil.pathfinder.example"),
    "an origin with a stroke": Way(origin=ORIGIN + "/"),
    "no origin": Way(origin=""),
    "another rp id": Way(rp_id="attacker.example"),
    "a wider rp id": Way(rp_id="example"),
    "no rp id": Way(rp_id=""),
    "a challenge that was never given": Way(challenge=b"x" * 32),
    "an empty challenge": Way(challenge=b""),
    "nobody verified": Way(flags=PRESENT),
    "nobody present": Way(flags=VERIFIED),
    "no flag at all": Way(flags=0),
}  # fmt: skip
ADDING = BOTH | {
    "the other ceremony": Way(kind="webauthn.get"),
    "an unknown ceremony": Way(kind="payment.get"),
    "truncated CBOR": Way(attested=_cut),
    "CBOR cut to nothing": Way(attested=lambda _: b""),
    "one byte of CBOR": Way(attested=lambda data: data[:1]),
    "more behind the CBOR": Way(attested=lambda data: data + b"\0"),
    "bytes that are no CBOR": Way(attested=lambda _: b"\xff" * 200),
    "CBOR nested deeply": Way(attested=lambda _: b"\x81" * 3000 + b"\0"),
    "CBOR that claims to be huge": Way(attested=lambda _: b"\x5b" + b"\x7f" * 8),
    "a list instead of a map": Way(attested=lambda _: b"\x80"),
    "no authenticator data": Way(attested=lambda data: data.replace(b"authData", b"authDat_")),
    "an empty credential id": Way(credential_id=b""),
    "a credential id that can be guessed": Way(credential_id=b"7"),
    "a credential id that is too long": Way(credential_id=b"7" * 1024),
    **{
        f"{cut} bytes of the key missing": Way(attested=lambda data, cut=cut: data[:-cut])
        for cut in (1, 32, 60)
    },
}
USING = BOTH | {
    "the other ceremony": Way(kind="webauthn.create"),
    "an altered signature": Way(signature=_flipped),
    "a truncated signature": Way(signature=_cut),
    "no signature": Way(signature=lambda _: b""),
    "a signature of zeros": Way(signature=lambda _: bytes.fromhex("3006020100020100")),
    "a signature over something else": Way(signed=_flipped),
    "truncated authenticator data": Way(attested=_cut),
    "no authenticator data": Way(attested=lambda _: b""),
    "altered authenticator data": Way(attested=_flipped),
    "another credential": Way(credential_id=b"c" * 32),
    "no credential": Way(credential_id=b""),
}


@pytest.mark.parametrize("attack", ADDING)
def test_what_is_no_honest_answer_is_not_added(ana: Account, attack: str) -> None:
    answer = Authenticator(ORIGIN).create(service.options_to_add_passkey(ana.id), ADDING[attack])
    with pytest.raises(InvalidInput):
        service.add_passkey(ana.id, "A key", answer)
    assert service.list_passkeys(ana.id) == []


@pytest.mark.parametrize("attack", USING)
def test_what_is_no_honest_answer_does_not_sign_in(ana: Account, attack: str) -> None:
    key = with_passkey(ana)
    with pytest.raises(WrongPasskey):
        sign_in(key, USING[attack])
    assert sign_in(key)


@pytest.mark.parametrize("attack", USING)
def test_what_is_no_honest_answer_is_no_second_factor(ana: Account, attack: str) -> None:
    key = with_passkey(ana)
    pending = waiting("ana")
    credential = key.get(service.passkey_options(pending.token), USING[attack])
    with pytest.raises(WrongSecondFactor):
        show(pending.token, "passkey", credential=credential)


NOT_EVEN_ANSWERS: dict[str, Callable[[Json], Json]] = {
    "nothing": lambda _: {},
    "no response": lambda answer: answer | {"response": {}},
    "a response that is text": lambda answer: answer | {"response": "x"},
    "an id that is a number": lambda answer: answer | {"id": 1, "rawId": 1},
    "an id that is not its raw id": lambda answer: answer | {"id": "AAAA"},
    "another type": lambda answer: answer | {"type": "password"},
    "client data that is no JSON": lambda answer: _saying(answer, clientDataJSON="AAAA"),
    "client data that is a list": lambda answer: _saying(answer, clientDataJSON="W10"),
    "client data nested deeply": lambda answer: _saying(answer, clientDataJSON="W1tb" * 3000),
    "base64 that is none": lambda answer: _saying(answer, clientDataJSON="é!"),
    "null": lambda answer: _saying(answer, clientDataJSON=None),
}


def _saying(answer: Json, **changes: Any) -> Json:
    return answer | {"response": answer["response"] | changes}


@pytest.mark.parametrize("way", NOT_EVEN_ANSWERS)
def test_what_is_no_answer_at_all_is_refused_and_no_error_of_ours(ana: Account, way: str) -> None:
    key, spoil = with_passkey(ana), NOT_EVEN_ANSWERS[way]
    made = spoil(Authenticator(ORIGIN).create(service.options_to_add_passkey(ana.id)))
    with pytest.raises(InvalidInput):
        service.add_passkey(ana.id, "A key", made)
    alone = spoil(key.get(service.passkey_options(None)))
    with pytest.raises(WrongPasskey):
        service.log_in_by_passkey(alone, HERE)
    pending = waiting("ana")
    second = spoil(key.get(service.passkey_options(pending.token)))
    with pytest.raises(WrongSecondFactor):
        show(pending.token, "passkey", credential=second)


def test_an_answer_works_once(ana: Account) -> None:
    key = with_passkey(ana, counts=False)
    answer = key.get(service.passkey_options(None))
    assert service.log_in_by_passkey(answer, HERE)
    with pytest.raises(WrongPasskey):
        service.log_in_by_passkey(answer, HERE)
    made = Authenticator(ORIGIN).create(service.options_to_add_passkey(ana.id))
    service.add_passkey(ana.id, "A key", made)
    with pytest.raises(InvalidInput):
        service.add_passkey(ana.id, "The same", made)


def test_an_answer_works_once_also_in_parallel(ana: Account) -> None:
    key = with_passkey(ana, counts=False)
    answer = key.get(service.passkey_options(None))

    def log_in(_: int) -> bool:
        try:
            return bool(copy_context().run(service.log_in_by_passkey, answer, HERE))
        except WrongPasskey:
            return False

    with ThreadPoolExecutor(8) as at_once:
        assert sum(at_once.map(log_in, range(8))) == 1


def test_a_challenge_is_for_one_user_one_ceremony_and_five_minutes(
    ana: Account, ben: Account, clock: Clock
) -> None:
    key = with_passkey(ana)
    for made_for in (service.options_to_add_passkey(ben.id), service.passkey_options(None)):
        options = service.options_to_add_passkey(ana.id) | {"challenge": made_for["challenge"]}
        with pytest.raises(InvalidInput):
            service.add_passkey(ana.id, "A key", Authenticator(ORIGIN).create(options))
    pending = waiting("ana")
    anyones = service.passkey_options(None)
    for challenge in (
        service.options_to_add_passkey(ana.id)["challenge"],
        service.passkey_options(pending.token)["challenge"],
    ):
        with pytest.raises(WrongPasskey):
            service.log_in_by_passkey(key.get(anyones | {"challenge": challenge}), HERE)
    clock.now += passkeys.CHALLENGE_SECONDS - 1
    answer = key.get(anyones)
    clock.now += 1
    with pytest.raises(WrongPasskey):
        service.log_in_by_passkey(answer, HERE)


def test_a_challenge_of_one_sign_in_is_none_for_a_second_step_nor_for_anothers(
    ana: Account, ben: Account
) -> None:
    key, bens = with_passkey(ana), with_passkey(ben)
    pending, other = waiting("ana"), waiting("ben")
    for challenge, whose in (
        (service.passkey_options(None), key),
        (service.passkey_options(other.token), key),
        (service.passkey_options(pending.token), bens),
    ):
        with pytest.raises(WrongSecondFactor):
            show(pending.token, "passkey", credential=whose.get(challenge))
        lockout.reopen(ana.id, HERE.origin)


def test_another_users_passkey_under_my_handle_is_refused(ana: Account, ben: Account) -> None:
    with_passkey(ana)
    bens = with_passkey(ben)
    for handle in (ana.id.encode(), b"", b"*", ana.id.lower().encode(), new_id().encode(), b"\xff\xfe"):
        with pytest.raises(WrongPasskey):
            sign_in(bens, Way(user_handle=handle))
    assert sign_in(bens).refresh_token.startswith(f"{ben.id}.")


def test_the_same_credential_id_on_two_accounts_opens_neither_for_the_other(
    ana: Account, ben: Account
) -> None:
    anas, bens = with_passkey(ana), Authenticator(ORIGIN)
    same = Way(credential_id=anas.credential_id)
    options = service.options_to_add_passkey(ben.id)
    service.add_passkey(ben.id, "Made to collide", bens.create(options, same))
    assert sign_in(bens, same).refresh_token.startswith(f"{ben.id}.")
    assert sign_in(anas).refresh_token.startswith(f"{ana.id}.")
    with pytest.raises(WrongPasskey):
        sign_in(bens, dataclasses.replace(same, user_handle=ana.id.encode()))


def test_the_same_credential_id_is_not_added_twice_to_an_account(ana: Account) -> None:
    first, second = with_passkey(ana), Authenticator(ORIGIN)
    same = Way(credential_id=first.credential_id)
    with pytest.raises(InvalidInput):
        service.add_passkey(ana.id, "Twice", second.create(service.options_to_add_passkey(ana.id), same))
    assert len(factors.of_user(ana.id).passkeys) == 1
    assert sign_in(first)


def test_a_cloned_key_whose_counter_stays_behind_is_refused(ana: Account) -> None:
    key = with_passkey(ana)
    clone = key.clone()
    assert sign_in(key)
    assert sign_in(key)
    with pytest.raises(WrongPasskey):
        sign_in(clone)
    for counter in (0, 1, key.counter):
        with pytest.raises(WrongPasskey):
            sign_in(key, Way(counter=counter))
    assert sign_in(key)


def test_a_key_of_an_algorithm_that_was_not_offered_is_not_added(ana: Account) -> None:
    options = service.options_to_add_passkey(ana.id)
    assert -65535 not in {one["alg"] for one in options["pubKeyCredParams"]}
    with pytest.raises(InvalidInput):
        service.add_passkey(ana.id, "SHA-1", Authenticator(ORIGIN, "RS1").create(options))


def test_a_sign_in_that_waits_opens_no_options_once_it_is_over(ana: Account) -> None:
    key = with_passkey(ana)
    pending = waiting("ana")
    options = service.passkey_options(pending.token)
    assert show(pending.token, "passkey", credential=key.get(options))
    with pytest.raises(SignInTooOld):
        service.passkey_options(pending.token)
    with pytest.raises(SignInTooOld):
        service.passkey_options("made-up")
