"""The industries of a career, with the years in each."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import years_of
from shared.records.summaries import IndustryYears


def industry_of(experience: RecordedExperience) -> str | None:
    """The industry that enrichment found, else the one the user wrote."""
    found = experience.enrichment.category.industry if experience.enrichment else None
    name = " ".join((found or experience.content.industry or "").split())
    return name or None


def industry_years(experiences: Iterable[RecordedExperience], today: date) -> list[IndustryYears]:
    """Years by industry, most first; overlaps within one industry count once."""
    groups: dict[str, list[RecordedExperience]] = defaultdict(list)
    names: dict[str, str] = {}
    for experience in experiences:
        if name := industry_of(experience):
            groups[name.casefold()].append(experience)
            names.setdefault(name.casefold(), name)
    found = [IndustryYears(name=names[key], years=years_of(group, today)) for key, group in groups.items()]
    return sorted(found, key=lambda industry: (-industry.years, industry.name))
