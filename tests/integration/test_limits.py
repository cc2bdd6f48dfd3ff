"""Limits of routes: exact when many ask at once, and shown on every answer."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared import limits
from shared.auth import Role
from shared.limits.counters import count_in_window
from tests.integration.conftest import Items, user_with_keys
from tests.integration.limited_things import Ask, Clock, asking, caller, done, stopped, unreachable


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return stopped(monkeypatch)


@pytest.fixture
def ask(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Ask:
    return asking(monkeypatch)


def at_once() -> ThreadPoolExecutor:
    """Many functions at once, each with an event loop as a function has one."""
    return ThreadPoolExecutor(16, initializer=lambda: asyncio.set_event_loop(asyncio.new_event_loop()))


def test_fifty_at_once_are_counted_exactly(cloud: None, time: Clock) -> None:
    with at_once() as functions:
        counted = list(functions.map(lambda _: count_in_window("a", window_seconds=60), range(50)))
    assert sorted(count for count, _ in counted) == list(range(1, 51))
    assert len({left for _, left in counted}) == 1


def test_of_fifty_at_once_exactly_the_quota_passes(ask: Ask, time: Clock) -> None:
    with at_once() as functions:
        answers = list(
            functions.map(lambda _: ask("POST", "/things", {"a": "b"}, ip="198.51.100.9"), range(50))
        )
    statuses = [answer["statusCode"] for answer in answers]
    assert (statuses.count(201), statuses.count(429)) == (30, 20)
    assert len(done) == 30, "a refused request does nothing"
    assert ask("POST", "/things", {"a": "b"}, ip="198.51.100.10")["statusCode"] == 201


def test_windows_follow_one_another_at_moments_that_differ_by_name(cloud: None, time: Clock) -> None:
    _, left = count_in_window("a", window_seconds=60)
    assert 1 <= left <= 60
    time.move(seconds=left - 1)
    assert count_in_window("a", window_seconds=60) == (2, 1)
    time.move(seconds=1)
    assert count_in_window("a", window_seconds=60) == (1, 60)
    assert len({count_in_window(str(n), window_seconds=60)[1] for n in range(20)}) > 5


def test_counters_are_forgotten_and_hold_no_address(ask: Ask, time: Clock, items: Items) -> None:
    ask("POST", "/things", {"a": "b"}, ip="198.51.100.9")
    (counter,) = items("limits")
    assert "198.51" not in json.dumps(counter)
    assert 0 < int(counter["expires"]["N"]) - time.at.timestamp() <= 60


def test_every_answer_shows_the_policy_and_what_is_left(ask: Ask, time: Clock) -> None:
    for body, status in (({"a": "b"}, 201), (["wrong"], 422), (b"{nope", 400)):
        answer = ask("POST", "/things", body, ip="198.51.100.9")
        assert answer["statusCode"] == status
        assert answer["headers"]["ratelimit-policy"] == '"register";q=30;w=60'
    assert answer["headers"]["ratelimit"].startswith('"register";r=27;t=')
    assert "retry-after" not in answer["headers"]
    for _ in range(28):
        answer = ask("POST", "/things", {"a": "b"}, ip="198.51.100.9")
    assert answer["statusCode"] == 429
    assert json.loads(answer["body"])["error"]["code"] == "TOO_MANY_REQUESTS"
    left = int(answer["headers"]["retry-after"])
    assert answer["headers"]["ratelimit"] == f'"register";r=0;t={left}'
    time.move(seconds=left)
    assert ask("POST", "/things", {"a": "b"}, ip="198.51.100.9")["statusCode"] == 201


def test_without_an_address_there_is_no_limit_by_address(ask: Ask, items: Items) -> None:
    answers = [ask("POST", "/things", {"a": "b"}) for _ in range(35)]
    assert {answer["statusCode"] for answer in answers} == {201}
    assert not [name for name in answers[0]["headers"] if name.startswith("ratelimit")]
    assert items("limits") == []


def test_a_user_is_counted_wherever_from_and_a_tier_has_more(ask: Ask, time: Clock) -> None:
    ana, ben = user_with_keys(), user_with_keys()
    for n in range(60):
        answer = ask("GET", "/files", caller=caller(ana), ip=f"198.51.100.{n}")
    assert (answer["statusCode"], answer["headers"]["ratelimit"][:12]) == (200, '"export";r=0')
    assert ask("GET", "/files", caller=caller(ana))["statusCode"] == 429
    assert len(done) == 60
    assert ask("GET", "/files", caller=caller(ben))["statusCode"] == 200
    premium = ask("GET", "/files", caller=caller(ana, Role.PREMIUM))
    assert (premium["statusCode"], premium["headers"]["ratelimit-policy"]) == (200, '"export";q=240;w=60')
    assert ask("GET", "/files")["statusCode"] == 401


def test_an_operators_quota_is_the_one_in_force(
    ask: Ask, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMITS", "register=2/3600")
    statuses = [ask("POST", "/things", {"a": "b"}, ip="198.51.100.9")["statusCode"] for _ in range(3)]
    assert statuses == [201, 201, 429]


def test_a_counter_that_does_not_answer_lets_nobody_pass(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.limits.standing.count_in_window", unreachable)
    answer = ask("POST", "/things", {"a": "b"}, ip="198.51.100.9")
    assert (answer["statusCode"], answer["headers"]["retry-after"]) == (503, "2")
    assert done == []


def test_a_refusal_by_a_limit_stands_in_the_audit_log(
    ask: Ask, items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMITS", "register=1/3600")
    for _ in range(2):
        ask("POST", "/things", {"a": "b"}, ip="198.51.100.9")
    outcomes = [one for one in items("audit") if one["stage"]["S"] == "outcome"]
    errors = [one["error"].get("S") for one in outcomes if "error" in one]
    assert (len(outcomes), errors.count("TOO_MANY_REQUESTS")) == (2, 1)


def test_a_service_takes_a_limit_for_an_account_that_it_alone_knows(cloud: None, time: Clock) -> None:
    taken = [limits.take("mail-to-account", of="one").standing().exceeded for _ in range(6)]
    assert taken == [False] * 5 + [True]
    assert not limits.take("mail-to-account", of="another").standing().exceeded


def test_a_limit_costs_one_call_beside_the_audit_entries(
    ask: Ask, time: Clock, operations: list[str]
) -> None:
    ask("POST", "/things", {"a": "b"}, ip="192.0.2.1")
    operations.clear()
    ask("POST", "/things", {"a": "b"}, ip="192.0.2.1")
    assert sorted(operations) == ["ExecuteStatement", "ExecuteStatement", "UpdateItem"]
