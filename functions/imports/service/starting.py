"""Announcing a file and getting an address to send it to."""

from functions.imports import repository
from functions.imports.schemas import ImportContent, ImportInput, ImportStarted, UploadTarget
from shared import clock
from shared.table import UserPartition


def start_import(partition: UserPartition, wanted: ImportInput, *, request_key: str | None) -> ImportStarted:
    """A new import and the address that takes its bytes. Raises RequestKeyReused."""
    expires_at = clock.now() + repository.UPLOAD_LIVES
    content = ImportContent(**wanted.model_dump(), upload_expires_at=expires_at)
    stored = repository.create(partition, content, request_key=request_key, asked=wanted.model_dump_json())
    url, headers = repository.upload_url(
        partition.user_id, stored.id, content_type=wanted.content_type, size=wanted.size
    )
    return ImportStarted(id=stored.id, upload=UploadTarget(url=url, headers=headers, expires_at=expires_at))
