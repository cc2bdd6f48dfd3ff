"""HTTP of the imports domain: parse, call one verb, answer."""

from fastapi import Response, status

from functions.imports import service
from functions.imports.schemas import ApplyInput, ImportAnswer, ImportInput, ImportStarted
from functions.imports.service import ImportNotFound
from functions.imports.service.applying import NotReadyToApply
from shared.records.writing import RequestKeyReused
from shared.web import CurrentUser, RequestKey, limited, refusals, router_of
from shared.web.partitions import reading, writing

router = router_of("imports")


@router.post("/imports", status_code=status.HTTP_201_CREATED, responses=refusals(RequestKeyReused))
@limited("import")
def start_import(
    wanted: ImportInput, caller: CurrentUser, request_key: RequestKey, response: Response
) -> ImportStarted:
    """Announces a file; send its bytes straight to the address in the answer."""
    started = service.start_import(writing(caller), wanted, request_key=request_key)
    response.headers["Location"] = f"/api/v1/imports/{started.id}"
    return started


@router.get("/imports/{import_id}", responses=refusals(ImportNotFound))
def read_import(import_id: str, caller: CurrentUser) -> ImportAnswer:
    """How far an import is; once ready, what was found, what conflicts and what found no place."""
    return service.read_import(reading(caller), import_id)


@router.post(
    "/imports/{import_id}/apply",
    status_code=status.HTTP_202_ACCEPTED,
    responses=refusals(ImportNotFound, NotReadyToApply),
)
@limited("import")
def apply_import(
    import_id: str, caller: CurrentUser, response: Response, wanted: ApplyInput | None = None
) -> ImportAnswer:
    """Writes what was found into the record, as decided. Nothing is written before this."""
    applying = service.ask_to_apply(writing(caller), import_id, wanted or ApplyInput())
    response.headers["Location"] = f"/api/v1/imports/{applying.id}"
    return applying
