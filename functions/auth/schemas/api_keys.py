"""API keys: made, listed, removed. The key itself is shown once."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from functions.auth.schemas.fields import Input, Label
from shared.auth import Scope


class ApiKeyInput(Input):
    """`scopes` as in a token; without `expires_at` the key works until it is removed."""

    name: Label
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
    expires_at: AwareDatetime | None = None


class ApiKeyAnswer(BaseModel):
    """`last_used` is kept to five minutes."""

    id: str
    name: str
    scopes: list[Scope]
    created_at: datetime
    last_used: datetime | None
    expires_at: datetime | None


class ApiKeyCreated(ApiKeyAnswer):
    key: str


class ApiKeys(BaseModel):
    data: list[ApiKeyAnswer]
