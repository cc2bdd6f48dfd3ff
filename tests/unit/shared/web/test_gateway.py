"""From a gateway event to an answer, with an application of this test's own."""

import base64
import gzip
import json
import time
from typing import Any

import pytest
from botocore.exceptions import ClientError
from fastapi import Response
from pydantic import BaseModel

from shared import aws, observability
from shared.auth import ALL_SCOPES, Caller, Role
from shared.aws import Vended
from shared.errors import Conflict, Locked
from shared.observability import Line
from shared.web import ClientOrigin, CurrentUser, IfMatch, gateway, lambda_handler, make_api, router_of
from tests.gateway_events import Json, gateway_event

USER = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
SECRET = "the edge knows it"
router = router_of("things", audited=False)


class Thing(BaseModel):
    name: str
    size: int = 1


@router.get("/things")
def list_things() -> Json:
    return {"data": [{"name": f"thing {n}", "size": n} for n in range(80)], "pagination": {"page": 1}}


@router.post("/things")
def create_thing(thing: Thing, if_match: IfMatch) -> Json:
    return thing.model_dump() | {"version": if_match}


@router.get("/me")
def me(caller: CurrentUser) -> Json:
    return {"user": caller.user_id, "time": "left" if aws.budget() else "none"}


@router.get("/origin")
def origin(seen: ClientOrigin) -> Json:
    return {"ip": seen.ip, "user_agent": seen.user_agent}


@router.get("/file")
def file() -> Response:
    return Response(b"%PDF\xff\x00", media_type="application/pdf", headers={"X-Kind": "file"})


@router.get("/trouble/{kind}")
def trouble(kind: str) -> None:
    throttled = {"Error": {"Code": "ThrottlingException"}, "ResponseMetadata": {"HTTPStatusCode": 400}}
    raise {
        "conflict": Conflict(),
        "locked": Locked(retry_after=77),
        "throttled": ClientError(throttled, "GetItem"),
        "bug": ZeroDivisionError("the user's own words"),
    }[kind]


handler = lambda_handler(make_api(router))


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> list[Line]:
    monkeypatch.setenv("ORIGIN_SECRET", SECRET)
    written: list[Line] = []
    monkeypatch.setattr(observability, "log", written.append)
    return written


def call(method: str, path: str, *args: Any, **more: Any) -> Json:
    return handler(gateway_event(method, f"/v1{path}", *args, **more), None)


def caller(*, expires_in: int = 600) -> Caller:
    return Caller(
        user_id=USER,
        session_id="01BX5ZZKBKACTAV9WEVGEMMVRZ",
        pseudonym="p",
        role=Role.USER,
        scopes=ALL_SCOPES,
        signed_in_at=1,
        expires_at=int(time.time()) + expires_in,
        vended=Vended(USER, "key", "secret", "token"),
    )


def error_of(answer: Json) -> Json:
    error: Json = json.loads(answer["body"])["error"]
    assert set(error) == {"code", "message", "details", "request_id"}
    return error


def test_every_answer_bears_the_request_id_and_is_not_kept_by_caches() -> None:
    event = gateway_event("GET", "/v1/things")
    answer = handler(event, None)
    assert answer["multiValueHeaders"]["x-request-id"] == [event["requestContext"]["requestId"]]
    assert answer["multiValueHeaders"]["cache-control"] == ["no-store"]


def test_the_caller_is_known_until_the_token_expires_whatever_the_gateway_kept() -> None:
    assert json.loads(call("GET", "/me", caller=caller())["body"]) == {"user": USER, "time": "left"}
    assert call("GET", "/me")["statusCode"] == 401
    assert error_of(call("GET", "/me", caller=caller(expires_in=0)))["code"] == "NOT_SIGNED_IN"


def test_json_over_a_kilobyte_is_compressed_for_who_asks() -> None:
    answer = call("GET", "/things", headers={"Accept-Encoding": "br, gzip"})
    assert answer["isBase64Encoded"]
    assert answer["multiValueHeaders"]["content-encoding"] == ["gzip"]
    assert "content-length" not in answer["multiValueHeaders"]
    assert len(json.loads(gzip.decompress(base64.b64decode(answer["body"])))["data"]) == 80
    assert not call("GET", "/things")["isBase64Encoded"]
    assert not call("GET", "/origin", headers={"Accept-Encoding": "gzip"})["isBase64Encoded"]


def test_fields_narrow_an_item_and_every_item_of_a_page() -> None:
    page = json.loads(call("GET", "/things", query={"fields": "size"})["body"])
    assert page["data"][3] == {"size": 3}
    assert page["pagination"] == {"page": 1}
    one = call("POST", "/things", {"name": "a"}, query={"fields": "name, nothing"})
    assert json.loads(one["body"]) == {"name": "a"}
    refused = call("POST", "/things", {}, query={"fields": "name"})
    assert error_of(refused)["code"] == "INVALID_INPUT"


def test_a_file_goes_out_as_bytes() -> None:
    answer = call("GET", "/file", headers={"Accept-Encoding": "gzip"})
    assert answer["isBase64Encoded"]
    assert base64.b64decode(answer["body"]) == b"%PDF\xff\x00"
    assert answer["multiValueHeaders"]["x-kind"] == ["file"]


@pytest.mark.parametrize(
    ("kind", "status", "code", "retry_after"),
    [
        ("conflict", 409, "CONFLICT", None),
        ("locked", 423, "LOCKED", ["77"]),
        ("throttled", 503, "UNAVAILABLE", ["2"]),
        ("bug", 500, "INTERNAL_ERROR", None),
    ],
)
def test_whatever_is_raised_becomes_the_one_error_body(
    kind: str, status: int, code: str, retry_after: list[str] | None, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = call("GET", f"/trouble/{kind}")
    assert (answer["statusCode"], error_of(answer)["code"]) == (status, code)
    assert answer["multiValueHeaders"].get("retry-after") == retry_after
    written = capfd.readouterr()
    assert "own words" not in answer["body"] + written.out + written.err


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "NOT_FOUND"), ("DELETE", "/things", 405, "METHOD_NOT_ALLOWED")],
)
def test_what_no_route_takes_is_refused_in_our_words(method: str, path: str, status: int, code: str) -> None:
    answer = call(method, path)
    assert (answer["statusCode"], error_of(answer)["code"]) == (status, code)


@pytest.mark.parametrize(
    "body", [b"{nope", b'{"name": "\xff"}', b"[" * 100_000], ids=["cut", "no text", "deep"]
)
def test_a_body_that_is_no_json_is_400(body: bytes) -> None:
    bytes_of_it = {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
    answer = handler(gateway_event("POST", "/v1/things") | bytes_of_it, None)
    assert (answer["statusCode"], error_of(answer)["code"]) == (400, "MALFORMED_REQUEST")


def test_a_wrong_field_is_422_by_name() -> None:
    error = error_of(call("POST", "/things", {"name": 7, "size": "many"}))
    assert {one["field"] for one in error["details"]} == {"name", "size"}
    assert "many" not in str(error)


def test_if_match_takes_a_version_in_quotes_and_refuses_what_is_none() -> None:
    def version(tag: str) -> Any:
        answer = call("POST", "/things", {"name": "a"}, headers={"If-Match": tag})
        return json.loads(answer["body"]).get("version")

    assert (version('"7"'), version('W/"7"'), version("*")) == (7, 7, None)
    for tag in ('"abc"', '"7", "8"', '"-1"', '"٣"', '"99999999999"'):
        assert call("POST", "/things", {"name": "a"}, headers={"If-Match": tag})["statusCode"] == 412


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + " ", "sécrèt", "🤫"])
def test_the_viewers_address_is_believed_only_with_the_edges_secret(secret: str) -> None:
    headers = {"X-Viewer-Ip": "198.51.100.9", "X-Forwarded-For": "198.51.100.9", "User-Agent": "a browser"}
    wrong = call("GET", "/origin", headers=headers | {"X-Origin-Secret": secret})
    assert json.loads(wrong["body"]) == {"ip": "", "user_agent": "a browser"}
    right = call("GET", "/origin", headers=headers | {"x-origin-secret": SECRET})
    assert json.loads(right["body"])["ip"] == "198.51.100.9"


def test_without_a_secret_nobody_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORIGIN_SECRET", "")
    answer = call("GET", "/origin", headers={"X-Viewer-Ip": "198.51.100.9", "X-Origin-Secret": ""})
    assert json.loads(answer["body"])["ip"] == ""


def test_one_line_is_logged_with_the_template_of_the_path_and_no_words(lines: list[Line]) -> None:
    call("POST", "/things", {"name": "my own name"}, query={"fields": "my own query"})
    (line,) = lines
    assert (line.method, line.status) == ("POST", 200)
    assert "my own" not in str(line)


def test_an_answer_of_an_asgi_application_that_breaks_is_still_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyError("pathfinder")

    monkeypatch.setattr(gateway, "caller_of_event", broken)
    assert error_of(call("GET", "/things"))["code"] == "INTERNAL_ERROR"
