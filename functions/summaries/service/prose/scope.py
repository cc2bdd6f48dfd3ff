"""What a post carries, by its structured figures: people, budget, savings, revenue."""

import re
from decimal import Decimal

from functions.summaries.service.leadership import leads_people, team_of, words_of_leading
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.wording.figures import amount, money
from functions.summaries.service.wording.phrase import Phrase, phrase
from shared.records.enrichment import Impact


def team(experience: RecordedExperience) -> Phrase | None:
    """`a team of 12`, where the words show that people were led and the record says how many."""
    size = team_of(experience) if leads_people(experience) else None
    if not size or size < 2:
        return None
    if experience.content.team_size:
        return Phrase(f"a team of {amount(Decimal(size))}", (experience.cite("team_size"),))
    led = words_of_leading(experience)
    return Phrase(f"a team of {amount(Decimal(size))}", (led,)) if led else None


def budget(experience: RecordedExperience) -> Phrase | None:
    """`a budget of CA$1.2 million`."""
    return _money(experience, "budget_managed", "a budget of {}")


def duties_of(experience: RecordedExperience, *, going_on: bool) -> list[Phrase]:
    """What is entrusted, as verbs: `leads a team of 12`, `answers for a budget of CA$1.2 million`."""
    people, money_held = team(experience), budget(experience)
    found = []
    if people is not None:
        found.append(phrase("leads " if going_on else "led ", people))
    if money_held is not None:
        found.append(phrase("answers for " if going_on else "answered for ", money_held))
    return found


def effects(experience: RecordedExperience) -> list[Phrase]:
    """What came of it: `cost savings of €40,000`, `a revenue impact of £3 million`."""
    saved = _money(experience, "cost_savings", "cost savings of {}")
    earned = _money(experience, "revenue_impact", "a revenue impact of {}")
    return [one for one in (saved, earned) if one is not None]


def in_numbers(experience: RecordedExperience) -> list[Phrase]:
    """Stated quantities that stand for themselves: `90 regular clients`, `CA$1.2 million in savings`."""
    impacts = experience.enrichment.impacts if experience.enrichment else []
    return [words for impact in impacts if (words := _quantity(experience, impact)) is not None]


def _quantity(experience: RecordedExperience, impact: Impact) -> Phrase | None:
    held = experience.supported(impact.evidence)
    if not held or impact.from_ is not None or impact.kind not in ("count", "money"):
        return None
    words = held[0]
    if impact.kind == "money" and impact.currency:
        named = impact.metric in experience.text(words.field)
        return (
            Phrase(f"{money(impact.value, impact.currency)} in {impact.metric}", (words,)) if named else None
        )
    plain = re.fullmatch(r"\d[\d.,]*\s+[^\d.;:]{3,50}", words.text)
    return Phrase(words.text, (words,)) if plain else None


def _money(experience: RecordedExperience, field: str, words: str) -> Phrase | None:
    value, currency = getattr(experience.content, field), experience.content.currency
    if not value:
        return None
    cited = (experience.cite(field), *((experience.cite("currency"),) if currency else ()))
    return Phrase(words.format(money(value, currency)), cited)
