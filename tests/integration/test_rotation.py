"""Refresh tokens under every order of use: at most one live chain, and what was used before ends it."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from functions.auth.repository import factors, owners
from functions.auth.repository import sessions as kept_sessions
from functions.auth.repository.accounts import Account, Identity
from functions.auth.service import registration, sessions
from functions.auth.service.sessions import NewTokens
from shared import audit
from shared.audit import Origin
from shared.audit.writer import ANONYMOUS
from shared.errors import NotSignedIn, Unavailable
from shared.ids import new_id

_DAY = 86_400
_STEPS = 5000 if "PROVE" in os.environ else 300
_MOST_AT_ONCE = 50


class Clock:
    """Seconds since 1970 that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def account(cloud: None) -> Account:
    identity = Identity(username="ana", email="ana@example.cz")
    return registration.new_account(identity, password_hash="hash")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    mine = Clock()
    passing = SimpleNamespace(time=mine.time, monotonic=time.monotonic, sleep=time.sleep)
    for module in (sessions, kept_sessions):
        monkeypatch.setattr(module, "time", passing)
    return mine


def begin(account: Account, origin: Origin) -> NewTokens:
    owner = owners.of_user(account.id)
    assert owner
    return sessions.begin(owner, origin)


def test_in_any_order_of_use_only_the_last_token_and_for_a_moment_the_one_before_live(
    account: Account, clock: Clock
) -> None:
    class Rotation(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.tokens = [begin(account, Origin()).refresh_token]
            self.rotated = self.began = clock.now
            self.alive = True

        @rule()
        @precondition(lambda self: self.alive)
        def the_last_one_gives_the_next(self) -> None:
            if self.has_ended():
                return self.is_refused(self.tokens[-1])
            self.tokens.append(sessions.refresh(self.tokens[-1]).refresh_token)
            self.rotated = clock.now
            assert len(set(self.tokens)) == len(self.tokens)

        @rule()
        @precondition(lambda self: self.alive and len(self.tokens) > 1)
        def the_one_before_repeats_the_answer_for_ten_seconds(self) -> None:
            if not self.has_ended() and int(clock.now) - int(self.rotated) <= sessions.GRACE_SECONDS:
                assert sessions.refresh(self.tokens[-2]).refresh_token == self.tokens[-1]
            else:
                self.is_refused(self.tokens[-2])
                self.alive = False

        @rule(back=st.integers(min_value=3, max_value=6))
        @precondition(lambda self: len(self.tokens) >= 6)
        def an_older_one_ends_the_chain(self, back: int) -> None:
            self.is_refused(self.tokens[-back])
            self.alive = False

        @rule(seconds=st.sampled_from([0.4, 3, 7, 11, _DAY, 29 * _DAY, 31 * _DAY]))
        def time_passes(self, seconds: float) -> None:
            clock.now += seconds

        @rule()
        @precondition(lambda self: len(self.tokens) > 8)
        def its_owner_signs_out(self) -> None:
            sessions.log_out(self.tokens[-1])
            self.alive = False

        @invariant()
        def once_ended_nothing_works(self) -> None:
            if not self.alive:
                for token in self.tokens[-3:]:
                    self.is_refused(token)

        def is_refused(self, token: str) -> None:
            with pytest.raises(NotSignedIn):
                sessions.refresh(token)

        def has_ended(self) -> bool:
            """Thirty days unused, or ninety days old."""
            idle = int(clock.now) >= int(self.rotated) + sessions.IDLE_SECONDS
            return idle or int(clock.now) >= int(self.began) + sessions.ABSOLUTE_SECONDS

    run_state_machine_as_test(
        Rotation,
        settings=settings(
            max_examples=max(1, _STEPS // _MOST_AT_ONCE),
            stateful_step_count=_MOST_AT_ONCE,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_sixteen_refreshes_at_once_leave_one_live_chain(account: Account) -> None:
    first = begin(account, Origin()).refresh_token

    def refresh(_: int) -> Any:
        return copy_context().run(lambda: sessions.refresh(first).refresh_token)

    with ThreadPoolExecutor(16) as at_once:
        answers = list(at_once.map(refresh, range(16)))
    assert len(set(answers)) == 1
    assert sessions.refresh(answers[0]).refresh_token != answers[0]


def test_a_token_that_was_made_up_for_a_session_is_refused(account: Account) -> None:
    token = begin(account, Origin()).refresh_token
    token = sessions.refresh(sessions.refresh(token).refresh_token).refresh_token
    user_id, session_id, generation, code = token.split(".")
    named, other = f"{user_id}.{session_id}", new_id()
    for made_up in (
        session_id, f"{session_id}.", named, f"{named}.", f"{named}.1", f"{named}.1.", f"{named}.1.{code}",
        f"{named}.{generation}.{code[:-1]}", f"{named}.x.{code}", f"{named}.{'9' * 10}.{code}",
        f"{other}.{session_id}.{generation}.{code}", f"{user_id}.{other}.{generation}.{code}", "", ".",
        f"{named}.٣.{code}", f"{new_id()}.{'x' * 43}",
    ):  # fmt: skip
        with pytest.raises(NotSignedIn):
            sessions.refresh(made_up)
    assert sessions.refresh(token).refresh_token, "what was made up has ended nothing"


def test_what_is_kept_of_a_session_is_hashes_and_a_sealed_origin(account: Account, items: Any) -> None:
    token = begin(account, Origin(ip="198.51.100.9", user_agent="A browser")).refresh_token
    (session,) = [item for item in items("identity") if item["sk"]["S"].startswith("SESSION#")]
    kept = str(session)
    assert token.rpartition(".")[2] not in kept
    assert "198.51.100.9" not in kept
    assert "A browser" not in kept


def test_no_session_begins_by_a_password_that_was_changed_meanwhile(account: Account) -> None:
    """Whoever changes it ends all sessions; one that is begun a moment later must not be left."""
    looked_at = owners.of_user(account.id)
    assert looked_at
    assert factors.put_password(account.id, "another hash", instead_of=str(looked_at.factors.password_hash))
    with pytest.raises(Unavailable):
        sessions.begin(looked_at, Origin())
    assert not sessions.list_sessions(account.id)
    assert begin(account, Origin()).refresh_token


def test_whoever_shows_a_token_of_a_session_stands_in_its_owners_log(account: Account) -> None:
    old = begin(account, Origin()).refresh_token
    invented = f"{old.rpartition('.')[0]}.{'A' * 43}"
    assert _concerned_by(lambda: sessions.refresh(invented)) == ANONYMOUS
    assert _concerned_by(lambda: sessions.refresh(old)) == account.pseudonym
    assert _concerned_by(lambda: sessions.log_out(invented)) == ANONYMOUS
    assert _concerned_by(lambda: sessions.log_out(old)) == account.pseudonym


def _concerned_by(act: Callable[[], Any]) -> str:
    """The pseudonym under which a request that does this is recorded."""
    box = audit.subject()
    with suppress(NotSignedIn):
        act()
    return box[0].pseudonym
