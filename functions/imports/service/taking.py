"""Taking an uploaded file: it is read elsewhere, checked, sealed and deleted."""

from typing import Any

from pydantic import ValidationError

from functions.imports import repository
from functions.imports.repository import UploadedFile
from functions.imports.schemas import ImportContent
from functions.imports.service.conflicts import conflicts_of
from functions.imports.service.skills import each_once
from shared.documents.found import Found
from shared.table import Stored, UserPartition

_BROKEN = "The file could not be read safely. Save it again in the program it comes from and try once more."
_WRONG_SIZE = "The file that arrived has another size than was announced. Send it again as a new import."


def take_upload(partition: UserPartition, import_id: str, file: UploadedFile) -> None:
    """Reads the file of an import that waits for it. The same file announced twice is read once.

    A file that no import waits for is deleted as well, e.g. where that failed before.
    """
    pinned = repository.pinned(file)
    if pinned is None:
        return
    file, waiting = pinned, repository.get(partition, import_id)
    if waiting is None or waiting.clear["status"] not in ("awaiting_upload", "parsing"):
        repository.delete_upload(file)
        return
    content = waiting.content.open()
    parsing = repository.move(partition, waiting, "parsing")
    if parsing is None:
        return
    if file.size != content.size:
        _refuse(partition, parsing, content, _WRONG_SIZE)
    else:
        _read(partition, parsing, content, file)
    repository.delete_upload(file)


def _read(
    partition: UserPartition, parsing: Stored[ImportContent], content: ImportContent, file: UploadedFile
) -> None:
    answer = repository.parse(file, content.source, content.filename)
    found = _checked(answer.get("found"))
    if found is None:
        _refuse(partition, parsing, content, str(answer.get("refused") or _BROKEN))
        return
    found = each_once(found)
    parts = repository.save_pieces(partition, parsing.id, "found", found.model_dump_json(by_alias=True))
    done = content.model_copy(update={"parts": parts, "conflicts": conflicts_of(partition, found)})
    repository.move(partition, parsing, "ready", done)


def _checked(found: Any) -> Found | None:
    """What came back as the model it should be; the parser is not believed either."""
    if not isinstance(found, dict):
        return None
    try:
        return Found.model_validate(
            {**found["found"], **{name: found[name] for name in ("unplaced", "about")}}
        )
    except (ValidationError, KeyError, TypeError):
        return None


def _refuse(
    partition: UserPartition, parsing: Stored[ImportContent], content: ImportContent, sentence: str
) -> None:
    repository.move(partition, parsing, "failed", content.model_copy(update={"error": sentence}))
