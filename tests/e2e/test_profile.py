"""The journey of the record besides experiences: seven collections that behave alike, and a profile."""

import pytest

from tests.e2e.people import Json, Person, expect, refused

_ENTRIES: dict[str, Json] = {
    "education": {"institution": "Univerzita Karlova", "degree": "MSc", "start": "2001", "courses": ["Law"]},
    "certifications": {"name": "First aid", "issuer": "Red Cross", "issued": "2020-02"},
    "languages": {"language": "Čeština", "fluency": "native"},
    "projects": {"name": "Roof garden", "highlights": ["40 m²"], "technologies": ["Zinc"]},
    "accomplishments": {"kind": "award", "title": "Best pie 🥧", "date": "2018"},
    "recommendations": {"from": "J. Novák", "text": "She never left a roof open overnight."},
    "skills": {"name": "Soldering", "category": "technical", "keywords": ["Copper"]},
}

_CHANGES: dict[str, Json] = {
    "education": {"degree": None},
    "certifications": {"expires": "2026"},
    "languages": {"fluency": "C2"},
    "projects": {"highlights": ["40 m²", "12 kinds of herbs"]},
    "accomplishments": {"kind": "course"},
    "recommendations": {"from": None},
    "skills": {"proficiency": "expert"},
}


@pytest.mark.parametrize("collection", _ENTRIES)
def test_an_entry_lives_its_life_and_only_its_owner_sees_it(
    ana: Person, ben: Person, collection: str
) -> None:
    entry = _ENTRIES[collection]
    answer = ana.api.post(f"/{collection}", json=entry, headers={"Idempotency-Key": "one"})
    created = expect(answer, 201)
    assert {name: created[name] for name in entry} == entry
    where = f"/{collection}/{created['id']}"
    assert answer.headers["location"] == f"/api/v1{where}"
    again = ana.api.post(f"/{collection}", json=entry, headers={"Idempotency-Key": "one"})
    assert expect(again, 201)["id"] == created["id"]
    for stranger in (ben.api.get(where), ben.api.patch(where, json={}), ben.api.delete(where)):
        refused(stranger, 404, "RECORD_NOT_FOUND")
    assert expect(ben.api.get(f"/{collection}"), 200)["data"] == []
    refused(ana.api.patch(where, json={"shoe_size": 1}), 422, "INVALID_INPUT")
    assert expect(ana.api.patch(where, json=entry), 200)["version"] == 1, "nothing changed"
    assert expect(ana.api.patch(where, json=_CHANGES[collection]), 200)["version"] == 2
    stale = ana.api.patch(where, json=entry, headers={"If-Match": '"1"'})
    refused(stale, 412, "STALE_VERSION")
    assert expect(ana.api.get(f"/{collection}"), 200)["pagination"]["total"] == 1
    expect(ana.api.delete(where), 204)
    refused(ana.api.get(where), 404, "RECORD_NOT_FOUND")


def test_a_profile_is_empty_until_it_is_written_and_null_clears_a_field(ana: Person, ben: Person) -> None:
    empty = ana.api.get("/profile")
    assert (expect(empty, 200)["version"], empty.json()["full_name"]) == (0, None)
    first = ana.api.patch("/profile", json={"full_name": "Ana", "bio": "Roofs."}, headers={"If-Match": '"0"'})
    assert expect(first, 200)["version"] == 1
    late = ana.api.patch("/profile", json={"bio": "x"}, headers={"If-Match": '"0"'})
    refused(late, 412, "STALE_VERSION")
    cleared = expect(ana.api.patch("/profile", json={"bio": None}), 200)
    assert (cleared["full_name"], cleared["bio"]) == ("Ana", None)
    wrong = ana.api.patch("/profile", json={"email": "nobody", "website_url": "javascript:alert(1)"})
    fields = {one["field"] for one in refused(wrong, 422, "INVALID_INPUT")["details"]}
    assert fields == {"email", "website_url"}
    assert expect(ben.api.get("/profile"), 200)["version"] == 0
