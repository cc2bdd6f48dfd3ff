"""Forged and malformed access tokens, sent to a deployed stack: each is nobody's."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.e2e.people import Patient, Person, expect, refused, signed_in_with
from tests.e2e.signing_owner import KeysOwner
from tests.forged_tokens import FORGED, can_be_sent, decoded
from tests.malformed_tokens import MALFORMED, spoiled
from tests.running_stack import Stack

PROVE = "PROVE" in os.environ
ROUTES = (
    ("GET", "/users/me"),
    ("GET", "/experiences"),
    ("DELETE", "/auth/sessions"),
    ("PATCH", "/profile"),
    ("POST", "/summaries/regenerate"),
)
_AT_ONCE = 4


@pytest.fixture(scope="module")
def owner(stack: Stack, ana: Person) -> Iterator[KeysOwner]:
    with KeysOwner(stack, ana).acting() as owner:
        yield owner


@pytest.fixture(scope="module")
def api(stack: Stack) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=stack.api_url, timeout=60, transport=Patient()) as client:
        yield client


def test_a_token_of_the_same_owner_that_is_not_forged_is_believed(stack: Stack, owner: KeysOwner) -> None:
    header, claims, _ = decoded(owner.ours())
    for token in (owner.ours(), owner.token(header, claims)):
        with signed_in_with(stack, token) as me:
            expect(me.get("/users/me"), 200)


def test_every_forged_token_is_refused_on_every_route(api: httpx.Client, owner: KeysOwner) -> None:
    forged = _sendable({name: forge(owner) for name, forge in FORGED.items()})
    assert len(forged) >= 60
    print(f"forged tokens: {_refused(api, forged, ROUTES)} of {len(forged) * len(ROUTES)} refused with 401")


def test_every_malformed_token_is_refused(api: httpx.Client, owner: KeysOwner) -> None:
    malformed = _sendable({name: forge(owner) for name, forge in MALFORMED.items()})
    chosen = malformed if PROVE else dict(list(malformed.items())[::4])
    routes = ROUTES if PROVE else ROUTES[:1]
    print(
        f"malformed tokens: {_refused(api, chosen, routes)} of {len(chosen) * len(routes)} refused with 401"
    )


def test_a_refresh_token_opens_nothing_as_an_access_token(api: httpx.Client, ana: Person) -> None:
    user_id, session_id, generation, code = ana.refresh_token.split(".")
    shown = (ana.refresh_token, f"{user_id}.{session_id}.{code}", f"{session_id}.{code}", code)
    assert _refused(api, dict(zip(shown, shown, strict=True)), ROUTES) == len(shown) * len(ROUTES)
    assert generation == "1"


def test_what_looks_like_an_api_key_opens_nothing(api: httpx.Client, ana: Person) -> None:
    made = expect(ana.api.post("/auth/api-keys", json={"name": "k", "scopes": ["account"]}), 201)
    key = made["key"]
    expect(api.get("/users/me", headers=_bearer(key)), 200)
    assert expect(ana.api.delete(f"/auth/api-keys/{made['id']}"), 204) is None
    alike = [
        key[:-1], key + "A", key + "=", key.lower(), key.upper(), key[3:], "PF_" + key[3:], "pf-" + key[3:],
        "pf_" + key, key[:25] + "A" * 64, key[:3] + key[25:] + key[3:25], key.replace(key[30:34], "AAAA"),
        f"pf_{ana.refresh_token}", f"pf_{made['id']}", f"pf_{ana.id}{made['id']}", "pf_", "pf_" + "_" * 86,
        *spoiled_key(key, 200 if PROVE else 20),
    ]  # fmt: skip
    shown = {one: one for one in alike if can_be_sent(one)}
    assert _refused(api, shown, ROUTES[:2]) == len(shown) * 2


def spoiled_key(key: str, count: int) -> Iterator[str]:
    """A real key with one letter changed in its secret part."""
    for at in range(count):
        where = 50 + at % (len(key) - 51)
        yield key[:where] + ("A" if key[where] != "A" else "B") + key[where + 1 :]


def test_a_token_spoiled_by_chance_is_refused(api: httpx.Client, owner: KeysOwner) -> None:
    spoiled_ones = {token: token for token in spoiled(owner.ours(), 1000 if PROVE else 40)}
    sendable = _sendable(spoiled_ones)
    assert _refused(api, sendable, ROUTES[:1]) == len(sendable)


def _sendable(made: dict[str, str]) -> dict[str, str]:
    return {name: token for name, token in made.items() if can_be_sent(token) and token == token.strip()}


def _refused(api: httpx.Client, shown: dict[str, str], routes: tuple[tuple[str, str], ...]) -> int:
    """How many were refused in the one way; the first that was not ends the test with its name."""
    tries = [(name, method, path) for name in shown for method, path in routes]

    def one(asked: tuple[str, str, str]) -> int:
        name, method, path = asked
        body = {} if method in ("PATCH", "POST") else None
        answer = api.request(method, path, headers=_bearer(shown[name]), json=body)
        assert answer.status_code == 401, f"{name} on {method} {path}: {answer.status_code}"
        refused(answer, 401, "NOT_SIGNED_IN")
        return 1

    with ThreadPoolExecutor(_AT_ONCE) as at_once:
        return sum(at_once.map(one, tries))


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
