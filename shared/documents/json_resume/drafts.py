"""From the objects of a JSON Resume to drafts of records, one function a section.

Takes both generations of the schema: 0.0.0 (`company`, `website`, `picture`) and 1.0.0 (`name`, `url`,
`image`), and the spellings in common use beside them. Nothing is filled in: a draft holds what is said.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shared.documents.dates import means_still, partial_date
from shared.documents.json_resume.node import Node

EXTENSION = "x-pathfinder"
"""Where our own export puts the fields that JSON Resume has no place for."""

Draft = dict[str, Any]

EXPERIENCE_FIELDS = frozenset(
    {
        *("department", "experience_type", "employment_type", "industry", "role_type", "responsibilities"),
        *("team_size", "budget_managed", "revenue_impact", "cost_savings", "currency"),
    }
)
EDUCATION_FIELDS = frozenset({"description"})
CERTIFICATION_FIELDS = frozenset({"expires", "credential_id"})
PROJECT_FIELDS = frozenset({"client", "people", "anonymized"})
# Not catalogue_id, endorsements or evidence: a file cannot vouch for what others said.
SKILL_FIELDS = frozenset({"category", "years", "last_used", "primary"})
RECOMMENDATION_FIELDS = frozenset({"relation", "date"})

_PROFICIENCY = {
    "beginner": "beginner basic novice elementary junior",
    "intermediate": "intermediate competent proficient medium",
    "advanced": "advanced senior",
    "expert": "expert master guru",
}
_LEVELS = {word: level for level, words in _PROFICIENCY.items() for word in words.split()}
_BARE_LINK = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)


def experience(node: Node) -> Draft:
    """An entry of `work`. An end that is missing or says `Present` means: still there."""
    draft = _position(node, organization=node.text("name", "company", "organization"))
    draft["description"] = node.text("summary") or node.text("description")
    return draft


def volunteering(node: Node) -> Draft:
    """An entry of `volunteer`: an experience of that type."""
    draft = _position(node, organization=node.text("organization", "name", "company"))
    return {"experience_type": "volunteer", **draft, "description": node.text("summary", "description")}


def _position(node: Node, organization: str | None) -> Draft:
    extension = _extension(node, EXPERIENCE_FIELDS)
    end = _end(node, "endDate")
    return {
        "title": node.text("position", "title"),
        "organization": organization,
        "location": place(node),
        "start_date": _date(node, "startDate"),
        "end_date": end,
        "is_current": end is None,
        "achievements": _without(node.texts("highlights"), extension.get("responsibilities")),
        "technologies": node.texts("keywords", "technologies"),
        **extension,
    }


def education(node: Node) -> Draft:
    """An entry of `education`."""
    return {
        "institution": node.text("institution"),
        "degree": node.text("studyType", "degree"),
        "field": node.text("area", "field"),
        "start": _date(node, "startDate"),
        "end": _end(node, "endDate"),
        "score": node.text("score", "gpa"),
        "courses": node.texts("courses"),
        "description": node.text("summary", "description"),
        **_extension(node, EDUCATION_FIELDS),
    }


def certification(node: Node) -> Draft:
    """An entry of `certificates`."""
    return {
        "name": node.text("name", "title"),
        "issuer": node.text("issuer"),
        "issued": _date(node, "date"),
        "url": link(node, "url", "website"),
        **_extension(node, CERTIFICATION_FIELDS),
    }


def language(node: Node) -> Draft:
    """An entry of `languages`."""
    return {"language": node.text("language", "name"), "fluency": node.text("fluency", "level")}


def project(node: Node) -> Draft:
    """An entry of `projects`; several roles become one text."""
    return {
        "name": node.text("name"),
        "role": ", ".join(node.texts("roles", "role")),
        "description": node.text("description", "summary"),
        "highlights": node.texts("highlights"),
        "technologies": node.texts("keywords", "technologies"),
        "start": _date(node, "startDate"),
        "end": _end(node, "endDate"),
        "url": link(node, "url", "website"),
        **_extension(node, PROJECT_FIELDS),
    }


def skill(node: Node) -> Draft:
    """An entry of `skills`. A level outside the four known ones finds no place."""
    level = node.text("level")
    proficiency = _LEVELS.get(level.casefold()) if level else None
    if level and not proficiency:
        node.give_back("level", level)
    return {
        "name": node.text("name"),
        "proficiency": proficiency,
        "keywords": node.texts("keywords"),
        **_extension(node, SKILL_FIELDS),
    }


def award(node: Node) -> Draft:
    """An entry of `awards`."""
    return {
        "kind": "award",
        "title": node.text("title", "name"),
        "issuer": node.text("awarder", "issuer"),
        "date": _date(node, "date"),
        "description": node.text("summary", "description"),
        "url": link(node, "url", "website"),
    }


def publication(node: Node) -> Draft:
    """An entry of `publications`."""
    return {
        "kind": "publication",
        "title": node.text("name", "title"),
        "issuer": node.text("publisher"),
        "date": _date(node, "releaseDate"),
        "description": node.text("summary", "description"),
        "url": link(node, "url", "website"),
    }


def interest(node: Node) -> Draft:
    """An entry of `interests`; its keywords become the description."""
    return {"kind": "interest", "title": node.text("name"), "description": ", ".join(node.texts("keywords"))}


def recommendation(node: Node) -> Draft:
    """An entry of `references`."""
    extension = _extension(node, RECOMMENDATION_FIELDS)
    return {"from": node.text("name"), "text": node.text("reference"), **extension}


def place(node: Node) -> str | None:
    """`location` in readable form, whether it is a text or an object of address parts."""
    parts = node.child("location")
    if parts is None:
        return node.text("location")
    street = (parts.text("address") or "").replace("\n", ", ")
    city = " ".join(filter(None, (parts.text("postalCode"), parts.text("city"))))
    region, country = parts.text("region"), parts.text("countryCode", "country")
    return ", ".join(filter(None, (street, city, region, country))) or None


def link(node: Node, *names: str) -> str | None:
    """A web address; what is none (an embedded picture, say) finds no place."""
    for name in names:
        if written := node.text(name):
            if written.lower().startswith(("http://", "https://")):
                return written
            if _BARE_LINK.fullmatch(written):
                return f"https://{written}"
            node.give_back(name, written)
    return None


def _date(node: Node, name: str) -> str | None:
    written = node.text(name)
    return (partial_date(written) or written) if written else None


def _end(node: Node, name: str) -> str | None:
    written = node.text(name)
    return None if written is None or means_still(written) else partial_date(written) or written


def _extension(node: Node, allowed: frozenset[str]) -> Draft:
    ours = node.child(EXTENSION)
    return ours.fields(allowed) if ours else {}


def _without(highlights: list[str], responsibilities: Any) -> list[str]:
    """Our export lists responsibilities as highlights too, so that other readers show them."""
    for text in reversed(responsibilities if isinstance(responsibilities, list) else []):
        if text in highlights:
            last = len(highlights) - 1 - highlights[::-1].index(text)
            highlights = highlights[:last] + highlights[last + 1 :]
    return highlights


@dataclass(frozen=True)
class Section:
    """A section of the file: the collection it goes to, and how one of its entries is drafted."""

    name: str
    collection: str
    draft: Callable[[Node], Draft]
    text_key: str | None = None


SECTIONS = (
    Section("work", "experiences", experience),
    Section("volunteer", "experiences", volunteering),
    Section("education", "education", education),
    Section("certificates", "certifications", certification),
    Section("certifications", "certifications", certification),
    Section("languages", "languages", language, text_key="language"),
    Section("projects", "projects", project),
    Section("skills", "skills", skill, text_key="name"),
    Section("awards", "accomplishments", award),
    Section("publications", "accomplishments", publication),
    Section("interests", "accomplishments", interest, text_key="name"),
    Section("references", "recommendations", recommendation),
)
