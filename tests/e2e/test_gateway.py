"""The gateway of a deployed stack: its refusals, and what the edge adds."""

import json
from urllib.parse import urlsplit

import httpx
import pytest

from tests.running_stack import Stack


def through_the_edge(stack: Stack, path: str) -> httpx.Response:
    """A request to the web address, which only browsers and curl resolve by themselves."""
    edge = urlsplit(stack.web_url)
    return httpx.get(f"http://127.0.0.1:{edge.port}{path}", headers={"Host": edge.netloc}, timeout=30)


def assert_refusal(answer: httpx.Response, status: int, code: str) -> None:
    assert answer.status_code == status
    error = answer.json()["error"]
    assert (error["code"], error["details"]) == (code, [])
    assert error["request_id"]
    assert answer.headers["x-request-id"] == error["request_id"]


def test_health_is_public(stack: Stack) -> None:
    answer = httpx.get(f"{stack.api_url}/health", timeout=30)
    assert answer.status_code == 200
    assert answer.json()["status"] == "healthy"


def test_an_unknown_path_is_not_found_in_our_words(stack: Stack) -> None:
    assert_refusal(httpx.get(f"{stack.api_url}/nothing-here"), 404, "NOT_FOUND")


@pytest.mark.parametrize("path", ["/experiences", "/users/me"])
def test_without_a_token_a_caller_is_not_signed_in(stack: Stack, path: str) -> None:
    assert_refusal(httpx.get(f"{stack.api_url}{path}"), 401, "NOT_SIGNED_IN")


def test_with_a_token_nobody_issued_a_caller_is_not_signed_in(stack: Stack) -> None:
    answer = httpx.get(
        f"{stack.api_url}/experiences", headers={"Authorization": "Bearer e30.e30.e30"}, timeout=30
    )
    assert_refusal(answer, 401, "NOT_SIGNED_IN")


def test_the_edge_serves_the_api_under_the_web_apps_address(stack: Stack) -> None:
    assert through_the_edge(stack, "/api/v1/health").json()["status"] == "healthy"


def test_the_edge_serves_the_keys_of_access_tokens(stack: Stack) -> None:
    answer = through_the_edge(stack, "/.well-known/jwks.json")
    assert answer.status_code == 200
    assert {key["alg"] for key in answer.json()["keys"]} == {"ES256"}


def test_every_answer_of_the_edge_tells_browsers_what_is_forbidden(stack: Stack) -> None:
    headers = through_the_edge(stack, "/api/v1/health").headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"].startswith("max-age=63072000")
    assert headers["referrer-policy"] == "same-origin"


def test_the_outputs_name_every_kind_of_resource(stack: Stack) -> None:
    kinds = {name.partition("/")[0] for name in stack.resources}
    assert kinds >= {"table", "bucket", "queue", "workflow", "key", "bus", "role", "function"}
    assert "user-data" in json.dumps(dict(stack.resources))
