"""The verbs of the catalogue: the built-in entries first, then those that were loaded."""

from functions.reference import repository
from functions.reference.schemas import (
    CatalogueEntry,
    CatalogueOccupation,
    CatalogueSkill,
    CatalogueSource,
    Normalized,
    NormalizedNames,
)
from functions.reference.service import searching
from shared import catalogue
from shared.catalogue import Occupation, Skill
from shared.errors import NotFound
from shared.table.reference import Item, ItemKind, Source

BUILT_IN = "builtin"
MOST_LOADED_HITS = 50
"""Of each loaded catalogue a search shows at most so many; longer words find what is missing."""


class SkillNotFound(NotFound):
    code = "REFERENCE_SKILL_NOT_FOUND"
    message = "The catalogue has no such skill."


class OccupationNotFound(NotFound):
    code = "REFERENCE_OCCUPATION_NOT_FOUND"
    message = "The catalogue has no such occupation."


def search_skills(text: str, category: str | None) -> list[CatalogueEntry]:
    """Skills by the beginning of a word of a name or alias, typing errors forgiven; all without text."""
    own = [_skill(one) for one in searching.search_skills(text)]
    found = [*own, *_loaded("skill", text)]
    return [one for one in found if category is None or one.category == category]


def search_occupations(text: str) -> list[CatalogueEntry]:
    """Occupations by the beginning of a word of a name or title, typing errors forgiven."""
    own = [_occupation(one) for one in searching.search_occupations(text)]
    return [*own, *_loaded("occupation", text)]


def read_skill(skill_id: str) -> CatalogueSkill:
    """One skill. Raises SkillNotFound."""
    try:
        skill = catalogue.by_id(skill_id)
    except catalogue.UnknownSkill:
        return _loaded_skill(skill_id)
    return CatalogueSkill(
        **_skill(skill).model_dump(),
        aliases=list(skill.aliases),
        occupations=[_occupation(one) for one in catalogue.occupations_of(skill)],
    )


def read_occupation(occupation_id: str) -> CatalogueOccupation:
    """One occupation. Raises OccupationNotFound."""
    try:
        found = catalogue.occupation(occupation_id)
    except catalogue.UnknownOccupation:
        return _loaded_occupation(occupation_id)
    return CatalogueOccupation(
        **_occupation(found).model_dump(),
        aliases=list(found.aliases),
        usual_skills=[_skill(one) for one in catalogue.usual_skills(found)],
        further_skills=[_skill(one) for one in catalogue.further_skills(found)],
        related_occupations=[_occupation(one) for one in catalogue.related_occupations(found)],
    )


def normalize(titles: list[str], skills: list[str]) -> NormalizedNames:
    """What the catalogue calls each of these."""
    of_titles = {one: catalogue.occupation_of(one) for one in titles}
    of_skills = {one: catalogue.resolve(one) for one in skills}
    own_titles = {one: _occupation(found) for one, found in of_titles.items() if found}
    own_skills = {one: _skill(found) for one, found in of_skills.items() if found}
    return NormalizedNames(
        titles=_normalized("occupation", titles, own_titles),
        skills=_normalized("skill", skills, own_skills),
    )


def sources() -> list[CatalogueSource]:
    """Where the entries come from."""
    own = CatalogueSource(
        id=BUILT_IN,
        name="Pathfinder's own catalogue",
        version="1",
        licence="as Pathfinder itself",
        attribution="Written for Pathfinder.",
        url=None,
        skills=len(catalogue.all_skills()),
        occupations=len(catalogue.all_occupations()),
        loaded_at=None,
    )
    loaded = [
        CatalogueSource.model_validate(one, from_attributes=True) for one in repository.loaded_sources()
    ]
    return [own, *loaded]


def _normalized(kind: ItemKind, names: list[str], known: dict[str, CatalogueEntry]) -> list[Normalized]:
    unknown = [one for one in dict.fromkeys(names) if one not in known]
    for source in repository.loaded_sources() if unknown else []:
        for name, item in repository.named(source, kind, unknown).items():
            known.setdefault(name, _entry(item, source))
    return [Normalized(given=one, entry=known.get(one)) for one in names]


def _loaded(kind: ItemKind, text: str) -> list[CatalogueEntry]:
    if not text.strip():
        return []
    return [
        _entry(item, source)
        for source in repository.loaded_sources()
        for item in repository.search(source, kind, text, most=MOST_LOADED_HITS)
    ]


def _loaded_skill(skill_id: str) -> CatalogueSkill:
    found = repository.item("skill", skill_id)
    if found is None:
        raise SkillNotFound()
    item, source = found
    return CatalogueSkill(
        **_entry(item, source).model_dump(),
        description=item.description or None,
        aliases=list(item.aliases),
        occupations=_entries(item.related, source),
    )


def _loaded_occupation(occupation_id: str) -> CatalogueOccupation:
    found = repository.item("occupation", occupation_id)
    if found is None:
        raise OccupationNotFound()
    item, source = found
    return CatalogueOccupation(
        **_entry(item, source).model_dump(),
        description=item.description or None,
        aliases=list(item.aliases),
        usual_skills=_entries(item.related, source),
        related_occupations=_entries(item.similar, source),
    )


def _entries(ids: tuple[str, ...], source: Source) -> list[CatalogueEntry]:
    return [_entry(one, source) for one in repository.items(source, ids)]


def _entry(item: Item, source: Source) -> CatalogueEntry:
    return CatalogueEntry(
        id=item.id,
        name=item.name,
        category=item.category or None,
        source=source.id,
        attribution=source.attribution,
    )


def _skill(skill: Skill) -> CatalogueEntry:
    return CatalogueEntry(id=skill.id, name=skill.name, category=skill.category, source=BUILT_IN)


def _occupation(occupation: Occupation) -> CatalogueEntry:
    return CatalogueEntry(id=occupation.id, name=occupation.name, source=BUILT_IN)
