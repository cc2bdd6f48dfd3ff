"""The gateway is told who calls, that nobody does, or that something is wrong: never one for another."""

import time
from typing import Any

import pytest

from functions.authorizer import app, service
from shared.auth import ALL_SCOPES, Role, caller_of_event
from shared.auth.sessions import LiveSession
from shared.auth.tokens import Claims
from shared.aws import Vended
from shared.errors import NotSignedIn, Unavailable

USER, SESSION = "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01BX5ZZKBKACTAV9WEVGEMMVRZ"
Json = dict[str, Any]


def event(**headers: str) -> Json:
    arn = "arn:aws:execute-api:us-east-1:111122223333:abc/api/GET/v1/experiences"
    return {"methodArn": arn, "headers": headers, "requestContext": {"requestId": "r"}}


@pytest.fixture
def vended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A token of our user with a live session; the sessions that credentials were vended for."""
    asked: list[str] = []

    def vend(user_id: str, *_: Any, session_name: str, pseudonym: str) -> Vended:
        asked.append(session_name)
        return Vended(user_id, "key", "secret", "token")

    claims = Claims(USER, SESSION, ALL_SCOPES, 1, int(time.time()) + 600)
    monkeypatch.setattr(service, "verify", lambda _: claims)
    monkeypatch.setattr(service, "live_session", lambda *_: LiveSession(SESSION, USER, "p", Role.USER, True))
    monkeypatch.setattr(service, "vend", vend)
    service._kept.clear()
    return asked


def effect(answer: Json) -> str:
    return str(answer["policyDocument"]["Statement"][0]["Effect"])


def test_a_caller_is_let_in_everywhere_on_the_stage_with_flat_text_as_context(vended: list[str]) -> None:
    answer = app.handler(event(Authorization="Bearer x"), None)
    assert effect(answer) == "Allow"
    resource = answer["policyDocument"]["Statement"][0]["Resource"]
    assert resource == "arn:aws:execute-api:us-east-1:111122223333:abc/api/*"
    assert all(isinstance(value, str) for value in answer["context"].values())
    caller = caller_of_event({"requestContext": {"authorizer": answer["context"]}})
    assert caller is not None
    assert (caller.user_id, caller.scopes, caller.vended.user_id) == (USER, ALL_SCOPES, USER)
    assert "secret" not in repr(caller)


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": ""}, {"Authorization": "Basic eA=="}, {"Authorization": "x"}]
)
def test_without_a_bearer_token_nobody_calls(vended: list[str], headers: dict[str, str]) -> None:
    answer = app.handler(event(**headers), None)
    assert effect(answer) == "Deny"
    assert "context" not in answer
    assert vended == []


def test_without_a_live_session_nobody_calls(vended: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "live_session", lambda *_: None)
    assert effect(app.handler(event(Authorization="Bearer x"), None)) == "Deny"
    assert vended == []


def test_trouble_is_raised_and_never_told_as_a_refusal(
    vended: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_: Any, **__: Any) -> None:
        raise Unavailable

    for name in ("live_session", "vend"):
        with monkeypatch.context() as patch:
            patch.setattr(service, name, trouble)
            with pytest.raises(Unavailable):
                app.handler(event(Authorization="Bearer x"), None)


def test_credentials_are_vended_once_for_a_session_within_half_an_hour(
    vended: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        app.handler(event(authorization="bearer x"), None)
    assert vended == [SESSION]
    monkeypatch.setattr(time, "monotonic", lambda now=time.monotonic: now() + 1801)
    app.handler(event(authorization="bearer x"), None)
    assert vended == [SESSION, SESSION]


def test_a_refusal_of_the_service_is_a_refusal(vended: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> Claims:
        raise NotSignedIn

    monkeypatch.setattr(service, "verify", refuse)
    assert effect(app.handler(event(Authorization="Bearer x"), None)) == "Deny"
