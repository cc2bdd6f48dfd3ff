"""Showing an import to its owner."""

from functions.imports import repository
from functions.imports.schemas import ImportAnswer, ImportContent
from shared import clock
from shared.documents.found import Found
from shared.errors import NotFound
from shared.ids import is_id
from shared.table import Stored, UserPartition

_NEVER_CAME = "No file arrived before the upload address expired. Start a new import."


class ImportNotFound(NotFound):
    code = "IMPORT_NOT_FOUND"
    message = "There is no such import."


def import_of(partition: UserPartition, import_id: str) -> Stored[ImportContent]:
    """The import. Raises ImportNotFound."""
    stored = repository.get(partition, import_id) if is_id(import_id) else None
    if stored is None:
        raise ImportNotFound()
    return stored


def read_import(partition: UserPartition, import_id: str) -> ImportAnswer:
    """How far an import is, and what was found. Raises ImportNotFound."""
    stored = import_of(partition, import_id)
    content, status = stored.content.open(), str(stored.clear["status"])
    error = content.error
    if status == "awaiting_upload" and content.upload_expires_at < clock.now():
        status, error = "failed", _NEVER_CAME
    found = findings(partition, stored) if status == "ready" else None
    return ImportAnswer.model_validate(
        {
            "id": stored.id,
            "status": status,
            "source": content.source,
            "filename": content.filename,
            "created_at": stored.created_at,
            "found": found,
            "conflicts": content.conflicts if found else [],
            "unplaced": found.unplaced if found else [],
            "applied": content.applied,
            "error": error,
        }
    )


def findings(partition: UserPartition, stored: Stored[ImportContent]) -> Found:
    """What was found in the file."""
    text = repository.read_pieces(partition, stored.id, "found", stored.content.open().parts)
    return Found.model_validate_json(text)
