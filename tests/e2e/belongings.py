"""One thing of somebody's own for every parameter of the OpenAPI document that names a record."""

from tests.e2e.openapi_routes import Route
from tests.e2e.people import (
    Json,
    Person,
    anonymous,
    confirm_address,
    eventually,
    expect,
    mailed_token,
    session_of,
    sign_in,
    signed_in_with,
)
from tests.e2e.strangers import add_passkey
from tests.running_stack import Stack

BODIES: dict[str, Json] = {
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
"""The least that makes one of each collection."""


def belongings(stack: Stack, person: Person) -> dict[str, str]:
    """Makes them all. Ids by the name of the collection, or of the parameter where it has none of its own."""
    made = {name: expect(person.api.post(f"/{name}", json=body), 201)["id"] for name, body in BODIES.items()}
    key = expect(person.api.post("/auth/api-keys", json={"name": "k", "scopes": ["account"]}), 201)
    assessment = person.api.post(f"/skills/{made['skills']}/assessments", json={"score": 5})
    return made | {
        "assessment_id": expect(assessment, 201)["id"],
        **_endorsed(stack, person, made["skills"]),
        "run_id": expect(person.api.post("/summaries/regenerate"), 202)["run_id"],
        "session_id": session_of(person),
        "takeouts": expect(person.api.post("/takeouts"), 202)["id"],
        "key_id": key["id"],
        "passkey_id": add_passkey(stack, person),
        "user_id": person.id,
    }


def ids_among(made: dict[str, str], route: Route) -> dict[str, str]:
    """Those of the belongings that the path of this route names."""
    about = route.path.split("/")[1]
    found = {name: made.get(name) or made.get(about) for name in route.ids}
    assert all(found.values()), f"Make one for {route} in `belongings`."
    return {name: str(value) for name, value in found.items()}


def _endorsed(stack: Stack, person: Person, skill_id: str) -> dict[str, str]:
    """An invitation that waits for an answer, and what somebody said who was asked before."""
    confirm_address(stack, person.api, person.email)
    with anonymous(stack) as api:
        token = sign_in(api, person.username)["access_token"]  # the gateway remembers the old one for a while
    asked_by = person.username
    with signed_in_with(stack, token) as confirmed:
        asked = [
            expect(confirmed.post(f"/skills/{skill_id}/invitations", json={"email": email}), 201)
            for email in (f"first-{asked_by}@example.org", f"second-{asked_by}@example.org")
        ]
    link = mailed_token(stack, f"first-{asked_by}@example.org", "endorse")
    with anonymous(stack) as api:
        expect(api.post(f"/endorsements/{link}", json={"confirms": True, "name": "N"}), 204)
    said = eventually(lambda: (expect(person.api.get("/skills/endorsements"), 200)["data"] or [None])[0])
    return {"endorsement_id": said["id"], "invitation_id": asked[1]["id"]}
