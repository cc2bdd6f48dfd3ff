"""Where a file's entries meet what the record already holds."""

from collections.abc import Iterator
from typing import Any

from functions.imports.schemas import Conflict
from shared.documents.found import Entry, Found
from shared.documents.skill_identity import keys_of
from shared.records import kinds
from shared.table import Kind, UserPartition
from shared.words import folded

COLLECTIONS: dict[str, Kind[Any]] = {
    "experiences": kinds.EXPERIENCES,
    "education": kinds.EDUCATION,
    "certifications": kinds.CERTIFICATIONS,
    "languages": kinds.LANGUAGES,
    "projects": kinds.PROJECTS,
    "skills": kinds.SKILLS,
    "accomplishments": kinds.ACCOMPLISHMENTS,
    "recommendations": kinds.RECOMMENDATIONS,
}
_SAME_IF = {
    "experiences": ("title", "organization"),
    "education": ("institution", "degree", "field"),
    "certifications": ("name", "issuer"),
    "languages": ("language",),
    "projects": ("name",),
    "accomplishments": ("kind", "title"),
    "recommendations": ("from", "text"),
}
"""An entry is taken for one that is there where these agree (and an experience began in the same year)."""
_UNIQUE = ("skills",)
"""Of these nobody keeps two that are alike."""


def conflicts_of(partition: UserPartition, found: Found) -> list[Conflict]:
    """Every entry that seems to be in the record already, with the fields in which they differ."""
    conflicts = list(_with_profile(partition, found.profile))
    for name, kind in COLLECTIONS.items():
        entries: list[Entry] = getattr(found, name)
        if entries:
            conflicts += _with_collection(partition, name, kind, entries)
    return conflicts


def _with_profile(partition: UserPartition, entry: Entry | None) -> Iterator[Conflict]:
    stored = partition.get(kinds.PROFILE) if entry else None
    if entry is None or stored is None:
        return
    existing = stored.content.open().model_dump(mode="json")
    differing = [field for field, value in entry.content.items() if existing.get(field) not in (None, value)]
    if differing:
        yield Conflict(
            key=entry.key,
            kind="profile",
            existing_id="profile",
            differing=differing,
            choices=["skip", "replace"],
        )


def _with_collection(
    partition: UserPartition, name: str, kind: Kind[Any], entries: list[Entry]
) -> Iterator[Conflict]:
    existing: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {}
    for stored in partition.all(kind):
        content = stored.content.open().model_dump(mode="json", by_alias=True)
        existing |= dict.fromkeys(_likenesses(name, content), (stored.id, content))
    for entry in entries:
        known = next((existing[one] for one in _likenesses(name, entry.content) if one in existing), None)
        if known is not None:
            yield Conflict(
                key=entry.key,
                kind=name,
                existing_id=known[0],
                differing=[field for field, value in entry.content.items() if known[1].get(field) != value],
                choices=["skip", "replace"] if name in _UNIQUE else ["skip", "replace", "add"],
            )


def _likenesses(name: str, content: dict[str, Any]) -> list[tuple[str, ...]]:
    """In which an entry is like another one: a skill by its name or by what the catalogue calls it."""
    if name == "skills":
        named = str(content.get("name") or "")
        return [(key,) for key in keys_of(named, content.get("catalogue_id"))] if named else []
    words = [folded(str(content.get(field) or "")) for field in _SAME_IF[name]]
    return [(*words, str(content.get("start_date") or "")[:4]) if name == "experiences" else tuple(words)]
