"""HTTP of policies, of how long what is kept, and of consents."""

from typing import Annotated

from fastapi import Query, Response, status

from functions.privacy.schemas.consents import (
    ConsentAnswer,
    ConsentInput,
    Consents,
    Policies,
    PolicyText,
    RetentionRules,
)
from functions.privacy.service import consents, policies
from functions.privacy.service.consents import ConsentRequired
from functions.privacy.service.policies import PolicyNotFound
from shared.auth import Scope
from shared.errors import NotAllowed
from shared.records.writing import RequestKeyReused
from shared.web import CurrentUser, RequestKey, refusals, router_of
from shared.web.partitions import reading, writing

router = router_of("policies and consents")


@router.get("/policies", responses=refusals())
def list_policies() -> Policies:
    """The policies in their present versions."""
    return policies.list_policies()


@router.get("/policies/retention", responses=refusals())
def read_retention() -> RetentionRules:
    """How long what is kept, and what becomes of it."""
    return policies.retention_rules()


@router.get("/policies/{name}", responses=refusals(PolicyNotFound))
def read_policy(
    name: str, locale: Annotated[str, Query(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z]{2})?$")] = "en"
) -> PolicyText:
    """A policy with its text."""
    return policies.read_policy(name, locale)


@router.get("/consents", responses=refusals(NotAllowed))
def list_consents(caller: CurrentUser) -> Consents:
    """What one agreed to, and when; nothing of it is ever changed."""
    return consents.list_consents(reading(caller, also=Scope.ACCOUNT))


@router.post(
    "/consents",
    status_code=status.HTTP_201_CREATED,
    responses=refusals(NotAllowed, ConsentRequired, RequestKeyReused),
)
def say_consent(
    said: ConsentInput, caller: CurrentUser, request_key: RequestKey, response: Response
) -> ConsentAnswer:
    """Agrees to the present version of a policy, or withdraws that."""
    answer = consents.say(writing(caller, also=Scope.ACCOUNT), said, request_key=request_key)
    response.headers["Location"] = "/api/v1/consents"
    return answer
