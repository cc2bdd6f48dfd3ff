"""Every call leaves its entry; a write's attempt stands there before the write."""

from tests.e2e.people import PASSWORD, Person, anonymous, expect
from tests.e2e.records import COOK, add
from tests.looking_inside import Json, items
from tests.running_stack import Stack


def entries(stack: Stack, request_id: str) -> list[Json]:
    """The entries of one request, oldest first, as plain values."""
    plain = [
        {name: next(iter(value.values())) for name, value in item.items()} for item in items(stack, "audit")
    ]
    return sorted((one for one in plain if one["request_id"] == request_id), key=lambda one: one["at"])


def test_a_write_leaves_its_attempt_and_then_its_outcome(stack: Stack, ana: Person) -> None:
    answer = ana.api.post("/experiences", json=COOK)
    attempt, outcome = entries(stack, answer.headers["x-request-id"])
    assert (attempt["stage"], outcome["stage"]) == ("attempt", "outcome")
    assert attempt["id"] == outcome["id"]
    assert attempt["at"] <= expect(answer, 201)["created_at"].replace("Z", "+00:00") <= outcome["at"]
    assert (outcome["action"], outcome["status"], outcome["success"]) == ("create_experience", "201", True)
    assert outcome["user"] == attempt["user"] != ana.id
    assert "sealed" in outcome


def test_a_read_leaves_one_entry_and_a_refused_one_says_why(stack: Stack, ana: Person, ben: Person) -> None:
    one = add(ana, COOK)
    read = ana.api.get(f"/experiences/{one['id']}")
    (entry,) = entries(stack, read.headers["x-request-id"])
    assert (entry["stage"], entry["resource_id"], entry["path"]) == (
        "read", one["id"], "/experiences/{experience_id}",
    )  # fmt: skip
    refused = ben.api.get(f"/experiences/{one['id']}")
    _, outcome = entries(stack, refused.headers["x-request-id"])
    assert (outcome["success"], outcome["error"]) == (False, "EXPERIENCE_NOT_FOUND")
    assert outcome["user"] != entry["user"]


def test_signing_in_is_recorded_under_the_pseudonym_only(stack: Stack, ana: Person) -> None:
    with anonymous(stack) as api:
        body = {"identifier": ana.email, "password": PASSWORD}
        answer = api.post("/auth/login", json=body, headers={"User-Agent": "a browser of its own kind"})
    found = entries(stack, answer.headers["x-request-id"])
    assert [one["stage"] for one in sorted(found, key=lambda one: one["at"])] == ["attempt", "outcome"]
    me = entries(stack, ana.api.get("/users/me").headers["x-request-id"])[0]["user"]
    assert {one["user"] for one in found} == {"anonymous", me}
    assert "a browser of its own kind" not in str(found)
    assert ana.email not in str(found)


def test_no_entry_is_ever_changed_or_removed(stack: Stack, ana: Person) -> None:
    keys = [(item["pk"]["S"], item["sk"]["S"]) for item in items(stack, "audit")]
    assert len(keys) == len(set(keys))
    before = items(stack, "audit")
    expect(ana.api.get("/profile"), 200)
    kept = {(item["pk"]["S"], item["sk"]["S"]): item for item in items(stack, "audit")}
    assert all(kept[item["pk"]["S"], item["sk"]["S"]] == item for item in before)
    assert len(kept) > len(before)
