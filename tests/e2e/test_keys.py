"""Keys change, and keys are lost, under a stack of this file's own: others would notice the losses."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import jwt
import pytest

from shared.auth.signing_keys import read_kept_ring
from tests.e2e.people import (
    PASSWORD,
    Json,
    Person,
    account_of,
    eventually,
    expect,
    new_user,
    refused,
    sign_in,
    signed_in_with,
)
from tests.e2e.records import COOK
from tests.gateway_events import gateway_event
from tests.in_process import forget_everything, running_as
from tests.looking_inside import items, owner
from tests.running_stack import LOCAL, Stack, running_stack
from tools.rotate_signing_key import rotate


@pytest.fixture(scope="module")
def own_stack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    if request.config.getoption("target") != LOCAL:
        pytest.skip("keys are taken away on an emulator of one's own only")
    with running_stack(LOCAL, tmp_path_factory.mktemp("keys")) as stack:
        yield stack


@pytest.fixture(scope="module")
def cleo(own_stack: Stack) -> Iterator[Person]:
    person = new_user(own_stack)
    yield person
    person.api.close()


def impatient(stack: Stack, **headers: str) -> httpx.Client:
    """A client that takes 503 for an answer."""
    return httpx.Client(base_url=stack.api_url, timeout=30, headers=headers)


def published(stack: Stack) -> set[str]:
    url = f"{stack.api_url.removesuffix('/v1')}/.well-known/jwks.json"
    return {key["kid"] for key in expect(httpx.get(url, timeout=30), 200)["keys"]}


def kid(token: str) -> str:
    return str(jwt.get_unverified_header(token)["kid"])


def signed_in_by_a_new_process(person: Person) -> str:
    """An access token from a function that has nothing in memory, with that function's own rights."""
    from functions.auth.app import handler

    forget_everything()
    body = {"identifier": person.username, "password": PASSWORD, "token_delivery": "body"}
    answer = handler(gateway_event("POST", "/v1/auth/login", body), None)
    assert answer["statusCode"] == 200, answer["body"]
    return str(json.loads(answer["body"])["access_token"])


def test_one_asks_for_a_new_key_and_everything_moves_while_one_works(own_stack: Stack) -> None:
    person = new_user(own_stack)
    ids = [
        expect(person.api.post("/experiences", json=COOK | {"title": f"Cook {n}"}), 201)["id"]
        for n in range(5)
    ]
    asked = person.api.post("/users/me/keys/rotate")
    assert expect(asked, 202) == {
        "wanted": [{"purpose": "record", "version": 2}, {"purpose": "identity", "version": 2}]
    }
    where = asked.headers["location"].removeprefix("/api/v1")
    while True:
        keys = {one["purpose"]: one["version"] for one in expect(person.api.get(where), 200)["data"]}
        for record_id in ids:
            expect(person.api.patch(f"/experiences/{record_id}", json={"location": f"at {time.time()}"}), 200)
        if keys == {"record": 2, "identity": 2}:
            break
        time.sleep(0.2)
    eventually(
        lambda: True if _versions(own_stack, "records", person) == {"2"} else _ask_again(own_stack, person)
    )
    eventually(lambda: True if _versions(own_stack, "identity", person) == {"2"} else None, seconds=60)
    titles = [expect(person.api.get(f"/experiences/{record_id}"), 200)["title"] for record_id in ids]
    assert titles == [f"Cook {n}" for n in range(5)]
    assert expect(person.api.get("/users/me"), 200)["email"] == person.email
    with signed_in_with(own_stack, sign_in(person.api, person.email)["access_token"]) as again:
        assert expect(again.get("/experiences"), 200)["pagination"]["total"] == 5


def _versions(stack: Stack, table: str, person: Person) -> set[str]:
    mine = [item for item in items(stack, table) if item["pk"]["S"] == f"USER#{person.id}"]
    return {item["key_version"]["N"] for item in mine if "sealed" in item}


def _ask_again(stack: Stack, person: Person) -> None:
    """What the delayed message would do in some minutes: functions may have kept the older key."""
    body = json.dumps({"user_id": person.id, "purpose": "record", "wanted": 2})
    owner(stack, "sqs").send_message(QueueUrl=stack.resources["queue/key-rotation"], MessageBody=body)
    time.sleep(2)


def test_the_signing_key_changes_and_nobody_is_signed_out(own_stack: Stack, cleo: Person) -> None:
    function, client = own_stack.resources["function/auth-schedule"], owner(own_stack, "lambda")
    old = sign_in(cleo.api, cleo.username)["access_token"]
    assert published(own_stack) == {kid(old)}
    rotation = rotate(client, function, hasty=True)
    assert rotation["published"] == [kid(old), rotation["newest"]]
    assert rotate(client, function, hasty=True)["newest"] == rotation["newest"], "a repeated command"
    time.sleep(max(0.0, rotation["signs_from"] - time.time()) + 1)
    with running_as(own_stack, "auth-app"):
        new = signed_in_by_a_new_process(cleo)
    assert kid(new) == rotation["newest"]
    for token in (old, new):
        with signed_in_with(own_stack, token) as api:
            expect(api.get("/users/me"), 200)
    with running_as(own_stack, "auth-app"):
        assert {key.kid for key in read_kept_ring().keys} == {kid(old), kid(new)}
    _let_the_old_key_be_over(own_stack)
    assert _by_the_calendar(client, function)["published"] == [rotation["newest"]]
    with running_as(own_stack, "auth-app"):
        from functions.auth.app import handler

        forget_everything()
        jwks = json.loads(handler(gateway_event("GET", "/.well-known/jwks.json"), None)["body"])
        assert [key["kid"] for key in jwks["keys"]] == [rotation["newest"]]


def _by_the_calendar(client: Any, function: str) -> Json:
    answer = client.invoke(FunctionName=function, Payload=json.dumps({"verb": "rotate_signing_key"}).encode())
    told: Json = json.loads(answer["Payload"].read())
    return told


def _let_the_old_key_be_over(stack: Stack) -> None:
    """As if the 25 minutes had passed: every moment of the ring lies an hour earlier."""
    (ring,) = [item for item in items(stack, "identity") if "SIGNING" in item["pk"]["S"]]
    keys = json.loads(ring["keys"]["S"])
    for key in keys:
        for name in ("signs_from", "signs_until", "valid_until"):
            if key[name]:
                key[name] -= 3600
    owner(stack, "dynamodb").put_item(
        TableName=stack.resources["table/identity"], Item=ring | {"keys": {"S": json.dumps(keys)}}
    )


@contextmanager
def disabled(stack: Stack, key: str) -> Iterator[None]:
    """KMS refuses to use this key meanwhile."""
    kms = owner(stack, "kms")
    kms.disable_key(KeyId=key)
    try:
        yield
    finally:
        kms.enable_key(KeyId=key)


def unavailable(answer: httpx.Response) -> None:
    refused(answer, 503, "UNAVAILABLE")
    assert int(answer.headers["retry-after"]) > 0


def _login(person: Person) -> Json:
    return {"identifier": person.username, "password": PASSWORD, "token_delivery": "body"}


def test_without_the_look_up_key_nobody_signs_in_and_work_goes_on(own_stack: Stack, cleo: Person) -> None:
    with disabled(own_stack, own_stack.resources["key/lookup"]), impatient(own_stack) as api:
        unavailable(api.post("/auth/login", json=_login(cleo)))
        unavailable(api.post("/auth/register", json=account_of("nobody-yet")))
        expect(cleo.api.get("/experiences"), 200)
    expect(cleo.api.post("/auth/login", json=_login(cleo)), 200)


def test_without_the_signing_key_nobody_signs_in_and_tokens_go_on(own_stack: Stack, cleo: Person) -> None:
    with running_as(own_stack, "auth-app"):
        ring = read_kept_ring()
    with impatient(own_stack) as api, _all_disabled(own_stack, [key.key_id for key in ring.keys]):
        unavailable(api.post("/auth/login", json=_login(cleo)))
        expect(cleo.api.get("/users/me"), 200)
    expect(cleo.api.post("/auth/login", json=_login(cleo)), 200)


@contextmanager
def _all_disabled(stack: Stack, keys: list[str]) -> Iterator[None]:
    """And the template's key, which functions that keep an older ring still sign with."""
    every: Any = dict.fromkeys([*keys, stack.resources["key/tokens"]])
    for key in every:
        owner(stack, "kms").disable_key(KeyId=key)
    try:
        yield
    finally:
        for key in every:
            owner(stack, "kms").enable_key(KeyId=key)


def test_without_the_key_of_user_data_records_are_unavailable_and_not_gone(own_stack: Stack) -> None:
    person = new_user(own_stack)
    token = sign_in(person.api, person.username)["access_token"]
    with (
        disabled(own_stack, own_stack.resources["key/user-data"]),
        impatient(own_stack, Authorization=f"Bearer {token}") as api,
    ):
        unavailable(api.post("/experiences", json=COOK))
        unavailable(api.get("/experiences/01ARZ3NDEKTSV4RRFFQ69G5FAV"))
    made = expect(person.api.post("/experiences", json=COOK), 201)
    assert expect(person.api.get(f"/experiences/{made['id']}"), 200)["title"] == COOK["title"]


def test_without_the_key_of_identities_accounts_are_unavailable(own_stack: Stack) -> None:
    person = new_user(own_stack)
    identity = own_stack.resources["key/identity"]
    with disabled(own_stack, identity), running_as(own_stack, "auth-app"):
        from functions.auth.app import handler

        answer = handler(gateway_event("POST", "/v1/auth/login", _login(person)), None)
        assert answer["statusCode"] == 503
        assert int(answer["multiValueHeaders"]["retry-after"][0]) > 0
    expect(person.api.post("/auth/login", json=_login(person)), 200)
