"""Blocks of the chained log: written once, never again; read to see what is in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config
from shared.audit.chain import Block, block_name


class NotABlock(RuntimeError):
    """What lies under the name of a block is none: somebody else put it there."""


@dataclass(frozen=True)
class Written:
    """A block, and when storage took it."""

    block: Block
    at: datetime


def write_once(block: Block) -> Block:
    """The block that lies under this name: this one, or the one that was there. Raises NotABlock."""
    try:
        _objects().put_object(
            Bucket=_bucket(),
            Key=block.name,
            Body=block.to_bytes(),
            ContentType="application/json",
            IfNoneMatch="*",
        )
    except ClientError as error:
        if aws.error_code(error) != "PreconditionFailed":
            raise
        return read(block.user, block.first).block
    return block


def read(user: str, first: int) -> Written:
    """The block that begins with this number. Raises NotABlock."""
    found = _objects().get_object(Bucket=_bucket(), Key=block_name(user, first))
    data = found["Body"].read()
    try:
        return Written(Block.from_bytes(data), found["LastModified"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotABlock from error


def _objects() -> Any:
    return aws.own("s3")


def _bucket() -> str:
    return config.read("BUCKET_AUDIT_LOG")
