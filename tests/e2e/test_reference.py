"""The catalogue as a signed-in person meets it: search, an entry, normalization, and whom to credit."""

from pathlib import Path

from tests.e2e.people import Person, anonymous, expect, refused
from tests.looking_inside import owner
from tests.running_stack import Stack
from tools import reference as loader
from tools.reference_files.onet import read_onet

_FIXTURES = Path(__file__).parents[1] / "fixtures"


def test_a_skill_leads_to_occupations_and_an_occupation_to_skills(ana: Person) -> None:
    found = expect(ana.api.get("/reference/skills", params={"q": "wound", "size": 5}), 200)["data"]
    assert found[0]["id"] == "wound-care"
    skill = expect(ana.api.get("/reference/skills/wound-care"), 200)
    assert "registered-nurse" in [one["id"] for one in skill["occupations"]]
    nurse = expect(ana.api.get("/reference/occupations/registered-nurse"), 200)
    assert "wound-care" in [one["id"] for one in nurse["usual_skills"]]
    assert {one["source"] for one in (*skill["occupations"], *nurse["usual_skills"])} == {"builtin"}


def test_titles_and_skills_are_normalized_in_several_languages(ana: Person) -> None:
    names = {"titles": ["Dachdeckermeister", "infirmière", "Quibbler"], "skills": ["Lkw fahren"]}
    answer = expect(ana.api.post("/reference/normalize", json=names), 200)
    assert [(one["entry"] or {}).get("id") for one in answer["titles"]] == [
        "roofer",
        "registered-nurse",
        None,
    ]
    assert answer["skills"][0]["entry"]["id"] == "truck-driving"
    refused(ana.api.post("/reference/normalize", json={"titles": ["x"] * 101}), 422, "INVALID_INPUT")


def test_what_is_not_there_is_not_found_and_nobody_is_answered_unasked(ana: Person, stack: Stack) -> None:
    refused(ana.api.get("/reference/skills/no-such-skill"), 404, "REFERENCE_SKILL_NOT_FOUND")
    assert "builtin" in [one["id"] for one in expect(ana.api.get("/reference/sources"), 200)["data"]]
    with anonymous(stack) as api:
        refused(api.get("/reference/skills"), 401, "NOT_SIGNED_IN")


def test_what_an_operator_loads_is_answered_with_credit(ana: Person, stack: Stack) -> None:
    table = stack.resources["table/reference"]
    said = loader.load(owner(stack, "dynamodb"), table, read_onet(_FIXTURES / "onet"))
    assert said.startswith("O*NET Database 99.1")
    found = expect(ana.api.get("/reference/occupations", params={"q": "barn thatch"}), 200)["data"]
    thatcher = next(one for one in found if one["id"] == "onet:47-2181.99")
    assert "USDOL/ETA" in thatcher["attribution"]
    assert expect(ana.api.get("/reference/occupations/onet:47-2181.99"), 200)["usual_skills"]
    sources = expect(ana.api.get("/reference/sources"), 200)["data"]
    assert [one["id"] for one in sources] == ["builtin", "onet"]
