"""HTTP of invitations and of what came of them, for their owner."""

from typing import Annotated

from fastapi import Query, Response, status

from functions.skills import service
from functions.skills.schemas import (
    EndorsementAnswer,
    EndorsementDecision,
    InvitationAnswer,
    InvitationInput,
)
from functions.skills.service import EndorsementNotFound, InvitationNotFound, SkillNotFound
from shared.errors import AddressNotConfirmed, StaleVersion
from shared.records.writing import RequestKeyReused
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
from shared.web.partitions import reading, writing

router = router_of("skills")


@router.post(
    "/skills/{skill_id}/invitations",
    status_code=status.HTTP_201_CREATED,
    responses=refusals(SkillNotFound, AddressNotConfirmed, RequestKeyReused),
)
@limited("invite")
def invite(
    skill_id: str, given: InvitationInput, caller: CurrentUser, request_key: RequestKey, response: Response
) -> InvitationAnswer:
    """Asks somebody by mail to endorse or to verify a skill. Needs a confirmed address of one's own."""
    confirmed = caller.address_confirmed
    invited = service.invite(
        writing(caller), skill_id, given, address_confirmed=confirmed, request_key=request_key
    )
    response.headers["Location"] = f"/api/v1/skills/invitations/{invited.id}"
    return invited


@router.get("/skills/invitations", responses=refusals())
def list_invitations(caller: CurrentUser, paged: Paged) -> Page[InvitationAnswer]:
    """Who was asked, and how far that is; newest first."""
    everything = service.list_invitations(reading(caller))
    return page_of(everything[paged.start : paged.start + paged.size], len(everything), paged)


@router.delete(
    "/skills/invitations/{invitation_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(InvitationNotFound),
)
def withdraw_invitation(invitation_id: str, caller: CurrentUser) -> None:
    """Takes an invitation back; its link leads nowhere from then on."""
    service.withdraw(writing(caller), invitation_id)


@router.get("/skills/endorsements", responses=refusals())
def list_endorsements(
    caller: CurrentUser, paged: Paged, skill_id: Annotated[str | None, Query(max_length=26)] = None
) -> Page[EndorsementAnswer]:
    """What others said, newest first."""
    everything = service.list_endorsements(reading(caller), skill_id=skill_id)
    return page_of(everything[paged.start : paged.start + paged.size], len(everything), paged)


@router.patch("/skills/endorsements/{endorsement_id}", responses=refusals(EndorsementNotFound, StaleVersion))
def decide_endorsement(
    endorsement_id: str,
    decision: EndorsementDecision,
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> EndorsementAnswer:
    """Accepts what somebody said, so that it counts, or declines it."""
    decided = service.decide(writing(caller), endorsement_id, decision.status, if_match=if_match)
    tag(response, decided.version)
    return decided


@router.delete(
    "/skills/endorsements/{endorsement_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(EndorsementNotFound, StaleVersion),
)
def delete_endorsement(endorsement_id: str, caller: CurrentUser, if_match: IfMatch) -> None:
    """Removes what somebody said."""
    service.delete_endorsement(writing(caller), endorsement_id, if_match=if_match)
