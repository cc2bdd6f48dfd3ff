"""HTTP of the publication domain."""

from functions.publication import service
from functions.publication.schemas import PreviewAnswer
from shared.web import CurrentUser, refusals, router_of
from shared.web.partitions import reading

router = router_of("profile")


@router.get("/profile/public-preview", responses=refusals())
def preview_public_page(caller: CurrentUser) -> PreviewAnswer:
    """The public page as it would be now, whether or not anybody can see it."""
    return PreviewAnswer(html=service.preview(reading(caller)))
