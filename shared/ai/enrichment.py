"""A whole enrichment of one experience: four readings, each through the evidence check."""

from shared import clock
from shared.ai.engines import engine as configured_engine
from shared.ai.port import Engine, Source
from shared.evidence import keep_supported
from shared.records.enrichment import Enrichment


def enrich(source: Source, engine: Engine | None = None) -> Enrichment:
    """All that the words of the source show, done by the given or else the configured engine.

    What the evidence does not carry is left out, whatever engine found it.
    """
    engine = engine or configured_engine()
    skills, _ = keep_supported(engine.extract_skills(source), source)
    impacts, _ = keep_supported(engine.quantify_impacts(source), source)
    mined, _ = keep_supported(engine.mine_achievements(source), source)
    return Enrichment(
        skills=skills.skills,
        technologies=skills.technologies,
        impacts=impacts.impacts,
        achievements=mined.achievements,
        highlights=mined.highlights,
        category=engine.categorize(source).category,
        status="done",
        model=engine.name,
        at=clock.now(),
    )
