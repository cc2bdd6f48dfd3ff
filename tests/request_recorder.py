"""A hook over all AWS calls of a test: what is done for a caller stays within that caller's data.

It looks at the request itself, whatever code made it and whatever any policy would have said.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

from shared.aws import Vended, credentials

_make_api_call = BaseClient._make_api_call
Request = Mapping[str, Any]


class LeftThePartition(AssertionError):
    """A request for one user was about somebody else's data, or about everybody's."""


@contextmanager
def recorded() -> Iterator[list[str]]:
    """All operations that are called in this block. Raises LeftThePartition, in the call and at the end."""
    operations: list[str] = []
    surprises: list[LeftThePartition] = []

    def call(client: BaseClient, operation: str, request: Request) -> Any:
        operations.append(operation)
        try:
            examine(client, operation, request)
        except LeftThePartition as surprise:
            surprises.append(surprise)
            raise
        return _make_api_call(client, operation, request)

    with patch.object(BaseClient, "_make_api_call", call):
        yield operations
    if surprises:
        raise surprises[0]


@contextmanager
def unrecorded() -> Iterator[None]:
    """A block in which the test itself looks at everything."""
    with patch.object(BaseClient, "_make_api_call", _make_api_call):
        yield


def examine(client: Any, operation: str, request: Request) -> None:
    """Raises LeftThePartition where this call may not be made."""
    if operation == "Scan":
        raise LeftThePartition("A table was scanned.")
    if not isinstance(client._request_signer._credentials, credentials._CallerCredentials):
        return
    acting = credentials._acting.get()
    named = list(_BY_SERVICE[client.meta.service_model.service_name](request))
    strangers = [one for one in named if not _belongs(one, acting)]
    if strangers or not named:
        raise LeftThePartition(f"{operation} for {acting.user_id} named {strangers or 'nobody'}.")
    if f"AUDIT#{acting.pseudonym}" in named and operation != "Query":
        raise LeftThePartition(f"{operation} of the audit log for {acting.user_id}.")


def _belongs(name: str, acting: Vended) -> bool:
    mine = {f"USER#{acting.user_id}", acting.user_id, acting.pseudonym and f"AUDIT#{acting.pseudonym}"}
    return name in mine or name.startswith(f"users/{acting.user_id}/")


def _partitions(request: Request) -> Iterator[str]:
    """Every partition key that a DynamoDB request names."""
    if "KeyConditionExpression" in request:
        yield request["ExpressionAttributeValues"][":pk"]["S"]
    for holder in (request, *_writes(request)):
        for name in ("Key", "Item"):
            if name in holder:
                yield holder[name]["pk"]["S"]
    for table in request.get("RequestItems", {}).values():
        yield from (key["pk"]["S"] for key in table["Keys"])


def _writes(request: Request) -> Iterator[Request]:
    for write in request.get("TransactItems", []):
        yield from write.values()


def _contexts(request: Request) -> Iterator[str]:
    yield request.get("EncryptionContext", {}).get("user_id", "nobody")


def _prefixes(request: Request) -> Iterator[str]:
    yield request.get("Key", "")


_BY_SERVICE = {"dynamodb": _partitions, "kms": _contexts, "s3": _prefixes}
