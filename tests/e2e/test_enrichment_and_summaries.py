"""What follows an accepted experience by itself: findings with evidence, then summaries."""

from typing import Any

from tests.e2e.people import Json, Person, eventually, expect, refused
from tests.e2e.records import COOK, NURSE, ROOFER, add, assert_evidence_holds, enriched


def test_before_any_experience_there_is_no_summary(ben: Person) -> None:
    refused(ben.api.get("/summaries/quick"), 404, "SUMMARY_NOT_READY")
    refused(ben.api.get("/summaries/profile"), 404, "SUMMARY_NOT_READY")


def test_findings_arrive_and_every_one_holds_against_the_record(ana: Person) -> None:
    done = enriched(ana, add(ana, NURSE)["id"])
    found = done["enrichment"]
    assert found["model"]
    assert {one["name"].lower() for one in found["technologies"]} >= {"epic"}
    for kind in ("skills", "technologies", "impacts", "achievements", "highlights"):
        for finding in found[kind]:
            assert_evidence_holds(done, finding)
    impacts = {(one["kind"], float(one["value"])) for one in found["impacts"]}
    assert impacts >= {("percent", 38.0), ("count", 12.0), ("count", 45.0)}
    assert found["achievements"]


def test_a_change_is_read_again_and_speaks_of_the_new_version(ana: Person) -> None:
    one = enriched(ana, add(ana, ROOFER)["id"])
    where = f"/experiences/{one['id']}"
    text = "Re-roofed 212 houses, in Python-free peace. Drew the plans in AutoCAD."
    changed = expect(ana.api.patch(where, json={"description": text}), 200)
    assert changed["enrichment"]["status"] == "pending"
    assert changed["enrichment"]["impacts"] == []
    again = enriched(ana, one["id"], version=2)
    assert 212.0 in {float(impact["value"]) for impact in again["enrichment"]["impacts"]}
    for impact in again["enrichment"]["impacts"]:
        assert_evidence_holds(again, impact)
    same = expect(ana.api.patch(where, json={"description": text}), 200)
    assert (same["version"], same["enrichment"]["status"]) == (2, "done"), "nothing changed, nothing follows"


def test_an_enrichment_can_be_asked_for_again(ana: Person) -> None:
    one = enriched(ana, add(ana, COOK)["id"])
    asked = ana.api.post(f"/experiences/{one['id']}/enrich")
    assert expect(asked, 202) == {"status": "pending", "href": f"/api/v1/experiences/{one['id']}"}
    seen = expect(ana.api.get(f"/experiences/{one['id']}"), 200)
    assert seen["version"] == 1
    again = eventually(lambda: _later(enriched(ana, one["id"]), one["enrichment"]["at"]))
    assert _without_time(again) == _without_time(one), "the same words give the same findings"


def test_summaries_follow_and_keep_to_the_record(ana: Person) -> None:
    quick = _fresh(ana, "quick")
    assert quick["total_roles"] == 3
    assert quick["current_role"].startswith("Charge nurse")
    assert quick["key_skills"]
    records = {one["id"]: one for one in expect(ana.api.get("/experiences"), 200)["data"]}
    for one in quick["evidence"]:
        assert_evidence_holds(records[one["record_id"]], {"evidence": [one]})
    profile = _fresh(ana, "profile")
    assert (profile["total_positions"], profile["total_organizations"]) == (3, 3)
    assert profile["career_start"].startswith("2012")
    for achievement in profile["key_achievements"]:
        assert set(achievement["sources"]) <= set(records)


def test_a_summary_is_stale_from_a_change_until_it_followed(ana: Person) -> None:
    before = _fresh(ana, "quick")
    one = add(ana, COOK | {"title": "Baker"})
    stale = expect(ana.api.get("/summaries/quick"), 200)
    assert stale["stale"] is True
    assert stale["total_roles"] == before["total_roles"]
    expect(ana.api.delete(f"/experiences/{one['id']}"), 204)


def test_a_regeneration_that_was_asked_for_can_be_followed(ana: Person, ben: Person) -> None:
    run = expect(ana.api.post("/summaries/regenerate"), 202)
    where = f"/summaries/runs/{run['run_id']}"
    assert run["status"] == "pending"
    eventually(lambda: True if expect(ana.api.get(where), 200)["status"] == "done" else None)
    assert _fresh(ana, "quick")["total_roles"] == 3
    refused(ben.api.get(where), 404, "RUN_NOT_FOUND")


def test_with_the_last_experience_the_summaries_go(ben: Person) -> None:
    one = add(ben, COOK)
    _fresh(ben, "quick")
    expect(ben.api.delete(f"/experiences/{one['id']}"), 204)
    eventually(lambda: True if ben.api.get("/summaries/quick").status_code == 404 else None)
    refused(ben.api.get("/summaries/profile"), 404, "SUMMARY_NOT_READY")


def _fresh(person: Person, which: str) -> Json:
    """The summary once it knows of every change."""

    def look() -> Json | None:
        answer = person.api.get(f"/summaries/{which}")
        return answer.json() if answer.status_code == 200 and not answer.json()["stale"] else None

    return eventually(look)


def _later(record: Json, moment: str) -> Json | None:
    return record if record["enrichment"]["at"] > moment else None


def _without_time(record: Json) -> dict[str, Any]:
    return {name: value for name, value in record["enrichment"].items() if name != "at"}
