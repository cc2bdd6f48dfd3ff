"""The industry, function and level that titles, employers and texts show, and those they only seem to."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from shared.ai.local.category import categorize
from shared.ai.port import Source
from shared.records.enrichment import Category

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "experiences.toml").read_text("utf-8")
)["experience"]


def category(title: str, organization: str = "Acme", **fields: Any) -> Category:
    return categorize(Source.of("r", 1, {"title": title, "organization": organization, **fields})).category


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_every_case_has_the_category_a_reader_would_give_it(case: dict[str, Any]) -> None:
    found = categorize(Source.of("r", 1, case)).category
    assert (found.industry or "", found.function or "", found.level or "") == (
        case["industry"],
        case["function"],
        case["level"],
    )


@pytest.mark.parametrize(
    ("title", "organization", "level"),
    [
        ("Sous Chef", "Le Petit Bistro", "lead"),
        ("Head Chef", "Harbour Hotel", "manager"),
        ("Commis Chef", "Harbour Hotel", "junior"),
        ("Chef de partie", "Harbour Hotel", None),
        ("Charge Nurse", "County Hospital", "lead"),
        ("Stationsleitung", "Klinikum Bremen", "manager"),
        ("Ward Sister", "County Hospital", "manager"),
        ("Staff Nurse", "County Hospital", None),
        ("Site Foreman", "Cedar Homes", "lead"),
        ("Bauleiterin", "Hochbau Nord", "manager"),
        ("Journeyman Electrician", "Volt", "mid"),
        ("Apprentice Trainer", "Volt", None),
        ("Apprentice Electrician", "Volt", "intern"),
        ("Partner", "Baker & Hill LLP", "executive"),
        ("HR Business Partner", "Acme", None),
        ("Senior Associate", "Baker & Hill LLP", "senior"),
        ("Pupil Barrister", "Gray's Chambers", "intern"),
        ("Head of Department", "Oak Secondary School", "manager"),
        ("Head of Procurement", "Acme", "director"),
        ("Vice President", "Kingsway Bank", "senior"),
        ("Vice President of Sales", "Acme", "executive"),
        ("President", "Acme", "executive"),
        ("Lead Generation Specialist", "Acme", None),
        ("Lead Engineer", "Acme", "lead"),
        ("Assistant Manager", "Hobbs Supermarket", "manager"),
        ("Executive Assistant", "Acme", None),
        ("Personal Assistant to the Managing Director", "Acme", None),
        ("Sales Executive", "Acme", None),
        ("Account Manager", "Acme", "mid"),
        ("Project Manager", "Acme", "mid"),
        ("Product Owner", "Acme", None),
        ("Owner", "Joe's Plumbing", "executive"),
        ("Chief Financial Officer", "Acme", "executive"),
        ("Chief Engineer", "Baltic Shipping", "lead"),
        ("Film Director", "Freelance", None),
        ("Director of Nursing", "County Hospital", "director"),
        ("Senior Living Coordinator", "Maple House", None),
        ("Senior Software Engineer", "Acme", "senior"),
        ("Software Engineer II", "Acme", "mid"),
        ("Junior Developer", "Acme", "junior"),
        ("International Buyer", "Acme", None),
        ("Internal Auditor", "Acme", None),
        ("Praktikantin", "Acme", "intern"),
        ("Student Counsellor", "City College", None),
        ("Roofer", "Cedar & Sons", None),
    ],
)
def test_the_level_is_what_the_title_shows(title: str, organization: str, level: str | None) -> None:
    assert category(title, organization).level == level


def test_the_industry_a_user_states_goes_before_the_employers_name() -> None:
    assert category("Clerk", "Harbour Hotel", industry="Gastronomie").industry == "Hospitality and tourism"
    assert category("Clerk", "Harbour Hotel", industry="Falconry").industry == "Falconry"


def test_the_employer_goes_before_the_trade() -> None:
    assert category("Cleaner", "St. Anne's School").industry == "Education"
    assert category("Accountant", "Acme").industry is None


def test_a_text_that_speaks_of_one_industry_shows_it() -> None:
    told = "Answered questions of patients on the ward and kept the hospital's files."
    assert category("Clerk", description=told).industry == "Healthcare"
    assert category("Clerk", description="Kept the files.").industry is None


def test_the_department_names_the_function_where_the_title_does_not() -> None:
    assert category("Assistant", department="Procurement").function == "Procurement"
    assert category("Assistant").function is None
