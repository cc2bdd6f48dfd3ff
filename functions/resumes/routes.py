"""HTTP of the resumes domain: parse, call one verb, answer."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Query, Response, status

from functions.resumes import service
from functions.resumes.schemas import Format, ResumeAnswer, ResumeChanges, ResumeContent, Templates
from functions.resumes.service import NothingToExport, ResumeNotFound
from shared.auth import Scope
from shared.errors import StaleVersion
from shared.records.validation import given
from shared.records.writing import RequestKeyReused
from shared.table import Stored
from shared.web import (
    CurrentUser,
    IfMatch,
    Page,
    Paged,
    RequestKey,
    limited,
    page_of,
    refusals,
    router_of,
    tag,
)
from shared.web.partitions import partition_with

router = router_of("resumes")


@router.post("/resumes", status_code=status.HTTP_201_CREATED, responses=refusals(RequestKeyReused))
def create_resume(
    content: ResumeContent, caller: CurrentUser, request_key: RequestKey, response: Response
) -> ResumeAnswer:
    """A new resume of everything in the record, unless `sections` choose."""
    stored = service.create_resume(
        partition_with(caller, Scope.RESUMES_WRITE), content, request_key=request_key
    )
    response.headers["Location"] = f"/api/v1/resumes/{stored.id}"
    return _tagged(response, stored)


@router.get("/resumes", responses=refusals())
def list_resumes(caller: CurrentUser, paged: Paged) -> Page[ResumeAnswer]:
    """The resumes, newest first."""
    stored = service.list_resumes(partition_with(caller, Scope.RESUMES_READ))
    page = stored[paged.start : paged.start + paged.size]
    return page_of([service.shown(one) for one in page], len(stored), paged)


@router.get("/resumes/templates", responses=refusals())
def list_templates(caller: CurrentUser) -> Templates:
    """The templates a resume can have."""
    caller.must_have(Scope.RESUMES_READ)
    return Templates(data=service.list_templates())


@router.get("/resumes/{resume_id}", responses=refusals(ResumeNotFound))
def read_resume(resume_id: str, caller: CurrentUser, response: Response) -> ResumeAnswer:
    """One resume."""
    return _tagged(response, service.read_resume(partition_with(caller, Scope.RESUMES_READ), resume_id))


@router.patch("/resumes/{resume_id}", responses=refusals(ResumeNotFound, StaleVersion))
def change_resume(
    resume_id: str,
    changes: ResumeChanges,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> ResumeAnswer:
    """Changes the given fields; null clears an optional one."""
    stored = service.change_resume(
        partition_with(caller, Scope.RESUMES_WRITE), resume_id, given(changes), if_match=if_match
    )
    return _tagged(response, stored)


@router.delete(
    "/resumes/{resume_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(ResumeNotFound, StaleVersion),
)
def delete_resume(resume_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
    """Removes a resume; the record stays."""
    service.delete_resume(partition_with(caller, Scope.RESUMES_WRITE), resume_id, if_match=if_match)


@router.get(
    "/resumes/{resume_id}/export",
    response_class=Response,
    responses=refusals(ResumeNotFound, NothingToExport)
    | {
        200: {
            "description": "The file",
            "content": {
                "application/pdf": {},
                "text/plain": {},
                "text/markdown": {},
                "application/json": {},
            },
        }
    },
)
@limited("export")
def export_resume(
    resume_id: str, caller: CurrentUser, format: Annotated[Format, Query()] = "pdf"
) -> Response:
    """The file itself, made from the record as it is now. `docx` and `html` are not offered yet: 422."""
    file = service.export_resume(partition_with(caller, Scope.RESUMES_READ), resume_id, format)
    disposition = f"attachment; filename=\"{file.name}\"; filename*=UTF-8''{quote(file.title)}"
    return Response(file.data, media_type=file.media_type, headers={"Content-Disposition": disposition})


def _tagged(response: Response, stored: Stored[ResumeContent]) -> ResumeAnswer:
    tag(response, stored.version)
    return service.shown(stored)
