"""What somebody agreed to: one record for each time they said so, or took it back. The latest counts."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from shared.table import Kind, UserPartition

OUTSIDE_AI = "outside-ai"
"""That words of the record go to a provider of AI models outside of this installation."""


class ConsentContent(BaseModel):
    """What was said about a version of a policy once. Nothing is ever changed."""

    model_config = ConfigDict(extra="forbid")

    policy: Annotated[str, StringConstraints(max_length=50)]
    version: Annotated[str, StringConstraints(max_length=20)]
    given: bool


CONSENTS = Kind("CONSENT", ConsentContent, counts=False)


def has_agreed(partition: UserPartition, policy: str) -> bool:
    """Whether the latest word on a policy is yes. Ids are in the order of time. One call."""
    said = [one.content.open() for one in partition.all(CONSENTS)]
    return next((one.given for one in reversed(said) if one.policy == policy), False)
