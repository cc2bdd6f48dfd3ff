"""Years, skills, achievements and leadership."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.summaries.service import NothingToSummarize, RecordedExperience, compose_profile, compose_quick
from functions.summaries.service.stretches import DAYS_OF_A_YEAR
from shared.records.experience import ExperienceContent
from shared.records.summaries import ProfileSummary
from tests.unit.summaries.careers import DRIVER, MANAGER, NURSE, TODAY, TWO_JOBS
from tests.unit.summaries.records import post
from tests.unit.summaries.snapshot import NOW, both


def profile_of(*experiences: RecordedExperience, today: date = TODAY) -> ProfileSummary:
    return compose_profile(experiences, None, today=today, source_version=3, now=NOW)


@st.composite
def an_experience(draw: st.DrawFn, kinds: tuple[str, ...] = ("work", "military")):
    first = draw(st.dates(date(1970, 1, 1), TODAY))
    last = draw(st.none() | st.dates(first, TODAY))
    cut = draw(st.sampled_from([4, 7, 10]))
    content = ExperienceContent(
        title="T",
        organization="O",
        start_date=first.isoformat()[:cut],
        end_date=last.isoformat()[:cut] if last else None,
        is_current=last is None,
        experience_type=draw(st.sampled_from(kinds)),
    )
    return RecordedExperience(draw(st.uuids()).hex, 1, content)


@given(st.lists(an_experience(), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_years_are_never_more_than_the_span_nor_less_than_the_longest(experiences):
    total = profile_of(*experiences).total_years_experience
    begun = min(date.fromisoformat(f"{one.content.start_date}-01-01"[:10]) for one in experiences)
    assert total <= ((TODAY - begun).days + 1) / DAYS_OF_A_YEAR + 0.05
    assert total >= max(profile_of(one).total_years_experience for one in experiences)


@given(st.lists(an_experience(), min_size=1, max_size=8))
@settings(max_examples=80, deadline=None)
def test_the_same_stretch_again_adds_nothing(experiences):
    again = [RecordedExperience(f"{one.id}-2", 1, one.content) for one in experiences]
    assert (
        profile_of(*experiences, *again).total_years_experience
        == profile_of(*experiences).total_years_experience
    )


@given(st.lists(an_experience(), max_size=6), an_experience(("volunteer", "project")))
@settings(max_examples=80, deadline=None)
def test_a_volunteer_post_or_project_never_changes_years_or_posts(experiences, unpaid):
    after = profile_of(*experiences, unpaid)
    if not experiences:
        assert (after.total_years_experience, after.total_positions, after.career_start) == (0, 0, None)
        return
    before = profile_of(*experiences)
    assert after.total_years_experience == before.total_years_experience
    assert (after.total_positions, after.industries) == (before.total_positions, before.industries)


@given(st.lists(an_experience(), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_record_gives_texts_within_their_lengths_and_evidence_that_holds(experiences):
    quick = both(experiences)[1]
    by_id = {one.id: one for one in experiences}
    assert len(quick.headline) <= 200
    assert len(quick.executive_summary) <= 500
    assert all(by_id[one.record_id].holds(one) for one in quick.evidence)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2015", "2019", 5.0),
        ("2015-01", "2019-12", 5.0),
        ("2020-02-29", "2020-02-29", 0.0),
        ("2021-01", "2021-06", 0.5),
        ("2026", None, 0.9),
        ("2026", "2026", 0.9),
    ],
)
def test_a_start_counts_from_its_first_day_and_an_end_to_its_last_but_never_beyond_today(start, end, years):
    assert profile_of(post("a", "Baker", "Bakery", start, end)).total_years_experience == years


def test_internships_count_and_volunteering_as_an_intern_does_not():
    intern = post(
        "a", "Intern", "Firm", "2020-01", "2020-12", experience_type="other", employment_type="internship"
    )
    unpaid = post(
        "b", "Intern", "Club", "2018-01", "2018-12", experience_type="volunteer", employment_type="internship"
    )
    other = post("c", "Student", "School", "2015", "2017", experience_type="other")
    assert profile_of(intern, unpaid, other).total_years_experience == 1.0


def test_overlaps_within_one_industry_count_once_and_industries_apart():
    both_shifts = [
        post("a", "Nurse", "A", "2010-01", "2014-12", industry="Healthcare"),
        post("b", "Nurse", "B", "2012-01", "2016-12", industry="healthcare"),
        post("c", "Teacher", "C", "2014-01", "2015-12", industry="Education"),
    ]
    found = profile_of(*both_shifts)
    assert [(one.name, one.years) for one in found.industries] == [("Healthcare", 7.0), ("Education", 2.0)]
    assert found.total_years_experience == 7.0


def test_the_years_of_a_skill_are_those_of_the_work_that_used_it():
    skills = {one.name: one for one in profile_of(*NURSE).technical_skills}
    assert skills["Wound care"].years == 14.2
    assert skills["Wound care"].last_used == "2026-11"
    assert skills["Wound care"].sources == ["n2", "n3"]
    assert skills["Dementia care"].last_used == "2012-08"


def test_a_skill_shown_only_by_volunteering_has_no_years_of_work():
    unpaid = post(
        "v", "Treasurer", "Choir", "2018", "2020", experience_type="volunteer", technologies=["Xero"]
    )
    found = profile_of(unpaid).technical_skills
    assert [(one.name, one.years, one.last_used) for one in found] == [("Xero", 0.0, "2020")]


def test_core_strengths_recur_across_records():
    assert profile_of(*NURSE).core_strengths == ["Patient assessment", "Wound care"]


def test_the_progression_runs_from_the_oldest_to_the_latest_with_its_levels():
    steps = profile_of(*reversed(MANAGER)).career_progression
    assert [step.from_ for step in steps] == ["2003-02", "2006-02", "2011-07", "2018-01"]
    assert [step.level for step in steps] == [None, "manager", "manager", "director"]
    assert steps[-1].to is None


def test_leadership_needs_words_or_a_level_and_not_only_a_team():
    in_a_team = post(
        "a", "Engineer", "Firm", "2019-01", "2020-12", team_size=30, description="Worked in a team of 30."
    )
    leading = post("b", "Engineer", "Firm", "2021-01", "2022-12", description="Led a team of 7 engineers.")
    found = profile_of(in_a_team, leading).leadership
    assert found is not None
    assert (found.years, found.largest_team, found.sources) == (2.0, 7, ["b"])
    assert profile_of(in_a_team).leadership is None
    denied = post(
        "c", "Clerk", "Firm", "2021-01", "2022-12", description="Did not lead a team; reported to the lead."
    )
    assert profile_of(denied).leadership is None


def test_leadership_sums_its_years_and_names_the_largest_budget():
    found = profile_of(*MANAGER).leadership
    assert found is not None
    assert (found.largest_team, found.budget, found.currency) == (180, 4200000, "USD")
    assert found.sources == ["m2", "m3", "m4"]


def test_at_most_eight_achievements_three_of_one_record_and_figures_first():
    many = [
        post(
            f"p{n}",
            "Cook",
            f"Kitchen {n}",
            f"{2010 + n}",
            f"{2011 + n}",
            achievements=[f"Served {100 + n}{k} covers a night" for k in range(5)]
            + ["Cooked for a minister"],
        )
        for n in range(4)
    ]
    found = profile_of(*many).key_achievements
    assert len(found) == 8
    assert max(sum(one.sources == [post.id] for one in found) for post in many) == 3
    assert all("covers" in one.text for one in found)
    assert all(one.text == one.evidence[0].text for one in found)


def test_money_and_before_and_after_outrank_a_bare_count():
    one = post(
        "a",
        "Buyer",
        "Shop",
        "2020-01",
        achievements=["Visited 12 suppliers", "Saved $40,000 a year", "Cut waste from 9% to 4%"],
    )
    assert [found.text for found in profile_of(one).key_achievements][-1] == "Visited 12 suppliers"


def test_nobody_without_experiences_gets_a_summary():
    with pytest.raises(NothingToSummarize):
        profile_of()
    with pytest.raises(NothingToSummarize):
        compose_quick([], None, profile_of(*DRIVER), today=TODAY, source_version=1, now=NOW)


def test_the_summaries_carry_the_version_they_were_made_from():
    profile, quick = both(TWO_JOBS)
    assert (profile.source_version, quick.source_version) == (7, 7)
    assert (profile.last_regenerated, quick.last_updated) == (NOW, NOW)


def test_a_contract_that_ends_in_the_future_counts_to_today():
    year_ahead = (TODAY + timedelta(days=365)).isoformat()[:7]
    found = profile_of(post("a", "Nurse", "Ward", "2026-01", year_ahead, technologies=["Epic"]))
    assert found.total_years_experience == 0.9
    assert found.technical_skills[0].last_used == "2026-11"
