"""The sealed files of a takeout, below the prefix of their owner."""

from shared import aws, config
from shared.table import UserPartition
from shared.vault import open_file, seal_file

FOLDER = "takeouts"


def prefix_of(user_id: str, takeout_id: str = "") -> str:
    """Where the files of one takeout lie, or of all."""
    return f"users/{user_id}/{FOLDER}/{takeout_id}/" if takeout_id else f"users/{user_id}/{FOLDER}/"


def takeout_of(key: str) -> str:
    """Of which takeout a file is."""
    return key.split("/")[3]


def put(partition: UserPartition, takeout_id: str, name: str, data: bytes) -> None:
    """Keeps a file, sealed and bound to its takeout and name. The same again replaces it."""
    aws.as_caller("s3").put_object(
        Bucket=config.read("BUCKET_FILES"),
        Key=prefix_of(partition.user_id, takeout_id) + name,
        Body=seal_file(data, partition.user_id, f"{FOLDER}/{takeout_id}/{name}"),
        ContentType="application/octet-stream",
    )


def get(partition: UserPartition, takeout_id: str, name: str) -> bytes:
    """The file again. Raises SealBroken, UserIsErased."""
    found = aws.as_caller("s3").get_object(
        Bucket=config.read("BUCKET_FILES"), Key=prefix_of(partition.user_id, takeout_id) + name
    )
    return open_file(found["Body"].read(), partition.user_id, f"{FOLDER}/{takeout_id}/{name}")
