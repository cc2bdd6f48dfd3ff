"""HTTP of the profile itself."""

from fastapi import Response

from functions.profile import service
from functions.profile.schemas import Completeness, ProfileAnswer, ProfileChanges
from functions.profile.service import SlugTaken
from shared.errors import AddressNotConfirmed, StaleVersion
from shared.records.validation import given
from shared.web import CurrentUser, IfMatch, refusals, router_of, tag
from shared.web.partitions import reading, writing

router = router_of("profile")


@router.get("/profile", responses=refusals())
def read_profile(caller: CurrentUser, response: Response) -> ProfileAnswer:
    """Contact, self-description, preferences, and who may see what; null where nothing was written."""
    answer = service.read_profile(reading(caller))
    tag(response, answer.version)
    return answer


@router.patch("/profile", responses=refusals(StaleVersion, SlugTaken, AddressNotConfirmed))
def change_profile(
    changes: ProfileChanges,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> ProfileAnswer:
    """Changes the given fields; null clears one. The public page follows within seconds."""
    wanted = given(changes)
    if wanted.get("visibility") in ("unlisted", "public") or wanted.get("slug"):
        caller.must_have_confirmed_address()
    answer = service.change_profile(writing(caller), wanted, if_match=if_match)
    tag(response, answer.version)
    return answer


@router.get("/profile/completeness", responses=refusals())
def read_completeness(caller: CurrentUser) -> Completeness:
    """How far the record is complete, and the next best step."""
    return service.read_completeness(reading(caller))
