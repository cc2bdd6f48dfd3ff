"""HTTP of the catalogue: for everybody who is signed in, and nothing of anybody's in it."""

from typing import Annotated

from fastapi import Query

from functions.reference import service
from functions.reference.schemas import (
    CatalogueEntry,
    CatalogueOccupation,
    CatalogueSkill,
    CatalogueSources,
    NamesToNormalize,
    NormalizedNames,
)
from functions.reference.service import OccupationNotFound, SkillNotFound
from shared.auth import Scope
from shared.records.enrichment import SkillCategory
from shared.web import CurrentUser, Page, Paged, page_of, refusals, router_of

router = router_of("reference")
Words = Annotated[str, Query(max_length=100, description="The beginning of a word of a name.")]


@router.get("/reference/skills", responses=refusals())
def search_reference_skills(
    caller: CurrentUser, paged: Paged, q: Words = "", category: SkillCategory | None = None
) -> Page[CatalogueEntry]:
    """Skills whose name or alias has a word that begins so, the best first; without `q` all built-in ones."""
    caller.must_have(Scope.RECORDS_READ)
    found = service.search_skills(q, category)
    return page_of(found[paged.start : paged.start + paged.size], len(found), paged)


@router.get("/reference/skills/{reference_id}", responses=refusals(SkillNotFound))
def read_reference_skill(reference_id: str, caller: CurrentUser) -> CatalogueSkill:
    """One skill: its aliases, its category, and the occupations it belongs to."""
    caller.must_have(Scope.RECORDS_READ)
    return service.read_skill(reference_id)


@router.get("/reference/occupations", responses=refusals())
def search_reference_occupations(caller: CurrentUser, paged: Paged, q: Words = "") -> Page[CatalogueEntry]:
    """Occupations whose name or a title has a word that begins so, the best first."""
    caller.must_have(Scope.RECORDS_READ)
    found = service.search_occupations(q)
    return page_of(found[paged.start : paged.start + paged.size], len(found), paged)


@router.get("/reference/occupations/{reference_id}", responses=refusals(OccupationNotFound))
def read_reference_occupation(reference_id: str, caller: CurrentUser) -> CatalogueOccupation:
    """One occupation: its titles, its usual skills, and occupations like it."""
    caller.must_have(Scope.RECORDS_READ)
    return service.read_occupation(reference_id)


@router.post("/reference/normalize", responses=refusals())
def normalize_names(names: NamesToNormalize, caller: CurrentUser) -> NormalizedNames:
    """What the catalogue calls these titles and skills. Keeps nothing."""
    caller.must_have(Scope.RECORDS_READ)
    return service.normalize(names.titles, names.skills)


@router.get("/reference/sources", responses=refusals())
def list_reference_sources(caller: CurrentUser) -> CatalogueSources:
    """Where the entries come from, and how each source has to be credited."""
    caller.must_have(Scope.RECORDS_READ)
    return CatalogueSources(data=service.sources())
