"""Arithmetic on stretches of time: overlapping ones count once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from functions.summaries.service.sources import RecordedExperience
from shared.records.partial_date import first_day, last_day

DAYS_OF_A_YEAR = 365.25
"""The mean Julian year."""


@dataclass(frozen=True, order=True)
class Stretch:
    """From the first to the last day, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def stretch_of(experience: RecordedExperience, today: date) -> Stretch | None:
    """The days an experience covers so far; None where it has not begun.

    A start counts from the first day of its precision, an end to the last; what is current, or ends
    after today, counts to today.
    """
    content = experience.content
    first = first_day(content.start_date)
    last = today if content.end_date is None else min(last_day(content.end_date), today)
    return Stretch(first, last) if first <= last else None


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same days as stretches that neither overlap nor touch, oldest first."""
    result: list[Stretch] = []
    for stretch in sorted(stretches):
        if result and stretch.first <= result[-1].last + timedelta(days=1):
            result[-1] = Stretch(result[-1].first, max(result[-1].last, stretch.last))
        else:
            result.append(stretch)
    return result


def years(stretches: Iterable[Stretch]) -> float:
    """The years covered, each day once, to one decimal."""
    return round(sum(stretch.days for stretch in merged(stretches)) / DAYS_OF_A_YEAR, 1)


def years_of(experiences: Iterable[RecordedExperience], today: date) -> float:
    """The years these experiences cover together, to one decimal."""
    found = (stretch_of(experience, today) for experience in experiences)
    return years(stretch for stretch in found if stretch is not None)
