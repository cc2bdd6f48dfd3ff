"""HTTP of the experiences domain: parse, call one verb, answer."""

from typing import Annotated

from fastapi import Query, Request, Response, status

from functions.experiences import service
from functions.experiences.repository import Recorded
from functions.experiences.schemas import (
    EnrichmentAsked,
    ExperienceAnswer,
    ExperienceChanges,
    ExperienceInput,
    SearchHit,
)
from functions.experiences.service import ExperienceNotFound
from shared.errors import StaleVersion
from shared.records.partial_date import PartialDate
from shared.records.validation import given
from shared.records.writing import RequestKeyReused
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

router = router_of("experiences")
_WHERE = "/api/v1/experiences"


@router.post("/experiences", status_code=status.HTTP_201_CREATED, responses=refusals(RequestKeyReused))
def create_experience(
    content: ExperienceInput, caller: CurrentUser, request_key: RequestKey, response: Response
) -> ExperienceAnswer:
    """Adds an experience. Enrichment follows by itself; until then its status is `pending`."""
    created = service.create_experience(writing(caller), content, request_key=request_key)
    response.headers["Location"] = f"{_WHERE}/{created.experience.id}"
    return _tagged(response, created)


@router.post("/experiences/batch", responses=refusals())
@limited("batch")
def create_experiences(
    batch: BatchInput, caller: CurrentUser, request_key: RequestKey, request: Request
) -> Batch[ExperienceAnswer]:
    """Adds up to 100 experiences; each is answered on its own."""
    outcomes = service.create_experiences(writing(caller), batch.items, request_key=request_key)
    return batch_of(outcomes, service.answer_of, request)


@router.get("/experiences", responses=refusals())
def list_experiences(
    caller: CurrentUser, paged: Paged, sort: Annotated[str | None, Query(max_length=50)] = None
) -> Page[ExperienceAnswer]:
    """The experiences, newest start first unless `sort` says otherwise."""
    data, total = service.list_experiences(reading(caller), start=paged.start, size=paged.size, sort=sort)
    return page_of(data, total, paged)


@router.get("/experiences/search", responses=refusals())
def search_experiences(
    caller: CurrentUser,
    paged: Paged,
    q: Annotated[str, Query(max_length=200)] = "",
    skill: Annotated[str | None, Query(max_length=200)] = None,
    organization: Annotated[str | None, Query(max_length=200)] = None,
    from_: Annotated[PartialDate | None, Query(alias="from")] = None,
    to: PartialDate | None = None,
) -> Page[SearchHit]:
    """Experiences that hold the words, best first; small typing errors are forgiven."""
    hits, total = service.search_experiences(
        reading(caller),
        query=q,
        skill=skill,
        organization=organization,
        from_=from_,
        to=to,
        start=paged.start,
        size=paged.size,
    )
    return page_of(hits, total, paged)


@router.get("/experiences/{experience_id}", responses=refusals(ExperienceNotFound))
def read_experience(experience_id: str, caller: CurrentUser, response: Response) -> ExperienceAnswer:
    """One experience with its enrichment."""
    return _tagged(response, service.read_experience(reading(caller), experience_id))


@router.put("/experiences/{experience_id}", responses=refusals(ExperienceNotFound, StaleVersion))
def replace_experience(
    experience_id: str, content: ExperienceInput, caller: CurrentUser, if_match: IfMatch, response: Response
) -> ExperienceAnswer:
    """Replaces all of an experience. A change is enriched anew."""
    replaced = service.replace_experience(writing(caller), experience_id, content, if_match=if_match)
    return _tagged(response, replaced)


@router.patch("/experiences/{experience_id}", responses=refusals(ExperienceNotFound, StaleVersion))
def change_experience(
    experience_id: str,
    changes: ExperienceChanges,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> ExperienceAnswer:
    """Changes the given fields; null clears an optional one."""
    changed = service.change_experience(writing(caller), experience_id, given(changes), if_match=if_match)
    return _tagged(response, changed)


@router.delete(
    "/experiences/{experience_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(ExperienceNotFound, StaleVersion),
)
def delete_experience(experience_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
    """Removes an experience and everything found in it."""
    service.delete_experience(writing(caller), experience_id, if_match=if_match)


@router.post(
    "/experiences/{experience_id}/enrich",
    status_code=status.HTTP_202_ACCEPTED,
    responses=refusals(ExperienceNotFound),
)
@limited("enrich")
def enrich_experience(experience_id: str, caller: CurrentUser, response: Response) -> EnrichmentAsked:
    """Runs the enrichment again, e.g. after it failed."""
    service.enrich_again(writing(caller), experience_id)
    where = f"{_WHERE}/{experience_id}"
    response.headers["Location"] = where
    return EnrichmentAsked(href=where)


def _tagged(response: Response, recorded: Recorded) -> ExperienceAnswer:
    tag(response, recorded.experience.version)
    return service.answer_of(recorded)
