"""Limits of a deployed stack, asked as the edge asks: with its secret and the address of a viewer."""

import re
import secrets

import httpx
import pytest

from cdk.constructs.origin_secret import HEADER
from tests.e2e.people import Person, account_of, anonymous, expect, refused
from tests.running_stack import Stack

_SECRET = "one-machine-only"
_POLICY = re.compile(r'"([a-z-]+)";q=(\d+);w=(\d+)')
_STANDING = re.compile(r'"([a-z-]+)";r=(\d+);t=(\d+)')
_ENOUGH_SECONDS = 35


@pytest.fixture
def viewer(stack: Stack) -> httpx.Client:
    """Somebody at an address that nobody had before."""
    if stack.aws_endpoint_url is None:
        pytest.skip("only on one machine is the edge's secret known")
    api = anonymous(stack)
    api.headers[HEADER] = _SECRET
    move(api)
    return api


def move(api: httpx.Client) -> None:
    """To an address that nobody had before."""
    api.headers["x-viewer-ip"] = f"2001:db8:{secrets.token_hex(2)}:{secrets.token_hex(2)}::1"


def limit_of(answer: httpx.Response) -> tuple[str, int, int, int, int]:
    """The name, quota, window, what is left, and for how long."""
    policy = _POLICY.fullmatch(answer.headers["ratelimit-policy"])
    standing = _STANDING.fullmatch(answer.headers["ratelimit"])
    assert policy
    assert standing
    assert policy[1] == standing[1]
    return policy[1], int(policy[2]), int(policy[3]), int(standing[2]), int(standing[3])


def at_the_beginning_of_a_window(api: httpx.Client) -> int:
    """How many requests were counted in a window that lasts long enough for all that follow."""
    while True:
        name, quota, _, left, seconds = limit_of(api.post("/auth/register", json={}))
        assert name == "register"
        if seconds >= _ENOUGH_SECONDS:
            return quota - left
        move(api)


def test_of_an_address_thirty_registrations_a_minute_are_taken(viewer: httpx.Client) -> None:
    counted = at_the_beginning_of_a_window(viewer)
    expect(viewer.post("/auth/register", json=account_of(f"u{secrets.token_hex(6)}")), 201)
    statuses = [viewer.post("/auth/register", json={}).status_code for _ in range(30 - counted - 1)]
    assert set(statuses) == {422}, "what is refused for other reasons is counted as well"
    answer = viewer.post("/auth/register", json=account_of(f"u{secrets.token_hex(6)}"))
    refused(answer, 429, "TOO_MANY_REQUESTS")
    _, quota, window, left, seconds = limit_of(answer)
    assert (quota, window, left) == (30, 60, 0)
    assert int(answer.headers["retry-after"]) == seconds <= 60
    move(viewer)
    assert viewer.post("/auth/register", json={}).status_code == 422, "another address is not refused"


def test_a_failed_sign_in_says_what_is_left(viewer: httpx.Client) -> None:
    body = {"identifier": f"u{secrets.token_hex(6)}", "password": "not the right words"}
    lefts = []
    for _ in range(2):
        answer = viewer.post("/auth/login", json=body)
        refused(answer, 401, "WRONG_CREDENTIALS")
        name, quota, window, left, _ = limit_of(answer)
        assert (name, quota, window) == ("sign-in", 60, 60)
        lefts.append(left)
    assert lefts in ([59, 58], [59, 59])


def test_without_the_edges_secret_an_address_is_not_believed_and_not_counted(stack: Stack) -> None:
    with anonymous(stack) as api:
        answer = api.post("/auth/login", json={}, headers={"x-viewer-ip": "198.51.100.9", HEADER: "guessed"})
    assert answer.status_code == 422
    assert "ratelimit" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("POST", "/experiences/batch", 200, "batch"),
        ("POST", "/experiences/01ARZ3NDEKTSV4RRFFQ69G5FAV/enrich", 404, "enrich"),
        ("POST", "/summaries/regenerate", 202, "regenerate"),
        ("POST", "/imports", 422, "import"),
        ("POST", "/imports/01ARZ3NDEKTSV4RRFFQ69G5FAV/apply", 404, "import"),
        ("GET", "/resumes/01ARZ3NDEKTSV4RRFFQ69G5FAV/export", 404, "export"),
    ],
)
def test_every_dear_route_says_what_is_left_to_its_user(
    ana: Person, method: str, path: str, status: int, name: str
) -> None:
    experience = {"title": "t", "organization": "o", "description": "d", "start_date": "2020",
                  "is_current": True}  # fmt: skip
    body = {"items": [experience]} if name == "batch" else {} if method == "POST" else None
    answer = ana.api.request(method, path, json=body)
    assert answer.status_code == status, answer.text
    named, quota, _, left, _ = limit_of(answer)
    assert (named, quota > left > 0) == (name, True)
