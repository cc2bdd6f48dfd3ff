"""Tier 3: what can be read at a glance."""

from collections.abc import Sequence
from datetime import date, datetime

from functions.summaries.service.career import Career
from functions.summaries.service.prose.executive import executive_summary
from functions.summaries.service.prose.headline import headline
from functions.summaries.service.sources import NothingToSummarize, RecordedExperience
from shared.records.evidence import Evidence
from shared.records.profile import ProfileContent
from shared.records.summaries import ProfileSummary, QuickSummary

MOST_SKILLS = 10
MOST_INDUSTRIES = 5


def compose_quick(
    experiences: Sequence[RecordedExperience],
    profile: ProfileContent | None,
    profile_summary: ProfileSummary,
    *,
    today: date,
    source_version: int,
    now: datetime,
) -> QuickSummary:
    """The quick summary, in sentences whose names and figures all stand in `evidence`.

    Raises NothingToSummarize where there is no experience.
    """
    if not experiences:
        raise NothingToSummarize
    career = Career.of(experiences, today)
    line, text = headline(career), executive_summary(career)
    return QuickSummary(
        headline=line.text,
        executive_summary=text.text,
        evidence=_once([*line.evidence, *text.evidence]),
        key_skills=key_skills(profile_summary),
        years_experience=profile_summary.total_years_experience,
        current_role=career.current[0].content.title if career.current else None,
        industries=[industry.name for industry in profile_summary.industries[:MOST_INDUSTRIES]],
        key_strengths=profile_summary.core_strengths,
        career_goals=(profile.career_goals or None) if profile else None,
        total_roles=profile_summary.total_positions,
        last_updated=now,
        source_version=source_version,
    )


def key_skills(summary: ProfileSummary) -> list[str]:
    """The core strengths, then the skills used longest and latest; at most 10."""
    skills = [*summary.technical_skills, *summary.soft_skills]
    by_use = sorted(skills, key=lambda skill: (skill.years, skill.last_used or ""), reverse=True)
    return list(dict.fromkeys([*summary.core_strengths, *(skill.name for skill in by_use)]))[:MOST_SKILLS]


def _once(evidence: Sequence[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(evidence))
