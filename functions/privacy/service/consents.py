"""What somebody agreed to: said, said otherwise, never unsaid."""

from functions.privacy.repository import consents
from functions.privacy.schemas.consents import ConsentAnswer, ConsentInput, Consents, Standing
from functions.privacy.service.policies import POLICIES, Policy
from shared.errors import Conflict, FieldProblem, InvalidInput
from shared.records.consents import ConsentContent
from shared.table import Stored, UserPartition


class ConsentRequired(Conflict):
    code = "CONSENT_REQUIRED"
    message = "An account needs this consent. To withdraw it, delete the account."


def list_consents(partition: UserPartition) -> Consents:
    """How it stands with each policy, and all that was said."""
    said = consents.everything(partition)
    latest: dict[str, Stored[ConsentContent]] = {}
    for one in reversed(said):
        latest[one.content.open().policy] = one
    return Consents(
        standing=[_standing(policy, latest.get(policy.name)) for policy in POLICIES.values()],
        data=[_answer(one) for one in said],
    )


def say(partition: UserPartition, said: ConsentInput, *, request_key: str | None) -> ConsentAnswer:
    """Writes down consent to the present version of a policy, or its withdrawal.

    Raises InvalidInput for another policy or version, ConsentRequired.
    """
    policy = POLICIES.get(said.policy)
    if policy is None:
        raise InvalidInput(details=(FieldProblem("policy", f"One of: {', '.join(POLICIES)}."),))
    if said.version != policy.version:
        message = f"Version {policy.version} is in force. Show that one, and ask again."
        raise InvalidInput(details=(FieldProblem("version", message),))
    if policy.required and not said.given:
        raise ConsentRequired()
    content = ConsentContent(**said.model_dump())
    return _answer(consents.add(partition, content, request_key=request_key))


def _standing(policy: Policy, latest: Stored[ConsentContent] | None) -> Standing:
    content = latest.content.open() if latest else None
    return Standing(
        policy=policy.name,
        title=policy.title,
        required=policy.required,
        version=policy.version,
        given=content.given if content else None,
        given_version=content.version if content else None,
        at=latest.created_at if latest else None,
        to_be_asked=content is None or content.version != policy.version,
    )


def _answer(stored: Stored[ConsentContent]) -> ConsentAnswer:
    return ConsentAnswer(**stored.content.open().model_dump(), id=stored.id, at=stored.created_at)
