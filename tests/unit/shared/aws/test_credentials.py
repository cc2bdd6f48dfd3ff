"""Whose rights a call has: the caller's inside a block that acts for them, nobody's outside."""

import time

import pytest

from shared import aws
from shared.aws import Vended, clients
from shared.aws.credentials import CallerSession, NobodyIsActing
from shared.aws.deadline import spend
from shared.errors import Unavailable

ANA, BEN = (Vended(name, f"{name}-key", f"{name}-secret", f"{name}-token") for name in ("ana", "ben"))


def acting() -> str:
    frozen = CallerSession().get_credentials().get_frozen_credentials()
    return str(frozen.access_key)


def test_outside_a_block_there_are_no_credentials() -> None:
    with pytest.raises(NobodyIsActing):
        acting()


def test_the_innermost_block_counts_and_ends_with_it() -> None:
    with aws.acting_with(ANA):
        with aws.acting_with(BEN):
            assert acting() == "ben-key"
        assert acting() == "ana-key"
    with pytest.raises(NobodyIsActing):
        acting()


def test_work_beside_other_work_acts_for_the_same_caller() -> None:
    with aws.acting_with(ANA), aws.within(5):
        beside = [aws.beside(acting) for _ in range(20)]
        with aws.acting_with(BEN):
            others = [aws.beside(acting) for _ in range(20)]
        assert {one.result() for one in beside} == {"ana-key"}
        assert {one.result() for one in others} == {"ben-key"}


def test_repr_shows_whose_they_are_and_no_secret() -> None:
    assert repr(ANA) == "Vended(user_id='ana')"


def test_past_the_budget_nothing_is_sent_any_more() -> None:
    with aws.within(0.02) as budget:
        spend("GetItem")
        time.sleep(0.03)
        with pytest.raises(Unavailable):
            spend("GetItem")
    assert budget.calls == ["GetItem"]
    spend("outside a budget nothing is counted")


def test_a_caller_client_never_has_the_functions_own_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "own-key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "own-secret")
    clients._client.cache_clear()
    clients._session.cache_clear()
    with pytest.raises(NobodyIsActing):
        aws.as_caller("dynamodb").get_item(TableName="t", Key={"pk": {"S": "a"}})
    clients._client.cache_clear()
    clients._session.cache_clear()
