"""Tier 2: what the record adds up to."""

from collections.abc import Sequence
from datetime import date, datetime

from functions.summaries.service.achievements import key_achievements, results_of
from functions.summaries.service.chronology import counts, oldest_first
from functions.summaries.service.industries import industry_years
from functions.summaries.service.leadership import leadership_of
from functions.summaries.service.skills import recurring, skill_years, skills_of
from functions.summaries.service.sources import NothingToSummarize, RecordedExperience
from functions.summaries.service.stretches import years_of
from shared.records.profile import ProfileContent
from shared.records.summaries import CareerStep, ProfileSummary


def compose_profile(
    experiences: Sequence[RecordedExperience],
    profile: ProfileContent | None = None,  # noqa: ARG001 - the same call as compose_quick
    *,
    today: date,
    source_version: int,
    now: datetime,
) -> ProfileSummary:
    """The profile summary of these experiences, computed from their words and findings alone.

    Years count work, military service and internships, overlaps once, to one decimal.
    Raises NothingToSummarize where there is no experience.
    """
    if not experiences:
        raise NothingToSummarize
    ordered = oldest_first(experiences)
    counted = [experience for experience in ordered if counts(experience)]
    skills = skills_of(ordered, today)
    return ProfileSummary(
        total_years_experience=years_of(counted, today),
        industries=industry_years(counted, today),
        core_strengths=[skill.name for skill in recurring(skills)],
        technical_skills=skill_years([skill for skill in skills if not skill.soft], today),
        soft_skills=skill_years([skill for skill in skills if skill.soft], today),
        career_progression=[_step(experience) for experience in counted],
        key_achievements=key_achievements(results_of(ordered, today)),
        leadership=leadership_of(counted, today),
        total_positions=len(counted),
        total_organizations=len({_plain(experience.content.organization) for experience in counted}),
        career_start=counted[0].content.start_date if counted else None,
        last_regenerated=now,
        source_version=source_version,
    )


def _step(experience: RecordedExperience) -> CareerStep:
    content, found = experience.content, experience.enrichment
    return CareerStep(
        from_=content.start_date,
        to=content.end_date,
        title=content.title,
        organization=content.organization,
        level=found.category.level if found else None,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).rstrip(".")
