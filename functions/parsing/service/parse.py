"""One file in, what was found in it out. Whatever the file is, the answer is one or a clear refusal."""

from typing import Any

from functions.parsing.service.file_kind import FileKind, file_kind
from shared.documents import DocumentRefused, json_resume

READ = ("json_resume", "auto")
"""The sources that can be read so far."""

_NAMES: dict[FileKind, str] = {
    "linkedin": "a LinkedIn data export",
    "docx": "a Word document (DOCX)",
    "odt": "an OpenDocument text",
    "zip": "a ZIP archive",
    "pdf": "a PDF",
    "europass": "a Europass document",
    "rtf": "a rich text document (RTF)",
    "doc": "an old Word document (DOC)",
    "image": "a picture",
    "html": "a web page",
    "text": "plain text",
    "binary": "a binary file",
}
_BY_ENDING = {
    ".pdf": "a PDF",
    ".docx": "a Word document (DOCX)",
    ".zip": "a ZIP archive",
    ".xml": "an XML file",
    ".csv": "a table (CSV)",
    ".yaml": "a YAML file",
    ".yml": "a YAML file",
}


def parse(data: bytes, source: str, filename: str) -> dict[str, Any]:
    """`{source, found, unplaced, about}` of a file, as JSON values.

    `source` is what the user said it is, or `auto`; what it says decides, not its name. Raises
    DocumentRefused with a sentence for the user.
    """
    if not data:
        raise DocumentRefused("This file is empty.")
    kind = file_kind(data)
    if kind != "json":
        raise DocumentRefused(_unsupported(kind, filename))
    if source not in READ:
        raise DocumentRefused(
            "This file is JSON, not what you said it is. Choose JSON Resume, or let it be told."
        )
    found = json_resume.read(data).model_dump(mode="json")
    unplaced, about = found.pop("unplaced"), found.pop("about")
    return {"source": "json_resume", "found": found, "unplaced": unplaced, "about": about}


def _unsupported(kind: FileKind, filename: str) -> str:
    name = _NAMES[kind]
    if kind in ("text", "binary"):
        ending = filename.lower()[filename.rfind(".") :] if "." in filename else ""
        name = _BY_ENDING.get(ending, name)
    return f"This looks like {name}. Only JSON Resume files can be imported so far."
