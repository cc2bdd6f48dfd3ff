"""The journey of an experience, and what somebody else sees of it: nothing."""

import gzip

import pytest

from tests.e2e.people import Person, expect, refused
from tests.e2e.records import COOK, NURSE, ROOFER, add


def test_an_experience_comes_back_as_it_was_written(ana: Person) -> None:
    answer = ana.api.post("/experiences", json=NURSE)
    created = expect(answer, 201)
    assert answer.headers["location"] == f"/api/v1/experiences/{created['id']}"
    assert created["enrichment"]["status"] == "pending"
    read = ana.api.get(f"/experiences/{created['id']}")
    assert {name: read.json()[name] for name in NURSE} == NURSE
    assert read.headers["etag"] == '"1"'
    only = ana.api.get(f"/experiences/{created['id']}", params={"fields": "title,team_size"})
    assert expect(only, 200) == {"title": "Charge nurse", "team_size": 12}


def test_a_long_answer_is_compressed_for_who_asks(ana: Person) -> None:
    add(ana, NURSE | {"description": "Walked the ward. " * 100})
    raw = ana.api.build_request("GET", "/experiences", headers={"Accept-Encoding": "gzip"})
    answer = ana.api.send(raw, stream=True)
    assert b"Walked the ward" in gzip.decompress(b"".join(answer.iter_raw()))
    assert answer.headers["vary"] == "accept-encoding"
    plain = ana.api.get("/experiences", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_every_wrong_field_is_named_and_nothing_written_is_repeated(ana: Person) -> None:
    body = {
        "title": " ",
        "start_date": "2021-13",
        "team_size": -4,
        "currency": "dollars",
        "favourite_colour": "mauve",
        "achievements": ["fine", ""],
    }
    error = refused(ana.api.post("/experiences", json=body), 422, "INVALID_INPUT")
    assert {one["field"] for one in error["details"]} == {
        "title", "organization", "description", "start_date", "team_size", "currency",
        "favourite_colour", "achievements.1",
    }  # fmt: skip
    assert "mauve" not in str(error)
    assert "dollars" not in str(error)
    both = ROOFER | {"is_current": True}
    error = refused(ana.api.post("/experiences", json=both), 422, "INVALID_INPUT")
    assert [one["field"] for one in error["details"]] == ["end_date"]
    broken = ana.api.post("/experiences", content=b'{"title": ', headers={"Content-Type": "application/json"})
    refused(broken, 400, "MALFORMED_REQUEST")


def test_a_collection_is_paged_and_sorted(ben: Person) -> None:
    for one in (ROOFER, NURSE, COOK):
        add(ben, one)
    first = expect(ben.api.get("/experiences", params={"size": 2}), 200)
    assert [one["title"] for one in first["data"]] == ["Charge nurse", "Sous-chef"]
    assert first["pagination"] == {"page": 1, "size": 2, "total": 3, "pages": 2}
    second = expect(ben.api.get("/experiences", params={"size": 2, "page": 2}), 200)
    assert [one["title"] for one in second["data"]] == ["Roofer"]
    by_name = expect(ben.api.get("/experiences", params={"sort": "organization:asc"}), 200)
    assert [one["organization"][:4] for one in by_name["data"]] == ["Dach", "Hôpi", "Trat"]
    error = refused(ben.api.get("/experiences", params={"sort": "salary:up"}), 422, "INVALID_INPUT")
    assert error["details"][0]["field"] == "sort"
    refused(ben.api.get("/experiences", params={"size": 101}), 422, "INVALID_INPUT")


def test_a_change_needs_the_version_that_was_read(ana: Person) -> None:
    one = add(ana, ROOFER)
    where = f"/experiences/{one['id']}"
    put = ana.api.put(where, json=ROOFER | {"title": "Master roofer"}, headers={"If-Match": '"1"'})
    assert (expect(put, 200)["version"], put.headers["etag"]) == (2, '"2"')
    refused(ana.api.put(where, json=ROOFER, headers={"If-Match": '"1"'}), 412, "STALE_VERSION")
    refused(ana.api.patch(where, json={"title": "x"}, headers={"If-Match": '"1"'}), 412, "STALE_VERSION")
    refused(ana.api.delete(where, headers={"If-Match": '"1"'}), 412, "STALE_VERSION")
    patched = expect(ana.api.patch(where, json={"location": "Ulm"}), 200)
    assert (patched["title"], patched["location"], patched["version"]) == ("Master roofer", "Ulm", 3)
    cleared = expect(ana.api.patch(where, json={"location": None, "responsibilities": None}), 200)
    assert (cleared["location"], cleared["responsibilities"]) == (None, [])
    refused(ana.api.patch(where, json={"title": None}), 422, "INVALID_INPUT")
    refused(ana.api.patch(where, json={"nonsense": 1}), 422, "INVALID_INPUT")
    expect(ana.api.delete(where, headers={"If-Match": '"4"'}), 204)
    refused(ana.api.get(where), 404, "EXPERIENCE_NOT_FOUND")
    refused(ana.api.delete(where), 404, "EXPERIENCE_NOT_FOUND")


def test_the_same_request_key_creates_once(ana: Person, ben: Person) -> None:
    key = {"Idempotency-Key": "a key that two people may well both choose"}
    first = expect(ana.api.post("/experiences", json=COOK, headers=key), 201)
    assert expect(ana.api.post("/experiences", json=COOK, headers=key), 201)["id"] == first["id"]
    other = ana.api.post("/experiences", json=COOK | {"title": "Chef"}, headers=key)
    refused(other, 422, "IDEMPOTENCY_KEY_REUSED")
    assert expect(ben.api.post("/experiences", json=COOK, headers=key), 201)["id"] != first["id"]


def test_a_batch_answers_each_item_on_its_own(ana: Person) -> None:
    before = expect(ana.api.get("/experiences"), 200)["pagination"]["total"]
    items = [COOK, {"title": "No more than this"}, ROOFER, NURSE | {"team_size": "many"}]
    outcomes = expect(ana.api.post("/experiences/batch", json={"items": items}), 200)["data"]
    assert [one["status"] for one in outcomes] == [201, 422, 201, 422]
    assert outcomes[0]["resource"]["title"] == "Sous-chef"
    assert "organization" in {one["field"] for one in outcomes[1]["error"]["details"]}
    assert outcomes[1]["error"]["request_id"]
    assert expect(ana.api.get("/experiences"), 200)["pagination"]["total"] == before + 2
    many = ana.api.post("/experiences/batch", json={"items": [COOK] * 101})
    refused(many, 422, "INVALID_INPUT")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "enrich"])
def test_another_users_experience_is_not_found(ana: Person, ben: Person, method: str) -> None:
    one = add(ana, COOK)
    bodies = {"put": COOK, "patch": {"title": "Mine now"}}

    def ask(experience_id: str) -> bytes:
        where = f"/experiences/{experience_id}" + ("/enrich" if method == "enrich" else "")
        verb = "POST" if method == "enrich" else method.upper()
        answer = ben.api.request(verb, where, json=bodies.get(method))
        error = refused(answer, 404, "EXPERIENCE_NOT_FOUND")
        return answer.content.replace(error["request_id"].encode(), b"")

    another, nobodys = ask(one["id"]), ask("01ARZ3NDEKTSV4RRFFQ69G5FAV")
    assert another == nobodys
    assert another == ask("not-even-an-id")
    assert expect(ana.api.get(f"/experiences/{one['id']}"), 200)["title"] == "Sous-chef"


def test_search_forgives_a_typo_and_says_where_the_words_stand(ana: Person, ben: Person) -> None:
    add(ana, NURSE)
    found = expect(ana.api.get("/experiences/search", params={"q": "medicaton erors"}), 200)
    hit = found["data"][0]
    assert hit["experience"]["title"] == "Charge nurse"
    assert hit["score"] > 0
    marked = set()
    for match in hit["matches"]:
        name, _, index = match["field"].partition("[")
        value = hit["experience"][name]
        text = value[int(index.rstrip("]"))] if index else value
        marked.add(text[match["start"] : match["end"]])
    assert marked == {"medication", "errors"}
    nothing = expect(ben.api.get("/experiences/search", params={"q": "Master roofer wizardry"}), 200)
    assert nothing["data"] == []


def test_search_filters_by_organization_and_time(ben: Person) -> None:
    def titles(**filters: str) -> list[str]:
        found = expect(ben.api.get("/experiences/search", params=filters), 200)
        return [one["experience"]["title"] for one in found["data"]]

    assert titles(organization="trattoria", to="2018") == ["Sous-chef", "Sous-chef"]
    assert titles(**{"from": "2019-03"}) == ["Charge nurse"]
    assert titles(to="2012") == ["Roofer"]
    assert titles(skill="epic") == ["Charge nurse"]
    refused(ben.api.get("/experiences/search", params={"from": "yesterday"}), 422, "INVALID_INPUT")
