"""A career as a writer looks at it: what is current, what came before, what stands beside."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from functions.summaries.service.achievements import Result, results_of
from functions.summaries.service.chronology import counts, end_of, oldest_first
from functions.summaries.service.skills import Skill, recurring, skills_of
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import Stretch, merged, stretch_of, years_of
from shared.records.partial_date import first_day

_OWN_ACCOUNT = (
    r"self[- ]?employed|freelanc\w+|sole trader|own (?:business|account|practice)|selbstst?ändig\w*"
    r"|freiberuflich\w*|à son compte|autónom[oa]"
)
_IN_THE_TITLE = re.compile(
    rf"\b(?:{_OWN_ACCOUNT}|owner[- ]operator|(?:business|shop|salon|practice|restaurant) owner)\b"
    r"|^(?:independent|(?:co-)?owner)\b",
    re.IGNORECASE,
)
_IN_THE_FIRM = re.compile(rf"\b(?:{_OWN_ACCOUNT})\b|^independent$", re.IGNORECASE)


@dataclass(frozen=True)
class Career:
    """All experiences, oldest first, and the day it is looked at."""

    experiences: tuple[RecordedExperience, ...]
    today: date

    @classmethod
    def of(cls, experiences: Sequence[RecordedExperience], today: date) -> "Career":
        return cls(tuple(oldest_first(experiences)), today)

    @cached_property
    def posts(self) -> list[RecordedExperience]:
        """What counts as work, oldest first."""
        return [one for one in self.experiences if counts(one)]

    @cached_property
    def beside(self) -> list[RecordedExperience]:
        """Volunteering, projects and what else does not count, the latest first."""
        rest = [one for one in self.experiences if not counts(one)]
        return sorted(rest, key=lambda one: end_of(one, self.today), reverse=True)

    @cached_property
    def current(self) -> list[RecordedExperience]:
        """The posts that go on, the main one first: full time before part time, then the latest begun."""
        going_on = [one for one in self.posts if is_going_on(one, self.today)]
        latest_first = list(reversed(going_on))
        return sorted(latest_first, key=lambda one: one.content.employment_type in ("part_time", "temporary"))

    @cached_property
    def main(self) -> RecordedExperience:
        """What the career stands at: the main current post, else the one that ended last."""
        if self.current:
            return self.current[0]
        if self.posts:
            return max(
                self.posts, key=lambda one: (end_of(one, self.today), first_day(one.content.start_date))
            )
        return self.beside[0]

    @cached_property
    def earlier(self) -> list[RecordedExperience]:
        """The posts besides the main one that do not go on, the latest first."""
        others = [one for one in self.posts if one is not self.main and one not in self.current]
        return list(reversed(others))

    @cached_property
    def years(self) -> float:
        return years_of(self.posts, self.today)

    @cached_property
    def stretches(self) -> list[Stretch]:
        return merged(found for one in self.posts if (found := stretch_of(one, self.today)))

    @cached_property
    def gap_before_main(self) -> int:
        """Days without any post right before the main one began; 0 for a first post."""
        start = first_day(self.main.content.start_date)
        before = [
            end_of(one, self.today)
            for one in self.posts
            if one is not self.main and _starts_before(one, start)
        ]
        return max(0, (start - max(before) - timedelta(days=1)).days) if before else 0

    @cached_property
    def skills(self) -> list[Skill]:
        return skills_of(self.experiences, self.today)

    @cached_property
    def strengths(self) -> list[Skill]:
        return recurring(self.skills)

    @cached_property
    def results(self) -> list[Result]:
        return results_of(self.experiences, self.today)

    def days(self, experience: RecordedExperience) -> int:
        """How long an experience has lasted so far."""
        stretch = stretch_of(experience, self.today)
        return stretch.days if stretch else 0

    def choice(self, of: str, among: int) -> int:
        """Which of several equally fitting constructions these words get: fixed by the content alone."""
        content = "\n".join(f"{one.content.title}|{one.content.organization}" for one in self.experiences)
        digest = hashlib.sha256(f"{of}\n{content}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % among


def is_going_on(experience: RecordedExperience, today: date) -> bool:
    """Whether it is marked as current, or ends later than today."""
    end = experience.content.end_date
    return end is None or first_day(end) > today


def is_independent(experience: RecordedExperience) -> bool:
    """Whether the work was on the person's own account."""
    content = experience.content
    named = _IN_THE_TITLE.search(content.title) or _IN_THE_FIRM.search(content.organization.strip())
    return content.employment_type == "freelance" or named is not None


def same_employer(one: RecordedExperience, other: RecordedExperience) -> bool:
    return " ".join(one.content.organization.casefold().split()) == " ".join(
        other.content.organization.casefold().split()
    )


def _starts_before(experience: RecordedExperience, day: date) -> bool:
    return first_day(experience.content.start_date) < day
