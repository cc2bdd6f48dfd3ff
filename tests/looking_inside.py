"""Looking into a running emulator with its owner's credentials, as no user and no function can."""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

import boto3
import httpx
from botocore.config import Config

from tests.running_stack import Stack

Json = dict[str, Any]
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
_ESCAPED = re.compile(rb"\\u([0-9a-fA-F]{4})")


def owner(stack: Stack, service: str) -> Any:
    """A client with the rights of the account's owner."""
    return boto3.client(
        service,
        endpoint_url=stack.endpoint(),
        region_name=stack.region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 3}),
    )


def items(stack: Stack, table: str) -> list[Json]:
    """Every item of a table, in DynamoDB's own spelling."""
    pages = (
        owner(stack, "dynamodb").get_paginator("scan").paginate(TableName=stack.resources[f"table/{table}"])
    )
    return [item for page in pages for item in page["Items"]]


def everything_kept(stack: Stack) -> Iterator[tuple[str, bytes]]:
    """Where it was found, and the bytes: tables, queues, workflows, logs, buckets, mapped settings."""
    for name in [name for name in stack.resources if name.startswith("table/")]:
        for item in items(stack, name.removeprefix("table/")):
            yield f"{name} {item['pk']}", _raw(item)
    messages = httpx.get(f"{stack.endpoint()}/_ministack/sqs/messages", timeout=30)
    yield "queues", messages.content
    yield from _executions(stack)
    yield from _logs(stack)
    yield from _objects(stack)


def unwrapped(data: bytes, *, depth: int = 3) -> Iterator[bytes]:
    """The bytes themselves and all they may hide: base64 decoded, deflated text inflated, JSON unescaped."""
    yield data
    if depth == 0:
        return
    inner = [_decoded(match.group()) for match in _BASE64.finditer(data)]
    inner += [_inflated(data), _inflated(data[1:])]
    if b"\\u" in data:
        inner.append(_ESCAPED.sub(lambda match: _letter(match[1]), data))
    for one in inner:
        if one:
            yield from unwrapped(one, depth=depth - 1)


def _raw(item: Json) -> bytes:
    """All values of an item, binary ones as they are."""
    values = [value for spelled in item.values() for value in spelled.values()]
    return b"\0".join(value if isinstance(value, bytes) else str(value).encode() for value in values)


def _executions(stack: Stack) -> Iterator[tuple[str, bytes]]:
    client = owner(stack, "stepfunctions")
    for name in [name for name in stack.resources if name.startswith("workflow/")]:
        pages = client.get_paginator("list_executions").paginate(stateMachineArn=stack.resources[name])
        for execution in [one for page in pages for one in page["executions"]]:
            arn = execution["executionArn"]
            history = client.get_execution_history(executionArn=arn, includeExecutionData=True)["events"]
            whole = [client.describe_execution(executionArn=arn), history]
            yield f"{name} {execution['name']}", json.dumps(whole, default=str, ensure_ascii=False).encode()


def _logs(stack: Stack) -> Iterator[tuple[str, bytes]]:
    client = owner(stack, "logs")
    for page in client.get_paginator("describe_log_groups").paginate():
        for group in [one["logGroupName"] for one in page["logGroups"]]:
            for events in client.get_paginator("filter_log_events").paginate(logGroupName=group):
                for event in events["events"]:
                    yield group, event["message"].encode()


def _objects(stack: Stack) -> Iterator[tuple[str, bytes]]:
    s3 = owner(stack, "s3")
    for name in ("uploads", "files", "audit-log"):
        bucket = stack.resources[f"bucket/{name}"]
        for version in s3.list_object_versions(Bucket=bucket).get("Versions", []):
            place = {"Bucket": bucket, "Key": version["Key"], "VersionId": version["VersionId"]}
            yield f"bucket/{name} {version['Key']}", s3.get_object(**place)["Body"].read()


def _letter(code: bytes) -> bytes:
    return chr(int(code, 16)).encode("utf-8", "surrogatepass")


def _decoded(text: bytes) -> bytes:
    padded = text.rstrip(b"=")
    padded += b"=" * (-len(padded) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_" if b"-" in text or b"_" in text else None)
    except ValueError:
        return b""


def _inflated(data: bytes) -> bytes:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS | 16):
        try:
            return zlib.decompressobj(bits).decompress(data, 16 * 1024 * 1024)
        except zlib.error:
            continue
    return b""
