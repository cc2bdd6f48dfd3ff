"""SQS entry point: a file that arrived is read, an import that was reviewed is applied."""

from typing import Any

from functions.imports import service
from functions.imports.repository import UploadedFile, owner_and_import
from shared import bus
from shared.auth import acting_for
from shared.bus import Message
from shared.table import UserPartition


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Each message on its own."""
    return bus.consume(event, _handle, name="import")


def _handle(message: Message) -> None:
    if "object" in message.body:
        _take(message.body["object"])
        return
    user_id = str(message.body["user_id"])
    with acting_for(user_id):
        service.apply(UserPartition(user_id), str(message.body["import_id"]))


def _take(uploaded: dict[str, Any]) -> None:
    file = UploadedFile(str(uploaded["key"]), uploaded.get("version-id"), int(uploaded["size"]))
    user_id, import_id = owner_and_import(file.key)
    with acting_for(user_id):
        service.take_upload(UserPartition(user_id), import_id, file)
