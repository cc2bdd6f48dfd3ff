import json
from collections.abc import Iterator
from typing import Any

import pytest

from shared.documents import DocumentRefused, json_resume
from shared.documents.found import Found
from shared.documents.json_resume.node import leaves
from tests.shared_data import shared_data
from tests.unit.shared.documents.people import NAMES, file_of

# What the reader turns into a kind, a level or an address instead of keeping the word itself.
_TRANSLATED = (
    "network",
    "level",
    "startDate",
    "endDate",
    "date",
    "releaseDate",
    "url",
    "username",
    "$schema",
)


def contents(found: Found) -> str:
    return json.dumps(found.model_dump(mode="json"), ensure_ascii=False)


def words_missing(raw: dict[str, Any], found: Found) -> Iterator[str]:
    text = contents(found)
    for leaf in leaves(raw, ""):
        key = leaf.path.rsplit(".", 1)[-1]
        kept = json.dumps(str(leaf.value).strip(), ensure_ascii=False)[1:-1].replace("\\n", ", ")
        if key not in _TRANSLATED and kept not in text.replace("\\n", ", "):
            yield leaf.path


def read_work(**fields: Any) -> Found:
    return json_resume.read({"work": [fields]})


@pytest.mark.parametrize("name", NAMES)
def test_everything_in_a_file_is_placed_or_reported(name: str) -> None:
    raw = json.loads(file_of(name))
    assert list(words_missing(raw, json_resume.read(file_of(name)))) == []


@pytest.mark.parametrize("name", ["complete-resume", "new-grad.resume", "sample.resume"])
def test_everything_in_a_public_sample_is_placed_or_reported(name: str) -> None:
    data = shared_data(f"resumes/json-resume/{name}.json").read_bytes()
    found = json_resume.read(data)
    assert list(words_missing(json.loads(data), found)) == []
    assert len(found.experiences) == len(json.loads(data)["work"]) + len(
        json.loads(data).get("volunteer", [])
    )


def test_every_key_nobody_knows_is_reported_with_its_path() -> None:
    found = json_resume.read(
        {
            "basics": {"name": "A", "zodiac": "lion"},
            "work": [{"perks": ["tea", {"bike": True}]}],
            "odd key": {"x": 1},
        }
    )
    assert {(one.path, one.value) for one in found.unplaced} == {
        ("basics.zodiac", "lion"),
        ("work[0].perks[0]", "tea"),
        ("work[0].perks[1].bike", True),
        ('["odd key"].x', 1),
    }


def test_both_generations_of_the_schema_read_alike() -> None:
    old = {"basics": {"picture": "https://a.example/p.png", "website": "https://a.example"}}
    new = {"basics": {"image": "https://a.example/p.png", "url": "https://a.example"}}
    work = {"position": "Cook", "startDate": "2019"}
    old["work"] = [{"company": "Inn", "website": "https://inn.example", **work}]  # type: ignore[assignment]
    new["work"] = [{"name": "Inn", "url": "https://inn.example", **work}]  # type: ignore[assignment]
    assert json_resume.read(old).model_dump(exclude={"unplaced"}) == json_resume.read(new).model_dump(
        exclude={"unplaced"}
    )


def test_a_missing_or_present_end_means_still_there() -> None:
    for end in ({}, {"endDate": ""}, {"endDate": None}, {"endDate": "Present"}):
        (entry,) = read_work(name="Inn", position="Cook", startDate="2019-03", **end).experiences
        assert entry.problems == []
        assert entry.content["is_current"] is True
        assert "end_date" not in entry.content


def test_what_lacks_an_organization_or_a_start_comes_back_for_decision() -> None:
    (entry,) = read_work(position="Cook", summary="Soups").experiences
    assert {problem.field for problem in entry.problems} == {"organization", "start_date"}
    assert entry.content["description"] == "Soups"
    assert "organization" not in entry.content


def test_a_date_that_cannot_be_told_stays_as_written_with_a_problem() -> None:
    (entry,) = read_work(
        name="Inn", position="Cook", startDate="Spring 2019", endDate="03/04/2020"
    ).experiences
    assert entry.content["start_date"] == "Spring 2019"
    assert {problem.field for problem in entry.problems} == {"start_date", "end_date"}


def test_dates_that_contradict_each_other_are_a_problem_of_the_end() -> None:
    (entry,) = read_work(name="Inn", position="Cook", startDate="2019", endDate="2018").experiences
    assert [problem.field for problem in entry.problems] == ["end_date"]


def test_a_text_that_is_too_long_is_a_problem_and_not_cut() -> None:
    (entry,) = read_work(name="Inn" * 100, position="Cook", startDate="2019").experiences
    assert entry.content["organization"] == "Inn" * 100
    assert entry.problems[0].message == "This is longer than 200 characters."


def test_problems_never_repeat_what_the_file_says() -> None:
    found = json_resume.read(
        {
            "basics": {"email": "Zebra 7@@x"},
            "work": [{"name": "Zebra" * 99, "startDate": "Zebra", "endDate": "Zebra"}],
        }
    )
    entries = [found.profile, *found.experiences]
    assert all(entry and entry.problems for entry in entries)
    assert not any("Zebra" in problem.message for entry in entries if entry for problem in entry.problems)


def test_bare_words_stand_for_skills_languages_and_interests() -> None:
    found = json_resume.read({"skills": ["Welding"], "languages": ["Tagalog"], "interests": ["Chess"]})
    assert found.skills[0].content == {"name": "Welding"}
    assert found.languages[0].content == {"language": "Tagalog"}
    assert found.accomplishments[0].content == {"kind": "interest", "title": "Chess"}


def test_accounts_go_to_their_fields_and_the_rest_is_reported() -> None:
    accounts = [
        {"network": "GitHub", "username": "ana-b"},
        {"network": "LinkedIn", "username": "Ana B", "url": "https://www.linkedin.com/in/ana-b"},
        {"network": "Mastodon", "username": "@ana", "url": "https://social.example/@ana"},
    ]
    found = json_resume.read({"basics": {"profiles": accounts}})
    assert found.profile is not None
    assert found.profile.content == {
        "github_url": "https://github.com/ana-b",
        "linkedin_url": "https://www.linkedin.com/in/ana-b",
    }
    assert {one.path.split(".")[1] for one in found.unplaced} == {"profiles[1]", "profiles[2]"}


def test_an_embedded_picture_is_reported_and_no_link() -> None:
    found = json_resume.read({"basics": {"name": "Ana", "image": "data:image/png;base64,AAAA"}})
    assert found.profile is not None
    assert found.profile.problems == []
    assert found.unplaced[0].path == "basics.image"


def test_an_address_of_another_kind_than_the_web_is_not_taken_as_a_link() -> None:
    found = json_resume.read({"projects": [{"name": "P", "url": "javascript:alert(1)"}]})
    assert "url" not in found.projects[0].content
    assert found.unplaced[0].path == "projects[0].url"


def test_a_level_without_an_equal_is_reported() -> None:
    found = json_resume.read(
        {"skills": [{"name": "Welding", "level": "5 stars"}, {"name": "Soup", "level": "Master"}]}
    )
    assert found.skills[1].content["proficiency"] == "expert"
    assert found.unplaced[0].path == "skills[0].level"


def test_the_extension_cannot_vouch_for_what_others_said() -> None:
    extension = {"endorsements": 99, "catalogue_id": "X", "years": 3}
    found = json_resume.read({"skills": [{"name": "Soup", "x-pathfinder": extension}]})
    assert found.skills[0].content == {"name": "Soup", "years": 3}
    assert {one.path for one in found.unplaced} == {
        "skills[0].x-pathfinder.endorsements",
        "skills[0].x-pathfinder.catalogue_id",
    }


@pytest.mark.parametrize("value", [[], "text", 3, None, {"basics": []}, {"work": "x"}, {"a": 1}])
def test_json_that_is_no_resume_is_refused(value: Any) -> None:
    with pytest.raises(DocumentRefused, match="not a JSON Resume"):
        json_resume.read(json.dumps(value).encode())


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(DocumentRefused, match="entries"):
        json_resume.read({"skills": ["x"] * 2_001})


@pytest.mark.parametrize("odd", [None, 3, True, "x", [], [[]], {"a": {"b": []}}, [None], [3], [{"name": []}]])
@pytest.mark.parametrize(
    "section",
    ["basics", "work", "education", "skills", "projects", "references", "meta", "$schema", "x-pathfinder"],
)
def test_a_section_of_the_wrong_shape_is_never_an_error(section: str, odd: Any) -> None:
    found = json_resume.read({"languages": ["Thai"], section: odd})
    assert found.languages[0].content == {"language": "Thai"}
