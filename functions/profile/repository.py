"""Queries of the profile domain, and the photo's way through the function that reads hostile bytes."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shared import aws, config
from shared.documents import Sourced
from shared.documents.known_skills import known_skills, told_skills
from shared.records import kinds
from shared.records.experience import ExperienceContent
from shared.records.profile import ProfileContent
from shared.table import Kind, Stored, UserPartition

_SIDE_BY_SIDE: tuple[tuple[Kind[Any], ...], ...] = (
    (kinds.CERTIFICATIONS, kinds.EDUCATION),
    (kinds.EXPERIENCES,),
    (kinds.LANGUAGES, kinds.PHOTO, kinds.PROFILE),
    (kinds.SKILLS, kinds.SKILL_USES),
)
"""In the order of the table's keys, so that what is asked for together lies together."""


@dataclass(frozen=True)
class Present:
    """What there is of a record: `kinds` are the names of those that have at least one."""

    profile: ProfileContent
    experiences: Sequence[ExperienceContent]
    skills: int
    kinds: frozenset[str]


def what_there_is(partition: UserPartition) -> Present:
    """As much of the record as its completeness is told from. Four queries, side by side.

    What counts by being there is not opened.
    """
    asked = [
        aws.beside(lambda some=some: list(partition.neighbours(*some)))  # type: ignore[misc]
        for some in _SIDE_BY_SIDE
    ]
    found: dict[str, list[Stored[Any]]] = {}
    for one in (stored for answer in asked for stored in answer.result()):
        found.setdefault(one.kind.name, []).append(one)
    profile = next(iter(found.get(kinds.PROFILE.name, [])), None)
    return Present(
        profile=profile.content.open() if profile else ProfileContent(),
        experiences=[one.content.open() for one in found.get(kinds.EXPERIENCES.name, [])],
        skills=_skills(found),
        kinds=frozenset(found),
    )


def _skills(found: dict[str, list[Stored[Any]]]) -> int:
    """How many skills a document would tell."""
    own = [Sourced(one.id, one.content.open(), one.version) for one in found.get(kinds.SKILLS.name, [])]
    uses = [use for one in found.get(kinds.SKILL_USES.name, []) for use in one.content.open().skills]
    return len(told_skills(known_skills(own, uses)))


def remake_picture(data: bytes) -> dict[str, Any]:
    """What the function that has nothing makes of a picture: `picture`, `refused` or `broken`."""
    answer = aws.own("lambda").invoke(
        FunctionName=config.read("FUNCTION_PARSING"),
        Payload=json.dumps({"picture": base64.b64encode(data).decode()}).encode(),
    )
    payload: dict[str, Any] = json.loads(answer["Payload"].read())
    return {"broken": True} if answer.get("FunctionError") else payload
