"""HTTP of the collections: every one has the same six routes."""

from dataclasses import dataclass
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


@dataclass(frozen=True)
class Collection:
    """What the routes of one collection differ in. By `sorts` it can be ordered."""

    path: str
    one: str
    kind: Kind[Any]
    answer: type[Kept]
    sorts: tuple[str, ...]

    @property
    def an_entry(self) -> str:
        """One of its entries with its article, as descriptions name it."""
        return f"{'an' if self.one[0] in 'aeiou' else 'a'} {self.one}"


def _routes_of(of: Collection) -> APIRouter:
    routes = router_of(of.path)
    _list(routes, of)
    _create(routes, of)
    _create_many(routes, of)
    _read(routes, of)
    _change(routes, of)
    _delete(routes, of)
    return routes


def _list(routes: APIRouter, of: Collection) -> None:
    @routes.get(
        f"/{of.path}",
        name=f"list_{of.path}",
        description=f"The {of.path} of the record, a page at a time.",
        response_model=Page[of.answer],  # type: ignore[name-defined]
        responses=refusals(),
    )
    def list_entries(
        caller: CurrentUser,
        paged: Paged,
        sort: Annotated[str | None, Query(max_length=50, description=_order(of.sorts))] = None,
    ) -> Any:
        entries = service.list_entries(reading(caller), of.kind, sort=sort, by=of.sorts)
        shown = [service.shown(entry, of.answer) for entry in entries[paged.start : paged.start + paged.size]]
        return page_of(shown, len(entries), paged)


def _create(routes: APIRouter, of: Collection) -> None:
    content = of.kind.content

    @routes.post(
        f"/{of.path}",
        name=f"create_{of.one}",
        description=f"Adds {of.an_entry}.",
        status_code=status.HTTP_201_CREATED,
        response_model=of.answer,
        responses=refusals(RequestKeyReused),
    )
    def create_entry(
        entry: content,  # type: ignore[valid-type]
        caller: CurrentUser,
        request_key: RequestKey,
        response: Response,
    ) -> Any:
        stored = create_once(writing(caller), of.kind, entry, request_key=request_key)
        response.headers["Location"] = f"/api/v1/{of.path}/{stored.id}"
        tag(response, stored.version)
        return service.shown(stored, of.answer)


def _create_many(routes: APIRouter, of: Collection) -> None:
    @routes.post(
        f"/{of.path}/batch",
        name=f"create_many_{of.path}",
        description=f"Adds up to 100 entries to the {of.path}; each is answered on its own.",
        response_model=Batch[of.answer],  # type: ignore[name-defined]
        responses=refusals(),
    )
    @limited("batch")
    def create_entries(
        batch: BatchInput, caller: CurrentUser, request_key: RequestKey, request: Request
    ) -> Any:
        outcomes = service.create_entries(writing(caller), of.kind, batch.items, request_key=request_key)
        return batch_of(outcomes, lambda stored: service.shown(stored, of.answer), request)


def _read(routes: APIRouter, of: Collection) -> None:
    @routes.get(
        f"/{of.path}/{{entry_id}}",
        name=f"read_{of.one}",
        description=f"One {of.one}.",
        response_model=of.answer,
        responses=refusals(RecordNotFound),
    )
    def read_entry(entry_id: str, caller: CurrentUser, response: Response) -> Any:
        stored = service.read_entry(reading(caller), of.kind, entry_id)
        tag(response, stored.version)
        return service.shown(stored, of.answer)


def _change(routes: APIRouter, of: Collection) -> None:
    changing = changes_to(of.kind.content, f"{of.one.capitalize()}Changes")

    @routes.patch(
        f"/{of.path}/{{entry_id}}",
        name=f"change_{of.one}",
        description=f"Changes the given fields of {of.an_entry}.",
        response_model=of.answer,
        responses=refusals(RecordNotFound, StaleVersion),
    )
    def change_entry(
        entry_id: str,
        changes: changing,  # type: ignore[valid-type]
        caller: CurrentUser,
        if_match: IfMatch,
        response: Response,
    ) -> Any:
        stored = service.change_entry(writing(caller), of.kind, entry_id, given(changes), if_match=if_match)
        tag(response, stored.version)
        return service.shown(stored, of.answer)


def _delete(routes: APIRouter, of: Collection) -> None:
    @routes.delete(
        f"/{of.path}/{{entry_id}}",
        name=f"delete_{of.one}",
        description=f"Removes {of.an_entry}.",
        status_code=status.HTTP_204_NO_CONTENT,
        responses=refusals(RecordNotFound, StaleVersion),
    )
    def delete_entry(entry_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
        service.delete_entry(writing(caller), of.kind, entry_id, if_match=if_match)


def _order(sorts: tuple[str, ...]) -> str:
    fields = ", ".join(f"`{name}`" for name in (*sorts, "created_at", "updated_at"))
    return f"One of {fields}, followed by `:asc` or `:desc`; otherwise the order in which they were added."


_COLLECTIONS = (
    Collection("education", "education", kinds.EDUCATION, EducationAnswer, ("institution", "start", "end")),
    Collection(
        "certifications",
        "certification",
        kinds.CERTIFICATIONS,
        CertificationAnswer,
        ("name", "issued", "expires"),
    ),
    Collection("languages", "language", kinds.LANGUAGES, LanguageAnswer, ("language",)),
    Collection("projects", "project", kinds.PROJECTS, ProjectAnswer, ("name", "start", "end")),
    Collection(
        "accomplishments",
        "accomplishment",
        kinds.ACCOMPLISHMENTS,
        AccomplishmentAnswer,
        ("title", "kind", "date"),
    ),
    Collection(
        "recommendations", "recommendation", kinds.RECOMMENDATIONS, RecommendationAnswer, ("from", "date")
    ),
)
for _collection in _COLLECTIONS:
    router.include_router(_routes_of(_collection))
