"""Occupations as data, and the normalization of job titles to them."""

from collections import Counter

import pytest

from shared.catalogue import (
    UnknownOccupation,
    all_occupations,
    all_skills,
    further_skills,
    occupation,
    occupation_of,
    occupations_of,
    related_occupations,
    resolve,
    usual_skills,
)


def test_there_are_many_occupations_over_all_trades() -> None:
    trades = Counter(one.trade for one in all_occupations())
    assert len(all_occupations()) >= 250
    assert trades.keys() == {skill.trade for skill in all_skills()} - {"languages", "interpersonal"}
    assert trades["software"] < len(all_occupations()) / 8


def test_every_occupation_has_8_to_20_usual_skills_that_exist() -> None:
    sizes = {one.id: len(set(usual_skills(one))) for one in all_occupations()}
    assert [one for one, size in sizes.items() if not 8 <= size <= 20] == []
    assert all(set(one.usual).isdisjoint(one.also) for one in all_occupations())
    assert all(further_skills(one) is not None for one in all_occupations())


def test_every_skill_names_occupations_it_belongs_to() -> None:
    assert [skill.id for skill in all_skills() if not occupations_of(skill)] == []


def test_every_occupation_has_titles_in_other_languages_and_is_found_by_its_name() -> None:
    assert [one.id for one in all_occupations() if len(one.aliases) < 3] == []
    assert [one.id for one in all_occupations() if occupation_of(one.name) != one] == []


def test_every_title_finds_an_occupation_that_has_it() -> None:
    lost = [
        (one.id, title)
        for one in all_occupations()
        for title in one.aliases
        if (found := occupation_of(title)) is None
        or title.casefold() not in [alias.casefold() for alias in (found.name, *found.aliases)]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sr. Staff Nurse (ICU)", "registered-nurse"),
        ("Physicians", "physician"),
        ("HGV driver", "truck-driver"),
        ("LKW-Fahrer (m/w/d)", "truck-driver"),
        ("Küchenchef", "head-chef"),
        ("Dachdeckermeister", "roofer"),
        ("Plumber's Mate", "plumber"),
        ("Koch/Köchin", "cook"),
        ("Lehrer*in", "secondary-teacher"),
        ("Gesundheits- und Krankenpflegerin", "registered-nurse"),
        ("infirmière en réanimation", "registered-nurse"),
        ("Infirmier(ère)", "registered-nurse"),
        ("Avocate en droit social", "lawyer"),
        ("Ingénieur structure", "civil-engineer"),
        ("camarero/a", "waiter"),
        ("Enfermera de UCI", "critical-care-nurse"),
        ("Senior Java Backend Engineer", "software-developer"),
        ("Director of Marketing", "marketing-manager"),
        ("Manager, Human Resources", "hr-manager"),
        ("Teacher of Mathematics", "secondary-teacher"),
        ("Cook / Cleaner", "cook"),
    ],
)
def test_a_title_is_normalized_whatever_its_rank_gender_or_language(title: str, expected: str) -> None:
    found = occupation_of(title)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Nurse Recruiter", "recruiter"), ("Assistant to the Managing Director", "executive-assistant")],
)
def test_the_last_noun_of_an_english_title_decides(title: str, expected: str) -> None:
    found = occupation_of(title)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "title", ["", "Manager", "Engineer", "Fiscal analyst", "Dog trainer", "x" * 300, "()/-"]
)
def test_what_names_no_occupation_of_ours_is_none(title: str) -> None:
    assert occupation_of(title) is None


def test_related_occupations_share_skills_and_are_not_the_same_one() -> None:
    nurse = occupation("registered-nurse")
    near = related_occupations(nurse)
    assert "critical-care-nurse" in [one.id for one in near]
    assert nurse not in near
    assert all(len({*one.usual} & {*nurse.usual}) >= 2 for one in near)


def test_a_skill_is_usual_where_it_is_the_trade() -> None:
    welding = resolve("welding")
    assert welding is not None
    assert occupations_of(welding)[0].id in {"welder", "diesel-mechanic", "body-repairer"}


def test_an_unknown_occupation_is_refused() -> None:
    with pytest.raises(UnknownOccupation):
        occupation("no-such-occupation")
