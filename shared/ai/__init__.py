"""AI work on a record, behind one port: which engine is configured, and a whole enrichment."""

from shared.ai.engines import engine
from shared.ai.enrichment import enrich
from shared.ai.fallback import EngineTrouble
from shared.ai.port import AchievementsFound, CategoryFound, Engine, ImpactsFound, SkillsFound, Source

__all__ = [
    "AchievementsFound",
    "CategoryFound",
    "Engine",
    "EngineTrouble",
    "ImpactsFound",
    "SkillsFound",
    "Source",
    "engine",
    "enrich",
]
