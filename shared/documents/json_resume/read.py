"""Reading a JSON Resume: every value in it becomes part of a draft or is reported as unplaced."""

from typing import Any

from shared.documents.found import CONTENT_OF, Entry, Found, entry
from shared.documents.json_resume.basics import profile
from shared.documents.json_resume.drafts import EXTENSION, SECTIONS, Draft
from shared.documents.json_resume.node import Node
from shared.documents.refused import DocumentRefused
from shared.documents.strict_json import checked, load
from shared.records.profile import AccomplishmentContent, ProfileContent

MOST_ENTRIES = 2_000
_ABOUT = ("canonical", "version", "lastModified")


def read(data: bytes | dict[str, Any]) -> Found:
    """What a JSON Resume of either generation says. Raises DocumentRefused where it is none."""
    value = load(data) if isinstance(data, bytes) else checked(data)
    if not looks_like(value):
        raise DocumentRefused(
            "This is JSON, but not a JSON Resume: it has no basics, work, education or skills at its top."
        )
    root = Node(value, "")
    found = Found(about=_about(root), profile=_profile(root), **_collections(root), unplaced=[])
    return found.model_copy(update={"unplaced": root.left()})


def looks_like(value: Any) -> bool:
    """Whether this JSON value has at least one section of a JSON Resume, of the right type."""
    if not isinstance(value, dict):
        return False
    return isinstance(value.get("basics"), dict) or any(
        isinstance(value.get(section.name), list) for section in SECTIONS
    )


def _profile(root: Node) -> Entry | None:
    basics = root.child("basics")
    draft = _said(profile(basics)) if basics else {}
    return entry("basics", ProfileContent, draft) if draft else None


def _collections(root: Node) -> dict[str, list[Entry]]:
    collections: dict[str, list[Entry]] = {name: [] for name in CONTENT_OF}
    for section in SECTIONS:
        for node in root.children(section.name, text_key=section.text_key):
            draft = _said(section.draft(node))
            collections[section.collection].append(entry(node.path, CONTENT_OF[section.collection], draft))
    collections["accomplishments"] += _other_accomplishments(root)
    if sum(len(entries) for entries in collections.values()) > MOST_ENTRIES:
        raise DocumentRefused(f"This file holds more than {MOST_ENTRIES:,} entries; a resume has far fewer.")
    return collections


def _other_accomplishments(root: Node) -> list[Entry]:
    """Kinds that JSON Resume does not know (patents, courses, ...), as our own export writes them."""
    ours = root.child(EXTENSION)
    allowed = frozenset(AccomplishmentContent.model_fields)
    nodes = ours.children("accomplishments") if ours else []
    return [entry(node.path, AccomplishmentContent, _said(node.fields(allowed))) for node in nodes]


def _said(draft: Draft) -> Draft:
    """The draft without what the file does not say."""
    return {name: value for name, value in draft.items() if value not in (None, "", [])}


def _about(root: Node) -> dict[str, str]:
    meta = root.child("meta")
    about = {name: meta.text(name) for name in _ABOUT} if meta else {}
    about["schema"] = root.text("$schema")
    return {name: value for name, value in about.items() if value}
