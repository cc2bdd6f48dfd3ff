"""Versions of objects: found with the function's own right to list, removed with their owner's rights.

A bucket that keeps versions forgets nothing by itself, so what is to be gone is removed version by version,
delete markers too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from shared import aws, config


@dataclass(frozen=True)
class Version:
    """One version of an object, or the mark that it was deleted."""

    key: str
    id: str


def versions_below(bucket: str, prefix: str) -> Iterator[Version]:
    """Every version of every object whose key begins so. One call for every thousand."""
    pages = (
        aws.own("s3")
        .get_paginator("list_object_versions")
        .paginate(Bucket=config.read(f"BUCKET_{bucket.upper()}"), Prefix=prefix)
    )
    for page in pages:
        for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
            yield Version(one["Key"], one["VersionId"])


def remove(bucket: str, version: Version) -> None:
    """Removes one version for good, with the acting user's rights."""
    aws.as_caller("s3").delete_object(
        Bucket=config.read(f"BUCKET_{bucket.upper()}"), Key=version.key, VersionId=version.id
    )
