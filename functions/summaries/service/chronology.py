"""Which experiences count as years of work, and their order in time."""

from collections.abc import Iterable
from datetime import date

from functions.summaries.service.sources import RecordedExperience
from shared.records.partial_date import first_day, last_day


def counts(experience: RecordedExperience) -> bool:
    """Work, military service and internships count; volunteering and projects never do."""
    content = experience.content
    if content.experience_type in ("volunteer", "project"):
        return False
    return content.experience_type in ("work", "military") or content.employment_type == "internship"


def oldest_first(experiences: Iterable[RecordedExperience]) -> list[RecordedExperience]:
    """By start, then by end; what is current comes last of those that began together."""
    return sorted(experiences, key=_order)


def end_of(experience: RecordedExperience, today: date) -> date:
    """The last day of the experience so far: today where it goes on."""
    end = experience.content.end_date
    return today if end is None else min(last_day(end), today)


def last_used(experiences: Iterable[RecordedExperience], today: date) -> str | None:
    """The latest end at its own precision; today's month where something goes on."""
    ends = [experience.content.end_date for experience in experiences]
    if any(end is None or first_day(end) > today for end in ends):
        return f"{today:%Y-%m}"
    return max((end for end in ends if end is not None), key=last_day, default=None)


def _order(experience: RecordedExperience) -> tuple[date, date, str, str, str]:
    content = experience.content
    end = date.max if content.end_date is None else last_day(content.end_date)
    return (first_day(content.start_date), end, content.title, content.organization, experience.id)
