"""Search over the whole record: right at once after every change, and nobody's but one's own."""

from collections.abc import Iterator

import pytest

from shared.search.shards import shard_of
from tests.e2e.people import Json, Person, anonymous, eventually, expect, new_user, refused
from tests.e2e.records import COOK, NURSE, ROOFER, add, enriched, text_of
from tests.looking_inside import items, owner
from tests.running_stack import Stack


@pytest.fixture(scope="module")
def cara(stack: Stack) -> Iterator[Person]:
    """Somebody with a record of several kinds."""
    person = new_user(stack)
    nurse = add(person, NURSE)
    add(person, ROOFER)
    for path, body in {
        "education": {"institution": "Université de Montréal", "degree": "BSc", "field": "Nursing"},
        "certifications": {"name": "Wound care", "issuer": "Ordre", "issued": "2020-05"},
        "languages": {"language": "Deutsch", "fluency": "C1"},
        "projects": {"name": "Ward app", "technologies": ["Kubernetes"], "start": "2021"},
        "skills": {"name": "Krankenpflege"},
    }.items():
        expect(person.api.post(f"/{path}", json=body), 201)
    expect(
        person.api.patch("/profile", json={"full_name": "Cara 👵🏽", "headline": "Calm on every ward"}), 200
    )
    enriched(person, nurse["id"])
    yield person
    person.api.close()


def found(person: Person, **query: str | list[str]) -> Json:
    answer: Json = expect(person.api.get("/search", params=query), 200)
    return answer


def titles(person: Person, **query: str | list[str]) -> list[str]:
    return [hit["title"] for hit in found(person, **query)["data"]]


def test_every_part_of_the_record_is_found_with_its_words(cara: Person) -> None:
    answer = found(cara, q="ward")
    kinds = {hit["kind"] for hit in answer["data"]}
    assert kinds == {"experience", "project", "profile"}
    nurse = next(hit for hit in answer["data"] if hit["kind"] == "experience")
    record = expect(cara.api.get(f"/experiences/{nurse['id']}"), 200)
    assert nurse["matches"]
    for match in nurse["matches"]:
        assert text_of(record, match["field"])[match["start"] : match["end"]].casefold() == "ward"
    excerpt = nurse["excerpt"]
    assert text_of(record, excerpt["field"])[excerpt["start"] : excerpt["end"]] == excerpt["text"]
    assert "surgical ward. 🩺" in excerpt["text"]


def test_typing_errors_beginnings_accents_and_other_names_are_understood(cara: Person) -> None:
    assert titles(cara, q="medicaton erors") == ["Charge nurse"]
    assert "BSc, Nursing" in titles(cara, q="universite montr")
    assert titles(cara, q="k8s") == ["Ward app"]
    assert {"Krankenpflege", "BSc, Nursing"} <= set(titles(cara, q="nursing"))
    assert titles(cara, q="German") == ["Deutsch"]


def test_filters_may_repeat_and_facets_say_what_they_leave(cara: Person) -> None:
    everything = found(cara)
    counts = {one["value"]: one["count"] for one in everything["facets"]["kind"]}
    assert counts == {
        "experience": 2, "education": 1, "certification": 1, "language": 1, "project": 1, "skill": 1,
        "profile": 1,
    }  # fmt: skip
    both = found(cara, kind=["experience", "project"])
    assert both["pagination"]["total"] == 3
    assert {one["value"]: one["count"] for one in both["facets"]["kind"]} == counts
    for value, count in ((one["value"], one["count"]) for one in everything["facets"]["skill"][:5]):
        assert found(cara, skill=value)["pagination"]["total"] == count
    assert titles(cara, **{"from": "2014", "to": "2014"}) == ["Roofer"]
    assert titles(cara, organization="dach & fach gmbh") == ["Roofer"]


def test_nonsense_is_refused_and_every_field_named(cara: Person) -> None:
    for field, value in {"kind": "salary", "from": "soon", "sort": "salary:up", "q": "x" * 10_001}.items():
        error = refused(cara.api.get("/search", params={field: value}), 422, "INVALID_INPUT")
        assert error["details"][0]["field"].partition(".")[0] == field
        assert value[:9] not in error["details"][0]["message"] or field == "sort"


def test_ten_thousand_signs_are_answered_with_nothing(cara: Person) -> None:
    for query in ("!" * 9_000, "?*." * 3_000, "a-" * 4_500):
        assert found(cara, q=query)["data"] == []
    assert titles(cara, q="ward " * 1_800) == titles(cara, q="ward")


def test_completions_come_from_ones_own_record(cara: Person, ben: Person) -> None:
    def completed(person: Person, query: str) -> list[str]:
        data = expect(person.api.get("/search/completions", params={"q": query}), 200)["data"]
        return [one["text"] for one in data]

    assert "Kubernetes" in completed(cara, "k8")
    assert "medication" in completed(cara, "medic")
    assert "Université de Montréal" in completed(cara, "univ")
    assert completed(ben, "medic") == completed(ben, "k8") == []


def test_a_change_is_found_at_once_before_and_after_the_index_follows(stack: Stack, ben: Person) -> None:
    one = add(ben, COOK)
    for word in ("Zauberlehrling", "Köhler", "寿司職人"):
        where = f"/experiences/{one['id']}"
        expect(ben.api.patch(where, json={"title": word}), 200)
        assert titles(ben, q=word) == [word]
        listed = expect(ben.api.get("/experiences", params={"sort": "title:asc"}), 200)["data"]
        assert [experience["title"] for experience in listed] == [word]
        eventually(lambda: True if not pending(stack, ben) else None)
        assert titles(ben, q=word) == [word]
    assert titles(ben, q="Köhler") == []
    expect(ben.api.delete(f"/experiences/{one['id']}"), 204)
    assert titles(ben, q="寿司職人") == []
    eventually(lambda: True if not pending(stack, ben) else None)
    assert found(ben)["pagination"]["total"] == 0


def test_another_persons_record_is_never_found(cara: Person, ana: Person) -> None:
    for query in ("ward", "nurse", "Kubernetes", "Cara", ""):
        assert found(ana, q=query)["data"] == []
        assert found(ana, q=query)["facets"]["skill"] == []
    for word in ("nu", "war", "Kub"):
        assert expect(ana.api.get("/search/completions", params={"q": word}), 200)["data"] == []


def test_nobody_searches_without_signing_in(stack: Stack) -> None:
    with anonymous(stack) as nobody:
        refused(nobody.get("/search", params={"q": "ward"}), 401, "NOT_SIGNED_IN")
        refused(nobody.get("/search/completions", params={"q": "wa"}), 401, "NOT_SIGNED_IN")


def test_a_key_that_may_not_read_the_record_may_not_search(stack: Stack, ana: Person) -> None:
    key = expect(ana.api.post("/auth/api-keys", json={"name": "w", "scopes": ["records:write"]}), 201)["key"]
    answer = ana.api.get("/search", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 403


def test_a_shard_put_in_anothers_place_is_not_believed_and_made_anew(stack: Stack, cara: Person) -> None:
    eventually(lambda: True if shards(stack, cara) and not pending(stack, cara) else None)
    mine = {item["sk"]["S"]: item for item in shards(stack, cara)}
    place = f"SEARCH#{shard_of('PROFILE', 16)}"
    moved = mine[place] | {"sealed": next(item for sk, item in mine.items() if sk != place)["sealed"]}
    owner(stack, "dynamodb").put_item(TableName=stack.resources["table/records"], Item=moved)
    expect(cara.api.patch("/profile", json={"headline": "Calm on any ward"}), 200)
    assert {"Charge nurse", "Ward app"} <= set(titles(cara, q="ward"))

    def made_anew() -> bool | None:
        now = {item["sk"]["S"]: item for item in shards(stack, cara)}
        return True if now[place]["sealed"] != moved["sealed"] and not pending(stack, cara) else None

    eventually(made_anew, seconds=60)
    assert titles(cara, q="calm any ward")[-1:] == ["Cara 👵🏽"]


def shards(stack: Stack, person: Person) -> list[Json]:
    mine = [item for item in items(stack, "records") if item["pk"]["S"] == f"USER#{person.id}"]
    return [item for item in mine if item["sk"]["S"].startswith("SEARCH#")]


def pending(stack: Stack, person: Person) -> list[str]:
    """What the sealed index does not hold yet; without an index everything."""
    mine = [item for item in items(stack, "records") if item["pk"]["S"] == f"USER#{person.id}"]
    changes: Json = next((item for item in mine if item["sk"]["S"] == "CHANGES"), {})
    if "lost" in changes or "editions" not in changes:
        return ["all of it"]
    waiting: list[str] = changes.get("pending", {"SS": []})["SS"]
    return waiting
