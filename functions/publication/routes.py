"""HTTP of the publication domain."""

from functions.publication import service
from functions.publication.schemas import PreviewAnswer
from shared.auth import Scope
from shared.table import UserPartition
from shared.web import CurrentUser, refusals, router_of

router = router_of("profile")


@router.get("/profile/public-preview", responses=refusals())
def preview_public_page(caller: CurrentUser) -> PreviewAnswer:
    """The public page as it would be now, whether or not anybody can see it."""
    caller.must_have(Scope.RECORDS_READ)
    return PreviewAnswer(html=service.preview(UserPartition(caller.user_id)))
