"""The five invented people whose files stand in tests/fixtures/json-resume."""

from pathlib import Path

from shared.documents import WholeRecord, json_resume

FOLDER = Path(__file__).parents[3] / "fixtures" / "json-resume"
NAMES = ("nurse", "roofer", "lawyer", "cook", "engineer")


def file_of(name: str) -> bytes:
    """The person's JSON Resume."""
    return (FOLDER / f"{name}.json").read_bytes()


def record_of(name: str) -> WholeRecord:
    """The person's record as imported."""
    return json_resume.read(file_of(name)).without_problems()
