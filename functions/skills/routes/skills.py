"""HTTP of skills: kept, found in experiences, suggested."""

from typing import Annotated

from fastapi import Query, Response, status

from functions.skills import service
from functions.skills.schemas import SkillAnswer, SkillChanges, SkillInput, SuggestionsAnswer
from functions.skills.service import SkillAlreadyKept, SkillNotFound
from shared.errors import StaleVersion
from shared.records.validation import given
from shared.records.writing import RequestKeyReused
from shared.web import CurrentUser, IfMatch, Page, Paged, RequestKey, page_of, refusals, router_of, tag
from shared.web.partitions import reading, writing

router = router_of("skills")


@router.get("/skills", responses=refusals())
def list_skills(caller: CurrentUser, paged: Paged, hidden: bool = False) -> Page[SkillAnswer]:
    """Skills of one's own and those that experiences show; or those that are hidden."""
    skills = service.list_skills(reading(caller), hidden=hidden)
    return page_of(skills[paged.start : paged.start + paged.size], len(skills), paged)


@router.get("/skills/suggestions", responses=refusals())
def suggest_skills(
    caller: CurrentUser, role: Annotated[str, Query(min_length=1, max_length=200)]
) -> SuggestionsAnswer:
    """What is usual for a role and not in the record, as suggestions only."""
    return service.suggest(reading(caller), role)


@router.post(
    "/skills",
    status_code=status.HTTP_201_CREATED,
    responses=refusals(SkillAlreadyKept, RequestKeyReused),
)
def create_skill(
    skill: SkillInput, caller: CurrentUser, request_key: RequestKey, response: Response
) -> SkillAnswer:
    """Keeps a skill; the catalogue adds its id and category where it knows the name."""
    created = service.create_skill(writing(caller), skill, request_key=request_key)
    response.headers["Location"] = f"/api/v1/skills/{created.id}"
    tag(response, created.version)
    return created


@router.get("/skills/{skill_id}", responses=refusals(SkillNotFound))
def read_skill(skill_id: str, caller: CurrentUser, response: Response) -> SkillAnswer:
    """One skill."""
    found = service.read_skill(reading(caller), skill_id)
    tag(response, found.version)
    return found


@router.patch("/skills/{skill_id}", responses=refusals(SkillNotFound, SkillAlreadyKept, StaleVersion))
def change_skill(
    skill_id: str,
    changes: SkillChanges,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> SkillAnswer:
    """Changes the given fields; what experiences alone showed becomes one's own.

    With another name it has the catalogue's id of that name, or none, unless one is given.
    """
    changed = service.change_skill(writing(caller), skill_id, given(changes), if_match=if_match)
    tag(response, changed.version)
    return changed


@router.delete(
    "/skills/{skill_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(SkillNotFound, StaleVersion),
)
def delete_skill(skill_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
    """Removes a skill and its assessments; one that experiences show is only hidden, and can come back."""
    service.delete_skill(writing(caller), skill_id, if_match=if_match)
