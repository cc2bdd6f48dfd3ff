"""Which fields of each kind of record a search reads, and what it shows of a hit: as data.

Fields are named as the API names them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from shared.records import kinds
from shared.table import Kind


@dataclass(frozen=True)
class Shape:
    """`title` and `subtitle` are made of the first of these fields, joined; `texts` are in the order in
    which they are read, each with its weight; `skills` are fields that name skills.

    Without `end` the record stands for one moment; without a value for it, it goes on.
    """

    kind: Kind[Any]
    texts: dict[str, float]
    title: tuple[str, ...]
    subtitle: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    organization: str | None = None
    skills: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the API calls the kind: `experience`."""
        return self.kind.name.lower()


_HEAD, _PLACE, _ABLE, _SAID, _PLAIN = 4.0, 3.0, 2.5, 1.2, 1.0

SHAPES = {
    shape.kind.name: shape
    for shape in (
        Shape(
            kinds.EXPERIENCES,
            {
                "title": _HEAD, "organization": _PLACE, "department": _PLAIN, "location": _PLAIN,
                "industry": _PLAIN, "role_type": _PLAIN, "description": _PLAIN, "responsibilities": _PLAIN,
                "achievements": _SAID, "technologies": _ABLE,
            },
            title=("title",), subtitle=("organization",), start="start_date", end="end_date",
            organization="organization", skills=("technologies",),
        ),
        Shape(
            kinds.EDUCATION,
            {
                "degree": _HEAD, "field": _HEAD, "institution": _PLACE, "description": _PLAIN,
                "courses": _SAID, "score": _PLAIN,
            },
            title=("degree", "field"), subtitle=("institution",), start="start", end="end",
            organization="institution",
        ),
        Shape(
            kinds.CERTIFICATIONS,
            {"name": _HEAD, "issuer": _PLACE, "credential_id": _PLAIN},
            title=("name",), subtitle=("issuer",), start="issued", organization="issuer",
        ),
        Shape(
            kinds.LANGUAGES,
            {"language": _HEAD, "fluency": _PLAIN},
            title=("language",), subtitle=("fluency",), skills=("language",),
        ),
        Shape(
            kinds.PROJECTS,
            {
                "name": _HEAD, "role": _PLACE, "client": _PLACE, "people": _SAID, "description": _PLAIN,
                "highlights": _SAID, "technologies": _ABLE,
            },
            title=("name",), subtitle=("role",), start="start", end="end", organization="client",
            skills=("technologies",),
        ),
        Shape(
            kinds.ACCOMPLISHMENTS,
            {"title": _HEAD, "issuer": _PLACE, "description": _PLAIN},
            title=("title",), subtitle=("issuer",), start="date", organization="issuer",
        ),
        Shape(
            kinds.RECOMMENDATIONS,
            {"from": _HEAD, "relation": _PLAIN, "text": _PLAIN},
            title=("from",), subtitle=("relation",), start="date",
        ),
        Shape(
            kinds.SKILLS,
            {"name": _HEAD, "keywords": _ABLE},
            title=("name",), start="last_used", skills=("name",),
        ),
        Shape(
            kinds.PROFILE,
            {
                "full_name": _HEAD, "headline": _PLACE, "bio": _PLAIN, "location": _PLAIN,
                "career_objective": _PLAIN, "career_goals": _PLAIN,
            },
            title=("full_name",), subtitle=("headline",),
        ),
    )
}  # fmt: skip
"""By the name of the kind in the table."""

KIND_NAMES = tuple(shape.name for shape in SHAPES.values())


def texts_of(shape: Shape, content: BaseModel) -> Iterator[tuple[str, str]]:
    """The searched texts with their fields; an item of a list is `achievements[2]`."""
    values = values_of(content)
    for field in shape.texts:
        value = values.get(field)
        if isinstance(value, str) and value:
            yield field, value
        elif isinstance(value, list):
            yield from ((f"{field}[{at}]", item) for at, item in enumerate(value))


def values_of(content: BaseModel) -> dict[str, Any]:
    """The fields of a content by the names that the API gives them."""
    return {spec.alias or name: getattr(content, name) for name, spec in type(content).model_fields.items()}
