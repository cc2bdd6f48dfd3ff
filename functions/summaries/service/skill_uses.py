"""Every skill that the experiences show: since when, until when, and in which years for how long."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from functions.summaries.service.chronology import counts, last_used, oldest_first
from functions.summaries.service.skills import Skill, skills_of
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import stretch_of
from shared.ids import derived_id
from shared.records.skills import SkillUse, SkillUses, YearOfUse

_MOST_SKILLS = 400
_MOST_EVIDENCE = 3
_MOST_SOURCES = 100


def compose_skill_uses(
    experiences: Sequence[RecordedExperience],
    user_id: str,
    *,
    today: date,
    source_version: int,
    now: datetime,
) -> SkillUses:
    """The skills, the longest used first. Years and months count work only, overlaps once."""
    skills = skills_of(oldest_first(experiences), today)[:_MOST_SKILLS]
    return SkillUses(
        skills=[_use(skill, user_id, today) for skill in skills], made_at=now, source_version=source_version
    )


def _use(skill: Skill, user_id: str, today: date) -> SkillUse:
    used_in = skill.experiences
    return SkillUse(
        id=derived_id(user_id, skill.key, 0),
        name=skill.name,
        catalogue_id=skill.key.removeprefix("#") if skill.key.startswith("#") else None,
        category=skill.category,
        years=skill.years(today),
        first_used=min((one.content.start_date for one in used_in), default=None),
        last_used=last_used(used_in, today),
        sources=[one.id for one in used_in][:_MOST_SOURCES],
        evidence=skill.evidence[:_MOST_EVIDENCE],
        by_year=_by_year([one for one in used_in if counts(one)], today),
    )


def _by_year(experiences: Sequence[RecordedExperience], today: date) -> list[YearOfUse]:
    """A month counts where any day of it does."""
    months: dict[int, set[int]] = defaultdict(set)
    for stretch in filter(None, (stretch_of(one, today) for one in experiences)):
        first, last = (
            stretch.first.year * 12 + stretch.first.month,
            stretch.last.year * 12 + stretch.last.month,
        )
        for month in range(first - 1, last):
            months[month // 12].add(month % 12)
    return [YearOfUse(year=year, months=len(found)) for year, found in sorted(months.items())]
