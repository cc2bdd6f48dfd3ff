"""Every entry reaches the chained log; one's own log is one's own; administration is for administrators."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from shared.audit.chain import Block, chain_prefix
from shared.auth import Caller, Role
from tests.bench.conftest import caller_of
from tests.e2e.people import Person, eventually, expect, refused
from tests.e2e.records import COOK, add
from tests.gateway_events import gateway_event
from tests.in_process import running_as
from tests.looking_inside import Json, items, owner
from tests.running_stack import Stack


def pseudonym_of(person: Person) -> str:
    (one, *_) = expect(person.api.get("/users/me/audit"), 200)["data"]
    return str(one["user"])


def blocks(stack: Stack, user: str) -> Iterator[Block]:
    s3, bucket = owner(stack, "s3"), stack.resources["bucket/audit-log"]
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=chain_prefix(user)):
        for found in page.get("Contents", []):
            yield Block.from_bytes(s3.get_object(Bucket=bucket, Key=found["Key"])["Body"].read())


def test_every_entry_of_a_person_stands_in_their_chain_once(stack: Stack, ana: Person) -> None:
    from tools.verify_audit import Sources, verified

    add(ana, COOK)
    user = pseudonym_of(ana)

    def whole() -> list[Block] | None:
        entries = [one for one in items(stack, "audit") if one["pk"]["S"] == f"AUDIT#{user}"]
        found = list(blocks(stack, user))
        return found if sum(len(block.links) for block in found) == len(entries) else None

    found = eventually(whole, seconds=60)
    numbers = [link.seq for block in found for link in block.links]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {link.entry["action"] for block in found for link in block.links} >= {"create_experience"}
    assert list(verified(Sources.of(stack.resources, lambda name: owner(stack, name)), user)) == []


def test_ones_own_log_tells_ones_own_requests_and_nobody_elses(ana: Person, ben: Person) -> None:
    mine = ana.api.post("/experiences", json=COOK, headers={"User-Agent": "a kitchen's own browser"})
    others = ben.api.get("/profile")
    log = expect(ana.api.get("/users/me/audit?limit=100"), 200)["data"]
    (entry,) = [one for one in log if one["request_id"] == mine.headers["x-request-id"]]
    assert (entry["action"], entry["status"], entry["success"]) == ("create_experience", 201, True)
    assert entry["user_agent"] == "a kitchen's own browser"
    assert others.headers["x-request-id"] not in {one["request_id"] for one in log}
    assert {one["user"] for one in log} == {entry["user"]}


def test_the_log_is_read_on_with_cursors_that_are_nobody_elses(ana: Person, ben: Person) -> None:
    for _ in range(5):
        expect(ana.api.get("/profile"), 200)
    first = expect(ana.api.get("/users/me/audit?limit=2&action=read_profile"), 200)
    cursor = first["next_cursor"]
    query = f"limit=2&action=read_profile&cursor={cursor}"
    second = expect(ana.api.get(f"/users/me/audit?{query}"), 200)
    ids = [one["id"] for one in first["data"] + second["data"]]
    assert len(ids) == 4
    assert ids == sorted(set(ids), reverse=True)
    refused(ben.api.get(f"/users/me/audit?{query}"), 422, "INVALID_INPUT")
    refused(ana.api.get(f"/users/me/audit?limit=2&cursor={cursor}"), 422, "INVALID_INPUT")


def test_a_user_is_no_administrator(ana: Person) -> None:
    answer = ana.api.get("/admin/audit")
    refused(answer, 403, "NOT_ALLOWED")
    log = expect(ana.api.get("/users/me/audit?action=search_audit_log"), 200)["data"]
    assert (log[0]["request_id"], log[0]["error"]) == (answer.headers["x-request-id"], "NOT_ALLOWED")


def test_an_administrator_finds_everybodys_requests_and_nobodys_address(
    stack: Stack, ana: Person, ben: Person
) -> None:
    user, read = pseudonym_of(ben), expect_request(ben)
    admin = replace(caller_of(stack, ana), role=Role.ADMIN)
    by_user = search(stack, admin, user=user)
    assert read in {one["request_id"] for one in by_user["data"]}
    everybody = search(stack, admin, limit="100")
    assert {one["user"] for one in everybody["data"]} >= {user, pseudonym_of(ana)}
    assert read in {one["request_id"] for one in everybody["data"]}
    assert "ip" not in str(everybody["data"][0].keys())
    assert "sealed" not in str(everybody)


def expect_request(person: Person) -> str:
    answer = person.api.get("/profile")
    expect(answer, 200)
    return str(answer.headers["x-request-id"])


def search(stack: Stack, admin: Caller, **query: str) -> Json:
    """The deployed function's code, with its own role; nobody is made administrator over HTTP here."""
    import json

    with running_as(stack, "admin-app"):
        from functions.admin.app import handler

        answer: dict[str, Any] = handler(gateway_event("GET", "/v1/admin/audit", None, admin, query), None)
    assert answer["statusCode"] == 200, answer
    found: Json = json.loads(answer["body"])
    return found


@pytest.fixture(autouse=True)
def _can_be_looked_into(stack: Stack) -> None:
    stack.endpoint()
