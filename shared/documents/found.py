"""What was found in a file: drafts of records with their problems, and all that found no place."""

from typing import Any

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from shared.records.experience import ExperienceContent
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProjectContent,
    RecommendationContent,
    SkillContent,
)

CONTENT_OF: dict[str, type[BaseModel]] = {
    "experiences": ExperienceContent,
    "education": EducationContent,
    "certifications": CertificationContent,
    "languages": LanguageContent,
    "projects": ProjectContent,
    "skills": SkillContent,
    "accomplishments": AccomplishmentContent,
    "recommendations": RecommendationContent,
}
"""The collections of `Found` and the content that an entry without problems is valid as."""

_DATES = frozenset({"start_date", "end_date", "start", "end", "issued", "expires", "date", "last_used"})
_MESSAGES = {
    "missing": "This is missing.",
    "string_too_short": "This is empty.",
    "string_too_long": "This is longer than {max_length} characters.",
    "too_long": "There are more than {max_length} of these.",
    "extra_forbidden": "This is not a field of the record.",
    "literal_error": "This is not one of the values accepted here.",
}
_OURS = frozenset({"date_to_come", "no_currency", "no_link"})
"""Refused by rules of ours, in words that repeat nothing."""


class Problem(BaseModel):
    """What keeps a draft from being a record. Never repeats what the file says."""

    model_config = ConfigDict(frozen=True)

    field: str
    message: str


class Entry(BaseModel):
    """One record found. `key` is its place in the file and stays the same for the same file.

    Without problems, `content` is valid as the content of its kind. With problems it is a draft: what
    the file says, for its owner to complete; a date that could not be told is there as written.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    content: dict[str, JsonValue]
    problems: list[Problem] = []


class Unplaced(BaseModel):
    """A value for which the record has no field: where it stands in the file, and what it is."""

    model_config = ConfigDict(frozen=True)

    path: str
    value: JsonValue


class Found(BaseModel):
    """Everything in a file. `about` is what the file says of itself (schema, version)."""

    profile: Entry | None = None
    experiences: list[Entry] = []
    education: list[Entry] = []
    certifications: list[Entry] = []
    languages: list[Entry] = []
    projects: list[Entry] = []
    skills: list[Entry] = []
    accomplishments: list[Entry] = []
    recommendations: list[Entry] = []
    unplaced: list[Unplaced] = []
    about: dict[str, str] = {}


def entry(key: str, content: type[BaseModel], draft: dict[str, Any]) -> Entry:
    """The draft as an entry: valid and in the record's own form, or with its problems named."""
    try:
        valid = content.model_validate(draft)
    except ValidationError as error:
        problems = [_problem(detail) for detail in error.errors(include_url=False, include_input=False)]
        return Entry(key=key, content=draft, problems=problems)
    return Entry(key=key, content=valid.model_dump(mode="json", by_alias=True, exclude_unset=True))


def _problem(detail: ErrorDetails) -> Problem:
    field = "".join(f"[{part}]" if isinstance(part, int) else str(part) for part in detail["loc"])
    if not field:  # A rule over the whole content: it names its field itself.
        field, _, message = detail["msg"].removeprefix("Value error, ").partition(": ")
        return Problem(field=field, message=message)
    return Problem(field=field, message=_message(field, detail))


def _message(field: str, detail: ErrorDetails) -> str:
    # Pydantic's own sentences may quote the input (those about addresses do), so none is passed on.
    kind = detail["type"]
    if field in _DATES and kind == "string_pattern_mismatch":
        return "This is not a date such as 2019, 2019-03 or 2019-03-01."
    if field in _DATES and kind == "value_error":
        return "This is not a day that can be kept: dates begin with 1900."
    if kind in _OURS:
        return detail["msg"]
    if field == "email":
        return "This is not an e-mail address."
    if kind == "string_pattern_mismatch":
        return "This does not have the form expected here."
    return _MESSAGES.get(kind, "This is not valid here.").format(**detail.get("ctx", {}))
