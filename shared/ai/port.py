"""The port of all AI work on one experience: what goes in, what comes out, and who can do it.

An engine only proposes. What it proposes passes `shared.evidence.keep_supported` before anybody
sees it, whatever made it.
"""

from typing import Protocol

from pydantic import BaseModel, ConfigDict

from shared.evidence.source import Source
from shared.records.enrichment import Category, Impact, Quote, SkillFound, TechnologyFound

__all__ = ["AchievementsFound", "CategoryFound", "Engine", "ImpactsFound", "SkillsFound", "Source"]


class _Found(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SkillsFound(_Found):
    """Skills shown by the words, and products, machines, programs and languages that were used."""

    skills: list[SkillFound] = []
    technologies: list[TechnologyFound] = []


class ImpactsFound(_Found):
    """Every stated quantity of scope or result."""

    impacts: list[Impact] = []


class AchievementsFound(_Found):
    """Results and recognitions, best first (at most 10), and the strongest lines of scope (at most 3)."""

    achievements: list[Quote] = []
    highlights: list[Quote] = []


class CategoryFound(_Found):
    """The kind of work; what the words do not show is null."""

    category: Category = Category()


class Engine(Protocol):
    """What can read an experience: the local engine, or a model behind an HTTP interface."""

    @property
    def name(self) -> str:
        """What the enrichment names as its `model`."""

    def extract_skills(self, source: Source) -> SkillsFound: ...

    def quantify_impacts(self, source: Source) -> ImpactsFound: ...

    def mine_achievements(self, source: Source) -> AchievementsFound: ...

    def categorize(self, source: Source) -> CategoryFound: ...
