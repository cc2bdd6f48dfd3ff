"""Experiences with findings, written out by the words they stand on."""

from decimal import Decimal
from typing import Any

from functions.summaries.service import RecordedExperience
from shared.records.enrichment import Category, Enrichment, Impact, Quote, SkillFound
from shared.records.evidence import Evidence
from shared.records.experience import ExperienceContent


def post(
    id: str,
    title: str,
    organization: str,
    start: str,
    end: str | None = None,
    *,
    skills: dict[str, str] | None = None,
    results: tuple[str, ...] = (),
    impacts: tuple[dict[str, Any], ...] = (),
    industry: str | None = None,
    level: str | None = None,
    function: str | None = None,
    **content: Any,
) -> RecordedExperience:
    """One experience; `end` None is current. `skills` maps `name/category` to the words that show it.

    Words are looked up in the fields, so a misspelt one fails here.
    """
    recorded = RecordedExperience(
        id,
        1,
        ExperienceContent(
            title=title,
            organization=organization,
            start_date=start,
            end_date=end,
            is_current=end is None,
            industry=industry,
            **content,
        ),
    )
    found = Enrichment(
        status="done",
        skills=[
            SkillFound(
                name=name.partition("/")[0],
                category=name.partition("/")[2] or "domain",  # type: ignore[arg-type]
                evidence=[cite(recorded, words)],
            )
            for name, words in (skills or {}).items()
        ],
        impacts=[_impact(recorded, impact) for impact in impacts],
        achievements=[Quote(text=words, evidence=[cite(recorded, words)]) for words in results],
        category=Category(industry=industry, function=function, level=level),
    )
    return RecordedExperience(id, 1, recorded.content, found)


def cite(recorded: RecordedExperience, words: str) -> Evidence:
    """Where these words stand in the experience."""
    content = recorded.content
    addresses = ["description", "title", "organization"]
    addresses += [f"achievements[{n}]" for n in range(len(content.achievements))]
    addresses += [f"responsibilities[{n}]" for n in range(len(content.responsibilities))]
    for address in addresses:
        if (start := recorded.text(address).find(words)) >= 0:
            return recorded.cite(address, start, start + len(words))
    raise AssertionError(f"{words!r} is not in the fixture {recorded.id}")


def _impact(recorded: RecordedExperience, impact: dict[str, Any]) -> Impact:
    values = dict(impact)
    words = values.pop("words")
    return Impact(
        evidence=[cite(recorded, words)],
        **{
            name: Decimal(str(one)) if name in ("value", "from", "to") else one
            for name, one in values.items()
        },
    )
