"""The journey of skills: found, kept, hidden, measured, suggested, and confirmed by others."""

from collections.abc import Iterator

import pytest

from tests.e2e.people import (
    Json,
    Person,
    anonymous,
    confirm_address,
    eventually,
    expect,
    mailed,
    mailed_token,
    new_user,
    refused,
)
from tests.e2e.records import COOK, NURSE, add, enriched
from tests.looking_inside import everything_kept
from tests.running_stack import Stack


@pytest.fixture(scope="module")
def rosa(stack: Stack) -> Iterator[Person]:
    """A nurse who was a cook, whose address is confirmed and whose record is enriched."""
    person = new_user(stack)
    confirm_address(stack, person.api, person.email)
    expect(person.api.patch("/profile", json={"full_name": "Rosa Marín"}), 200)
    for one in (NURSE, COOK):
        enriched(person, add(person, one)["id"])
    eventually(lambda: _named(person, "Epic"))
    yield person
    person.api.close()


def _named(person: Person, name: str, *, hidden: bool = False) -> Json | None:
    skills = expect(person.api.get("/skills", params={"size": 100, "hidden": hidden}), 200)["data"]
    return next((one for one in skills if one["name"] == name), None)


def test_experiences_show_skills_with_years_and_words(rosa: Person, ben: Person) -> None:
    epic = _named(rosa, "Epic")
    assert epic is not None
    assert (epic["source"], epic["version"], epic["endorsements"]) == ("experiences", 0, 0)
    assert epic["years"] > 5
    assert epic["first_used"] == "2019-03"
    assert len(epic["sources"]) == 1
    assert epic["evidence"][0]["text"]
    assert _named(ben, "Epic") is None
    refused(ben.api.get(f"/skills/{epic['id']}"), 404, "SKILL_NOT_FOUND")
    refused(ben.api.patch(f"/skills/{epic['id']}", json={"primary": True}), 404, "SKILL_NOT_FOUND")
    refused(ben.api.delete(f"/skills/{epic['id']}"), 404, "SKILL_NOT_FOUND")


def test_what_is_found_becomes_ones_own_is_hidden_and_comes_back(rosa: Person) -> None:
    found = _named(rosa, "Epic")
    assert found is not None
    where = f"/skills/{found['id']}"
    own = expect(rosa.api.patch(where, json={"proficiency": "expert", "primary": True}), 200)
    assert (own["source"], own["version"], own["years"]) == ("own", 1, found["years"])
    assert expect(rosa.api.get("/skills"), 200)["data"][0]["name"] == "Epic", "primary ones lead"
    expect(rosa.api.delete(where), 204)
    assert _named(rosa, "Epic") is None
    assert _named(rosa, "Epic", hidden=True)
    back = expect(rosa.api.patch(where, json={"hidden": False}), 200)
    assert (back["hidden"], back["proficiency"]) == (False, "expert")


def test_a_skill_by_hand_is_known_to_the_catalogue_and_kept_once(rosa: Person) -> None:
    asked = {"name": "k8s", "years": 2.5}
    created = expect(rosa.api.post("/skills", json=asked, headers={"Idempotency-Key": "k"}), 201)
    assert (created["catalogue_id"], created["years"]) == ("kubernetes", 2.5)
    again = rosa.api.post("/skills", json=asked, headers={"Idempotency-Key": "k"})
    assert expect(again, 201)["id"] == created["id"]
    refused(rosa.api.post("/skills", json={"name": "Kubernetes"}), 409, "SKILL_ALREADY_KEPT")
    for wrong in (
        {"name": "x", "endorsements": 9},
        {"name": "x", "evidence": []},
        {"name": ""},
        {"years": -1},
    ):
        refused(rosa.api.post("/skills", json=wrong), 422, "INVALID_INPUT")
    where = f"/skills/{created['id']}"
    stale = rosa.api.patch(where, json={"years": 3}, headers={"If-Match": '"7"'})
    refused(stale, 412, "STALE_VERSION")
    expect(rosa.api.delete(where), 204)
    refused(rosa.api.get(where), 404, "SKILL_NOT_FOUND")


def test_a_skill_grows_over_the_years(rosa: Person, ben: Person) -> None:
    epic = _named(rosa, "Epic")
    assert epic is not None
    where = f"/skills/{epic['id']}"
    for day, score in (("2020", 40), ("2022", 60), ("2024", 80)):
        expect(rosa.api.post(f"{where}/assessments", json={"score": score, "assessed_on": day}), 201)
    seen = expect(rosa.api.get(f"{where}/progression"), 200)
    assert [one["score"] for one in seen["assessments"]] == [40, 60, 80]
    assert seen["growth_rate"] == 10.0
    assert seen["market_demand"] is None
    assert seen["years"][0] == {"year": 2019, "months": 10}
    assert seen["years"][1] == {"year": 2020, "months": 12}
    late = rosa.api.post(f"{where}/assessments", json={"score": 1, "assessed_on": "2999"})
    refused(late, 422, "INVALID_INPUT")
    first = seen["assessments"][0]["id"]
    refused(ben.api.delete(f"{where}/assessments/{first}"), 404, "ASSESSMENT_NOT_FOUND")
    expect(rosa.api.delete(f"{where}/assessments/{first}"), 204)
    assert len(expect(rosa.api.get(f"{where}/progression"), 200)["assessments"]) == 2


def test_suggestions_are_marked_and_never_what_is_known(rosa: Person) -> None:
    asked = expect(rosa.api.get("/skills/suggestions", params={"role": "Sr. Staff Nurse (ICU)"}), 200)
    assert asked["occupation"] is not None
    assert asked["data"]
    assert all(one["suggested"] is True for one in asked["data"])
    everything = expect(rosa.api.get("/skills", params={"size": 100}), 200)["data"]
    assert not {one["catalogue_id"] for one in asked["data"]} & {one["catalogue_id"] for one in everything}
    nothing = expect(rosa.api.get("/skills/suggestions", params={"role": "Zzyzx"}), 200)
    assert (nothing["occupation"], nothing["data"]) == (None, [])


def test_somebody_without_an_account_confirms_a_skill(stack: Stack, rosa: Person, ben: Person) -> None:
    epic = _named(rosa, "Epic")
    assert epic is not None
    where, friend = f"/skills/{epic['id']}", f"friend-of-{rosa.username}@example.org"
    asked = {
        "email": friend,
        "name": "Dr. Ode",
        "kind": "verification",
        "message": "Wie damals auf Station 7?",
    }
    invitation = expect(rosa.api.post(f"{where}/invitations", json=asked), 201)
    mail = mailed(stack, friend, "Rosa Marín")
    assert "Wie damals auf Station 7?" in mail["BodyText"]
    token = mailed_token(stack, friend, "endorse")
    with anonymous(stack) as api:
        question = expect(api.get(f"/endorsements/{token}"), 200)
        assert (question["owner"], question["skill"]) == ("Rosa Marín", "Epic")
        refused(api.get(f"/endorsements/{token[:-2]}xx"), 404, "INVITATION_NOT_FOUND")
        refused(api.get(f"/endorsements/{ben.id}.{token.partition('.')[2]}"), 404, "INVITATION_NOT_FOUND")
        refused(api.post(f"/endorsements/{token}", json={"confirms": True}), 422, "INVALID_INPUT")
        reply = {
            "confirms": True,
            "name": "Dr. Ode",
            "relation": "Head of ward",
            "statement": "Sie kann es. 🩺",
        }
        expect(api.post(f"/endorsements/{token}", json=reply), 204)
        refused(api.get(f"/endorsements/{token}"), 404, "INVITATION_NOT_FOUND")
        refused(api.post(f"/endorsements/{token}", json={"confirms": False}), 404, "INVITATION_NOT_FOUND")

    def look() -> Json | None:
        found = expect(rosa.api.get("/skills/endorsements"), 200)["data"]
        return found[0] if found else None

    said = eventually(look)
    assert (said["status"], said["name"], said["statement"]) == ("pending", "Dr. Ode", "Sie kann es. 🩺")
    assert (_named(rosa, "Epic") or {})["endorsements"] == 0, "it counts once it is accepted"
    refused(
        ben.api.patch(f"/skills/endorsements/{said['id']}", json={"status": "accepted"}),
        404,
        "ENDORSEMENT_NOT_FOUND",
    )
    expect(rosa.api.patch(f"/skills/endorsements/{said['id']}", json={"status": "accepted"}), 200)
    now = _named(rosa, "Epic") or {}
    assert (now["endorsements"], now["verified"]) == (1, True)
    (shown,) = expect(rosa.api.get("/skills/invitations"), 200)["data"]
    assert (shown["id"], shown["status"]) == (invitation["id"], "answered")
    assert "secret" not in shown
    assert not [place for place, data in everything_kept(stack) if b"Station 7" in data]


def test_an_invitation_taken_back_leads_nowhere(stack: Stack, rosa: Person, ben: Person) -> None:
    epic = _named(rosa, "Epic")
    assert epic is not None
    friend = f"other-friend-of-{rosa.username}@example.org"
    asked = expect(rosa.api.post(f"/skills/{epic['id']}/invitations", json={"email": friend}), 201)
    token = mailed_token(stack, friend, "endorse")
    refused(ben.api.delete(f"/skills/invitations/{asked['id']}"), 404, "INVITATION_NOT_FOUND")
    expect(rosa.api.delete(f"/skills/invitations/{asked['id']}"), 204)
    with anonymous(stack) as api:
        refused(api.get(f"/endorsements/{token}"), 404, "INVITATION_NOT_FOUND")


def test_nobody_is_invited_before_the_own_address_is_confirmed(ben: Person) -> None:
    skill = expect(ben.api.post("/skills", json={"name": "Welding"}), 201)
    answer = ben.api.post(f"/skills/{skill['id']}/invitations", json={"email": "a@example.org"})
    refused(answer, 403, "ADDRESS_NOT_CONFIRMED")
