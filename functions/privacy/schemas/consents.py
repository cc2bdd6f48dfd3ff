"""Policies, what is kept for how long, and what somebody agreed to."""

from datetime import datetime

from pydantic import BaseModel

from shared.records.consents import ConsentContent


class PolicyAnswer(BaseModel):
    """A policy in its present version. `required` ones come with the account."""

    name: str
    version: str
    title: str
    summary: str
    required: bool


class Policies(BaseModel):
    data: list[PolicyAnswer]


class PolicyText(PolicyAnswer):
    """`text` is Markdown, in the language that `locale` names."""

    locale: str
    text: str


class RetentionRule(BaseModel):
    """How long a kind of thing is kept, counted from what, and what becomes of it."""

    name: str
    what: str
    days: int
    counted_from: str
    then: str


class RetentionRules(BaseModel):
    data: list[RetentionRule]


class ConsentInput(ConsentContent):
    """Agreement to a version of a policy, or with `given: false` its withdrawal."""


class ConsentAnswer(ConsentInput):
    id: str
    at: datetime


class Standing(BaseModel):
    """How it stands with one policy. `given` is null where nothing was ever said.

    `to_be_asked`: nothing was said about the present version yet.
    """

    policy: str
    title: str
    required: bool
    version: str
    given: bool | None
    given_version: str | None
    at: datetime | None
    to_be_asked: bool


class Consents(BaseModel):
    """How it stands, policy by policy, and all that was ever said, the latest first."""

    standing: list[Standing]
    data: list[ConsentAnswer]
