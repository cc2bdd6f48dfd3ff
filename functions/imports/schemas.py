"""What the imports API takes and answers."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from shared.documents.found import Found, Unplaced

Source = Literal["json_resume", "linkedin", "linkedin_pdf", "pdf", "docx", "europass", "auto"]
Status = Literal["awaiting_upload", "parsing", "ready", "applying", "applied", "failed"]
LARGEST_FILE = 5 * 1024 * 1024


class ImportInput(BaseModel):
    """The file that will be sent. `size` in bytes, at most 5 MB; exactly that many must arrive."""

    model_config = ConfigDict(extra="forbid")

    source: Source = "auto"
    filename: Annotated[str, Field(min_length=1, max_length=255)]
    content_type: Annotated[str, Field(pattern=r"^[\w.+-]+/[\w.+-]+$", max_length=100)] = "application/json"
    size: Annotated[int, Field(ge=1, le=LARGEST_FILE)]


class UploadTarget(BaseModel):
    """Where to send the bytes, with exactly these headers, before `expires_at`."""

    method: Literal["PUT"] = "PUT"
    url: str
    headers: dict[str, str]
    expires_at: datetime


class ImportStarted(BaseModel):
    id: str
    status: Literal["awaiting_upload"] = "awaiting_upload"
    upload: UploadTarget


class Conflict(BaseModel):
    """An entry of the file beside what the record already holds.

    `choices`: `skip` keeps the record as it is (the default), `replace` puts the file's entry in its
    place, `add` keeps both, save a skill, which is kept once. For the profile `differing` names the fields
    that both fill differently.
    """

    key: str
    kind: str
    existing_id: str
    differing: list[str]
    choices: list[Literal["skip", "replace", "add"]]


class Decision(BaseModel):
    """What to do with one entry. `content` completes or corrects a draft that has problems.

    For the profile it holds what a file can tell; what others see is decided in the profile itself.
    """

    model_config = ConfigDict(extra="forbid")

    action: Literal["add", "replace", "skip"] = "add"
    content: dict[str, JsonValue] | None = None


class ApplyInput(BaseModel):
    """Decisions by the key of the entry; what is not named gets the default."""

    model_config = ConfigDict(extra="forbid")

    decisions: dict[str, Decision] = Field(default={}, max_length=2000)


class ImportAnswer(BaseModel):
    """An import. `found` from `ready` on; `applied` counts what was written, by collection."""

    id: str
    status: Status
    source: Source
    filename: str
    created_at: datetime
    found: Found | None = None
    conflicts: list[Conflict] = []
    unplaced: list[Unplaced] = []
    applied: dict[str, int] | None = None
    error: str | None = None


class ImportContent(BaseModel):
    """What is kept of an import, sealed. `parts` and `decision_parts` count the pieces of long texts."""

    source: Source
    filename: str
    content_type: str
    size: int
    upload_expires_at: datetime
    parts: int = 0
    decision_parts: int = 0
    conflicts: list[Conflict] = []
    applied: dict[str, int] | None = None
    error: str | None = None


class Part(BaseModel):
    """A piece of a longer JSON text."""

    text: str
