"""Limits tighten while many are refused, and relax; nobody can do that to others."""

import pytest

from shared import limits
from shared.limits import pressure
from tests.integration.limited_things import Ask, Clock, asking, stopped, unreachable


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stopped(monkeypatch)


@pytest.fixture
def ask(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Ask:
    return asking(monkeypatch)


def test_limits_tighten_while_many_are_refused_and_relax_a_quiet_minute_later(ask: Ask, time: Clock) -> None:
    def quota() -> str:
        time.move(seconds=6)  # past what a function keeps in memory
        answer = ask("POST", "/refusals/conflict", ip="192.0.2.1")
        return str(answer["headers"]["ratelimit-policy"].split(";")[1])

    def attack(addresses: int) -> None:
        for n in range(addresses):
            pressure.refused(limits.policy("sign-in"), f"somebody {n}")

    assert quota() == "q=60"
    attack(301)
    assert quota() == "q=30"
    attack(900)
    assert quota() == "q=15"
    time.move(minutes=1)
    assert quota() == "q=15", "what the last minute saw still counts"
    time.move(minutes=1)
    assert quota() == "q=60"


def test_within_seconds_a_function_does_not_look_again(ask: Ask, time: Clock, operations: list[str]) -> None:
    for _ in range(5):
        ask("POST", "/refusals/conflict", ip="192.0.2.1")
    assert operations.count("BatchGetItem") == 1
    time.move(seconds=5)
    ask("POST", "/refusals/conflict", ip="192.0.2.1")
    assert operations.count("BatchGetItem") == 2


def test_only_refusals_count_and_of_one_address_only_the_first(ask: Ask, time: Clock) -> None:
    def refusals(name: str) -> int:
        limits.forget_pressure()
        return pressure.recent(limits.policy(name))()

    for kind in ("wrong", "locked", "conflict"):
        ask("POST", f"/refusals/{kind}", ip="192.0.2.1")
    assert refusals("sign-in") == 2
    for _ in range(60):
        ask("POST", "/things", {"a": "b"}, ip="192.0.2.1")
    assert refusals("register") == pressure.MOST_OF_ONE


def test_what_only_the_tightening_refused_does_not_keep_it_tight(ask: Ask, time: Clock) -> None:
    for n in range(101):
        pressure.refused(limits.policy("register"), f"somebody {n}")
    statuses = [ask("POST", "/things", {"a": "b"}, ip="192.0.2.1")["statusCode"] for _ in range(30)]
    assert (statuses.count(201), statuses.count(429)) == (15, 15)
    limits.forget_pressure()
    assert pressure.recent(limits.policy("register"))() == 101


def test_where_refusals_cannot_be_looked_up_or_counted_the_quota_holds_all_the_same(
    ask: Ask, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.limits.pressure.counts_of", unreachable)
    monkeypatch.setattr("shared.limits.pressure.add_one", unreachable)
    answers = [ask("POST", "/things", {"a": "b"}, ip="198.51.100.9") for _ in range(31)]
    assert [answer["statusCode"] for answer in answers] == [201] * 30 + [429]
    assert answers[-1]["headers"]["ratelimit-policy"] == '"register";q=30;w=60'
