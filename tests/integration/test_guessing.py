"""A day of guessing at one account: very few guesses are tried, and a name that nobody has answers alike.

The real sign-in and lock-out, over counters in memory and a clock that is told; only argon2 is replaced,
so that a hundred thousand guesses take a minute. Limits by address at the edge would stop most of them
before; they are not counted on here.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from functions.auth.repository import names
from functions.auth.service import lockout, passwords, signing_in
from functions.auth.service.lockout import OnlyTheLinkOpens
from functions.auth.service.signing_in import Visitor, WrongCredentials
from shared import aws, clock
from shared.audit import Origin
from shared.errors import AppError
from shared.ids import new_id
from tests.integration.counters_in_memory import Dynamodb, Kms, Sqs

DAY, GUESSES = 86_400, 100_000 if "PROVE" in os.environ else 3_000
MOST_TRIED = 500
PASSWORD = "the one that nobody guesses"
ANA, NOBODY = ("ana", "ana@example.cz"), ("nina", "nina@example.cz")
Answer = tuple[str, int | None]


@dataclass
class World:
    """One account, and what happens to it."""

    now: float = 1_800_000_000.0
    dynamodb: Dynamodb = field(default_factory=Dynamodb)
    sqs: Sqs = field(default_factory=Sqs)
    tried: int = 0
    user_id: str = field(default_factory=new_id)

    def guess(self, name: str, ip: str, password: str = "a guess") -> Answer:
        """The code of the answer, and how long it says to wait."""
        visitor = Visitor(Origin(ip=ip, user_agent="A browser"))
        try:
            signing_in.log_in(name, password, visitor)
        except AppError as refusal:
            return refusal.code, refusal.retry_after
        return "SIGNED_IN", None

    def at_once(self, names: list[str], ips: list[str]) -> list[Answer]:
        """Many guesses at the same moment."""

        def one(place: int) -> Answer:
            return copy_context().run(self.guess, names[place], ips[place])

        with ThreadPoolExecutor(len(ips)) as together:
            return list(together.map(one, range(len(ips))))

    def mails(self) -> list[str]:
        return [json.loads(body)["mail"] for body in self.sqs.sent]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    services = {"dynamodb": made.dynamodb, "kms": Kms(), "sqs": made.sqs}
    monkeypatch.setattr(aws, "own", lambda service: services[service])
    for name in ("IDENTITY", "LIMITS", "KEYS"):
        monkeypatch.setenv(f"TABLE_{name}", name.lower())
    for name in ("KEY_LOOKUP", "QUEUE_MAIL", "ORIGIN_SECRET"):
        monkeypatch.setenv(name, name)
    monkeypatch.setattr(time, "time", lambda: made.now)
    monkeypatch.setattr(clock, "now", lambda: datetime.fromtimestamp(made.now, tz=UTC))
    monkeypatch.setattr(passwords, "matches", lambda kept, shown: _matches(made, kept, shown))
    monkeypatch.setattr(passwords, "is_weaker", lambda _: False)
    monkeypatch.setattr(signing_in, "let_in", lambda *_: "a session")
    _add_account(made)
    return made


def _matches(world: World, kept: str | None, shown: str) -> bool:
    world.tried += kept is not None
    return kept == shown


def _add_account(world: World) -> None:
    user = {"S": f"USER#{world.user_id}"}
    moment = {"S": "2026-11-21T12:00:00+00:00"}
    account = {
        "id": {"S": world.user_id}, "status": {"S": "active"}, "role": {"S": "user"}, "version": {"N": "1"},
        "key_version": {"N": "1"}, "sealed": {"B": b"sealed"}, "email_verified": {"BOOL": True},
        "pseudonym": {"S": new_id()}, "created_at": moment, "updated_at": moment,
    }  # fmt: skip
    put = world.dynamodb.put_item
    put(TableName="identity", Item={"pk": user, "sk": {"S": "ACCOUNT"}, **account})
    put(TableName="identity", Item={"pk": user, "sk": {"S": "FACTOR#PASSWORD"}, "hash": {"S": PASSWORD}})
    for kind, name in (("username", ANA[0]), ("email", ANA[1])):
        looked_up = names.lookup(kind, name)  # type: ignore[arg-type]
        key = {"pk": {"S": f"{kind.upper()}#{looked_up}"}, "sk": {"S": kind.upper()}}
        put(TableName="identity", Item={**key, "user_id": {"S": world.user_id}})


def one_address(_: int) -> str:
    return "198.51.100.9"


def few_addresses(number: int) -> str:
    return f"198.51.100.{number % 50}"


def a_new_address(number: int) -> str:
    return f"2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1"


def by_username(names: tuple[str, str], _: int) -> str:
    return names[0]


def by_email(names: tuple[str, str], _: int) -> str:
    return names[1]


def by_both(names: tuple[str, str], number: int) -> str:
    return names[number % 2] if number % 7 else names[number % 2].upper()


WHENCE = [one_address, few_addresses, a_new_address]
NAMED = [by_username, by_email, by_both]


@pytest.mark.parametrize("whence", WHENCE)
@pytest.mark.parametrize("named", NAMED)
def test_of_a_days_guesses_a_few_are_tried(
    world: World, whence: Callable[[int], str], named: Callable[[tuple[str, str], int], str]
) -> None:
    answers: Counter[str] = Counter()
    for number in range(GUESSES):
        world.now += DAY / GUESSES
        answers[world.guess(named(ANA, number), whence(number))[0]] += 1
    print(f"{named.__name__}, {whence.__name__}: {world.tried} of {GUESSES} guesses tried in 24 h")
    assert 0 < world.tried <= MOST_TRIED
    assert answers["SIGNED_IN"] == 0
    assert answers["WRONG_CREDENTIALS"] == world.tried


def test_bursts_from_many_addresses_are_tried_one_at_a_time(world: World) -> None:
    burst, number = 16, 0
    while number < GUESSES // 3:
        world.now += DAY / GUESSES * burst
        names = [by_both(ANA, number + at) for at in range(burst)]
        before = world.tried
        answers = world.at_once(names, [a_new_address(number + at) for at in range(burst)])
        number += burst
        assert world.tried - before <= lockout.FREE + 1
        assert all(code != "SIGNED_IN" for code, _ in answers)
    print(f"bursts of {burst}: {world.tried} of {number} guesses tried")
    assert 0 < world.tried <= MOST_TRIED


def test_bursts_from_one_address_are_tried_five_times_in_a_quarter_of_an_hour(world: World) -> None:
    for quarter in range(8):
        before = world.tried
        for _ in range(40):
            world.now += 20
            world.at_once([*ANA] * 8, [one_address(0)] * 16)
        assert world.tried - before <= lockout.MOST_FROM_ONE_ADDRESS
        world.now = 1_800_000_000.0 + (quarter + 1) * (lockout.CLOSED_SECONDS + 60)
    assert world.tried <= 8 * lockout.MOST_FROM_ONE_ADDRESS


def test_after_a_hundred_failures_in_a_row_only_the_link_opens(world: World) -> None:
    number = 0
    while world.tried < lockout.MOST_IN_A_ROW:
        world.now += lockout.LONGEST_WAIT_SECONDS + 1
        assert world.guess(by_both(ANA, number), a_new_address(number))[0] == "WRONG_CREDENTIALS"
        number += 1
    assert number == lockout.MOST_IN_A_ROW
    assert world.mails() == ["locked"]
    lockout.keep_closed(world.user_id)
    for later in (1, DAY, 40 * DAY, 400 * DAY):
        world.now += later
        assert world.guess(ANA[0], "192.0.2.1", PASSWORD)[0] == OnlyTheLinkOpens.code
    assert world.tried == lockout.MOST_IN_A_ROW
    lockout.reopen(world.user_id, Origin(ip="192.0.2.1"))
    assert world.guess(ANA[1], "192.0.2.1", PASSWORD) == ("SIGNED_IN", None)


@pytest.mark.parametrize("whence", WHENCE)
@pytest.mark.parametrize("named", [by_username, by_email])
def test_a_name_that_nobody_has_gives_the_same_answers_in_the_same_order(
    world: World, whence: Callable[[int], str], named: Callable[[tuple[str, str], int], str]
) -> None:
    began, answers = world.now, {}
    for whom in (ANA, NOBODY):
        world.now = began
        answers[whom] = []
        for number in range(min(GUESSES, 6_000)):
            world.now += (0.3, 1.4, 12.0, 2.0, 0.0)[number % 5]
            answers[whom].append(world.guess(named(whom, number), whence(number)))
    assert answers[ANA] == answers[NOBODY]
    assert len({code for code, _ in answers[ANA]}) >= 3
    assert world.mails() == ["locked", "locked"] or whence is one_address


def test_a_wrong_guess_asks_the_same_of_the_tables_whoever_is_named(world: World) -> None:
    asked = []
    for whom in (ANA, NOBODY):
        world.dynamodb.calls.clear()
        assert world.guess(whom[1], "192.0.2.1")[0] == WrongCredentials.code
        asked.append(dict(world.dynamodb.calls))
    assert asked[0] == asked[1]


def test_who_signs_in_rightly_is_not_held_up_by_guesses_from_elsewhere(world: World) -> None:
    for number in range(40):
        world.now += 61
        world.guess(ANA[0], "203.0.113.7")
        if number % 4 == 3:
            world.now += lockout.LONGEST_WAIT_SECONDS + 1
            assert world.guess(ANA[1], "192.0.2.1", PASSWORD) == ("SIGNED_IN", None)


def test_a_network_of_somebody_is_one_address(world: World) -> None:
    for last in range(1, lockout.MOST_FROM_ONE_ADDRESS + 1):
        world.now += lockout.LONGEST_WAIT_SECONDS + 1
        assert world.guess(ANA[0], f"2001:db8::{last}")[0] == WrongCredentials.code
    world.now += lockout.LONGEST_WAIT_SECONDS + 1
    assert world.guess(ANA[0], "2001:db8::ffff")[0] == lockout.LockedOut.code
    assert world.guess(ANA[0], "2001:db8:1::1")[0] == WrongCredentials.code


def test_the_quarter_of_an_hour_begins_with_the_last_try(world: World) -> None:
    world.guess(ANA[0], "192.0.2.1")
    world.now += lockout.CLOSED_SECONDS - 60
    for _ in range(lockout.MOST_FROM_ONE_ADDRESS - 1):
        world.now += lockout.LONGEST_WAIT_SECONDS + 1
        assert world.guess(ANA[0], "192.0.2.1")[0] == WrongCredentials.code
    world.now += lockout.LONGEST_WAIT_SECONDS + 1
    code, seconds = world.guess(ANA[0], "192.0.2.1")
    assert code == lockout.LockedOut.code
    assert seconds == lockout.CLOSED_SECONDS - lockout.LONGEST_WAIT_SECONDS - 1
