"""The skills of a career: for how long each was used, when last, and where that is shown."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from functions.summaries.service.chronology import counts, last_used
from functions.summaries.service.sources import RecordedExperience
from functions.summaries.service.stretches import years_of
from shared.records.enrichment import SkillCategory
from shared.records.evidence import Evidence
from shared.records.summaries import SkillYears

MOST_STRENGTHS = 6


@dataclass(frozen=True)
class Showing:
    """One experience that shows a skill, and its words. A `product` has a name of its own, as Excel has."""

    name: str
    key: str
    category: SkillCategory
    product: bool
    experience: RecordedExperience
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Skill:
    """A skill with everything that shows it, oldest first."""

    name: str
    key: str
    category: SkillCategory
    product: bool
    showings: tuple[Showing, ...]

    @property
    def soft(self) -> bool:
        return self.category == "soft"

    @property
    def experiences(self) -> list[RecordedExperience]:
        return list({showing.experience.id: showing.experience for showing in self.showings}.values())

    @property
    def evidence(self) -> list[Evidence]:
        return [one for showing in self.showings for one in showing.evidence]

    def years(self, today: date) -> float:
        """Years of work that used it; volunteering and projects show a skill but add no years."""
        return years_of(filter(counts, self.experiences), today)


def skills_of(experiences: Sequence[RecordedExperience], today: date) -> list[Skill]:
    """Every skill that some words show, the longest used first."""
    showings = [showing for experience in experiences for showing in _showings(experience)]
    known = {showing.name.casefold(): showing.key for showing in showings if showing.key.startswith("#")}
    groups: dict[str, list[Showing]] = defaultdict(list)
    for showing in showings:
        groups[known.get(showing.name.casefold(), showing.key)].append(showing)
    skills = [_skill(group) for group in groups.values()]
    return sorted(skills, key=lambda skill: (-skill.years(today), -len(skill.experiences), skill.name))


def skill_years(skills: Sequence[Skill], today: date) -> list[SkillYears]:
    """The skills as they are stored."""
    return [
        SkillYears(
            name=skill.name,
            years=skill.years(today),
            last_used=last_used(skill.experiences, today),
            sources=[experience.id for experience in skill.experiences],
        )
        for skill in skills
    ]


def recurring(skills: Sequence[Skill]) -> list[Skill]:
    """What recurs: in several experiences, or several times in the words of an only one.

    `skills` come ordered by years, which decides between those that recur equally often.
    """
    several = [skill for skill in skills if len(skill.experiences) > 1]
    if not several and len({one.experience.id for skill in skills for one in skill.showings}) == 1:
        several = [skill for skill in skills if len(set(skill.evidence)) > 1]
    return sorted(several, key=lambda skill: -len(skill.experiences))[:MOST_STRENGTHS]


def _skill(showings: Sequence[Showing]) -> Skill:
    names = Counter(showing.name for showing in showings)
    name = min(names, key=lambda name: (-names[name], name))
    key = next((one.key for one in showings if one.key.startswith("#")), showings[0].key)
    categories = Counter(showing.category for showing in showings)
    category = "soft" if "soft" in categories else categories.most_common(1)[0][0]
    return Skill(name, key, category, any(one.product for one in showings), tuple(showings))


def _showings(experience: RecordedExperience) -> Iterator[Showing]:
    for showing in _all_showings(experience):
        catalogue_id = showing.key.removeprefix("#") if showing.key.startswith("#") else None
        if not experience.hides(showing.name, catalogue_id):
            yield showing


def _all_showings(experience: RecordedExperience) -> Iterator[Showing]:
    enrichment = experience.enrichment
    for skill in enrichment.skills if enrichment else ():
        if held := experience.supported(skill.evidence):
            key = f"#{skill.catalogue_id}" if skill.catalogue_id else skill.name.casefold()
            product = skill.category in ("tool", "language")
            yield Showing(skill.name, key, skill.category, product, experience, tuple(held))
    for technology in enrichment.technologies if enrichment else ():
        if held := experience.supported(technology.evidence):
            yield Showing(technology.name, technology.name.casefold(), "tool", True, experience, tuple(held))
    for position, name in enumerate(experience.content.technologies):
        cited = experience.cite(f"technologies[{position}]")
        yield Showing(name, name.casefold(), "tool", True, experience, (cited,))
