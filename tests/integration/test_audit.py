"""Audit within a request: no write starts before its attempt is recorded, no entry tells whose address."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError

from functions.profile.app import handler
from shared import audit
from shared.audit import Entry, Origin, Stage
from shared.auth import ALL_SCOPES, Caller, Role, Scope
from shared.aws import Vended
from tests.gateway_events import Json, gateway_event
from tests.integration.conftest import Items, user_with_keys

_ENTRY = {"institution": "Univerzita Karlova"}


@pytest.fixture
def caller(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Caller:
    monkeypatch.setenv("ORIGIN_SECRET", "the edge")
    return a_caller(user_with_keys())


PSEUDONYM = "01BX5ZZKBKACTAV9WEVGEMMVRZ"


def a_caller(user_id: str, scopes: frozenset[Scope] = ALL_SCOPES) -> Caller:
    return Caller(
        user_id=user_id,
        session_id=user_id,
        pseudonym=PSEUDONYM,
        role=Role.USER,
        scopes=scopes,
        signed_in_at=1,
        expires_at=int(time.time()) + 600,
        vended=Vended(user_id, "caller", "caller", "caller", PSEUDONYM),
    )


def call(method: str, path: str, body: Any, caller: Caller | None, **headers: str) -> Json:
    answer = handler(gateway_event(method, f"/v1{path}", body, caller, headers=headers), None)
    return {"status": answer["statusCode"], **json.loads(answer["body"] or "{}")}


def entries(items: Items) -> list[Json]:
    plain = [{name: next(iter(value.values())) for name, value in item.items()} for item in items("audit")]
    return sorted(plain, key=lambda one: (one["at"], one["stage"]))


def _failing(wanted: str, *, from_call: int = 1) -> Callable[..., Any]:
    """AWS refuses this operation from its n-th call on."""
    real, calls = BaseClient._make_api_call, [0]

    def make(client: BaseClient, operation: str, request: Any) -> Any:
        calls[0] += operation == wanted
        if operation == wanted and calls[0] >= from_call:
            raise ClientError({"Error": {"Code": "InternalServerError"}}, operation)
        return real(client, operation, request)

    return make


def test_a_write_is_recorded_before_and_after(caller: Caller, items: Items, operations: list[str]) -> None:
    created = call("POST", "/education", _ENTRY, caller)
    assert created["status"] == 201
    before, after = entries(items)
    assert (before["stage"], after["stage"], after["status"]) == ("attempt", "outcome", "201")
    assert before["id"] == after["id"]
    order = [one for one in operations if one in ("ExecuteStatement", "TransactWriteItems")]
    assert order == ["ExecuteStatement", "TransactWriteItems", "ExecuteStatement"]


def test_where_the_attempt_cannot_be_recorded_nothing_is_written(
    caller: Caller, items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BaseClient, "_make_api_call", _failing("ExecuteStatement"))
    refused = call("POST", "/education", _ENTRY, caller)
    assert (refused["status"], refused["error"]["code"]) == (503, "UNAVAILABLE")
    assert items("records") == []


def test_where_a_read_cannot_be_recorded_nothing_is_told(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("POST", "/education", _ENTRY, caller)
    monkeypatch.setattr(BaseClient, "_make_api_call", _failing("ExecuteStatement"))
    refused = call("GET", "/education", None, caller)
    assert refused["status"] == 503
    assert "Karlova" not in str(refused)


def test_where_only_the_outcome_is_lost_the_write_is_answered(
    caller: Caller, items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BaseClient, "_make_api_call", _failing("ExecuteStatement", from_call=2))
    assert call("POST", "/education", _ENTRY, caller)["status"] == 201
    assert [one["stage"] for one in entries(items)] == ["attempt"]


def test_refusals_are_recorded_with_their_code(caller: Caller, items: Items) -> None:
    call("GET", "/education/01ARZ3NDEKTSV4RRFFQ69G5FAV", None, caller)
    call("POST", "/education", {}, caller)
    codes = [one["error"] for one in entries(items) if one["stage"] == "outcome"]
    assert codes == ["RECORD_NOT_FOUND", "INVALID_INPUT"]


def test_a_token_without_the_scope_is_refused_and_recorded(caller: Caller, items: Items) -> None:
    reader = a_caller(caller.user_id, frozenset({Scope.RECORDS_READ}))
    assert call("GET", "/education", None, reader)["status"] == 200
    assert call("POST", "/education", _ENTRY, reader)["error"]["code"] == "NOT_ALLOWED"
    assert call("DELETE", f"/education/{caller.user_id}", None, reader)["error"]["code"] == "NOT_ALLOWED"
    assert [one["error"] for one in entries(items) if one["stage"] == "outcome"] == ["NOT_ALLOWED"] * 2


def test_a_stranger_is_recorded_as_nobody(cloud: None, items: Items) -> None:
    assert call("GET", "/education", None, None)["status"] == 401
    assert {one["user"] for one in entries(items)} == {"anonymous"}


def test_origin_and_what_was_typed_into_the_path_stand_nowhere_in_clear(caller: Caller, items: Items) -> None:
    headers = {"X-Viewer-Ip": "198.51.100.9", "X-Origin-Secret": "the edge", "User-Agent": "my own browser"}
    call("GET", "/education/my-diagnosis", None, caller, **headers)
    kept = str(items("audit"))
    for words in ("198.51.100.9", "my own browser", "my-diagnosis", caller.user_id):
        assert words not in kept
    assert all("sealed" in one for one in items("audit"))


def test_an_entry_can_never_be_overwritten(
    caller: Caller, items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = Entry(id=PSEUDONYM, stage=Stage.READ, user="p", action="a", resource_type="t", resource_id=None,
                  method="GET", path="/t", request_id="r")  # fmt: skip
    for _ in range(2):
        audit.insert(entry, Origin(), None)
        audit.insert(replace(entry, action="another"), Origin(), None)
        assert [one["action"] for one in entries(items)] == ["a"]
        monkeypatch.setenv("IAM_DIALECT", "emulator")
