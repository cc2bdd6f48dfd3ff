"""The journey of a file: announced, sent, read, reviewed, decided on, applied."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.people import Json, Person, eventually, expect, refused

_LAWYER = Path(__file__).parents[1] / "fixtures" / "json-resume" / "lawyer.json"
_COLLECTIONS = ("experiences", "education", "certifications", "languages", "projects", "skills",
                "accomplishments", "recommendations")  # fmt: skip


def announce(person: Person, data: bytes, *, size: int | None = None, **more: Any) -> Json:
    wanted = {"filename": "résumé.json", "size": len(data) if size is None else size} | more
    started: Json = expect(person.api.post("/imports", json=wanted), 201)
    assert started["status"] == "awaiting_upload"
    return started


def send(started: Json, data: bytes) -> httpx.Response:
    upload = started["upload"]
    return httpx.request(upload["method"], upload["url"], headers=upload["headers"], content=data, timeout=30)


def read(person: Person, import_id: str, *statuses: str) -> Json:
    def look() -> Json | None:
        seen: Json = expect(person.api.get(f"/imports/{import_id}"), 200)
        return seen if seen["status"] in statuses else None

    return eventually(look)


def imported(person: Person, data: bytes, **more: Any) -> Json:
    """An import that is ready to be reviewed, or has failed."""
    started = announce(person, data, **more)
    assert send(started, data).status_code == 200
    return read(person, started["id"], "ready", "failed")


def test_the_store_takes_exactly_what_was_announced_and_only_once(ana: Person) -> None:
    data = b'{"basics": {"name": "Ada"}}'
    started = announce(ana, data)
    assert send(started, data + b" " * 10).status_code == 403
    other_type = started | {"upload": started["upload"] | {"headers": {"Content-Type": "text/html"}}}
    assert send(other_type, data).status_code == 403
    assert expect(ana.api.get(f"/imports/{started['id']}"), 200)["status"] == "awaiting_upload"
    too_large = ana.api.post("/imports", json={"filename": "a.json", "size": 6 * 1024 * 1024})
    assert refused(too_large, 422, "INVALID_INPUT")["details"][0]["field"] == "size"


@pytest.mark.parametrize(
    ("data", "word"), [(b"%PDF-1.7 hello", "PDF"), (b"\x00\x01\x02", "binary"), (b'{"basics": [', "JSON")]
)
def test_a_file_that_cannot_be_read_says_so_in_a_sentence(ana: Person, data: bytes, word: str) -> None:
    failed = imported(ana, data)
    assert failed["status"] == "failed"
    assert word in failed["error"]
    assert failed["error"].endswith(".")
    refused(ana.api.post(f"/imports/{failed['id']}/apply"), 409, "IMPORT_NOT_READY")


def test_a_whole_career_goes_from_a_file_into_the_record(ana: Person, ben: Person) -> None:
    resume = json.loads(_LAWYER.read_bytes())
    ready = imported(ana, _LAWYER.read_bytes())
    assert ready["status"] == "ready", ready
    found = {name: len(ready["found"][name]) for name in _COLLECTIONS}
    assert found["education"] == len(resume["education"])
    assert ready["conflicts"] == []
    assert expect(ana.api.get("/experiences"), 200)["data"] == [], "nothing is written before it is applied"
    refused(ben.api.get(f"/imports/{ready['id']}"), 404, "IMPORT_NOT_FOUND")
    refused(ben.api.post(f"/imports/{ready['id']}/apply"), 404, "IMPORT_NOT_FOUND")
    refused(ben.api.post("/imports/\N{CURLY LOOP}/apply"), 404, "IMPORT_NOT_FOUND")
    stranger = ana.api.post(f"/imports/{ready['id']}/apply", json={"decisions": {"work[99]": {}}})
    refused(stranger, 422, "INVALID_INPUT")
    expect(ana.api.post(f"/imports/{ready['id']}/apply"), 202)
    expect(ana.api.post(f"/imports/{ready['id']}/apply"), 202)
    applied = read(ana, ready["id"], "applied")
    for name in _COLLECTIONS:
        clean = sum(not entry["problems"] for entry in ready["found"][name])
        total = expect(ana.api.get(f"/{name}"), 200)["pagination"]["total"]
        assert total == clean == applied["applied"].get(name, 0), name
    assert expect(ana.api.get("/profile"), 200)["full_name"] == resume["basics"]["name"]
    assert expect(ben.api.get("/experiences"), 200)["data"] == []
    assert expect(ben.api.get("/profile"), 200)["full_name"] is None


def test_a_second_import_shows_conflicts_and_does_as_decided(ana: Person) -> None:
    again = imported(ana, _LAWYER.read_bytes())
    conflicts = {one["key"]: one for one in again["conflicts"]}
    keys = [entry["key"] for entry in again["found"]["experiences"] if entry["key"] in conflicts]
    assert len(keys) >= 3
    replaced, added, skipped = keys[:3]
    content = next(entry for entry in again["found"]["experiences"] if entry["key"] == replaced)["content"]
    before = expect(ana.api.get("/experiences"), 200)["pagination"]["total"]
    decisions = {
        replaced: {"action": "replace", "content": content | {"title": "A corrected title"}},
        added: {"action": "add"},
        skipped: {"action": "skip"},
    }
    expect(ana.api.post(f"/imports/{again['id']}/apply", json={"decisions": decisions}), 202)
    assert read(ana, again["id"], "applied")["applied"]["experiences"] == 2
    assert expect(ana.api.get("/experiences"), 200)["pagination"]["total"] == before + 1
    existing = expect(ana.api.get(f"/experiences/{conflicts[replaced]['existing_id']}"), 200)
    assert (existing["title"], existing["version"]) == ("A corrected title", 2)
    kept = expect(ana.api.get(f"/experiences/{conflicts[skipped]['existing_id']}"), 200)
    assert kept["version"] == 1


def test_a_correction_that_is_not_valid_names_its_field(ana: Person) -> None:
    again = imported(ana, _LAWYER.read_bytes())
    key = again["found"]["experiences"][0]["key"]
    wrong = {key: {"action": "add", "content": {"title": "x", "organization": "y", "start_date": "soon"}}}
    answer = ana.api.post(f"/imports/{again['id']}/apply", json={"decisions": wrong})
    error = refused(answer, 422, "INVALID_INPUT")
    assert f"decisions.{key}.content.start_date" in {one["field"] for one in error["details"]}
    assert "soon" not in str(error)
