"""Imports and their findings in the caller's partition, and the uploaded file in the caller's prefix."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from botocore.exceptions import ClientError

from functions.imports.schemas import ImportContent, Part
from shared import aws, clock, config, retention
from shared.errors import StaleVersion
from shared.records.writing import create_once
from shared.table import Kind, Stored, UserPartition

IMPORTS = Kind("IMPORT", ImportContent, counts=False)
_PARTS = Kind("IMPORT_PART", Part, counts=False)
UPLOAD_LIVES = timedelta(minutes=15)
_PART_CHARACTERS = 15_000
_A_TRANSACTION = 25


@dataclass(frozen=True)
class UploadedFile:
    """One version of an uploaded object."""

    key: str
    version_id: str | None
    size: int


def create(
    partition: UserPartition, content: ImportContent, *, request_key: str | None, asked: str
) -> Stored[ImportContent]:
    """A new import that waits for its file. `asked` is the request, which knows no time."""
    return create_once(
        partition,
        IMPORTS,
        content,
        request_key=request_key,
        asked=asked,
        status="awaiting_upload",
        expires=_last_second(),
    )


def get(partition: UserPartition, import_id: str) -> Stored[ImportContent] | None:
    return partition.get(IMPORTS, import_id)


def move(
    partition: UserPartition, old: Stored[ImportContent], status: str, content: ImportContent | None = None
) -> Stored[ImportContent] | None:
    """Moves an import on. None where another worker did so first."""
    transaction = partition.transaction()
    moved = transaction.replace(old, content or old.content.open(), status=status)
    try:
        transaction.commit()
    except StaleVersion:
        return None
    return moved


def upload_key(user_id: str, import_id: str) -> str:
    return f"users/{user_id}/imports/{import_id}"


def owner_and_import(key: str) -> tuple[str, str]:
    """Whose file this is, and of which import. The store let only the owner write there."""
    _, user_id, _, import_id = key.split("/")
    return user_id, import_id


def upload_url(user_id: str, import_id: str, *, content_type: str, size: int) -> tuple[str, dict[str, str]]:
    """An address that takes exactly this type and size, once, and the headers that must be sent."""
    url = aws.as_caller("s3").generate_presigned_url(
        "put_object",
        Params={
            "Bucket": config.read("BUCKET_UPLOADS"),
            "Key": upload_key(user_id, import_id),
            "ContentType": content_type,
            "ContentLength": size,
            "IfNoneMatch": "*",
        },
        ExpiresIn=int(UPLOAD_LIVES.total_seconds()),
    )
    return url, {"Content-Type": content_type, "If-None-Match": "*"}


def pinned(file: UploadedFile) -> UploadedFile | None:
    """The file by its version, looked up where the event named none; None where it is gone.

    What is read, and later deleted, is then the same bytes: a bucket with versions forgets no others.
    """
    if file.version_id:
        return file
    try:
        head = aws.as_caller("s3").head_object(**_place_of(file))
    except ClientError as error:
        if aws.error_code(error) in ("404", "NoSuchKey"):
            return None
        raise
    return replace(file, version_id=head.get("VersionId"))


def download_url(file: UploadedFile) -> str:
    """An address of that one version, for five minutes."""
    url = aws.as_caller("s3").generate_presigned_url("get_object", Params=_place_of(file), ExpiresIn=300)
    return str(url)


def delete_upload(file: UploadedFile) -> None:
    """Deletes that version of the file: what was in it is sealed in the import by now, or refused."""
    aws.as_caller("s3").delete_object(**_place_of(file))


def parse(file: UploadedFile, source: str, filename: str) -> dict[str, Any]:
    """What the function that has nothing makes of the file: `found`, `refused` or `broken`."""
    answer = aws.own("lambda").invoke(
        FunctionName=config.read("FUNCTION_PARSING"),
        Payload=json.dumps({"url": download_url(file), "source": source, "filename": filename}).encode(),
    )
    payload: dict[str, Any] = json.loads(answer["Payload"].read())
    return {"broken": True} if answer.get("FunctionError") else payload


def save_pieces(partition: UserPartition, import_id: str, name: str, text: str) -> int:
    """Keeps a long JSON text (`found`, `decisions`) in sealed pieces. Gives their number."""
    pieces = [text[at : at + _PART_CHARACTERS] for at in range(0, len(text), _PART_CHARACTERS)]
    expires = _last_second()
    for start in range(0, len(pieces), _A_TRANSACTION):
        transaction = partition.transaction()
        for at, piece in enumerate(pieces[start : start + _A_TRANSACTION], start):
            transaction.put(_PARTS, Part(text=piece), record_id=_piece(import_id, name, at), expires=expires)
        transaction.commit()
    return len(pieces)


def read_pieces(partition: UserPartition, import_id: str, name: str, parts: int) -> str:
    """The long text again."""
    ids = [_piece(import_id, name, at) for at in range(parts)]
    found = partition.get_many([(_PARTS, one) for one in ids])
    return "".join(found[_PARTS.name, one].content.open().text for one in ids)


def delete_pieces(partition: UserPartition, import_id: str, name: str, parts: int) -> None:
    """Removes the pieces once they are applied."""
    for start in range(0, parts, _A_TRANSACTION):
        transaction = partition.transaction()
        for at in range(start, min(start + _A_TRANSACTION, parts)):
            transaction.delete(_PARTS, _piece(import_id, name, at))
        transaction.commit()


def _last_second() -> int:
    return int((clock.now() + retention.IMPORTS.kept).timestamp())


def _place_of(file: UploadedFile) -> dict[str, str]:
    version = {"VersionId": file.version_id} if file.version_id else {}
    return {"Bucket": config.read("BUCKET_UPLOADS"), "Key": file.key, **version}


def _piece(import_id: str, name: str, at: int) -> str:
    return f"{import_id}#{name}#{at:04}"
