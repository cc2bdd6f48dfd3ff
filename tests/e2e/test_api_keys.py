"""API keys: shown once, good for their scopes wherever a token is, and for nothing else."""

from datetime import timedelta

import pytest

from shared import clock
from tests.e2e.people import (
    Person,
    anonymous,
    eventually,
    expect,
    new_user,
    refused,
    sign_in,
    signed_in_with,
)
from tests.e2e.records import COOK, add
from tests.running_stack import Stack


@pytest.fixture(scope="module")
def owner_of_keys(stack: Stack) -> Person:
    return new_user(stack)


def key(person: Person, *scopes: str, **more: str) -> dict[str, str]:
    body = {"name": "My own program", "scopes": list(scopes), **more}
    made: dict[str, str] = expect(person.api.post("/auth/api-keys", json=body), 201)
    return made


def test_a_key_reaches_what_its_scopes_allow_and_no_more(stack: Stack, owner_of_keys: Person) -> None:
    mine = add(owner_of_keys, COOK)
    reading = key(owner_of_keys, "records:read")
    assert reading["key"].startswith("pf_")
    with signed_in_with(stack, reading["key"]) as program:
        assert expect(program.get(f"/experiences/{mine['id']}"), 200)["title"] == COOK["title"]
        refused(program.post("/experiences", json=COOK), 403, "NOT_ALLOWED")
        refused(program.delete(f"/experiences/{mine['id']}"), 403, "NOT_ALLOWED")
        refused(program.get("/users/me"), 403, "NOT_ALLOWED")
    writing = key(owner_of_keys, "records:read", "records:write")
    with signed_in_with(stack, writing["key"]) as program:
        expect(program.post("/experiences", json=COOK), 201)


def test_a_key_never_counts_as_a_fresh_sign_in(stack: Stack, owner_of_keys: Person) -> None:
    made = key(owner_of_keys, "account")
    with signed_in_with(stack, made["key"]) as program:
        expect(program.get("/users/me"), 200)
        body = {"name": "another", "scopes": ["account"]}
        refused(program.post("/auth/api-keys", json=body), 403, "FRESH_SIGN_IN_NEEDED")
        refused(program.delete("/users/me"), 403, "FRESH_SIGN_IN_NEEDED")


def test_a_session_that_has_ended_makes_no_key_although_the_gateway_still_knows_it(stack: Stack) -> None:
    """A key would outlive the session: so whoever was thrown out has not even half a minute for one."""
    person = new_user(stack)
    token = sign_in(anonymous(stack), person.email)["access_token"]
    with signed_in_with(stack, token) as intruder:
        expect(intruder.get("/auth/api-keys"), 200)
        expect(person.api.delete("/auth/sessions"), 204)
        body = {"name": "to come back", "scopes": ["account"]}
        refused(intruder.post("/auth/api-keys", json=body), 401, "NOT_SIGNED_IN")
    assert expect(person.api.get("/auth/api-keys"), 200)["data"] == []


def test_keys_are_listed_without_their_text_and_say_when_they_were_used(
    stack: Stack, owner_of_keys: Person
) -> None:
    made = key(owner_of_keys, "records:read")
    listed = owner_of_keys.api.get("/auth/api-keys")
    assert made["key"] not in listed.text
    (mine,) = [one for one in expect(listed, 200)["data"] if one["id"] == made["id"]]
    assert (mine["name"], mine["scopes"], mine["last_used"]) == ("My own program", ["records:read"], None)
    with signed_in_with(stack, made["key"]) as program:
        expect(program.get("/experiences"), 200)
    again = expect(owner_of_keys.api.get("/auth/api-keys"), 200)["data"]
    assert next(one for one in again if one["id"] == made["id"])["last_used"]


def test_a_removed_key_and_an_expired_one_are_refused(
    stack: Stack, owner_of_keys: Person, ben: Person
) -> None:
    made = key(owner_of_keys, "records:read")
    refused(ben.api.delete(f"/auth/api-keys/{made['id']}"), 404, "API_KEY_NOT_FOUND")
    expect(owner_of_keys.api.delete(f"/auth/api-keys/{made['id']}"), 204)
    with signed_in_with(stack, made["key"]) as program:
        refused(program.get("/experiences"), 401, "NOT_SIGNED_IN")
    soon = clock.now() + timedelta(seconds=2)
    short = key(owner_of_keys, "records:read", expires_at=soon.isoformat())
    with signed_in_with(stack, short["key"]) as program:
        eventually(lambda: program.get("/experiences").status_code == 401 or None, seconds=40, every=1)
    past = (clock.now() - timedelta(seconds=1)).isoformat()
    body = {"name": "n", "scopes": ["records:read"], "expires_at": past}
    refused(owner_of_keys.api.post("/auth/api-keys", json=body), 422, "INVALID_INPUT")
    body = {"name": "n", "scopes": ["everything"]}
    refused(owner_of_keys.api.post("/auth/api-keys", json=body), 422, "INVALID_INPUT")


@pytest.mark.parametrize("change", ["-", "A", "=", " ", "pf_"])
def test_what_only_looks_like_a_key_is_refused(stack: Stack, owner_of_keys: Person, change: str) -> None:
    text = key(owner_of_keys, "records:read")["key"]
    for forged in (text + change, text[:-4] + "AAAA", text[:3] + "A" * 86, text.upper(), text[3:]):
        if forged.strip() != text:
            with signed_in_with(stack, forged) as program:
                assert program.get("/experiences").status_code == 401
