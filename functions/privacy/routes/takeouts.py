"""HTTP of takeouts: asked for, watched, downloaded, removed.

A takeout holds the account as well as the record, so it takes the scopes of both.
"""

from typing import Annotated

from fastapi import Query, Response, status

from functions.privacy.schemas.takeouts import TakeoutAnswer, Takeouts
from functions.privacy.service import takeouts
from functions.privacy.service.takeouts import TakeoutInParts, TakeoutNotFound, TakeoutNotReady
from shared.auth import Scope
from shared.errors import NotAllowed
from shared.web import CurrentUser, RequestKey, limited, refusals, router_of
from shared.web.partitions import reading, writing

router = router_of("takeouts")


@router.post("/takeouts", status_code=status.HTTP_202_ACCEPTED, responses=refusals(NotAllowed))
@limited("takeout")
def ask_for_takeout(caller: CurrentUser, request_key: RequestKey, response: Response) -> TakeoutAnswer:
    """A copy of everything, made in the background; while one is being made, that one. A mail says when."""
    mine = writing(caller, also=Scope.ACCOUNT)
    answer = takeouts.ask_for_takeout(mine, request_key=request_key)
    response.headers["Location"] = f"/api/v1/takeouts/{answer.id}"
    return answer


@router.get("/takeouts", responses=refusals(NotAllowed))
def list_takeouts(caller: CurrentUser) -> Takeouts:
    """The takeouts of the last thirty days, the latest first. Files are kept for seven."""
    return Takeouts(data=takeouts.list_takeouts(reading(caller, also=Scope.ACCOUNT)))


@router.get("/takeouts/{takeout_id}", responses=refusals(NotAllowed, TakeoutNotFound))
def read_takeout(takeout_id: str, caller: CurrentUser) -> TakeoutAnswer:
    """How far it is."""
    return takeouts.read_takeout(reading(caller, also=Scope.ACCOUNT), takeout_id)


@router.delete(
    "/takeouts/{takeout_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotAllowed, TakeoutNotFound),
)
def remove_takeout(takeout_id: str, caller: CurrentUser) -> None:
    """Ends it where it is being made, and removes its files."""
    takeouts.remove_takeout(writing(caller, also=Scope.ACCOUNT), takeout_id)


@router.get(
    "/takeouts/{takeout_id}/download",
    response_class=Response,
    responses=refusals(NotAllowed, TakeoutNotFound, TakeoutNotReady, TakeoutInParts)
    | {200: {"description": "The ZIP, or the part asked for", "content": {"application/zip": {}}}},
)
@limited("export")
def download_takeout(
    takeout_id: str, caller: CurrentUser, part: Annotated[int | None, Query(ge=1, le=10_000)] = None
) -> Response:
    """The ZIP itself; where the takeout has several `parts`, one of them, to be put together in order."""
    file = takeouts.download(reading(caller, also=Scope.ACCOUNT), takeout_id, part)
    disposition = f'attachment; filename="{file.name}"'
    return Response(file.data, media_type="application/zip", headers={"Content-Disposition": disposition})
