"""HTTP of the collections: every one has the same six routes."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response, status

from functions.profile import service
from functions.profile.schemas import (
    AccomplishmentAnswer,
    CertificationAnswer,
    EducationAnswer,
    Kept,
    LanguageAnswer,
    ProjectAnswer,
    RecommendationAnswer,
)
from functions.profile.service import RecordNotFound
from shared.errors import StaleVersion
from shared.records import kinds
from shared.records.validation import changes_to, given
from shared.records.writing import RequestKeyReused, create_once
from shared.table import Kind
from shared.web import (
    Batch,
    BatchInput,
    CurrentUser,
    IfMatch,
    Page,
    Paged,
    RequestKey,
    batch_of,
    limited,
    page_of,
    refusals,
    router_of,
    tag,
)
from shared.web.partitions import reading, writing

router = router_of("profile")


def _collection(
    path: str, one: str, kind: Kind[Any], answer: type[Kept], sorts: tuple[str, ...]
) -> APIRouter:
    """The six routes of one collection. `sorts` are the fields by which it can be ordered."""
    routes = router_of(path)
    _add_whole(routes, path, one, kind, answer, sorts)
    _add_each(routes, path, one, kind, answer)
    return routes


def _add_whole(
    routes: APIRouter, path: str, one: str, kind: Kind[Any], answer: type[Kept], sorts: tuple[str, ...]
) -> None:
    """What is asked of the collection."""
    content = kind.content

    @routes.get(f"/{path}", name=f"list_{path}", response_model=Page[answer], responses=refusals())  # type: ignore[valid-type]
    def list_entries(
        caller: CurrentUser,
        paged: Paged,
        sort: Annotated[str | None, Query(max_length=50, description=_order(sorts))] = None,
    ) -> Any:
        entries = service.list_entries(reading(caller), kind, sort=sort, by=sorts)
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
        stored = create_once(writing(caller), kind, entry, request_key=request_key)
        response.headers["Location"] = f"/api/v1/{path}/{stored.id}"
        tag(response, stored.version)
        return service.shown(stored)

    @routes.post(
        f"/{path}/batch",
        name=f"create_many_{path}",
        response_model=Batch[answer],  # type: ignore[valid-type]
        responses=refusals(),
    )
    @limited("batch")
    def create_entries(
        batch: BatchInput, caller: CurrentUser, request_key: RequestKey, request: Request
    ) -> Any:
        """Adds up to 100; each is answered on its own."""
        outcomes = service.create_entries(writing(caller), kind, batch.items, request_key=request_key)
        return batch_of(outcomes, service.shown, request)


def _add_each(routes: APIRouter, path: str, one: str, kind: Kind[Any], answer: type[Kept]) -> None:
    """What is asked of one of its entries."""
    where = f"/{path}/{{entry_id}}"
    changing = changes_to(kind.content, f"{one.capitalize()}Changes")

    @routes.get(
        where,
        name=f"read_{one}",
        response_model=answer,
        responses=refusals(RecordNotFound),
    )
    def read_entry(entry_id: str, caller: CurrentUser, response: Response) -> Any:
        stored = service.read_entry(reading(caller), kind, entry_id)
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
        stored = service.change_entry(writing(caller), kind, entry_id, given(changes), if_match=if_match)
        tag(response, stored.version)
        return service.shown(stored)

    @routes.delete(
        where,
        name=f"delete_{one}",
        status_code=status.HTTP_204_NO_CONTENT,
        responses=refusals(RecordNotFound, StaleVersion),
    )
    def delete_entry(entry_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
        service.delete_entry(writing(caller), kind, entry_id, if_match=if_match)


def _order(sorts: tuple[str, ...]) -> str:
    fields = ", ".join(f"`{name}`" for name in (*sorts, "created_at", "updated_at"))
    return f"One of {fields}, followed by `:asc` or `:desc`; otherwise the order in which they were added."


for _path, _one, _kind, _answer, _sorts in (
    ("education", "education", kinds.EDUCATION, EducationAnswer, ("institution", "start", "end")),
    (
        "certifications",
        "certification",
        kinds.CERTIFICATIONS,
        CertificationAnswer,
        ("name", "issued", "expires"),
    ),
    ("languages", "language", kinds.LANGUAGES, LanguageAnswer, ("language",)),
    ("projects", "project", kinds.PROJECTS, ProjectAnswer, ("name", "start", "end")),
    (
        "accomplishments",
        "accomplishment",
        kinds.ACCOMPLISHMENTS,
        AccomplishmentAnswer,
        ("title", "kind", "date"),
    ),
    ("recommendations", "recommendation", kinds.RECOMMENDATIONS, RecommendationAnswer, ("from", "date")),
):
    router.include_router(_collection(_path, _one, _kind, _answer, _sorts))
