"""What the local engine finds in experiences of many trades, and what it leaves alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.ai.local.skills import extract_skills
from shared.ai.port import SkillsFound, Source
from shared.catalogue import by_id, could_show

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "experiences.toml").read_text("utf-8")
)["experience"]


def source_of(case: dict[str, Any]) -> Source:
    return Source.of("01J0000000000000000000000A", 3, case)


def names(found: SkillsFound) -> set[str]:
    return {one.name for one in found.skills} | {one.name for one in found.technologies}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_nothing_is_found_that_the_words_do_not_show(case: dict[str, Any]) -> None:
    assert not names(extract_skills(source_of(case))) & set(case["must_not"])


def test_the_figures_over_all_cases_hold() -> None:
    expected = found = right = 0
    for case in CASES:
        these = names(extract_skills(source_of(case)))
        expected += len(case["must"])
        found += len(these & set(case["must"]))
        right += len(these & {*case["must"], *case["may"]})
    total = sum(len(names(extract_skills(source_of(case)))) for case in CASES)
    recall, precision = found / expected, right / total
    print(
        f"{len(CASES)} experiences: recall {recall:.3f} of {expected}, precision {precision:.3f} of {total}"
    )
    assert recall >= 0.97
    assert precision >= 0.97


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_evidence_stands_where_it_says_and_can_carry_the_claim(case: dict[str, Any]) -> None:
    source = source_of(case)
    found = extract_skills(source)
    for one in (*found.skills, *found.technologies):
        assert 1 <= len(one.evidence) <= 3
        for words in one.evidence:
            assert source.by_address[words.field][words.start : words.end] == words.text
            assert words.field not in ("organization", "location")
    for skill in found.skills:
        if skill.catalogue_id:
            assert all(could_show(by_id(skill.catalogue_id), words.text) for words in skill.evidence)


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_gives_evidence_in_its_place(description: str, title: str) -> None:
    source = Source.of("r", 1, {"title": title, "description": description, "technologies": [title]})
    found = extract_skills(source)
    for one in (*found.skills, *found.technologies):
        for words in one.evidence:
            assert source.by_address[words.field][words.start : words.end] == words.text


def find(**fields: Any) -> SkillsFound:
    return extract_skills(Source.of("r", 1, fields))


def test_a_language_of_programming_is_a_technology_and_a_skill_and_a_machine_only_a_technology() -> None:
    found = find(title="Operator", description="Wrote Python for the line and drove tractors.")
    assert [one.name for one in found.technologies] == ["Python", "Tractor"]
    assert "Python" in {one.name for one in found.skills}
    assert "Tractor" not in {one.name for one in found.skills}


def test_what_the_user_lists_as_a_technology_keeps_the_name_given() -> None:
    found = find(title="Developer", technologies=["Golang", "Our own router"])
    assert [one.name for one in found.technologies] == ["Golang", "Our own router"]
    assert ("Go", "go") in {(one.name, one.catalogue_id) for one in found.skills}


def test_the_employer_is_no_skill() -> None:
    found = find(title="Clerk", organization="Salesforce", description="At Salesforce I answered letters.")
    assert "Salesforce" not in names(found)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Expert in Python and SQL", "expert"),
        ("Basic knowledge of Python", "beginner"),
        ("Python (advanced)", "advanced"),
        ("Wrote Python every day", None),
    ],
)
def test_proficiency_is_only_what_is_stated(words: str, level: str | None) -> None:
    (python,) = [one for one in find(title="Analyst", description=words).skills if one.name == "Python"]
    assert python.proficiency == level


def test_adjectives_are_no_skills() -> None:
    found = find(title="Clerk", description="A motivated team player with leadership qualities and drive.")
    assert not {one.name for one in found.skills} & {"Team leadership", "Teamwork"}


@pytest.mark.parametrize(
    "text",
    [
        "English" + ", " * 9000 + "x Spanish",
        "using" + " " * 19000,
        "C/" * 10000,
        "train a b c " * 1600,
        "(" * 20000,
    ],
)
def test_hostile_text_shows_nothing(text: str) -> None:
    found = find(title="Clerk", description=text[:20000])
    assert all(one.evidence for one in found.skills)
