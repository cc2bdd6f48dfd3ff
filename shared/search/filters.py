"""What narrows a search, besides its words."""

from dataclasses import dataclass
from functools import cached_property

from shared.records.partial_date import first_day, last_day
from shared.search.entries import Entry, key_of_skill
from shared.words import folded


@dataclass(frozen=True)
class Filters:
    """Several values of one filter mean any of them; several filters mean all of them.

    `from_` and `to` are dates as people give them; what has no date passes neither.
    """

    kinds: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None

    def passes(self, entry: Entry) -> bool:
        """Whether the entry is let through by all filters."""
        return not self.stopping(entry)

    def stopping(self, entry: Entry) -> list[str]:
        """The filters that hold the entry back: kind, skill, organization, industry, year."""
        return [name for name, holds in self._each(entry) if not holds]

    def _each(self, entry: Entry) -> tuple[tuple[str, bool], ...]:
        return (
            ("kind", not self.kinds or entry.kind in self.kinds),
            ("skill", not self.skills or self._shows_skill(entry)),
            ("organization", _is_one_of(entry.organization, self.organizations)),
            ("industry", _is_one_of(entry.industry, self.industries)),
            ("year", self._is_within(entry)),
        )

    def _shows_skill(self, entry: Entry) -> bool:
        return any(key in self._skill_keys or folded(name) in self._skill_keys for key, name in entry.skills)

    @cached_property
    def _skill_keys(self) -> frozenset[str]:
        keys = {key_of_skill(name)[0] for name in self.skills}
        return frozenset(keys | {folded(name.strip()) for name in self.skills})

    def _is_within(self, entry: Entry) -> bool:
        if not self.from_ and not self.to:
            return True
        return (
            bool(entry.first)
            and (not self.from_ or entry.last >= first_day(self.from_).isoformat())
            and (not self.to or entry.first <= last_day(self.to).isoformat())
        )


def _is_one_of(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or (value is not None and folded(value) in {folded(one.strip()) for one in wanted})
