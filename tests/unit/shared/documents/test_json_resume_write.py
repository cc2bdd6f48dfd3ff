import json
from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest

from shared.documents import Sourced, WholeRecord, for_others, json_resume
from shared.documents.found import CONTENT_OF
from shared.records.experience import ExperienceContent
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProfileContent,
    ProjectContent,
    RecommendationContent,
    SkillContent,
)
from tests.shared_data import shared_data
from tests.unit.shared.documents.people import NAMES, record_of, without_problems

FULL = WholeRecord(
    profile=ProfileContent(
        full_name="Ana Brzęczyszczykiewicz",
        headline="Roofer",
        bio="Two lines.\nOf me.",
        avatar="https://a.example/me.png",
        email="ana@example.org",
        phone="+48 22 555 01 20",
        location="Kraków, Poland",
        linkedin_url="https://www.linkedin.com/in/ana",
        github_url="https://github.com/ana",
        website_url="https://a.example",
        career_objective="A crew of my own.",
        career_goals="Master's licence.",
    ),
    experiences=[
        Sourced(
            "1",
            ExperienceContent(
                title="Foreman",
                organization="Dach",
                department="Slate",
                location="Kraków",
                description="Roofs.",
                start_date="2019-03-01",
                end_date="2021-02",
                employment_type="full_time",
                industry="Construction",
                role_type="lead",
                responsibilities=["Plans the week", "Orders slate"],
                achievements=["No accident", "Orders slate"],
                technologies=["Rope access"],
                team_size=6,
                budget_managed=Decimal("1200000"),
                currency="PLN",
            ),
        ),
        Sourced(
            "2",
            ExperienceContent(
                title="Medic",
                organization="Army",
                start_date="2010",
                is_current=True,
                experience_type="military",
            ),
        ),
        Sourced(
            "3",
            ExperienceContent(
                title="Trainer",
                organization="Youth club",
                start_date="2012",
                is_current=True,
                experience_type="volunteer",
                responsibilities=["Fridays"],
            ),
        ),
    ],
    education=[
        Sourced("4", EducationContent(institution="School", degree="Master", field="Roofs", description="x"))
    ],
    certifications=[
        Sourced(
            "5", CertificationContent(name="Ropes", issued="2020-01", expires="2025-01", credential_id="R-7")
        )
    ],
    languages=[Sourced("6", LanguageContent(language="Polski", fluency="native"))],
    projects=[
        Sourced(
            "7",
            ProjectContent(
                name="Tower", role="Lead", highlights=["High"], start="2020", url="https://t.example"
            ),
        ),
        Sourced("g", ProjectContent(name="Hall", client="Acme", people=["Jan Kowal"])),
        Sourced(
            "h",
            ProjectContent(
                name="Spire",
                client="Brook",
                people=["Amina Diallo"],
                description="For Brook, with Amina Diallo.",
                anonymized=True,
            ),
        ),
    ],
    skills=[
        Sourced(
            "8",
            SkillContent(name="Slate", category="technical", proficiency="expert", years=12.5, primary=True),
        ),
        Sourced("9", SkillContent(name="Tools", keywords=["Hammer", "Level"])),
    ],
    accomplishments=[
        Sourced("a", AccomplishmentContent(kind="award", title="Best roof", issuer="Guild", date="2021")),
        Sourced("b", AccomplishmentContent(kind="publication", title="On slate", url="https://s.example")),
        Sourced("c", AccomplishmentContent(kind="interest", title="Chess", description="Blitz, endgames")),
        Sourced(
            "d", AccomplishmentContent(kind="patent", title="A hook", date="2022-05", description="Holds.")
        ),
        Sourced("e", AccomplishmentContent(kind="course", title="First aid")),
    ],
    recommendations=[
        Sourced("f", RecommendationContent(from_="Jan", relation="client", text="Dry.", date="2020-02"))
    ],
)


def contents(record: WholeRecord) -> dict[str, Any]:
    kinds = {name: [kept.content.model_dump() for kept in getattr(record, name)] for name in CONTENT_OF}
    return {name: sorted(map(str, values)) for name, values in kinds.items()} | {"profile": record.profile}


@pytest.mark.parametrize("record", [FULL, *map(record_of, NAMES)], ids=["full", *NAMES])
def test_what_was_written_reads_back_the_same(record: WholeRecord) -> None:
    written = json.dumps(json_resume.write(record), ensure_ascii=False).encode()
    found = json_resume.read(written)
    assert found.unplaced == []
    assert contents(without_problems(found)) == contents(record)


@pytest.mark.parametrize(
    "record", [FULL, WholeRecord(), *map(record_of, NAMES)], ids=["full", "empty", *NAMES]
)
def test_what_is_written_is_valid_by_the_schema(record: WholeRecord) -> None:
    schema = json.loads(shared_data("resumes/json-resume/schema.json").read_text())
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    assert [error.message for error in validator.iter_errors(json_resume.write(record))] == []


def test_a_client_is_still_known_and_hidden_from_others_after_a_way_through_a_file() -> None:
    again = without_problems(json_resume.read(json.dumps(json_resume.write(FULL)).encode()))
    shown, _ = for_others(again, None)
    assert shown.projects[2].content.description == "For Client A, with Person A."
    for record in (FULL, again):
        written = json.dumps(json_resume.write(for_others(record, None)[0])["projects"][2])
        assert not [name for name in ('client"', "people", "Brook", "Amina", "Diallo") if name in written]


def test_other_readers_see_responsibilities_too() -> None:
    work = json_resume.write(FULL)["work"][0]
    assert work["highlights"] == ["No accident", "Orders slate", "Plans the week", "Orders slate"]


def test_a_kind_that_the_schema_does_not_know_is_never_passed_off_as_an_award() -> None:
    written = json_resume.write(FULL)
    assert [award["title"] for award in written["awards"]] == ["Best roof"]
    assert [one["kind"] for one in written["x-pathfinder"]["accomplishments"]] == ["patent", "course"]
