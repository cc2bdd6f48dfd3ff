"""`If-Match` and `Idempotency-Key`, as routes ask for them."""

from typing import Annotated

from fastapi import Depends, Header

from shared.errors import FieldProblem, InvalidInput, StaleVersion


async def _if_match(if_match: Annotated[str | None, Header(alias="If-Match")] = None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    tag = if_match.strip().removeprefix("W/").strip('"')
    if not (tag.isascii() and tag.isdigit() and len(tag) <= 10):
        raise StaleVersion()
    return int(tag)


async def _request_key(
    key: Annotated[str | None, Header(alias="Idempotency-Key")] = None,
) -> str | None:
    if key is not None and not 1 <= len(key) <= 200:
        problem = FieldProblem("Idempotency-Key", "The key must have 1 to 200 characters.")
        raise InvalidInput(details=(problem,))
    return key


IfMatch = Annotated[int | None, Depends(_if_match)]
"""The version the client believes is current, or None where it did not say."""

RequestKey = Annotated[str | None, Depends(_request_key)]
"""The client's idempotency key, if it sent one."""
