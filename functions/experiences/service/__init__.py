"""The verbs of the experiences domain."""

from functions.experiences.service.answers import answer_of
from functions.experiences.service.finding import list_experiences, search_experiences
from functions.experiences.service.keeping import (
    ExperienceNotFound,
    change_experience,
    create_experience,
    create_experiences,
    delete_experience,
    enrich_again,
    read_experience,
    replace_experience,
)

__all__ = [
    "ExperienceNotFound",
    "answer_of",
    "change_experience",
    "create_experience",
    "create_experiences",
    "delete_experience",
    "enrich_again",
    "list_experiences",
    "read_experience",
    "replace_experience",
    "search_experiences",
]
