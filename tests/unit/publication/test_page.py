"""The public page: what others see, and what they never do."""

import json
import re
from typing import Any, get_args

import pytest

from functions.publication.service.page import page_of
from functions.publication.service.selection import shown_of
from shared.documents import Sourced, WholeRecord
from shared.records.experience import ExperienceContent
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    Part,
    Preferences,
    ProfileContent,
    ProjectContent,
    RecommendationContent,
    SkillContent,
)
from shared.records.summaries import QuickSummary

ADDRESS = "https://path.example/p/ana"
OF_PART: dict[Part, str] = {
    "headline": "HEADLINEWORD",
    "bio": "BIOWORD",
    "location": "LOCATIONWORD",
    "email": "mail@word.example",
    "phone": "+44 20 7946 0000",
    "links": "linkword.example",
    "experiences": "EXPERIENCEWORD",
    "education": "EDUCATIONWORD",
    "certifications": "CERTIFICATIONWORD",
    "languages": "LANGUAGEWORD",
    "projects": "PROJECTWORD",
    "accomplishments": "ACCOMPLISHMENTWORD",
    "recommendations": "RECOMMENDATIONWORD",
    "skills": "SKILLWORD",
}
NEVER = ("GOALWORD", "WISHWORD")


def record(**profile: Any) -> WholeRecord:
    kept = ProfileContent(
        **{
            "full_name": "Ana Lima",
            "headline": OF_PART["headline"],
            "bio": OF_PART["bio"],
            "location": OF_PART["location"],
            "email": OF_PART["email"],
            "phone": OF_PART["phone"],
            "website_url": f"https://{OF_PART['links']}/",
            "career_goals": NEVER[0],
            "preferences": Preferences(desired_titles=[NEVER[1]]),
            "visibility": "public",
            **profile,
        }
    )
    stay = ExperienceContent(
        title=OF_PART["experiences"], organization="Inn", start_date="2019", is_current=True
    )
    recommendation = RecommendationContent(text=OF_PART["recommendations"], **{"from": "Bo"})
    return WholeRecord(
        profile=kept,
        experiences=(Sourced("e", stay),),
        education=(Sourced("d", EducationContent(institution=OF_PART["education"])),),
        certifications=(Sourced("c", CertificationContent(name=OF_PART["certifications"])),),
        languages=(Sourced("l", LanguageContent(language=OF_PART["languages"])),),
        projects=(Sourced("p", ProjectContent(name=OF_PART["projects"])),),
        skills=(Sourced("s", SkillContent(name=OF_PART["skills"])),),
        accomplishments=(
            Sourced("a", AccomplishmentContent(kind="award", title=OF_PART["accomplishments"])),
        ),
        recommendations=(Sourced("r", recommendation),),
    )


def page(kept: WholeRecord, summary: QuickSummary | None = None) -> str:
    return page_of(shown_of(kept, summary, None), address=ADDRESS, photo=None)


@pytest.mark.parametrize("part", OF_PART)
def test_a_part_is_seen_when_its_owner_shows_it_and_only_then(part: Part) -> None:
    others = [one for one in OF_PART if one != part]
    assert OF_PART[part] in page(record(shown=[part]))
    without = page(record(shown=others))
    assert OF_PART[part] not in without
    assert all(OF_PART[other] in without for other in others)


def test_wishes_and_goals_are_never_seen() -> None:
    everything = page(record(shown=list(get_args(Part))))
    assert not any(word in everything for word in NEVER)


def test_every_part_that_may_be_shown_is_tried_here() -> None:
    assert set(OF_PART) | {"photo"} == set(get_args(Part))


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><b>", "{{ 7*7 }}"]
)
def test_what_somebody_wrote_is_text_and_nothing_else(evil: str) -> None:
    html = page(record(full_name=evil, headline=evil, bio=evil, shown=["headline", "bio"]))
    assert evil.strip("{} ") == "7*7" or evil not in html
    assert len(re.findall(r"<script", html)) == 1
    assert "49" not in html
    person = json.loads(re.search(r"ld\+json\">(.*?)</script>", html).group(1))  # type: ignore[union-attr]
    assert person["name"] == evil


def test_machines_read_the_same_facts() -> None:
    html = page(record(shown=[one for one in OF_PART if one not in ("email", "phone")]))
    person = json.loads(re.search(r"ld\+json\">(.*?)</script>", html).group(1))  # type: ignore[union-attr]
    assert person == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Ana Lima",
        "url": ADDRESS,
        "description": OF_PART["headline"],
        "homeLocation": {"@type": "Place", "name": OF_PART["location"]},
        "sameAs": [f"https://{OF_PART['links']}/"],
        "jobTitle": OF_PART["experiences"],
        "worksFor": {"@type": "Organization", "name": "Inn"},
        "alumniOf": [{"@type": "Organization", "name": OF_PART["education"]}],
        "hasCredential": [{"@type": "EducationalOccupationalCredential", "name": OF_PART["certifications"]}],
        "knowsLanguage": [OF_PART["languages"]],
        "knowsAbout": [OF_PART["skills"]],
        "award": [OF_PART["accomplishments"]],
    }


def test_only_a_public_page_wants_to_be_found() -> None:
    assert "noindex" not in page(record())
    assert "noindex" in page(record(visibility="unlisted"))


def test_an_empty_record_has_a_page_too() -> None:
    assert "Nothing is shown here yet." in page(WholeRecord(profile=ProfileContent(visibility="public")))
