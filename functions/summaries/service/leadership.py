"""Years in which people were led, as far as the words show it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from functions.summaries.service.chronology import counts
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import years_of
from shared.records.evidence import LONGEST_EVIDENCE, Evidence
from shared.records.summaries import Leadership

LEADING_LEVELS = frozenset({"manager", "lead", "director", "executive"})
_PEOPLE = (
    r"(?:teams?|crews?|squads?|brigades?|platoons?|shifts?|staff|people|employees|workers|colleagues|persons"
    r"|nurses|cooks|chefs|engineers|developers|teachers|drivers|apprentices|technicians|officers|soldiers"
    r"|accountants|lawyers|associates|volunteers|reports|roofers|electricians|carers|assistants|sailors)"
)
_LED = re.compile(
    r"(?<!\bnot )(?<!\bnever )\b(?:led|lead|leading|managed|managing|manage|supervised|supervising|supervise|"
    r"headed|heading|directed|directing|commanded|commanding|oversaw|overseeing|oversee|ran|in charge of|"
    r"responsible for)\s+(?:(?!and\b|with\b|to\b)[\w'’&-]+\s+){0,5}?" + _PEOPLE + r"\b(?:\s+of\s+\d[\d,.]*)?",
    re.IGNORECASE,
)
_SIZE = re.compile(
    rf"\b(\d{{1,5}})\s+(?:[\w-]+\s+)?{_PEOPLE}\b|\b{_PEOPLE}\s+of\s+(\d{{1,5}})\b", re.IGNORECASE
)


def leadership_of(experiences: Iterable[RecordedExperience], today: date) -> Leadership | None:
    """What was led, over the work that shows it; None where no words do."""
    led = [one for one in experiences if counts(one) and leads_people(one)]
    if not led:
        return None
    budget, currency = _largest_budget(led)
    return Leadership(
        years=years_of(led, today),
        largest_team=max((size for one in led if (size := team_of(one))), default=None),
        budget=budget,
        currency=currency,
        sources=[one.id for one in led],
    )


def leads_people(experience: RecordedExperience) -> bool:
    """Whether the level that enrichment found, or the words, show that people were led."""
    level = experience.enrichment.category.level if experience.enrichment else None
    return level in LEADING_LEVELS or any(_led(experience))


def words_of_leading(experience: RecordedExperience) -> Evidence | None:
    """The words that say so, e.g. `led a team of 12`; None where only the title does."""
    return next(_led(experience), None)


def team_of(experience: RecordedExperience) -> int | None:
    """The size of the team led: the field, else the number beside the words of leading."""
    if experience.content.team_size:
        return experience.content.team_size
    sizes = [int(match[1] or match[2]) for led in _led(experience) for match in _SIZE.finditer(led.text)]
    return max(sizes, default=None)


def _led(experience: RecordedExperience) -> Iterator[Evidence]:
    content = experience.content
    duties = [f"responsibilities[{position}]" for position in range(len(content.responsibilities))]
    results = [f"achievements[{position}]" for position in range(len(content.achievements))]
    for address in ("description", *duties, *results):
        for match in _LED.finditer(experience.text(address)):
            if match.end() - match.start() <= LONGEST_EVIDENCE:
                yield experience.cite(address, match.start(), match.end())


def _largest_budget(led: Sequence[RecordedExperience]) -> tuple[Decimal | None, str | None]:
    """The largest budget in the currency of the latest one: amounts in two currencies do not compare."""
    budgets = [one.content for one in led if one.content.budget_managed]
    if not budgets:
        return None, None
    currency = budgets[-1].currency
    return max(
        one.budget_managed for one in budgets if one.currency == currency and one.budget_managed
    ), currency
