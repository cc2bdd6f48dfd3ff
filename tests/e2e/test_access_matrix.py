"""Every route of the OpenAPI document, asked by everybody who must not be answered."""

import json
import re
from pathlib import Path

import httpx
import pytest

from tests.e2e.people import Json, Person, anonymous, expect, refused, signed_in_with
from tests.in_process import running_as
from tests.running_stack import Stack

_DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())
_PUBLIC = {
    "POST /auth/register", "POST /auth/verify-email", "POST /auth/login", "POST /auth/refresh",
    "POST /auth/logout", "GET /health", "GET /.well-known/jwks.json",
}  # fmt: skip
_ROUTES = [
    (method.upper(), path.removeprefix("/v1"), operation)
    for path, operations in _DOCUMENT["paths"].items()
    for method, operation in operations.items()
    if method != "servers"
]
_SIGNED_IN = [route for route in _ROUTES if f"{route[0]} {route[1]}" not in _PUBLIC]
_WITH_IDS = [route for route in _SIGNED_IN if "{" in route[1]]


def named(routes: list[tuple[str, str, Json]]) -> pytest.MarkDecorator:
    ids = [f"{method} {path}" for method, path, _ in routes]
    return pytest.mark.parametrize(("method", "path", "operation"), routes, ids=ids)


@pytest.fixture(scope="module")
def strangers(stack: Stack, ana: Person) -> dict[str, httpx.Client]:
    return {
        "anonymous": anonymous(stack),
        "garbage": signed_in_with(stack, "e30.e30.e30"),
        "not a token": signed_in_with(stack, "x" * 5000),
        "expired": signed_in_with(stack, _expired_token(stack, ana)),
        "refresh as access": signed_in_with(stack, ana.refresh_token),
    }


@pytest.fixture(scope="module")
def anas(ana: Person) -> dict[str, str]:
    """One record of each collection that ids name, by the collection's path."""
    bodies: dict[str, Json] = {
        "experiences": {"title": "t", "organization": "o", "description": "d", "start_date": "2020",
                        "is_current": True},
        "education": {"institution": "i"},
        "certifications": {"name": "n"},
        "languages": {"language": "l"},
        "projects": {"name": "n"},
        "accomplishments": {"kind": "award", "title": "t"},
        "recommendations": {"text": "t"},
        "skills": {"name": "n"},
        "resumes": {"title": "t"},
        "imports": {"filename": "f.json", "size": 2},
    }  # fmt: skip
    made = {name: expect(ana.api.post(f"/{name}", json=body), 201)["id"] for name, body in bodies.items()}
    run = expect(ana.api.post("/summaries/regenerate"), 202)["run_id"]
    return made | {"summaries": run}


def test_the_document_knows_what_is_public() -> None:
    assert {f"{method} {path}" for method, path, _ in _ROUTES} >= _PUBLIC
    assert len(_SIGNED_IN) >= 55


@named(_SIGNED_IN)
def test_a_stranger_is_not_signed_in(
    method: str, path: str, operation: Json, strangers: dict[str, httpx.Client], anas: dict[str, str]
) -> None:
    where = _with_id(path, anas[path.split("/")[1]]) if "{" in path else path
    for who, api in strangers.items():
        answer = api.request(method, where, json=_body(operation))
        assert answer.status_code == 401, f"{who}: {answer.status_code}"
        refused(answer, 401, "NOT_SIGNED_IN")


@named(_WITH_IDS)
def test_what_is_another_users_answers_as_if_it_were_not_there(
    method: str, path: str, operation: Json, ben: Person, anas: dict[str, str]
) -> None:
    answers = []
    for record_id in (anas[path.split("/")[1]], "01ARZ3NDEKTSV4RRFFQ69G5FAV"):
        answer = ben.api.request(method, _with_id(path, record_id), json=_body(operation))
        assert answer.status_code == 404, answer.text
        request_id = answer.json()["error"]["request_id"].encode()
        answers.append(answer.content.replace(request_id, b""))
    assert answers[0] == answers[1]


def test_afterwards_everything_is_still_there(ana: Person, anas: dict[str, str]) -> None:
    for name, record_id in anas.items():
        where = f"/summaries/runs/{record_id}" if name == "summaries" else f"/{name}/{record_id}"
        assert expect(ana.api.get(where), 200).get("version", 1) == 1


def _with_id(path: str, record_id: str) -> str:
    return re.sub(r"\{\w+\}", record_id, path)


def _body(operation: Json) -> Json | None:
    """A body that is valid, so that nothing but the caller is wrong."""
    if "requestBody" not in operation:
        return None
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return _example(schema)


def _example(schema: Json) -> Json:
    schema = _resolved(schema)
    current = {"is_current": True} if "is_current" in schema["properties"] else {}
    required = schema.get("required", [])
    return current | {name: _value(_resolved(schema["properties"][name])) for name in required}


def _value(schema: Json) -> object:
    kind = schema.get("type")
    if kind == "array":
        return [_value(_resolved(schema["items"]))]
    if kind == "integer":
        return 2
    if kind == "object":
        return {}
    if "pattern" in schema:
        return "2020"
    return schema["enum"][0] if "enum" in schema else "words"


def _resolved(schema: Json) -> Json:
    for choice in schema.get("anyOf", []):
        if choice.get("type") != "null":
            return _resolved(choice)
    if "$ref" not in schema:
        return schema
    found: Json = _DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found


def _expired_token(stack: Stack, person: Person) -> str:
    """Signed by the real key, and valid until a moment ago. Only an emulator lets a test sign."""
    from shared.auth import ALL_SCOPES, tokens

    if stack.aws_endpoint_url is None:
        return "e30.e30.e30"
    session_id = person.refresh_token.partition(".")[0]
    with running_as(stack, "auth-app"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "LIFETIME_SECONDS", -5)
        return tokens.issue(
            user_id=person.id, session_id=session_id, scopes=ALL_SCOPES, signed_in_at=1_700_000_000
        )
