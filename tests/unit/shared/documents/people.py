"""The five invented people whose files stand in tests/fixtures/json-resume."""

from pathlib import Path
from typing import Any

from shared.documents import Sourced, WholeRecord, json_resume
from shared.documents.found import CONTENT_OF, Found
from shared.records.profile import ProfileContent

FOLDER = Path(__file__).parents[3] / "fixtures" / "json-resume"
NAMES = ("nurse", "roofer", "lawyer", "cook", "engineer")


def file_of(name: str) -> bytes:
    """The person's JSON Resume."""
    return (FOLDER / f"{name}.json").read_bytes()


def record_of(name: str) -> WholeRecord:
    """The person's record as imported."""
    return without_problems(json_resume.read(file_of(name)))


def without_problems(found: Found) -> WholeRecord:
    """The entries that are valid as they stand, as a record whose ids are the keys."""
    collections: dict[str, Any] = {
        name: [
            Sourced(entry.key, content.model_validate(entry.content))
            for entry in getattr(found, name)
            if not entry.problems
        ]
        for name, content in CONTENT_OF.items()
    }
    if found.profile is not None and not found.profile.problems:
        collections["profile"] = ProfileContent.model_validate(found.profile.content)
    return WholeRecord(**collections)
