"""HTTP of the profile and of its collections: every collection has the same five routes."""

from typing import Any

from fastapi import APIRouter, Response, status

from functions.profile import service
from functions.profile.schemas import (
    AccomplishmentAnswer,
    CertificationAnswer,
    EducationAnswer,
    Kept,
    LanguageAnswer,
    ProfileAnswer,
    ProfileChanges,
    ProjectAnswer,
    RecommendationAnswer,
    SkillAnswer,
)
from functions.profile.service import RecordNotFound
from shared.auth import Caller, Scope
from shared.errors import StaleVersion
from shared.records import kinds
from shared.records.validation import changes_to, given
from shared.records.writing import RequestKeyReused, create_once
from shared.table import Kind, UserPartition
from shared.web import CurrentUser, IfMatch, Page, Paged, RequestKey, page_of, refusals, router_of, tag

router = router_of("profile")


@router.get("/profile", responses=refusals())
def read_profile(caller: CurrentUser, response: Response) -> ProfileAnswer:
    """Contact and self-description; null where nothing was written."""
    answer = service.read_profile(_reading(caller))
    tag(response, answer.version)
    return answer


@router.patch("/profile", responses=refusals(StaleVersion))
def change_profile(
    changes: ProfileChanges,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> ProfileAnswer:
    """Changes the given fields; null clears one."""
    answer = service.change_profile(_writing(caller), given(changes), if_match=if_match)
    tag(response, answer.version)
    return answer


def _collection(path: str, one: str, kind: Kind[Any], answer: type[Kept]) -> APIRouter:
    """The five routes of one collection."""
    routes, content = router_of(path), kind.content
    changing = changes_to(content, f"{one.capitalize()}Changes")

    @routes.get(f"/{path}", name=f"list_{path}", response_model=Page[answer], responses=refusals())  # type: ignore[valid-type]
    def list_entries(caller: CurrentUser, paged: Paged) -> Any:
        entries = service.list_entries(_reading(caller), kind)
        shown = [service.shown(entry) for entry in entries[paged.start : paged.start + paged.size]]
        return page_of(shown, len(entries), paged)

    @routes.post(
        f"/{path}",
        name=f"create_{one}",
        status_code=status.HTTP_201_CREATED,
        response_model=answer,
        responses=refusals(RequestKeyReused),
    )
    def create_entry(
        entry: content,  # type: ignore[valid-type]
        caller: CurrentUser,
        request_key: RequestKey,
        response: Response,
    ) -> Any:
        stored = create_once(_writing(caller), kind, entry, request_key=request_key)
        response.headers["Location"] = f"/api/v1/{path}/{stored.id}"
        tag(response, stored.version)
        return service.shown(stored)

    where = f"/{path}/{{entry_id}}"

    @routes.get(
        where,
        name=f"read_{one}",
        response_model=answer,
        responses=refusals(RecordNotFound),
    )
    def read_entry(entry_id: str, caller: CurrentUser, response: Response) -> Any:
        stored = service.read_entry(_reading(caller), kind, entry_id)
        tag(response, stored.version)
        return service.shown(stored)

    @routes.patch(
        where,
        name=f"change_{one}",
        response_model=answer,
        responses=refusals(RecordNotFound, StaleVersion),
    )
    def change_entry(
        entry_id: str,
        changes: changing,  # type: ignore[valid-type]
        caller: CurrentUser,
        if_match: IfMatch,
        response: Response,
    ) -> Any:
        stored = service.change_entry(_writing(caller), kind, entry_id, given(changes), if_match=if_match)
        tag(response, stored.version)
        return service.shown(stored)

    @routes.delete(
        where,
        name=f"delete_{one}",
        status_code=status.HTTP_204_NO_CONTENT,
        responses=refusals(RecordNotFound, StaleVersion),
    )
    def delete_entry(entry_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
        service.delete_entry(_writing(caller), kind, entry_id, if_match=if_match)

    return routes


def _reading(caller: Caller) -> UserPartition:
    caller.must_have(Scope.RECORDS_READ)
    return UserPartition(caller.user_id)


def _writing(caller: Caller) -> UserPartition:
    caller.must_have(Scope.RECORDS_WRITE)
    return UserPartition(caller.user_id)


for _path, _one, _kind, _answer in (
    ("education", "education", kinds.EDUCATION, EducationAnswer),
    ("certifications", "certification", kinds.CERTIFICATIONS, CertificationAnswer),
    ("languages", "language", kinds.LANGUAGES, LanguageAnswer),
    ("projects", "project", kinds.PROJECTS, ProjectAnswer),
    ("accomplishments", "accomplishment", kinds.ACCOMPLISHMENTS, AccomplishmentAnswer),
    ("recommendations", "recommendation", kinds.RECOMMENDATIONS, RecommendationAnswer),
    ("skills", "skill", kinds.SKILLS, SkillAnswer),
):
    router.include_router(_collection(_path, _one, _kind, _answer))
