"""What a model is asked to answer: names, figures and quotes, never positions.

A model cannot count characters, so it quotes and code finds the place. A quote that stands nowhere
in the record loses its finding here; what the quote does not carry is dropped by the evidence check.
"""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from shared.ai.port import AchievementsFound, CategoryFound, ImpactsFound, SkillsFound, Source
from shared.catalogue import resolve
from shared.evidence import locate_anywhere
from shared.records.enrichment import (
    Category,
    Impact,
    Proficiency,
    Quote,
    SkillCategory,
    SkillFound,
    TechnologyFound,
)
from shared.records.evidence import Evidence

MOST_EVIDENCE = 3
Level = Literal["intern", "junior", "mid", "senior", "lead", "manager", "director", "executive"]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Quoted(_Answer):
    """Words copied from a field of the record."""

    field: str
    words: str

    def evidence(self, source: Source) -> Evidence | None:
        return locate_anywhere(source, self.words, preferred=self.field)


def _evidence(quotes: list[Quoted], source: Source) -> list[Evidence]:
    found = [evidence for quote in quotes if (evidence := quote.evidence(source))]
    return found[:MOST_EVIDENCE]


class SkillAnswer(_Answer):
    name: str
    category: SkillCategory
    proficiency: Proficiency | None
    quotes: list[Quoted]

    def finding(self, source: Source) -> SkillFound | None:
        evidence = _evidence(self.quotes, source)
        known = resolve(self.name)
        if not evidence:
            return None
        return SkillFound(
            name=known.name if known else self.name,
            catalogue_id=known.id if known else None,
            category=known.category if known else self.category,
            proficiency=self.proficiency,
            evidence=evidence,
        )


class TechnologyAnswer(_Answer):
    name: str
    quotes: list[Quoted]

    def finding(self, source: Source) -> TechnologyFound | None:
        evidence = _evidence(self.quotes, source)
        return TechnologyFound(name=self.name, evidence=evidence) if evidence else None


class SkillsAnswer(_Answer):
    skills: list[SkillAnswer]
    technologies: list[TechnologyAnswer]

    def found(self, source: Source) -> SkillsFound:
        """What of the answer stands in the record."""
        skills = [finding for answer in self.skills if (finding := answer.finding(source))]
        technologies = [used for answer in self.technologies if (used := answer.finding(source))]
        return SkillsFound(skills=skills, technologies=technologies)


class ImpactAnswer(_Answer):
    kind: Literal["money", "percent", "count", "time", "factor"]
    metric: str
    value: float
    before: float | None
    after: float | None
    unit: str | None
    currency: str | None
    direction: Literal["up", "down", "none"]
    quote: Quoted

    def finding(self, source: Source) -> Impact | None:
        evidence = self.quote.evidence(source)
        if evidence is None:
            return None
        return Impact(
            kind=self.kind,
            metric=self.metric,
            value=Decimal(str(self.value)),
            from_=None if self.before is None else Decimal(str(self.before)),
            to=None if self.after is None else Decimal(str(self.after)),
            unit=self.unit,
            currency=self.currency,
            direction=self.direction,
            evidence=[evidence],
        )


class ImpactsAnswer(_Answer):
    impacts: list[ImpactAnswer]

    def found(self, source: Source) -> ImpactsFound:
        """What of the answer stands in the record."""
        return ImpactsFound(impacts=[finding for a in self.impacts if (finding := a.finding(source))])


class AchievementsAnswer(_Answer):
    achievements: list[Quoted]
    highlights: list[Quoted]

    def found(self, source: Source) -> AchievementsFound:
        """What of the answer stands in the record, in the record's own words."""
        achievements = _quotes(self.achievements, source)[:10]
        told = {quote.text for quote in achievements}
        highlights = [quote for quote in _quotes(self.highlights, source) if quote.text not in told][:3]
        return AchievementsFound(achievements=achievements, highlights=highlights)


def _quotes(quotes: list[Quoted], source: Source) -> list[Quote]:
    evidence = [found for quote in quotes if (found := quote.evidence(source))]
    return [Quote(text=one.text, evidence=[one]) for one in dict.fromkeys(evidence)]


class Classified(_Answer):
    """A class, and the words that show it."""

    value: str
    quote: Quoted


class ClassifiedLevel(_Answer):
    value: Level
    quote: Quoted


class CategoryAnswer(_Answer):
    industry: Classified | None
    function: Classified | None
    level: ClassifiedLevel | None

    def found(self, source: Source) -> CategoryFound:
        """Each part only where the words said to show it stand in the record."""

        def shown(part: Classified | ClassifiedLevel | None) -> str | None:
            value = part.value.strip() if part and part.quote.evidence(source) else ""
            return value[:100] or None

        category = Category(
            industry=shown(self.industry), function=shown(self.function), level=shown(self.level)
        )
        return CategoryFound(category=category)
