"""HTTP of projects beyond what every collection has."""

from functions.profile import service
from functions.profile.service import RecordNotFound
from shared.records.profile import ProjectContent
from shared.web import CurrentUser, refusals, router_of
from shared.web.partitions import reading

router = router_of("projects")


@router.get("/projects/{entry_id}/rendering", responses=refusals(RecordNotFound))
def read_rendering(entry_id: str, caller: CurrentUser) -> ProjectContent:
    """The project as everything that is made for others shows it: anonymized where it is to be."""
    return service.read_rendering(reading(caller), entry_id)
