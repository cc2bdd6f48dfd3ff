"""Marked words in every field of every kind; afterwards they stand nowhere in the clear."""

import json
import secrets
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from functions.auth.schemas.account import Registration
from functions.resumes.schemas import ResumeContent, ResumeTarget
from functions.skills.schemas import SkillInput
from shared.records.experience import ExperienceContent
from shared.records.kinds import PROFILE
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    Preferences,
    ProfileContent,
    ProjectContent,
    RecommendationContent,
)
from tests.e2e.openapi_routes import NOBODYS_ID
from tests.e2e.people import Json, Person, eventually, expect, new_user
from tests.e2e.records import enriched
from tests.e2e.test_imports import imported
from tests.looking_inside import everything_kept, items, unwrapped
from tests.running_stack import Stack

_ASCII, _WIDE = f"canary{secrets.token_hex(4)}", f"カナリア{secrets.token_hex(4)}ñß"
_ADDRESS = f"{_ASCII}@example.org"
_NUMBER = 8_675_309
_SIGNS = [_ASCII.encode(), _WIDE.encode(), str(_NUMBER).encode(), _WIDE.encode("utf-16-le")]
_BOTH = f"{_ASCII} {_WIDE}"
_LINK = f"https://example.org/{_ASCII}"
_BY_KIND: dict[str, Json] = {
    "education": {
        "institution": _BOTH, "degree": _BOTH, "field": _BOTH, "start": "2001", "end": "2002",
        "score": _ASCII, "courses": [_BOTH], "description": _BOTH,
    },
    "certifications": {
        "name": _BOTH, "issuer": _BOTH, "issued": "2001", "expires": "2003", "credential_id": _BOTH,
        "url": _LINK,
    },
    "languages": {"language": _BOTH, "fluency": _BOTH},
    "projects": {
        "name": _BOTH, "role": _BOTH, "description": _BOTH, "highlights": [_BOTH], "technologies": [_BOTH],
        "start": "2001", "end": "2002", "url": _LINK, "experience_ids": [NOBODYS_ID],
        "skill_ids": [NOBODYS_ID], "anonymized": True, "client": _BOTH, "people": [_BOTH],
    },
    "accomplishments": {
        "kind": "award", "title": _BOTH, "issuer": _BOTH, "date": "2001", "description": _BOTH, "url": _LINK,
    },
    "recommendations": {"from": _BOTH, "relation": _BOTH, "text": _BOTH, "date": "2001"},
    "skills": {
        "name": _BOTH, "catalogue_id": "slate-roofing", "category": "tool", "proficiency": "expert",
        "years": 3.5, "last_used": "2020", "primary": True, "keywords": [_BOTH], "hidden": False,
    },
    "experiences": {
        "title": _BOTH, "organization": _BOTH, "department": _BOTH, "location": _BOTH,
        "description": f"{_BOTH} led {_NUMBER} people and cut {_WIDE} by 38%.", "start_date": "2001-02",
        "end_date": "2003", "is_current": False, "experience_type": "work", "employment_type": "contract",
        "industry": _BOTH, "role_type": _ASCII, "responsibilities": [_BOTH], "achievements": [_BOTH],
        "technologies": [_BOTH], "team_size": _NUMBER, "budget_managed": f"{_NUMBER}.25",
        "revenue_impact": f"{_NUMBER}", "cost_savings": f"{_NUMBER}", "currency": "EUR",
    },
}  # fmt: skip
_PROFILE: Json = {
    "full_name": _BOTH, "headline": _BOTH, "bio": _BOTH, "avatar": _LINK, "email": _ADDRESS, "phone": _ASCII,
    "location": _BOTH, "linkedin_url": _LINK, "github_url": _LINK, "website_url": _LINK,
    "career_objective": _BOTH, "career_goals": _BOTH, "visibility": "private", "slug": None, "shown": ["bio"],
    "preferences": {
        "desired_titles": [_BOTH], "desired_locations": [_BOTH], "work_modes": ["onsite"],
        "employment_types": ["contract"], "willing_to_relocate": True, "available_from": "2030-01",
        "salary": {"minimum": f"{_NUMBER}", "currency": "EUR", "per": "year"},
    },
}  # fmt: skip
_RESUME: Json = {
    "title": _BOTH,
    "target": {"title": _BOTH, "company": _BOTH, "job_description": _BOTH},
}
_CLEAR_OR_SEALED = {
    "pk", "sk", "kind", "id", "version", "key_version", "created_at", "updated_at", "sealed", "status",
    "attempt", "of_version", "source_version", "expires", "changes", "request_hash", "record_id",
    "revision", "pending", "lost", "editions",
}  # fmt: skip
_MODELS: dict[str, type[BaseModel]] = {
    "education": EducationContent,
    "certifications": CertificationContent,
    "languages": LanguageContent,
    "projects": ProjectContent,
    "accomplishments": AccomplishmentContent,
    "recommendations": RecommendationContent,
    "skills": SkillInput,
    "experiences": ExperienceContent,
}


@pytest.fixture(scope="module")
def marked(stack: Stack) -> Iterator[Person]:
    """Somebody whose every word is marked, headers and searches included."""
    stack.endpoint()
    names = {"username": _ASCII, "email": _ADDRESS, "first_name": _BOTH, "last_name": _BOTH}
    person = new_user(stack, **names, password=f"{_ASCII} is the password")
    person.api.headers.update({"User-Agent": _ASCII, "X-Forwarded-For": _ASCII, "X-Viewer-Ip": _ASCII})
    _write_everything(person)
    eventually(lambda: True if "SEARCH" in _kinds_of(stack, person) else None)
    yield person
    person.api.close()


def test_the_marks_cover_every_field_of_every_kind() -> None:
    for name, model in _MODELS.items():
        assert set(_BY_KIND[name]) == {one.alias or field for field, one in model.model_fields.items()}
    assert set(_PROFILE) == set(ProfileContent.model_fields) - {"unlisted_as"}
    assert set(_PROFILE["preferences"]) == set(Preferences.model_fields)
    assert set(_RESUME["target"]) == set(ResumeTarget.model_fields)
    assert {"title", "target"} <= set(ResumeContent.model_fields)
    assert {"username", "email", "first_name", "last_name", "password"} == set(Registration.model_fields)


def test_no_marked_word_stands_anywhere_in_the_clear(stack: Stack, marked: Person) -> None:
    looked_at, found = 0, set()
    for place, data in everything_kept(stack):
        looked_at += 1
        if any(sign in layer for layer in unwrapped(data) for sign in _SIGNS):
            found.add(place)
    assert looked_at > 100
    assert not found


def test_the_search_for_marks_finds_what_is_in_the_clear() -> None:
    import base64
    import zlib

    plain = json.dumps({"a": _WIDE}).encode()
    for hidden in (
        plain,
        base64.b64encode(plain),
        zlib.compress(plain),
        base64.b64encode(zlib.compress(plain)),
    ):
        assert any(sign in layer for layer in unwrapped(hidden) for sign in _SIGNS)


def test_every_record_is_there_and_sealed(stack: Stack, marked: Person) -> None:
    mine = [item for item in items(stack, "records") if item["pk"]["S"] == f"USER#{marked.id}"]
    kinds = _kinds_of(stack, marked)
    assert kinds >= {"EXPERIENCE", "ENRICHMENT", "EDUCATION", "SKILL", "RESUME", "IMPORT", PROFILE.name}
    assert all("sealed" in item for item in mine if "kind" in item)
    assert {name for item in mine for name in item} <= _CLEAR_OR_SEALED


def _kinds_of(stack: Stack, person: Person) -> set[str]:
    mine = [item for item in items(stack, "records") if item["pk"]["S"] == f"USER#{person.id}"]
    return {item["kind"]["S"] for item in mine if "kind" in item}


def _write_everything(person: Person) -> None:
    api = person.api
    for name, body in _BY_KIND.items():
        made = expect(api.post(f"/{name}", json=body, headers={"Idempotency-Key": _ASCII}), 201)
        api.post(f"/{name}", json=body | {"unknown": _BOTH})
        if name == "experiences":
            enriched(person, made["id"])
        if name == "skills":
            expect(api.post(f"/skills/{made['id']}/assessments", json={"score": 7}), 201)
    expect(api.patch("/profile", json=_PROFILE), 200)
    resume = expect(api.post("/resumes", json=_RESUME), 201)
    assert api.get(f"/resumes/{resume['id']}/export").content.startswith(b"%PDF")
    expect(api.get("/experiences/search", params={"q": _BOTH, "organization": _ASCII}), 200)
    for query in (_ASCII, _WIDE, _BOTH):
        assert expect(api.get("/search", params={"q": query}), 200)["pagination"]["total"] > 0
        expect(api.get("/search", params={"skill": query, "organization": _BOTH}), 200)
        expect(api.get("/search/completions", params={"q": query[:-1]}), 200)
    api.get(f"/experiences/{_ASCII}")
    api.post("/auth/login", json={"identifier": _ASCII, "password": f"{_BOTH} is wrong"})
    file = json.dumps(
        {"basics": {"name": _BOTH}, _ASCII: _BOTH, "work": [{"name": _BOTH, "position": _BOTH}]}
    )
    ready = imported(person, file.encode(), filename=f"{_BOTH}.json")
    expect(api.post(f"/imports/{ready['id']}/apply"), 202)
    broken = imported(person, f'{{"{_BOTH}": '.encode())
    assert broken["status"] == "failed"
    eventually(lambda: True if api.get("/summaries/quick").status_code == 200 else None)
    where = f"/takeouts/{expect(api.post('/takeouts'), 202)['id']}"
    eventually(lambda: True if api.get(where).json()["status"] == "ready" else None)
